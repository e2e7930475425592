// Where a due date comes from, as facts in the order in which a person would tell them. The words are in
// explain-zh.ts and explain-en.ts; a page that shows more than words (a link to the notice) uses the data beside them.
import type { Words } from './calendar.ts';
import type { ClockFigures, ClockInput, ClockUnit, Extension, LegalBasis, Pause } from './clock.ts';
import { type ClockResult, computeClock, type DayCell } from './clock-days.ts';
import type { ClockLevel, ClockStart, Silence } from './clock-definition.ts';
import { addDays, type LocalDate, yearOf } from './local-date.ts';

/**
 * What is due: an answer about acceptance 是否受理, the decision 决定, delivery 送达, a step of the process; `end`: what was
 * due is not any more, because the case ended before it.
 */
export type ClockPurpose = 'answer' | 'decide' | 'deliver' | 'step' | 'end';

export interface Ceiling {
  level: ClockLevel;
  figures: ClockFigures;
  basis?: LegalBasis;
}

export interface ExplainOptions {
  locale: 'zh' | 'en';
  purpose: ClockPurpose;
  /** Whose limit it is; a promise unless said otherwise. */
  level?: ClockLevel;
  /** What set it going; by purpose: received, accepted, decided, stepBegun. */
  startEvent?: ClockStart;
  /** The start is an acceptance by law, because nobody answered in time (行政许可法 §32(4)). */
  deemed?: boolean;
  basis?: LegalBasis;
  silence?: Silence;
  /** Further limits to name at the end: the promise first, the legal ceiling after it. */
  ceilings?: readonly Ceiling[];
  /** When the words are read, if not on the day the figures are for: evidence reads 到 11 月 23 日 and not 到今天. */
  today?: LocalDate;
  /** Who reads: the applicant is 您; staff also read what was not told. Default applicant. */
  reader?: 'applicant' | 'staff';
}

export type ExplanationFact =
  | {
      kind: 'start';
      start: LocalDate;
      /** The first day that counts, pauses apart. */
      firstDay: LocalDate;
      event: ClockStart;
      level: ClockLevel;
      amount: number;
      unit: ClockUnit;
      deemed: boolean;
      basis: LegalBasis | null;
    }
  | { kind: 'extension'; extension: Extension; unit: ClockUnit }
  | {
      kind: 'pause';
      pause: Pause;
      /** First and last day that would have counted; null when it covers none (so far). */
      from: LocalDate | null;
      to: LocalDate | null;
      units: number;
      /** Of these already kept out by an earlier pause. */
      overlapping: number;
      afterDue: boolean;
    }
  | { kind: 'daysOff'; holidays: { name: Words; from: LocalDate; to: LocalDate }[]; makeUp: LocalDate[] }
  | {
      kind: 'progress';
      used: number;
      remaining: number;
      over: number;
      state: ClockFigures['state'];
      due: LocalDate | null;
      projectedDue: LocalDate;
      /** A pause is open whose notice names an end that is still to come. */
      expectedEnd: LocalDate | null;
      /** The days still to count, when they are few enough to be listed. */
      left: LocalDate[];
      weekendsLeftOut: boolean;
      asOf: LocalDate;
    }
  | { kind: 'moved'; lastDay: LocalDate; due: LocalDate; holiday: Words | null }
  | { kind: 'provisional'; years: number[] }
  | { kind: 'silence'; silence: 'grants' | 'accepts'; start: LocalDate }
  | { kind: 'ceiling'; ceiling: Ceiling };

export interface ExplanationContext {
  purpose: ClockPurpose;
  reader: 'applicant' | 'staff';
  today: LocalDate;
  asOf: LocalDate;
  countUnit: 'workingDay' | 'calendarDay';
}

/** More days than this are given as a number and a date, not as a list. */
const listedAtMost = 5;

const startEvents: Record<ClockPurpose, ClockStart> = {
  answer: 'received',
  decide: 'accepted',
  deliver: 'decided',
  step: 'stepBegun',
  end: 'accepted',
};

export function explanationFacts(
  input: ClockInput,
  options: ExplainOptions,
): { facts: ExplanationFact[]; context: ExplanationContext } {
  const result = computeClock(input);
  const facts: ExplanationFact[] = [startFact(input, options)];
  facts.push(...ledgerFacts(input, result));
  const daysOff = daysOffFact(result);
  if (daysOff) facts.push(daysOff);
  facts.push(progressFact(input, result));
  if (result.due && result.lastDay && result.due !== result.lastDay) {
    const holiday = result.days.find(({ date }) => date === result.lastDay)?.holiday ?? null;
    facts.push({ kind: 'moved', lastDay: result.lastDay, due: result.due, holiday });
  }
  if (result.provisional) facts.push({ kind: 'provisional', years: unpublishedYears(input, result) });
  const silence = options.silence ?? 'none';
  if (silence !== 'none' && result.state !== 'stopped') facts.push({ kind: 'silence', silence, start: input.start });
  for (const ceiling of options.ceilings ?? []) facts.push({ kind: 'ceiling', ceiling });
  const { purpose, reader = 'applicant', today = result.asOf } = options;
  return { facts, context: { purpose, reader, today, asOf: result.asOf, countUnit: result.countUnit } };
}

