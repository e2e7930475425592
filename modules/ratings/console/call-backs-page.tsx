import {
  Button,
  type Column,
  type Filter,
  ListPage,
  type ListSource,
  Tag,
  useDates,
  useMessages,
  usePermission,
  useSession,
  useText,
  type View,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { CallBackItem } from '../src/contract.ts';
import { callBackResults, callBackStates } from '../src/levels.ts';
import { CallBackDialog } from './call-back-dialog.tsx';
import { fetchCallBacks } from './data.ts';
import { organisationOptions } from './option-sources.ts';
import { ratingNames } from './permission-names.ts';
import { Level, Said, WindowName } from './rating-parts.tsx';

const messages = defineMessages({
  zh: {
    counts: '待回访 {open}，其中 {overdue} 件已超期；待复核 {calledBack}',
    callBack: '登记回访',
    review: '复核',
    second: '等另一个人复核',
    left: '还剩 {count} 天',
    today: '今天到期',
    over: '超 {count} 天',
  },
  en: {
    counts: '{open} to call back, {overdue} of them overdue; {calledBack} to review',
    callBack: 'Call back',
    review: 'Review',
    second: 'for a second person',
    left: '{count} days left',
    today: 'due today',
    over: '{count} days over',
  },
});

const source: ListSource<CallBackItem> = {
  key: '/api/ratings/call-backs',
  async fetch({ filters: chosen, after, limit }, signal) {
    const { rows, next, counts } = await fetchCallBacks({ ...chosen, after, limit }, signal);
    const state = chosen.state ?? 'open';
    const value = state === 'open' ? counts.open : state === 'calledBack' ? counts.calledBack : undefined;
    return { rows, next, total: value === undefined ? null : { value, estimated: false } };
  },
};

const columns: Column<CallBackItem>[] = [
  { key: 'due', label: { zh: '期限', en: 'Due' }, width: 150, fixed: true, cell: row => <Due row={row} /> },
  {
    key: 'level',
    label: { zh: '满意度', en: 'Rating' },
    width: 110,
    cell: row => <Level satisfaction={row.satisfaction} />,
  },
  { key: 'said', label: { zh: '说了什么', en: 'What was said' }, cell: row => <Said row={row} /> },
  {
    key: 'item',
    label: { zh: '事项', en: 'Item' },
    width: 160,
    link: true,
    cell: row => row.itemName,
  },
  { key: 'body', label: { zh: '部门', en: 'Body' }, width: 160, cell: row => row.organisationName },
  { key: 'window', label: { zh: '窗口', en: 'Window' }, width: 180, cell: row => <WindowName row={row} /> },
  { key: 'result', label: { zh: '回访结果', en: 'Result' }, width: 120, cell: row => <Result row={row} /> },
];

const filters: Filter[] = [
  {
    key: 'state',
    label: { zh: '到哪一步', en: 'State' },
    kind: 'choice',
    single: true,
    options: Object.entries(callBackStates).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'organisation',
    label: { zh: '部门', en: 'Body' },
    kind: 'choice',
    single: true,
    options: organisationOptions,
  },
];

/** The route lists what is to be called back unless asked for another state; so the first view needs no condition. */
const views: readonly [View, ...View[]] = [
  { id: 'open', name: { zh: '待回访', en: 'To call back' }, search: {} },
  { id: 'calledBack', name: { zh: '待复核', en: 'To review' }, search: { state: 'calledBack' } },
  { id: 'reviewed', name: { zh: '已复核', en: 'Reviewed' }, search: { state: 'reviewed' } },
];

/** 差评回访: every bad rating is called back by a day, and a second person looks at what came of it. */
export function CallBackListPage() {
  const t = useMessages(messages);
  const may = usePermission();
  const session = useSession();
  const [chosen, setChosen] = useState<CallBackItem>();
  const mayAct = may(ratingNames.callBack);
  const counts = useQuery({
    queryKey: ['ratings', 'counts'],
    queryFn: ({ signal }) => fetchCallBacks({ limit: 1 }, signal),
  }).data?.counts;
  const shown = useMemo<Column<CallBackItem>[]>(
    () =>
      mayAct
        ? [
            ...columns,
            {
              key: 'act',
              label: { zh: '现在可以', en: 'You may' },
              width: 140,
              cell: row => <Act row={row} name={session.name} onOpen={() => setChosen(row)} />,
            },
          ]
        : columns,
    [mayAct, session.name],
  );
  return (
    <>
      <ListPage
        title={{ zh: '差评回访', en: 'Call-backs on bad ratings' }}
        query={source}
        columns={shown}
        filters={filters}
        sorts={[{ key: 'due', label: { zh: '最急的在前', en: 'Most urgent first' } }]}
        savedViews={views}
        unit={{ zh: '件', en: 'call-backs' }}
        rowKey={row => row.id}
        open={row => `/cases/${row.caseId}`}
        empty={{
          title: { zh: '没有要回访的差评', en: 'No bad ratings to call back on' },
          text: { zh: '有人评了不满意，就会出现在这里。', en: 'When somebody is dissatisfied it appears here.' },
        }}
        bar={{ search: false, note: counts && t('counts', counts) }}
      />
      {chosen && <CallBackDialog key={chosen.id} row={chosen} onClose={() => setChosen(undefined)} />}
    </>
  );
}

function Act({ row, name, onOpen }: { row: CallBackItem; name: string; onOpen(): void }) {
  const t = useMessages(messages);
  if (row.state === 'reviewed') return '—';
  // The server compares accounts; the name only saves a vain attempt.
  if (row.state === 'calledBack' && row.calledBackBy === name) return <span className="ow-muted">{t('second')}</span>;
  return (
    <Button size="small" kind="ink" onClick={onOpen}>
      {t(row.state === 'open' ? 'callBack' : 'review')}
    </Button>
  );
}

function Due({ row }: { row: CallBackItem }) {
  const t = useMessages(messages);
  const dates = useDates();
  if (row.state !== 'open') return dates.short(row.dueOn);
  const words = row.daysLeft < 0 ? t('over', { count: -row.daysLeft }) : t('left', { count: row.daysLeft });
  return (
    <>
      {dates.short(row.dueOn)}{' '}
      {row.daysLeft <= 1 ? <Tag kind="amber">{row.daysLeft === 0 ? t('today') : words}</Tag> : words}
    </>
  );
}

function Result({ row }: { row: CallBackItem }) {
  const say = useText();
  const result = callBackResults[row.result as keyof typeof callBackResults];
  return result ? say(result) : '—';
}
