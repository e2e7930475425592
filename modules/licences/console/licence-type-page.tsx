import {
  api,
  apiPath,
  Band,
  Button,
  type Draft,
  ErrorState,
  Facts,
  FormSection,
  NumberField,
  notify,
  Page,
  Panel,
  ProblemError,
  SelectField,
  Skeleton,
  Tag,
  TextAreaField,
  TextField,
  useCommand,
  useDraft,
  useLanguage,
  useMessages,
  useRouteParam,
} from '@onewindow/console-kit';
import { useState } from 'react';
import type { LicenceType } from '../src/contract.ts';
import { LicenceTypeLines } from './licence-type-lines.tsx';
import { typeMessages } from './licence-type-messages.ts';
import { LicenceTypeVersions } from './licence-type-versions.tsx';
import { type StoredType, type TypeForm, typesKey, useTypes } from './type-data.ts';

/** One type as data: its names, how its number is made, how long it is valid and what stands on its face. */
export function LicenceTypePage() {
  const t = useMessages(typeMessages);
  const key = useRouteParam('key');
  const found = useTypes();
  // What the keeper has typed outlives a reading of the types in between; another version is told and not forced on her.
  const [opened, setOpened] = useState<StoredType>();
  const latest = found.data?.find(one => one.key === key);
  const type = opened?.key === key ? opened : latest;
  if (type) {
    return (
      <TypeEditor
        key={`${type.key} ${type.revision}`}
        type={type}
        onSaved={setOpened}
        onReload={() => {
          setOpened(undefined);
          void found.refetch();
        }}
      />
    );
  }
  return (
    <Page title={t('title')} back={{ label: t('title'), to: '/licence-types' }}>
      {found.isPending && <Skeleton lines={10} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <p className="ow-lead">{t('missing')}</p>}
    </Page>
  );
}

function TypeEditor({
  type,
  onSaved,
  onReload,
}: {
  type: StoredType;
  onSaved(saved: StoredType): void;
  onReload(): void;
}) {
  const t = useMessages(typeMessages);
  const { locale } = useLanguage();
  const { revision, ...stored } = type;
  const [initial] = useState<TypeForm>({ type: stored, note: '' });
  const save = useCommand<TypeForm, StoredType>({
    send: ({ type: body, note }, key) =>
      api.put<StoredType>(
        apiPath`/api/licence-types/${type.key}`,
        { type: whole(body), revision, ...(note.trim() && { note }) },
        { key },
      ) as Promise<StoredType>,
    invalidates: [typesKey],
    onDone(saved) {
      const word = saved.revision === revision ? 'same' : 'saved';
      notify({ tone: 'done', title: t(word, { n: saved.revision }) });
      draft.saved();
      onSaved(saved);
    },
  });
  const stale = save.error instanceof ProblemError && save.error.problem.code === 'licences.typeChanged';
  const draft = useDraft(initial, { problems: save.fields });
  return (
    <Page
      title={locale === 'en' ? type.nameEn : type.name}
      back={{ label: t('title'), to: '/licence-types' }}
      tag={<Tag kind="outline">{t('version', { n: revision })}</Tag>}
      search={false}
      actions={
        <Button kind="solid" busy={save.pending} onClick={() => void save.run(draft.value)}>
          {t('save', { n: revision + 1 })}
        </Button>
      }
    >
      {stale && <Band title={t('changed')} actions={<Button onClick={onReload}>{t('reload')}</Button>} />}
      <div className="ow-columns">
        <div className="ow-stack">
          <Basics draft={draft} />
          <LicenceTypeLines draft={draft} />
          <FormSection title={t('why')} columns={1}>
            <TextField
              label={t('why')}
              hint={t('whyHint')}
              maxLength={500}
              optional
              {...draft.field<string>('/note')}
            />
          </FormSection>
        </div>
        <div className="ow-stack">
          <Panel title={t('code')} note={t(type.codeSource)}>
            <Facts
              columns={1}
              facts={[
                { label: t('code'), value: <span className="ow-number">{type.code}</span> },
                { label: t('holder'), value: t(type.holderKind) },
              ]}
            />
          </Panel>
          <LicenceTypeVersions typeKey={type.key} revision={revision} />
        </div>
      </div>
    </Page>
  );
}

function Basics({ draft }: { draft: Draft<TypeForm> }) {
  const t = useMessages(typeMessages);
  const definition = '/type/definition';
  return (
    <>
      <FormSection title={t('basics')} columns={2}>
        <TextField label={t('name')} maxLength={100} {...draft.field<string>('/type/name')} />
        <TextField label={t('nameEn')} {...draft.field<string>('/type/nameEn')} />
        <TextField label={t('authority')} maxLength={100} {...draft.field<string>('/type/authorityName')} />
        <TextField
          label={t('numberFormat')}
          hint={t('numberHint')}
          maxLength={100}
          {...draft.field<string>('/type/numberFormat')}
        />
        <TextField label={t('law')} maxLength={300} span={2} {...draft.field<string>('/type/law')} />
      </FormSection>
      <FormSection title={t('template')} columns={2}>
        <NumberField
          label={t('validity')}
          hint={t('validityHint')}
          unit={t('months')}
          min={1}
          max={1200}
          optional
          {...draft.field<number | null | undefined>(`${definition}/validityMonths`)}
        />
        <SelectField
          label={t('layout')}
          options={[
            { value: 'portrait', label: t('portrait') },
            { value: 'landscape', label: t('landscape') },
          ]}
          {...draft.field<'portrait' | 'landscape' | null | undefined>(`${definition}/layout`)}
        />
        <TextAreaField label={t('note')} {...draft.field<string | undefined>(`${definition}/note/zh`)} />
        <TextAreaField label={t('noteEn')} {...draft.field<string | undefined>(`${definition}/note/en`)} />
      </FormSection>
    </>
  );
}

/** What was emptied is left out: an absent note or term, not an empty one. */
function whole({ definition, ...rest }: LicenceType): LicenceType {
  const { note, validityMonths, ...kept } = definition;
  const [zh, en] = [note?.zh?.trim() ?? '', note?.en?.trim() ?? ''];
  return {
    ...rest,
    definition: {
      ...kept,
      ...((zh || en) && { note: { zh, en } }),
      ...(validityMonths && { validityMonths }),
    },
  };
}
