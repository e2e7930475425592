import { FormSection, TextAreaField, TextField, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Clause, Exemption } from '../src/content.ts';
import { sourceOf } from './editor-basic.tsx';
import type { ItemDraft } from './editor-fields.tsx';
import { freshId } from './editor-ids.ts';
import { DraftRows } from './editor-rows.tsx';
import { SourceCell } from './editor-source.tsx';

const messages = defineMessages({
  zh: {
    conditions: '受理条件',
    condition: '条件（平常的话）',
    english: '英文',
    basis: '依据',
    addCondition: '加一条条件',
    exemptions: '不用办的情形',
    exemption: '什么情形',
    instead: '改办哪一项（基本编码）',
    addExemption: '加一种情形',
    grounds: '不予许可的情形',
    ground: '情形',
    addGround: '加一种情形',
  },
  en: {
    conditions: 'Conditions',
    condition: 'Condition in plain words (Chinese)',
    english: 'English',
    basis: 'Basis',
    addCondition: 'Add a condition',
    exemptions: 'When it is not needed',
    exemption: 'Situation (Chinese)',
    instead: 'Do this instead (basic code)',
    addExemption: 'Add a situation',
    grounds: 'Grounds of refusal',
    ground: 'Ground (Chinese)',
    addGround: 'Add a ground',
  },
});

/** 受理条件: can I, when not at all, when it is refused. */
export function ConditionsSection({ draft }: { draft: ItemDraft }) {
  const t = useMessages(messages);
  return (
    <>
      <FormSection title={t('conditions')} flush>
        <Clauses
          draft={draft}
          path="/conditions"
          letter="c"
          label={t('conditions')}
          text={t('condition')}
          add={t('addCondition')}
        />
      </FormSection>
      <FormSection title={t('exemptions')} flush>
        <DraftRows<Exemption>
          draft={draft}
          path="/exemptions"
          label={t('exemptions')}
          addLabel={t('addExemption')}
          create={() => ({ text: { zh: '' } })}
          nameOf={one => one.text.zh}
          columns={() => [
            {
              key: 'text',
              label: t('exemption'),
              cell: (_, path) => <Words draft={draft} path={`${path}/text`} label={t('exemption')} />,
            },
            {
              key: 'en',
              label: t('english'),
              width: '24%',
              cell: (_, path) => <English draft={draft} path={`${path}/text`} label={t('english')} />,
            },
            {
              key: 'instead',
              label: t('instead'),
              width: '18%',
              cell: (_, path) => {
                const { onChange, ...field } = draft.field<string | undefined>(`${path}/instead`);
                return (
                  <TextField
                    {...field}
                    label={t('instead')}
                    maxLength={12}
                    onChange={next => onChange(next || undefined)}
                  />
                );
              },
            },
            {
              key: 'basis',
              label: t('basis'),
              width: '22%',
              cell: (_, path) => <SourceCell {...sourceOf(draft, `${path}/source`)} />,
            },
          ]}
        />
      </FormSection>
      <FormSection title={t('grounds')} flush>
        <Clauses
          draft={draft}
          path="/refusalGrounds"
          letter="r"
          label={t('grounds')}
          text={t('ground')}
          add={t('addGround')}
        />
      </FormSection>
    </>
  );
}

function Clauses({
  draft,
  path: list,
  letter,
  label,
  text,
  add,
}: {
  draft: ItemDraft;
  path: '/conditions' | '/refusalGrounds';
  letter: string;
  label: string;
  text: string;
  add: string;
}) {
  const t = useMessages(messages);
  return (
    <DraftRows<Clause>
      draft={draft}
      path={list}
      label={label}
      addLabel={add}
      keyOf={clause => clause.id}
      nameOf={clause => clause.text.zh.slice(0, 20)}
      create={rows => ({
        id: freshId(
          letter,
          rows.map(row => row.id),
        ),
        text: { zh: '' },
        source: { kind: 'editor', verified: false },
      })}
      columns={() => [
        { key: 'text', label: text, cell: (_, path) => <Words draft={draft} path={`${path}/text`} label={text} /> },
        {
          key: 'en',
          label: t('english'),
          width: '30%',
          cell: (_, path) => <English draft={draft} path={`${path}/text`} label={t('english')} />,
        },
        {
          key: 'basis',
          label: t('basis'),
          width: '24%',
          cell: (_, path) => <SourceCell {...sourceOf(draft, `${path}/source`)} />,
        },
      ]}
    />
  );
}

/** A Chinese text in a cell; its label is read out. */
export function Words({ draft, path, label }: { draft: ItemDraft; path: string; label: string }) {
  return <TextAreaField {...draft.field<string>(`${path}/zh`)} label={label} rows={1} maxLength={4000} />;
}

/** The English of a text in a cell; emptied, it is left out. */
export function English({ draft, path, label }: { draft: ItemDraft; path: string; label: string }) {
  const { onChange, ...field } = draft.field<string | undefined>(`${path}/en`);
  return (
    <TextAreaField {...field} label={label} rows={1} maxLength={8000} onChange={next => onChange(next || undefined)} />
  );
}
