import { describe, expect, test } from 'vitest';
import { type AcceptanceInput, acceptanceClock } from './acceptance.ts';
import { builtInCalendar as calendar } from './built-in-calendar.ts';
import { clockFigures } from './clock.ts';

// Received on Monday 9 November 2026: the fifth working day is Monday the 16th.
function acceptance(events: Partial<AcceptanceInput>) {
  return acceptanceClock({ received: '2026-11-09', asOf: '2026-11-30', calendar, ...events });
}

describe('行政许可法 §32', () => {
  test('until the fifth working day is over nothing is decided by silence', () => {
    expect(acceptance({ asOf: '2026-11-16' })).toMatchObject({ state: 'receiving', start: null, due: '2026-11-16' });
  });

  test('nobody answers in five working days: accepted by law, from the day of receipt', () => {
    expect(acceptance({ asOf: '2026-11-17' })).toMatchObject({
      state: 'accepted',
      start: '2026-11-09',
      deemed: true,
      deemedOn: '2026-11-17',
    });
  });

  test('§32(4) moves the start backwards, and the decision is due earlier than it seemed', () => {
    const late = acceptance({ accepted: '2026-11-18' });
    expect(late).toMatchObject({ start: '2026-11-09', deemed: true });
    const budget = { amount: 8, unit: 'workingDay' } as const;
    const decide = (start: string) => clockFigures({ start, budget, asOf: '2026-11-18', calendar }).due;
    expect(decide(late.start ?? '')).toBe('2026-11-19');
    expect(decide('2026-11-18')).toBe('2026-11-30');
  });

  test('accepted in time, the clock starts on the day of acceptance', () => {
    expect(acceptance({ accepted: '2026-11-11' })).toMatchObject({
      state: 'accepted',
      start: '2026-11-11',
      deemed: false,
    });
    expect(acceptance({ accepted: '2026-11-16' })).toMatchObject({ start: '2026-11-16', deemed: false });
    expect(acceptance({ accepted: '2026-11-17' })).toMatchObject({ start: '2026-11-09', deemed: true });
  });

  test('refused in time it ends; refused late it had been accepted by law already', () => {
    expect(acceptance({ refused: '2026-11-16' })).toMatchObject({ state: 'refused', start: null, deemed: false });
    expect(acceptance({ refused: '2026-11-17' })).toMatchObject({
      state: 'accepted',
      start: '2026-11-09',
      deemed: true,
    });
  });

  test('told in time, no limit runs until the applicant has corrected', () => {
    const waiting = acceptance({ told: '2026-11-12', correctUntil: '2026-11-26' });
    expect(waiting).toMatchObject({ state: 'awaitingCorrection', due: null, correctionLate: true });
    expect(waiting.clock).toMatchObject({ state: 'stopped', used: 3 });
    expect(acceptance({ told: '2026-11-12', correctUntil: '2026-11-30' }).correctionLate).toBe(false);
  });

  test('corrected, the same five working days run again from the correction', () => {
    const told = { told: '2026-11-12', corrected: '2026-11-18' };
    expect(acceptance({ ...told, asOf: '2026-11-25' })).toMatchObject({
      state: 'receiving',
      due: '2026-11-25',
      countedFrom: { event: 'corrected', on: '2026-11-18' },
    });
    expect(acceptance({ ...told, asOf: '2026-11-26' })).toMatchObject({ start: '2026-11-18', deemed: true });
    expect(acceptance({ ...told, accepted: '2026-11-20' })).toMatchObject({ start: '2026-11-20', deemed: false });
  });

  test('told late counts as not told, whatever follows', () => {
    const late = { told: '2026-11-17', corrected: '2026-11-18', accepted: '2026-11-19' };
    expect(acceptance(late)).toMatchObject({ state: 'accepted', start: '2026-11-09', deemed: true });
  });

  test('the body may accept without waiting for the correction', () => {
    expect(acceptance({ told: '2026-11-12', accepted: '2026-11-20' })).toMatchObject({
      state: 'accepted',
      start: '2026-11-20',
      deemed: false,
    });
  });

  test('an event of tomorrow has not happened yet', () => {
    expect(acceptance({ accepted: '2026-11-11', asOf: '2026-11-10' })).toMatchObject({
      state: 'receiving',
      start: null,
    });
  });

  test('a special law may give less time: three days to tell what is missing', () => {
    const limit = { amount: 3, unit: 'calendarDay' } as const;
    expect(acceptance({ limit, asOf: '2026-11-12' })).toMatchObject({ state: 'receiving', due: '2026-11-12' });
    expect(acceptance({ limit, told: '2026-11-13' })).toMatchObject({ deemed: true, start: '2026-11-09' });
  });
});
