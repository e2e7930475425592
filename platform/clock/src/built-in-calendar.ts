import { builtInSource, builtInYears } from './built-in-years.ts';
import { type Calendar, type CalendarYear, createCalendar, type DayOff } from './calendar.ts';
import { addDays } from './local-date.ts';

const englishNames: Record<string, string> = {
  元旦: "New Year's Day",
  春节: 'Spring Festival',
  清明节: 'Qingming Festival',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日: 'the 70th anniversary of victory',
};

/** The English name of a statutory festival, or the Chinese one for a name that is not in the regulation. */
export function englishHolidayName(name: string): string {
  return englishNames[name] ?? name;
}

/** Reads one line of built-in-years.ts: `元旦 0101-0103 +0104; 春节 0215-0223 +0214 +0228`. */
function readYear(year: number, line: string): CalendarYear {
  const date = (monthDay: string) => `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
  const off: DayOff[] = [];
  const work: string[] = [];
  for (const festival of line.split('; ')) {
    const [name = '', ...tokens] = festival.split(' ');
    for (const token of tokens) {
      if (token.startsWith('+')) {
        work.push(date(token.slice(1)));
        continue;
      }
      const [from = '', to = from] = token.split('-');
      for (let day = date(from); day <= date(to); day = addDays(day, 1)) {
        off.push({ date: day, name, nameEn: englishHolidayName(name) });
      }
    }
  }
  return { year, off, work, source: builtInSource };
}

/** The published notices of 2007 to 2026. 2027 and later are data that a user enters (validateYear, extendCalendar). */
export const builtInCalendar: Calendar = createCalendar({
  version: `CN-2007-2026 (${builtInSource})`,
  years: Object.entries(builtInYears).map(([year, line]) => readYear(Number(year), line)),
});
