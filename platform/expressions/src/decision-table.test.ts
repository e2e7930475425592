import { expect, test } from 'vitest';
import { compileDecisionTable, type DecisionTable, DecisionTableError, evaluateDecisionTable } from './index.ts';

/** Who inspects a restaurant, by floor area: an invented rule. */
function table(policy: Partial<DecisionTable>): DecisionTable {
  return {
    hitPolicy: 'first',
    inputs: [{ expression: 'area' }, { expression: 'kind', allowed: '"hot","cold"' }],
    outputs: [{ name: '', values: '"two inspectors","one inspector","on paper"' }],
    rules: [
      { when: ['< 50', '-'], give: ['"on paper"'] },
      { when: ['-', '"cold"'], give: ['"two inspectors"'] },
      { when: ['[50..200]', '"hot"'], give: ['"one inspector"'] },
    ],
    ...policy,
  };
}
const small = { area: 20, kind: 'cold' };

test('first takes the first rule that matches and says which one', () => {
  expect(evaluateDecisionTable(table({}), small)).toEqual({ value: 'on paper', rules: [0, 1] });
});

test('unique has no answer when two rules match', () => {
  expect(evaluateDecisionTable(table({ hitPolicy: 'unique' }), small).value).toBe(null);
  expect(evaluateDecisionTable(table({ hitPolicy: 'unique' }), { area: 100, kind: 'hot' }).value).toBe('one inspector');
});

test('any answers only when all that match agree', () => {
  expect(evaluateDecisionTable(table({ hitPolicy: 'any' }), small).value).toBe(null);
});

test('priority takes the most important output, whatever the order of the rules', () => {
  expect(evaluateDecisionTable(table({ hitPolicy: 'priority' }), small).value).toBe('two inspectors');
});

test('rule order and output order give all, each in its order', () => {
  expect(evaluateDecisionTable(table({ hitPolicy: 'ruleOrder' }), small).value).toEqual(['on paper', 'two inspectors']);
  expect(evaluateDecisionTable(table({ hitPolicy: 'outputOrder' }), small).value).toEqual([
    'two inspectors',
    'on paper',
  ]);
});

test('collect adds up, counts, and finds the least and the most', () => {
  const fees: DecisionTable = {
    hitPolicy: 'collect',
    inputs: [{ expression: 'pages' }],
    outputs: [{ name: 'fee' }],
    rules: [
      { when: ['> 0'], give: ['1000'] },
      { when: ['> 10'], give: ['500'] },
    ],
  };
  const results = (['sum', 'count', 'min', 'max'] as const).map(
    aggregation => evaluateDecisionTable({ ...fees, aggregation }, { pages: 20 }).value,
  );
  expect(results).toEqual([1500, 2, 500, 1000]);
  expect(evaluateDecisionTable(fees, { pages: 20 }).value).toEqual([1000, 500]);
});

test('several outputs are a context, and defaults answer when nothing matches', () => {
  const deadlines: DecisionTable = {
    hitPolicy: 'unique',
    inputs: [{ expression: 'kind' }],
    outputs: [
      { name: 'days', default: '20' },
      { name: 'unit', default: '"workingDay"' },
    ],
    rules: [{ when: ['"simple"'], give: ['5', '"workingDay"'] }],
  };
  expect(evaluateDecisionTable(deadlines, { kind: 'simple' }).value).toEqual({ days: 5, unit: 'workingDay' });
  expect(evaluateDecisionTable(deadlines, { kind: 'other' }).value).toEqual({ days: 20, unit: 'workingDay' });
});

test('an input that is not allowed has no answer', () => {
  expect(evaluateDecisionTable(table({}), { area: 20, kind: 'raw' })).toEqual({ value: null, rules: [] });
});

test('a cell that cannot be read is told by its place', () => {
  const broken = table({ rules: [{ when: ['> 3, )', '-'], give: ['1'] }] });
  expect(() => compileDecisionTable(broken)).toThrow(DecisionTableError);
  expect(() => compileDecisionTable(broken)).toThrow('rules.0.when.0');
});
