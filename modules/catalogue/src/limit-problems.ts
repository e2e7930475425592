import { isShorter } from './clock-definitions.ts';
import type { Budget } from './content.ts';
import type { ItemContent } from './item-content.ts';
import { codeProblem, problem, unverified } from './problem.ts';
import type { ContentProblem } from './problem-contract.ts';

const units = {
  workingDay: ['工作日', 'working days'],
  calendarDay: ['日', 'calendar days'],
  month: ['个月', 'months'],
} as const;

/** A budget in words: 20 个工作日, 20 working days. */
export function budgetText({ amount, unit }: Budget, locale: 'zh' | 'en'): string {
  if (amount === 0) return locale === 'zh' ? '当场' : 'at once';
  if (locale === 'en') return `${amount} ${amount === 1 ? units[unit][1].replace(/s$/, '') : units[unit][1]}`;
  return unit === 'workingDay' ? `${amount} 个工作日` : unit === 'month' ? `${amount} 个月` : `${amount} 日`;
}

export function limitProblems(content: ItemContent, typeCode: string): ContentProblem[] {
  return [
    ...statutoryProblems(content, typeCode),
    ...promiseProblems(content),
    ...stepProblems(content),
    ...specialProblems(content),
  ];
}

function statutoryProblems({ limits, caseType }: ItemContent, typeCode: string): ContentProblem[] {
  const place: [string, string] = ['法定办结时限', 'Statutory limit'];
  if (!limits.statutory) {
    if (typeCode !== '01') return [];
    return [
      problem('limits', '/limits/statutory', 'statutoryMissing', place, [
        '行政许可要写法定时限；法律没有另定的，是二十个工作日（行政许可法第四十二条）。',
        'A licence needs its statutory limit; where no law says otherwise it is 20 working days (Administrative Licensing Law, article 42).',
      ]),
    ];
  }
  const found: ContentProblem[] = [];
  if (!limits.statutory.source.law || !limits.statutory.source.article) {
    found.push(
      problem(
        'limits',
        '/limits/statutory/source',
        'citationIncomplete',
        ['法定时限的依据', 'Basis of the limit'],
        ['写明哪部法、第几条。', 'Say which law and which article.'],
      ),
    );
  } else if (!limits.statutory.source.verified) {
    found.push(unverified('limits', '/limits/statutory/source', ['法定时限的依据', 'Basis of the limit']));
  }
  if (caseType === '1' && !limits.promise && limits.statutory.amount > 0) {
    found.push(
      problem(
        'limits',
        '/limits/promise',
        'immediateWithoutPromise',
        ['承诺办结时限', 'Promised limit'],
        ['即办件要承诺当场办结。', 'An item done at once must promise so.'],
      ),
    );
  }
  if (limits.statutory.unitNote) {
    found.push(
      problem(
        'limits',
        '/limits/statutory/unit',
        'unitUnclear',
        place,
        [
          limits.statutory.unitNote,
          'The text says “day”, not “working day”; the implementing body must confirm the unit.',
        ],
        'warning',
      ),
    );
  }
  return found;
}

function promiseProblems({ limits }: ItemContent): ContentProblem[] {
  const place: [string, string] = ['承诺办结时限', 'Promised limit'];
  const { promise, statutory } = limits;
  if (!promise) {
    return [
      problem(
        'limits',
        '/limits/promise',
        'promiseMissing',
        place,
        ['还没有承诺，申请人看到的是法定时限。', 'There is no promise; applicants are shown the statutory limit.'],
        'warning',
      ),
    ];
  }
  if (!statutory || isShorter(promise, statutory)) return [];
  const same = promise.unit === statutory.unit;
  return [
    problem('limits', '/limits/promise', same ? 'promiseTooLong' : 'promiseMayBeTooLong', place, [
      same
        ? `承诺 ${budgetText(promise, 'zh')}比法定 ${budgetText(statutory, 'zh')}长。承诺只能更短。`
        : `遇到长假，${budgetText(promise, 'zh')}可能比法定的 ${budgetText(statutory, 'zh')}长。请用同一种单位，或者写短一些。`,
      same
        ? `The promise of ${budgetText(promise, 'en')} is longer than the statutory ${budgetText(statutory, 'en')}. It may only be shorter.`
        : `Over a long holiday ${budgetText(promise, 'en')} may exceed the statutory ${budgetText(statutory, 'en')}. Use the same unit or promise less.`,
    ]),
  ];
}

function stepProblems({ limits }: ItemContent): ContentProblem[] {
  const whole = limits.promise ?? limits.statutory;
  if (!whole || limits.steps.length === 0) return [];
  if (limits.steps.some(step => step.limit.unit !== whole.unit)) return [];
  const sum = limits.steps.reduce((total, step) => total + step.limit.amount, 0);
  if (sum <= whole.amount) return [];
  return [
    problem(
      'limits',
      '/limits/steps',
      'stepsTooLong',
      ['各环节时限', 'Limits of the steps'],
      [
        `各环节加起来 ${sum}，比整件的 ${whole.amount} 长。`,
        `The steps add up to ${sum}, more than the ${whole.amount} of the whole.`,
      ],
    ),
  ];
}

function specialProblems({ special }: ItemContent): ContentProblem[] {
  return special.flatMap((procedure, index): ContentProblem[] => {
    const path = `/special/${index}`;
    const place: [string, string] = [`特别程序 · ${procedure.name.zh}`, `Special procedure ${index + 1}`];
    const found = codeProblem('limits', `${path}/kind`, 'specialProcedureKind', procedure.kind, place);
    if (!procedure.source.law || !procedure.source.article) {
      found.push(
        problem('limits', `${path}/source`, 'citationIncomplete', place, [
          '不计入时限要有法律依据，写明哪部法、第几条。',
          'Time may be left out only by law; say which law and which article.',
        ]),
      );
    }
    if (!procedure.max) {
      found.push(
        problem(
          'limits',
          `${path}/max`,
          'durationMissing',
          place,
          [
            '没有写最多几天，告知申请人时要写（行政许可法第四十五条）。',
            'The longest duration is not given; the applicant must be told it (Administrative Licensing Law, article 45).',
          ],
          'warning',
        ),
      );
    }
    return found;
  });
}
