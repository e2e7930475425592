import { describe, expect, test } from 'vitest';
import type { Answers, EvaluateOptions, PrefilledValue } from './answers.ts';
import type { FormDefinition, FormField } from './definition.ts';
import { evaluateForm } from './evaluate.ts';
import { completeAnswers, foodLicence } from './food-licence.fixture.ts';

const today = '2026-11-23';

function evaluate(answers: Answers, options: Partial<EvaluateOptions> = {}, definition = foodLicence) {
  return evaluateForm(definition, answers, { today, ...options });
}

function errorsOf(answers: Answers, options: Partial<EvaluateOptions> = {}, definition = foodLicence) {
  return evaluate(answers, options, definition).errors.map(error => `${error.path}: ${error.zh}`);
}

/** A form of one page with these fields. */
function formOf(...fields: FormField[]): FormDefinition {
  return {
    key: 'form',
    title: { zh: '表', en: 'Form' },
    pages: [{ key: 'page', title: { zh: '页', en: 'Page' }, fields }],
  };
}
function label(zh: string) {
  return { zh, en: zh };
}

const licence: PrefilledValue = {
  value: '桂林漓岸餐饮管理有限公司（示例）',
  source: { zh: '营业执照', en: 'business licence' },
  trust: 'A',
};

describe('a complete form', () => {
  test('has no errors and keeps every answer as it was', () => {
    const result = evaluate(completeAnswers);
    expect(result.errors).toEqual([]);
    expect(result.complete).toBe(true);
    expect(result.answers).toEqual(completeAnswers);
    expect(result.progress).toEqual({ complete: 5, total: 5 });
    expect(result.nextPage).toBe(null);
  });
});

describe('visibility', () => {
  test('drops the value of a field that is not shown', () => {
    const result = evaluate({ ...completeAnswers, kinds: ['hot'] });
    expect(result.answers).not.toHaveProperty('coldRoom');
    expect(result.complete).toBe(true);
  });

  test('follows each item of a repeating group by itself', () => {
    const [first, second] = completeAnswers.people;
    const people = [first, { ...second, healthUntil: '2027-06-02' }];
    expect(evaluate({ ...completeAnswers, people }).answers.people).toEqual(completeAnswers.people);
  });

  test('of a field that depends on a hidden field falls with it, wherever it stands', () => {
    const chain = formOf(
      { kind: 'text', key: 'last', label: label('末'), visible: 'middle = "yes"' },
      { kind: 'text', key: 'middle', label: label('中'), visible: 'first = "yes"' },
      { kind: 'text', key: 'first', label: label('首') },
    );
    expect(evaluate({ first: 'no', middle: 'yes', last: 'x' }, {}, chain).answers).toEqual({ first: 'no' });
    expect(evaluate({ first: 'yes', middle: 'yes', last: 'x' }, {}, chain).answers).toEqual({
      last: 'x',
      middle: 'yes',
      first: 'yes',
    });
  });

  test('of a page takes its fields along and shortens the way', () => {
    const [operator, premises] = foodLicence.pages;
    const form: FormDefinition = { ...foodLicence, pages: [premises!, { ...operator!, visible: 'area > 50' }] };
    const result = evaluate({ premises: completeAnswers.premises, area: 20, name: '店' }, {}, form);
    expect(result.pages.map(page => page.key)).toEqual(['premises']);
    expect(result.answers).not.toHaveProperty('name');
  });
});

describe('what is missing', () => {
  test('is told in page order, with what to do', () => {
    expect(errorsOf({}).slice(0, 5)).toEqual([
      'name: 还没有填“名称”，请补上',
      'creditCode: 还没有填“统一社会信用代码”，请补上',
      'legalPerson: 还没有填“法定代表人”，请补上',
      'contactPhone: 还没有填“联系手机”，请补上',
      'premises: 还没有填“地址”，请补上',
    ]);
  });

  test('makes the first page that lacks something the next page', () => {
    const { area: _area, ...rest } = completeAnswers;
    const result = evaluate(rest);
    expect(result.nextPage).toBe('premises');
    expect(result.completedPages).not.toContain('premises');
  });

  test('reopens a page that was complete when another answer makes more of it required', () => {
    const form = formOf(
      { kind: 'boolean', key: 'agent', label: label('代办') },
      { kind: 'text', key: 'agentName', label: label('代办人'), required: 'agent = true' },
    );
    expect(evaluate({ agent: false }, {}, form).complete).toBe(true);
    expect(errorsOf({ agent: true }, {}, form)).toEqual(['agentName: 还没有填“代办人”，请补上']);
  });

  test('in a list shows one empty item to begin with', () => {
    const people = evaluate({}).pages[2]!.fields[0]!;
    expect(people.items).toHaveLength(1);
    expect(people.items![0]!.fields.map(field => field.path)).toEqual([
      'people.0.name',
      'people.0.post',
      'people.0.citizenId',
      'people.0.healthUntil',
    ]);
  });
});

