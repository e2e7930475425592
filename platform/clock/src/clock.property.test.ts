// A second clock, written differently on purpose: it walks day by day over Date objects, asks chinese-days itself
// what a working day is, and keeps no sums. Slow, obvious, and in no way built from the first.
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptanceClock } from './acceptance.ts';
import { builtInCalendar as calendar } from './built-in-calendar.ts';
import type { ClockInput, Pause } from './clock.ts';
import { clockFigures } from './clock.ts';
import { computeClock } from './clock-days.ts';
import { dateOfDayNumber, dayNumberOf } from './local-date.ts';

const chineseDays: { isWorkday(date: string): boolean } = createRequire(import.meta.url)('chinese-days');
const workdays = new Map<string, boolean>();

function slowIsWorkday(date: string): boolean {
  const known = workdays.get(date);
  if (known !== undefined) return known;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const year = Number(date.slice(0, 4));
  const answer = year > 2026 ? weekday !== 0 && weekday !== 6 : chineseDays.isWorkday(date);
  workdays.set(date, answer);
  return answer;
}

function tomorrow(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function slowMonthEnd(start: string, months: number): string {
  const [year = 0, month = 0, day = 0] = start.split('-').map(Number);
  const end = new Date(Date.UTC(year, month - 1 + months, day));
  // Date runs over into the next month where the day does not exist; step back to the last day of the right one.
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return end.toISOString().slice(0, 10);
}

function slowClock({ start, budget, extensions = [], pauses = [], asOf }: Omit<ClockInput, 'calendar'>) {
  let amount = budget.amount;
  for (const extension of extensions) amount += extension.amount;
  const open = pauses.some(({ to }) => to === null);
  const covered = (day: string) => pauses.some(({ from, to }) => from < day && (to === null || day <= to));
  if (budget.unit === 'month') {
    const end = slowMonthEnd(start, amount);
    amount = 0;
    for (let day = start; day < end; day = tomorrow(day)) amount += 1;
  }
  let counted = 0;
  let used = 0;
  let day = start;
  let due: string | null = null;
  // Ten years are more than any budget here needs; with an open pause the count never ends.
  for (let steps = 0; steps < 3650 && counted < amount; steps += 1) {
    day = tomorrow(day);
    const counts = (budget.unit !== 'workingDay' || slowIsWorkday(day)) && !covered(day);
    if (!counts) continue;
    counted += 1;
    if (day <= asOf) used += 1;
  }
  if (!open) {
    due = day;
    if (budget.unit !== 'workingDay') while (!slowIsWorkday(due)) due = tomorrow(due);
  }
  const paused = pauses.some(({ from, to }) => from <= asOf && (to === null || asOf < to));
  const state = paused ? 'paused' : due !== null && asOf > due ? 'overdue' : 'running';
  let over = 0;
  if (due !== null) {
    for (let late = tomorrow(due); late <= asOf; late = tomorrow(late)) {
      if ((budget.unit !== 'workingDay' || slowIsWorkday(late)) && !covered(late)) over += 1;
    }
  }
  return { due, used, remaining: amount - used, state, over, provisional: due !== null && due > '2026-12-31' };
}

const firstDay = dayNumberOf('2016-01-01');
const lastDay = dayNumberOf('2026-12-31');
const day = fc.integer({ min: firstDay, max: lastDay });

// Without the calendar, which would make a counterexample unreadable.
const clockInput: fc.Arbitrary<Omit<ClockInput, 'calendar'>> = fc
  .record({
    start: day,
    budget: fc.record({
      amount: fc.integer({ min: 1, max: 60 }),
      unit: fc.constantFrom('workingDay', 'calendarDay', 'month' as const),
    }),
    extensions: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 2 }),
    pauses: fc.array(
      fc.record({
        after: fc.integer({ min: -10, max: 90 }),
        length: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 8 }),
      }),
      { maxLength: 4 },
    ),
    asOf: fc.integer({ min: -3, max: 150 }),
  })
  .map(({ start, budget, extensions, pauses, asOf }) => ({
    start: dateOfDayNumber(start),
    // 60 months would only be slow: a year at most.
    budget: budget.unit === 'month' ? { amount: 1 + (budget.amount % 12), unit: budget.unit } : budget,
    extensions: extensions.map(amount => ({ amount: budget.unit === 'month' ? amount % 4 : amount })),
    pauses: pauses.map(
      ({ after, length }): Pause => ({
        from: dateOfDayNumber(start + after),
        to: length === null ? null : dateOfDayNumber(start + after + length),
      }),
    ),
    asOf: dateOfDayNumber(start + asOf),
  }));

