import { describe, expect, test } from 'vitest';
import { loadCatalogueData } from './catalogue-data.ts';
import { clockDefinitions, effectivePromise, isShorter } from './clock-definitions.ts';
import { diffContent } from './diff.ts';
import type { ItemContent } from './item-content.ts';
import { citationsOf } from './legal-basis.ts';
import { licenceActOf } from './licence-act.ts';
import { findProblems } from './problems.ts';

const items = loadCatalogueData().items;
const contentOf = (localCode: string): ItemContent => {
  const item = items.find(one => one.entry.localCode === localCode);
  if (!item) throw new Error(localCode);
  return structuredClone(item.content);
};
const errorsOf = (content: ItemContent, context: Partial<Parameters<typeof findProblems>[1]> = {}) =>
  findProblems(content, { typeCode: '01', hasForm: true, hasProcess: true, ...context })
    .filter(problem => problem.severity === 'error')
    .map(problem => `${problem.path} ${problem.code}`);

function changed(change: (content: ItemContent) => void): ItemContent {
  const content = contentOf('SC08');
  change(content);
  return content;
}

describe('what the editor refuses', () => {
  test.each<[string, (content: ItemContent) => void, string]>([
    [
      'a promise longer than the statute',
      c => {
        c.limits.promise = { amount: 21, unit: 'workingDay' };
      },
      '/limits/promise promiseTooLong',
    ],
    [
      'a promise in another unit that a long holiday could stretch',
      c => {
        c.limits.promise = { amount: 15, unit: 'calendarDay' };
        c.limits.statutory = { ...c.limits.statutory!, amount: 10 };
        c.limits.steps = [];
      },
      '/limits/promise promiseMayBeTooLong',
    ],
    [
      'steps longer than the whole',
      c => {
        c.limits.promise = { amount: 5, unit: 'workingDay' };
      },
      '/limits/steps stepsTooLong',
    ],
    [
      'a licence without a statutory limit',
      c => {
        c.limits.statutory = null;
      },
      '/limits/statutory statutoryMissing',
    ],
    [
      'a material that no law asks for',
      c => {
        c.materials[5]!.source = null;
      },
      '/materials/5/source materialWithoutBasis',
    ],
    [
      'two materials of one id',
      c => {
        c.materials[1]!.id = c.materials[0]!.id;
      },
      '/materials/1/id duplicate',
    ],
    [
      'a condition of a material that cannot be read',
      c => {
        c.materials[0]!.when = 'area >';
      },
      '/materials/0/when expressionUnreadable',
    ],
    [
      'a licence to fetch of no type',
      c => {
        c.materials[0]!.fetch = { from: 'licence' };
      },
      '/materials/0/fetch/licenceType licenceTypeMissing',
    ],
    [
      'a fee without a basis',
      c => {
        c.fee = {
          charged: true,
          rows: [{ name: { zh: '工本费' }, standard: { zh: '10 元' }, amount: 1000, reducible: false, source: null }],
          source: { kind: 'editor', verified: false },
        };
      },
      '/fee/rows/0/source feeWithoutBasis',
    ],
    [
      'a code that its list does not have',
      c => {
        c.serviceObjects = ['8'];
      },
      '/serviceObjects/0 unknownCode',
    ],
    [
      'an item without a legal basis',
      c => {
        c.bases = [];
      },
      '/bases basisMissing',
    ],
    [
      'a special procedure that no law provides for',
      c => {
        c.special[0]!.source = { kind: 'editor', verified: false };
      },
      '/special/0/source citationIncomplete',
    ],
    [
      'an item without a result',
      c => {
        c.results = [];
      },
      '/results resultMissing',
    ],
  ])('%s', (_name, change, expected) => {
    expect(errorsOf(changed(change))).toContain(expected);
  });

  test('online handling without a form or process', () => {
    expect(errorsOf(contentOf('SC08'), { hasForm: false, hasProcess: false })).toEqual([
      '/formKey formMissing',
      '/processKey processMissing',
    ]);
  });

  test('nothing of the data that was verified: unverified marks are shown, not refused', () => {
    for (const { entry, content } of items) {
      const problems = findProblems(content, { typeCode: entry.typeCode, hasForm: true, hasProcess: true });
      expect(
        problems.filter(problem => problem.severity === 'error'),
        entry.localCode ?? '',
      ).toEqual([]);
      expect(problems.some(problem => problem.code === 'unverified')).toBe(true);
    }
  });
});