describe('what is wrong', () => {
  test('is said at the answer, in both languages, and never scolds', () => {
    const people = [{ ...completeAnswers.people[0], citizenId: '450324 19950817 0063' }];
    const [error] = evaluate({ ...completeAnswers, people }).errors;
    expect(error).toMatchObject({
      path: 'people.0.citizenId',
      page: 'staff',
      zh: '最后一位和前面对不上，请对照证件再看一遍',
    });
    expect(error!.en).not.toBe('');
  });

  test('keeps what was typed, so that it can be shown again and saved', () => {
    const result = evaluate({ ...completeAnswers, area: '八十六' });
    const area = result.pages[1]!.fields[1]!;
    expect(area).toMatchObject({ value: null, typed: '八十六' });
    expect(result.answers.area).toBe('八十六');
    expect(result.complete).toBe(false);
  });

  test('by a rule on one value is told at that value', () => {
    const people = [{ ...completeAnswers.people[0], healthUntil: today }];
    expect(errorsOf({ ...completeAnswers, people })).toEqual(['people.0.healthUntil: 健康证明过期了，请先续检']);
  });

  test('by a rule on a whole list is told at the list', () => {
    const people = [{ ...completeAnswers.people[0], post: 'cook' }];
    expect(errorsOf({ ...completeAnswers, people })).toEqual(['people: 还没有食品安全管理员，请给一位选上']);
  });

  test('by a rule across fields is told at the fields that it names', () => {
    expect(errorsOf({ ...completeAnswers, coldRoom: 90 })).toEqual(['coldRoom: 专间比店面还大，请核对两个面积']);
  });

  test('is not told while what the rule needs is unknown', () => {
    const { area: _area, ...rest } = completeAnswers;
    expect(errorsOf({ ...rest, kinds: ['hot'] })).toEqual(['area: 还没有填“使用面积”，请补上']);
  });

  test('of keys that the form does not have is told to programs', () => {
    const people = [{ ...completeAnswers.people[0], salary: 1 }];
    const result = evaluate({ ...completeAnswers, people, admin: true });
    expect(result.errors.map(error => error.path)).toEqual(['admin', 'people.0.salary']);
    expect(result.answers).not.toHaveProperty('admin');
  });

  test.each([
    ['constructor', { constructor: 'x' }],
    ['__proto__', JSON.parse('{"__proto__": {"area": 5}}')],
  ])('of the key %s is no way into the object', (_name, answers) => {
    expect(evaluate(answers as Answers).answers).not.toHaveProperty('area');
  });
});

describe('computed values', () => {
  test('come from the answers and never from who sends them', () => {
    expect(evaluate({ ...completeAnswers, investment: 1 }).answers.investment).toBe(700000);
  });

  test('are rounded to what the field holds', () => {
    const form = formOf({ kind: 'number', key: 'third', label: label('三分之一'), decimals: 2, computed: '10 / 3' });
    expect(evaluate({}, {}, form).answers.third).toBe(3.33);
  });

  test('add up a column of a table', () => {
    const equipment = [
      { article: '柜', quantity: 1, price: 10 },
      { article: '灶', quantity: 1, price: 20 },
    ];
    expect(evaluate({ ...completeAnswers, equipment }).pages[3]!.fields[2]!.totals).toEqual({ price: 30 });
  });
});

