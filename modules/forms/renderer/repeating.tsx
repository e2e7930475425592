import { type ReactNode, useState } from 'react';
import type { Answers, EvaluatedField, EvaluatedItem } from '../src/answers.ts';
import { displaySource, inLocale } from '../src/display.ts';
import { itemName, itemTitle, linesOf } from '../src/display-fields.ts';
import { controlId, type FieldViewProps, type RenderContext } from './context.ts';
import { FieldList } from './field-view.tsx';
import { Errors, FormButton, LinkGlyph } from './frame.tsx';

/** 重复组: one card an item. What is complete is folded to its name and one line; what is being written stands open. */
export function RepeatingView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  const items = field.items ?? [];
  const [open, setOpen] = useState<ReadonlySet<number>>(
    () => new Set(items.filter(isUnfinished).map(item => item.index)),
  );
  if (definition.kind !== 'repeating') return null;
  const { texts, onChange } = context;
  const editable = field.access === 'edit';
  const least = definition.minItems ?? 0;
  const values = (field.value as Answers[] | null) ?? [];
  const unit = inLocale(itemName(definition), context.locale);

  function isOpen(item: EvaluatedItem): boolean {
    return open.has(item.index) || context.openItems?.includes(item.path) === true || isUnfinished(item);
  }
  function add(): void {
    setOpen(new Set([...open, items.length]));
    onChange?.(field.path, [...values, {}]);
  }
  function remove(index: number): void {
    setOpen(new Set([...open].filter(other => other !== index).map(other => (other > index ? other - 1 : other))));
    onChange?.(
      field.path,
      values.filter((_, at) => at !== index),
    );
  }
  function toggle(index: number): void {
    const next = new Set(open);
    if (!next.delete(index)) next.add(index);
    setOpen(next);
  }
  return (
    <div className="ow-form-field ow-form-field-full ow-form-repeating">
      <Errors field={field} context={context} id={`${controlId(field.path)}-error`} />
      <div className="ow-form-items" id={controlId(field.path)} tabIndex={-1}>
        {items.map(item => {
          const title = itemTitle(field, item, context.locale);
          if (!isOpen(item))
            return (
              <FoldedItem key={item.path} {...{ item, title, context, editable }} onOpen={() => toggle(item.index)} />
            );
          return (
            <section className="ow-form-item" key={item.path} aria-labelledby={`${controlId(item.path)}-title`}>
              <header className="ow-form-item-head">
                <ItemHeading item={item} title={title} context={context} />
                <span className="ow-form-item-tools">
                  {onChange && !isUnfinished(item) && (
                    <button type="button" className="ow-form-link" onClick={() => toggle(item.index)}>
                      {texts.done}
                      <span className="ow-form-unseen">{title}</span>
                    </button>
                  )}
                  {editable && items.length > least && (
                    <FormButton
                      name="remove"
                      path={item.path}
                      press={onChange && (() => remove(item.index))}
                      label={texts.remove}
                      describe={title}
                    />
                  )}
                </span>
              </header>
              <FieldList fields={item.fields} context={context} />
            </section>
          );
        })}
      </div>
      {editable && (definition.maxItems === undefined || items.length < definition.maxItems) && (
        <button
          type={onChange ? 'button' : 'submit'}
          className="ow-form-button"
          {...(onChange ? { onClick: add } : { name: '_add', value: field.path, formNoValidate: true })}
        >
          <span aria-hidden="true" className="ow-form-plus">
            +
          </span>
          {items.length === 0 ? texts.addFirst(unit) : texts.add(unit)}
        </button>
      )}
    </div>
  );
}

function ItemHeading({
  item,
  title,
  context,
}: {
  item: EvaluatedItem;
  title: string;
  context: RenderContext;
}): ReactNode {
  const Heading = `h${context.headingLevel ?? 2}` as const;
  return (
    <Heading className="ow-form-item-title" id={`${controlId(item.path)}-title`}>
      {title}
    </Heading>
  );
}

/** Something is missing or wrong, or nothing tells it from the others: then it cannot be folded. */
function isUnfinished(item: EvaluatedItem): boolean {
  return item.title === null || item.fields.some(hasErrors);
}

function hasErrors(field: EvaluatedField): boolean {
  return field.errors.length > 0 || (field.fields ?? []).some(hasErrors);
}

interface FoldedProps {
  item: EvaluatedItem;
  title: string;
  context: RenderContext;
  editable: boolean;
  onOpen(): void;
}

function FoldedItem({ item, title, context, editable, onOpen }: FoldedProps): ReactNode {
  const { texts, locale } = context;
  const lines = leaves(item.fields)
    .flatMap(field => linesOf(field, { locale, lookups: context.lookups ?? {} }))
    .filter(line => line !== item.title);
  const sources = [
    ...new Set(leaves(item.fields).flatMap(field => (field.source ? [displaySource(field.source, locale)] : []))),
  ];
  return (
    <section className="ow-form-item ow-form-item-folded" aria-labelledby={`${controlId(item.path)}-title`}>
      <header className="ow-form-item-head">
        <ItemHeading item={item} title={title} context={context} />
        {editable && (
          <FormButton
            name="edit"
            path={item.path}
            press={context.onChange && onOpen}
            label={texts.edit}
            describe={title}
          />
        )}
      </header>
      <p className="ow-form-item-summary">{lines.join(texts.separator)}</p>
      {sources.map(source => (
        <p className="ow-form-source" key={source}>
          <LinkGlyph />
          <span>{source}</span>
        </p>
      ))}
    </section>
  );
}

function leaves(fields: readonly EvaluatedField[]): EvaluatedField[] {
  return fields.flatMap(field => (field.fields ? leaves(field.fields) : field.field.kind === 'static' ? [] : [field]));
}
