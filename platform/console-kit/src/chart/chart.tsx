import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, useEffect, useRef } from 'react';
import './chart.css';

/** A table of what a chart shows, read instead of the picture; each row begins with its name, which `head` leaves out. */
export interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/**
 * A chart drawn on a canvas by ECharts, which is fetched when the first chart is shown. The same figures follow as a
 * table for readers, and they are what is printed when the canvas cannot be.
 */
export function Chart({
  option,
  height = 220,
  label,
  table,
}: {
  option: EChartsCoreOption;
  height?: number;
  label: string;
  table: ChartTable;
}) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    let drawn: { dispose(): void } | undefined;
    let gone = false;
    void import('./echarts.ts').then(({ draw }) => {
      if (!gone) drawn = draw(target, option);
    });
    return () => {
      gone = true;
      drawn?.dispose();
    };
  }, [option]);
  return (
    <figure className="ow-chart">
      <div ref={element} style={{ height }} role="img" aria-label={label} />
      <figcaption className="ow-sr">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <td />
              {table.head.map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([name, ...values]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {values.map((value, i) => (
                  <td key={i}>{value}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </figcaption>
    </figure>
  );
}

/** The key of a chart, beside its title: a square of colour and a word. */
export function Legend({ entries }: { entries: readonly { label: ReactNode; colour: string; outlined?: boolean }[] }) {
  return (
    <ul className="ow-legend">
      {entries.map((entry, i) => (
        <li key={i}>
          <i className={entry.outlined ? 'ow-legend-outlined' : undefined} style={{ background: entry.colour }} />
          {entry.label}
        </li>
      ))}
    </ul>
  );
}
