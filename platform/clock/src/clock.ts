// 法定时钟, the statutory clock: a budget of days, a start, a ledger of pauses and extensions, and a calendar give the due
// day, what is used and what is left. Nothing is stored: the same facts always give the same answer, so a pause entered
// late, an acceptance that moves backwards (行政许可法 §32(4)) or a new holiday notice simply changes the result.
import type { Calendar, DayIndex, Words } from './calendar.ts';
import { addMonths, dateOfDayNumber, dayNumberOf, type LocalDate } from './local-date.ts';

/** `workingDay`: 工作日 (行政许可法 §82). `calendarDay`: 日. `month`: by corresponding day (民法典 §202). */
export type ClockUnit = 'workingDay' | 'calendarDay' | 'month';

export interface Budget {
  /** 0 = at once: due on the day of the start, or on the next working day when that is a day off. */
  amount: number;
  unit: ClockUnit;
}

/** An article that a limit, a pause or an extension rests on. */
export interface LegalBasis {
  law: string;
  lawEn?: string;
  /** As the law prints it: 第四十五条. */
  article: string;
}

/**
 * Time that is not counted (行政许可法 §45). It covers the days after `from` up to and including `to`; pauses may overlap.
 */
export interface Pause {
  from: LocalDate;
  /** null: still open. A `to` that is not after `from` covers nothing. */
  to: LocalDate | null;
  /** The day until which the notice says an open pause will last. */
  expectedUntil?: LocalDate;
  /** What is done meanwhile, as a phrase that follows a date: 请专家现场评审布局 / an expert review of the layout. */
  ground?: Words;
  basis?: LegalBasis;
  /** The day on which the applicant was told in writing. */
  toldOn?: LocalDate;
  documentId?: string;
}

/** Added to the budget in its unit (行政许可法 §42: at most 10 working days, once; the caller guards that). */
export interface Extension {
  amount: number;
  approvedOn?: LocalDate;
  ground?: Words;
  basis?: LegalBasis;
  toldOn?: LocalDate;
  documentId?: string;
}

export interface ClockInput {
  /** The day of the event that sets the clock going; it never counts itself. */
  start: LocalDate;
  budget: Budget;
  extensions?: readonly Extension[];
  pauses?: readonly Pause[];
  /** The day for which the answer is wanted, as a rule today; counted in full. */
  asOf: LocalDate;
  /**
   * The day on which what was due was done: the clock stands still from then on. Later than asOf, it has not happened
   * yet.
   */
  stoppedOn?: LocalDate | null;
  calendar: Calendar;
}

/** `stopped`: done, in time when `over` is 0. */
export type ClockState = 'running' | 'paused' | 'overdue' | 'stopped';

export interface ClockFigures {
  start: LocalDate;
  /** The day the figures are for: asOf, or the day on which the clock was stopped. */
  asOf: LocalDate;
  budget: Budget;
  /** Budget and extensions together, in the budget's unit. */
  granted: number;
  /** What used, remaining, over and paused count: a limit in months is counted out in calendar days. */
  countUnit: 'workingDay' | 'calendarDay';
  /** Budget and extensions in countUnit. */
  total: number;
  /** The last day on which it is in time; null while a pause is open, because nobody knows it then. */
  due: LocalDate | null;
  /**
   * The day on which the last unit counts, before due is moved off a day off. Known beside an open pause only if it
   * came before it.
   */
  lastDay: LocalDate | null;
  /**
   * While a pause is open: due if it ends as its notice expects or, without a notice or past it, if it ended on asOf.
   * Otherwise due.
   */
  projectedDue: LocalDate;
  used: number;
  remaining: number;
  /** Units that pauses kept from counting, up to due or asOf, whichever is later. */
  paused: number;
  /** Units after the due day up to asOf, pauses apart: how late it is. */
  over: number;
  /** The same in working days, whatever the unit. */
  overWorkingDays: number;
  /** used / total, 0 to 1. */
  nearness: number;
  state: ClockState;
  /**
   * A day that decided due lies in a year without a published calendar; Monday to Friday were taken as working days.
   */
  provisional: boolean;
  calendarVersion: string;
}

