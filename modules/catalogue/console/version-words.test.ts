import { expect, test } from 'vitest';
import { stateOn } from './version-words.ts';

const published = {
  state: 'published',
  approvedAt: '2026-11-01T00:00:00Z',
  effectiveFrom: '2026-11-10',
  effectiveTo: null,
};

test('a version published for later is not in force before its day', () => {
  expect(stateOn(published, '2026-11-09')).toBe('coming');
  expect(stateOn(published, '2026-11-10')).toBe('inForce');
});

test('the version before stays in force until the day on which the next takes over', () => {
  const before = { ...published, state: 'superseded', effectiveTo: '2026-12-01' };
  expect(stateOn(before, '2026-11-30')).toBe('inForce');
  expect(stateOn(before, '2026-12-01')).toBe('superseded');
});

test('a version in review says whether it was approved', () => {
  const review = { state: 'inReview', approvedAt: null, effectiveFrom: null, effectiveTo: null };
  expect(stateOn(review, '2026-11-09')).toBe('inReview');
  expect(stateOn({ ...review, approvedAt: '2026-11-01T00:00:00Z' }, '2026-11-09')).toBe('approved');
  expect(stateOn({ ...review, state: 'withdrawn' }, '2026-11-09')).toBe('withdrawn');
});
