// The working calendar: which days are working days, by the State Council's yearly notice (国务院办公厅关于部分节假日
// 安排的通知). A year without a notice is never computed silently: isPublished(year) is false and clocks that reach into
// it are provisional. Counting is done on prefix sums, so a limit of 45 days costs the same as one of 5.
import {
  dateOfDayNumber,
  dayNumberFromParts,
  dayNumberOf,
  type LocalDate,
  weekdayOfDayNumber,
  yearOf,
} from './local-date.ts';

export interface Words {
  zh: string;
  en: string;
}

/**
 * One year's notice as data. `off` lists every day off it names, weekends inside the span too; `work` the make-up
 * workdays (调休上班).
 */
export interface CalendarYear {
  year: number;
  off: readonly DayOff[];
  work: readonly LocalDate[];
  /** Number or address of the notice, e.g. 国办发明电〔2025〕7号. */
  source?: string;
}

export interface DayOff {
  date: LocalDate;
  name: string;
  nameEn?: string;
}

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeUp';

export interface DayDescription {
  date: LocalDate;
  kind: DayKind;
  working: boolean;
  /** The holiday's name; null on workdays and plain weekends. */
  name: Words | null;
  /** False: no notice for this year, Monday to Friday are taken as working days. */
  published: boolean;
}

export interface Calendar {
  /** Stored beside every cached due date, so that a new notice shows which ones to compute again. */
  readonly version: string;
  readonly years: readonly CalendarYear[];
  isPublished(year: number): boolean;
  isWorkingDay(date: LocalDate): boolean;
  describe(date: LocalDate): DayDescription;
  /** The first working day after the date. */
  nextWorkingDay(date: LocalDate): LocalDate;
  /** The last working day before the date. */
  previousWorkingDay(date: LocalDate): LocalDate;
  /**
   * The working day so many working days later (the date itself never counts); a negative number goes back; 0 is the
   * date.
   */
  addWorkingDays(date: LocalDate, days: number): LocalDate;
  /** Working days after the first date up to and including the second. */
  workingDaysBetween(after: LocalDate, through: LocalDate): number;
  /** The same by day number, for the clock's arithmetic. */
  readonly index: DayIndex;
}

/** The calendar by day number (days since 1970-01-01). */
export interface DayIndex {
  isWorking(day: number): boolean;
  kindOf(day: number): DayKind;
  nameOf(day: number): Words | null;
  /** Working days up to and including this day, counted from a fixed origin: differences are what it is for. */
  through(day: number): number;
  /** The day on which this count is reached: the smallest day with through(day) = count. */
  dayOf(count: number): number;
  /** Does any day of the span lie in a year without a notice? */
  touchesUnpublished(from: number, to: number): boolean;
}

/**
 * Throws RangeError when a date is no date or two entries for one day contradict each other; see validateYear for
 * data that a user enters.
 */
export function createCalendar(options: { version: string; years: readonly CalendarYear[] }): Calendar {
  const years = mergeYears(options.years);
  const index = createIndex(years);
  const published = new Set(years.map(({ year }) => year));

  function addWorkingDays(date: LocalDate, days: number): LocalDate {
    if (days === 0) return date;
    const day = dayNumberOf(date);
    return dateOfDayNumber(index.dayOf((days > 0 ? index.through(day) : index.through(day - 1) + 1) + days));
  }

  return {
    version: options.version,
    years,
    index,
    isPublished: year => published.has(year),
    isWorkingDay: date => index.isWorking(dayNumberOf(date)),
    nextWorkingDay: date => addWorkingDays(date, 1),
    previousWorkingDay: date => addWorkingDays(date, -1),
    addWorkingDays,
    workingDaysBetween: (after, through) => index.through(dayNumberOf(through)) - index.through(dayNumberOf(after)),
    describe(date) {
      const day = dayNumberOf(date);
      const kind = index.kindOf(day);
      return {
        date,
        kind,
        working: kind === 'workday' || kind === 'makeUp',
        name: index.nameOf(day),
        published: published.has(yearOf(date)),
      };
    },
  };
}

/**
 * A calendar with further years, or with further days of a year it has: a new notice, or a holiday of an autonomous
 * region. Where both name a day, the later entry wins.
 */
export function extendCalendar(
  calendar: Calendar,
  options: { version: string; years: readonly CalendarYear[] },
): Calendar {
  return createCalendar({ version: options.version, years: [...calendar.years, ...options.years] });
}