/** Half-open run of day numbers (after, through]; through is Infinity for an open pause. */
export interface DayRun {
  after: number;
  through: number;
}

/** What the figures and the cells are both computed from. */
export interface ClockPlan {
  start: number;
  now: number;
  total: number;
  working: boolean;
  index: DayIndex;
  /** Pauses after the start, merged and in order. */
  pauses: DayRun[];
  openFrom: number | null;
  /** Day numbers; null as in ClockFigures. */
  lastDay: number | null;
  due: number | null;
}

/**
 * The clock's figures, in time proportional to the number of pauses and not of days: for lists, boards and jobs.
 * Throws RangeError for what is no date and for a budget or extension that is not a whole number of at least 0.
 */
export function clockFigures(input: ClockInput): ClockFigures {
  return figuresOf(input, planClock(input));
}

export function planClock(input: ClockInput): ClockPlan {
  const { budget, calendar, stoppedOn } = input;
  const granted = grantedAmount(input);
  const start = dayNumberOf(input.start);
  const asOf = dayNumberOf(input.asOf);
  const stopped = stoppedOn ? dayNumberOf(stoppedOn) : Number.POSITIVE_INFINITY;
  const working = budget.unit === 'workingDay';
  // 民法典 §202: a month ends on the corresponding day, so its length in days is known from the start.
  const total = budget.unit === 'month' ? dayNumberOf(addMonths(input.start, granted)) - start : granted;
  const { runs: pauses, openFrom } = mergePauses(input.pauses ?? [], start);
  const index = calendar.index;
  const lastDay = lastCountedDay({ start, total, working, index, pauses });
  const due = lastDay === null || openFrom !== null ? null : movedOffDayOff({ lastDay, working, total, index });
  return { start, now: Math.min(asOf, stopped), total, working, index, pauses, openFrom, lastDay, due };
}

function grantedAmount({ budget, extensions }: ClockInput): number {
  let granted = wholeNumber(budget.amount);
  for (const { amount } of extensions ?? []) granted += wholeNumber(amount);
  return granted;
}

function wholeNumber(amount: number): number {
  if (!Number.isInteger(amount) || amount < 0) throw new RangeError(`not a whole number of days: ${amount}`);
  return amount;
}

// Pauses before the start cover nothing of this clock; overlapping and adjoining ones become one run.
function mergePauses(pauses: readonly Pause[], start: number): { runs: DayRun[]; openFrom: number | null } {
  if (pauses.length === 0) return { runs: [], openFrom: null };
  let openFrom: number | null = null;
  const runs: DayRun[] = [];
  for (const { from, to } of pauses) {
    const begin = dayNumberOf(from);
    const after = Math.max(begin, start);
    const through = to === null ? Number.POSITIVE_INFINITY : dayNumberOf(to);
    if (to === null) openFrom = openFrom === null ? begin : Math.min(openFrom, begin);
    if (through > after) runs.push({ after, through });
  }
  runs.sort((a, b) => a.after - b.after);
  const merged: DayRun[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (last && run.after <= last.through) last.through = Math.max(last.through, run.through);
    else merged.push(run);
  }
  return { runs: merged, openFrom };
}

interface Count {
  start: number;
  total: number;
  working: boolean;
  index: DayIndex;
  pauses: readonly DayRun[];
}

/** The day on which unit number `total` counts; null when an open pause comes before it. */
function lastCountedDay({ start, total, working, index, pauses }: Count): number | null {
  const through = (day: number) => (working ? index.through(day) : day);
  let need = total;
  let from = start;
  for (const pause of pauses) {
    const available = through(pause.after) - through(from);
    if (available >= need) break;
    need -= available;
    from = pause.through;
    if (from === Number.POSITIVE_INFINITY) return null;
  }
  if (need === 0) return from;
  return working ? index.dayOf(index.through(from) + need) : from + need;
}

