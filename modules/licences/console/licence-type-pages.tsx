import {
  api,
  apiPath,
  Button,
  type Column,
  ErrorState,
  Facts,
  FormSection,
  ListTable,
  Page,
  Panel,
  Skeleton,
  Tag,
  TextAreaField,
  TextField,
  useCommand,
  useLanguage,
  useMessages,
  usePermission,
  useRouteParam,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LicenceType, LicenceTypeField } from '../src/contract.ts';

type StoredType = LicenceType & { revision: number };

const messages = defineMessages({
  zh: {
    title: '证照类型',
    missing: '没有这种证照类型。',
    basics: '基本信息',
    name: '名称',
    nameEn: '英文名称',
    authority: '定义机关',
    law: '依据',
    numberFormat: '证号格式',
    numberHint: '花括号里可以写 division、year、class、serial:7',
    code: '类型代码',
    demonstration: '示例代码',
    real: '国家代码',
    layout: '版式',
    portrait: '竖版',
    landscape: '横版',
    holder: '谁可以持有',
    person: '自然人',
    organisation: '单位',
    both: '自然人和单位',
    note: '照面下的说明',
    noteEn: '英文说明',
    fields: '照面上的栏目',
    public: '验证时公开',
    hidden: '只在照面上',
    save: '保存',
    saved: '已保存，之后发的证照用新的样子',
  },
  en: {
    title: 'Licence types',
    missing: 'There is no such licence type.',
    basics: 'Basics',
    name: 'Name',
    nameEn: 'English name',
    authority: 'Defined by',
    law: 'Legal basis',
    numberFormat: 'Number format',
    numberHint: 'in braces: division, year, class, serial:7',
    code: 'Type code',
    demonstration: 'demonstration code',
    real: 'national code',
    layout: 'Layout',
    portrait: 'portrait',
    landscape: 'landscape',
    holder: 'Held by',
    person: 'persons',
    organisation: 'organisations',
    both: 'persons and organisations',
    note: 'Note below the fields',
    noteEn: 'Note in English',
    fields: 'Fields on its face',
    public: 'shown when verified',
    hidden: 'on its face only',
    save: 'Save',
    saved: 'Saved; licences from now on look like this',
  },
});

const typesKey = ['licence-types'];

const columns: Column<StoredType>[] = [
  { key: 'name', label: { zh: '证照', en: 'Licence' }, link: true, cell: row => <Name row={row} /> },
  { key: 'authority', label: { zh: '定义机关', en: 'Defined by' }, cell: row => row.authorityName },
  { key: 'code', label: { zh: '类型代码', en: 'Code' }, width: 220, cell: row => row.code },
  {
    key: 'fields',
    label: { zh: '栏目', en: 'Fields' },
    width: 80,
    align: 'right',
    cell: row => row.definition.fields.length,
  },
];

function useTypes() {
  return useQuery({
    queryKey: typesKey,
    queryFn: ({ signal }) => api.get<StoredType[]>('/api/licence-types', { signal }) as Promise<StoredType[]>,
  });
}

/** 证照类型: what kinds of licence the city issues. */
export function LicenceTypeListPage() {
  const t = useMessages(messages);
  const found = useTypes();
  return (
    <Page title={t('title')}>
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <Panel flush>
          <ListTable
            label={t('title')}
            columns={columns}
            rows={found.data}
            rowKey={row => row.key}
            open={row => `/licence-types/${row.key}`}
          />
        </Panel>
      )}
    </Page>
  );
}

function Name({ row }: { row: StoredType }) {
  const { locale } = useLanguage();
  return <>{locale === 'en' ? row.nameEn : row.name}</>;
}

/** One type: its names, how its number is made, and what stands on its face. */
export function LicenceTypePage() {
  const t = useMessages(messages);
  const key = useRouteParam('key');
  const found = useTypes();
  const type = found.data?.find(one => one.key === key);
  if (type) return <TypeEditor key={type.revision} type={type} />;
  return (
    <Page title={t('title')} back={{ label: t('title'), to: '/licence-types' }}>
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <p className="ow-lead">{t('missing')}</p>}
    </Page>
  );
}

