import { expect, test } from 'vitest';
import { uuidv7 } from './uuid.ts';

test('identifiers made one after another sort in that order, even within a millisecond', () => {
  const made = Array.from({ length: 10_000 }, () => uuidv7(1_767_225_600_000));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
