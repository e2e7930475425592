import { formatCount } from '@onewindow/i18n';
import { useMemo } from 'react';
import { colours, fontSans } from '../style/tokens.ts';
import { Chart } from './chart.tsx';

export interface Series {
  name: string;
  values: readonly number[];
  /** A colour of the tokens; jade by default. */
  colour?: string;
}

interface SeriesChartProps {
  label: string;
  /** Words under the axis: dates, departments. */
  categories: readonly string[];
  series: readonly Series[];
  /** Bars on one another instead of side by side. */
  stacked?: boolean;
  height?: number;
  /** Added to each figure in the tip: 件. */
  unit?: string;
}

const axisText = { color: colours.ink2, fontSize: 11, fontFamily: fontSans };

/** Bars over categories, as 每天的牌，近 30 个工作日. */
export function BarChart(props: SeriesChartProps) {
  return <SeriesChart {...props} kind="bar" />;
}

/** Lines over categories, for what changes over time. */
export function LineChart(props: SeriesChartProps) {
  return <SeriesChart {...props} kind="line" />;
}

function SeriesChart({
  label,
  categories,
  series,
  stacked = false,
  height = 220,
  unit = '',
  kind,
}: SeriesChartProps & { kind: 'bar' | 'line' }) {
  const option = useMemo(
    () => ({
      animation: false,
      textStyle: { fontFamily: fontSans },
      grid: { left: 4, right: 4, top: 16, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        // Drawn on the canvas: a tip of HTML carries style attributes, which the content security policy refuses.
        renderMode: 'richText',
        axisPointer: { type: kind === 'bar' ? 'shadow' : 'line', shadowStyle: { color: 'rgba(30,42,50,0.05)' } },
        backgroundColor: colours.white,
        borderColor: colours.control,
        textStyle: { color: colours.ink, fontSize: 12, fontFamily: fontSans },
        valueFormatter: (value: unknown) => `${formatCount(Number(value))}${unit && ` ${unit}`}`,
      },
      xAxis: {
        type: 'category',
        data: [...categories],
        axisLine: { lineStyle: { color: colours.control } },
        axisTick: { show: false },
        axisLabel: { ...axisText, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        splitNumber: 2,
        minInterval: 1,
        splitLine: { lineStyle: { color: colours.hairline } },
        axisLabel: { ...axisText, formatter: (value: number) => formatCount(value) },
      },
      series: series.map(entry => ({
        name: entry.name,
        type: kind,
        data: [...entry.values],
        ...(stacked && { stack: 'all' }),
        color: entry.colour ?? colours.jade,
        ...(kind === 'bar'
          ? { barMaxWidth: 18, barGap: '10%', itemStyle: { borderRadius: [2, 2, 0, 0] } }
          : { showSymbol: categories.length < 40, symbol: 'circle', symbolSize: 5, lineStyle: { width: 2 } }),
      })),
    }),
    [categories, series, stacked, unit, kind],
  );
  const table = useMemo(
    () => ({
      head: series.map(entry => entry.name),
      rows: categories.map((category, i) => [category, ...series.map(entry => entry.values[i] ?? 0)]),
    }),
    [categories, series],
  );
  return <Chart option={option} height={height} label={label} table={table} />;
}
