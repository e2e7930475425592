import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  analyseExpression,
  compileExpression,
  compileUnaryTests,
  compileWithShape,
  ExpressionSyntaxError,
  evaluateCondition,
  feelDate,
  isReservedName,
  toPlain,
} from './index.ts';
import { createLru } from './lru.ts';

function problemOf(text: string) {
  try {
    compileExpression(text);
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error.problems[0];
  }
  return undefined;
}

describe('an expression', () => {
  test('is parsed once and runs with every new context', () => {
    const compiled = compileExpression('area > 50 and kind = "restaurant"');
    expect(compileExpression('area > 50 and kind = "restaurant"')).toBe(compiled);
    expect(compiled.evaluate({ area: 86.4, kind: 'restaurant' })).toBe(true);
    expect(compiled.evaluate({ area: 12, kind: 'restaurant' })).toBe(false);
    expect(evaluateCondition(compiled, {})).toBe(false);
  });

  test('does not remember the values of the run before', () => {
    const compiled = compileExpression('firstValue + secondValue');
    expect(compiled.evaluate({ firstValue: 1, secondValue: 2 })).toBe(3);
    expect(compiled.evaluate({ firstValue: 1 })).toBe(null);
  });

  test('reads Chinese names and texts', () => {
    expect(evaluateCondition('岗位 != "收银员"', { 岗位: '厨师' })).toBe(true);
  });

  test('knows the rows of a list, their filters and their quantifiers', () => {
    const staff = [
      { role: 'manager', age: 40 },
      { role: 'cook', age: 17 },
    ];
    expect(evaluateCondition('count(staff[role = "manager"]) = 1', { staff })).toBe(true);
    expect(evaluateCondition('some s in staff satisfies s.age < 18', { staff })).toBe(true);
    expect(compileExpression('sum(staff.age)').evaluate({ staff })).toBe(57);
  });

  test('takes today from the caller and never from the machine', () => {
    expect(evaluateCondition('validUntil > today()', { validUntil: feelDate('2026-11-24'), today: '2026-11-23' })).toBe(
      true,
    );
    expect(evaluateCondition('validUntil > today()', { validUntil: feelDate('2026-11-23'), today: '2026-11-23' })).toBe(
      false,
    );
    expect(compileExpression('today()').evaluate({})).toBe(null);
    expect(toPlain(compileExpression('today() + duration("P30D")').evaluate({ today: '2026-11-23' }))).toBe(
      '2026-12-23',
    );
  });

  test('holds only when FEEL says true, not when it says unknown', () => {
    expect(evaluateCondition('area > 50', {})).toBe(false);
    expect(evaluateCondition('not(area > 50)', {})).toBe(false);
  });

  test('says which names and paths it reads, leaving out what it binds itself', () => {
    const { names, paths } = analyseExpression('for s in staff return s.age + applicant.address.detail + count(rows)');
    expect(names).toEqual(['staff', 'applicant', 'rows']);
    expect(paths).toEqual(['staff', 'applicant.address.detail', 'rows']);
  });

  test('reads an inner scope before the outer one', () => {
    const inner = Object.assign(Object.create({ limit: 3, area: 1 }), { area: 5 });
    expect(evaluateCondition('area > limit', inner)).toBe(true);
  });

  test('cannot reach what is not data', () => {
    expect(compileExpression('x.constructor').evaluate({ x: {} })).toBe(null);
    expect(compileExpression('constructor').evaluate({})).toBe(null);
    expect(compileExpression('x.__proto__').evaluate({ x: {} })).toBe(null);
  });

  test('never throws for data, whatever its types', () => {
    const compiled = [
      'a + b',
      'a > b',
      'a.b.c',
      'a[1]',
      'count(a)',
      'a in [1..3]',
      'if a then b else a',
      'upper case(a)',
    ].map(compileExpression);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        for (const expression of compiled) expression.evaluate({ a, b });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a wrong expression', () => {
  test('is reported with its place', () => {
    expect(problemOf('a + ')).toMatchObject({ from: 4, line: 1, column: 5, zh: '表达式没写完，请接着写' });
    expect(problemOf('a >\n* b')).toMatchObject({ line: 2 });
  });

  test('is reported when it is empty', () => {
    expect(problemOf('  ')?.zh).toBe('表达式是空的，请写上条件');
  });

  test('is not cached', () => {
    expect(problemOf('(a')).toBeDefined();
    expect(problemOf('(a')).toBeDefined();
  });
});

describe('the cells of a decision table', () => {
  test.each([
    ['-', 5, true],
    ['> 3', 5, true],
    ['> 3', 2, false],
    ['[1..3], 7', 7, true],
    ['"a","b"', 'b', true],
    ['not("a","b")', 'c', true],
    ['not("a","b")', 'a', false],
    ['? > 3 and ? < 9', 5, true],
    ['? > 3 and ? < 9', 9, false],
    ['true', true, true],
    ['true', false, false],
    ['null', null, true],
    ['null', 'x', false],
    ['limit', 7, true],
    ['> limit', 8, true],
    ['["x","y"]', 'y', true],
    ['starts with(?, "45")', '4503', true],
  ])('%s for %j is %j', (text, value, expected) => {
    expect(compileUnaryTests(text).test(value, { limit: 7 })).toBe(expected);
  });

  test('report what they cannot read', () => {
    expect(() => compileUnaryTests('> 3, )')).toThrow(ExpressionSyntaxError);
  });
});

test('names with spaces are known from the shape', () => {
  const compiled = compileWithShape('Loan.principal amount * Rate factor', {
    Loan: { 'principal amount': null },
    'Rate factor': null,
  });
  expect(compiled.evaluate({ Loan: { 'principal amount': 600 }, 'Rate factor': 2 })).toBe(1200);
});

test('words of the language and its functions are reserved', () => {
  expect(['if', 'count', 'date', 'sum', 'item', 'today'].every(isReservedName)).toBe(true);
  expect(['staff', 'contactPhone', 'address'].some(isReservedName)).toBe(false);
});

test('the cache forgets what was used least lately and never grows over its size', () => {
  const lru = createLru<number>(2);
  lru.set('a', 1);
  lru.set('b', 2);
  lru.get('a');
  lru.set('c', 3);
  expect([lru.get('a'), lru.get('b'), lru.get('c'), lru.size]).toEqual([1, undefined, 3, 2]);
});
