// What a receipt can promise on the day of filing: by when the body answers, by when it decides if it accepts on the
// last day, and the calendar on which both are counted off (page p6 of the portal).
import { fiveWorkingDays } from './acceptance.ts';
import type { Calendar, Words } from './calendar.ts';
import type { Budget } from './clock.ts';
import { computeClock, type DayCell } from './clock-days.ts';
import { addDays, type LocalDate, weekdayOf } from './local-date.ts';

export interface ReceiptInput {
  received: LocalDate;
  /** Five working days unless a special law is stricter. */
  answerLimit?: Budget;
  promise: Budget;
  statute?: Budget;
  /** false: the item is decided without acceptance as a step of its own, the promise runs from receipt. */
  countsFromAcceptance?: boolean;
  calendar: Calendar;
}

/**
 * `answering` and `deciding`: a day that counts for one of them; `answerBy` and `decideBy`: its last; `off`: counts
 * for none; `plain`: outside.
 */
export type ReceiptDayKind = 'received' | 'answering' | 'answerBy' | 'deciding' | 'decideBy' | 'off' | 'plain';

export interface ReceiptDay {
  date: LocalDate;
  kind: ReceiptDayKind;
  /** The how manyth day of its count; null where none counts. */
  count: number | null;
  holiday: Words | null;
}

export interface ReceiptForecast {
  received: LocalDate;
  answerBy: LocalDate;
  decideBy: LocalDate;
  /** The statute's last day on the same assumption; null where no statute limit is given. */
  ceilingBy: LocalDate | null;
  provisional: boolean;
  /** Weeks from Monday to Sunday, from the day of receipt to the day of decision. */
  weeks: ReceiptDay[][];
}

export function receiptForecast(input: ReceiptInput): ReceiptForecast {
  const { received, calendar, promise, statute } = input;
  const clock = (start: LocalDate, budget: Budget) => computeClock({ start, budget, asOf: received, calendar });
  const answer = clock(received, input.answerLimit ?? fiveWorkingDays);
  const answerBy = answer.projectedDue;
  const decideFrom = input.countsFromAcceptance === false ? received : answerBy;
  const decide = clock(decideFrom, promise);
  const ceiling = statute ? clock(decideFrom, statute) : null;
  const decideBy = decide.projectedDue;
  const marks = new Map<LocalDate, ReceiptDay>();
  markDays(marks, decide.days, { counting: 'deciding', last: 'decideBy', due: decideBy });
  markDays(marks, answer.days, { counting: 'answering', last: 'answerBy', due: answerBy });
  marks.set(received, { date: received, kind: 'received', count: null, holiday: null });
  return {
    received,
    answerBy,
    decideBy,
    ceilingBy: ceiling?.projectedDue ?? null,
    provisional: answer.provisional || decide.provisional || (ceiling?.provisional ?? false),
    weeks: weeksBetween(received, [answerBy, decideBy].sort().at(-1) ?? decideBy, { marks, calendar }),
  };
}

function markDays(
  marks: Map<LocalDate, ReceiptDay>,
  days: readonly DayCell[],
  { counting, last, due }: { counting: ReceiptDayKind; last: ReceiptDayKind; due: LocalDate },
): void {
  for (const { date, kind, count, holiday } of days) {
    marks.set(date, { date, kind: kind === 'off' ? 'off' : date === due ? last : counting, count, holiday });
  }
}

function weeksBetween(
  from: LocalDate,
  to: LocalDate,
  { marks, calendar }: { marks: Map<LocalDate, ReceiptDay>; calendar: Calendar },
): ReceiptDay[][] {
  const weeks: ReceiptDay[][] = [];
  for (let monday = addDays(from, 1 - weekdayOf(from)); monday <= to; monday = addDays(monday, 7)) {
    const week: ReceiptDay[] = [];
    for (let at = 0; at < 7; at += 1) {
      const date = addDays(monday, at);
      const { working, name } = calendar.describe(date);
      week.push(marks.get(date) ?? { date, kind: working ? 'plain' : 'off', count: null, holiday: name });
    }
    weeks.push(week);
  }
  return weeks;
}
