import { date, duration, FeelDate, FeelDateTime, FeelDuration, FeelTime, parseDate } from 'feelin';

const dates = new Map<string, FeelDate>();

/**
 * A FEEL date from a business date `YYYY-MM-DD`, or null when there is no such day.
 * Dates are immutable and few, so they are kept: reading one costs more than comparing it.
 */
export function feelDate(text: string): FeelDate | null {
  const known = dates.get(text);
  if (known) return known;
  const parsed = parseDate(text);
  if (parsed && dates.size < 5000) dates.set(text, parsed);
  return parsed;
}

/** FEEL results as plain JSON: dates, times and durations become ISO text; functions and ranges have no JSON form and become null. */
export function toPlain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value === 'function') return null;
  if (typeof value !== 'object') return value;
  if (isTemporalValue(value)) return value.toString();
  if (Object.getPrototypeOf(value) !== Object.prototype) return null;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toPlain(entry)]));
}

export function isTemporalValue(value: unknown): value is FeelDate | FeelTime | FeelDateTime | FeelDuration {
  return (
    value instanceof FeelDate ||
    value instanceof FeelTime ||
    value instanceof FeelDateTime ||
    value instanceof FeelDuration
  );
}

/** JS dates inside a context become FEEL date-times; everything else stays as it is, without copying. */
export function toFeelValue(value: unknown): unknown {
  return value instanceof Date ? date(value.toISOString()) : value;
}

export { duration as feelDuration };
