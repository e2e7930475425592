import {
  api,
  apiPath,
  Button,
  type Column,
  confirm,
  ErrorState,
  FormSection,
  ListTable,
  notify,
  Page,
  Panel,
  Rows,
  Skeleton,
  Tag,
  TextAreaField,
  TextField,
  useCommand,
  useDates,
  useMessages,
  usePermission,
  useRouteParam,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Template, TemplateContent, TemplateSummary, TemplateText } from '../src/contract.ts';

const messages = defineMessages({
  zh: {
    title: '文书模板',
    versions: '各个版本',
    draft: '草稿',
    published: '在用',
    retired: '已停用',
    heading: '标题',
    english: '英文（参考译文）',
    text: '正文 {n}',
    note: '这次改了什么',
    save: '存草稿',
    saved: '草稿已保存，等另一位审核员发布',
    preview: '预览 PDF',
    publish: '发布草稿',
    publishedDone: '已发布，之后出的文书用新版本',
    publishText: '发布以后，新出的文书用这个版本，已经出的不变。',
    by: '{who}，{at}',
    failed: '预览没有出来，请看花括号里的名字有没有写错。',
    fixed: '这一部分由系统按数据排版（表格、落款、印章）。',
  },
  en: {
    title: 'Document templates',
    versions: 'Versions',
    draft: 'draft',
    published: 'in use',
    retired: 'retired',
    heading: 'Title',
    english: 'English, for reference',
    text: 'Text {n}',
    note: 'What changed',
    save: 'Save the draft',
    saved: 'Saved; another reviewer publishes it',
    preview: 'Preview the PDF',
    publish: 'Publish the draft',
    publishedDone: 'Published; documents from now on use it',
    publishText: 'Documents issued from now on use this version; those issued stay as they are.',
    by: '{who}, {at}',
    failed: 'No preview came; check the names in braces.',
    fixed: 'This part is set from data (tables, closing, seals).',
  },
});

const templatesKey = ['document-templates'];

const columns: Column<TemplateSummary>[] = [
  { key: 'name', label: { zh: '文书', en: 'Document' }, link: true, cell: row => <Name row={row} /> },
  { key: 'word', label: { zh: '文号用字', en: 'Word' }, width: 120, cell: row => row.word },
  {
    key: 'version',
    label: { zh: '在用版本', en: 'In use' },
    width: 110,
    align: 'right',
    cell: row => row.publishedVersion ?? '—',
  },
  {
    key: 'draft',
    label: { zh: '草稿', en: 'Draft' },
    width: 110,
    align: 'right',
    cell: row => row.draftVersion ?? '—',
  },
];

/** 文书模板: the kinds of document with the version in use. */
export function TemplateListPage() {
  const t = useMessages(messages);
  const found = useQuery({
    queryKey: templatesKey,
    queryFn: ({ signal }) => api.get<TemplateSummary[]>('/api/document-templates', { signal }),
  });
  return (
    <Page title={t('title')}>
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <Panel flush>
          <ListTable
            label={t('title')}
            columns={columns}
            rows={found.data as TemplateSummary[]}
            rowKey={row => row.kind}
            open={row => `/document-templates/${row.kind}`}
          />
        </Panel>
      )}
    </Page>
  );
}

function Name({ row }: { row: TemplateSummary }) {
  return <>{useText()(row)}</>;
}

