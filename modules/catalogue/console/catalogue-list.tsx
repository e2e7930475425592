import {
  AppLink,
  Button,
  download,
  type Filter,
  type ListAction,
  ListPage,
  type Sort,
  useGo,
  useMessages,
  usePermission,
  type View,
  withQuery,
} from '@onewindow/console-kit';
import { defineMessages, formatCount } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { codeTables } from '../src/code-tables.ts';
import { catalogueColumns } from './catalogue-columns.tsx';
import {
  catalogueSource,
  countsQuery,
  type KeeperRow,
  organisationOptions,
  organTypeOptions,
} from './catalogue-list-data.ts';
import { catalogueNames } from './editor-names.ts';
import { importNames } from './import-names.ts';
import './editor-pages.css';

const messages = defineMessages({
  zh: {
    note: '{items} 项，{online} 项能在网上办',
    create: '新建事项',
    import: '导入',
    export: '导出',
    exporting: '正在导出，文件会进您的下载文件夹。',
  },
  en: {
    note: '{items} items, {online} of them online',
    create: 'New item',
    import: 'Import',
    export: 'Export',
    exporting: 'Exporting; the file goes to your downloads.',
  },
});

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
      columns={catalogueColumns}
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
          zh: '从国家库或者自治区库导出的 CSV、JSON 可以直接导入，也可以一个一个新建。',
          en: 'CSV or JSON from the national or regional base can be imported as it is, or items are made one by one.',
        },
        action: (
          <span className="ow-cat-begin">
            {may(importNames.import) && <AppLink to="/catalogue/import">{t('import')}</AppLink>}
            {may(catalogueNames.edit) && <AppLink to="/catalogue/new">{t('create')}</AppLink>}
          </span>
        ),
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
            <Button kind="ink" icon="upload" onClick={() => go('/catalogue/import')}>
              {t('import')}
            </Button>
          )}
          {may(catalogueNames.edit) && (
            <Button kind="outline" icon="plus" onClick={() => go('/catalogue/new')}>
              {t('create')}
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
