import {
  apiPath,
  Button,
  type Column,
  download,
  EmptyState,
  ErrorState,
  ListTable,
  Skeleton,
  Tag,
  useLanguage,
  useMessages,
  withQuery,
} from '@onewindow/console-kit';
import { defineMessages, formatCount } from '@onewindow/i18n';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import {
  type ImportProblem,
  kindsQuery,
  type ProblemKind,
  type ProblemSearch,
  problemFilter,
  problemsQuery,
} from './import-data.ts';
import { importMessages } from './import-words.ts';

const messages = defineMessages({
  zh: {
    none: '没有问题',
    noneText: '每一行每一列都核对过了，没有要改的。',
    noneFound: '没有符合的问题',
    label: '逐行逐列的问题',
    kind: '哪一种问题',
    allKinds: '全部问题（{n} 处）',
    kindLine: '{field}：{text}（{n} 处）',
    severity: '错误还是提醒',
    both: '错误和提醒',
    error: '只看错误',
    warning: '只看提醒',
    search: '找实施编码、写的内容',
    export: '导出问题清单',
    exporting: '正在导出，发给做表的人照着改就行。',
    errorTag: '错误',
    warningTag: '提醒',
    empty: '（空）',
  },
  en: {
    none: 'No problems',
    noneText: 'Every row and every column was checked; there is nothing to correct.',
    noneFound: 'No such problem',
    label: 'Problems by row and column',
    kind: 'Kind of problem',
    allKinds: 'All problems ({n})',
    kindLine: '{field}: {text} ({n})',
    severity: 'Errors or remarks',
    both: 'Errors and remarks',
    error: 'Errors only',
    warning: 'Remarks only',
    search: 'Task code or value',
    export: 'Export the problems',
    exporting: 'Exporting; hand it to whoever made the file.',
    errorTag: 'error',
    warningTag: 'remark',
    empty: '(empty)',
  },
});

const columns: Column<ImportProblem>[] = [
  { key: 'row', label: { zh: '行', en: 'Row' }, width: 64, align: 'right', cell: row => formatCount(row.row) },
  { key: 'field', label: { zh: '列', en: 'Column' }, width: 190, cell: row => <Field row={row} /> },
  { key: 'value', label: { zh: '现在写的', en: 'It says' }, width: 170, cell: row => <Value row={row} /> },
  { key: 'text', label: { zh: '哪里不对，怎么改', en: 'What is wrong, what to do' }, cell: row => <Text row={row} /> },
  { key: 'kind', label: { zh: '类别', en: 'Kind' }, width: 76, cell: row => <Severity row={row} /> },
];

const nothing: ProblemSearch = { q: '', kind: '', severity: '' };

/** What is wrong in the file, in its order: by kind, by words, as a CSV for whoever made it. */
export function ImportProblems({ id, version }: { id: string; version: string }) {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  const [search, setSearch] = useState(nothing);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(before => (before.q === typed ? before : { ...before, q: typed })), 250);
    return () => clearTimeout(timer);
  }, [typed]);
  const kinds = useQuery(kindsQuery(id, version));
  const found = useInfiniteQuery({ ...problemsQuery(id, version, search), placeholderData: keepPreviousData });
  const rows = found.data?.pages.flatMap(page => page.rows) ?? [];
  const total = found.data?.pages[0]?.total.value ?? 0;
  const everything = kinds.data?.reduce((sum, kind) => sum + kind.count, 0) ?? 0;

  if (found.isError && !found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (found.isPending || kinds.isPending) return <Skeleton lines={6} />;
  if (everything === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  return (
    <>
      <div className="ow-import-tools">
        <input
          type="search"
          className="ow-input"
          aria-label={t('search')}
          placeholder={t('search')}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
        <KindChoice
          kinds={kinds.data ?? []}
          total={everything}
          value={search.kind}
          onChange={kind => setSearch({ ...search, kind })}
        />
        <select
          className="ow-input"
          aria-label={t('severity')}
          value={search.severity}
          onChange={event => setSearch({ ...search, severity: event.target.value })}
        >
          <option value="">{t('both')}</option>
          <option value="error">{t('error')}</option>
          <option value="warning">{t('warning')}</option>
        </select>
        <Button
          kind="ink"
          icon="download"
          onClick={() =>
            download(
              withQuery(apiPath`/api/catalogue/imports/${id}/problems/export`, problemFilter(search)),
              t('exporting'),
            )
          }
        >
          {t('export')}
        </Button>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('noneFound')} />
      ) : (
        <div className="ow-import-table">
          <ListTable label={t('label')} columns={columns} rows={rows} rowKey={row => row.id} />
        </div>
      )}
      <div className="ow-import-more">
        <span className="ow-muted" aria-live="polite">
          {words('shown', { shown: formatCount(rows.length), total: formatCount(total) })}
        </span>
        {found.hasNextPage && (
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {words('more')}
          </Button>
        )}
      </div>
    </>
  );
}

function KindChoice({
  kinds,
  total,
  value,
  onChange,
}: {
  kinds: readonly ProblemKind[];
  total: number;
  value: string;
  onChange(kind: string): void;
}) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  return (
    <select className="ow-input" aria-label={t('kind')} value={value} onChange={event => onChange(event.target.value)}>
      <option value="">{t('allKinds', { n: formatCount(total) })}</option>
      {kinds.map(kind => (
        <option key={`${kind.field} ${kind.code}`} value={`${kind.field} ${kind.code}`}>
          {t('kindLine', {
            field: (locale === 'zh' && kind.fieldZh) || kind.field,
            text: kind[locale].slice(0, 40),
            n: formatCount(kind.count),
          })}
        </option>
      ))}
    </select>
  );
}

function Field({ row }: { row: ImportProblem }) {
  return (
    <>
      {row.fieldZh && (
        <span lang="zh-CN">
          {row.fieldZh}
          <br />
        </span>
      )}
      <code className="ow-muted">{row.field}</code>
    </>
  );
}

function Value({ row }: { row: ImportProblem }) {
  const t = useMessages(messages);
  if (row.value) return <span className="ow-import-whole">{row.value}</span>;
  return <span className="ow-muted">{row.value === null ? '—' : t('empty')}</span>;
}

function Text({ row }: { row: ImportProblem }) {
  const { locale } = useLanguage();
  return (
    <>
      {row[locale]}
      {row.taskCode && (
        <>
          <br />
          <code className="ow-muted">{row.taskCode}</code>
        </>
      )}
    </>
  );
}

function Severity({ row }: { row: ImportProblem }) {
  const t = useMessages(messages);
  return row.severity === 'error' ? <Tag kind="ink">{t('errorTag')}</Tag> : <Tag>{t('warningTag')}</Tag>;
}
