import type { ReactNode } from 'react';
import type { AddressField, DivisionField, DivisionLevel } from '../src/definition.ts';
import { inLocale } from '../src/display.ts';
import { isRecord } from '../src/json.ts';
import { CITY_DIVISION, divisionLevel } from '../src/read-structured.ts';
import { Select } from './choice-controls.tsx';
import { controlId, type FieldViewProps, type RenderContext } from './context.ts';
import { type ControlAttributes, Frame } from './frame.tsx';
import { TextInput } from './text-controls.tsx';

const LEVELS = ['county', 'township', 'village'] as const;
type CascadeLevel = (typeof LEVELS)[number];

interface CascadeProps {
  context: RenderContext;
  /** Name of the whole value; the selects are `<name>.county` and so on. */
  name: string;
  value: string;
  field: DivisionField | AddressField;
  control: ControlAttributes;
  /** Path that `_refresh` names. */
  path: string;
  onPick?: ((code: string | null) => void) | undefined;
}

/**
 * One native select a level. The next one appears when there is something to choose in it: at once with script, with the
 * button 列出下一级 without.
 */
function Cascade({ context, name, value, field, control, path, onPick }: CascadeProps): ReactNode {
  const { lookups, locale, texts, controlled } = context;
  const root = field.root ?? CITY_DIVISION;
  const deepest: DivisionLevel = field.level ?? 'county';
  const chain = chainOf(
    value,
    root,
    lookups?.divisionPath?.(value)?.map(node => node.code),
  );
  const selects: {
    level: CascadeLevel;
    chosen: string;
    options: { value: string; label: string }[];
    parent: string;
  }[] = [];
  let parent: string | undefined = root;
  for (const level of LEVELS) {
    if (parent === undefined || !isWithin(level, root, deepest)) continue;
    const options: { value: string; label: string }[] = (lookups?.divisionsUnder?.(parent) ?? []).map(node => ({
      value: node.code,
      label: inLocale(node.name, locale),
    }));
    if (options.length === 0) break;
    const chosen = chain[level] ?? '';
    selects.push({ level, chosen, options, parent });
    parent = chosen === '' ? undefined : chosen;
  }
  const more = selects.length < LEVELS.filter(level => isWithin(level, root, deepest)).length;
  // For a script that lists the next level in place; it must write names and ids as they are written here.
  const listing = JSON.stringify({
    name,
    id: control.id,
    levels: LEVELS.filter(level => isWithin(level, root, deepest)).map(level => ({ level, label: texts[level] })),
  });
  return (
    <div className="ow-form-cascade" data-cascade={controlled ? undefined : listing}>
      {selects.map(({ level, chosen, options, parent: above }, index) => (
        <div className="ow-form-cascade-level" key={level}>
          <label className="ow-form-sublabel" htmlFor={index === 0 ? control.id : `${control.id}-${level}`}>
            {texts[level]}
          </label>
          <Select
            context={context}
            name={`${name}.${level}`}
            value={chosen}
            options={options}
            attributes={{ ...control, id: index === 0 ? control.id : `${control.id}-${level}` }}
            onPick={onPick && (code => onPick(code === '' ? (above === root ? null : above) : code))}
          />
        </div>
      ))}
      {!controlled && more && (
        <button
          type="submit"
          className="ow-form-button ow-form-refresh"
          name="_refresh"
          value={path}
          formNoValidate
          data-ow-refresh=""
        >
          {texts.nextLevel}
        </button>
      )}
    </div>
  );
}

/** Levels below the root and not below the deepest asked for. */
function isWithin(level: CascadeLevel, root: string, deepest: DivisionLevel): boolean {
  const order: readonly DivisionLevel[] = ['city', 'county', 'township', 'village'];
  return order.indexOf(level) > order.indexOf(divisionLevel(root)) && order.indexOf(level) <= order.indexOf(deepest);
}

/** Code of each level of a chosen division; by the tree where it is known, by the code's structure otherwise. */
function chainOf(
  value: string,
  root: string,
  path: readonly string[] | undefined,
): Partial<Record<DivisionLevel, string>> {
  if (value === '' || value === root) return {};
  const codes = path ?? [`${value.slice(0, 6)}000000`, `${value.slice(0, 9)}000`, value];
  return Object.fromEntries(codes.map(code => [divisionLevel(code), code]));
}

export function DivisionView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  if (definition.kind !== 'division') return null;
  return (
    <Frame field={field} context={context} grouped>
      {control => (
        <Cascade
          context={context}
          name={field.path}
          path={field.path}
          value={typeof field.value === 'string' ? field.value : ''}
          field={definition}
          control={control}
          onPick={context.onChange && (code => context.onChange?.(field.path, code))}
        />
      )}
    </Frame>
  );
}

export function AddressView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  if (definition.kind !== 'address') return null;
  const address = isRecord(field.value) ? field.value : {};
  const division = typeof address.division === 'string' ? address.division : '';
  const detail = typeof address.detail === 'string' ? address.detail : '';
  const { onChange } = context;
  const wrongDetail = field.errors.some(error => error.path === `${field.path}.detail`);
  return (
    <Frame field={field} context={context} grouped anchored>
      {control => (
        <>
          <Cascade
            context={context}
            name={`${field.path}.division`}
            path={field.path}
            value={division}
            field={definition}
            control={{
              ...control,
              id: controlId(`${field.path}.division`),
              'aria-invalid': wrongDetail ? undefined : control['aria-invalid'],
            }}
            onPick={onChange && (code => onChange(field.path, { division: code ?? '', detail }))}
          />
          <label className="ow-form-sublabel" htmlFor={controlId(`${field.path}.detail`)}>
            {context.texts.detail}
          </label>
          <TextInput
            control={{ ...control, id: controlId(`${field.path}.detail`), 'aria-invalid': wrongDetail || undefined }}
            context={
              onChange
                ? { ...context, onChange: (_name, text) => onChange(field.path, { division, detail: text }) }
                : context
            }
            name={`${field.path}.detail`}
            text={detail}
            attributes={{ autoComplete: 'street-address', maxLength: 2000 }}
          />
        </>
      )}
    </Frame>
  );
}