// A year may be named twice (the base and an amendment); a notice may also move the last days of December before it.
function mergeYears(years: readonly CalendarYear[]): CalendarYear[] {
  const published = new Map<number, { off: Map<LocalDate, DayOff>; work: Set<LocalDate>; sources: string[] }>();
  for (const { year, source } of years) {
    const entry = published.get(year) ?? { off: new Map<LocalDate, DayOff>(), work: new Set<LocalDate>(), sources: [] };
    if (source) entry.sources.push(source);
    published.set(year, entry);
  }
  for (const { year, off, work } of years) {
    const contradiction = off.find(({ date }) => work.includes(date));
    if (contradiction) throw new RangeError(`${contradiction.date} is both a day off and a make-up workday`);
    // A day in a neighbouring year without a notice of its own stays with the notice that names it.
    const home = (date: LocalDate) => published.get(yearOf(date)) ?? published.get(year);
    for (const day of off) {
      home(day.date)?.off.set(day.date, day);
      home(day.date)?.work.delete(day.date);
    }
    for (const date of work) {
      home(date)?.work.add(date);
      home(date)?.off.delete(date);
    }
  }
  return [...published]
    .sort(([a], [b]) => a - b)
    .map(([year, { off, work, sources }]) => ({
      year,
      off: [...off.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
      work: [...work].sort(),
      ...(sources.length > 0 ? { source: sources.join('; ') } : {}),
    }));
}

const workday = 0;
const weekend = 1;
const holiday = 2;
const makeUp = 3;
const kinds: readonly DayKind[] = ['workday', 'weekend', 'holiday', 'makeUp'];

function createIndex(years: readonly CalendarYear[]): DayIndex {
  const named = years.flatMap(({ off, work }) => [...off.map(({ date }) => date), ...work]).map(dayNumberOf);
  const firsts = years.map(({ year }) => dayNumberFromParts(year, 1, 1));
  const lasts = years.map(({ year }) => dayNumberFromParts(year, 12, 31));
  const first = Math.min(...firsts, ...named);
  const length = years.length === 0 ? 0 : Math.max(...lasts, ...named) - first + 1;
  const last = first + length - 1;

  const kind = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) kind[at] = weekdayOfDayNumber(first + at) > 5 ? weekend : workday;
  const names = new Map<number, Words>();
  const interned = new Map<string, Words>();
  for (const { off, work } of years) {
    for (const { date, name, nameEn } of off) {
      const words = interned.get(name) ?? { zh: name, en: nameEn ?? name };
      interned.set(name, words);
      names.set(dayNumberOf(date), words);
      kind[dayNumberOf(date) - first] = holiday;
    }
    // A weekday named as a make-up day is simply a workday.
    for (const date of work) {
      const at = dayNumberOf(date) - first;
      if (kind[at] !== workday) kind[at] = makeUp;
      names.delete(dayNumberOf(date));
    }
  }

  // Outside the table Monday to Friday; inside it prefix sums one way and the list of working days the other way.
  const before = length === 0 ? 0 : weekdaysThrough(first - 1);
  const cumulative = new Int32Array(length);
  const workingDays: number[] = [];
  for (let at = 0; at < length; at += 1) {
    if (kind[at] === workday || kind[at] === makeUp) workingDays.push(first + at);
    cumulative[at] = before + workingDays.length;
  }
  const atEnd = before + workingDays.length;
  const weekdaysAtEnd = length === 0 ? 0 : weekdaysThrough(last);

  const kindAt = (day: number) => kind[day - first] ?? (weekdayOfDayNumber(day) > 5 ? weekend : workday);
  const published = new Set(years.map(({ year }) => year));
  const firstYear = years[0]?.year ?? Number.POSITIVE_INFINITY;
  const lastYear = years.at(-1)?.year ?? Number.NEGATIVE_INFINITY;
  const gapless = lastYear - firstYear + 1 === years.length;
  const firstPublished = Math.min(...firsts);
  const lastPublished = Math.max(...lasts);

  return {
    isWorking: day => kindAt(day) === workday || kindAt(day) === makeUp,
    kindOf: day => kinds[kindAt(day)] ?? 'workday',
    nameOf: day => names.get(day) ?? null,
    through(day) {
      if (length === 0 || day < first) return weekdaysThrough(day);
      return cumulative[day - first] ?? atEnd + weekdaysThrough(day) - weekdaysAtEnd;
    },
    dayOf(count) {
      if (length === 0 || count <= before) return dayOfWeekday(count);
      return workingDays[count - before - 1] ?? dayOfWeekday(count - atEnd + weekdaysAtEnd);
    },
    touchesUnpublished(from, to) {
      if (to < from) return false;
      if (gapless) return from < firstPublished || to > lastPublished;
      for (let year = yearOf(dateOfDayNumber(from)); year <= yearOf(dateOfDayNumber(to)); year += 1) {
        if (!published.has(year)) return true;
      }
      return false;
    },
  };
}

/** Mondays to Fridays since Monday 1969-12-29 up to and including this day (negative before it). */
function weekdaysThrough(day: number): number {
  const days = day + 4; // days since 1969-12-28, a Sunday
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(5, days - weeks * 7);
}

function dayOfWeekday(count: number): number {
  const weeks = Math.floor((count - 1) / 5);
  return weeks * 7 + (count - 1 - weeks * 5) - 3;
}
