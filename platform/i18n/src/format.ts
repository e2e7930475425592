/**
 * Dates, counts and sizes as people read them. Browser-safe and without `Intl`: its Chinese forms differ between
 * engines and building a formatter costs more than a page. China has had one time zone without summer time since
 * 1992, so Shanghai time is UTC plus eight hours.
 */
import type { Locale } from './locale.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** Keeps a number and its unit on one line: `11 月 26 日` must not break before 日. */
const NBSP = '\u00a0';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

/** The civil date in Asia/Shanghai of an instant, `YYYY-MM-DD`. */
export function localDate(instant: Date | string | number): string {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Clock time in Asia/Shanghai, `10:42`. */
export function formatTime(instant: Date | string | number): string {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** Days since 1970-01-01 of a `YYYY-MM-DD` date, for differences and weekdays. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** 周四, Thursday. */
export function weekday(locale: Locale, date: string): string {
  // Day 0 was a Thursday.
  return WEEKDAYS[locale][(((dayNumber(date) + 4) % 7) + 7) % 7] ?? '';
}

/** 11 月 26 日, 26 November: without the year, for dates near today. */
export function formatMonthDay(locale: Locale, date: string): string {
  const [, month, day] = split(date);
  return locale === 'zh' ? `${month}${NBSP}月${NBSP}${day}${NBSP}日` : `${day}${NBSP}${MONTHS[month - 1]}`;
}

/**
 * A date in words. The year is written when `year` says so: `always` for documents, `never`, or (default) when it
 * differs from that of `today`. With `weekday` the day of the week follows: 11 月 26 日（周四）, Thursday 26 November.
 */
export function formatDate(
  locale: Locale,
  date: string,
  options: { today?: string; year?: 'always' | 'never' | 'whenDifferent'; weekday?: boolean } = {},
): string {
  const [year] = split(date);
  const mode = options.year ?? (options.today ? 'whenDifferent' : 'always');
  const withYear = mode === 'always' || (mode === 'whenDifferent' && options.today?.slice(0, 4) !== date.slice(0, 4));
  const monthDay = formatMonthDay(locale, date);
  if (locale === 'zh') {
    const base = withYear ? `${year}${NBSP}年${NBSP}${monthDay}` : monthDay;
    return options.weekday ? `${base}（${weekday('zh', date)}）` : base;
  }
  const base = withYear ? `${monthDay}${NBSP}${year}` : monthDay;
  return options.weekday ? `${weekday('en', date)} ${base}` : base;
}

/** 今天, 昨天, 明天 (today, yesterday, tomorrow), or undefined when the date is further away. */
export function relativeDay(locale: Locale, date: string, today: string): string | undefined {
  const words = { zh: ['昨天', '今天', '明天'], en: ['yesterday', 'today', 'tomorrow'] }[locale];
  return words[dayNumber(date) - dayNumber(today) + 1];
}

/** An instant in a list or time line: 今天 09:10, 昨天 21:14, 11-18 16:40 (18 Nov 16:40), and with the year when that differs. */
export function formatInstant(locale: Locale, instant: Date | string | number, today: string): string {
  const date = localDate(instant);
  const near = relativeDay(locale, date, today);
  const day = near ?? shortDay(locale, date, date.slice(0, 4) === today.slice(0, 4));
  return `${locale === 'en' && near ? near.charAt(0).toUpperCase() + near.slice(1) : day}${NBSP}${formatTime(instant)}`;
}

function shortDay(locale: Locale, date: string, thisYear: boolean): string {
  if (locale === 'zh') return thisYear ? date.slice(5) : date;
  const [year, month, day] = split(date);
  const base = `${day}${NBSP}${MONTHS[month - 1]?.slice(0, 3)}`;
  return thisYear ? base : `${base}${NBSP}${year}`;
}

export type SpanUnit = 'workingDay' | 'calendarDay' | 'month' | 'hour' | 'minute';

const SPAN_WORDS: Record<SpanUnit, { zh: string; one: string; many: string }> = {
  workingDay: { zh: '个工作日', one: 'working day', many: 'working days' },
  calendarDay: { zh: '天', one: 'day', many: 'days' },
  month: { zh: '个月', one: 'month', many: 'months' },
  hour: { zh: '小时', one: 'hour', many: 'hours' },
  minute: { zh: '分钟', one: 'minute', many: 'minutes' },
};

/** A length of time: 8 个工作日, 8 working days. */
export function formatSpan(locale: Locale, amount: number, unit: SpanUnit): string {
  const words = SPAN_WORDS[unit];
  return `${formatCount(amount)}${NBSP}${locale === 'zh' ? words.zh : amount === 1 ? words.one : words.many}`;
}

/** A number with thousands separated by commas, as in 12,486. `digits` fixes the decimals. */
export function formatCount(value: number, digits?: number): string {
  const text = digits === undefined ? String(value) : value.toFixed(digits);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Money from integer fen: 12.50 元, ¥12.50; whole yuan without decimals. */
export function formatMoney(locale: Locale, fen: number): string {
  const yuan = formatCount(fen / 100, fen % 100 === 0 ? 0 : 2);
  return locale === 'zh' ? `${yuan}${NBSP}元` : `¥${yuan}`;
}

/** A share of one as a percentage with one decimal at most: 0.978 gives 97.8%. */
export function formatPercent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}

/** A file's size in binary units: 842 KB, 3.2 MB, 1.1 GB. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes}${NBSP}B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1024)}${NBSP}KB`;
  const [value, unit] = bytes < 1_000_000_000 ? [bytes / 1_048_576, 'MB'] : [bytes / 1_073_741_824, 'GB'];
  return `${value.toFixed(1)}${NBSP}${unit}`;
}

/** A list in a sentence: 甲、乙和丙, A, B and C. */
export function formatList(locale: Locale, items: readonly string[]): string {
  const head = items.slice(0, -1);
  const last = items.at(-1) ?? '';
  if (head.length === 0) return last;
  return locale === 'zh' ? `${head.join('、')}和${last}` : `${head.join(', ')} and ${last}`;
}

function split(date: string): [year: number, month: number, day: number] {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return [year, month, day];
}
