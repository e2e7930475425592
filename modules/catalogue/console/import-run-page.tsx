import {
  AppLink,
  api,
  apiPath,
  Button,
  confirm,
  ErrorLine,
  ErrorState,
  Facts,
  Page,
  Panel,
  Skeleton,
  StatStrip,
  Tabs,
  Tag,
  useCommand,
  useDates,
  useGo,
  useLanguage,
  useMessages,
  useRouteParam,
} from '@onewindow/console-kit';
import { defineMessages, formatBytes, formatCount } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Import, importQuery, importsOutOfDate } from './import-data.ts';
import { ImportedItems } from './import-items.tsx';
import { ImportProblems } from './import-problems.tsx';
import { importMessages, stageOf } from './import-words.ts';
import './import-pages.css';

const messages = defineMessages({
  zh: {
    file: '接口上传的文件',
    readingRows: '读了 {rows} 行',
    readingOf: '读了 {rows} 行，{read} / {bytes}',
    itemsOf: '第 {done} 项，共 {total} 项',
    leave: '您可以离开这一页，做完了在导入记录里看。',
    staged: '文件收到了，马上开始核对。',
    canImport: '可以导入 {n} 项：新增 {created}，更新 {updated}。',
    someWrong: '另有 {failed} 项有错误，改好以前不会导入。',
    allWrong: '{failed} 项有错误，现在没有能导入的。请按下面说的改好，再传一次。',
    same: '和现在的目录完全一样，没有要导入的。',
    warned: '还有 {warnings} 处提醒，不影响导入。',
    done: '导入好了：新增 {created}，更新 {updated}，没有变化 {unchanged}。',
    doneFailed: '{failed} 项有错误，没有导入。',
    drafts: '产生了 {n} 份草稿，改好、审核、发布以后才会施行。',
    versions: '{n} 版已经发布，从今天起施行。',
    placesOnly: '改的只是地点、电话或更短的承诺，不用新版本，已经施行。',
    discarded: '这个文件没有导入，已经丢弃。',
    failed: '这个文件读不了',
    act: '导入这 {n} 项',
    sureTitle: '导入这 {n} 项？',
    sureDraft:
      '新增 {created} 项，更新 {updated} 项。内容有变的先成为草稿，审核发布以后才施行；只改地点、电话和更短承诺的马上施行。有错误的 {failed} 项不动。',
    surePublish:
      '新增 {created} 项，更新 {updated} 项，马上发布施行，撤不回来。在办的办件仍按原来的版本走完。有错误的 {failed} 项不动。',
    started: '开始导入了',
    recheck: '再核对一次',
    rechecked: '正在重新核对',
    discard: '丢弃',
    discardTitle: '丢弃这个文件？',
    discardBody: '目录里什么都没有变过。丢弃以后，这次核对的结果就看不到了。',
    discardDone: '已丢弃',
    another: '换一份文件',
    toDrafts: '去看有草稿的事项',
    figures: '核对结果',
    warnings: '提醒',
    problemsTab: '问题',
    itemsTab: '事项',
    parts: '问题和事项',
    facts: '这次导入',
    who: '谁',
    when: '什么时候上传',
    applied: '什么时候导入',
    format: '格式',
    encoding: '{format}，{encoding}',
    mode: '导入成',
    asDraft: '草稿，审核以后发布',
    asPublished: '直接发布',
    rows: '行数',
  },
  en: {
    file: 'A file sent to the API',
    readingRows: '{rows} rows read',
    readingOf: '{rows} rows read, {read} of {bytes}',
    itemsOf: 'Item {done} of {total}',
    leave: 'You may leave this page; the result will stand in the history of imports.',
    staged: 'The file has arrived and will be checked at once.',
    canImport: '{n} items can be imported: {created} new, {updated} changed.',
    someWrong: '{failed} more have errors and stay out until they are corrected.',
    allWrong:
      'All {failed} items have errors, so there is nothing to import yet. Correct them as told below and upload the file again.',
    same: 'It says exactly what the catalogue says; there is nothing to import.',
    warned: '{warnings} remarks besides, which do not matter for the import.',
    done: 'Imported: {created} new, {updated} changed, {unchanged} unchanged.',
    doneFailed: '{failed} had errors and were not imported.',
    drafts: 'It made {n} drafts; they come into force once they are reviewed and published.',
    versions: '{n} versions were published and are in force from today.',
    placesOnly: 'Only places, telephones or shorter promises changed; that needs no new version and holds already.',
    discarded: 'This file was discarded and not imported.',
    failed: 'This file cannot be read',
    act: 'Import these {n}',
    sureTitle: 'Import these {n} items?',
    sureDraft:
      '{created} new, {updated} changed. Changed content becomes a draft first and holds once it is published; places, telephones and shorter promises hold at once. The {failed} with errors are left alone.',
    surePublish:
      '{created} new, {updated} changed, published at once; this cannot be taken back. Running cases keep their version. The {failed} with errors are left alone.',
    started: 'The import has begun',
    recheck: 'Check once more',
    rechecked: 'Checking again',
    discard: 'Discard',
    discardTitle: 'Discard this file?',
    discardBody: 'Nothing in the catalogue was changed. The result of the check will be gone.',
    discardDone: 'Discarded',
    another: 'Choose another file',
    toDrafts: 'See the items with drafts',
    figures: 'Result of the check',
    warnings: 'Remarks',
    problemsTab: 'Problems',
    itemsTab: 'Items',
    parts: 'Problems and items',
    facts: 'This import',
    who: 'By',
    when: 'Uploaded',
    applied: 'Imported',
    format: 'Format',
    encoding: '{format}, {encoding}',
    mode: 'Becomes',
    asDraft: 'drafts, published after review',
    asPublished: 'published at once',
    rows: 'Rows',
  },
});

