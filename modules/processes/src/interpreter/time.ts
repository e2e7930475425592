/** ISO 8601 times of timer events. All instants are milliseconds since 1970 in UTC. */

export interface CivilDuration {
  months: number;
  milliseconds: number;
}

export interface Cycle {
  /** How often it fires in all; null without end. */
  times: number | null;
  start: number | null;
  interval: CivilDuration;
}

const DURATION =
  /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const WORKING_DAYS = /^(\d+)\s*workingDays?$/;
const DAY = 86_400_000;

/** Parses `P1DT2H` and the like; undefined when it is no duration. Years and months stay calendar units. */
export function parseDuration(text: string): CivilDuration | undefined {
  const match = DURATION.exec(text);
  if (!match || /^-?P$|T$/.test(text)) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const sign = match[1] ? -1 : 1;
  return {
    months: sign * (part(2) * 12 + part(3)),
    milliseconds: sign * (part(4) * 7 * DAY + part(5) * DAY + part(6) * 3_600_000 + part(7) * 60_000 + part(8) * 1000),
  };
}

/** Parses `R4/PT1S`, `R/2026-01-01T00:00:00Z/P1D`, `R3/PT1H/<end>`; a bare duration fires once. */
export function parseCycle(text: string): Cycle | undefined {
  const bare = parseDuration(text);
  if (bare) return { times: 1, start: null, interval: bare };
  const parts = text.split('/');
  const repeat = /^R(\d*)$/.exec(parts[0] ?? '');
  if (!repeat || parts.length < 2 || parts.length > 3) return undefined;
  const times = repeat[1] === '' ? null : Number(repeat[1]);
  const [first = '', second = ''] = parts.slice(1);
  const leading = parseDuration(first);
  if (leading) return { times, start: null, interval: leading };
  const interval = parseDuration(second);
  const start = parseInstant(first);
  return interval && start !== undefined ? { times, start, interval } : undefined;
}

/** Parses a date or date and time; without a zone it is China Standard Time (UTC+8). */
export function parseInstant(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
  const dated = text.length === 10 ? `${text}T00:00:00` : text;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(dated) ? dated : `${dated}+08:00`;
  const instant = Date.parse(zoned);
  return Number.isNaN(instant) ? undefined : instant;
}

/** The number in `3 workingDays`. */
export function parseWorkingDays(text: string): number | undefined {
  const match = WORKING_DAYS.exec(text);
  return match ? Number(match[1]) : undefined;
}

/** Adds a duration; the 31st plus a month is the last day of a shorter one. */
export function addDuration(instant: number, duration: CivilDuration): number {
  if (duration.months === 0) return instant + duration.milliseconds;
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + duration.months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime() + duration.milliseconds;
}
