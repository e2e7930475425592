import {
  ErrorLine,
  FormSection,
  NumberField,
  SelectField,
  Tag,
  TextAreaField,
  TextField,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { codeText } from '../src/code-tables.ts';
import type { Material } from '../src/content.ts';
import { sourceOf } from './editor-basic.tsx';
import { LicenceTypeField } from './editor-choices.tsx';
import { CodeField, type ItemDraft, TextPair } from './editor-fields.tsx';
import { MaterialFiles } from './editor-files.tsx';
import { freshSerial } from './editor-ids.ts';
import { DraftRows, OpenRow } from './editor-rows.tsx';
import { SourceBox, SourceCell } from './editor-source.tsx';

const messages = defineMessages({
  zh: {
    materials: '材料',
    count: '{n} 份，{held} 份由平台取得',
    name: '名称',
    origin: '来源',
    form: '形式',
    necessity: '必要性',
    basis: '要求的依据',
    add: '加一份',
    exempt: '免交',
    type: '原件还是复印件',
    issuer: '谁出具',
    originals: '原件',
    copies: '复印件',
    pieces: '份',
    hint: '给申请人的提示',
    fetch: '平台能不能取',
    fetchNone: '不能，申请人交',
    licence: '从电子证照库取',
    identity: '从实名信息取',
    registry: '从登记信息取',
    licenceType: '哪一种证照',
    when: '什么时候要',
    whenHint: '按表单的答案写条件，如 staffCount > 10；不写就是都要',
    acceptStandard: '受理标准',
    fillingNotes: '填报须知',
    sample: '样表（文字）',
    pageFormat: '纸张',
    sameAs: '和其他事项是同一份',
    sameAsHint: '写同一个标识，联办时只交一次',
    serial: '序号',
    slot: '编号 {id}，发布后不再改',
    note: '材料的说明',
  },
  en: {
    materials: 'Materials',
    count: '{n} in all, {held} fetched by the platform',
    name: 'Name',
    origin: 'From',
    form: 'Form',
    necessity: 'Necessity',
    basis: 'Required by',
    add: 'Add one',
    exempt: 'not asked for',
    type: 'Original or copy',
    issuer: 'Issued by',
    originals: 'Originals',
    copies: 'Copies',
    pieces: '',
    hint: 'Hint for the applicant',
    fetch: 'Can the platform fetch it',
    fetchNone: 'no, the applicant hands it in',
    licence: 'from the licence library',
    identity: 'from the verified identity',
    registry: 'from a registry',
    licenceType: 'Type of licence',
    when: 'When it is needed',
    whenHint: 'a condition over the form’s answers, such as staffCount > 10; nothing means always',
    acceptStandard: 'Accepted when',
    fillingNotes: 'How to fill it in',
    sample: 'Sample (text)',
    pageFormat: 'Paper',
    sameAs: 'The same as in other items',
    sameAsHint: 'the same mark in each; joint handling asks for it once',
    serial: 'Serial',
    slot: 'Id {id}; it stays once published',
    note: 'Note on the materials',
  },
});

/** 材料: nothing may be asked for that no law asks for. */
export function MaterialsSection({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  const { materials } = draft.value;
  const note = draft.field<string | undefined>('/materialsNote');
  return (
    <FormSection
      title={t('materials')}
      note={t('count', { n: materials.length, held: materials.filter(one => one.fetch).length })}
      flush
    >
      <DraftRows<Material>
        draft={draft}
        path="/materials"
        label={t('materials')}
        addLabel={t('add')}
        keyOf={material => material.id}
        nameOf={material => material.name.zh}
        create={freshMaterial}
        columns={open => [
          {
            key: 'name',
            label: t('name'),
            cell: (material, path, i) => (
              <NameCell draft={draft} path={path} material={material} onOpen={() => open(i)} />
            ),
          },
          {
            key: 'origin',
            label: t('origin'),
            width: '14%',
            cell: one => <Words table="materialOrigin" code={one.origin} />,
          },
          {
            key: 'form',
            label: t('form'),
            width: '13%',
            cell: one =>
              one.fetch ? <Tag kind="tint">{t('exempt')}</Tag> : <Words table="materialForm" code={one.form} />,
          },
          {
            key: 'necessity',
            label: t('necessity'),
            width: '11%',
            cell: one => <Words table="necessity" code={one.necessity} />,
          },
          {
            key: 'basis',
            label: t('basis'),
            width: '30%',
            cell: (_, path) => <SourceCell {...sourceOf(draft, `${path}/source`)} />,
          },
        ]}
        detail={(path, material) => <MaterialFields draft={draft} path={path} material={material} />}
      />
      <div className="ow-cat-under">
        <TextAreaField
          {...note}
          label={t('note')}
          optional
          rows={1}
          onChange={next => note.onChange(next || undefined)}
        />
      </div>
    </FormSection>
  );
}

function freshMaterial(rows: readonly Material[]): Material {
  return {
    // Applications attach files to slots for years: an id that was once used is never given again.
    id: `m${crypto.randomUUID().replaceAll('-', '').slice(0, 10)}`,
    serial: freshSerial(
      rows.map(row => row.serial),
      3,
    ),
    name: { zh: '' },
    type: '1',
    form: '4',
    origin: '10',
    necessity: '1',
    originals: 1,
    copies: 0,
    source: null,
  };
}

/** The name, and what is wrong inside the row that no column shows. */
function NameCell({
  draft,
  path,
  material,
  onOpen,
}: {
  draft: ItemDraft;
  path: string;
  material: Material;
  onOpen(): void;
}) {
  const inside = draft.problems(path).filter(problem => problem.path !== `${path}/source`);
  return (
    <div data-path={path}>
      <OpenRow name={material.name.zh} onOpen={onOpen} />
      {inside.map(problem => (
        <ErrorLine key={problem.path}>{problem.message}</ErrorLine>
      ))}
    </div>
  );
}

function Words({ table, code }: { table: string; code: string }) {
  const { locale } = useLanguage();
  return <span className="ow-muted">{codeText(table, code, locale)}</span>;
}

function MaterialFields({ draft, path, material }: { draft: ItemDraft; path: string; material: Material }) {
  const t = useMessages(messages);
  const fetch = draft.field<Material['fetch']>(`${path}/fetch`);
  const optionalText = (key: 'when' | 'sameAs' | 'pageFormat') => {
    const { onChange, ...field } = draft.field<string | undefined>(`${path}/${key}`);
    return { ...field, optional: true, onChange: (next: string | null | undefined) => onChange(next || undefined) };
  };
  return (
    <div className="ow-fields ow-fields-2 ow-cat-tight">
      <TextPair draft={draft} path={`${path}/name`} label={t('name')} />
      <CodeField draft={draft} path={`${path}/necessity`} table="necessity" label={t('necessity')} />
      <CodeField draft={draft} path={`${path}/form`} table="materialForm" label={t('form')} />
      <CodeField draft={draft} path={`${path}/type`} table="materialType" label={t('type')} />
      <CodeField draft={draft} path={`${path}/origin`} table="materialOrigin" label={t('origin')} />
      <NumberField
        {...draft.field<number>(`${path}/originals`)}
        {...countOf(draft, `${path}/originals`)}
        label={t('originals')}
        unit={t('pieces')}
        max={99}
      />
      <NumberField
        {...draft.field<number>(`${path}/copies`)}
        {...countOf(draft, `${path}/copies`)}
        label={t('copies')}
        unit={t('pieces')}
        max={99}
      />
      <SourceBox {...sourceOf(draft, `${path}/source`)} label={t('basis')} removable />
      <SelectField<'none' | NonNullable<Material['fetch']>['from']>
        path={`${path}/fetch/from`}
        error={undefined}
        label={t('fetch')}
        value={fetch.value?.from ?? 'none'}
        onChange={from => fetch.onChange(!from || from === 'none' ? undefined : { ...fetch.value, from })}
        options={[
          { value: 'none', label: t('fetchNone') },
          ...(['licence', 'identity', 'registry'] as const).map(value => ({ value, label: t(value) })),
        ]}
      />
      {material.fetch?.from === 'licence' ? (
        <LicenceTypeField {...draft.field<string | undefined>(`${path}/fetch/licenceType`)} label={t('licenceType')} />
      ) : (
        <span />
      )}
      <TextPair draft={draft} path={`${path}/hint`} label={t('hint')} rows={2} optional />
      <TextPair draft={draft} path={`${path}/issuer`} label={t('issuer')} optional />
      <TextField {...optionalText('when')} label={t('when')} hint={t('whenHint')} span={2} maxLength={1000} />
      <TextPair draft={draft} path={`${path}/acceptStandard`} label={t('acceptStandard')} rows={2} optional />
      <TextPair draft={draft} path={`${path}/fillingNotes`} label={t('fillingNotes')} rows={2} optional />
      <TextPair draft={draft} path={`${path}/sample`} label={t('sample')} rows={2} optional />
      <MaterialFiles draft={draft} path={path} />
      <TextField {...optionalText('pageFormat')} label={t('pageFormat')} maxLength={100} />
      <TextField {...optionalText('sameAs')} label={t('sameAs')} hint={t('sameAsHint')} maxLength={60} />
      <TextField {...draft.field<string>(`${path}/serial`)} label={t('serial')} maxLength={3} />
      <p className="ow-muted ow-span-2">{t('slot', { id: material.id })}</p>
    </div>
  );
}

/** A count that is emptied is none, not nothing. */
function countOf(draft: ItemDraft, path: string) {
  const { onChange } = draft.field<number>(path);
  return { onChange: (next: number | null | undefined) => onChange(next ?? 0) };
}
