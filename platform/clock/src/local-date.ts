// Business dates. A date in law is a day on the wall calendar in China, not an instant, so it is a plain
// 'YYYY-MM-DD' string everywhere; day numbers (days since 1970-01-01) exist only inside this package.

/** A day on the calendar of Asia/Shanghai, `YYYY-MM-DD`. Plain strings of this form sort by time. */
export type LocalDate = string;

/** UTC+8 all year round: China has had no summer time since September 1991. */
const shanghaiOffsetMilliseconds = 8 * 60 * 60 * 1000;
const millisecondsPerDay = 24 * 60 * 60 * 1000;
const zero = 48;

/** Does the text name a real day (`2026-02-30` does not), years 1000 to 9999? */
export function isLocalDate(text: unknown): text is LocalDate {
  return typeof text === 'string' && !Number.isNaN(dayNumberOrNaN(text));
}

/** Reads `2026-11-09`, `2026/11/9`, `20261109` or `2026年11月9日` (also with spaces); undefined if it is no real day. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const match = /^\s*(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(\d{2})(\d{2}))\s*$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = match[4] ?? '', day = match[5] ?? ''] = match;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** Days since 1970-01-01. Throws RangeError for anything that is not a real day. */
export function dayNumberOf(date: LocalDate): number {
  const day = dayNumberOrNaN(date);
  if (Number.isNaN(day)) throw new RangeError(`not a date: ${JSON.stringify(date)} (wanted YYYY-MM-DD)`);
  return day;
}

function dayNumberOrNaN(date: string): number {
  if (date.length !== 10 || date.charCodeAt(4) !== 45 || date.charCodeAt(7) !== 45) return Number.NaN;
  const year =
    digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3); /* NaN if any is no digit */
  const month = digit(date, 5) * 10 + digit(date, 6);
  const day = digit(date, 8) * 10 + digit(date, 9);
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  return dayNumberFromParts(year, month, day);
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - zero;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

/**
 * Gregorian calendar arithmetic after Howard Hinnant's days_from_civil: no Date object, so no time zone to get wrong.
 */
export function dayNumberFromParts(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// Lists of cells print the same few thousand days again and again: keep each day's text once (1990 to 2059).
const internedFrom = dayNumberFromParts(1990, 1, 1);
const interned: (LocalDate | undefined)[] = new Array(70 * 366);

/** The day with this number, as text. */
export function dateOfDayNumber(day: number): LocalDate {
  const at = day - internedFrom;
  const known = interned[at];
  if (known !== undefined) return known;
  const text = new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
  if (at >= 0 && at < interned.length) interned[at] = text;
  return text;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

export function dayOfMonth(date: LocalDate): number {
  return Number(date.slice(8, 10));
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDayNumber(dayNumberOf(date));
}

export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1; // day 0, 1970-01-01, was a Thursday
}

/** The date so many calendar days later; a negative number goes back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Calendar days from the first date to the second; negative if the second is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/**
 * The corresponding day (对应日) so many months later, or the last day of that month if it has none:
 * 31 January + 1 month = 28 or 29 February (民法典 §202). A negative number goes back.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  dayNumberOf(date); // throws for what is no date
  const month = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(month / 12);
  const inYear = month - year * 12 + 1;
  const day = Math.min(dayOfMonth(date), daysInMonth(year, inYear));
  return dateOfDayNumber(dayNumberFromParts(year, inYear, day));
}

/** The date on the wall in China at this instant. */
export function localDateOf(instant: Date): LocalDate {
  const time = instant.getTime();
  if (Number.isNaN(time)) throw new RangeError('not an instant');
  return dateOfDayNumber(Math.floor((time + shanghaiOffsetMilliseconds) / millisecondsPerDay));
}

/** The instant at which this day begins in China (00:00, UTC+8). */
export function startOfDay(date: LocalDate): Date {
  return new Date(dayNumberOf(date) * millisecondsPerDay - shanghaiOffsetMilliseconds);
}

/** The instant at which this day is over in China: a limit that ends on it still holds until then (民法典 §203). */
export function endOfDay(date: LocalDate): Date {
  return new Date(startOfDay(date).getTime() + millisecondsPerDay);
}
