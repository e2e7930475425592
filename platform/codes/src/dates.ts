// Only what a code needs of the calendar: eight digits that are a real day. This package stands on nothing.

/** `20261109` → `2026-11-09`; undefined if the digits are no day on the calendar. */
export function readCompactDate(digits: string): string | undefined {
  if (!/^\d{8}$/.test(digits)) return undefined;
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  return isRealDate(date) ? date : undefined;
}

export function isRealDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** `2026-11-09` → `20261109`. Throws RangeError for what is no date. */
export function compactDate(date: string): string {
  if (!isRealDate(date)) throw new RangeError(`not a date: ${date}`);
  return date.replaceAll('-', '');
}

/** Today in China (UTC+8). */
export function todayInChina(): string {
  return new Date(Date.now() + 8 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
