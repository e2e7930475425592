import {
  AppLink,
  Button,
  type Column,
  EmptyState,
  ErrorState,
  ListTable,
  Segmented,
  Skeleton,
  Tag,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages, formatCount } from '@onewindow/i18n';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ImportedRow, itemsQuery } from './import-data.ts';
import { importMessages } from './import-words.ts';

const messages = defineMessages({
  zh: {
    label: '文件里的事项',
    show: '看哪些',
    all: '全部',
    none: '没有这样的事项',
    draft: '打开草稿',
    inReview: '在审核',
    published: '看这一版',
    other: '看事项',
  },
  en: {
    label: 'Items of the file',
    show: 'Which',
    all: 'All',
    none: 'There are no such items',
    draft: 'Open the draft',
    inReview: 'In review',
    published: 'See the version',
    other: 'See the item',
  },
});

const actions = ['create', 'update', 'unchanged', 'refuse'] as const;

const columns: Column<ImportedRow>[] = [
  { key: 'row', label: { zh: '行', en: 'Row' }, width: 64, align: 'right', cell: row => formatCount(row.row) },
  { key: 'action', label: { zh: '会怎样', en: 'Becomes' }, width: 100, cell: row => <Action row={row} /> },
  { key: 'name', label: { zh: '事项', en: 'Item' }, cell: row => row.name || '—' },
  {
    key: 'organisation',
    label: { zh: '实施主体', en: 'Organisation' },
    width: 200,
    cell: row => row.organisationName || '—',
  },
  { key: 'version', label: { zh: '在目录里', en: 'In the catalogue' }, width: 130, cell: row => <Version row={row} /> },
];

/** The items of a file by what becomes of them, and the draft made of each. */
export function ImportedItems({
  id,
  version,
  action,
  onAction,
}: {
  id: string;
  version: string;
  action: string;
  onAction(action: string): void;
}) {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  const found = useInfiniteQuery({ ...itemsQuery(id, version, action), placeholderData: keepPreviousData });
  const rows = found.data?.pages.flatMap(page => page.rows) ?? [];
  if (found.isError && !found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending) return <Skeleton lines={6} />;
  return (
    <>
      <div className="ow-import-tools">
        <Segmented
          label={t('show')}
          value={action}
          onChange={onAction}
          options={[{ key: '', label: t('all') }, ...actions.map(key => ({ key, label: words(key) }))]}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <ListTable label={t('label')} columns={columns} rows={rows} rowKey={row => String(row.row)} />
      )}
      {found.hasNextPage && (
        <div className="ow-import-more">
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {words('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Action({ row: { action } }: { row: ImportedRow }) {
  const words = useMessages(importMessages);
  if (action === null) return <>—</>;
  const kind = action === 'refuse' ? 'ink' : action === 'unchanged' ? 'wash' : 'tint';
  return <Tag kind={kind}>{words(action)}</Tag>;
}

function Version({ row }: { row: ImportedRow }) {
  const t = useMessages(messages);
  if (row.versionId) {
    const state = row.versionState === 'draft' || row.versionState === 'inReview' ? row.versionState : 'published';
    return <AppLink to={`/catalogue/versions/${row.versionId}`}>{t(state)}</AppLink>;
  }
  const isThere = row.action === 'unchanged' || row.action === 'update';
  return isThere ? <AppLink to={`/catalogue/items/${row.basicCode}`}>{t('other')}</AppLink> : <>—</>;
}
