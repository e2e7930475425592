import { defineMessages, weekday } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';

/** A day of `receiptForecast(…).weeks` of `@onewindow/clock`. */
export interface CountedDay {
  date: string;
  kind: 'received' | 'answering' | 'answerBy' | 'deciding' | 'decideBy' | 'off' | 'plain';
  /** The how-manieth day of its term. */
  count: number | null;
  holiday: { zh: string; en: string } | null;
}

const messages = defineMessages({
  zh: { caption: '日期的数法', off: '不算', received: '提交', answerBy: '受理', decideBy: '决定' },
  en: { caption: 'How the days are counted', off: 'off', received: 'filed', answerBy: 'accept', decideBy: 'decide' },
});

/** A calendar on which one can count along with a finger: every day says whether it counts and which one it is. */
export function CalendarCount({ weeks }: { weeks: readonly (readonly CountedDay[])[] }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  return (
    <table className="ow-calendar">
      <caption className="ow-hidden">{t('caption')}</caption>
      <thead>
        <tr>
          {weeks[0]?.map(({ date }) => (
            <th key={date} scope="col">
              {locale === 'zh' ? weekday('zh', date).slice(1) : weekday('en', date).slice(0, 3)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map(week => (
          <tr key={week[0]?.date}>
            {week.map(day => (
              <DayCell key={day.date} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { day: CountedDay }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const { date, kind, count, holiday } = day;
  const number = Number(date.slice(8));
  const act = kind === 'received' || kind === 'answerBy' || kind === 'decideBy' ? t(kind) : undefined;
  const note = kind === 'off' ? (holiday?.[locale] ?? t('off')) : [count, act].filter(Boolean).join(' ');
  return (
    <td className={`ow-day ow-day-${kind}`}>
      <b>{number === 1 ? `${Number(date.slice(5, 7))}/1` : number}</b>
      {note && <span>{note}</span>}
    </td>
  );
}
