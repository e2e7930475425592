import {
  FormSection,
  NumberField,
  SelectField,
  TextField,
  useLanguage,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { codeText } from '../src/code-tables.ts';
import type { Clause, LicenceAct, Result } from '../src/content.ts';
import type { Choice } from '../src/draft-choices.ts';
import type { Variant } from '../src/item-content.ts';
import { licenceActNames } from '../src/licence-act.ts';
import { sourceOf } from './editor-basic.tsx';
import { LicenceTypeField } from './editor-choices.tsx';
import { choicesQuery } from './editor-data.ts';
import { CodeField, type ItemDraft, LinesField, TextPair } from './editor-fields.tsx';
import { freshSerial } from './editor-ids.ts';
import { DraftRows, OpenRow } from './editor-rows.tsx';
import { SourceBox, SourceCell } from './editor-source.tsx';

const messages = defineMessages({
  zh: {
    variants: '业务办理项',
    serial: '序号',
    kind: '种类',
    name: '名称',
    summary: '说明',
    addVariant: '加一项',
    new: '新办',
    change: '变更',
    renew: '延续',
    reissue: '补证',
    cancel: '注销',
    handling: '流程与表单',
    form: '表单',
    formNone: '没有网上表单',
    process: '流程',
    processNone: '还没有流程',
    version: '{name}（第 {version} 版）',
    minutes: '填表大约要',
    minute: '分钟',
    documents: '受理、办结文书',
    running: '换了表单或者流程，在办的件还按原来的走。',
    results: '结果与证照',
    licence: '办结后系统发哪种证照',
    result: '名称',
    resultType: '类型',
    validity: '有效期',
    validityMonths: '有效期（到期提醒用）',
    months: '个月',
    licenceType: '证照类型',
    licenceAct: '准予以后',
    licenceActHint: '变更、延续、注销的，表单里要有一题让申请人选是哪一张',
    renewal: '怎么延续',
    renewalBasis: '延续的依据',
    basis: '依据',
    addResult: '加一种结果',
  },
  en: {
    variants: 'Variants',
    serial: 'Serial',
    kind: 'Kind',
    name: 'Name',
    summary: 'Summary',
    addVariant: 'Add a variant',
    new: 'new',
    change: 'change',
    renew: 'renewal',
    reissue: 'replacement',
    cancel: 'cancellation',
    handling: 'Process and form',
    form: 'Form',
    formNone: 'no online form',
    process: 'Process',
    processNone: 'no process yet',
    version: '{name} (version {version})',
    minutes: 'Filling in takes about',
    minute: 'minutes',
    documents: 'Documents of acceptance and decision',
    running: 'Running cases stay on the form and the process that they began with.',
    results: 'Result and licence',
    licence: 'Licence that the system issues in the end',
    result: 'Name',
    resultType: 'Type',
    validity: 'Validity',
    validityMonths: 'Validity (for reminders)',
    months: 'months',
    licenceType: 'Type of licence',
    licenceAct: 'A grant',
    licenceActHint: 'to change, renew or annul one, the form must ask which',
    renewal: 'How it is renewed',
    renewalBasis: 'Basis of the renewal',
    basis: 'Basis',
    addResult: 'Add a result',
  },
});

const kinds = ['new', 'change', 'renew', 'reissue', 'cancel'] as const;

/** 情形: new, change, renewal … each with two digits of the code. */
export function VariantsSection({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  const missing = draft.field('/variants').error;
  return (
    <FormSection title={t('variants')} flush>
      <div data-path="/variants">
        {missing && <p className="ow-cat-wrong">{missing}</p>}
        <DraftRows<Variant>
          draft={draft}
          path="/variants"
          label={t('variants')}
          addLabel={t('addVariant')}
          nameOf={variant => variant.name.zh}
          create={rows => ({
            serial: freshSerial(
              rows.map(row => row.serial),
              2,
            ),
            kind: 'change',
            name: { zh: '' },
          })}
          columns={() => [
            {
              key: 'serial',
              label: t('serial'),
              width: 90,
              cell: (_, path) => (
                <TextField {...draft.field<string>(`${path}/serial`)} label={t('serial')} maxLength={2} />
              ),
            },
            {
              key: 'kind',
              label: t('kind'),
              width: 140,
              cell: (_, path) => (
                <SelectField
                  {...draft.field<Variant['kind']>(`${path}/kind`)}
                  label={t('kind')}
                  options={kinds.map(value => ({ value, label: t(value) }))}
                />
              ),
            },
            {
              key: 'name',
              label: t('name'),
              cell: (_, path) => <TextField {...draft.field<string>(`${path}/name/zh`)} label={t('name')} />,
            },
            {
              key: 'english',
              label: 'English',
              cell: (_, path) => {
                const { onChange, ...field } = draft.field<string | undefined>(`${path}/name/en`);
                return <TextField {...field} label="English" onChange={next => onChange(next || undefined)} />;
              },
            },
          ]}
        />
      </div>
    </FormSection>
  );
}

/** 流程与表单: published versions only; the content keeps their keys, the version their ids. */
export function HandlingSection({ draft, draftId }: { draft: ItemDraft; draftId: string }) {
  const t = useMessages(messages);
  const say = useText();
  const choices = useQuery(choicesQuery(draftId));
  const options = (found: readonly Choice[] | undefined, none: string) => [
    { value: '', label: none },
    ...(found ?? []).map(choice => ({
      value: choice.id,
      label: t('version', { name: say(choice), version: choice.version }),
    })),
  ];
  const choose = (list: readonly Choice[] | undefined, id: string, what: 'form' | 'process') => {
    const key = list?.find(choice => choice.id === id)?.key ?? null;
    draft.set({ ...draft.value, [`${what}VersionId`]: id || null, [`${what}Key`]: key });
  };
  return (
    <FormSection title={t('handling')} note={<span>{t('running')}</span>}>
      <SelectField
        path="/formKey"
        label={t('form')}
        value={draft.value.formVersionId ?? ''}
        error={draft.field('/formKey').error}
        onChange={id => choose(choices.data?.forms, id ?? '', 'form')}
        options={options(choices.data?.forms, t('formNone'))}
      />
      <SelectField
        path="/processKey"
        label={t('process')}
        value={draft.value.processVersionId ?? ''}
        error={draft.field('/processKey').error}
        onChange={id => choose(choices.data?.processes, id ?? '', 'process')}
        options={options(choices.data?.processes, t('processNone'))}
      />
      <Minutes draft={draft} />
      <LinesField draft={draft} path="/documents" label={t('documents')} />
    </FormSection>
  );
}

function Minutes({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  const { onChange, ...field } = draft.field<number | undefined>('/minutesToFill');
  return (
    <NumberField
      {...field}
      label={t('minutes')}
      unit={t('minute')}
      optional
      min={1}
      max={600}
      onChange={next => onChange(next ?? undefined)}
    />
  );
}

/** 结果与证照: what the applicant gets, and what the system issues by itself. */
export function ResultsSection({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const missing = draft.field('/results').error;
  const licence = draft.field<string | null>('/licenceType');
  return (
    <FormSection title={t('results')} flush>
      <div className="ow-cat-over">
        <LicenceTypeField
          {...licence}
          label={t('licence')}
          optional
          onChange={next => licence.onChange(next ?? null)}
        />
      </div>
      <div data-path="/results">
        {missing && <p className="ow-cat-wrong">{missing}</p>}
        <DraftRows<Result>
          draft={draft}
          path="/results"
          label={t('results')}
          addLabel={t('addResult')}
          nameOf={result => result.name.zh}
          create={() => ({ type: '10', name: { zh: '' }, source: { kind: 'law', verified: false } })}
          columns={open => [
            {
              key: 'name',
              label: t('result'),
              cell: (result, _path, i) => <OpenRow name={result.name.zh} onOpen={() => open(i)} />,
            },
            {
              key: 'type',
              label: t('resultType'),
              width: '12%',
              cell: result => codeText('resultType', result.type, locale),
            },
            { key: 'validity', label: t('validity'), width: '16%', cell: result => result.validity?.zh ?? '—' },
            {
              key: 'basis',
              label: t('basis'),
              width: '32%',
              cell: (_, path) => <SourceCell {...sourceOf(draft, `${path}/source`)} />,
            },
          ]}
          detail={path => <ResultFields draft={draft} path={path} />}
        />
      </div>
    </FormSection>
  );
}

function ResultFields({ draft, path }: { draft: ItemDraft; path: string }) {
  const t = useMessages(messages);
  const months = draft.field<number | undefined>(`${path}/validityMonths`);
  const licence = draft.field<string | undefined>(`${path}/licenceType`);
  const act = draft.field<LicenceAct | undefined>(`${path}/licenceAct`);
  const { locale } = useLanguage();
  const renewal = draft.field<Clause | undefined>(`${path}/renewal`);
  return (
    <div className="ow-fields ow-fields-2 ow-cat-tight">
      <TextPair draft={draft} path={`${path}/name`} label={t('result')} />
      <CodeField draft={draft} path={`${path}/type`} table="resultType" label={t('resultType')} />
      <LicenceTypeField
        {...licence}
        label={t('licenceType')}
        optional
        onChange={next => licence.onChange(next ?? undefined)}
      />
      <SelectField<LicenceAct>
        {...act}
        value={act.value ?? 'issue'}
        label={t('licenceAct')}
        hint={t('licenceActHint')}
        options={(Object.keys(licenceActNames) as LicenceAct[]).map(value => ({
          value,
          label: licenceActNames[value][locale],
        }))}
        onChange={next => act.onChange(next === 'issue' ? undefined : (next ?? undefined))}
      />
      <TextPair draft={draft} path={`${path}/validity`} label={t('validity')} optional />
      <NumberField
        {...months}
        label={t('validityMonths')}
        unit={t('months')}
        optional
        min={1}
        max={1200}
        onChange={next => months.onChange(next ?? undefined)}
      />
      <span />
      <SourceBox {...sourceOf(draft, `${path}/source`)} label={t('basis')} />
      <TextField
        path={`${path}/renewal`}
        label={t('renewal')}
        span={2}
        optional
        maxLength={2000}
        error={renewal.error}
        value={renewal.value?.text.zh ?? ''}
        onChange={zh => {
          const { value } = renewal;
          const begun = value ?? { id: 'renewal', source: { kind: 'law' as const, verified: false } };
          renewal.onChange(zh ? { ...begun, text: { ...value?.text, zh } } : undefined);
        }}
      />
      {renewal.value && <SourceBox {...sourceOf(draft, `${path}/renewal/source`)} label={t('renewalBasis')} />}
    </div>
  );
}
