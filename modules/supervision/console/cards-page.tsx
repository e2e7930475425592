import {
  type Column,
  type Filter,
  ListPage,
  type ListRequest,
  type ListSource,
  type Sort,
  useDates,
  usePermission,
  useText,
  type View,
  withQuery,
} from '@onewindow/console-kit';
import { useMemo } from 'react';
import type { CardItem } from '../src/contract.ts';
import { colours } from '../src/names.ts';
import { ColourTag, Reason, StateWord } from './card-parts.tsx';
import { type CardTab, cardHref, fetchCards } from './data.ts';
import { countyOptions, organisationOptions, ruleOptions } from './option-sources.ts';
import { supervisionNames } from './permission-names.ts';

/** The route keeps one order, newest first, on its index; `tab` is what the state is filtered by. */
const source: ListSource<CardItem> = {
  key: '/api/supervision/cards',
  async fetch({ filters: chosen, after, limit }, signal) {
    const tab = (chosen.tab ?? 'all') as CardTab;
    const { rows, next, tabs } = await fetchCards({ ...chosen, tab, after, limit }, signal);
    // Cards that are closed are counted over a period only, so their number is not that of this list.
    const value = tab === 'all' || tab === 'closed' ? undefined : tabs?.[tab];
    return { rows, next, total: value === undefined ? null : { value, estimated: false } };
  },
};

const exported: ListSource<CardItem> = {
  ...source,
  exportHref: ({ filters: chosen }: ListRequest) =>
    withQuery('/api/supervision/cards/export', { tab: 'all', ...chosen }),
};

const columns: Column<CardItem>[] = [
  {
    key: 'colour',
    label: { zh: '牌', en: 'Card' },
    width: 84,
    fixed: true,
    cell: row => <ColourTag colour={row.colour} />,
  },
  {
    key: 'reason',
    label: { zh: '为什么', en: 'Why' },
    width: 240,
    fixed: true,
    link: true,
    cell: row => <Reason card={row} />,
  },
  { key: 'item', label: { zh: '办件', en: 'Case' }, cell: row => row.case.itemName },
  { key: 'organisation', label: { zh: '责任部门', en: 'Answerable' }, width: 200, cell: row => row.organisationName },
  { key: 'state', label: { zh: '到哪一步', en: 'State' }, width: 110, cell: row => <StateWord state={row.state} /> },
  { key: 'raised', label: { zh: '什么时候', en: 'Raised' }, width: 120, cell: row => <Moment at={row.raisedAt} /> },
  {
    key: 'explain',
    label: { zh: '说明期限', en: 'Explain by' },
    width: 100,
    cell: row => row.explainDueOn?.slice(5) ?? '—',
  },
  {
    key: 'rule',
    label: { zh: '规则', en: 'Rule' },
    width: 110,
    hidden: true,
    cell: row => `${row.rule.code} v${row.rule.version}`,
  },
  { key: 'score', label: { zh: '扣分', en: 'Score' }, width: 72, align: 'right', hidden: true, cell: row => row.score },
  { key: 'number', label: { zh: '监察编号', en: 'Number' }, width: 180, hidden: true, cell: row => row.number },
  { key: 'case', label: { zh: '办件编号', en: 'Case number' }, hidden: true, cell: row => row.case.caseNumber },
];

const filters: Filter[] = [
  {
    key: 'tab',
    label: { zh: '到哪一步', en: 'State' },
    kind: 'choice',
    single: true,
    options: [
      { value: 'open', label: { zh: '没结的', en: 'open' } },
      { value: 'new', label: { zh: '新', en: 'new' } },
      { value: 'awaiting', label: { zh: '等说明', en: 'awaiting explanation' } },
      { value: 'explained', label: { zh: '等确认', en: 'to be decided' } },
      { value: 'closed', label: { zh: '已结', en: 'closed' } },
      { value: 'all', label: { zh: '不限', en: 'any' } },
    ],
  },
  {
    key: 'colour',
    label: { zh: '牌', en: 'Card' },
    kind: 'choice',
    single: true,
    options: Object.entries(colours).map(([value, label]) => ({ value, label })),
  },
  { key: 'rule', label: { zh: '规则', en: 'Rule' }, kind: 'choice', single: true, options: ruleOptions },
  { key: 'county', label: { zh: '地区', en: 'County' }, kind: 'choice', single: true, options: countyOptions },
  {
    key: 'organisation',
    label: { zh: '责任部门', en: 'Body' },
    kind: 'choice',
    single: true,
    options: organisationOptions,
  },
  { key: 'from', label: { zh: '从哪一天', en: 'From' }, kind: 'date' },
  { key: 'to', label: { zh: '到哪一天', en: 'Until' }, kind: 'date' },
];

const sorts: readonly [Sort, ...Sort[]] = [{ key: 'recent', label: { zh: '最新的在前', en: 'Newest first' } }];

const views: readonly [View, ...View[]] = [
  { id: 'open', name: { zh: '没结的', en: 'Open' }, search: { tab: 'open' } },
  { id: 'new', name: { zh: '新', en: 'New' }, search: { tab: 'new' } },
  { id: 'awaiting', name: { zh: '等说明', en: 'Awaiting' }, search: { tab: 'awaiting' } },
  { id: 'explained', name: { zh: '等确认', en: 'To decide' }, search: { tab: 'explained' } },
  { id: 'closed', name: { zh: '已结', en: 'Closed' }, search: { tab: 'closed' } },
  { id: 'all', name: { zh: '全部', en: 'All' }, search: {} },
];

/** 监察牌: every card in the person's jurisdiction. */
export function CardListPage() {
  const may = usePermission();
  const say = useText();
  const mayExport = may(supervisionNames.export);
  const query = useMemo(() => (mayExport ? exported : source), [mayExport]);
  return (
    <ListPage
      title={{ zh: '监察牌', en: 'Cards' }}
      query={query}
      columns={columns}
      filters={filters}
      sorts={sorts}
      savedViews={views}
      unit={{ zh: '张', en: 'cards' }}
      rowKey={row => row.id}
      open={row => cardHref(row)}
      bar={{ back: { label: say({ zh: '监督台', en: 'Supervision' }), to: '/supervision' } }}
    />
  );
}

function Moment({ at }: { at: string }) {
  return <>{useDates().moment(at)}</>;
}
