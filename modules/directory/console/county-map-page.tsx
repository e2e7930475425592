import {
  api,
  ErrorState,
  Page,
  Panel,
  RankBars,
  Segmented,
  Skeleton,
  TileMap,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CountyRow } from './shapes.ts';

const messages = defineMessages({
  zh: {
    title: '县区分布',
    figure: '看哪个数',
    share: '面积达标率',
    centres: '大厅',
    windows: '窗口',
    organisations: '机构',
    note: '示意图，不表边界。点县区看它的大厅。',
    rank: '从多到少',
  },
  en: {
    title: 'Counties',
    figure: 'Which figure',
    share: 'Meets the standard',
    centres: 'Centres',
    windows: 'Windows',
    organisations: 'Organisations',
    note: 'Schematic, without boundaries. Press a county to see its centres.',
    rank: 'In order',
  },
});

type Figure = 'share' | 'centres' | 'windows' | 'organisations';

/** 县区分布: one figure at a time on seventeen equal tiles, and the same figures in order beside them. */
export function CountyMapPage() {
  const t = useMessages(messages);
  const [figure, setFigure] = useState<Figure>('share');
  const found = useQuery({
    queryKey: ['counties', 'figures'],
    queryFn: ({ signal }) => api.get<{ rows: CountyRow[] }>('/api/counties/figures', { signal }),
  });
  const rows = found.data?.rows ?? [];
  const values = Object.fromEntries(rows.map(row => [row.code, figureOf(row, figure)]));
  const format = (value: number) => (figure === 'share' ? `${value.toFixed(1)}%` : String(value));
  const ranked = rows
    .flatMap(row => {
      const value = figureOf(row, figure);
      return value === undefined
        ? []
        : [{ key: row.code, label: row.name, value, text: format(value), href: href(row.code) }];
    })
    .sort((a, b) => b.value - a.value);
  const figures: Figure[] = ['share', 'centres', 'windows', 'organisations'];
  return (
    <Page title={t('title')}>
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <div className="ow-columns">
          <Panel
            title={t(figure)}
            note={
              <Segmented
                label={t('figure')}
                value={figure}
                options={figures.map(key => ({ key, label: t(key) }))}
                onChange={next => setFigure(next as Figure)}
              />
            }
          >
            <TileMap
              label={t(figure)}
              values={values}
              format={format}
              steps={figure === 'share' ? shareSteps : stepsOf(Object.values(values))}
              open={code => href(`${code}000000`)}
            />
            <p className="ow-muted">{t('note')}</p>
          </Panel>
          <Panel title={t('rank')}>
            <RankBars label={t(figure)} rows={ranked} />
          </Panel>
        </div>
      )}
    </Page>
  );
}

function href(code: string): string {
  return `/centres?county=${code}`;
}

function figureOf(row: CountyRow, figure: Figure): number | undefined {
  if (figure === 'share') return row.measured === 0 ? undefined : (row.meeting / row.measured) * 100;
  return row[figure];
}

/** Nearly all reach the standard, so the bounds lie close below the whole. */
const shareSteps: [number, number, number, number] = [100, 99, 98, 95];

/** Bounds at the fifths of what there is, so that the five steps are used whatever the figure. */
function stepsOf(values: readonly (number | undefined)[]): [number, number, number, number] {
  const known = values.filter(value => value !== undefined).sort((a, b) => b - a);
  const at = (share: number) => Math.round(known[Math.floor((known.length - 1) * share)] ?? 0);
  return [at(0.2), at(0.4), at(0.6), at(0.8)];
}
