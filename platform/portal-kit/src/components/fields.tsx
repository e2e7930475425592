import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import type { FormError, FormState } from '../page.ts';
import { usePortal } from '../portal-view.ts';
import { Icon } from './icon.tsx';

const messages = defineMessages({
  zh: { count: '有 {n} 处要改', kept: '您填的都还在。', error: '要改：', optional: '（可不填）' },
  en: {
    count: '{n} {n|thing|things} to put right',
    kept: 'What you entered is kept.',
    error: 'To put right: ',
    optional: ' (optional)',
  },
});

/** The control's id, which the error summary links to: dots and brackets would need escaping in selectors. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, '-')}`;
}

/** At the top of a form that was refused: each line leads to its field. With script it takes the focus. */
export function ErrorSummary({
  form,
  labels = {},
  kept = true,
}: {
  form: FormState | undefined;
  labels?: Record<string, string>;
  /** False where a password has to be typed again. */
  kept?: boolean;
}): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  if (!form || (form.errors.length === 0 && !form.message)) return null;
  return (
    <div className="ow-error-summary" role="alert" tabIndex={-1} data-focus="">
      <h2>{form.message ?? t('count', { n: form.errors.length })}</h2>
      {form.errors.length > 0 && (
        <ul>
          {form.errors.map(error => (
            <li key={`${error.field} ${error.message}`}>
              <a className="ow-link" href={`#${fieldId(error.field)}`}>
                {labels[error.field]
                  ? `${labels[error.field]}${locale === 'zh' ? '：' : ': '}${error.message}`
                  : error.message}
              </a>
            </li>
          ))}
        </ul>
      )}
      {kept && <p className="ow-note">{t('kept')}</p>}
    </div>
  );
}

interface FieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  errors?: readonly FormError[];
  optional?: boolean;
  /** Under the control: source of a held value, result of a check. */
  after?: ReactNode;
  children: (control: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }) => ReactNode;
}

/** Label, hint, message, control, in the order in which they are read. */
export function Field({ name, label, hint, errors = [], optional, after, children }: FieldProps): ReactNode {
  const t = messages(usePortal().locale);
  const id = fieldId(name);
  const error = errors.find(candidate => candidate.field === name);
  const described = [hint && `${id}-hint`, error && `${id}-error`, after && `${id}-after`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'ow-field ow-field-wrong' : 'ow-field'}>
      <label className="ow-label" htmlFor={id}>
        {label}
        {optional && <span className="ow-label-optional">{t('optional')}</span>}
      </label>
      {hint && (
        <p className="ow-note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <ErrorText id={`${id}-error`}>{error.message}</ErrorText>}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {after && <div id={`${id}-after`}>{after}</div>}
    </div>
  );
}

/** What is wrong, then what to do, in one sentence, in bold ink with a sign; never in red. */
export function ErrorText({ id, children }: { id?: string; children: ReactNode }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <p className="ow-error-text" id={id}>
      <Icon name="bang" />
      <span>
        <span className="ow-hidden">{t('error')}</span>
        {children}
      </span>
    </p>
  );
}

export type ControlWidth = 'full' | 'half' | 'third' | 'short';

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value?: string;
  type?: 'text' | 'tel' | 'email' | 'password' | 'search' | 'date';
  inputMode?: 'numeric' | 'decimal' | 'text' | 'tel';
  autoComplete?: string;
  maxLength?: number;
  width?: ControlWidth;
  /** The platform holds the value: shown, not written. */
  readOnly?: boolean;
  rows?: number;
}

export function TextField(props: TextFieldProps): ReactNode {
  const { value, type = 'text', inputMode, autoComplete, maxLength, width = 'full', readOnly, rows, ...field } = props;
  return (
    <Field {...field}>
      {control => {
        const shared = {
          ...control,
          name: field.name,
          className: `ow-control ow-width-${width}`,
          maxLength,
          autoComplete,
          readOnly,
        };
        return rows ? (
          <textarea {...shared} rows={rows} defaultValue={value} />
        ) : (
          <input {...shared} type={type} inputMode={inputMode} defaultValue={value} />
        );
      }}
    </Field>
  );
}

interface SelectFieldProps extends Omit<FieldProps, 'children'> {
  value?: string;
  options: readonly { value: string; label: string }[];
  placeholder?: string;
  width?: ControlWidth;
}

export function SelectField({ value, options, placeholder, width = 'full', ...field }: SelectFieldProps): ReactNode {
  return (
    <Field {...field}>
      {control => (
        <span className={`ow-select ow-width-${width}`}>
          <select {...control} name={field.name} className="ow-control" defaultValue={value ?? ''}>
            {placeholder !== undefined && <option value="">{placeholder}</option>}
            {options.map(option => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevronDown" />
        </span>
      )}
    </Field>
  );
}

interface ChoiceFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  errors?: readonly FormError[];
  type?: 'radio' | 'checkbox';
  options: readonly { value: string; label: ReactNode; hint?: ReactNode }[];
  values?: readonly string[];
}

/** Radios or check boxes, each with a target of 48 px. */
export function ChoiceField({
  name,
  label,
  hint,
  errors = [],
  type = 'radio',
  options,
  values = [],
}: ChoiceFieldProps): ReactNode {
  const id = fieldId(name);
  const error = errors.find(candidate => candidate.field === name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <fieldset className={error ? 'ow-field ow-field-wrong' : 'ow-field'} aria-describedby={described || undefined}>
      <legend className="ow-label">{label}</legend>
      {hint && (
        <p className="ow-note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <ErrorText id={`${id}-error`}>{error.message}</ErrorText>}
      {options.map((option, index) => (
        <label className="ow-choice" key={option.value}>
          <input
            type={type}
            name={name}
            value={option.value}
            id={index === 0 ? id : undefined}
            defaultChecked={values.includes(option.value)}
            aria-invalid={error ? true : undefined}
          />
          <span>
            {option.label}
            {option.hint && <span className="ow-note ow-choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A declaration with its legal weight: 我确认以上内容真实. */
export function Declaration({
  name,
  checked,
  errors = [],
  children,
}: {
  name: string;
  checked?: boolean;
  errors?: readonly FormError[];
  children: ReactNode;
}): ReactNode {
  const error = errors.find(candidate => candidate.field === name);
  return (
    <div className="ow-callout ow-callout-ink ow-declaration">
      {error && <ErrorText>{error.message}</ErrorText>}
      <label className="ow-choice">
        <input
          type="checkbox"
          name={name}
          value="true"
          id={fieldId(name)}
          defaultChecked={checked}
          aria-invalid={error ? true : undefined}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}

/** A plain form that posts to its own page. */
export function Form({
  children,
  action,
  multipart,
}: {
  children: ReactNode;
  action?: string;
  multipart?: boolean;
}): ReactNode {
  return (
    <form
      className="ow-form"
      method="post"
      action={action}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
    >
      {children}
    </form>
  );
}
