import { describe, expect, test } from 'vitest';
import { builtInCalendar as calendar } from './built-in-calendar.ts';
import { clockFigures } from './clock.ts';
import {
  type ClockDefinition,
  definedClock,
  definedDeadline,
  exceeded,
  outcomeOfSilence,
  strictest,
} from './clock-definition.ts';
import { countBackFrom } from './count-back.ts';

describe('clocks that start elsewhere', () => {
  test('施工许可证 runs from receipt and not from acceptance (建筑法 §8)', () => {
    const definition: ClockDefinition = {
      level: 'statute',
      budget: { amount: 7, unit: 'calendarDay' },
      startsAt: 'received',
    };
    const milestones = { received: '2026-11-09', accepted: '2026-11-12' };
    expect(definedClock({ definition, milestones, asOf: '2026-11-12', calendar })?.due).toBe('2026-11-16');
  });

  test('教师资格 runs from the end of the window in which applications are taken', () => {
    const definition: ClockDefinition = {
      level: 'statute',
      budget: { amount: 30, unit: 'calendarDay' },
      startsAt: 'windowEnded',
    };
    const input = { definition, asOf: '2026-04-01', calendar };
    expect(definedClock({ ...input, milestones: { received: '2026-04-01' } })).toBeUndefined();
    expect(definedClock({ ...input, milestones: { received: '2026-04-01', windowEnded: '2026-04-24' } })?.due).toBe(
      '2026-05-25',
    );
  });

  test('a limit that may not be paused or extended ignores the ledger', () => {
    const definition: ClockDefinition = {
      level: 'promise',
      budget: { amount: 8, unit: 'workingDay' },
      startsAt: 'accepted',
      pausable: false,
    };
    const ledger = { pauses: [{ from: '2026-11-12', to: null }], extensions: [{ amount: 10 }] };
    const input = { definition, milestones: { accepted: '2026-11-11' }, asOf: '2026-11-12', calendar };
    expect(definedClock({ ...input, ...ledger })?.due).toBe('2026-11-23');
    const soft = { ...definition, pausable: true, extension: { amount: 10, times: 1 } };
    expect(definedClock({ ...input, ...ledger, definition: soft })?.due).toBeNull();
  });
});

describe('counting back from an event', () => {
  const twoDays = { amount: 2, unit: 'calendarDay' } as const;

  test('集会游行示威法 §9: told two days before the day asked for', () => {
    expect(countBackFrom('2026-11-20', twoDays, calendar)).toEqual({
      due: '2026-11-18',
      lastWorkingDay: '2026-11-18',
      provisional: false,
    });
  });

  test('a due day on a weekend is not moved; the last working day before it is named beside', () => {
    expect(countBackFrom('2026-11-17', twoDays, calendar)).toMatchObject({
      due: '2026-11-15',
      lastWorkingDay: '2026-11-13',
    });
  });

  test('working days and months count back too', () => {
    expect(countBackFrom('2026-10-09', { amount: 3, unit: 'workingDay' }, calendar).due).toBe('2026-09-29');
    expect(countBackFrom('2026-12-31', { amount: 1, unit: 'month' }, calendar).due).toBe('2026-11-30');
    expect(countBackFrom('2027-02-10', { amount: 30, unit: 'calendarDay' }, calendar).provisional).toBe(true);
  });

  test('silence permits: §9 of the law on assemblies', () => {
    const definition: ClockDefinition = { level: 'statute', budget: twoDays, startsAt: 'event', silence: 'grants' };
    const input = {
      definition,
      milestones: { received: '2026-11-12', event: '2026-11-20' },
      asOf: '2026-11-18',
      calendar,
    };
    expect(definedClock(input)).toBeUndefined();
    const due = definedDeadline(input)?.due ?? null;
    expect(outcomeOfSilence(definition, { due, asOf: '2026-11-18' })).toBeNull();
    expect(outcomeOfSilence(definition, { due, asOf: '2026-11-19' })).toBe('granted');
    expect(outcomeOfSilence(definition, { due, asOf: '2026-11-19', answeredOn: '2026-11-17' })).toBeNull();
    expect(outcomeOfSilence(definition, { due, asOf: '2026-11-20', answeredOn: '2026-11-19' })).toBe('granted');
    expect(outcomeOfSilence({ ...definition, silence: 'accepts' }, { due, asOf: '2026-11-19' })).toBe('accepted');
    expect(outcomeOfSilence({ ...definition, silence: 'none' }, { due, asOf: '2026-11-19' })).toBeNull();
  });
});

describe('several limits at once', () => {
  const figures = (amount: number, asOf = '2026-11-12', more = {}) =>
    clockFigures({ start: '2026-11-11', budget: { amount, unit: 'workingDay' }, asOf, calendar, ...more });

  test('the one that is due first leads; for the same day the one that binds more', () => {
    const clocks = [
      { level: 'promise', figures: figures(8) },
      { level: 'statute', figures: figures(20) },
      { level: 'step', figures: figures(2) },
      { level: 'rule', figures: figures(8) },
    ] as const;
    expect(strictest(clocks).map(({ level }) => level)).toEqual(['step', 'rule', 'promise', 'statute']);
  });

  test('while paused they are ordered by the day they would be due, and stopped ones come last', () => {
    const pauses = [{ from: '2026-11-11', to: null }];
    const clocks = [
      { level: 'step', figures: figures(1, '2026-11-12', { stoppedOn: '2026-11-12' }) },
      { level: 'statute', figures: figures(20, '2026-11-12', { pauses }) },
      { level: 'promise', figures: figures(8, '2026-11-12', { pauses }) },
    ] as const;
    expect(strictest(clocks).map(({ level }) => level)).toEqual(['promise', 'statute', 'step']);
  });

  test('what is exceeded is listed with the heaviest first', () => {
    const clocks = [
      { level: 'step', figures: figures(2, '2026-12-30') },
      { level: 'promise', figures: figures(8, '2026-12-30') },
      { level: 'statute', figures: figures(20, '2026-12-30') },
      { level: 'rule', figures: figures(60, '2026-12-30') },
    ] as const;
    expect(exceeded(clocks).map(({ level }) => level)).toEqual(['statute', 'promise', 'step']);
  });
});
