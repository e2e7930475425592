import type { DayCell } from '@onewindow/clock';
import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { useMessages } from '../language/language.tsx';
import { type LocalDate, useDates } from '../language/today.tsx';
import { nearShare, type Urgency } from './urgency.ts';

const messages = defineMessages({
  zh: {
    cells: '用了 {used}，暂停 {paused}，还剩 {left}，超过 {over}；最迟 {due}',
    bar: '从 {start} 到 {due}，今天 {today}，用了 {percent}%',
    start: '起',
    today: '今天',
    due: '最迟',
  },
  en: {
    cells: '{used} used, {paused} paused, {left} left, {over} over; due {due}',
    bar: 'From {start} to {due}, today {today}, {percent}% used',
    start: 'start',
    today: 'today',
    due: 'due',
  },
});

/** Above so many counted days the cells become one continuous bar. */
export const mostCells = 30;

/** The bar in a row: 72 px, the part used, and the words beside it. Colour never stands alone. */
export function UrgencyBar({ urgency, width = 72 }: { urgency: Urgency; width?: number }) {
  return (
    <span className={`ow-urgency ow-urgency-${urgency.tone}`}>
      <span className="ow-urgency-track" style={{ width }} aria-hidden="true">
        <i style={{ width: `${Math.round(urgency.share * 100)}%` }} />
      </span>
      <b>{urgency.label}</b>
    </span>
  );
}

/**
 * One cell for each working day in calendar order, the date under it: filled = used, hatched = paused, outlined = left.
 * Days off have no cell. Above 30 days a continuous bar takes its place.
 */
export function ClockCells({
  days,
  due,
  size = 'normal',
}: {
  days: readonly DayCell[];
  due: LocalDate | null;
  size?: 'normal' | 'large';
}) {
  const t = useMessages(messages);
  const { today, long } = useDates();
  const cells = days.filter(day => day.kind !== 'off');
  const amount = (kind: DayCell['kind']) => cells.filter(cell => cell.kind === kind).length;
  const used = amount('used');
  const over = amount('over');
  const left = amount('left');
  if (cells.length > mostCells) return <ClockBar days={cells} due={due} />;
  const near = over === 0 && left > 0 && (used / (used + left) >= nearShare || left <= 1);
  const label = t('cells', { used, paused: amount('paused'), left, over, due: due ? long(due) : '—' });
  return (
    <ol className={`ow-cells ow-cells-${size}${near ? ' ow-cells-near' : ''}`} aria-label={label}>
      {cells.map(cell => (
        <li
          key={cell.date}
          aria-hidden="true"
          className={`ow-cell-${cell.kind}${cell.date === today ? ' ow-cell-today' : ''}${cell.date === due ? ' ow-cell-due' : ''}`}
        >
          <i />
          <span>{Number(cell.date.slice(8))}</span>
        </li>
      ))}
    </ol>
  );
}

/** A long clock: start, today and due on one line. */
export function ClockBar({ days, due }: { days: readonly DayCell[]; due: LocalDate | null }) {
  const t = useMessages(messages);
  const { today, short } = useDates();
  const first = days[0]?.date ?? today;
  const last = due ?? days.at(-1)?.date ?? today;
  const passed = days.filter(day => day.kind === 'used' || day.kind === 'over').length;
  const share = days.length === 0 ? 0 : passed / days.length;
  const percent = Math.round(share * 100);
  const tone = days.some(day => day.kind === 'over') ? 'red' : share >= nearShare ? 'amber' : 'jade';
  return (
    <div
      className={`ow-clock-bar ow-urgency-${tone}`}
      role="img"
      aria-label={t('bar', { start: first, due: last, today, percent })}
    >
      <span className="ow-urgency-track">
        <i style={{ width: `${percent}%` }} />
      </span>
      <span className="ow-clock-bar-ends">
        <span>
          {t('start')} {short(first)}
        </span>
        {percent > 20 && percent < 80 && (
          <span className="ow-clock-bar-now" style={{ left: `${percent}%` }}>
            {t('today')}
          </span>
        )}
        <span>
          {t('due')} {short(last)}
        </span>
      </span>
    </div>
  );
}

/** The head of a case's left column: what is left, by when, the cells, and how it is counted. */
export function ClockSummary({
  label,
  headline,
  due,
  days,
  children,
}: {
  /** 承诺时限. */
  label: ReactNode;
  /** 还剩 3 个工作日. */
  headline: ReactNode;
  due: LocalDate | null;
  days: readonly DayCell[];
  /** The sentence of explanation with its link 怎么算的. */
  children?: ReactNode;
}) {
  const dates = useDates();
  return (
    <section className="ow-clock">
      <p className="ow-clock-label">{label}</p>
      <div className="ow-clock-head">
        <h2>{headline}</h2>
        {due && <span className="ow-muted">{dates.withWeekday(due)}</span>}
      </div>
      <ClockCells days={days} due={due} />
      {children && <div className="ow-clock-note">{children}</div>}
    </section>
  );
}

/** Further clocks under the first: 审批步骤 ▬▬ 今天内 · 法定 ▬▬ 还剩 15 天. */
export function ClockRows({ rows }: { rows: { label: ReactNode; urgency: Urgency }[] }) {
  return (
    <ul className="ow-clock-rows">
      {rows.map((row, i) => (
        <li key={i}>
          <span className="ow-muted">{row.label}</span>
          <UrgencyBar urgency={row.urgency} />
        </li>
      ))}
    </ul>
  );
}