/** One import: its progress, what the dry run found by row and column, the act itself, and what came of it. */
export function ImportRunPage() {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  const id = useRouteParam('id');
  const found = useQuery(importQuery(id));
  const run = found.data;
  return (
    <Page
      title={run ? run.fileName || t('file') : words('import')}
      back={{ label: words('import'), to: '/catalogue/import' }}
      tag={run && <Tag kind="outline">{words(stageOf(run))}</Tag>}
      search={false}
    >
      {found.isPending && <Skeleton lines={8} />}
      {found.isError && !run && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {run && <Run run={run} />}
    </Page>
  );
}

function Run({ run }: { run: Import }) {
  const t = useMessages(messages);
  const [tab, setTab] = useState<'problems' | 'items'>();
  const [action, setAction] = useState('');
  const hasResult = !run.running && (run.state === 'checked' || run.state === 'applied');
  const shown = tab ?? (run.state !== 'applied' && run.problems + run.warnings > 0 ? 'problems' : 'items');
  // What was found changes with each check; the lists are asked for anew then.
  const version = `${run.state} ${run.problems} ${run.warnings} ${run.created} ${run.updated}`;
  return (
    <div className="ow-columns">
      <div className="ow-stack">
        <Panel>{run.running ? <Progress run={run} /> : <Outcome run={run} />}</Panel>
        {hasResult && (
          <>
            <Counts run={run} />
            <Panel flush>
              <div className="ow-import-tabs">
                <Tabs
                  label={t('parts')}
                  panelId="import-part"
                  active={shown}
                  onChange={setTab}
                  tabs={[
                    { key: 'problems', label: t('problemsTab'), count: run.problems + run.warnings },
                    { key: 'items', label: t('itemsTab'), count: run.rows },
                  ]}
                />
              </div>
              <div id="import-part" role="tabpanel" aria-label={t(shown === 'problems' ? 'problemsTab' : 'itemsTab')}>
                {shown === 'problems' ? (
                  <ImportProblems id={run.importId} version={version} />
                ) : (
                  <ImportedItems id={run.importId} version={version} action={action} onAction={setAction} />
                )}
              </div>
            </Panel>
          </>
        )}
      </div>
      <RunFacts run={run} />
    </div>
  );
}

function Progress({ run }: { run: Import }) {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  const stage = stageOf(run);
  const rows = formatCount(run.rowsRead);
  const reading = stage === 'reading';
  const [done, of] = reading ? [run.bytesRead, run.fileBytes ?? 0] : [run.rows, run.total];
  const said = !reading
    ? t('itemsOf', { done: formatCount(run.rows), total: formatCount(run.total) })
    : run.fileBytes === null
      ? t('readingRows', { rows })
      : t('readingOf', { rows, read: formatBytes(run.bytesRead), bytes: formatBytes(run.fileBytes) });
  return (
    <div className="ow-import-progress ow-upload-bar" role="status">
      <b>{words(stage)}</b>
      <progress max={Math.max(1, of)} value={done} aria-label={words(stage)} />
      <span>{said}</span>
      <span className="ow-muted">{t('leave')}</span>
    </div>
  );
}

/** What it came to in a sentence, and what may be done now. */
function Outcome({ run }: { run: Import }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const go = useGo();
  return (
    <div className="ow-stack">
      {run.failure && (
        <ErrorLine>{run.state === 'failed' ? `${t('failed')}：${run.failure[locale]}` : run.failure[locale]}</ErrorLine>
      )}
      {run.state === 'staged' && !run.failure && <p className="ow-lead">{t('staged')}</p>}
      {run.state === 'discarded' && <p className="ow-lead">{t('discarded')}</p>}
      {run.state === 'checked' && <Checked run={run} />}
      {run.state === 'applied' && <Applied run={run} />}
      <div className="ow-import-acts">
        <Acts run={run} />
        {(run.state === 'failed' || run.state === 'discarded' || (run.state === 'checked' && run.failed > 0)) && (
          <Button
            kind={run.state === 'failed' ? 'solid' : 'outline'}
            icon="upload"
            onClick={() => go('/catalogue/import')}
          >
            {t('another')}
          </Button>
        )}
      </div>
    </div>
  );
}

function figuresOf({ created, updated, unchanged, failed, warnings }: Import) {
  return {
    n: formatCount(created + updated),
    created: formatCount(created),
    updated: formatCount(updated),
    unchanged: formatCount(unchanged),
    failed: formatCount(failed),
    warnings: formatCount(warnings),
  };
}

function Checked({ run }: { run: Import }) {
  const t = useMessages(messages);
  const figures = figuresOf(run);
  const can = run.created + run.updated > 0;
  const first = can ? t('canImport', figures) : run.failed > 0 ? t('allWrong', figures) : t('same');
  return (
    <div role="status">
      <p className="ow-lead">
        {first} {can && run.failed > 0 && t('someWrong', figures)}
      </p>
      {run.warnings > 0 && <p className="ow-muted">{t('warned', figures)}</p>}
    </div>
  );
}

function Applied({ run }: { run: Import }) {
  const t = useMessages(messages);
  const figures = figuresOf(run);
  const made = { n: formatCount(run.drafts) };
  return (
    <div role="status">
      <p className="ow-lead">
        {t('done', figures)} {run.failed > 0 && t('doneFailed', figures)}
      </p>
      <p className="ow-muted">
        {run.drafts > 0 ? t(run.publish ? 'versions' : 'drafts', made) : run.updated > 0 && t('placesOnly')}{' '}
        {run.drafts > 0 && !run.publish && <AppLink to="/catalogue?view=open">{t('toDrafts')}</AppLink>}
      </p>
    </div>
  );
}

function Acts({ run }: { run: Import }) {
  const t = useMessages(messages);
  const { importId } = run;
  const figures = figuresOf(run);
  const apply = useCommand<void>({
    send: (_, key) => api.post(apiPath`/api/catalogue/imports/${importId}/apply`, undefined, { key }),
    invalidates: importsOutOfDate,
    done: t('started'),
  });
  const check = useCommand<void>({
    send: (_, key) => api.post(apiPath`/api/catalogue/imports/${importId}/check`, undefined, { key }),
    invalidates: importsOutOfDate,
    done: t('rechecked'),
  });
  const discard = useCommand<void>({
    send: (_, key) => api.post(apiPath`/api/catalogue/imports/${importId}/discard`, undefined, { key }),
    invalidates: importsOutOfDate,
    done: t('discardDone'),
  });
  async function askToApply() {
    const sure = await confirm({
      title: t('sureTitle', figures),
      body: t(run.publish ? 'surePublish' : 'sureDraft', figures),
      act: t('act', figures),
      final: run.publish,
    });
    if (sure) await apply.run();
  }
  async function askToDiscard() {
    const sure = await confirm({ title: t('discardTitle'), body: t('discardBody'), act: t('discard'), final: true });
    if (sure) await discard.run();
  }
  const isOpen = run.state === 'checked' || run.state === 'staged';
  return (
    <>
      {run.state === 'checked' && run.created + run.updated > 0 && (
        <Button kind="solid" busy={apply.pending} onClick={() => void askToApply()}>
          {t('act', figures)}
        </Button>
      )}
      {isOpen && (
        <Button busy={check.pending} icon="rotate" onClick={() => void check.run()}>
          {t('recheck')}
        </Button>
      )}
      {(isOpen || run.state === 'failed') && (
        <Button kind="ink" busy={discard.pending} onClick={() => void askToDiscard()}>
          {t('discard')}
        </Button>
      )}
    </>
  );
}

function Counts({ run }: { run: Import }) {
  const t = useMessages(messages);
  const words = useMessages(importMessages);
  return (
    <StatStrip
      label={t('figures')}
      stats={[
        { key: 'create', label: words('create'), value: formatCount(run.created) },
        { key: 'update', label: words('update'), value: formatCount(run.updated) },
        { key: 'unchanged', label: words('unchanged'), value: formatCount(run.unchanged) },
        {
          key: 'refuse',
          label: words('refuse'),
          value: formatCount(run.failed),
          ...(run.failed > 0 && { tone: 'ink' as const }),
        },
        { key: 'warnings', label: t('warnings'), value: formatCount(run.warnings) },
      ]}
    />
  );
}

function RunFacts({ run }: { run: Import }) {
  const t = useMessages(messages);
  const dates = useDates();
  const format = run.format.toUpperCase();
  return (
    <Panel title={t('facts')}>
      <Facts
        columns={1}
        facts={[
          { label: t('who'), value: run.startedByName },
          { label: t('when'), value: dates.moment(run.startedAt) },
          ...(run.appliedAt ? [{ label: t('applied'), value: dates.moment(run.appliedAt) }] : []),
          { label: t('format'), value: run.encoding ? t('encoding', { format, encoding: run.encoding }) : format },
          { label: t('rows'), value: formatCount(run.rowsRead) },
          { label: t('mode'), value: t(run.publish ? 'asPublished' : 'asDraft') },
        ]}
      />
    </Panel>
  );
}
