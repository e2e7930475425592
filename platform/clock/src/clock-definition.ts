// A limit as the law, a rule or a promise states it, as data: how much, from what, what may stop it, what silence
// means. What the law really says differs from item to item (施工许可证 runs from receipt, 教师资格 from the end of a window,
// 集会游行示威 backwards from the day asked for), so nothing of it is in code.
import type { Calendar, Words } from './calendar.ts';
import type { Budget, ClockFigures, ClockInput, Extension, LegalBasis, Pause } from './clock.ts';
import { type ClockResult, computeClock } from './clock-days.ts';
import { type CountedBack, countBackFrom } from './count-back.ts';
import type { LocalDate } from './local-date.ts';

/** 法定时限, 规章或规范性文件规定的时限, 承诺时限, 环节时限: in this order they bind. */
export type ClockLevel = 'statute' | 'rule' | 'promise' | 'step';

/** `windowEnded`: the end of a period in which applications are taken. `event`: counted back from the day asked for. */
export type ClockStart = 'received' | 'accepted' | 'corrected' | 'windowEnded' | 'decided' | 'stepBegun' | 'event';

/** What follows by law when nobody acts in time: 视为准予, 视为受理, or nothing but lateness. */
export type Silence = 'grants' | 'accepts' | 'none';

export interface ClockDefinition {
  level: ClockLevel;
  budget: Budget;
  startsAt: ClockStart;
  name?: Words;
  basis?: LegalBasis;
  silence?: Silence;
  /** How it may be extended: 行政许可法 §42 {amount: 10, times: 1}; absent: not at all. */
  extension?: { amount: number; times: number; basis?: LegalBasis };
  /** false: no time is left out (a promise may waive §45). Absent: it may be paused. */
  pausable?: boolean;
}

/** The days on which things happened, as far as they have. */
export type Milestones = Partial<Record<ClockStart, LocalDate | null>>;

export interface DefinedClockInput {
  definition: ClockDefinition;
  milestones: Milestones;
  pauses?: readonly Pause[];
  extensions?: readonly Extension[];
  asOf: LocalDate;
  stoppedOn?: LocalDate | null;
  calendar: Calendar;
}

/**
 * The clock of a definition, or undefined while the event that starts it has not happened. Not for `event`: see
 * definedDeadline.
 */
export function definedClock(input: DefinedClockInput): ClockResult | undefined {
  const clockInput = definedClockInput(input);
  return clockInput && computeClock(clockInput);
}

/** The input for computeClock or clockFigures, or undefined while the event that starts it has not happened. */
export function definedClockInput(input: DefinedClockInput): ClockInput | undefined {
  const { definition, milestones, asOf, calendar, stoppedOn, extensions = [], pauses = [] } = input;
  const start = milestones[definition.startsAt];
  if (!start || definition.startsAt === 'event') return undefined;
  const budget = definition.budget;
  return {
    start,
    budget,
    asOf,
    calendar,
    stoppedOn: stoppedOn ?? null,
    extensions: definition.extension ? extensions : [],
    pauses: definition.pausable === false ? [] : pauses,
  };
}

/** The last day of a definition that counts back from an event, or undefined while the event's day is not known. */
export function definedDeadline({ definition, milestones, calendar }: DefinedClockInput): CountedBack | undefined {
  const event = milestones.event;
  return event && definition.startsAt === 'event' ? countBackFrom(event, definition.budget, calendar) : undefined;
}

/**
 * What the law has made of silence by asOf: `granted`, `accepted`, or null when there was an answer, time is left or
 * silence means nothing.
 */
export function outcomeOfSilence(
  definition: ClockDefinition,
  { due, asOf, answeredOn }: { due: LocalDate | null; asOf: LocalDate; answeredOn?: LocalDate | null },
): 'granted' | 'accepted' | null {
  const silence = definition.silence ?? 'none';
  if (silence === 'none' || due === null || asOf <= due || (answeredOn && answeredOn <= due)) return null;
  return silence === 'grants' ? 'granted' : 'accepted';
}

export interface LevelledClock {
  level: ClockLevel;
  figures: ClockFigures;
}

const levels: readonly ClockLevel[] = ['statute', 'rule', 'promise', 'step'];

/**
 * Several limits of one matter, the strictest first: by the day on which each is due (as projected, while paused);
 * for the same day the one that binds more, statute before rule before promise before step. Stopped ones come last.
 */
export function strictest<T extends LevelledClock>(clocks: readonly T[]): T[] {
  return [...clocks].sort(
    (a, b) =>
      Number(a.figures.state === 'stopped') - Number(b.figures.state === 'stopped') ||
      compareText(a.figures.projectedDue, b.figures.projectedDue) ||
      levels.indexOf(a.level) - levels.indexOf(b.level),
  );
}

/**
 * The limits that are already over, the one that binds most first: over the statute weighs more than over the
 * promise.
 */
export function exceeded<T extends LevelledClock>(clocks: readonly T[]): T[] {
  return clocks
    .filter(({ figures }) => figures.over > 0)
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
