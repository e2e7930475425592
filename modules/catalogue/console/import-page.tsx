import {
  api,
  Button,
  Checkbox,
  type Column,
  EmptyState,
  ErrorState,
  ListTable,
  Page,
  Panel,
  Skeleton,
  type StoredFile,
  Tag,
  UploadButton,
  useCommand,
  useDates,
  useGo,
  useMessages,
  usePermission,
} from '@onewindow/console-kit';
import { defineMessages, formatBytes, formatCount } from '@onewindow/i18n';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ColumnGuide } from './import-columns.tsx';
import { historyQuery, type Import, type ImportEntry, importsOutOfDate } from './import-data.ts';
import { importNames } from './import-names.ts';
import { importMessages, stageOf } from './import-words.ts';
import './import-pages.css';

const messages = defineMessages({
  zh: {
    file: '选一个文件',
    lead: '先传上来核对一遍，哪一行哪一列有什么问题都会列出来。您点“导入”以前，目录里什么都不会变。',
    kinds: 'CSV 或 JSON，列名用国家标准的（task_code、task_name……）。最大 2 GB，断网会接着传。',
    encoding: 'CSV 用 UTF-8 或者 GB18030 都行，Excel 和 WPS 直接存的就可以。',
    choose: '选文件',
    publish: '导入后直接发布，不留草稿（内容在来源处已经审定）',
    prepare: '先准备好文件',
    templateCsv: 'CSV 模板（全部列）',
    templateJson: 'JSON 模板',
    exampleCsv: 'CSV 样例（一个真实事项）',
    exampleJson: 'JSON 样例',
    columns: '各列的意思和代码',
    export: '要改现有的事项，先导出来，改好再导入：没改的不会动。',
    exportLink: '导出事项',
    history: '导入记录',
    none: '还没有导入过',
    noneText: '导入以后，谁在什么时候导入了什么、结果怎样，都记在这里。',
    counts: '新增 {created}，更新 {updated}，没变 {unchanged}，有错误 {failed}',
    published: '直接发布',
  },
  en: {
    file: 'Choose a file',
    lead: 'It is uploaded and checked first, and every problem is told by row and column. Until you press “Import”, nothing in the catalogue changes.',
    kinds:
      'CSV or JSON with the national column names (task_code, task_name…). Up to 2 GB; a broken upload goes on where it stopped.',
    encoding: 'CSV may be in UTF-8 or GB18030, as Excel and WPS save it.',
    choose: 'Choose a file',
    publish: 'Publish at once instead of leaving drafts (the content was approved where it comes from)',
    prepare: 'Prepare the file',
    templateCsv: 'CSV template (all columns)',
    templateJson: 'JSON template',
    exampleCsv: 'CSV example (a real item)',
    exampleJson: 'JSON example',
    columns: 'What the columns mean, and their codes',
    export: 'To change items that exist, export them, edit, and import again: what you leave alone stays as it is.',
    exportLink: 'Export items',
    history: 'History of imports',
    none: 'Nothing has been imported yet',
    noneText: 'Who imported what, when, and with what result will stand here.',
    counts: '{created} new, {updated} changed, {unchanged} unchanged, {failed} with errors',
    published: 'published at once',
  },
});

/** 导入事项: choose a file; templates; what was imported before. */
export function ImportPage() {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  return (
    <Page title={words('import')} back={{ label: words('list'), to: '/catalogue' }} search={false}>
      <div className="ow-columns">
        <div className="ow-stack">
          <Panel title={t('file')}>
            <Upload />
          </Panel>
          <History />
        </div>
        <Prepare />
      </div>
    </Page>
  );
}

function Upload() {
  const t = useMessages(messages);
  const may = usePermission();
  const go = useGo();
  const [publish, setPublish] = useState(false);
  const begin = useCommand<StoredFile, Import>({
    send: (file, key) => api.post<Import>('/api/catalogue/imports/uploaded', { fileId: file.id, publish }, { key }),
    invalidates: importsOutOfDate,
    onDone: ({ importId }) => go(`/catalogue/import/${importId}`),
  });
  return (
    <div className="ow-stack">
      <p className="ow-lead">{t('lead')}</p>
      <p className="ow-muted">
        {t('kinds')} {t('encoding')}
      </p>
      {may(importNames.publish) && <Checkbox label={t('publish')} checked={publish} onChange={setPublish} />}
      <UploadButton
        label={t('choose')}
        purpose="catalogue.import"
        accept=".csv,.json,.ndjson,.jsonl,text/csv,application/json"
        maxBytes={2 * 1024 ** 3}
        onDone={file => void begin.run(file)}
      />
    </div>
  );
}

