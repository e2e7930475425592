// The cells of a clock: one a day, in calendar order, as a person would count them off on a wall calendar.
import type { Words } from './calendar.ts';
import { type ClockFigures, type ClockInput, type ClockPlan, figuresOf, horizonOf, planClock } from './clock.ts';
import { dateOfDayNumber, type LocalDate } from './local-date.ts';

/**
 * `used` counted up to asOf · `left` will count · `paused` would have counted but for a pause · `off` a day off (for
 * calendar days only one that moves the due day) · `over` after the due day, up to asOf.
 */
export type DayCellKind = 'used' | 'left' | 'paused' | 'off' | 'over';

/**
 * Why a day is what it is, where it is not simply a workday. `moved`: no unit of its own, the due day was moved here
 * (民法典 §203).
 */
export type DayCellReason = 'weekend' | 'holiday' | 'makeUp' | 'moved' | null;

export interface DayCell {
  date: LocalDate;
  kind: DayCellKind;
  /** The how manyth unit of the budget this day is; null when it counts for none. */
  count: number | null;
  reason: DayCellReason;
  /** The holiday's name where the reason is `holiday`. */
  holiday: Words | null;
}

export interface ClockResult extends ClockFigures {
  days: DayCell[];
}

/**
 * Due, used, remaining and the rest, with a cell for every day from the start to the due day or asOf, whichever is
 * later; while a pause is open, to asOf. The number of cells with a count is `used` up to asOf and `total` at the due
 * day.
 */
export function computeClock(input: ClockInput): ClockResult {
  const plan = planClock(input);
  const figures = figuresOf(input, plan);
  return { ...figures, days: cellsOf(plan) };
}

function cellsOf(plan: ClockPlan): DayCell[] {
  const { start, now, working, index, pauses, lastDay, due } = plan;
  const cells: DayCell[] = [];
  const budgetEnd = lastDay ?? Number.POSITIVE_INFINITY;
  const dueDay = due ?? budgetEnd;
  const end = horizonOf(plan);
  let count = 0;
  let nextPause = 0;
  for (let day = start + 1; day <= end; day += 1) {
    while ((pauses[nextPause]?.through ?? day) < day) nextPause += 1;
    const pause = pauses[nextPause];
    const paused = pause !== undefined && pause.after < day && day <= pause.through;
    const dayKind = index.kindOf(day);
    const off = dayKind === 'weekend' || dayKind === 'holiday';
    const reason: DayCellReason = dayKind === 'workday' ? null : dayKind;
    const holiday = dayKind === 'holiday' ? index.nameOf(day) : null;
    const date = dateOfDayNumber(day);
    if (off && (working || (day > budgetEnd && day <= dueDay)))
      cells.push({ date, kind: 'off', count: null, reason, holiday });
    else if (paused) cells.push({ date, kind: 'paused', count: null, reason, holiday });
    else if (day > dueDay) cells.push({ date, kind: 'over', count: null, reason, holiday });
    else if (day > budgetEnd)
      cells.push({ date, kind: day <= now ? 'used' : 'left', count: null, reason: 'moved', holiday });
    else {
      count += 1;
      cells.push({ date, kind: day <= now ? 'used' : 'left', count, reason, holiday });
    }
  }
  return cells;
}
