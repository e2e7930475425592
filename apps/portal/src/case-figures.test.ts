import { describe, expect, it } from 'vitest';
import { figuresOf } from './case-figures.ts';

describe('how long cases really took', () => {
  it('says nothing about fewer than five cases', () => {
    expect(figuresOf([{ days: 3, count: 4 }])).toBeNull();
  });

  it('takes the day within which half of the cases were decided', () => {
    const spans = [
      { days: 8, count: 1 },
      { days: 2, count: 3 },
      { days: 5, count: 2 },
    ];
    expect(figuresOf(spans)).toEqual({ count: 6, median: 2, longest: 8 });
  });
});
