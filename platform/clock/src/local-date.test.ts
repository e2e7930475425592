import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumberOf,
  daysBetween,
  endOfDay,
  isLocalDate,
  localDateOf,
  parseLocalDate,
  startOfDay,
  weekdayOf,
} from './local-date.ts';

const anyDay = fc.integer({ min: dayNumberOf('1900-01-01'), max: dayNumberOf('2199-12-31') });

describe('local dates', () => {
  test('a day number and its date are one thing, as the Date object sees it too', () => {
    fc.assert(
      fc.property(anyDay, day => {
        const date = dateOfDayNumber(day);
        expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(dayNumberOf(date)).toBe(day);
        expect(weekdayOf(date) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
      }),
    );
  });

  test('a day that is on no calendar is refused', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '20260101', '', 'heute', '2100-02-29']) {
      expect(isLocalDate(text)).toBe(false);
      expect(() => dayNumberOf(text)).toThrow(RangeError);
    }
    expect(isLocalDate('2024-02-29')).toBe(true);
    expect(isLocalDate(20240229)).toBe(false);
  });

  test('dates are read as people write them', () => {
    for (const text of ['2026-11-09', '2026/11/9', '20261109', '2026年11月9日', '2026 年 11 月 9 日', ' 2026.11.09 ']) {
      expect(parseLocalDate(text)).toBe('2026-11-09');
    }
    expect(parseLocalDate('2026-02-30')).toBeUndefined();
    expect(parseLocalDate('11-09')).toBeUndefined();
  });

  test('a month ends on the corresponding day or on its last day', () => {
    expect(addMonths('2026-01-15', 1)).toBe('2026-02-15');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
  });

  test('the day changes at midnight in China, which is 16:00 in UTC', () => {
    expect(localDateOf(new Date('2026-11-09T15:59:59.999Z'))).toBe('2026-11-09');
    expect(localDateOf(new Date('2026-11-09T16:00:00Z'))).toBe('2026-11-10');
    expect(startOfDay('2026-11-10').toISOString()).toBe('2026-11-09T16:00:00.000Z');
    expect(endOfDay('2026-11-10').toISOString()).toBe('2026-11-10T16:00:00.000Z');
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const date = dateOfDayNumber(day);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
});