function Prepare() {
  const t = useMessages(messages);
  const may = usePermission();
  const go = useGo();
  const [guide, setGuide] = useState(false);
  const template = '/api/catalogue/import-template';
  return (
    <Panel title={t('prepare')}>
      <div className="ow-import-links">
        <a href={`${template}?format=csv`} download>
          {t('templateCsv')}
        </a>
        <a href={`${template}?format=csv&example=true`} download>
          {t('exampleCsv')}
        </a>
        <a href={`${template}?format=json`} download>
          {t('templateJson')}
        </a>
        <a href={`${template}?format=json&example=true`} download>
          {t('exampleJson')}
        </a>
        <Button kind="link" onClick={() => setGuide(true)}>
          {t('columns')}
        </Button>
        {may(importNames.export) && (
          <>
            <p className="ow-muted">{t('export')}</p>
            <Button icon="download" onClick={() => go('/catalogue/export')}>
              {t('exportLink')}
            </Button>
          </>
        )}
      </div>
      {guide && <ColumnGuide onClose={() => setGuide(false)} />}
    </Panel>
  );
}

const columns: Column<ImportEntry>[] = [
  { key: 'file', label: { zh: '文件', en: 'File' }, link: true, cell: row => <File row={row} /> },
  {
    key: 'size',
    label: { zh: '大小', en: 'Size' },
    width: 90,
    align: 'right',
    cell: row => (row.fileBytes === null ? '—' : formatBytes(row.fileBytes)),
  },
  { key: 'state', label: { zh: '到哪一步', en: 'State' }, width: 160, cell: row => <Stage row={row} /> },
  { key: 'counts', label: { zh: '结果', en: 'Result' }, width: 280, cell: row => <Counts row={row} /> },
  { key: 'who', label: { zh: '谁', en: 'By' }, width: 130, cell: row => row.startedByName },
  { key: 'when', label: { zh: '什么时候', en: 'When' }, width: 120, cell: row => <When row={row} /> },
];

function History() {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  const go = useGo();
  const history = useInfiniteQuery(historyQuery);
  const rows = history.data?.pages.flatMap(page => page.rows) ?? [];
  const open = (row: ImportEntry) => `/catalogue/import/${row.importId}`;
  return (
    <Panel title={t('history')} flush>
      {history.isPending && <Skeleton lines={4} />}
      {history.isError && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && rows.length === 0 && <EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
      {rows.length > 0 && (
        <ListTable
          label={t('history')}
          columns={columns}
          rows={rows}
          rowKey={row => row.importId}
          open={open}
          onOpen={row => go(open(row))}
        />
      )}
      {history.hasNextPage && (
        <div className="ow-import-more">
          <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
            {words('more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function File({ row }: { row: ImportEntry }) {
  const words = useMessages(importMessages);
  return <>{row.fileName || words('body')}</>;
}

function Stage({ row }: { row: ImportEntry }) {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  const stage = stageOf(row);
  const kind = stage === 'applied' ? 'tint' : stage === 'checked' ? 'ink' : stage === 'failed' ? 'outline' : 'wash';
  return (
    <Tag kind={kind}>
      {words(stage)}
      {stage === 'applied' && row.publish && ` · ${t('published')}`}
    </Tag>
  );
}

function Counts({ row }: { row: ImportEntry }) {
  const t = useMessages(messages);
  if (row.state !== 'checked' && row.state !== 'applied') return <>—</>;
  const { created, updated, unchanged, failed } = row;
  return (
    <>
      {t('counts', {
        created: formatCount(created),
        updated: formatCount(updated),
        unchanged: formatCount(unchanged),
        failed: formatCount(failed),
      })}
    </>
  );
}

function When({ row }: { row: ImportEntry }) {
  return <>{useDates().moment(row.startedAt)}</>;
}
