import {
  type Column,
  type Filter,
  type ListAction,
  ListPage,
  type ListRequest,
  type ListSource,
  notify,
  Tag,
  UrgencyBar,
  useDates,
  type View,
} from '@onewindow/console-kit';
import { type ExampleCase, exampleCases, exampleUrgency } from './fixtures.ts';

/** A list without a server: filters, sorts and pages the examples as a list route would. */
const openCases: ListSource<ExampleCase> = {
  key: '/example/cases',
  async fetch({ q, sort, after, limit, filters }: ListRequest) {
    const found = exampleCases.filter(
      row =>
        (!filters.item || filters.item.split(',').includes(row.itemCode)) &&
        (!filters.state ||
          (filters.state.startsWith('!')
            ? !filters.state.slice(1).split(',').includes(row.state)
            : filters.state.split(',').includes(row.state))) &&
        (!q || `${row.code} ${row.applicant} ${row.item}`.includes(q)),
    );
    const sorted = found.toSorted((a, b) => (a.remaining ?? 99) - (b.remaining ?? 99));
    if (sort.startsWith('-')) sorted.reverse();
    const from = Number(after ?? 0);
    const next = from + limit < sorted.length ? String(from + limit) : null;
    return { rows: sorted.slice(from, from + limit), next, total: { value: sorted.length, estimated: false } };
  },
  exportHref: () => '/api/example/cases/export',
};

const columns: Column<ExampleCase>[] = [
  {
    key: 'remaining',
    label: { zh: '剩余', en: 'Left' },
    width: 160,
    fixed: true,
    sort: 'remaining',
    cell: row => <UrgencyBar urgency={exampleUrgency(row)} />,
  },
  { key: 'due', label: { zh: '到期', en: 'Due' }, width: 76, cell: row => <Due date={row.due} /> },
  { key: 'code', label: { zh: '查询码', en: 'Query code' }, width: 148, link: true, cell: row => row.code },
  { key: 'item', label: { zh: '事项', en: 'Item' }, width: 176, cell: row => row.item },
  { key: 'applicant', label: { zh: '申请人', en: 'Applicant' }, cell: row => row.applicant },
  {
    key: 'step',
    label: { zh: '环节', en: 'Step' },
    width: 84,
    cell: row => (row.step === '待补正' ? <Tag kind="outline">{row.step}</Tag> : row.step),
  },
  { key: 'holder', label: { zh: '在谁手里', en: 'Held by' }, width: 84, cell: row => row.holder },
  { key: 'channel', label: { zh: '来自', en: 'From' }, width: 68, cell: row => row.channel },
  {
    key: 'phone',
    label: { zh: '联系电话', en: 'Phone' },
    width: 120,
    hidden: true,
    note: { zh: '看一次记一次', en: 'each look is recorded' },
    cell: () => '139 **** 4186',
  },
  {
    key: 'statutoryDue',
    label: { zh: '法定时限到期', en: 'Legal limit' },
    width: 108,
    hidden: true,
    cell: row => <Due date={row.statutoryDue} />,
  },
  {
    key: 'pauses',
    label: { zh: '暂停次数', en: 'Pauses' },
    width: 84,
    hidden: true,
    align: 'right',
    cell: row => row.pauses,
  },
  { key: 'rating', label: { zh: '评价', en: 'Rating' }, width: 76, hidden: true, cell: row => row.rating ?? '—' },
];

const filters: Filter[] = [
  {
    key: 'item',
    label: { zh: '事项', en: 'Item' },
    kind: 'choice',
    options: [
      { value: 'JY2', label: { zh: '食品经营许可', en: 'Food business licence' } },
      { value: 'JY3', label: { zh: '食品小作坊登记', en: 'Small food workshop' } },
    ],
  },
  {
    key: 'state',
    label: { zh: '状态', en: 'State' },
    kind: 'choice',
    options: [
      { value: 'received', label: { zh: '已收件', en: 'Received' } },
      { value: 'accepted', label: { zh: '已受理', en: 'Accepted' } },
      { value: 'correctionRequested', label: { zh: '待补正', en: 'To correct' } },
      { value: 'concluded', label: { zh: '办结', en: 'Concluded' } },
    ],
  },
  { key: 'due', label: { zh: '到期', en: 'Due' }, kind: 'date' },
  { key: 'area', label: { zh: '面积', en: 'Area' }, kind: 'number', unit: { zh: '㎡', en: 'm²' } },
  { key: 'phone', label: { zh: '电话', en: 'Phone' }, kind: 'text', hint: { zh: '整个号码', en: 'The whole number' } },
  { key: 'urged', label: { zh: '督办过', en: 'Urged' }, kind: 'flag' },
];

const views: [View, ...View[]] = [
  { id: 'all', name: { zh: '全部', en: 'All' }, search: {} },
  { id: 'week', name: { zh: '本周到期', en: 'Due this week' }, search: { state: 'accepted' } },
  { id: 'food', name: { zh: '食品 · 未办结', en: 'Food · open' }, search: { item: 'JY2', state: '!concluded' } },
];

const actions: ListAction<ExampleCase>[] = [
  {
    key: 'reassign',
    label: { zh: '转办', en: 'Reassign' },
    keys: 'T',
    onRow: true,
    run: rows => notify({ tone: 'done', title: `转办 ${rows.length} 件` }),
  },
  {
    key: 'urge',
    label: { zh: '催办', en: 'Urge' },
    keys: 'U',
    run: rows => notify({ tone: 'done', title: `催办 ${rows.length} 件` }),
  },
];

/** A list as in the mock-up c5. */
export function ListGallery() {
  return (
    <ListPage
      title={{ zh: '办件', en: 'Cases' }}
      query={openCases}
      columns={columns}
      filters={filters}
      sorts={[
        { key: 'remaining', label: { zh: '按剩余时间', en: 'By time left' } },
        { key: '-received', label: { zh: '最近收到的在前', en: 'Latest first' } },
      ]}
      actions={actions}
      savedViews={views}
      open={() => '/_components/case/1'}
      unit={{ zh: '件', en: 'cases' }}
      pageSize={17}
    />
  );
}

function Due({ date }: { date: string | null }) {
  const dates = useDates();
  return date === null ? '—' : dates.short(date);
}
