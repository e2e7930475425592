import {
  type Draft,
  FieldFrame,
  type FieldFrameProps,
  SelectField,
  type SelectOption,
  TextAreaField,
  TextField,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useEffect, useState } from 'react';
import { codeTables } from '../src/code-tables.ts';
import type { Budget, Text, Unit } from '../src/content.ts';
import type { Edited } from './editor-data.ts';
import './editor-pages.css';

export type ItemDraft = Draft<Edited>;
/** Anything whose fields are bound by their pointers. */
export type Fields = Pick<Draft<unknown>, 'field'>;

const messages = defineMessages({
  zh: {
    english: '{label}（英文）',
    workingDay: '工作日',
    calendarDay: '日',
    month: '个月',
    unit: '{label}的单位',
    none: '不定',
    lines: '一行一个',
  },
  en: {
    english: '{label} (English)',
    workingDay: 'working days',
    calendarDay: 'calendar days',
    month: 'months',
    unit: 'Unit of {label}',
    none: 'none',
    lines: 'one on each line',
  },
});

/** A text in Chinese and English beside each other. An optional one that is emptied is taken out of the content. */
export function TextPair({
  draft,
  path,
  label,
  code,
  rows,
  hint,
  optional = false,
  empty,
  span = 1,
}: {
  draft: Fields;
  path: string;
  label: string;
  code?: string;
  /** Several lines. */
  rows?: number;
  hint?: string;
  optional?: boolean;
  /** What stands for no text: left out, or null where the content says so. */
  empty?: null;
  span?: 1 | 2;
}) {
  const t = useMessages(messages);
  const { value, onChange, error } = draft.field<Text | null | undefined>(path);
  const put = (zh: string, en: string) =>
    onChange(optional && zh === '' && en === '' ? empty : { zh, ...(en && { en }) });
  const zh = {
    path,
    label,
    value: value?.zh ?? '',
    error: error ?? draft.field(`${path}/zh`).error,
    onChange: (next: string | null | undefined) => put(next ?? '', value?.en ?? ''),
    optional,
    span,
    ...(code && { code }),
    ...(hint && { hint }),
  };
  const en = {
    path: `${path}/en`,
    label: t('english', { label }),
    value: value?.en ?? '',
    error: draft.field(`${path}/en`).error,
    onChange: (next: string | null | undefined) => put(value?.zh ?? '', next ?? ''),
    optional: true,
    span,
  };
  return rows ? (
    <>
      <TextAreaField {...zh} rows={rows} maxLength={4000} />
      <TextAreaField {...en} rows={rows} maxLength={8000} />
    </>
  ) : (
    <>
      <TextField {...zh} maxLength={400} />
      <TextField {...en} maxLength={800} />
    </>
  );
}

/** One code of a list, in the reader's words. */
export function CodeField({
  draft,
  path,
  table,
  label,
  ...frame
}: { draft: ItemDraft; path: string; table: string } & FieldFrameProps) {
  return <SelectField {...draft.field<string>(path)} {...frame} label={label} options={useCodes(table)} />;
}

/** The values of a code list as options. */
export function useCodes(table: string): SelectOption<string>[] {
  const { locale } = useLanguage();
  const values = codeTables.find(one => one.name === table)?.values ?? [];
  return values.map(([value, zh, en]) => ({ value, label: locale === 'zh' ? zh : en }));
}

const units: readonly Unit[] = ['workingDay', 'calendarDay', 'month'];

/** An amount of time with its unit: 20 工作日. Emptying it takes it away where that is allowed. */
export function BudgetField({
  path,
  value,
  onChange,
  error,
  nullable = false,
  ...frame
}: FieldFrameProps & {
  path: string;
  value: Budget | null | undefined;
  onChange(value: Budget | null): void;
  error: string | undefined;
  nullable?: boolean;
}) {
  const t = useMessages(messages);
  const amount = value?.amount;
  const [text, setText] = useState(amount === undefined ? '' : String(amount));
  useEffect(() => setText(amount === undefined ? '' : String(amount)), [amount]);
  function enter(next: string) {
    const digits = next.replace(/\D/g, '').slice(0, 4);
    setText(digits);
    if (digits === '') {
      if (nullable) onChange(null);
      return;
    }
    onChange({ ...value, amount: Number(digits), unit: value?.unit ?? 'workingDay' });
  }
  return (
    <FieldFrame {...frame} path={path} error={error}>
      {({ status: _, ...ids }) => (
        <span className="ow-cat-budget">
          <input
            {...ids}
            className="ow-input"
            inputMode="numeric"
            value={text}
            placeholder={nullable ? t('none') : undefined}
            onChange={event => enter(event.target.value)}
            onBlur={() => setText(amount === undefined ? '' : String(amount))}
          />
          <select
            className="ow-input"
            aria-label={t('unit', { label: String(frame.label) })}
            value={value?.unit ?? 'workingDay'}
            onChange={event => value && onChange({ ...value, unit: event.target.value as Unit })}
          >
            {units.map(unit => (
              <option key={unit} value={unit}>
                {t(unit)}
              </option>
            ))}
          </select>
        </span>
      )}
    </FieldFrame>
  );
}

/** A list of short texts, one on each line. */
export function LinesField({ draft, path, label }: { draft: Fields; path: string; label: string }) {
  const t = useMessages(messages);
  const { value, onChange, error } = draft.field<string[]>(path);
  const [text, setText] = useState(value.join('\n'));
  const joined = value.join('\n');
  // Empty lines live only while somebody types; anything else that differs came from elsewhere.
  useEffect(() => setText(old => (linesOf(old).join('\n') === joined ? old : joined)), [joined]);
  return (
    <TextAreaField
      path={path}
      label={label}
      hint={t('lines')}
      optional
      rows={2}
      value={text}
      error={error}
      onChange={next => {
        setText(next ?? '');
        onChange(linesOf(next ?? ''));
      }}
    />
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
}
