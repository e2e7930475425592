import { type ReactNode, useState } from 'react';
import type { LeafField } from '../src/definition.ts';
import { moneyInput } from '../src/display-numbers.ts';
import { DEFAULT_LONG_MAX_LENGTH, DEFAULT_MAX_LENGTH } from '../src/limits.ts';
import type { FieldViewProps, RenderContext } from './context.ts';
import { type ControlAttributes, Frame } from './frame.tsx';

interface TextInputProps {
  control: ControlAttributes;
  context: RenderContext;
  name: string;
  /** The text as it is kept. */
  text: string;
  attributes?: Record<string, unknown>;
  className?: string;
  rows?: number | undefined;
}

/**
 * One text input. Controlled, it shows what is being typed until it is left, and only then what was kept: otherwise the
 * point of “86.” would disappear under the fingers.
 */
export function TextInput({
  control,
  context,
  name,
  text,
  attributes = {},
  className = '',
  rows,
}: TextInputProps): ReactNode {
  const [typing, setTyping] = useState<string | null>(null);
  const { onChange } = context;
  const shared = {
    ...control,
    ...attributes,
    name,
    className: `ow-form-control ${className}`.trim(),
    ...(onChange
      ? {
          value: typing ?? text,
          onInput: (event: { currentTarget: { value: string } }) => {
            setTyping(event.currentTarget.value);
            onChange(name, event.currentTarget.value);
          },
          // React asks for it beside `value`; the work is done in onInput, which Preact and React tell alike.
          onChange: () => {},
          onBlur: () => setTyping(null),
        }
      : { defaultValue: text }),
  };
  return rows === undefined ? <input type="text" {...shared} /> : <textarea {...shared} rows={rows} />;
}

/** Fields of one line or several: text, numbers, money, dates, identifiers. */
export function TextFieldView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field as LeafField;
  const checked = definition.kind === 'citizenId' || definition.kind === 'unifiedSocialCreditCode';
  // Said while somebody types, so that 18 digits need not be compared by eye; on a page that was drawn once it would be noise.
  const fits = checked && context.controlled && field.value !== null && field.errors.length === 0;
  return (
    <Frame field={field} context={context}>
      {control => (
        <>
          <TextInput
            control={control}
            context={context}
            name={field.path}
            text={field.typed ?? inputText(definition, field.value)}
            attributes={attributesOf(definition, field.typed !== undefined)}
            className={`ow-form-control-${definition.kind}`}
            rows={definition.kind === 'longText' ? (definition.rows ?? 5) : undefined}
          />
          {checked && context.controlled && (
            <p className="ow-form-fits" aria-live="polite">
              {fits && (
                <>
                  <span aria-hidden="true">✓</span>
                  {context.texts.fits}
                </>
              )}
            </p>
          )}
        </>
      )}
    </Frame>
  );
}

/** An answer as it stands in an input. */
export function inputText(field: LeafField, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'money' && typeof value === 'number') return moneyInput(value);
  return String(value);
}

/** Key boards and browser helps by kind. Nothing here stops what is typed: that is the evaluator's work, with words. */
export function attributesOf(field: LeafField, unreadable: boolean): Record<string, unknown> {
  const autoComplete = 'autocomplete' in field ? field.autocomplete : undefined;
  switch (field.kind) {
    case 'text':
      // Twice the limit: a text that is too long is told, not silently cut.
      return { maxLength: (field.maxLength ?? DEFAULT_MAX_LENGTH) * 2, autoComplete: autoComplete ?? 'off' };
    case 'longText':
      return { maxLength: (field.maxLength ?? DEFAULT_LONG_MAX_LENGTH) * 2 };
    case 'number':
      return { inputMode: field.decimals ? 'decimal' : 'numeric', autoComplete: 'off' };
    case 'money':
      return { inputMode: 'decimal', autoComplete: 'off' };
    case 'date':
      // A date input empties itself on what it cannot read; then the text must be seen.
      return unreadable
        ? { autoComplete: 'off' }
        : { type: 'date', min: '1880-01-01', max: '2199-12-31', autoComplete: autoComplete ?? 'off' };
    case 'citizenId':
      return { autoComplete: autoComplete ?? 'off', spellCheck: false, maxLength: 40 };
    case 'unifiedSocialCreditCode':
      return { autoComplete: autoComplete ?? 'off', autoCapitalize: 'characters', spellCheck: false, maxLength: 40 };
    case 'phone':
      return { type: 'tel', autoComplete: autoComplete ?? 'tel', maxLength: 40 };
    case 'email':
      return { type: 'email', autoComplete: autoComplete ?? 'email', maxLength: 300 };
    case 'bankAccount':
      return { inputMode: 'numeric', autoComplete: 'off', maxLength: 60 };
    default:
      return {};
  }
}