function TypeEditor({ type }: { type: StoredType }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const mayEdit = usePermission()({ name: 'licences.manageTypes' });
  const { revision, ...stored } = type;
  const [draft, setDraft] = useState<LicenceType>(stored);
  const save = useCommand<LicenceType>({
    send: (body, key) => api.put(apiPath`/api/licence-types/${type.key}`, { type: body, revision }, { key }),
    invalidates: [typesKey],
    done: t('saved'),
  });
  const bind = (key: 'name' | 'nameEn' | 'authorityName' | 'law' | 'numberFormat') => ({
    path: `/type/${key}`,
    value: draft[key],
    onChange: (value: string | null | undefined) => setDraft({ ...draft, [key]: value ?? '' }),
    error: save.fields.find(field => field.path.endsWith(`/${key}`))?.message,
  });
  const note = draft.definition.note ?? { zh: '', en: '' };
  const setNote = (change: Partial<typeof note>) =>
    setDraft({ ...draft, definition: { ...draft.definition, note: { ...note, ...change } } });
  return (
    <Page
      title={locale === 'en' ? type.nameEn : type.name}
      back={{ label: t('title'), to: '/licence-types' }}
      tag={<Tag kind="outline">{t(type.codeSource)}</Tag>}
      actions={
        mayEdit && (
          <Button kind="solid" busy={save.pending} onClick={() => void save.run(draft)}>
            {t('save')}
          </Button>
        )
      }
    >
      <div className="ow-columns">
        <div className="ow-stack">
          {mayEdit ? (
            <FormSection title={t('basics')} columns={2}>
              <TextField label={t('name')} {...bind('name')} />
              <TextField label={t('nameEn')} {...bind('nameEn')} />
              <TextField label={t('authority')} {...bind('authorityName')} />
              <TextField label={t('numberFormat')} hint={t('numberHint')} {...bind('numberFormat')} />
              <TextField label={t('law')} span={2} {...bind('law')} />
              <TextAreaField
                path="/type/definition/note/zh"
                label={t('note')}
                value={note.zh}
                onChange={zh => setNote({ zh: zh ?? '' })}
                error={undefined}
              />
              <TextAreaField
                path="/type/definition/note/en"
                label={t('noteEn')}
                value={note.en}
                onChange={en => setNote({ en: en ?? '' })}
                error={undefined}
              />
            </FormSection>
          ) : (
            <Panel title={t('basics')}>
              <Facts
                columns={2}
                facts={[
                  { label: t('name'), value: type.name },
                  { label: t('nameEn'), value: type.nameEn },
                  { label: t('authority'), value: type.authorityName },
                  { label: t('numberFormat'), value: <span className="ow-number">{type.numberFormat}</span> },
                  { label: t('law'), value: type.law },
                  { label: t('note'), value: note[locale] || '—' },
                ]}
              />
            </Panel>
          )}
          <Panel title={t('fields')} flush>
            <ListTable
              label={t('fields')}
              columns={fieldColumns}
              rows={type.definition.fields as LicenceTypeField[]}
              rowKey={row => row.key}
            />
          </Panel>
        </div>
        <Panel title={t('code')}>
          <Facts
            columns={1}
            facts={[
              { label: t('code'), value: <span className="ow-number">{type.code}</span> },
              { label: t('layout'), value: t(type.definition.layout) },
              { label: t('holder'), value: t(type.holderKind) },
            ]}
          />
        </Panel>
      </div>
    </Page>
  );
}

const fieldColumns: Column<LicenceTypeField>[] = [
  { key: 'label', label: { zh: '栏目', en: 'Field' }, cell: row => <Label row={row} /> },
  { key: 'from', label: { zh: '取自表单', en: 'From the form' }, cell: row => (row.from ?? [row.key]).join(', ') },
  { key: 'public', label: { zh: '公开', en: 'Public' }, width: 140, cell: row => <Public row={row} /> },
];

function Label({ row }: { row: LicenceTypeField }) {
  return <>{useText()(row.label)}</>;
}

function Public({ row }: { row: LicenceTypeField }) {
  const t = useMessages(messages);
  return <>{t(row.public ? 'public' : 'hidden')}</>;
}
