import {
  api,
  type Column,
  type Filter,
  ListPage,
  type ListSource,
  type Sort,
  useDates,
  useText,
  type View,
} from '@onewindow/console-kit';
import { channelWords, eventWords, subjectWords } from './audit-words.ts';

interface AuditRow {
  id: string;
  at: string;
  type: string;
  actorName: string;
  organisationName: string | null;
  subjectKind: string;
  subjectId: string;
  channel: string;
  requestId: string;
}

/** The route knows single days; a span of the filter is written `from..to` in the address. */
const source: ListSource<AuditRow> = {
  key: '/api/audit',
  async fetch({ after, limit, filters: { span, ...rest } }, signal) {
    const [from, to] = (span ?? '').split('..');
    const page = await api.get<{ rows: AuditRow[]; next: string | null }>('/api/audit', {
      query: { ...rest, from, to, after, limit },
      signal,
    });
    return { ...page, total: null };
  },
};

const columns: Column<AuditRow>[] = [
  { key: 'at', label: { zh: '时间', en: 'Time' }, width: 150, fixed: true, cell: row => <Moment at={row.at} /> },
  { key: 'actor', label: { zh: '谁', en: 'Who' }, width: 170, cell: row => row.actorName },
  { key: 'body', label: { zh: '机构', en: 'Organisation' }, width: 220, cell: row => row.organisationName ?? '—' },
  {
    key: 'type',
    label: { zh: '做了什么', en: 'What' },
    width: 230,
    cell: row => <Said text={eventWords[row.type] ?? row.type} />,
  },
  { key: 'subject', label: { zh: '对象', en: 'Subject' }, cell: row => <Subject row={row} /> },
  {
    key: 'channel',
    label: { zh: '来自', en: 'Channel' },
    width: 80,
    cell: row => <Said text={channelWords[row.channel] ?? row.channel} />,
  },
  { key: 'event', label: { zh: '事件', en: 'Event' }, hidden: true, cell: row => <code>{row.type}</code> },
  { key: 'request', label: { zh: '请求编号', en: 'Request' }, hidden: true, cell: row => row.requestId },
];

const filters: Filter[] = [
  {
    key: 'type',
    label: { zh: '做了什么', en: 'What' },
    kind: 'choice',
    single: true,
    options: Object.entries(eventWords).map(([value, label]) => ({ value, label, note: value })),
  },
  { key: 'span', label: { zh: '日期', en: 'Dates' }, kind: 'date' },
];
const sorts: readonly [Sort] = [{ key: 'recent', label: { zh: '最近的在前', en: 'Newest first' } }];
const views: readonly [View, ...View[]] = [
  { id: 'all', name: { zh: '近一个月', en: 'Last month' }, search: {} },
  { id: 'secrets', name: { zh: '看过完整号码', en: 'Numbers seen' }, search: { type: 'identity.secretRead' } },
  { id: 'grants', name: { zh: '授权', en: 'Grants' }, search: { type: 'identity.roleGranted' } },
  { id: 'documents', name: { zh: '看过文书', en: 'Documents read' }, search: { type: 'documents.read' } },
];

/** 审计: every event, newest first; nobody can change it. */
export function AuditPage() {
  return (
    <ListPage
      title={{ zh: '审计记录', en: 'Audit trail' }}
      query={source}
      columns={columns}
      filters={filters}
      sorts={sorts}
      savedViews={views}
      unit={{ zh: '条', en: 'records' }}
      rowKey={row => row.id}
    />
  );
}

function Moment({ at }: { at: string }) {
  return <>{useDates().moment(at)}</>;
}

function Said({ text }: { text: { zh: string; en: string } | string }) {
  return <>{useText()(text)}</>;
}

function Subject({ row }: { row: AuditRow }) {
  const say = useText();
  return (
    <>
      {say(subjectWords[row.subjectKind] ?? row.subjectKind)} <code>{row.subjectId}</code>
    </>
  );
}
