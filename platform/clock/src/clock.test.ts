import { describe, expect, test } from 'vitest';
import { builtInCalendar as calendar } from './built-in-calendar.ts';
import { extendCalendar } from './calendar.ts';
import { type ClockInput, clockFigures } from './clock.ts';
import { computeClock } from './clock-days.ts';

const eightWorkingDays = { amount: 8, unit: 'workingDay' } as const;

function clock(input: Partial<ClockInput>) {
  return computeClock({ start: '2026-11-11', budget: eightWorkingDays, asOf: '2026-11-23', calendar, ...input });
}

/** `12 13 |16 17 18| 19` reads faster than ten objects: used, [paused], (off), left_, over!. */
function picture({ days }: ReturnType<typeof computeClock>): string {
  const signs = { used: '', left: '_', paused: '=', off: 'x', over: '!' };
  return days.map(({ date, kind }) => `${Number(date.slice(8))}${signs[kind]}`).join(' ');
}

describe('counting working days', () => {
  test('the day of the start never counts and the last unit falls on the due day', () => {
    const { due, used, remaining, state } = clock({ asOf: '2026-11-11' });
    expect([due, used, remaining, state]).toEqual(['2026-11-23', 0, 8, 'running']);
  });

  test('the story of the pictures: 8 days, an expert review from the 16th to the 18th, due on the 26th', () => {
    const result = clock({ pauses: [{ from: '2026-11-13', to: '2026-11-18' }] });
    expect(result).toMatchObject({ due: '2026-11-26', used: 5, remaining: 3, paused: 3, state: 'running', over: 0 });
    expect(result.nearness).toBeCloseTo(5 / 8);
    expect(picture(result)).toBe('12 13 14x 15x 16= 17= 18= 19 20 21x 22x 23 24_ 25_ 26_');
    expect(result.days.map(({ count }) => count).filter(count => count !== null)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // §42's ceiling with the same pause: 14 December
    expect(
      clock({ budget: { amount: 20, unit: 'workingDay' }, pauses: [{ from: '2026-11-13', to: '2026-11-18' }] }).due,
    ).toBe('2026-12-14');
  });

  test('a make-up Saturday counts, the National Day holidays do not', () => {
    const result = clock({ start: '2026-09-29', asOf: '2026-10-12', budget: { amount: 4, unit: 'workingDay' } });
    expect(result.due).toBe('2026-10-10');
    expect(picture(result)).toBe('30 1x 2x 3x 4x 5x 6x 7x 8 9 10 11x 12!');
    expect(result.days.find(({ date }) => date === '2026-10-10')).toMatchObject({ reason: 'makeUp', count: 4 });
    expect(result.days.find(({ date }) => date === '2026-10-01')?.holiday?.zh).toBe('国庆节');
  });

  test('Spring Festival: nine days off, make-up Saturdays before and after', () => {
    const input = { start: '2026-02-13', asOf: '2026-02-13', budget: { amount: 6, unit: 'workingDay' } } as const;
    // 14 (make-up), 24, 25, 26, 27, 28 (make-up)
    expect(clock(input).due).toBe('2026-02-28');
  });

  test('the extended Spring Festival of 2020 moves what was due then', () => {
    expect(clock({ start: '2020-01-23', asOf: '2020-01-23', budget: { amount: 1, unit: 'workingDay' } }).due).toBe(
      '2020-02-03',
    );
  });
});

describe('行政许可法 §42: extension', () => {
  test('ten working days are added to the budget, and an overdue case is in time again', () => {
    const budget = { amount: 20, unit: 'workingDay' } as const;
    expect(clock({ budget, asOf: '2026-12-14' })).toMatchObject({ due: '2026-12-09', state: 'overdue', over: 3 });
    const extended = clock({ budget, asOf: '2026-12-14', extensions: [{ amount: 10 }] });
    expect(extended).toMatchObject({ due: '2026-12-23', state: 'running', used: 23, total: 30, granted: 30, over: 0 });
  });
});

describe('行政许可法 §45: time that is not counted', () => {
  test('overlapping pauses are counted once', () => {
    const one = clock({ pauses: [{ from: '2026-11-13', to: '2026-11-18' }] });
    const two = clock({
      pauses: [
        { from: '2026-11-16', to: '2026-11-18' },
        { from: '2026-11-13', to: '2026-11-17' },
      ],
    });
    expect(two).toEqual(one);
  });

  test('an open pause leaves no due day; the expected end gives a projected one', () => {
    const open = clock({ pauses: [{ from: '2026-11-13', to: null, expectedUntil: '2026-11-25' }] });
    expect(open).toMatchObject({
      due: null,
      lastDay: null,
      state: 'paused',
      used: 2,
      remaining: 6,
      projectedDue: '2026-12-03',
    });
    expect(picture(open)).toBe('12 13 14x 15x 16= 17= 18= 19= 20= 21x 22x 23=');
    const late = clock({ asOf: '2026-11-27', pauses: [{ from: '2026-11-13', to: null, expectedUntil: '2026-11-25' }] });
    expect(late.projectedDue).toBe('2026-12-07');
  });

  test('a pause opened after the budget had run out hides no lateness', () => {
    const input = { asOf: '2026-11-30', pauses: [{ from: '2026-11-25', to: null }] };
    expect(clock(input)).toMatchObject({ due: null, lastDay: '2026-11-23', state: 'paused', over: 2, used: 8 });
    expect(picture(clock(input))).toBe('12 13 14x 15x 16 17 18 19 20 21x 22x 23 24! 25! 26= 27= 28x 29x 30=');
  });

  test('a pause before the start or one that ends where it begins covers nothing', () => {
    const plain = clock({});
    expect(clock({ pauses: [{ from: '2026-11-01', to: '2026-11-11' }] })).toEqual(plain);
    expect(clock({ pauses: [{ from: '2026-11-12', to: '2026-11-12' }] })).toEqual(plain);
  });

  test('a pause entered late changes the past', () => {
    expect(clock({ asOf: '2026-11-25' }).state).toBe('overdue');
    expect(clock({ asOf: '2026-11-25', pauses: [{ from: '2026-11-13', to: '2026-11-18' }] }).state).toBe('running');
  });
});

describe('calendar days and months (民法典 §200-203)', () => {
  test('a calendar-day limit that ends on a holiday ends on the next working day', () => {
    const result = clock({ start: '2026-09-01', asOf: '2026-10-09', budget: { amount: 30, unit: 'calendarDay' } });
    expect(result).toMatchObject({ lastDay: '2026-10-01', due: '2026-10-08', state: 'overdue', used: 30, over: 1 });
    expect(result.days.find(({ date }) => date === '2026-10-08')).toMatchObject({
      kind: 'used',
      reason: 'moved',
      count: null,
    });
    expect(result.days.find(({ date }) => date === '2026-10-02')).toMatchObject({ kind: 'off', reason: 'holiday' });
  });

  test('a make-up Sunday is a working day to end on', () => {
    expect(
      clock({ start: '2024-02-07', asOf: '2024-02-16', budget: { amount: 5, unit: 'calendarDay' } }),
    ).toMatchObject({
      due: '2024-02-18',
      used: 5,
      remaining: 0,
      state: 'running',
    });
  });

  test('months end on the corresponding day, on the last day of a shorter month, and move off a day off', () => {
    const months = (start: string, amount: number) => clock({ start, asOf: start, budget: { amount, unit: 'month' } });
    expect(months('2026-01-15', 1)).toMatchObject({ lastDay: '2026-02-15', due: '2026-02-24' }); // Spring Festival
    expect(months('2026-01-31', 1)).toMatchObject({ lastDay: '2026-02-28', due: '2026-02-28' }); // a make-up Saturday
    expect(months('2026-08-10', 3)).toMatchObject({
      due: '2026-11-10',
      total: 92,
      countUnit: 'calendarDay',
      granted: 3,
    });
  });

  test('a pause pushes a month limit by the days it covers; an extension adds months', () => {
    const budget = { amount: 3, unit: 'month' } as const;
    const input = { start: '2026-05-11', asOf: '2026-06-01', budget };
    expect(clock(input).due).toBe('2026-08-11');
    expect(clock({ ...input, pauses: [{ from: '2026-06-01', to: '2026-06-11' }] }).due).toBe('2026-08-21');
    expect(clock({ ...input, extensions: [{ amount: 1 }] }).due).toBe('2026-09-11');
  });
});

describe('edges', () => {
  test('a limit of nothing is due at once, or on the next working day when it starts on a day off', () => {
    const budget = { amount: 0, unit: 'workingDay' } as const;
    expect(clock({ budget, start: '2026-11-11', asOf: '2026-11-11' })).toMatchObject({
      due: '2026-11-11',
      state: 'running',
      nearness: 1,
    });
    expect(clock({ budget, start: '2026-11-11', asOf: '2026-11-12' })).toMatchObject({ state: 'overdue', over: 1 });
    expect(clock({ budget, start: '2026-11-14', asOf: '2026-11-14' }).due).toBe('2026-11-16');
  });

  test('a stopped clock stays as it was on that day', () => {
    const stopped = clock({ stoppedOn: '2026-11-20', asOf: '2027-06-30' });
    expect(stopped).toMatchObject({ state: 'stopped', asOf: '2026-11-20', used: 7, remaining: 1, over: 0 });
    expect(clock({ stoppedOn: '2026-11-26', asOf: '2027-06-30' })).toMatchObject({
      state: 'stopped',
      over: 3,
      remaining: 0,
    });
    expect(clock({ stoppedOn: '2026-11-26', asOf: '2026-11-20' })).toMatchObject({ state: 'running', used: 7 });
  });

  test('a due day in a year without a notice is provisional until the notice is entered', () => {
    const input = { start: '2026-12-21', asOf: '2026-12-31', budget: { amount: 15, unit: 'workingDay' } } as const;
    expect(clock(input)).toMatchObject({ due: '2027-01-11', provisional: true });
    expect(clock({ ...input, start: '2026-12-10' })).toMatchObject({ due: '2026-12-31', provisional: false });
    const off = ['2027-01-01', '2027-01-02', '2027-01-03'].map(date => ({ date, name: '元旦' }));
    const entered = extendCalendar(calendar, { version: 'CN-2027', years: [{ year: 2027, off, work: [] }] });
    expect(clock({ ...input, calendar: entered })).toMatchObject({
      due: '2027-01-12',
      provisional: false,
      calendarVersion: 'CN-2027',
    });
  });

  test('what is no date and no whole number is refused', () => {
    expect(() => clock({ start: '2026-11-31' })).toThrow(RangeError);
    expect(() => clock({ pauses: [{ from: '2026-11-12', to: 'soon' }] })).toThrow(RangeError);
    expect(() => clock({ budget: { amount: 1.5, unit: 'workingDay' } })).toThrow(RangeError);
    expect(() => clock({ extensions: [{ amount: -1 }] })).toThrow(RangeError);
  });

  test('the figures alone are the same as with the cells', () => {
    const input: ClockInput = { start: '2026-11-11', budget: eightWorkingDays, asOf: '2026-11-30', calendar };
    const { days, ...figures } = computeClock(input);
    expect(clockFigures(input)).toEqual(figures);
    expect(days.length).toBe(19);
  });
});