function startFact({ start, budget, calendar }: ClockInput, options: ExplainOptions): ExplanationFact {
  return {
    kind: 'start',
    start,
    firstDay: budget.unit === 'workingDay' ? calendar.nextWorkingDay(start) : addDays(start, 1),
    event: options.startEvent ?? startEvents[options.purpose],
    level: options.level ?? 'promise',
    amount: budget.amount,
    unit: budget.unit,
    deemed: options.deemed ?? false,
    basis: options.basis ?? null,
  };
}

/** Pauses and extensions in the order in which they happened. */
function ledgerFacts(input: ClockInput, result: ClockResult): ExplanationFact[] {
  const entries: { on: LocalDate; fact: ExplanationFact }[] = [];
  for (const extension of input.extensions ?? []) {
    entries.push({
      on: extension.approvedOn ?? input.start,
      fact: { kind: 'extension', extension, unit: input.budget.unit },
    });
  }
  const earlier = new Set<LocalDate>();
  for (const pause of [...(input.pauses ?? [])].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    entries.push({ on: pause.from, fact: pauseFact(pause, result, earlier) });
  }
  return entries.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ fact }) => fact);
}

function pauseFact(pause: Pause, result: ClockResult, earlier: Set<LocalDate>): ExplanationFact {
  const covered = result.days.filter(
    ({ date, kind }) => kind === 'paused' && date > pause.from && (pause.to === null || date <= pause.to),
  );
  const overlapping = covered.filter(({ date }) => earlier.has(date)).length;
  for (const { date } of covered) earlier.add(date);
  return {
    kind: 'pause',
    pause,
    from: covered[0]?.date ?? null,
    to: covered.at(-1)?.date ?? null,
    units: covered.length,
    overlapping,
    afterDue: result.lastDay !== null && pause.from >= result.lastDay,
  };
}

/** Holidays and make-up days between the start and the due day; for calendar days they change nothing. */
function daysOffFact({ days, due, countUnit }: ClockResult): ExplanationFact | null {
  if (countUnit === 'calendarDay') return null;
  const holidays: { name: Words; from: LocalDate; to: LocalDate }[] = [];
  const makeUp: LocalDate[] = [];
  for (const { date, kind, reason, holiday } of days) {
    if (due !== null && date > due) break;
    if (reason === 'makeUp' && kind !== 'paused') makeUp.push(date);
    if (kind !== 'off' || !holiday) continue;
    const last = holidays.at(-1);
    if (last && last.name === holiday && addDays(last.to, 1) === date) last.to = date;
    else holidays.push({ name: holiday, from: date, to: date });
  }
  return holidays.length + makeUp.length > 0 ? { kind: 'daysOff', holidays, makeUp } : null;
}

function progressFact(input: ClockInput, result: ClockResult): ExplanationFact {
  const counted = (cell: DayCell) => cell.kind === 'left' && cell.count !== null;
  const open = (input.pauses ?? []).filter(({ to }) => to === null);
  const expected = open.map(({ expectedUntil }) => expectedUntil ?? '').sort();
  const latest = expected[0] === '' ? undefined : expected.at(-1);
  return {
    kind: 'progress',
    used: result.used,
    remaining: result.remaining,
    over: result.over,
    state: result.state,
    due: result.due,
    projectedDue: result.projectedDue,
    expectedEnd: latest && latest >= result.asOf ? latest : null,
    left:
      result.due !== null && result.remaining <= listedAtMost
        ? result.days.filter(counted).map(({ date }) => date)
        : [],
    weekendsLeftOut:
      result.days.some(({ kind, reason }) => kind === 'off' && reason === 'weekend') &&
      result.countUnit === 'workingDay',
    asOf: result.asOf,
  };
}

function unpublishedYears({ start, calendar }: ClockInput, { due }: ClockResult): number[] {
  const years: number[] = [];
  for (let year = yearOf(addDays(start, 1)); due !== null && year <= yearOf(due); year += 1) {
    if (!calendar.isPublished(year)) years.push(year);
  }
  return years;
}