// 民法典 §203: the last day of a period falls on a day off → the day after the days off. In working days it never does,
// except that "at once" on a Sunday is Monday.
function movedOffDayOff(options: { lastDay: number; working: boolean; total: number; index: DayIndex }): number {
  const { lastDay, working, total, index } = options;
  if ((working && total > 0) || index.isWorking(lastDay)) return lastDay;
  return index.dayOf(index.through(lastDay) + 1);
}

/** Units after `from` up to and including `to` that count, pauses apart. */
function countUnpaused(options: {
  from: number;
  to: number;
  pauses: readonly DayRun[];
  through(day: number): number;
}): number {
  const { from, to, pauses, through } = options;
  if (to <= from) return 0;
  let count = through(to) - through(from);
  for (const pause of pauses) {
    const after = Math.max(pause.after, from);
    const last = Math.min(pause.through, to);
    if (last > after) count -= through(last) - through(after);
  }
  return count;
}

export function figuresOf(input: ClockInput, plan: ClockPlan): ClockFigures {
  const { start, now, total, working, index, pauses, lastDay, due } = plan;
  const through = (day: number) => (working ? index.through(day) : day);
  const workingThrough = (day: number) => index.through(day);
  const used = Math.min(total, countUnpaused({ from: start, to: now, pauses, through }));
  // A pause that opened only after the budget had run out hides nothing: lateness is counted from the last day.
  const late = due ?? lastDay;
  const over = late === null ? 0 : countUnpaused({ from: late, to: now, pauses, through });
  const overWorkingDays = late === null ? 0 : countUnpaused({ from: late, to: now, pauses, through: workingThrough });
  const end = horizonOf(plan);
  return {
    start: input.start,
    asOf: dateOfDayNumber(now),
    budget: input.budget,
    granted: grantedAmount(input),
    countUnit: working ? 'workingDay' : 'calendarDay',
    total,
    due: due === null ? null : dateOfDayNumber(due),
    lastDay: lastDay === null ? null : dateOfDayNumber(lastDay),
    projectedDue: dateOfDayNumber(due ?? projectedDueOf(input, plan)),
    used,
    remaining: total - used,
    paused: end <= start ? 0 : through(end) - through(start) - countUnpaused({ from: start, to: end, pauses, through }),
    over,
    overWorkingDays,
    nearness: total === 0 ? Number(now >= start) : used / total,
    state: stateOf(input, plan),
    provisional: due !== null && index.touchesUnpublished(start + 1, due),
    calendarVersion: input.calendar.version,
  };
}

/**
 * The last day worth looking at: the due day or today, whichever is later; before an open pause that is still to
 * come, its first day.
 */
export function horizonOf({ start, now, due, lastDay, openFrom }: ClockPlan): number {
  return Math.max(now, due ?? lastDay ?? Math.max(openFrom ?? start, start));
}

function stateOf({ pauses, stoppedOn, asOf }: ClockInput, { now, due }: ClockPlan): ClockState {
  if (stoppedOn && stoppedOn <= asOf) return 'stopped';
  for (const { from, to } of pauses ?? []) {
    if (dayNumberOf(from) <= now && (to === null || now < dayNumberOf(to))) return 'paused';
  }
  return due !== null && now > due ? 'overdue' : 'running';
}

function projectedDueOf(input: ClockInput, plan: ClockPlan): number {
  const closed = (input.pauses ?? []).map(pause => {
    if (pause.to !== null) return pause;
    const expected = pause.expectedUntil ?? '';
    const today = dateOfDayNumber(plan.now);
    const latest = [expected, today, pause.from].sort().at(-1) ?? today;
    return { ...pause, to: latest };
  });
  const { due, lastDay } = planClock({ ...input, pauses: closed });
  return due ?? lastDay ?? plan.now;
}
