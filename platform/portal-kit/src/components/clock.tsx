import { defineMessages, formatDate, formatMonthDay, formatSpan, type Locale, weekday } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { Disclosure } from './content.tsx';

/** What is drawn of a clock: a `ClockResult` of `@onewindow/clock` fits as it is. */
export interface ClockView {
  days: readonly { date: string; kind: 'used' | 'paused' | 'off' | 'left' | 'over' }[];
  used: number;
  remaining: number;
  paused: number;
  /** Units beyond the due day. */
  over: number;
  /** Budget and extensions together. */
  total: number;
  countUnit: 'workingDay' | 'calendarDay';
  /** Null while a pause is open: then nobody can name the day. */
  due: string | null;
  /** While a pause is open: the day, should it end as told. */
  projectedDue?: string;
  /** `stopped`: it is over, and the rest was not needed. */
  state?: 'running' | 'paused' | 'overdue' | 'stopped';
}

type Cells = ClockView['days'];

const messages = defineMessages({
  zh: {
    sentence: '已用 {used}，暂停 {paused}，还剩 {left}',
    sentenceOver: '已用 {used}，暂停 {paused}，超出 {over}',
    sentenceStopped: '用了 {used}，暂停 {paused}，比期限早 {left}',
    short: '已用 {used} · 暂停 {paused} · 还剩 {left}',
    shortOver: '已用 {used} · 暂停 {paused} · 超出 {over}',
    due: '到期 {date}',
    noDue: '暂停中，到期日随恢复计时确定',
    projected: '{weekday}，预计；恢复计时后确定',
    limit: '{weekday}，期限',
    tookLabel: '用了{unit}',
    earlyLabel: '比期限早',
    lateLabel: '比期限晚',
    unneeded: '没有用到',
    usedLabel: '已用{unit}',
    pausedLabel: '暂停',
    leftLabel: '还剩{unit}',
    overLabel: '超出{unit}',
    workingDay: '工作日',
    calendarDay: '天数',
    used: '已用',
    paused: '暂停',
    left: '还剩',
    over: '超出',
    dueOn: '{weekday}，到期',
    dueUnknown: '暂停中',
    today: '今天 {date}',
    derivation: '这个日期怎么来的',
    start: '起算 {date}',
  },
  en: {
    sentence: 'used {used}, paused {paused}, left {left}',
    sentenceOver: 'used {used}, paused {paused}, over by {over}',
    sentenceStopped: 'took {used}, paused {paused}, {left} early',
    short: 'used {used} · paused {paused} · left {left}',
    shortOver: 'used {used} · paused {paused} · over by {over}',
    due: 'due {date}',
    noDue: 'paused; the due day is known when the clock goes on',
    projected: '{weekday}, expected; certain once the clock goes on',
    limit: '{weekday}, the limit',
    tookLabel: '{unit} taken',
    earlyLabel: 'early',
    lateLabel: 'late',
    unneeded: 'Not needed',
    usedLabel: '{unit} used',
    pausedLabel: 'paused',
    leftLabel: '{unit} left',
    overLabel: '{unit} over',
    workingDay: 'working days',
    calendarDay: 'days',
    used: 'Used',
    paused: 'Paused',
    left: 'Left',
    over: 'Over',
    dueOn: '{weekday}, due',
    dueUnknown: 'paused',
    today: 'Today {date}',
    derivation: 'How this date came about',
    start: 'from {date}',
  },
});

/** Above this many cells the clock is drawn as a continuous bar. */
const MOST_CELLS = 30;

/** Amber from 80 % used or with at most one working day left; vermilion is for single days over the promise. */
export function isNearlyDue({ over, remaining, used, total, state }: ClockView): boolean {
  return state !== 'stopped' && over === 0 && (remaining <= 1 || used >= 0.8 * total);
}

interface ClockCellsProps {
  clock: ClockView;
  /** large: with dates, on the page of the matter; row: in a list; mini: beside a date. */
  size?: 'large' | 'row' | 'mini';
}

/**
 * One cell a working day in calendar order: filled = used, hatched = not counted, outlined = left. Days off are left
 * out, so that a pause explains itself without a legend and in greyscale. Over 30 days it becomes a continuous bar.
 */
export function ClockCells({ clock, size = 'row' }: ClockCellsProps): ReactNode {
  const { locale, today } = usePortal();
  const cells = clock.days.filter(day => day.kind !== 'off');
  if (cells.length > MOST_CELLS) return <ClockBar cells={cells} clock={clock} labels={size === 'large'} />;
  return (
    <div
      className={`ow-clock ow-clock-${size} ${isNearlyDue(clock) ? 'ow-clock-amber' : ''}`}
      role="img"
      aria-label={clockSentence(locale, clock)}
    >
      {cells.map(day => (
        <span key={day.date} className="ow-clock-day" aria-hidden={true}>
          <i className={`ow-cell ow-cell-${day.kind}`} />
          {size === 'large' && (
            <b
              className={
                day.date === today && clock.state !== 'stopped'
                  ? 'ow-is-today'
                  : day.date === clock.due
                    ? 'ow-is-due'
                    : undefined
              }
            >
              {Number(day.date.slice(8))}
            </b>
          )}
        </span>
      ))}
    </div>
  );
}

