// A new year's notice, as a keeper types it in or imports it. Everything wrong is told at once, each with its place.
import { englishHolidayName } from './built-in-calendar.ts';
import { type Calendar, type CalendarYear, createCalendar, type DayOff } from './calendar.ts';
import { isLocalDate, type LocalDate, weekdayOf } from './local-date.ts';

export interface YearFinding {
  /** `off.3.date`, `work.0`, `year`. */
  path: string;
  code: string;
  zh: string;
  en: string;
}

export type YearValidation =
  | { ok: true; value: CalendarYear; workingDays: number; warnings: YearFinding[] }
  | { ok: false; errors: YearFinding[] };

// Every notice since 2008 has these (全国年节及纪念日放假办法 §2); a list without one of them was cut off somewhere.
const statutoryFestivals = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
// Measured over the notices of 2008 to 2026: 248 to 251 working days; well outside this something is missing.
const usualWorkingDays = { least: 246, most: 253 };

/**
 * Checks data of the form {year, off: [{date, name, nameEn?}], work: [date], source?}. Warnings do not stop it from
 * being used.
 */
export function validateYear(input: unknown): YearValidation {
  const errors: YearFinding[] = [];
  const record = isRecord(input) ? input : {};
  const year = typeof record.year === 'number' && Number.isInteger(record.year) ? record.year : 0;
  if (year < 1992 || year > 2199) {
    errors.push(
      finding('year', 'calendar.year', '年份请填四位数字，如 2027', 'Enter the year as four digits, such as 2027'),
    );
    return { ok: false, errors };
  }
  const seen = new Map<LocalDate, string>();
  const off = readOff(record.off, year, seen, errors);
  const work = readWork(record.work, year, seen, errors);
  if (off.length === 0 && errors.length === 0) {
    errors.push(finding('off', 'calendar.empty', '还没有填放假的日子', 'No days off have been entered yet'));
  }
  if (errors.length > 0) return { ok: false, errors };
  const source = typeof record.source === 'string' && record.source.trim() ? record.source.trim() : undefined;
  const value: CalendarYear = { year, off, work, ...(source ? { source } : {}) };
  const calendar = createCalendar({ version: 'draft', years: [value] });
  const workingDays = countWorkingDays(calendar, year);
  return { ok: true, value, workingDays, warnings: warningsFor(value, workingDays) };
}

/** How many working days the year has in this calendar. */
export function countWorkingDays(calendar: Calendar, year: number): number {
  return calendar.workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`);
}

function readOff(list: unknown, year: number, seen: Map<LocalDate, string>, errors: YearFinding[]): DayOff[] {
  if (!Array.isArray(list)) {
    errors.push(finding('off', 'calendar.list', '放假的日子要是一个列表', 'The days off must be a list'));
    return [];
  }
  const off: DayOff[] = [];
  list.forEach((entry: unknown, at) => {
    const { date: given, name, nameEn } = isRecord(entry) ? entry : {};
    const words = typeof name === 'string' ? name.trim() : '';
    const date = checkDate({ date: given, year, path: `off.${at}.date`, seen, errors });
    if (date === undefined) return;
    if (words === '') {
      errors.push(finding(`off.${at}.name`, 'calendar.name', '请填节日的名称', 'Enter the name of the holiday'));
      return;
    }
    off.push({ date, name: words, nameEn: typeof nameEn === 'string' && nameEn ? nameEn : englishHolidayName(words) });
  });
  return off;
}

function readWork(list: unknown, year: number, seen: Map<LocalDate, string>, errors: YearFinding[]): LocalDate[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    errors.push(finding('work', 'calendar.list', '调休上班的日子要是一个列表', 'The make-up workdays must be a list'));
    return [];
  }
  const work: LocalDate[] = [];
  list.forEach((given: unknown, at) => {
    const path = `work.${at}`;
    const date = checkDate({ date: given, year, path, seen, errors });
    if (date === undefined) return;
    if (weekdayOf(date) <= 5) {
      const zh = `${date} 不是周六或周日，本来就上班，请对照通知再看一遍`;
      errors.push(
        finding(path, 'calendar.alreadyWorking', zh, `${date} is not a weekend day; it is a workday already`),
      );
      return;
    }
    work.push(date);
  });
  return work;
}

interface DateCheck {
  date: unknown;
  year: number;
  path: string;
  seen: Map<LocalDate, string>;
  errors: YearFinding[];
}

function checkDate({ date, year, path, seen, errors }: DateCheck): LocalDate | undefined {
  if (!isLocalDate(date)) {
    const zh = `“${String(date ?? '')}”不是日历上的日子，请写成 ${year}-01-01 这样`;
    errors.push(
      finding(path, 'calendar.date', zh, `"${String(date ?? '')}" is not a date; write it like ${year}-01-01`),
    );
    return undefined;
  }
  // A notice may move the last days of the December before it (2006-12-30 for 2007) or reach into the next January.
  if (date < `${year - 1}-12-20` || date > `${year + 1}-01-10`) {
    errors.push(finding(path, 'calendar.otherYear', `${date} 不在 ${year} 年`, `${date} is not in ${year}`));
    return undefined;
  }
  const before = seen.get(date);
  if (before !== undefined) {
    const both = before.startsWith('off') !== path.startsWith('off');
    const zh = both ? `${date} 既在放假里，又在上班里，请留一处` : `${date} 写了两次，请留一处`;
    const en = both ? `${date} is listed both as a day off and as a workday` : `${date} is listed twice`;
    errors.push(finding(path, both ? 'calendar.contradiction' : 'calendar.twice', zh, en));
    return undefined;
  }
  seen.set(date, path);
  return date;
}

function warningsFor(value: CalendarYear, workingDays: number): YearFinding[] {
  const warnings: YearFinding[] = [];
  const missing = statutoryFestivals.filter(
    festival => !value.off.some(({ name }) => name.includes(festival.slice(0, 2))),
  );
  if (missing.length > 0) {
    const zh = `没有看到：${missing.join('、')}。和国庆节连放的节日可以合写，别的请再核对`;
    warnings.push(
      finding('off', 'calendar.missingFestival', zh, `Not found: ${missing.map(englishHolidayName).join(', ')}`),
    );
  }
  if (workingDays < usualWorkingDays.least || workingDays > usualWorkingDays.most) {
    const zh = `全年算出 ${workingDays} 个工作日，往年在 248 到 251 之间，请再核对`;
    const en = `The year comes to ${workingDays} working days; earlier years had 248 to 251`;
    warnings.push(finding('off', 'calendar.unusualTotal', zh, en));
  }
  if (!value.source) {
    const zh = '没有写依据的通知，请填文号，如 国办发明电〔2026〕7号';
    warnings.push(finding('source', 'calendar.source', zh, 'The notice it rests on is not named'));
  }
  return warnings;
}

function finding(path: string, code: string, zh: string, en: string): YearFinding {
  return { path, code, zh, en };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
