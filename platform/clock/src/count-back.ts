// Limits that count backwards from an event: 集会游行示威法 §9 (told two days before the day asked for, or it counts as
// permitted), 行政许可法 §50 (renewal asked for thirty days before expiry).
import type { Calendar } from './calendar.ts';
import type { Budget } from './clock.ts';
import { addMonths, dateOfDayNumber, dayNumberOf, type LocalDate } from './local-date.ts';

export interface CountedBack {
  /** The last day on which it is in time. */
  due: LocalDate;
  /** The last working day up to due: for the body's own planning. */
  lastWorkingDay: LocalDate;
  provisional: boolean;
}

/**
 * The last day so long before the event; the event's own day never counts. A due day that is a day off stays where it
 * is: §203 of the Civil Code moves the end of a period forwards only, and moving it forwards here would eat into the
 * time that the law keeps free before the event. Throws RangeError for what is no date or no whole number.
 */
export function countBackFrom(event: LocalDate, budget: Budget, calendar: Calendar): CountedBack {
  if (!Number.isInteger(budget.amount) || budget.amount < 0)
    throw new RangeError(`not a whole number: ${budget.amount}`);
  const eventDay = dayNumberOf(event);
  const due = dueBefore(event, budget, calendar);
  const dueDay = dayNumberOf(due);
  const lastWorkingDay = calendar.isWorkingDay(due) ? due : calendar.previousWorkingDay(due);
  return {
    due,
    lastWorkingDay,
    provisional: calendar.index.touchesUnpublished(Math.min(dueDay, eventDay - 1), eventDay - 1),
  };
}

function dueBefore(event: LocalDate, { amount, unit }: Budget, calendar: Calendar): LocalDate {
  if (unit === 'workingDay') return calendar.addWorkingDays(event, -amount);
  if (unit === 'month') return addMonths(event, -amount);
  return dateOfDayNumber(dayNumberOf(event) - amount);
}