function ClockBar({ cells, clock, labels }: { cells: Cells; clock: ClockView; labels: boolean }): ReactNode {
  const { locale, today } = usePortal();
  const first = cells[0];
  const runs = runsOf(cells);
  const at = cells.findIndex(cell => cell.date > today);
  const todayAt = at < 0 ? cells.length : at;
  return (
    <div
      className={`ow-clock-bar ${isNearlyDue(clock) ? 'ow-clock-amber' : ''}`}
      role="img"
      aria-label={clockSentence(locale, clock)}
    >
      <svg aria-hidden={true} preserveAspectRatio="none">
        <defs>
          <pattern id="ow-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="ow-hatch-ground" width="6" height="6" />
            <rect className="ow-hatch-line" width="2" height="6" />
          </pattern>
        </defs>
        {runs.map(run => (
          <rect
            key={run.from}
            className={`ow-run-${run.kind}`}
            x={`${(run.from * 100) / cells.length}%`}
            width={`${(run.length * 100) / cells.length}%`}
            y="4"
            height="16"
          />
        ))}
        <rect className="ow-run-frame" x="0.5" y="4.5" width="100%" height="15" rx="3" />
        <rect className="ow-run-today" x={`${(todayAt * 100) / cells.length}%`} y="0" width="2" height="24" />
      </svg>
      {labels && first && (
        <p className="ow-clock-bar-labels" aria-hidden={true}>
          <span>{messages(locale)('start', { date: formatMonthDay(locale, first.date) })}</span>
          <span className="ow-is-today">{messages(locale)('today', { date: formatMonthDay(locale, today) })}</span>
          <span className="ow-is-due">
            {clock.due
              ? messages(locale)('due', { date: formatMonthDay(locale, clock.due) })
              : messages(locale)('dueUnknown')}
          </span>
        </p>
      )}
    </div>
  );
}

function runsOf(cells: Cells): { kind: Cells[number]['kind']; from: number; length: number }[] {
  const runs: { kind: Cells[number]['kind']; from: number; length: number }[] = [];
  for (const [index, cell] of cells.entries()) {
    const last = runs.at(-1);
    if (last?.kind === cell.kind) last.length += 1;
    else runs.push({ kind: cell.kind, from: index, length: 1 });
  }
  return runs;
}

/** The clock in words, for screen readers and for lists: 已用 5，暂停 3，还剩 3，到期 11 月 26 日（周四）. */
export function clockSentence(locale: Locale, clock: ClockView): string {
  const t = messages(locale);
  const span = (amount: number) => formatSpan(locale, amount, clock.countUnit);
  const counts = { used: span(clock.used), paused: span(clock.paused) };
  const text =
    clock.over > 0
      ? t('sentenceOver', { ...counts, over: span(clock.over) })
      : t(clock.state === 'stopped' ? 'sentenceStopped' : 'sentence', { ...counts, left: span(clock.remaining) });
  const due = clock.due
    ? t('due', { date: formatDate(locale, clock.due, { weekday: true, year: 'never' }) })
    : t('noDue');
  return locale === 'zh' ? `${text}，${due}` : `${text}; ${due}`;
}

/** 已用 5 · 暂停 3 · 还剩 3 个工作日, under a row's clock. */
export function clockCaption(locale: Locale, clock: ClockView): string {
  const t = messages(locale);
  const { used, paused } = clock;
  return clock.over > 0
    ? t('shortOver', { used, paused, over: formatSpan(locale, clock.over, clock.countUnit) })
    : t('short', { used, paused, left: formatSpan(locale, clock.remaining, clock.countUnit) });
}

/** The clock of one matter: three figures, the due day, the cells, and how the date came about. */
export function ClockCard({
  clock,
  derivation,
  open,
}: {
  clock: ClockView;
  derivation: ReactNode[];
  open?: boolean;
}): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  const unit = t(clock.countUnit);
  const over = clock.over > 0;
  const stopped = clock.state === 'stopped';
  const shown = clock.due ?? clock.projectedDue;
  return (
    <div className="ow-card ow-clock-card">
      <div className="ow-clock-figures">
        <dl>
          <div>
            <dt>{t(stopped ? 'tookLabel' : 'usedLabel', { unit })}</dt>
            <dd>{clock.used}</dd>
          </div>
          <div>
            <dt>{t('pausedLabel')}</dt>
            <dd>{clock.paused}</dd>
          </div>
          <div>
            <dt>
              {stopped
                ? t(over ? 'lateLabel' : 'earlyLabel')
                : over
                  ? t('overLabel', { unit })
                  : t('leftLabel', { unit })}
            </dt>
            <dd>{over ? clock.over : clock.remaining}</dd>
          </div>
        </dl>
        <p className="ow-clock-due">
          {shown ? (
            <>
              <strong>{formatMonthDay(locale, shown)}</strong>
              <span>
                {t(clock.due === null ? 'projected' : stopped ? 'limit' : 'dueOn', {
                  weekday: weekday(locale, shown),
                })}
              </span>
            </>
          ) : (
            <span>{t('noDue')}</span>
          )}
        </p>
      </div>
      <ClockCells clock={clock} size="large" />
      <p className="ow-clock-legend">
        <span>
          <i className={`ow-cell ow-cell-used ${isNearlyDue(clock) ? 'ow-clock-amber' : ''}`} /> {t('used')}
        </span>
        <span>
          <i className="ow-cell ow-cell-paused" /> {t('paused')}
        </span>
        {over ? (
          <span>
            <i className="ow-cell ow-cell-over" /> {t('over')}
          </span>
        ) : (
          <span>
            <i className="ow-cell ow-cell-left" /> {t(stopped ? 'unneeded' : 'left')}
          </span>
        )}
        {!stopped && <span className="ow-clock-today">{t('today', { date: formatMonthDay(locale, today) })}</span>}
      </p>
      <Disclosure summary={t('derivation')} strong open={open ?? false}>
        <ol className="ow-derivation">
          {derivation.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
      </Disclosure>
    </div>
  );
}
