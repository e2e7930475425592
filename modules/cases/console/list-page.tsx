import {
  api,
  type Column,
  type Filter,
  ListPage,
  type ListSource,
  type Sort,
  UrgencyBar,
  useLanguage,
  useText,
  type View,
  withQuery,
} from '@onewindow/console-kit';
import type { CaseListItem } from '../src/contract.ts';
import { outcomeNames, stateNames } from '../src/states.ts';
import { urgencyOfRow } from './today-data.ts';

/** The list route of cases: it knows no free text (that is the search of the top bar) and no counts at ten million rows. */
const source: ListSource<CaseListItem> = {
  key: '/api/cases',
  async fetch({ sort, after, limit, filters: chosen }, signal) {
    const page = await api.get<{ rows: CaseListItem[]; next: string | null }>('/api/cases', {
      query: { ...chosen, sort, after, limit },
      signal,
    });
    return { ...page, total: null };
  },
  exportHref: ({ sort, filters: chosen }) => withQuery('/api/cases/export', { ...chosen, sort }),
};

const columns: Column<CaseListItem>[] = [
  {
    key: 'left',
    label: { zh: '剩余', en: 'Left' },
    width: 150,
    fixed: true,
    sort: 'due',
    cell: row => <Left row={row} />,
  },
  { key: 'due', label: { zh: '到期', en: 'Due' }, width: 96, cell: row => row.dueOn?.slice(5) ?? '—' },
  {
    key: 'code',
    label: { zh: '查询码', en: 'Code' },
    width: 150,
    fixed: true,
    link: true,
    cell: row => spaced(row.queryCode),
  },
  { key: 'item', label: { zh: '事项', en: 'Item' }, cell: row => row.itemName },
  { key: 'applicant', label: { zh: '申请人', en: 'Applicant' }, cell: row => row.applicantName },
  { key: 'state', label: { zh: '状态', en: 'State' }, width: 150, cell: row => <State row={row} /> },
  { key: 'step', label: { zh: '环节', en: 'Step' }, width: 110, cell: row => row.stepName ?? '—' },
  { key: 'waiting', label: { zh: '在等谁', en: 'Waits for' }, width: 160, cell: row => row.waitingFor ?? '—' },
  {
    key: 'submitted',
    label: { zh: '提交', en: 'Submitted' },
    width: 110,
    sort: 'recent',
    hidden: true,
    cell: row => row.submittedAt.slice(0, 10),
  },
  { key: 'body', label: { zh: '办理机关', en: 'Body' }, hidden: true, cell: row => row.organisationName },
  { key: 'channel', label: { zh: '来自', en: 'Channel' }, width: 80, hidden: true, cell: row => <Channel row={row} /> },
  { key: 'number', label: { zh: '办件编号', en: 'Case number' }, hidden: true, cell: row => row.caseNumber },
  {
    key: 'statute',
    label: { zh: '法定时限到期', en: 'Statutory due' },
    width: 120,
    hidden: true,
    cell: row => row.statuteDueOn ?? '—',
  },
];

const filters: Filter[] = [
  {
    key: 'state',
    label: { zh: '状态', en: 'State' },
    kind: 'choice',
    single: true,
    options: [
      { value: 'open', label: { zh: '没办结', en: 'open' } },
      ...Object.entries(stateNames).map(([value, label]) => ({ value, label })),
    ],
  },
  {
    key: 'outcome',
    label: { zh: '结果', en: 'Outcome' },
    kind: 'choice',
    single: true,
    options: Object.entries(outcomeNames).map(([value, label]) => ({ value, label })),
  },
  {
    key: 'channel',
    label: { zh: '来自', en: 'Channel' },
    kind: 'choice',
    single: true,
    options: [
      { value: 'web', label: { zh: '网上', en: 'web' } },
      { value: 'phone', label: { zh: '手机', en: 'phone' } },
      { value: 'window', label: { zh: '窗口', en: 'window' } },
      { value: 'kiosk', label: { zh: '自助机', en: 'kiosk' } },
    ],
  },
  { key: 'dueBefore', label: { zh: '到期不晚于', en: 'Due by' }, kind: 'date' },
  { key: 'overdue', label: { zh: '已超期', en: 'Overdue' }, kind: 'flag' },
  { key: 'paused', label: { zh: '暂停中', en: 'Paused' }, kind: 'flag' },
];

const sorts: readonly [Sort, ...Sort[]] = [
  { key: 'due', label: { zh: '按剩余时间', en: 'By time left' } },
  { key: 'recent', label: { zh: '按提交时间', en: 'By submission' } },
];

const views: readonly [View, ...View[]] = [
  { id: 'all', name: { zh: '全部', en: 'All' }, search: { sort: 'recent' } },
  { id: 'open', name: { zh: '没办结', en: 'Open' }, search: { sort: 'due' } },
  { id: 'overdue', name: { zh: '已超期', en: 'Overdue' }, search: { sort: 'due', overdue: 'true' } },
  { id: 'paused', name: { zh: '暂停中', en: 'Paused' }, search: { sort: 'due', paused: 'true' } },
];

/** 办件: every case in the person's jurisdiction. */
export function CaseListPage() {
  return (
    <ListPage
      title={{ zh: '办件', en: 'Cases' }}
      query={source}
      columns={columns}
      filters={filters}
      sorts={sorts}
      savedViews={views}
      unit={{ zh: '件', en: 'cases' }}
      rowKey={row => row.id}
      open={row => `/cases/${row.id}`}
    />
  );
}

function Left({ row }: { row: CaseListItem }) {
  const { locale } = useLanguage();
  return <UrgencyBar urgency={urgencyOfRow(row, locale)} />;
}

function State({ row }: { row: CaseListItem }) {
  const say = useText();
  const outcome = row.outcome ? outcomeNames[row.outcome as keyof typeof outcomeNames] : undefined;
  return <>{say(outcome ?? stateNames[row.state as keyof typeof stateNames] ?? row.state)}</>;
}

const channels: Record<string, { zh: string; en: string }> = {
  web: { zh: '网上', en: 'web' },
  phone: { zh: '手机', en: 'phone' },
  window: { zh: '窗口', en: 'window' },
  kiosk: { zh: '自助机', en: 'kiosk' },
  system: { zh: '系统', en: 'system' },
};

function Channel({ row }: { row: CaseListItem }) {
  const say = useText();
  return <>{say(channels[row.channel] ?? row.channel)}</>;
}

function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`;
}
