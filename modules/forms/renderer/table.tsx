import type { ReactNode } from 'react';
import type { Answers, EvaluatedField } from '../src/answers.ts';
import type { LeafField, TableField } from '../src/definition.ts';
import { inLocale } from '../src/display.ts';
import { itemName, linesOf } from '../src/display-fields.ts';
import { formatMoney, formatNumber } from '../src/display-numbers.ts';
import { Select } from './choice-controls.tsx';
import { controlId, type FieldViewProps, type RenderContext, shownErrors } from './context.ts';
import { type ControlAttributes, Errors, FormButton, LabelText } from './frame.tsx';
import { attributesOf, inputText, TextInput } from './text-controls.tsx';

/** 可编辑表格: short rows; on a phone each row becomes a card (the label of each cell stands in the cell). */
export function TableView({ field, context }: FieldViewProps): ReactNode {
  const definition = field.field;
  if (definition.kind !== 'table') return null;
  const { locale, texts, onChange } = context;
  const items = field.items ?? [];
  const values = (field.value as Answers[] | null) ?? [];
  const editable = field.access === 'edit';
  const unit = inLocale(itemName(definition), locale);
  return (
    <div className="ow-form-field ow-form-field-full ow-form-table-field">
      <p className="ow-form-label" id={`${controlId(field.path)}-label`}>
        <LabelText field={field} context={context} />
      </p>
      {definition.hint && <p className="ow-form-hint">{inLocale(definition.hint, locale)}</p>}
      <Errors field={field} context={context} id={`${controlId(field.path)}-error`} />
      <div id={controlId(field.path)} tabIndex={-1}>
        {items.length === 0 ? (
          <p className="ow-form-nothing">{texts.noRows}</p>
        ) : (
          <table className="ow-form-table" aria-labelledby={`${controlId(field.path)}-label`}>
            <thead>
              <tr>
                {definition.columns.map(column => (
                  <th key={column.key} scope="col" className={isNumeric(column) ? 'ow-form-numeric' : undefined}>
                    {inLocale(column.label, locale)}
                    {unitOf(column, context)}
                  </th>
                ))}
                {editable && <td aria-hidden="true" />}
              </tr>
            </thead>
            <tbody>
              {items.map(item => (
                <tr key={item.path}>
                  {definition.columns.map(column => (
                    <TableCell
                      key={column.key}
                      column={column}
                      field={item.fields.find(({ key }) => key === column.key)}
                      index={item.index}
                      context={context}
                    />
                  ))}
                  {editable && (
                    <td className="ow-form-row-tools">
                      <FormButton
                        name="remove"
                        path={item.path}
                        press={
                          onChange &&
                          (() =>
                            onChange(
                              field.path,
                              values.filter((_, at) => at !== item.index),
                            ))
                        }
                        label={texts.remove}
                        describe={texts.row(item.index + 1)}
                      />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
            {field.totals && (
              <Totals definition={definition} totals={field.totals} context={context} editable={editable} />
            )}
          </table>
        )}
      </div>
      {editable && (definition.maxItems === undefined || items.length < definition.maxItems) && (
        <button
          type={onChange ? 'button' : 'submit'}
          className="ow-form-button"
          {...(onChange
            ? { onClick: () => onChange(field.path, [...values, {}]) }
            : { name: '_add', value: field.path, formNoValidate: true })}
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

function isNumeric(column: LeafField): boolean {
  return column.kind === 'number' || column.kind === 'money';
}

function unitOf(column: LeafField, { locale }: RenderContext): string {
  const unit =
    column.kind === 'number' && column.unit
      ? inLocale(column.unit, locale)
      : column.kind === 'money'
        ? locale === 'zh'
          ? '元'
          : 'yuan'
        : '';
  if (unit === '') return '';
  return locale === 'zh' ? `（${unit}）` : ` (${unit})`;
}

interface CellProps {
  column: LeafField;
  field: EvaluatedField | undefined;
  index: number;
  context: RenderContext;
}

function TableCell({ column, field, index, context }: CellProps): ReactNode {
  const label = `${inLocale(column.label, context.locale)}${unitOf(column, context)}`;
  const className = isNumeric(column) ? 'ow-form-numeric' : undefined;
  if (!field) return <td className={className} data-label={label} />;
  const errors = shownErrors(field.errors, context);
  const id = controlId(field.path);
  if (field.access === 'view') {
    return (
      <td className={className} data-label={label}>
        {linesOf(field, { ...context, unmasked: true, lookups: context.lookups ?? {} }).join(' ')}
      </td>
    );
  }
  const control = {
    id,
    'aria-label': `${label}${context.locale === 'zh' ? '，' : ', '}${context.texts.row(index + 1)}`,
    'aria-describedby': errors.length > 0 ? `${id}-error` : undefined,
    'aria-invalid': errors.length > 0 || undefined,
    'aria-required': field.required || undefined,
  } as const;
  return (
    <td className={className} data-label={label}>
      <CellControl column={column} field={field} control={control} context={context} />
      <Errors field={field} context={context} id={`${id}-error`} />
    </td>
  );
}

function CellControl({
  column,
  field,
  control,
  context,
}: {
  column: LeafField;
  field: EvaluatedField;
  control: ControlAttributes;
  context: RenderContext;
}): ReactNode {
  const { locale, texts } = context;
  if (column.kind === 'choice' && column.display !== 'multiple') {
    const options = (field.options ?? column.options ?? []).map(({ value, label }) => ({
      value,
      label: inLocale(label, locale),
    }));
    return (
      <Select
        context={context}
        name={field.path}
        value={typeof field.value === 'string' ? field.value : ''}
        options={options}
        attributes={control}
      />
    );
  }
  if (column.kind === 'boolean') {
    const options = [
      { value: 'true', label: column.yes ? inLocale(column.yes, locale) : texts.yes },
      { value: 'false', label: column.no ? inLocale(column.no, locale) : texts.no },
    ];
    const value = typeof field.value === 'boolean' ? String(field.value) : '';
    return <Select context={context} name={field.path} value={value} options={options} attributes={control} />;
  }
  const text = field.typed ?? inputText(column, field.value);
  return (
    <TextInput
      control={control}
      context={context}
      name={field.path}
      text={text}
      attributes={attributesOf(column, field.typed !== undefined)}
    />
  );
}

interface TotalsProps {
  definition: TableField;
  totals: Readonly<Record<string, number>>;
  context: RenderContext;
  editable: boolean;
}

function Totals({ definition, totals, context, editable }: TotalsProps): ReactNode {
  const first = definition.columns.findIndex(column => totals[column.key] === undefined);
  return (
    <tfoot>
      <tr>
        {definition.columns.map((column, index) => {
          const total = totals[column.key];
          if (total === undefined) return <td key={column.key}>{index === first ? context.texts.total : ''}</td>;
          const text = column.kind === 'money' ? formatMoney(total) : formatNumber(total);
          return (
            <td
              key={column.key}
              className="ow-form-numeric"
              data-label={`${inLocale(column.label, context.locale)}${unitOf(column, context)}`}
            >
              {text}
            </td>
          );
        })}
        {editable && <td aria-hidden="true" />}
      </tr>
    </tfoot>
  );
}
