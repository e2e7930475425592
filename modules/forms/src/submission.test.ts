import { describe, expect, test } from 'vitest';
import { evaluateForm } from './evaluate.ts';
import { completeAnswers, foodLicence } from './food-licence.fixture.ts';
import { parsePageSubmission } from './submission.ts';

const [operator, premises, staff, business, declare] = foodLicence.pages as [
  (typeof foodLicence.pages)[0],
  (typeof foodLicence.pages)[0],
  (typeof foodLicence.pages)[0],
  (typeof foodLicence.pages)[0],
  (typeof foodLicence.pages)[0],
];

function body(entries: Record<string, string | string[]>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(entries)) for (const one of [value].flat()) search.append(name, one);
  return search.toString();
}

describe('a page posted without script', () => {
  test('changes its own answers and leaves those of other pages', () => {
    const { answers, action } = parsePageSubmission(
      operator,
      body({ legalPerson: '李云舒（示例）', contactPhone: '138 0000 2607' }),
      { area: 5 },
    );
    expect(answers).toEqual({ area: 5, legalPerson: '李云舒（示例）', contactPhone: '138 0000 2607' });
    expect(action).toEqual({ kind: 'continue' });
  });

  test('leaves a held value alone, which the page only showed', () => {
    expect(parsePageSubmission(operator, body({ contactPhone: '' }), { name: '店' }).answers).toEqual({
      name: '店',
      contactPhone: null,
    });
  });

  test('ignores names that the page does not have', () => {
    expect(parsePageSubmission(operator, body({ area: '5', admin: '1', __proto__: 'x' })).answers).toEqual({});
  });

  test('reads a whole application as the evaluator wants it', () => {
    let answers = parsePageSubmission(
      operator,
      body({
        name: completeAnswers.name,
        creditCode: completeAnswers.creditCode,
        legalPerson: '李云舒（示例）',
        contactPhone: '13800002607',
      }),
    ).answers;
    const place = {
      'premises.division.county': '450305000000',
      'premises.detail': completeAnswers.premises.detail,
      area: '86.4',
    };
    answers = parsePageSubmission(premises, body(place), answers).answers;
    const people = Object.fromEntries(
      completeAnswers.people.flatMap((person, index) =>
        Object.entries(person).map(([key, value]) => [`people.${index}.${key}`, value]),
      ),
    );
    answers = parsePageSubmission(staff, body(people), answers).answers;
    const goods = {
      kinds: ['hot', 'cold'],
      _present: 'kinds',
      coldRoom: '8.5',
      'equipment.0.article': '冷藏柜',
      'equipment.0.quantity': '2',
      'equipment.0.price': '3500',
      'equipment.1.article': '',
    };
    answers = parsePageSubmission(business, body(goods), answers).answers;
    answers = parsePageSubmission(declare, body({ truthful: 'true', _present: 'truthful' }), answers).answers;
    expect(evaluateForm(foodLicence, answers, { today: '2026-11-23' })).toMatchObject({
      errors: [],
      answers: completeAnswers,
    });
  });
});

describe('boxes and buttons', () => {
  test('an unticked box counts only when the page had drawn it', () => {
    expect(parsePageSubmission(business, body({ _present: 'kinds' }), { kinds: ['hot'] }).answers.kinds).toBe(null);
    expect(parsePageSubmission(business, body({}), { kinds: ['hot'] }).answers.kinds).toEqual(['hot']);
  });

  test('adding an item keeps what was typed so far', () => {
    const { answers, action } = parsePageSubmission(staff, body({ 'people.0.name': '唐小满', _add: 'people' }), {});
    expect(answers.people).toEqual([{ name: '唐小满' }, {}]);
    expect(action).toEqual({ kind: 'add', path: 'people' });
  });

  test('removing an item takes the right one', () => {
    const stored = { people: [{ name: '甲' }, { name: '乙' }, { name: '丙' }] };
    expect(parsePageSubmission(staff, body({ _remove: 'people.1' }), stored).answers.people).toEqual([
      { name: '甲' },
      { name: '丙' },
    ]);
  });

  test('an item that is folded, and so not posted, stays', () => {
    const stored = { people: [{ name: '甲', citizenId: '11010519491231002X' }] };
    expect(parsePageSubmission(staff, body({ 'people.1.name': '乙' }), stored).answers.people).toEqual([
      stored.people[0],
      { name: '乙' },
    ]);
  });

  test('a button for a list that is not on the page does nothing', () => {
    expect(parsePageSubmission(staff, body({ _add: 'equipment' })).action).toEqual({ kind: 'continue' });
    expect(parsePageSubmission(staff, body({ _remove: 'people.x' })).action).toEqual({ kind: 'continue' });
  });

  test('saving is not going on', () => {
    expect(parsePageSubmission(operator, body({ _save: '1' })).action).toEqual({ kind: 'save' });
  });

  test('rows of a table that stay empty are dropped, except while rows are added', () => {
    const rows = {
      'equipment.0.article': '',
      'equipment.0.quantity': '',
      'equipment.1.article': '灶',
      'equipment.1.quantity': '1',
    };
    expect(parsePageSubmission(business, body(rows)).answers.equipment).toEqual([{ article: '灶', quantity: '1' }]);
    expect(parsePageSubmission(business, body({ ...rows, _add: 'equipment' })).answers.equipment).toHaveLength(3);
  });
});

describe('places chosen level by level', () => {
  test('the deepest level that hangs together counts', () => {
    const chosen = {
      'premises.division.county': '450305000000',
      'premises.division.township': '450305001000',
      'premises.detail': '',
    };
    expect(parsePageSubmission(premises, body(chosen)).answers.premises).toEqual({
      division: '450305001000',
      detail: '',
    });
  });

  test('a township left over from the old district does not', () => {
    const chosen = {
      'premises.division.county': '450302000000',
      'premises.division.township': '450305001000',
      _refresh: 'premises',
    };
    const { answers, action } = parsePageSubmission(premises, body(chosen));
    expect(answers.premises).toEqual({ division: '450302000000', detail: '' });
    expect(action).toEqual({ kind: 'refresh', path: 'premises' });
  });
});
