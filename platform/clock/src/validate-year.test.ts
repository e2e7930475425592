import { describe, expect, test } from 'vitest';
import { builtInCalendar } from './built-in-calendar.ts';
import { countWorkingDays, validateYear } from './validate-year.ts';

function year2026() {
  const found = builtInCalendar.years.find(({ year }) => year === 2026);
  if (!found) throw new Error('2026 is built in');
  return found;
}

function errorsOf(input: unknown) {
  const checked = validateYear(input);
  return checked.ok ? [] : checked.errors.map(({ path, code }) => [path, code]);
}

describe('a year that a keeper enters', () => {
  test('a whole notice is accepted with its number of working days', () => {
    const checked = validateYear(year2026());
    expect(checked.ok && checked.warnings).toEqual([]);
    expect(checked.ok && checked.workingDays).toBe(248);
    expect(countWorkingDays(builtInCalendar, 2025)).toBe(248);
  });

  test('every mistake is told at once, each with its place', () => {
    const input = {
      year: 2027,
      off: [
        { date: '2027-01-01', name: '元旦' },
        { date: '2027-02-30', name: '春节' },
        { date: '2027-02-07', name: ' ' },
        { date: '2027-01-01', name: '元旦' },
        { date: '2025-05-01', name: '劳动节' },
        'x',
      ],
      work: ['2027-01-04', '2027-01-01', '2027-02-20'],
    };
    expect(errorsOf(input)).toEqual([
      ['off.1.date', 'calendar.date'],
      ['off.2.name', 'calendar.name'],
      ['off.3.date', 'calendar.twice'],
      ['off.4.date', 'calendar.otherYear'],
      ['off.5.date', 'calendar.date'],
      ['work.0', 'calendar.alreadyWorking'],
      ['work.1', 'calendar.contradiction'],
    ]);
  });

  test('what is no year, no list or nothing at all is said plainly', () => {
    expect(errorsOf(null)).toEqual([['year', 'calendar.year']]);
    expect(errorsOf({ year: '2027' })).toEqual([['year', 'calendar.year']]);
    expect(errorsOf({ year: 2027, off: 'x', work: {} })).toEqual([
      ['off', 'calendar.list'],
      ['work', 'calendar.list'],
    ]);
    expect(errorsOf({ year: 2027, off: [] })).toEqual([['off', 'calendar.empty']]);
  });

  test('a list that was cut off is accepted with warnings', () => {
    const { off, work } = year2026();
    const checked = validateYear({ year: 2026, off: off.filter(({ name }) => name !== '春节'), work });
    const warnings = checked.ok ? checked.warnings : [];
    expect(warnings.map(({ code }) => code)).toEqual([
      'calendar.missingFestival',
      'calendar.unusualTotal',
      'calendar.source',
    ]);
    expect(warnings[0]?.zh).toContain('春节');
  });

  test('the last days of the December before may be named by the notice', () => {
    const off = [
      { date: '2026-12-31', name: '元旦' },
      { date: '2027-01-01', name: '元旦' },
    ];
    expect(errorsOf({ year: 2027, off, work: ['2026-12-27'] })).toEqual([]);
  });
});
