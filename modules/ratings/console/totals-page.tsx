import { type Column, ListPage, type ListSource, useMessages, useText, type View } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import type { TotalItem } from '../src/contract.ts';
import { satisfactionLevels } from '../src/levels.ts';
import { fetchTotals, percent } from './data.ts';
import { WindowName } from './rating-parts.tsx';

const messages = defineMessages({
  zh: { back: '好差评', note: '全市 {count} 次，满意 {share}；这些数也公开' },
  en: { back: 'Ratings', note: '{count} in the city, {share} satisfied; these figures are public' },
});

const source: ListSource<TotalItem> = {
  key: '/api/public/ratings',
  async fetch({ filters: chosen, after, limit }, signal) {
    const { rows, next } = await fetchTotals({ ...chosen, after, limit }, signal);
    return { rows, next, total: null };
  },
};

const columns: Column<TotalItem>[] = [
  {
    key: 'name',
    label: { zh: '部门、事项或窗口', en: 'Body, item or window' },
    cell: row => <Name row={row} />,
  },
  { key: 'rated', label: { zh: '评价', en: 'Ratings' }, width: 96, align: 'right', cell: row => row.rated },
  {
    key: 'share',
    label: { zh: '满意', en: 'Satisfied' },
    width: 96,
    align: 'right',
    cell: row => percent(row.satisfiedShare),
  },
  ...satisfactionLevels.map(
    ({ code, zh, en }, i): Column<TotalItem> => ({
      key: `level${code}`,
      label: { zh, en },
      width: 124,
      align: 'right',
      cell: row => row.levels[i] ?? 0,
    }),
  ),
];

const views: readonly [View, ...View[]] = [
  { id: 'organisation', name: { zh: '按部门', en: 'By body' }, search: { by: 'organisation' } },
  { id: 'item', name: { zh: '按事项', en: 'By item' }, search: { by: 'item' } },
  { id: 'window', name: { zh: '按窗口', en: 'By window' }, search: { by: 'window' } },
];

/** Totals of ratings by body, by item and by window: the figures that the public sees too. */
export function RatingTotalsPage() {
  const t = useMessages(messages);
  const totals = useQuery({
    queryKey: ['ratings', 'total'],
    queryFn: ({ signal }) => fetchTotals({ limit: 1 }, signal),
    staleTime: 60_000,
  });
  const total = totals.data?.total;
  return (
    <ListPage
      title={{ zh: '评价合计', en: 'Totals of ratings' }}
      query={source}
      columns={columns}
      filters={[
        {
          key: 'by',
          label: { zh: '按什么', en: 'By' },
          kind: 'choice',
          single: true,
          options: views.map(view => ({ value: view.id, label: view.name })),
        },
      ]}
      sorts={[{ key: 'rated', label: { zh: '评价多的在前', en: 'Most rated first' } }]}
      savedViews={views}
      unit={{ zh: '行', en: 'rows' }}
      rowKey={row => row.window?.id ?? `${row.organisationId} ${row.basicCode}`}
      bar={{
        back: { label: t('back'), to: '/ratings' },
        search: false,
        note: total && t('note', { count: total.rated, share: percent(total.satisfiedShare) }),
      }}
    />
  );
}

function Name({ row }: { row: TotalItem }) {
  const say = useText();
  if (row.window) return <WindowName row={{ windowNumber: row.window.number, windowCentre: row.window.centreName }} />;
  return row.itemName ?? row.organisationName ?? say({ zh: '没有名字', en: 'without a name' });
}
