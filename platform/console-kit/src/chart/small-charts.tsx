import type { ReactNode } from 'react';
import { AppLink } from '../link.tsx';
import './chart.css';

/** Height of the tallest bar in pixels. */
const barHeight = 58;

/** Ten or so figures as bars in the width of a side panel, the last one being today. No library, no axis. */
export function MiniBars({ label, bars }: { label: string; bars: readonly { label: string; value: number }[] }) {
  const most = Math.max(1, ...bars.map(bar => bar.value));
  return (
    <ol className="ow-mini-bars" aria-label={label}>
      {bars.map((bar, i) => (
        <li key={i}>
          <i style={{ height: Math.round((bar.value / most) * barHeight) }} />
          <span>{bar.label}</span>
          <span className="ow-sr">{bar.value}</span>
        </li>
      ))}
    </ol>
  );
}

export interface RankRow {
  key: string;
  label: string;
  value: number;
  /** As shown, 3.8 or 97.1%. */
  text: string;
  href?: string;
  /** The average or the target: a grey bar between dashed lines. */
  reference?: boolean;
}

/** A ranking: name, bar, figure; a reference line stands at its place in the order. */
export function RankBars({ label, rows }: { label: string; rows: readonly RankRow[] }) {
  const most = Math.max(...rows.map(row => row.value), Number.MIN_VALUE);
  return (
    <ol className="ow-rank" aria-label={label}>
      {rows.map(row => (
        <li key={row.key} className={row.reference ? 'ow-rank-reference' : undefined}>
          {row.href ? <AppLink to={row.href}>{row.label}</AppLink> : <span>{row.label}</span>}
          <span className="ow-rank-track" aria-hidden="true">
            <i style={{ width: `${(row.value / most) * 100}%` }} />
          </span>
          <b>{row.text}</b>
        </li>
      ))}
    </ol>
  );
}

export interface Stat {
  key: string;
  label: ReactNode;
  /** As shown, 12,486. */
  value: ReactNode;
  note?: ReactNode;
  tone?: 'ink' | 'amber' | 'red';
  href?: string;
}

/** Figures in one row, parted by hairlines: name, figure, and what it means. */
export function StatStrip({ label, stats }: { label: string; stats: readonly Stat[] }) {
  return (
    <dl className="ow-stats" aria-label={label}>
      {stats.map(stat => (
        <div key={stat.key}>
          <dt>{stat.label}</dt>
          <dd className={`ow-stat-${stat.tone ?? 'ink'}`}>
            {stat.href ? <AppLink to={stat.href}>{stat.value}</AppLink> : stat.value}
          </dd>
          {stat.note && <dd className="ow-stat-note">{stat.note}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** Three or so figures in a side panel: 186 件办结 · 4.2 平均工作日. */
export function Figures({ figures }: { figures: readonly { label: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className="ow-figures">
      {figures.map((figure, i) => (
        <div key={i}>
          <dd>{figure.value}</dd>
          <dt>{figure.label}</dt>
        </div>
      ))}
    </dl>
  );
}
