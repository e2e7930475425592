import type { ReactNode } from 'react';
import type { EvaluatedField } from '../src/answers.ts';
import type { LeafField } from '../src/definition.ts';
import { displaySource, displayValue, inLocale } from '../src/display.ts';
import { linesOf } from '../src/display-fields.ts';
import { controlId, messageOf, type RenderContext, shownErrors } from './context.ts';

/** What a control must carry so that its label, hint, error and source are read with it. */
export interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface FrameProps {
  field: EvaluatedField;
  context: RenderContext;
  /** Several controls belong to one question: fieldset and legend instead of a label. */
  grouped?: boolean;
  /** The fieldset itself is where error links lead, because none of its controls alone is the answer. */
  anchored?: boolean;
  hint?: string | undefined;
  children(control: ControlAttributes): ReactNode;
}

/** Label, hint, what is wrong, control, source: in the order in which they are read. */
export function Frame({ field, context, grouped = false, anchored = false, hint, children }: FrameProps): ReactNode {
  const id = controlId(field.path);
  const errors = shownErrors(field.errors, context);
  const hintText = hint ?? hintOf(field, context);
  const source = field.source !== undefined;
  const described = [hintText && `${id}-hint`, errors.length > 0 && `${id}-error`, source && `${id}-source`]
    .filter(Boolean)
    .join(' ');
  const control: ControlAttributes = {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': errors.length > 0 || undefined,
    'aria-required': field.required || undefined,
  };
  const label = <LabelText field={field} context={context} />;
  const inside = (
    <>
      {hintText && (
        <p className="ow-form-hint" id={`${id}-hint`}>
          {hintText}
        </p>
      )}
      <Errors field={field} context={context} id={`${id}-error`} />
      {children(control)}
      {source && <SourceLine field={field} context={context} id={`${id}-source`} />}
    </>
  );
  const className = frameClass(field, errors.length > 0);
  if (grouped) {
    return (
      <fieldset
        className={className}
        aria-describedby={control['aria-describedby']}
        {...(anchored ? { id, tabIndex: -1 } : {})}
      >
        <legend className="ow-form-label">{label}</legend>
        {inside}
      </fieldset>
    );
  }
  return (
    <div className={className}>
      <label className="ow-form-label" htmlFor={id}>
        {label}
      </label>
      {inside}
    </div>
  );
}

export function frameClass(field: EvaluatedField, wrong: boolean): string {
  const width = 'width' in field.field ? (field.field.width ?? 'full') : 'full';
  return `ow-form-field ow-form-field-${width} ow-form-kind-${field.field.kind}${wrong ? ' ow-form-field-wrong' : ''}`;
}

export function LabelText({ field, context }: { field: EvaluatedField; context: RenderContext }): ReactNode {
  const optional =
    field.access === 'edit' && !field.required && !['declaration', 'repeating', 'table'].includes(field.field.kind);
  return (
    <>
      {inLocale(field.field.label, context.locale)}
      {optional && <span className="ow-form-optional">{context.texts.optional}</span>}
    </>
  );
}

function hintOf(field: EvaluatedField, { locale }: RenderContext): string {
  const definition = field.field;
  const hint = definition.hint ? inLocale(definition.hint, locale) : '';
  const unit = definition.kind === 'number' && definition.unit ? inLocale(definition.unit, locale) : '';
  const yuan = definition.kind === 'money' ? (locale === 'zh' ? '元' : 'yuan') : '';
  return [hint, unit || yuan].filter(Boolean).join(locale === 'zh' ? '，' : ', ');
}

/** A sign, a bold sentence, ink: never red, and never by colour alone. */
export function Errors({
  field,
  context,
  id,
}: {
  field: EvaluatedField;
  context: RenderContext;
  id: string;
}): ReactNode {
  const errors = shownErrors(field.errors, context);
  if (errors.length === 0) return null;
  return (
    <div className="ow-form-errors" id={id}>
      {errors.map(error => (
        <p className="ow-form-error" key={`${error.path} ${error.code} ${error.zh}`}>
          <span className="ow-form-error-sign" aria-hidden="true">
            !
          </span>
          <span>
            <span className="ow-form-unseen">{context.texts.wrong}</span>
            {messageOf(error, context.locale)}
          </span>
        </p>
      ))}
    </div>
  );
}

