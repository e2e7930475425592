import { dayNumber, defineMessages, weekday } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';

export interface CountedDay {
  date: string;
  /**
   * start: the day of the act, which never counts; count: one unit of the term; off: weekend or holiday; paused: not
   * counted by law; milestone: the last day of a first term; due: the last day of all.
   */
  kind: 'start' | 'count' | 'off' | 'paused' | 'milestone' | 'due';
  /** The how-manieth day of its term. */
  count?: number;
  /** 提交, 受理, 决定. */
  label?: string;
  /** Which of two terms that follow one another; the second is tinted. */
  term?: 1 | 2;
}

const messages = defineMessages({
  zh: { caption: '日期的数法', off: '不算', paused: '暂停' },
  en: { caption: 'How the days are counted', off: 'off', paused: 'paused' },
});

const MS_PER_DAY = 86_400_000;

/** A calendar on which one can count along with a finger: every day says whether it counts and which one it is. */
export function CalendarCount({ days }: { days: CountedDay[] }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return null;
  const known = new Map(days.map(day => [day.date, day]));
  const weeks = weeksBetween(first.date, last.date);
  return (
    <table className="ow-calendar">
      <caption className="ow-hidden">{t('caption')}</caption>
      <thead>
        <tr>
          {weeks[0]?.map(date => (
            <th key={date} scope="col">
              {locale === 'zh' ? weekday('zh', date).slice(1) : weekday('en', date).slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week[0]}>
            {week.map(date => (
              <DayCell key={date} date={date} day={known.get(date)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ date, day }: { date: string; day: CountedDay | undefined }): ReactNode {
  const t = messages(usePortal().locale);
  const number = Number(date.slice(8));
  const dayOfMonth = number === 1 ? `${Number(date.slice(5, 7))}/${number}` : String(number);
  const note = !day
    ? ''
    : day.kind === 'off'
      ? (day.label ?? t('off'))
      : day.kind === 'paused'
        ? t('paused')
        : [day.count, day.label].filter(part => part !== undefined).join(' ');
  return (
    <td className={day ? `ow-day ow-day-${day.kind} ow-day-term-${day.term ?? 1}` : 'ow-day'}>
      <b>{dayOfMonth}</b>
      {note && <span>{note}</span>}
    </td>
  );
}

/** Whole weeks, Monday first, that hold both dates. */
export function weeksBetween(from: string, to: string): string[][] {
  const monday = (day: number) => day - ((day + 3) % 7);
  const weeks: string[][] = [];
  for (let start = monday(dayNumber(from)); start <= dayNumber(to); start += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => new Date((start + index) * MS_PER_DAY).toISOString().slice(0, 10)),
    );
  }
  return weeks;
}
