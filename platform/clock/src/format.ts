// Dates and lengths as the platform writes them (portal microcopy): Arabic digits with air, the weekday in brackets,
// the year only when it differs from today's.
import type { ClockUnit, LegalBasis } from './clock.ts';
import { addDays, dayOfMonth, type LocalDate, monthOf, weekdayOf, yearOf } from './local-date.ts';

export type Locale = 'zh' | 'en';

const weekdaysZh = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const monthsEn = [
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

export interface DateFormat {
  locale: Locale;
  /** `11 月 26 日（周四）` / `Thursday 26 November`. Default false. */
  weekday?: boolean;
  /** The year is written when it differs from this day's year; absent: never. */
  today?: LocalDate;
  /** Always write the year, as on documents. */
  year?: boolean;
}

export function formatDate(date: LocalDate, { locale, weekday = false, today, year = false }: DateFormat): string {
  const withYear = year || (today !== undefined && yearOf(today) !== yearOf(date));
  if (locale === 'zh') {
    const text = `${withYear ? `${yearOf(date)} 年 ` : ''}${monthOf(date)} 月 ${dayOfMonth(date)} 日`;
    return weekday ? `${text}（${formatWeekday(date, locale)}）` : text;
  }
  const text = `${dayOfMonth(date)} ${monthsEn[monthOf(date) - 1]}${withYear ? ` ${yearOf(date)}` : ''}`;
  return weekday ? `${formatWeekday(date, locale)} ${text}` : text;
}

/** 周四 / Thursday. */
export function formatWeekday(date: LocalDate, locale: Locale): string {
  return (locale === 'zh' ? weekdaysZh : weekdaysEn)[weekdayOf(date) - 1] ?? '';
}

/** For tables: `11-26`, with the year when it differs from today's. */
export function formatShortDate(date: LocalDate, today?: LocalDate): string {
  return today !== undefined && yearOf(today) === yearOf(date) ? date.slice(5) : date;
}

/** `11 月 16 日至 18 日`, `11 月 28 日至 12 月 2 日` / `16 to 18 November`. One day is one date. */
export function formatDateRange(from: LocalDate, to: LocalDate, { locale, today, year = false }: DateFormat): string {
  const options = { locale, year, ...(today ? { today } : {}) };
  if (from >= to) return formatDate(from, options);
  const sameYear = yearOf(from) === yearOf(to);
  const sameMonth = sameYear && monthOf(from) === monthOf(to);
  if (locale === 'zh') {
    if (sameMonth) return `${formatDate(from, options)}至 ${dayOfMonth(to)} 日`;
    return `${formatDate(from, options)}至 ${formatDate(to, sameYear ? { locale } : { locale, year: true })}`;
  }
  if (sameMonth) return `${dayOfMonth(from)} to ${formatDate(to, options)}`;
  return `${formatDate(from, sameYear ? { locale } : { locale, year: true })} to ${formatDate(to, options)}`;
}

/** `24、25、26 日`, `11 月 30 日、12 月 1 日` / `24, 25 and 26 November`. The month of `near` is left out in Chinese. */
export function formatDateList(
  dates: readonly LocalDate[],
  { locale, near }: { locale: Locale; near: LocalDate },
): string {
  const groups = groupByMonth(dates);
  if (locale === 'en')
    return joinEn(
      groups.map(
        group => `${joinEn(group.map(date => String(dayOfMonth(date))))} ${monthsEn[monthOf(group[0] ?? near) - 1]}`,
      ),
    );
  return groups
    .map((group, at) => {
      const first = group[0] ?? near;
      const month = at === 0 && first.slice(0, 7) === near.slice(0, 7) ? '' : `${monthOf(first)} 月 `;
      return `${month}${group.map(dayOfMonth).join('、')} 日`;
    })
    .join('，');
}

function groupByMonth(dates: readonly LocalDate[]): LocalDate[][] {
  const groups: LocalDate[][] = [];
  for (const date of dates) {
    const last = groups.at(-1);
    if (last?.[0]?.slice(0, 7) === date.slice(0, 7)) last.push(date);
    else groups.push([date]);
  }
  return groups;
}

function joinEn(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `8 个工作日`, `30 天`, `3 个月` / `8 working days`, `30 days`, `3 months`. */
export function formatAmount(amount: number, unit: ClockUnit, locale: Locale): string {
  if (locale === 'zh')
    return unit === 'workingDay' ? `${amount} 个工作日` : unit === 'month' ? `${amount} 个月` : `${amount} 天`;
  const noun = unit === 'workingDay' ? 'working day' : unit === 'month' ? 'month' : 'day';
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

/** 今天, 明天, 后天 / today, tomorrow; null for any other day. */
export function formatNearDay(date: LocalDate, { today, locale }: { today: LocalDate; locale: Locale }): string | null {
  if (date === today) return locale === 'zh' ? '今天' : 'today';
  if (date === addDays(today, 1)) return locale === 'zh' ? '明天' : 'tomorrow';
  if (date === addDays(today, -1)) return locale === 'zh' ? '昨天' : 'yesterday';
  return null;
}

/** 行政许可法第四十五条 / Administrative Licensing Law, article 45. */
export function formatBasis({ law, lawEn, article }: LegalBasis, locale: Locale): string {
  return locale === 'zh' ? `${law}${article}` : `${lawEn ?? englishLawNames[law] ?? law}, ${formatArticleEn(article)}`;
}

/** Statutes that clocks rest on; a law that is not here keeps its Chinese name in English text. */
const englishLawNames: Record<string, string> = {
  行政许可法: 'Administrative Licensing Law',
  民法典: 'Civil Code',
  建筑法: 'Construction Law',
  集会游行示威法: 'Law on Assemblies, Processions and Demonstrations',
  行政处罚法: 'Administrative Penalty Law',
  食品安全法: 'Food Safety Law',
  政府信息公开条例: 'Regulations on Open Government Information',
  排污许可管理条例: 'Regulations on Pollutant Discharge Permits',
  教师资格条例: 'Regulations on Teacher Qualifications',
};

/** `第四十五条` → `article 45`, `第三十二条第一款第四项` → `article 32(1)(4)`; what is not of that form stays as it is. */
export function formatArticleEn(article: string): string {
  const match =
    /^第([〇零一二三四五六七八九十百千]+)条(?:第([一二三四五六七八九十]+)款)?(?:第([一二三四五六七八九十]+)项)?$/.exec(
      article,
    );
  if (!match) return article;
  const [, main = '', paragraph, item] = match;
  const brackets = [paragraph, item].filter(part => part !== undefined).map(part => `(${readChineseNumber(part)})`);
  return `article ${readChineseNumber(main)}${brackets.join('')}`;
}

/** 四十五 → 45, 一百零二 → 102, 一千零七十七 → 1077. */
export function readChineseNumber(text: string): number {
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit === undefined) digit = '〇一二三四五六七八九'.indexOf(character === '零' ? '〇' : character);
    else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}
