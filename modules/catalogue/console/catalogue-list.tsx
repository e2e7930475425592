import {
  AppLink,
  Button,
  type Column,
  download,
  type Filter,
  type ListAction,
  ListPage,
  type Sort,
  Tag,
  useDates,
  useGo,
  useMessages,
  usePermission,
  useText,
  type View,
  withQuery,
} from '@onewindow/console-kit';
import { defineMessages, formatCount } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { codeTables, codeText } from '../src/code-tables.ts';
import {
  catalogueSource,
  countsQuery,
  type KeeperRow,
  organisationOptions,
  organTypeOptions,
} from './catalogue-list-data.ts';
import { importNames } from './import-names.ts';

const messages = defineMessages({
  zh: {
    note: '{items} 项，{online} 项能在网上办',
    import: '导入',
    export: '导出',
    exporting: '正在导出，文件会进您的下载文件夹。',
    inForce: '现行 第 {version} 版',
    scheduled: '第 {version} 版 {date} 起施行',
    withdrawn: '已撤下',
    unpublished: '没有发布过',
    cancelled: '已取消',
    draft: '草稿 第 {version} 版',
    inReview: '审核中 第 {version} 版',
    more: '等 {n} 份',
    yes: '能',
    no: '还不能',
    problems: '{n} 处',
    unverified: '{n} 处',
    stale: '{n} 部法可能改了',
    fine: '没有',
    demonstration: '演示编码',
    item: '看事项',
  },
  en: {
    note: '{items} items, {online} of them online',
    import: 'Import',
    export: 'Export',
    exporting: 'Exporting; the file goes to your downloads.',
    inForce: 'Version {version} in force',
    scheduled: 'Version {version} from {date}',
    withdrawn: 'Withdrawn',
    unpublished: 'Never published',
    cancelled: 'Cancelled',
    draft: 'Draft {version}',
    inReview: 'Version {version} in review',
    more: 'and others, {n} in all',
    yes: 'Yes',
    no: 'Not yet',
    problems: '{n}',
    unverified: '{n}',
    stale: '{n} laws may have changed',
    fine: 'none',
    demonstration: 'demonstration code',
    item: 'Open the item',
  },
});

const columns: Column<KeeperRow>[] = [
  {
    key: 'name',
    label: { zh: '事项', en: 'Item' },
    fixed: true,
    width: 230,
    link: true,
    cell: row => <Name row={row} />,
  },
  {
    key: 'code',
    label: { zh: '基本编码', en: 'Basic code' },
    width: 130,
    sort: 'code',
    cell: row => <Code row={row} />,
  },
  { key: 'organ', label: { zh: '实施机关', en: 'Organisation' }, cell: row => <Organ row={row} /> },
  { key: 'type', label: { zh: '类型', en: 'Type' }, width: 88, cell: row => <Type row={row} /> },
  { key: 'version', label: { zh: '版本', en: 'Version' }, width: 130, cell: row => <Standing row={row} /> },
  { key: 'open', label: { zh: '在改', en: 'Being worked on' }, width: 180, cell: row => <Open row={row} /> },
  { key: 'online', label: { zh: '网上能办', en: 'Online' }, width: 80, cell: row => <Online row={row} /> },
  {
    key: 'problems',
    label: { zh: '要改的', en: 'To correct' },
    width: 80,
    sort: '-problems',
    cell: row => <Problems row={row} />,
  },
  {
    key: 'unverified',
    label: { zh: '没核对', en: 'Not checked' },
    width: 88,
    sort: '-unverified',
    cell: row => <Unverified row={row} />,
  },
  {
    key: 'stale',
    label: { zh: '法律有变动', en: 'Laws changed' },
    width: 150,
    hidden: true,
    cell: row => <Stale row={row} />,
  },
  {
    key: 'implementers',
    label: { zh: '几个机构在办', en: 'Implementers' },
    width: 120,
    align: 'right',
    hidden: true,
    cell: row => formatCount(row.implementers),
  },
  {
    key: 'local',
    label: { zh: '地方编码', en: 'Local code' },
    width: 110,
    hidden: true,
    cell: row => row.localCode ?? '—',
  },
  {
    key: 'changed',
    label: { zh: '最近改动', en: 'Last change' },
    width: 130,
    sort: '-changed',
    hidden: true,
    cell: row => <Changed row={row} />,
  },
];