/** One kind: its versions, the text of its blocks, a preview; published by another than who wrote it. */
export function TemplatePage() {
  const t = useMessages(messages);
  const kind = useRouteParam('kind');
  const found = useQuery({
    queryKey: [...templatesKey, kind],
    queryFn: ({ signal }) => api.get<Template[]>(apiPath`/api/document-templates/${kind}`, { signal }),
  });
  const versions = (found.data ?? []) as Template[];
  const current =
    versions.find(version => version.status === 'draft') ?? versions.find(version => version.status === 'published');
  if (current) return <Editor key={current.id + current.revision} kind={kind} current={current} versions={versions} />;
  return (
    <Page title={t('title')} back={{ label: t('title'), to: '/document-templates' }}>
      {found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </Page>
  );
}

function Editor({ kind, current, versions }: { kind: string; current: Template; versions: readonly Template[] }) {
  const t = useMessages(messages);
  const dates = useDates();
  const may = usePermission();
  const [content, setContent] = useState<TemplateContent>(current.content);
  const [note, setNote] = useState(current.status === 'draft' ? current.note : '');
  const mayEdit = may({ name: 'documents.editTemplates' });
  const invalidates = [templatesKey];
  const save = useCommand<{ content: TemplateContent; note: string }>({
    send: (body, key) =>
      api.put(
        apiPath`/api/document-templates/${kind}/draft`,
        { ...body, revision: current.status === 'draft' ? current.revision : 0 },
        { key },
      ),
    invalidates,
    done: t('saved'),
  });
  const publish = useCommand<void>({
    send: (_, key) => api.post(apiPath`/api/document-templates/${kind}/publish`, undefined, { key }),
    invalidates,
    done: t('publishedDone'),
  });
  async function preview() {
    const response = await fetch(apiPath`/api/document-templates/${kind}/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(content),
    }).catch(() => undefined);
    if (!response?.ok) return notify({ tone: 'problem', title: t('failed') });
    window.open(URL.createObjectURL(await response.blob()), '_blank');
  }
  const setBlock = (index: number, text: TemplateText) =>
    setContent({
      ...content,
      blocks: content.blocks.map((block, i) => (i === index && 'text' in block ? { ...block, text } : block)),
    });
  return (
    <Page
      title={content.title.zh}
      back={{ label: t('title'), to: '/document-templates' }}
      tag={<Tag kind="outline">{`${t(current.status)} ${current.version}`}</Tag>}
      actions={
        <>
          {mayEdit && <Button onClick={() => void preview()}>{t('preview')}</Button>}
          {mayEdit && (
            <Button kind="solid" busy={save.pending} onClick={() => void save.run({ content, note })}>
              {t('save')}
            </Button>
          )}
          {current.status === 'draft' && may({ name: 'documents.publishTemplates' }) && (
            <Button kind="ink" busy={publish.pending} onClick={() => void askToPublish()}>
              {t('publish')}
            </Button>
          )}
        </>
      }
    >
      <div className="ow-columns">
        <FormSection title={t('heading')} columns={2}>
          <TextPair
            label={t('heading')}
            path="/content/title"
            value={content.title}
            onChange={title => setContent({ ...content, title })}
          />
          {content.blocks.map((block, i) =>
            'text' in block ? (
              <TextPair
                key={i}
                label={t('text', { n: i + 1 })}
                path={`/content/blocks/${i}/text`}
                value={block.text}
                onChange={text => setBlock(i, text)}
              />
            ) : (
              <p key={i} className="ow-muted ow-span-2">
                {t('fixed')}
              </p>
            ),
          )}
          <TextField
            path="/note"
            label={t('note')}
            value={note}
            onChange={value => setNote(value ?? '')}
            span={2}
            error={save.problemAt('/note')}
          />
        </FormSection>
        <Panel title={t('versions')} flush>
          <Rows
            label={t('versions')}
            rows={versions.map(version => ({
              key: version.id,
              main: `${t(version.status)} ${version.version}`,
              note: t('by', {
                who: version.publishedBy ?? version.editedBy,
                at: dates.moment(version.publishedAt ?? version.editedAt),
              }),
            }))}
          />
        </Panel>
      </div>
    </Page>
  );

  async function askToPublish() {
    const sure = await confirm({ title: t('publish'), body: t('publishText'), act: t('publish'), final: true });
    if (sure) await publish.run();
  }
}

function TextPair({
  label,
  path,
  value,
  onChange,
}: {
  label: string;
  path: string;
  value: TemplateText;
  onChange(value: TemplateText): void;
}) {
  const t = useMessages(messages);
  return (
    <>
      <TextAreaField
        path={`${path}/zh`}
        label={label}
        value={value.zh}
        onChange={zh => onChange({ ...value, zh: zh ?? '' })}
        error={undefined}
      />
      <TextAreaField
        path={`${path}/en`}
        label={t('english')}
        value={value.en}
        onChange={en => onChange({ ...value, en: en ?? '' })}
        error={undefined}
      />
    </>
  );
}