function SourceLine({ field, context, id }: { field: EvaluatedField; context: RenderContext; id: string }): ReactNode {
  const { source } = field;
  if (!source) return null;
  const { locale, texts } = context;
  if (field.disputed) {
    const held = displayValue(field.field as LeafField, source.value, {
      locale,
      ...(context.lookups ? { lookups: context.lookups } : {}),
    });
    return (
      <p className="ow-form-source" id={id}>
        <LinkGlyph />
        <span>
          {texts.disputed(held.join(' '))}{' '}
          <FormButton name="restore" path={field.path} press={context.onRestore} label={texts.restore} />
        </span>
      </p>
    );
  }
  return (
    <p className="ow-form-source" id={id}>
      <LinkGlyph />
      <span>
        {displaySource(source, locale)}
        {locale === 'zh' ? '。' : '.'}{' '}
        {field.held && <FormButton name="dispute" path={field.path} press={context.onDispute} label={texts.dispute} />}
      </span>
    </p>
  );
}

/** A button that looks like a link. Without script it posts `_<name>=<path>`. */
export function FormButton({
  name,
  path,
  press,
  label,
  describe,
}: {
  name: string;
  path: string;
  press: ((path: string) => void) | undefined;
  label: string;
  /** Said to screen readers after the label: which item. */
  describe?: string | undefined;
}): ReactNode {
  const text = (
    <>
      {label}
      {describe && <span className="ow-form-unseen">{describe}</span>}
    </>
  );
  if (press) {
    return (
      <button type="button" className="ow-form-link" onClick={() => press(path)}>
        {text}
      </button>
    );
  }
  return (
    <button type="submit" className="ow-form-link" name={`_${name}`} value={path} formNoValidate>
      {text}
    </button>
  );
}

/** Two links of a chain: this value comes from somewhere. */
export function LinkGlyph(): ReactNode {
  return (
    <svg
      className="ow-form-glyph"
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    >
      <path d="M6.5 9.5l3-3M7.5 4.5l1-1a2.8 2.8 0 0 1 4 4l-1 1M8.5 11.5l-1 1a2.8 2.8 0 0 1-4-4l1-1" />
    </svg>
  );
}

/** What is held, computed or only to be read: the value on a washed ground, with its source below. */
export function ReadOnlyField({ field, context }: { field: EvaluatedField; context: RenderContext }): ReactNode {
  const id = controlId(field.path);
  const errors = shownErrors(field.errors, context);
  const lines = linesOf(field, { ...context, unmasked: !field.held, lookups: context.lookups ?? {} });
  const hint = field.computed ? context.texts.computed : hintOf({ ...field, field: { ...field.field } }, context);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it holds no control, so a fieldset would announce a group to fill in
    <div className={frameClass(field, errors.length > 0)} role="group" aria-labelledby={`${id}-label`}>
      <span className="ow-form-label" id={`${id}-label`}>
        {inLocale(field.field.label, context.locale)}
      </span>
      {hint && !field.held && <p className="ow-form-hint">{hint}</p>}
      <Errors field={field} context={context} id={`${id}-error`} />
      <div className={field.held || field.computed ? 'ow-form-held' : 'ow-form-plain'} id={id} tabIndex={-1}>
        {lines.length === 0 ? (
          <span className="ow-form-nothing">{context.texts.empty}</span>
        ) : (
          lines.map((line, index) => <p key={`${index} ${line}`}>{line}</p>)
        )}
      </div>
      {field.source && <SourceLine field={field} context={context} id={`${id}-source`} />}
    </div>
  );
}