const states: [value: string, zh: string, en: string][] = [
  ['inForce', '现行', 'in force'],
  ['scheduled', '还没到施行日', 'not in force yet'],
  ['draft', '有草稿', 'has a draft'],
  ['inReview', '审核中', 'in review'],
  ['withdrawn', '已撤下', 'withdrawn'],
  ['unpublished', '没有发布过', 'never published'],
  ['cancelled', '已取消', 'cancelled'],
];

const types = codeTables.find(table => table.name === 'itemType')?.values ?? [];
const yesNo = (yes: { zh: string; en: string }, no: { zh: string; en: string }) => [
  { value: 'true', label: yes },
  { value: 'false', label: no },
];

export const catalogueFilters: Filter[] = [
  {
    key: 'state',
    label: { zh: '版本', en: 'Version' },
    kind: 'choice',
    options: states.map(([value, zh, en]) => ({ value, label: { zh, en } })),
  },
  { key: 'organisation', label: { zh: '谁在办', en: 'Implemented by' }, kind: 'choice', options: organisationOptions },
  {
    key: 'organType',
    label: { zh: '机关类型', en: 'Kind of organisation' },
    kind: 'choice',
    options: organTypeOptions,
  },
  {
    key: 'type',
    label: { zh: '事项类型', en: 'Type of item' },
    kind: 'choice',
    options: types.map(([value, zh, en]) => ({ value, label: { zh, en } })),
  },
  {
    key: 'complete',
    label: { zh: '网上', en: 'Online' },
    kind: 'choice',
    single: true,
    options: yesNo({ zh: '能办', en: 'can be applied for' }, { zh: '还不能办', en: 'not yet' }),
  },
  { key: 'problems', label: { zh: '有要改的', en: 'Something to correct' }, kind: 'flag' },
  { key: 'unverified', label: { zh: '有没核对的', en: 'Something not checked' }, kind: 'flag' },
  { key: 'stale', label: { zh: '依据的法律可能改了', en: 'A law may have changed' }, kind: 'flag' },
];

const sorts: readonly [Sort, ...Sort[]] = [
  { key: 'code', label: { zh: '按编码', en: 'By code' } },
  { key: 'changed', label: { zh: '最近改的在前', en: 'Latest change first' } },
  { key: 'problems', label: { zh: '要改的多的在前', en: 'Most to correct first' } },
  { key: 'unverified', label: { zh: '没核对的多的在前', en: 'Most not checked first' } },
];

const views: readonly [View, ...View[]] = [
  { id: 'all', name: { zh: '全部', en: 'All' }, search: {} },
  { id: 'open', name: { zh: '在改', en: 'Being worked on' }, search: { state: 'draft,inReview', sort: 'changed' } },
  { id: 'review', name: { zh: '等审核', en: 'In review' }, search: { state: 'inReview', sort: 'changed' } },
  { id: 'problems', name: { zh: '要改的', en: 'To correct' }, search: { problems: 'true', sort: 'problems' } },
  { id: 'online', name: { zh: '网上能办', en: 'Online' }, search: { complete: 'true' } },
];

