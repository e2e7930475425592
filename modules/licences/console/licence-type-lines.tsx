import {
  Checkbox,
  type Draft,
  type EditorColumn,
  EditorRows,
  ErrorLine,
  Panel,
  SelectField,
  TextField,
  useMessages,
} from '@onewindow/console-kit';
import { useState } from 'react';
import type { LicenceTypeField } from '../src/contract.ts';
import { typeMessages } from './licence-type-messages.ts';
import type { TypeForm } from './type-data.ts';

const path = '/type/definition/fields';
const formats = ['text', 'date', 'address', 'money', 'number'] as const;

/** The lines on the face, in their order: what each is called, what it is taken from, and whether everybody sees it. */
export function LicenceTypeLines({ draft }: { draft: Draft<TypeForm> }) {
  const t = useMessages(typeMessages);
  const rows = draft.value.type.definition.fields;
  const set = (fields: LicenceTypeField[]) => draft.field<LicenceTypeField[]>(path).onChange(fields);
  const line = (label: string, i: number) => `${label} · ${t('line', { n: i + 1 })}`;
  const columns: EditorColumn<LicenceTypeField>[] = [
    {
      key: 'labelZh',
      label: t('labelZh'),
      cell: (_, at, i) => <TextField label={line(t('labelZh'), i)} {...draft.field<string>(`${at}/label/zh`)} />,
    },
    {
      key: 'labelEn',
      label: t('labelEn'),
      cell: (_, at, i) => <TextField label={line(t('labelEn'), i)} {...draft.field<string>(`${at}/label/en`)} />,
    },
    {
      key: 'key',
      label: t('key'),
      width: 120,
      cell: (_, at, i) => <TextField label={line(t('key'), i)} maxLength={60} {...draft.field<string>(`${at}/key`)} />,
    },
    {
      key: 'from',
      label: t('from'),
      width: 150,
      cell: (_, at, i) => <From label={line(t('from'), i)} draft={draft} path={`${at}/from`} />,
    },
    {
      key: 'format',
      label: t('format'),
      width: 92,
      cell: (_, at, i) => (
        <SelectField
          label={line(t('format'), i)}
          options={formats.map(value => ({ value, label: t(value) }))}
          {...draft.field<(typeof formats)[number] | null | undefined>(`${at}/format`)}
        />
      ),
    },
    {
      key: 'public',
      label: t('public'),
      width: 84,
      cell: (row, at, i) => (
        <Checkbox
          checked={row.public}
          hideLabel
          label={line(t('public'), i)}
          onChange={on => draft.field<boolean>(`${at}/public`).onChange(on)}
        />
      ),
    },
  ];
  const problem = draft.field<unknown>(path).error;
  return (
    <Panel title={t('fields')} flush>
      {problem && <ErrorLine>{problem}</ErrorLine>}
      <EditorRows<LicenceTypeField>
        label={t('fields')}
        path={path}
        rows={rows}
        columns={columns}
        onChange={set}
        rowKey={(_, i) => String(i)}
        create={() => ({ key: nextKey(rows), label: { zh: '', en: '' }, format: 'text', public: false })}
        addLabel={t('add')}
        wrong={at => draft.problems(at).length > 0}
      />
    </Panel>
  );
}

/** Keys of answers, the first that has a value counts; typed as words parted by commas. */
function From({ label, draft, path: at }: { label: string; draft: Draft<TypeForm>; path: string }) {
  const { value, onChange, ...rest } = draft.field<string[] | undefined>(at);
  const [typed, setTyped] = useState((value ?? []).join(', '));
  const kept = (value ?? []).join(', ');
  // After a row was moved or undone the cell shows what stands there now.
  const shown = split(typed).join(', ') === kept ? typed : kept;
  return (
    <TextField
      label={label}
      {...rest}
      value={shown}
      onChange={next => {
        setTyped(next ?? '');
        const keys = split(next ?? '');
        onChange(keys.length > 0 ? keys : undefined);
      }}
    />
  );
}

function split(text: string): string[] {
  return text.split(/[,，、\s]+/).filter(Boolean);
}

function nextKey(rows: readonly LicenceTypeField[]): string {
  for (let n = rows.length + 1; ; n++) if (!rows.some(row => row.key === `line${n}`)) return `line${n}`;
}
