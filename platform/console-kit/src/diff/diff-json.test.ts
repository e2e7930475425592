import { expect, test } from 'vitest';
import { diffJson } from './diff-json.ts';

test('equal values do not differ, and an empty field is the same as a missing one', () => {
  expect(diffJson({ a: 1, b: [1, { c: 2 }] }, { a: 1, b: [1, { c: 2 }] })).toEqual([]);
  expect(diffJson({ note: '' }, { note: null })).toEqual([]);
});

test('a changed promise is one difference with both values', () => {
  expect(diffJson({ promise: { amount: 8 } }, { promise: { amount: 25 } })).toEqual([
    { path: '/promise/amount', kind: 'changed', before: 8, after: 25 },
  ]);
});

test('an entry moved within a list is no change, an added and a removed one are told', () => {
  const before = [
    { id: 'a', n: 1 },
    { id: 'b', n: 2 },
  ];
  const after = [
    { id: 'c', n: 3 },
    { id: 'a', n: 1 },
  ];
  expect(diffJson(before, after)).toEqual([
    { path: '/b', kind: 'removed', before: { id: 'b', n: 2 } },
    { path: '/0', kind: 'added', after: { id: 'c', n: 3 } },
  ]);
});

test('keys with slashes stay one step of the pointer', () => {
  expect(diffJson({ 'a/b': 1 }, { 'a/b': 2 })[0]?.path).toBe('/a~1b');
});
