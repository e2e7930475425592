import {
  BarChart,
  Button,
  colours,
  download,
  EmptyState,
  ErrorState,
  Legend,
  Page,
  Panel,
  RankBars,
  type RankRow,
  Skeleton,
  StatStrip,
  TileMap,
  useDates,
  useMessages,
  usePermission,
  withQuery,
} from '@onewindow/console-kit';
import { formatCount } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardReply } from '../src/contract.ts';
import { BoardCards } from './board-cards.tsx';
import { BoardFilters } from './board-filters.tsx';
import { boardMessages } from './board-words.ts';
import { fetchBoard } from './data.ts';
import { supervisionNames } from './permission-names.ts';
import { type BoardAddress, spanOf, useBoardAddress } from './use-board-address.ts';
import './board.css';

/** 监督台, as in mock-up c4: counts, cards with their evidence, rates by county, cards a day, ranking. */
export function BoardPage() {
  const t = useMessages(boardMessages);
  const dates = useDates();
  const may = usePermission();
  const address = useBoardAddress();
  const span = spanOf(address.days, dates.today);
  const place = { county: address.county, organisation: address.organisation };
  const query = useQuery({
    queryKey: ['supervision', 'board', place, span],
    queryFn: ({ signal }) => fetchBoard({ ...place, ...span }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const board = query.data;
  return (
    <Page
      title={t('title')}
      search={false}
      note={
        board && (
          <>
            <span>{dates.withWeekday(board.today)}</span>
            <span>{t('dataTo', { time: dates.moment(board.at) })}</span>
          </>
        )
      }
      actions={
        <>
          <BoardFilters address={address} counties={board?.counties ?? []} />
          {may(supervisionNames.export) && (
            <Button
              kind="ink"
              icon="download"
              onClick={() =>
                download(withQuery('/api/supervision/cards/export', { ...place, ...span, tab: 'all' }), t('exporting'))
              }
            >
              {t('export')}
            </Button>
          )}
        </>
      }
    >
      {query.isError && !board && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton lines={14} />}
      {board && (
        <div className="ow-stack">
          <Strip board={board} address={address} />
          <div className="ow-sup-board">
            <BoardCards address={address} rules={board.rules} />
            <Panel title={t('rates', { days: address.days })} note={t('schematic')}>
              <Rates board={board} address={address} />
            </Panel>
            <PerDay days={board.days} />
            <Ranking board={board} address={address} />
          </div>
        </div>
      )}
    </Page>
  );
}

function Strip({ board: { strip }, address }: { board: BoardReply; address: BoardAddress }) {
  const t = useMessages(boardMessages);
  const cards = (search: Record<string, string>) =>
    withQuery('/supervision/cards', { county: address.county, organisation: address.organisation, ...search });
  const { awaiting } = strip;
  const rate = strip.onPromiseYesterday;
  return (
    <StatStrip
      label={t('today')}
      stats={[
        {
          key: 'open',
          label: t('open'),
          value: formatCount(strip.open),
          note: t('yesterday', { count: formatCount(strip.openYesterday) }),
          href: '/cases?view=open',
        },
        {
          key: 'concluded',
          label: t('concluded'),
          value: formatCount(strip.concludedYesterday),
          note: rate === null ? t('noneConcluded') : t('onPromise', { share: percent(rate) }),
        },
        {
          key: 'due',
          label: t('dueToday'),
          value: formatCount(strip.dueToday),
          note: t('notAtApproval', { count: formatCount(strip.dueTodayNotAtApproval) }),
        },
        {
          key: 'yellow',
          label: t('yellow'),
          value: formatCount(strip.yellow.open),
          note: t('added', { count: strip.yellow.today }),
          tone: 'amber',
          href: cards({ colour: 'yellow' }),
        },
        {
          key: 'red',
          label: t('red'),
          value: formatCount(strip.red.open),
          note: t('added', { count: strip.red.today }),
          tone: 'red',
          href: cards({ colour: 'red' }),
        },
        {
          key: 'awaiting',
          label: t('awaiting'),
          value: formatCount(awaiting.open),
          note:
            awaiting.overdue > 0
              ? t('awaitingOver', { count: awaiting.overdue })
              : t('awaitingToday', { count: awaiting.dueToday }),
          href: cards({ tab: 'awaiting' }),
        },
      ]}
    />
  );
}

function Rates({ board, address }: { board: BoardReply; address: BoardAddress }) {
  const t = useMessages(boardMessages);
  const values = useMemo(
    () =>
      Object.fromEntries(
        board.counties.map(county => [county.code.slice(0, 6), county.rate === null ? undefined : county.rate * 100]),
      ),
    [board.counties],
  );
  return (
    <TileMap
      label={t('rates', { days: address.days })}
      values={values}
      open={code => withQuery('/supervision', { county: `${code}000000`, days: dayText(address) })}
    />
  );
}

function PerDay({ days }: { days: BoardReply['days'] }) {
  const t = useMessages(boardMessages);
  const dates = useDates();
  const categories = useMemo(() => days.map(day => dates.short(day.day)), [days, dates]);
  const series = useMemo(
    () => [
      { name: t('yellow'), colour: colours.amber, values: days.map(day => day.yellow) },
      { name: t('red'), colour: colours.vermilion, values: days.map(day => day.red) },
    ],
    [days, t],
  );
  return (
    <Panel
      title={t('perDay', { count: days.length })}
      note={
        <Legend
          entries={[
            { label: t('yellow'), colour: colours.amber },
            { label: t('red'), colour: colours.vermilion },
          ]}
        />
      }
    >
      <BarChart
        label={t('perDay', { count: days.length })}
        categories={categories}
        series={series}
        height={208}
        unit={t('cards')}
      />
    </Panel>
  );
}

/** How many bodies the ranking shows; the rest are in the list of cards. */
const ranked = 7;

function Ranking({ board: { ranking }, address }: { board: BoardReply; address: BoardAddress }) {
  const t = useMessages(boardMessages);
  const rows: RankRow[] = ranking.rows.slice(0, ranked).map(row => ({
    key: row.organisationId,
    label: row.organisationName,
    value: row.per100,
    text: row.per100.toFixed(1),
    href: withQuery('/supervision/cards', { organisation: row.organisationId, tab: 'all' }),
  }));
  if (ranking.average !== null) {
    const average = ranking.average;
    const at = rows.findIndex(row => row.value < average);
    const reference: RankRow = {
      key: 'average',
      label: t(address.county ? 'averageHere' : 'average'),
      value: average,
      text: average.toFixed(1),
      reference: true,
    };
    rows.splice(at < 0 ? rows.length : at, 0, reference);
  }
  return (
    <Panel title={t('ranking')} note={t('rankingNote', { days: address.days, least: ranking.leastCases })}>
      {ranking.rows.length > 0 ? (
        <RankBars label={t('ranking')} rows={rows} />
      ) : (
        <EmptyState title={t('noRanking')}>{t('noRankingText', { least: ranking.leastCases })}</EmptyState>
      )}
    </Panel>
  );
}

function dayText(address: BoardAddress): string | undefined {
  return address.days === 30 ? undefined : String(address.days);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