describe('the clock against a second, slow one', () => {
  test('both give the same due day, use, rest, state and lateness', () => {
    fc.assert(
      fc.property(clockInput, input => {
        const { due, used, remaining, state, over, provisional } = clockFigures({ ...input, calendar });
        const slow = slowClock(input);
        const lateness = due === null ? {} : { over };
        expect({ due, used, remaining, state, provisional, ...lateness }).toEqual(
          due === null ? (({ over: _, ...rest }) => rest)(slow) : slow,
        );
      }),
      { numRuns: 800 },
    );
  });

  test('the cells add up to the figures', () => {
    fc.assert(
      fc.property(clockInput, input => {
        const { days, used, over, due, total, start, asOf, paused } = computeClock({ ...input, calendar });
        const cells = (kind: string) => days.filter(cell => cell.kind === kind);
        expect(cells('used').filter(({ count }) => count !== null)).toHaveLength(used);
        expect(cells('over')).toHaveLength(over);
        if (due !== null) {
          expect(days.filter(({ count }) => count !== null)).toHaveLength(total);
          expect(days.some(({ date }) => date === due)).toBe(true);
        }
        if (input.budget.unit === 'workingDay') expect(cells('paused')).toHaveLength(paused);
        expect(days.every(({ date, kind }) => date > start && (kind !== 'used' || date <= asOf))).toBe(true);
        expect(days.every(({ date }, at) => at === 0 || date > (days[at - 1]?.date ?? ''))).toBe(true);
      }),
      { numRuns: 700 },
    );
  });

  test('a longer budget, a further pause or an extension never makes it due earlier', () => {
    fc.assert(
      fc.property(clockInput, fc.integer({ min: 1, max: 15 }), (input, more) => {
        const { due } = clockFigures({ ...input, calendar });
        fc.pre(due !== null);
        const extended = clockFigures({
          ...input,
          calendar,
          extensions: [...(input.extensions ?? []), { amount: more }],
        });
        expect((extended.due ?? '') >= (due ?? '')).toBe(true);
        const pause = { from: input.start, to: dateOfDayNumber(dayNumberOf(input.start) + more) };
        const paused = clockFigures({ ...input, calendar, pauses: [...(input.pauses ?? []), pause] });
        expect((paused.due ?? '') >= (due ?? '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('as the days go by, use only grows and the due day does not move', () => {
    fc.assert(
      fc.property(clockInput, input => {
        const now = clockFigures({ ...input, calendar });
        const next = clockFigures({ ...input, calendar, asOf: tomorrow(input.asOf) });
        expect(next.due).toBe(now.due);
        expect(next.used - now.used).toBeGreaterThanOrEqual(0);
        expect(next.used - now.used).toBeLessThanOrEqual(1);
        expect(next.used + next.remaining).toBe(now.used + now.remaining);
      }),
      { numRuns: 500 },
    );
  });
});

describe('acceptance against the words of §32', () => {
  test('whatever happens late, the start is never later than when everything had been done in time', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 60 }),
        (received, answered, passed) => {
          const input = {
            received: dateOfDayNumber(received),
            accepted: dateOfDayNumber(received + answered),
            asOf: dateOfDayNumber(received + passed),
            calendar,
          };
          const { state, start, deemed } = acceptanceClock(input);
          let limit = input.received;
          for (let left = 5; left > 0; ) {
            limit = tomorrow(limit);
            if (slowIsWorkday(limit)) left -= 1;
          }
          const inTime = input.accepted <= limit;
          if (inTime && input.accepted <= input.asOf)
            expect({ state, start, deemed }).toEqual({ state: 'accepted', start: input.accepted, deemed: false });
          else if (input.asOf > limit)
            expect({ state, start, deemed }).toEqual({ state: 'accepted', start: input.received, deemed: true });
          else expect({ state, start, deemed }).toEqual({ state: 'receiving', start: null, deemed: false });
        },
      ),
      { numRuns: 500 },
    );
  });
});