describe('limits', () => {
  test('become definitions of the statutory clock with their law', () => {
    const [statute, promise, ...steps] = clockDefinitions(contentOf('SC08'));
    expect(statute).toMatchObject({
      level: 'statute',
      budget: { amount: 20, unit: 'workingDay' },
      startsAt: 'accepted',
      basis: { law: '行政许可法', article: '第四十二条' },
      extension: { amount: 10, times: 1 },
    });
    expect(promise).toMatchObject({ level: 'promise', budget: { amount: 8, unit: 'workingDay' } });
    expect(steps.map(step => step.budget.amount)).toEqual([3, 3, 2]);
  });

  test('that count back from an event keep their start and what silence means', () => {
    expect(clockDefinitions(contentOf('GA20'))).toMatchObject([
      { level: 'statute', startsAt: 'event', silence: 'grants', budget: { amount: 2, unit: 'calendarDay' } },
    ]);
  });

  test('of an organisation may only be shorter than the unified promise', () => {
    const content = contentOf('SC08');
    expect(effectivePromise(content, { promise: { amount: 5, unit: 'workingDay' } })?.amount).toBe(5);
    expect(effectivePromise(content, { promise: { amount: 9, unit: 'workingDay' } })?.amount).toBe(8);
  });

  test('in different units are shorter only when no calendar can make them longer', () => {
    expect(isShorter({ amount: 5, unit: 'workingDay' }, { amount: 15, unit: 'calendarDay' })).toBe(true);
    expect(isShorter({ amount: 5, unit: 'workingDay' }, { amount: 7, unit: 'calendarDay' })).toBe(false);
    expect(isShorter({ amount: 28, unit: 'calendarDay' }, { amount: 1, unit: 'month' })).toBe(true);
    expect(isShorter({ amount: 0, unit: 'workingDay' }, { amount: 1, unit: 'calendarDay' })).toBe(true);
  });
});

test('differences are told in words, field by field', () => {
  const after = changed(content => {
    content.limits.promise = { amount: 25, unit: 'workingDay' };
    content.materials[4]!.necessity = '3';
    content.questions.push({ question: { zh: '新问题' }, answer: { zh: '答' } });
    content.materials.pop();
  });
  const said = diffContent(contentOf('SC08'), after).map(one => [
    one.labelZh,
    one.before?.zh ?? null,
    one.after?.zh ?? null,
  ]);
  expect(said).toEqual([
    ['承诺办结时限', '8 个工作日', '25 个工作日'],
    ['操作流程文件 · 必要性', '必要', '容缺后补'],
    ['材料', '食品安全规章制度目录清单', null],
    ['常见问题', null, '新问题'],
  ]);
  expect(diffContent(after, after)).toEqual([]);
});

test('every article that an item cites is known by its element', () => {
  const cited = citationsOf(contentOf('SC08'));
  expect(cited).toContainEqual({ element: 'basis', law: '食品安全法', article: '第三十五条', verified: true });
  expect(cited).toContainEqual(expect.objectContaining({ element: 'limit', law: '行政许可法', article: '第四十二条' }));
  expect(cited.some(one => one.element === 'material' && !one.verified)).toBe(true);
});

test('a result that changes a licence says of which type, and its form asks which one', () => {
  const content = contentOf('SC08-1');
  expect(errorsOf(content, { licenceChoices: ['foodBusinessLicence'] })).toEqual([]);
  expect(errorsOf(content, { licenceChoices: [] })).toEqual(['/results/0/licenceType licenceFieldMissing']);
  delete content.results[0]!.licenceType;
  expect(errorsOf(content)).toEqual(['/results/0/licenceType licenceTypeMissing']);
});

test('what a grant does with the licence stands with the result of the type that the version names', () => {
  const results = [{ type: '10' }, { type: '10', licenceType: 'a', licenceAct: 'change' as const }];
  expect(licenceActOf({ content: { results }, licenceType: 'a' })).toBe('change');
  expect(licenceActOf({ content: { results }, licenceType: null })).toBe('issue');
  expect(licenceActOf({ content: contentOf('SC08'), licenceType: 'foodBusinessLicence' })).toBe('issue');
});
