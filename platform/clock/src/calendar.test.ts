import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInCalendar } from './built-in-calendar.ts';
import { createCalendar, extendCalendar } from './calendar.ts';
import { addDays, dateOfDayNumber, dayNumberOf, weekdayOf } from './local-date.ts';

const chineseDays = createRequire(import.meta.url)('chinese-days');
const anyDate = fc.integer({ min: dayNumberOf('2005-01-01'), max: dayNumberOf('2030-12-31') }).map(dateOfDayNumber);

describe('the built-in calendar', () => {
  test('agrees with the collection it was built from on every day of 2007 to 2026', () => {
    for (let date = '2007-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect([date, builtInCalendar.isWorkingDay(date)]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  test('knows what it does not know: 2006 and 2027 have no published notice', () => {
    expect(builtInCalendar.isPublished(2006)).toBe(false);
    expect(builtInCalendar.isPublished(2007)).toBe(true);
    expect(builtInCalendar.isPublished(2026)).toBe(true);
    expect(builtInCalendar.isPublished(2027)).toBe(false);
    expect(builtInCalendar.describe('2027-01-01')).toEqual({
      date: '2027-01-01',
      kind: 'workday',
      working: true,
      name: null,
      published: false,
    });
  });

  test('names a holiday in both languages and tells a make-up Saturday from a holiday', () => {
    expect(builtInCalendar.describe('2026-10-02').name).toEqual({ zh: '国庆节', en: 'National Day' });
    expect(builtInCalendar.describe('2026-10-10').kind).toBe('makeUp');
    expect(builtInCalendar.describe('2026-10-11').kind).toBe('weekend');
    expect(builtInCalendar.describe('2020-02-02').name?.zh).toBe('春节'); // the extended Spring Festival of 2020
    expect(builtInCalendar.describe('2025-10-06').name?.zh).toBe('中秋节');
  });

  test('counting working days agrees with counting them one by one, forwards and back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), (start, days) => {
        let forwards = start;
        for (let left = days; left > 0; ) {
          forwards = addDays(forwards, 1);
          if (builtInCalendar.isWorkingDay(forwards)) left -= 1;
        }
        expect(builtInCalendar.addWorkingDays(start, days)).toBe(forwards);
        expect(builtInCalendar.workingDaysBetween(start, forwards)).toBe(days);
        let back = start;
        for (let left = days; left > 0; ) {
          back = addDays(back, -1);
          if (builtInCalendar.isWorkingDay(back)) left -= 1;
        }
        expect(builtInCalendar.addWorkingDays(start, -days)).toBe(back);
      }),
      { numRuns: 300 },
    );
  });
});

describe('calendars from data', () => {
  const notice2027 = {
    year: 2027,
    off: ['2027-01-01', '2027-01-02', '2027-01-03'].map(date => ({ date, name: '元旦' })),
    work: ['2026-12-27'],
    source: '示例通知',
  };

  test('a new notice makes its year published and may move the last days of the December before', () => {
    const calendar = extendCalendar(builtInCalendar, { version: 'CN-2027', years: [notice2027] });
    expect(calendar.version).toBe('CN-2027');
    expect(calendar.isPublished(2027)).toBe(true);
    expect(calendar.isWorkingDay('2027-01-01')).toBe(false);
    expect(calendar.isWorkingDay('2026-12-27')).toBe(true); // a Sunday
    expect(builtInCalendar.isWorkingDay('2026-12-27')).toBe(false);
    expect(calendar.isWorkingDay('2028-01-03')).toBe(true);
  });

  test('a holiday of an autonomous region is added to a year that is already there', () => {
    const years = [{ year: 2026, off: [{ date: '2026-04-20', name: '壮族三月三', nameEn: 'Sanyuesan' }], work: [] }];
    const calendar = extendCalendar(builtInCalendar, { version: 'GX-2026', years });
    expect(calendar.describe('2026-04-20').name?.en).toBe('Sanyuesan');
    expect(calendar.isWorkingDay('2026-10-02')).toBe(false);
    expect(calendar.workingDaysBetween('2025-12-31', '2026-12-31')).toBe(247);
  });

  test('a gap between published years stays unpublished', () => {
    const years = [{ year: 2029, off: [{ date: '2029-01-01', name: '元旦' }], work: [] }];
    const calendar = extendCalendar(builtInCalendar, { version: 'gap', years });
    const touches = (from: string, to: string) => calendar.index.touchesUnpublished(dayNumberOf(from), dayNumberOf(to));
    expect(calendar.isPublished(2028)).toBe(false);
    expect(touches('2026-12-01', '2026-12-31')).toBe(false);
    expect(touches('2026-12-01', '2027-01-01')).toBe(true);
    expect(touches('2029-01-01', '2029-12-31')).toBe(false);
    expect(calendar.isWorkingDay('2028-06-05')).toBe(true);
  });

  test('one day that is both off and a make-up workday is a mistake', () => {
    const years = [{ year: 2027, off: [{ date: '2027-02-06', name: '春节' }], work: ['2027-02-06'] }];
    expect(() => createCalendar({ version: 'x', years })).toThrow(/2027-02-06/);
  });

  test('a calendar without any year is Monday to Friday and published nowhere', () => {
    const calendar = createCalendar({ version: 'none', years: [] });
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 30 }), (date, days) => {
        expect(calendar.isWorkingDay(date)).toBe(weekdayOf(date) <= 5);
        const later = calendar.addWorkingDays(date, days);
        expect(calendar.workingDaysBetween(date, later)).toBe(days);
        expect(calendar.isWorkingDay(later)).toBe(true);
      }),
    );
    expect(calendar.isPublished(2026)).toBe(false);
  });
});
