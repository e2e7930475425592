// 行政许可法 §32: within five working days of receipt the body accepts, refuses, or tells the applicant everything to
// correct, once. Silence accepts: not told in time, the application counts as accepted from the day of receipt
// (§32(4)), so the acceptance date moves backwards and every clock that starts there moves with it.
import type { Calendar } from './calendar.ts';
import type { Budget } from './clock.ts';
import { type ClockResult, computeClock } from './clock-days.ts';
import { addDays, type LocalDate } from './local-date.ts';

export interface AcceptanceInput {
  received: LocalDate;
  /** The applicant was told what to correct. Told late counts as not told. */
  told?: LocalDate | null;
  corrected?: LocalDate | null;
  accepted?: LocalDate | null;
  refused?: LocalDate | null;
  /** An event after this day has not happened yet. */
  asOf: LocalDate;
  /** Five working days unless a special law is stricter (排污许可管理条例 §10: three days to tell what is missing). */
  limit?: Budget;
  /** The day until which the notice gave time to correct. */
  correctUntil?: LocalDate | null;
  calendar: Calendar;
}

export type AcceptanceState = 'receiving' | 'awaitingCorrection' | 'accepted' | 'refused';

export interface Acceptance {
  state: AcceptanceState;
  /**
   * The day from which the decision's clock runs: of acceptance, or when deemed of receipt or correction; null before
   * that.
   */
  start: LocalDate | null;
  /** Accepted by law, because nobody answered in time. */
  deemed: boolean;
  /** The day on which silence became acceptance: the day after the last day to answer. */
  deemedOn: LocalDate | null;
  /** What the current run of the limit counts from. */
  countedFrom: { event: 'received' | 'corrected'; on: LocalDate };
  /**
   * The last day to answer in the current run; null while the applicant corrects and after she corrected nothing in
   * time.
   */
  due: LocalDate | null;
  /**
   * The day told for correcting has passed: the body may now treat the application as withdrawn, with notice; nothing
   * happens by itself.
   */
  correctionLate: boolean;
  provisional: boolean;
  /** The current run of the limit, with its cells. */
  clock: ClockResult;
}

/** 行政许可法 §32. */
export const fiveWorkingDays: Budget = { amount: 5, unit: 'workingDay' };

/** Where an application stands between receipt and acceptance. Throws RangeError for what is no date. */
export function acceptanceClock(input: AcceptanceInput): Acceptance {
  const { received, asOf } = input;
  const told = happened(input.told, received, asOf);
  const first = runOf(input, received);
  const decidedFirst = decisionIn(input, { since: received, until: first.due, before: told });
  if (decidedFirst) return concluded(input, { event: 'received', on: received }, decidedFirst);
  if (!told || told > lastDay(first)) return undecided(input, { event: 'received', on: received });

  // While the applicant corrects no limit runs; the body may still accept or refuse on what it has.
  const corrected = happened(input.corrected, told, asOf);
  const decidedWaiting = decisionIn(input, { since: told, until: null, before: corrected });
  if (decidedWaiting) return concluded(input, { event: 'received', on: received }, decidedWaiting, told);
  if (!corrected) return awaiting(input, told);

  const decidedAgain = decisionIn(input, { since: corrected, until: runOf(input, corrected).due, before: null });
  const countedFrom = { event: 'corrected', on: corrected } as const;
  return decidedAgain ? concluded(input, countedFrom, decidedAgain) : undecided(input, countedFrom);
}

interface Decision {
  state: 'accepted' | 'refused';
  on: LocalDate;
}

function happened(date: LocalDate | null | undefined, since: LocalDate, asOf: LocalDate): LocalDate | null {
  return date && date >= since && date <= asOf ? date : null;
}

function lastDay(clock: ClockResult): LocalDate {
  return clock.due ?? clock.asOf;
}

/**
 * The first of accepting and refusing that falls into the span and comes no later than the event that would change
 * the run.
 */
function decisionIn(
  { accepted, refused, asOf }: AcceptanceInput,
  span: { since: LocalDate; until: LocalDate | null; before: LocalDate | null },
): Decision | null {
  const candidates: Decision[] = [];
  if (accepted) candidates.push({ state: 'accepted', on: accepted });
  if (refused) candidates.push({ state: 'refused', on: refused });
  const valid = candidates.filter(
    ({ on }) =>
      on >= span.since &&
      on <= asOf &&
      (span.until === null || on <= span.until) &&
      // On the same day as a notice or a correction the decision came after it and belongs to the next run.
      (span.before === null || on < span.before),
  );
  return valid.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0] ?? null;
}

function runOf({ asOf, limit, calendar }: AcceptanceInput, start: LocalDate, stoppedOn?: LocalDate): ClockResult {
  return computeClock({ start, budget: limit ?? fiveWorkingDays, asOf, calendar, stoppedOn: stoppedOn ?? null });
}

type CountedFrom = Acceptance['countedFrom'];

function concluded(
  input: AcceptanceInput,
  countedFrom: CountedFrom,
  decision: Decision,
  answeredOn = decision.on,
): Acceptance {
  const clock = runOf(input, countedFrom.on, answeredOn);
  return {
    state: decision.state,
    start: decision.state === 'accepted' ? decision.on : null,
    deemed: false,
    deemedOn: null,
    countedFrom,
    due: clock.due,
    correctionLate: false,
    provisional: clock.provisional,
    clock,
  };
}

function awaiting(input: AcceptanceInput, told: LocalDate): Acceptance {
  const clock = runOf(input, input.received, told);
  return {
    state: 'awaitingCorrection',
    start: null,
    deemed: false,
    deemedOn: null,
    countedFrom: { event: 'received', on: input.received },
    due: null,
    correctionLate: Boolean(input.correctUntil && input.asOf > input.correctUntil),
    provisional: clock.provisional,
    clock,
  };
}

function undecided(input: AcceptanceInput, countedFrom: CountedFrom): Acceptance {
  const clock = runOf(input, countedFrom.on);
  const deemed = clock.due !== null && input.asOf > clock.due;
  return {
    state: deemed ? 'accepted' : 'receiving',
    start: deemed ? countedFrom.on : null,
    deemed,
    deemedOn: deemed && clock.due ? addDays(clock.due, 1) : null,
    countedFrom,
    due: clock.due,
    correctionLate: false,
    provisional: clock.provisional,
    clock,
  };
}