describe('what the platform holds', () => {
  const prefill = {
    'licence.营业执照.name': licence,
    'applicant.name': { value: '李云舒（示例）', source: { zh: '实名信息', en: 'identity record' } },
  };

  test('stands in the answers without being asked, with its source', () => {
    const result = evaluate({}, { prefill });
    expect(result.pages[0]!.fields[0]).toMatchObject({
      value: licence.value,
      held: true,
      access: 'view',
      source: licence,
    });
    expect(result.answers.name).toBe(licence.value);
  });

  test('cannot be overwritten while it is not disputed', () => {
    expect(evaluate({ name: '别的店' }, { prefill }).answers.name).toBe(licence.value);
  });

  test('gives way to the own answer once it is disputed, and the source stays beside it', () => {
    const result = evaluate({ name: '别的店' }, { prefill, disputes: { name: '营业执照上个月改了' } });
    expect(result.answers.name).toBe('别的店');
    expect(result.pages[0]!.fields[0]).toMatchObject({ held: false, disputed: true, access: 'edit', source: licence });
  });

  test('is only offered where the field is not held, and may be emptied', () => {
    expect(evaluate({}, { prefill }).answers.legalPerson).toBe('李云舒（示例）');
    const emptied = evaluate({ legalPerson: '' }, { prefill });
    expect(emptied.answers.legalPerson).toBe(null);
    expect(evaluate(emptied.answers, { prefill }).answers.legalPerson).toBe(null);
  });

  test('loses its source when the answer differs', () => {
    expect(evaluate({ legalPerson: '王一（示例）' }, { prefill }).pages[0]!.fields[2]!.source).toBeUndefined();
  });

  test('is known for one item of a list by its path', () => {
    const people = [{ name: '唐小满（示例）', post: 'cook' }];
    const certificate: PrefilledValue = { value: '2027-06-02', source: { zh: '健康证明', en: 'health certificate' } };
    const result = evaluate({ people }, { prefill: { 'people.0.healthUntil': certificate } });
    expect(result.answers.people).toEqual([{ name: '唐小满（示例）', post: 'cook', healthUntil: '2027-06-02' }]);
  });
});

describe('a process step', () => {
  const previous = { ...completeAnswers, opinion: '现场符合' };

  test('sees and edits only what the definition allows it', () => {
    const apply = evaluate(completeAnswers);
    expect(apply.pages[4]!.fields.map(field => field.key)).toEqual(['truthful']);
    const handle = evaluate({ opinion: '现场符合' }, { step: 'handle', previous: completeAnswers });
    expect(handle.pages[4]!.fields.map(field => [field.key, field.access])).toEqual([
      ['truthful', 'view'],
      ['opinion', 'edit'],
    ]);
    expect(handle.answers).toEqual(previous);
    expect(handle.complete).toBe(true);
  });

  test('is told to fill what it must and not what others must', () => {
    expect(errorsOf({}, { step: 'handle', previous: {} })).toEqual(['opinion: 还没有填“核查意见”，请补上']);
    expect(errorsOf({}, { step: 'approve', previous: {} })).toEqual([]);
  });

  test('cannot change what it may only view', () => {
    const result = evaluate({ ...previous, area: 5 }, { step: 'handle', previous });
    expect(result.answers.area).toBe(86.4);
    expect(result.errors.map(error => [error.path, error.code])).toEqual([['area', 'notEditable']]);
  });

  test('cannot put in what is hidden from it', () => {
    expect(evaluate({ ...completeAnswers, opinion: '我自己写的' }).answers).not.toHaveProperty('opinion');
    expect(evaluate({ ...completeAnswers }, { previous }).answers.opinion).toBe('现场符合');
  });

  test('may fill one column of rows that it may not add to', () => {
    const form = formOf({
      kind: 'repeating',
      key: 'rooms',
      label: label('房间'),
      itemLabel: label('间'),
      fields: [
        { kind: 'text', key: 'use', label: label('用途') },
        { kind: 'text', key: 'finding', label: label('结论'), access: { apply: 'hide', handle: 'edit' } },
      ],
    });
    const rooms = [{ use: '厨房' }, { use: '库房' }];
    const result = evaluate({ rooms: [{ finding: '合格' }, {}] }, { step: 'handle', previous: { rooms } }, form);
    expect(result.answers.rooms).toEqual([{ use: '厨房', finding: '合格' }, { use: '库房' }]);
  });
});
