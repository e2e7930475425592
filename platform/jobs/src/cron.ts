import { type ParsedCronItem, parseCronItem } from 'graphile-worker';
import { DEFAULT_MAX_ATTEMPTS } from './add.ts';
import type { AnyJob } from './define.ts';

/** The moment that a cron expression is compared with. */
export interface MinuteOfWeek {
  min: number;
  hour: number;
  date: number;
  month: number;
  dow: number;
}

/** The scheduled jobs as the queue wants them. @throws Error for a malformed schedule */
export function cronItemsOf(jobs: readonly AnyJob[]): ParsedCronItem[] {
  return jobs.flatMap(job => {
    if (!job.schedule) return [];
    const matchesLocal = cronMatcher(job.schedule, job.name);
    return parseCronItem({
      task: job.name,
      match: utc => matchesLocal(toShanghai(utc, new Date().getUTCFullYear())),
      options: {
        backfillPeriod: (job.catchUpHours ?? 0) * 3_600_000,
        maxAttempts: job.maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
      },
    });
  });
}

function cronMatcher(schedule: string, name: string): (minute: MinuteOfWeek) => boolean {
  const { match } = parseCronItem({ task: 'schedule', match: schedule }, `the schedule of ${name}`);
  return match as (minute: MinuteOfWeek) => boolean;
}

/**
 * The queue thinks in UTC and leaves out the year. Shanghai is UTC+8 all year (no daylight saving since 1991); the
 * year only tells whether 29 February follows the 28th.
 */
export function toShanghai(utc: MinuteOfWeek, year: number): MinuteOfWeek {
  const local = new Date(Date.UTC(year, utc.month - 1, utc.date, utc.hour + 8, utc.min));
  return {
    min: utc.min,
    hour: local.getUTCHours(),
    date: local.getUTCDate(),
    month: local.getUTCMonth() + 1,
    dow: utc.hour + 8 >= 24 ? (utc.dow + 1) % 7 : utc.dow,
  };
}
