import {
  AppLink,
  api,
  type Column,
  type Filter,
  ListPage,
  type ListSource,
  Tag,
  useMessages,
  useText,
  type View,
  withQuery,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import type { RatingItem } from '../src/contract.ts';
import { callBackStates } from '../src/levels.ts';
import { fetchTotals, percent } from './data.ts';
import { countyOptions, itemOptions, organisationOptions } from './option-sources.ts';
import { Channel, channelNames, Level, levelOptions, Moment, Said, WindowName } from './rating-parts.tsx';

const messages = defineMessages({
  zh: {
    totals: '全市 {count} 次评价，满意 {share}',
    byBody: '按部门和事项看',
    excluded: '不计',
  },
  en: {
    totals: '{count} ratings in the city, {share} satisfied',
    byBody: 'By body and item',
    excluded: 'not counted',
  },
});

const source: ListSource<RatingItem> = {
  key: '/api/ratings',
  async fetch({ filters: chosen, after, limit }, signal) {
    const page = await api.get<{ rows: RatingItem[]; next: string | null }>('/api/ratings', {
      query: { ...chosen, after, limit },
      signal,
    });
    return { ...page, total: null };
  },
  exportHref: ({ filters: chosen }) => withQuery('/api/ratings/export', chosen),
};

const columns: Column<RatingItem>[] = [
  {
    key: 'level',
    label: { zh: '满意度', en: 'Rating' },
    width: 124,
    fixed: true,
    cell: row => <Level satisfaction={row.satisfaction} />,
  },
  { key: 'said', label: { zh: '说了什么', en: 'What was said' }, cell: row => <Said row={row} /> },
  {
    key: 'item',
    label: { zh: '事项', en: 'Item' },
    width: 240,
    link: true,
    cell: row => row.itemName,
  },
  { key: 'body', label: { zh: '部门', en: 'Body' }, width: 200, cell: row => row.organisationName },
  { key: 'staff', label: { zh: '服务人员', en: 'Served by' }, width: 130, cell: row => row.staffName ?? '—' },
  { key: 'channel', label: { zh: '来自', en: 'Channel' }, width: 80, cell: row => <Channel channel={row.channel} /> },
  { key: 'at', label: { zh: '什么时候', en: 'When' }, width: 120, cell: row => <Moment at={row.ratedAt} /> },
  { key: 'callBack', label: { zh: '回访', en: 'Call-back' }, width: 150, cell: row => <CallBack row={row} /> },
  {
    key: 'window',
    label: { zh: '窗口', en: 'Window' },
    width: 200,
    hidden: true,
    cell: row => <WindowName row={row} />,
  },
  {
    key: 'collected',
    label: { zh: '谁录入的', en: 'Entered by' },
    width: 130,
    hidden: true,
    cell: row => row.collectedBy ?? '—',
  },
  {
    key: 'number',
    label: { zh: '工号', en: 'Work number' },
    width: 120,
    hidden: true,
    cell: row => row.workNumber ?? '—',
  },
];

const filters: Filter[] = [
  { key: 'satisfaction', label: { zh: '满意度', en: 'Rating' }, kind: 'choice', single: true, options: levelOptions },
  { key: 'bad', label: { zh: '差评', en: 'Bad' }, kind: 'flag' },
  {
    key: 'channel',
    label: { zh: '来自', en: 'Channel' },
    kind: 'choice',
    single: true,
    options: Object.entries(channelNames).map(([value, label]) => ({ value, label })),
  },
  { key: 'county', label: { zh: '县（市、区）', en: 'County' }, kind: 'choice', single: true, options: countyOptions },
  {
    key: 'organisation',
    label: { zh: '部门', en: 'Body' },
    kind: 'choice',
    single: true,
    options: organisationOptions,
  },
  { key: 'item', label: { zh: '事项', en: 'Item' }, kind: 'choice', single: true, options: itemOptions },
  { key: 'from', label: { zh: '从哪一天', en: 'From' }, kind: 'date' },
  { key: 'to', label: { zh: '到哪一天', en: 'Until' }, kind: 'date' },
];

const views: readonly [View, ...View[]] = [
  { id: 'all', name: { zh: '全部', en: 'All' }, search: {} },
  { id: 'bad', name: { zh: '差评', en: 'Bad' }, search: { bad: 'true' } },
];

/** 好差评: what was said of the services in the person's jurisdiction, never by whom. */
export function RatingListPage() {
  const t = useMessages(messages);
  const totals = useQuery({
    queryKey: ['ratings', 'total'],
    queryFn: ({ signal }) => fetchTotals({ limit: 1 }, signal),
    staleTime: 60_000,
  });
  const total = totals.data?.total;
  return (
    <ListPage
      title={{ zh: '好差评', en: 'Ratings' }}
      query={source}
      columns={columns}
      filters={filters}
      sorts={[{ key: 'recent', label: { zh: '最新的在前', en: 'Newest first' } }]}
      savedViews={views}
      unit={{ zh: '次', en: 'ratings' }}
      rowKey={row => row.id}
      empty={{
        title: { zh: '还没有评价', en: 'No ratings yet' },
        text: {
          zh: '每次服务可以评一次：办完事在网上评，或者在窗口评。',
          en: 'Each service can be rated once: online when it is done, or at the window.',
        },
      }}
      open={row => `/cases/${row.caseId}`}
      bar={{
        search: false,
        note: total && t('totals', { count: total.rated, share: percent(total.satisfiedShare) }),
      }}
      pageActions={<AppLink to="/ratings/totals">{t('byBody')}</AppLink>}
    />
  );
}

function CallBack({ row }: { row: RatingItem }) {
  const t = useMessages(messages);
  const say = useText();
  if (row.excluded) return <Tag>{t('excluded')}</Tag>;
  if (row.callBackState === null) return '—';
  const state = callBackStates[row.callBackState as keyof typeof callBackStates];
  return (
    <AppLink to={`/ratings/call-backs?view=${row.callBackState}`}>
      {say(state)}
      {row.callBackState === 'open' && row.callBackDueOn && ` ${row.callBackDueOn.slice(5)}`}
    </AppLink>
  );
}
