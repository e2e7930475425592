import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { Link } from './link.tsx';

const messages = defineMessages({
  zh: { schematic: '示意图，不表边界', atLeast: '{n} 以上', between: '{from}–{to}', below: '{n} 以下' },
  en: {
    schematic: 'Schematic, not the boundaries',
    atLeast: '{n} and over',
    between: '{from}–{to}',
    below: 'below {n}',
  },
});

export interface Tile {
  code: string;
  name: string;
  /** Place on the grid from the top left, as `countyTiles` of `@onewindow/directory/contract` gives it. */
  row: number;
  column: number;
  value: number | undefined;
  text: string;
  href?: string;
}

interface TileMapProps {
  tiles: Tile[];
  /** Four limits, best first: 99, 98, 97, 95 make five steps; below the last a white tile with an ink frame. */
  limits: readonly [number, number, number, number];
  label: string;
}

/** Equal tiles, geography only by neighbourhood; the number is in every tile. */
export function TileMap({ tiles, limits, label }: TileMapProps): ReactNode {
  const t = messages(usePortal().locale);
  const [a, b, c, d] = limits;
  const legend = [
    t('atLeast', { n: a }),
    t('between', { from: b, to: a }),
    t('between', { from: c, to: b }),
    t('between', { from: d, to: c }),
    t('below', { n: d }),
  ];
  return (
    <figure className="ow-tile-map">
      <figcaption>
        <strong>{label}</strong>
        <span className="ow-note">{t('schematic')}</span>
      </figcaption>
      <ul className="ow-tiles">
        {tiles.map(tile => {
          const className = `ow-tile ow-step-${stepOf(tile.value, limits)} ow-row-${tile.row + 1} ow-column-${tile.column + 1}`;
          const inside = (
            <>
              <strong>{tile.name}</strong>
              <span>{tile.text}</span>
            </>
          );
          return (
            <li key={tile.code} className={className}>
              {tile.href ? (
                <Link kind="plain" href={tile.href}>
                  {inside}
                </Link>
              ) : (
                <div>{inside}</div>
              )}
            </li>
          );
        })}
      </ul>
      <ul className="ow-tile-legend">
        {legend.map((text, index) => (
          <li key={text}>
            <i className={`ow-tile ow-step-${index + 1}`} />
            {text}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function stepOf(value: number | undefined, limits: readonly number[]): number {
  if (value === undefined) return 5;
  const at = limits.findIndex(limit => value >= limit);
  return at < 0 ? 5 : at + 1;
}

export interface BarSeries {
  name: string;
  tone: 'jade' | 'amber' | 'vermilion' | 'ink';
  values: readonly number[];
}

/** Upright bars over time. The table of the same figures stands under it for those who read rather than look. */
export function BarChart({
  label,
  names,
  series,
  every = 1,
}: {
  label: string;
  names: readonly string[];
  series: readonly BarSeries[];
  every?: number;
}): ReactNode {
  const width = 720;
  const height = 220;
  const left = 36;
  const bottom = 28;
  const top = 12;
  const most = Math.max(1, ...series.flatMap(one => one.values));
  const scale = niceScale(most);
  const y = (value: number) => top + (height - top - bottom) * (1 - value / scale.most);
  const slot = (width - left) / Math.max(1, names.length);
  const bar = Math.max(2, Math.min(28, (slot * 0.7) / series.length));
  return (
    <figure className="ow-chart">
      <figcaption>
        <strong>{label}</strong>
        <span className="ow-chart-keys">
          {series.map(one => (
            <span key={one.name}>
              <i className={`ow-key ow-tone-${one.tone}`} />
              {one.name}
            </span>
          ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={chartSentence(label, names, series)}>
        {scale.ticks.map(tick => (
          <g key={tick}>
            <line className="ow-chart-line" x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
            <text className="ow-chart-text" x={left - 8} y={y(tick) + 5} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {names.map((name, index) => {
          const start = left + slot * index + (slot - bar * series.length) / 2;
          return (
            <g key={name}>
              {series.map((one, at) => {
                const value = one.values[index] ?? 0;
                return (
                  <rect
                    key={one.name}
                    className={`ow-tone-${one.tone}`}
                    x={(start + at * bar).toFixed(1)}
                    width={(bar - 1).toFixed(1)}
                    y={y(value).toFixed(1)}
                    height={(y(0) - y(value)).toFixed(1)}
                    rx="1"
                  />
                );
              })}
              {(names.length - 1 - index) % every === 0 && (
                <text className="ow-chart-text" x={left + slot * (index + 0.5)} y={height - 6} textAnchor="middle">
                  {name}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}

function niceScale(most: number): { most: number; ticks: number[] } {
  const raw = most / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = Math.max(1, ([1, 2, 5, 10].find(factor => factor * power >= raw) ?? 10) * power);
  const top = Math.ceil(most / step) * step;
  return { most: top, ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step) };
}

function chartSentence(label: string, names: readonly string[], series: readonly BarSeries[]): string {
  const parts = series.map(
    one => `${one.name}：${names.map((name, index) => `${name} ${one.values[index] ?? 0}`).join('，')}`,
  );
  return `${label}。${parts.join('。')}`;
}

/** Bars that lie, for a ranking; `average` is drawn between dashed lines. */
export function BarList({
  label,
  rows,
}: {
  label: string;
  rows: { name: string; value: number; text: string; average?: boolean; href?: string }[];
}): ReactNode {
  const most = Math.max(...rows.map(row => row.value), Number.MIN_VALUE);
  return (
    <figure className="ow-bar-list">
      <figcaption className="ow-hidden">{label}</figcaption>
      <ul>
        {rows.map(row => (
          <li key={row.name} className={row.average ? 'ow-average' : undefined}>
            <span className="ow-bar-name">
              {row.href ? (
                <Link kind="plain" href={row.href}>
                  {row.name}
                </Link>
              ) : (
                row.name
              )}
            </span>
            <svg aria-hidden={true} preserveAspectRatio="none">
              <rect className="ow-bar-ground" width="100%" height="10" rx="2" />
              <rect className="ow-bar-value" width={`${((row.value * 100) / most).toFixed(1)}%`} height="10" rx="2" />
            </svg>
            <strong>{row.text}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
}
