import type { ReactNode } from 'react';
import type { LocalisedText, Option } from '../src/definition.ts';
import { displayDate, inLocale } from '../src/display.ts';
import { controlId, type FieldViewProps, type RenderContext } from './context.ts';
import { Errors, Frame, frameClass } from './frame.tsx';

interface SelectProps {
  context: RenderContext;
  name: string;
  value: string;
  options: readonly { value: string; label: string }[];
  attributes?: object;
  onPick?: ((value: string) => void) | undefined;
}

/** A native select: it works without script, by keyboard and on an old phone. */
export function Select({ context, name, value, options, attributes = {}, onPick }: SelectProps): ReactNode {
  const { onChange, texts } = context;
  const pick = onPick ?? (onChange && ((chosen: string) => onChange(name, chosen === '' ? null : chosen)));
  const bound = pick
    ? { value, onChange: (event: { currentTarget: { value: string } }) => pick(event.currentTarget.value) }
    : { defaultValue: value };
  return (
    <span className="ow-form-select">
      <select className="ow-form-control" name={name} {...attributes} {...bound}>
        <option value="">{texts.choose}</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

interface TickProps {
  context: RenderContext;
  type: 'radio' | 'checkbox';
  name: string;
  value: string;
  checked: boolean;
  id?: string | undefined;
  invalid: boolean;
  describedBy?: string | undefined;
  onTick(checked: boolean): void;
  children: ReactNode;
}

/** One radio or box with its words; the whole row is the target. */
export function Tick({
  context,
  type,
  name,
  value,
  checked,
  id,
  invalid,
  describedBy,
  onTick,
  children,
}: TickProps): ReactNode {
  const bound = context.controlled
    ? { checked, onChange: (event: { currentTarget: { checked: boolean } }) => onTick(event.currentTarget.checked) }
    : { defaultChecked: checked };
  return (
    <label className="ow-form-tick">
      <input
        type={type}
        name={name}
        value={value}
        id={id}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        {...bound}
      />
      <span>{children}</span>
    </label>
  );
}

/** Tells the reader of a plain post that this question was on the page: browsers send nothing for what is not ticked. */
export function Present({ path, context }: { path: string; context: RenderContext }): ReactNode {
  return context.controlled ? null : <input type="hidden" name="_present" value={path} />;
}

export function ChoiceView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  if (definition.kind !== 'choice') return null;
  const { locale, onChange } = context;
  const options: readonly Option[] = field.options ?? definition.options ?? [];
  if (definition.display === 'select') {
    const labels = options.map(({ value, label }) => ({ value, label: inLocale(label, locale) }));
    return (
      <Frame field={field} context={context}>
        {control => (
          <Select
            context={context}
            name={field.path}
            value={textOf(field.value)}
            options={labels}
            attributes={control}
          />
        )}
      </Frame>
    );
  }
  const multiple = definition.display === 'multiple';
  const chosen = Array.isArray(field.value) ? field.value : [field.value];
  function tick(value: string, checked: boolean): void {
    if (!multiple) onChange?.(field.path, value);
    else onChange?.(field.path, checked ? [...chosen.filter(Boolean), value] : chosen.filter(other => other !== value));
  }
  return (
    <Frame field={field} context={context} grouped>
      {control => (
        <div className="ow-form-ticks">
          <Present path={field.path} context={context} />
          {options.map((option, index) => (
            <Tick
              key={option.value}
              context={context}
              type={multiple ? 'checkbox' : 'radio'}
              name={field.path}
              value={option.value}
              checked={chosen.includes(option.value)}
              id={index === 0 ? control.id : undefined}
              invalid={control['aria-invalid'] === true}
              onTick={checked => tick(option.value, checked)}
            >
              {inLocale(option.label, locale)}
              {option.hint && <span className="ow-form-hint">{inLocale(option.hint, locale)}</span>}
            </Tick>
          ))}
        </div>
      )}
    </Frame>
  );
}

export function BooleanView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  if (definition.kind !== 'boolean') return null;
  const { locale, texts, onChange } = context;
  const answers: { value: boolean; label: LocalisedText | undefined; fallback: string }[] = [
    { value: true, label: definition.yes, fallback: texts.yes },
    { value: false, label: definition.no, fallback: texts.no },
  ];
  return (
    <Frame field={field} context={context} grouped>
      {control => (
        <div className="ow-form-ticks ow-form-ticks-row">
          <Present path={field.path} context={context} />
          {answers.map(({ value, label, fallback }, index) => (
            <Tick
              key={String(value)}
              context={context}
              type="radio"
              name={field.path}
              value={String(value)}
              checked={field.value === value}
              id={index === 0 ? control.id : undefined}
              invalid={control['aria-invalid'] === true}
              onTick={() => onChange?.(field.path, value)}
            >
              {label ? inLocale(label, locale) : fallback}
            </Tick>
          ))}
        </div>
      )}
    </Frame>
  );
}

/** 告知承诺: the text is the label of the box, under an ink bar, with the law that it rests on. */
export function DeclarationView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  if (definition.kind !== 'declaration') return null;
  const { locale } = context;
  const id = controlId(field.path);
  const wrong = field.errors.length > 0 && context.showErrors !== 'none';
  return (
    <div className={`${frameClass(field, wrong)} ow-form-declaration`}>
      <Errors field={field} context={context} id={`${id}-error`} />
      <Present path={field.path} context={context} />
      <Tick
        context={context}
        type="checkbox"
        name={field.path}
        value="true"
        checked={field.value === true}
        id={id}
        invalid={wrong}
        describedBy={wrong ? `${id}-error` : undefined}
        onTick={checked => context.onChange?.(field.path, checked)}
      >
        {inLocale(definition.text, locale)}
        {definition.basis &&
          (locale === 'zh' ? `（${inLocale(definition.basis, locale)}）` : ` (${inLocale(definition.basis, locale)})`)}
      </Tick>
    </div>
  );
}

/** One of the applicant's own licences, as cards to choose from. */
export function LicenceView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  if (definition.kind !== 'licence') return null;
  const { locale, texts } = context;
  const licences = context.lookups?.licences?.(definition.types) ?? [];
  return (
    <Frame field={field} context={context} grouped>
      {control =>
        licences.length === 0 ? (
          <p className="ow-form-nothing" id={control.id} tabIndex={-1}>
            {texts.noLicence}
          </p>
        ) : (
          <div className="ow-form-ticks">
            <Present path={field.path} context={context} />
            {licences.map((licence, index) => (
              <Tick
                key={licence.id}
                context={context}
                type="radio"
                name={field.path}
                value={licence.id}
                checked={field.value === licence.id}
                id={index === 0 ? control.id : undefined}
                invalid={control['aria-invalid'] === true}
                onTick={() => context.onChange?.(field.path, licence.id)}
              >
                {inLocale(licence.name, locale)} {licence.number}
                <span className="ow-form-hint">
                  {[
                    inLocale(licence.issuedBy, locale),
                    licence.validUntil && texts.validUntil(displayDate(licence.validUntil, locale)),
                  ]
                    .filter(Boolean)
                    .join(texts.separator)}
                </span>
              </Tick>
            ))}
          </div>
        )
      }
    </Frame>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