/** 事项目录: every item that the city keeps, by what is in force and what is to be done. */
export function CatalogueListPage() {
  const t = useMessages(messages);
  const may = usePermission();
  const go = useGo();
  const { data: counts } = useQuery({ ...countsQuery, staleTime: 30_000 });
  const actions: ListAction<KeeperRow>[] = [
    {
      key: 'export',
      label: { zh: '导出这些', en: 'Export these' },
      permission: importNames.export,
      run: rows => {
        const ids = rows.map(row => row.basicCode);
        download(withQuery('/api/catalogue/export', { format: 'csv', ids }), t('exporting'));
      },
    },
  ];
  return (
    <ListPage
      title={{ zh: '事项目录', en: 'Catalogue' }}
      query={catalogueSource}
      columns={columns}
      filters={catalogueFilters}
      sorts={sorts}
      savedViews={views}
      actions={actions}
      unit={{ zh: '项', en: 'items' }}
      rowKey={row => row.basicCode}
      open={row => `/catalogue/items/${row.basicCode}`}
      searchable
      empty={{
        title: { zh: '目录里还没有事项', en: 'The catalogue is empty' },
        text: {
          zh: '从国家库或者自治区库导出的 CSV、JSON 可以直接导入。',
          en: 'CSV or JSON from the national or regional base can be imported as it is.',
        },
        action: may(importNames.import) && <AppLink to="/catalogue/import">{t('import')}</AppLink>,
      }}
      bar={{
        search: false,
        note: counts && t('note', { items: formatCount(counts.items), online: formatCount(counts.online) }),
      }}
      pageActions={
        <>
          {may(importNames.export) && (
            <Button kind="ink" icon="download" onClick={() => go(`/catalogue/export${exportSearch()}`)}>
              {t('export')}
            </Button>
          )}
          {may(importNames.import) && (
            <Button kind="outline" icon="upload" onClick={() => go('/catalogue/import')}>
              {t('import')}
            </Button>
          )}
        </>
      }
    />
  );
}

/** What of the list's address an export understands. */
function exportSearch(): string {
  const keys = new Set(['q', ...catalogueFilters.map(filter => filter.key)]);
  const kept = [...new URLSearchParams(window.location.search)].filter(([key]) => keys.has(key));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
}

function Name({ row }: { row: KeeperRow }) {
  return <>{useText()({ zh: row.name, en: row.nameEn ?? row.name })}</>;
}

function Code({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return (
    <span className="ow-mono" title={row.codeSource === 'demonstration' ? t('demonstration') : undefined}>
      {row.basicCode}
    </span>
  );
}

function Organ({ row }: { row: KeeperRow }) {
  return <>{useText()(row.organName ?? row.organType)}</>;
}

function Type({ row }: { row: KeeperRow }) {
  const say = useText();
  return <>{say({ zh: codeText('itemType', row.typeCode, 'zh'), en: codeText('itemType', row.typeCode, 'en') })}</>;
}

function Standing({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  const dates = useDates();
  if (row.standing !== 'published') return <Tag kind="wash">{t(row.standing)}</Tag>;
  const version = row.publishedVersion ?? '';
  if (row.scheduled && row.effectiveFrom)
    return <Tag kind="outline">{t('scheduled', { version, date: dates.short(row.effectiveFrom) })}</Tag>;
  return <>{t('inForce', { version })}</>;
}

function Open({ row: { draft, drafts, inReview } }: { row: KeeperRow }) {
  const t = useMessages(messages);
  if (!draft) return <>—</>;
  const open = drafts + inReview;
  return (
    <>
      <Tag kind="outline">{t(draft.state === 'draft' ? 'draft' : 'inReview', { version: draft.version })}</Tag>{' '}
      <span className="ow-muted">{open > 1 ? t('more', { n: open }) : draft.editedByName}</span>
    </>
  );
}

function Online({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return row.complete ? <Tag kind="tint">{t('yes')}</Tag> : <span className="ow-muted">{t('no')}</span>;
}

function Problems({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return row.problems > 0 ? <b>{t('problems', { n: row.problems })}</b> : <span className="ow-muted">{t('fine')}</span>;
}

function Unverified({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return row.unverified > 0 ? t('unverified', { n: row.unverified }) : <span className="ow-muted">{t('fine')}</span>;
}

function Stale({ row }: { row: KeeperRow }) {
  const t = useMessages(messages);
  return row.staleLaws > 0 ? t('stale', { n: row.staleLaws }) : <span className="ow-muted">{t('fine')}</span>;
}

function Changed({ row }: { row: KeeperRow }) {
  return <>{useDates().moment(row.changedAt)}</>;
}
