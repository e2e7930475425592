import { formatDate, formatInstant, formatMonthDay, localDate, weekday } from '@onewindow/i18n';
import { createContext, useContext, useMemo } from 'react';
import { useLanguage } from './language.tsx';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type LocalDate = string;

const TodayContext = createContext<LocalDate>(localDate(new Date()));

/** The business date that the pages are drawn for; the session tells it, so that a person's screens agree. */
export const TodayProvider = TodayContext;

/** The date forms of `@onewindow/i18n`, bound to the person's language and today. */
export function useDates() {
  const today = useContext(TodayContext);
  const { locale } = useLanguage();
  return useMemo(
    () => ({
      today,
      /** 11 月 26 日（周四）, the form of sentences. */
      long: (date: LocalDate) => formatDate(locale, date, { today, weekday: true }),
      /** 11 月 26 日, without its weekday and year. */
      monthDay: (date: LocalDate) => formatMonthDay(locale, date),
      /** 11-26, the form of lists, with the year in front when it is not today's. */
      short: (date: LocalDate) => shortDate(date, today),
      /** 11-26 周四. */
      withWeekday: (date: LocalDate) => `${shortDate(date, today)} ${weekday(locale, date).slice(0, 3)}`,
      /** 今天 10:02, 11-18 16:40. */
      moment: (at: Date | string) => formatInstant(locale, at, today),
    }),
    [locale, today],
  );
}

/** 11-26, or 2025-12-31 when that is another year than today's. */
export function shortDate(date: LocalDate, today: LocalDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? date.slice(5) : date;
}

/** The date so many calendar days later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
