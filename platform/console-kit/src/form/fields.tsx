import { defineMessages } from '@onewindow/i18n';
import { Input, InputNumber, Select, Switch } from 'antd';
import { type ReactNode, useId } from 'react';
import { Checkbox } from '../control/checkbox.tsx';
import { useMessages } from '../language/language.tsx';
import type { LocalDate } from '../language/today.tsx';
import { ErrorLine } from './error-line.tsx';
import type { FieldBinding } from './use-draft.ts';
import './form.css';

const messages = defineMessages({
  zh: { optional: '可以不填', choose: '请选择', source: '取自{source}' },
  en: { optional: 'optional', choose: 'Choose', source: 'from {source}' },
});

export interface FieldFrameProps {
  label: ReactNode;
  /** The column's name in the national catalogue, in fixed width: promise_day. */
  code?: string | undefined;
  hint?: ReactNode;
  optional?: boolean;
  /** Held by the platform: wash-filled, not to be edited, its source beside the label. */
  source?: string | undefined;
  /** How many of the grid's columns it takes. */
  span?: 1 | 2 | 3 | 4;
}

type Props<V> = FieldFrameProps & FieldBinding<V>;

interface Ids {
  id: string;
  status: '' | 'error';
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label, hint, control, problem: the frame that every field shares. A problem names itself in front of the control. */
export function FieldFrame({
  label,
  code,
  hint,
  optional,
  source,
  span = 1,
  error,
  path,
  children,
}: FieldFrameProps & { error: string | undefined; path?: string; children(ids: Ids): ReactNode }) {
  const t = useMessages(messages);
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={`ow-edit-field ow-span-${span}${error ? ' ow-edit-field-wrong' : ''}`} data-path={path}>
      <label htmlFor={id}>
        {label}
        {code && <code>{code}</code>}
        {optional && <small>{t('optional')}</small>}
        {source && <small>{t('source', { source })}</small>}
      </label>
      {hint && (
        <p className="ow-edit-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        status: error ? 'error' : '',
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error && <ErrorLine id={`${id}-error`}>{error}</ErrorLine>}
    </div>
  );
}

/** One line of text. */
export function TextField({
  value,
  onChange,
  maxLength = 200,
  placeholder,
  secret,
  ...frame
}: Props<string | null | undefined> & {
  maxLength?: number;
  placeholder?: string;
  /** A password: not shown, and told to the browser's store of them. */
  secret?: 'current-password' | 'new-password';
}) {
  return (
    <FieldFrame {...frame}>
      {ids => (
        <Input
          {...ids}
          {...(secret && { type: 'password', autoComplete: secret })}
          value={value ?? ''}
          maxLength={maxLength}
          placeholder={placeholder ?? ''}
          readOnly={frame.source !== undefined}
          className={frame.source === undefined ? '' : 'ow-held'}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

/** Several lines. Native: the library's measures its height with a style attribute, which the policy refuses. */
export function TextAreaField({
  value,
  onChange,
  rows = 3,
  maxLength = 2000,
  ...frame
}: Props<string | null | undefined> & { rows?: number; maxLength?: number }) {
  return (
    <FieldFrame {...frame}>
      {({ status: _, ...ids }) => (
        <textarea
          {...ids}
          className="ow-input ow-textarea"
          rows={rows}
          style={{ minHeight: rows * 22 + 14 }}
          value={value ?? ''}
          maxLength={maxLength}
          onChange={event => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}

/** A number with its unit inside the field: 25 工作日. */
export function NumberField({
  value,
  onChange,
  unit,
  min = 0,
  max,
  precision = 0,
  ...frame
}: Props<number | null | undefined> & { unit?: string; min?: number; max?: number; precision?: number }) {
  return (
    <FieldFrame {...frame}>
      {ids => (
        <InputNumber
          {...ids}
          className="ow-field-control"
          value={value ?? null}
          min={min}
          {...(max !== undefined && { max })}
          precision={precision}
          controls={false}
          suffix={unit}
          onChange={onChange}
        />
      )}
    </FieldFrame>
  );
}

export interface SelectOption<V extends string> {
  value: V;
  label: string;
}

/** One of several. */
export function SelectField<V extends string>({
  value,
  onChange,
  options,
  onSearch,
  ...frame
}: Props<V | null | undefined> & {
  options: readonly SelectOption<V>[];
  /** Where the options are too many to be held: hears what is typed, and `options` are what was found for it. */
  onSearch?(typed: string): void;
}) {
  const t = useMessages(messages);
  return (
    <FieldFrame {...frame}>
      {({ status, ...ids }) => (
        <Select<V>
          {...ids}
          {...(status && { status })}
          className="ow-field-control"
          value={value ?? null}
          placeholder={t('choose')}
          options={[...options]}
          allowClear={frame.optional ?? false}
          showSearch={
            onSearch ? { filterOption: false, onSearch } : options.length > 8 && { optionFilterProp: 'label' }
          }
          onChange={next => onChange(next)}
        />
      )}
    </FieldFrame>
  );
}

/** A date. The browser's own control: it knows the keyboard, the reader and the phone, and weighs nothing. */
export function DateField({
  value,
  onChange,
  min,
  max,
  ...frame
}: Props<LocalDate | null | undefined> & { min?: LocalDate; max?: LocalDate }) {
  return (
    <FieldFrame {...frame}>
      {({ status: _, ...ids }) => (
        <input
          {...ids}
          type="date"
          className="ow-input"
          value={value ?? ''}
          min={min}
          max={max ?? '9999-12-31'}
          onChange={event => onChange(event.target.value || null)}
        />
      )}
    </FieldFrame>
  );
}

/** Yes or no, in force at once. */
export function SwitchField({ value, onChange, ...frame }: Props<boolean | undefined>) {
  return (
    <FieldFrame {...frame}>
      {({ id }) => (
        <span>
          <Switch id={id} checked={value ?? false} onChange={on => onChange(on)} />
        </span>
      )}
    </FieldFrame>
  );
}

/** Any of several, each with a remark below (专家评审 · 行政许可法第四十五条). */
export function CheckGroupField<V extends string>({
  label,
  value,
  onChange,
  error,
  options,
  span = 1,
}: Props<readonly V[] | undefined> & { options: readonly (SelectOption<V> & { note?: string })[] }) {
  const chosen = value ?? [];
  return (
    <fieldset className={`ow-edit-field ow-span-${span}`}>
      <legend>{label}</legend>
      {error && <ErrorLine>{error}</ErrorLine>}
      {options.map(option => (
        <div key={option.value} className="ow-check-line">
          <Checkbox
            label={option.label}
            checked={chosen.includes(option.value)}
            onChange={on => onChange(on ? [...chosen, option.value] : chosen.filter(known => known !== option.value))}
          />
          {option.note && <small>{option.note}</small>}
        </div>
      ))}
    </fieldset>
  );
}
