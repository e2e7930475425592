import type { Answers, EvaluatedField, EvaluatedItem, EvaluateOptions, Locale } from './answers.ts';
import type { FormDefinition } from './definition.ts';
import { displaySource, displayValue, inLocale, maskValue } from './display.ts';
import { evaluateForm } from './evaluate.ts';
import { itemName } from './evaluate-level.ts';

/** One answer as it is read back before it is sent. */
export interface AnswerRow {
  path: string;
  label: string;
  /** Lines; empty when an optional question was not answered. */
  value: readonly string[];
  /** 取自营业执照…, when the value is one that the platform holds. */
  source: string | null;
  /** `change` 修改 for what the person wrote, `dispute` 不对？ for what is held, null for what is computed or only viewed. */
  action: 'change' | 'dispute' | null;
  /** Page and anchor that the action leads to. */
  page: string;
  sensitive: boolean;
  hasErrors: boolean;
  /** Items of a list, each with its rows. */
  items?: readonly { title: string; rows: readonly AnswerRow[] }[];
}
export interface AnswerSection {
  page: string;
  title: string;
  rows: readonly AnswerRow[];
  complete: boolean;
}

export interface CheckOptions extends EvaluateOptions {
  locale: Locale;
  /** Personal data in full; default masked. */
  unmasked?: boolean;
}

interface RowContext extends CheckOptions {
  page: string;
}

/** 提交前再看一遍: every page and every answer in words, in the form's order. */
export function checkYourAnswers(definition: FormDefinition, answers: Answers, options: CheckOptions): AnswerSection[] {
  return evaluateForm(definition, answers, options)
    .pages.map(({ key, page, fields, complete }) => ({
      page: key,
      title: inLocale(page.name ?? page.title, options.locale),
      rows: fields.flatMap(field => rowsOf(field, { ...options, page: key })),
      complete,
    }))
    .filter(({ rows }) => rows.length > 0);
}

function rowsOf(field: EvaluatedField, context: RowContext): AnswerRow[] {
  if (field.field.kind === 'static') return [];
  if (field.fields) return field.fields.flatMap(inner => rowsOf(inner, context));
  const { locale } = context;
  return [
    {
      path: field.path,
      label: inLocale(field.field.label, locale),
      value: field.items ? summaryOf(field, context) : linesOf(field, context),
      source: field.source ? displaySource(field.source, locale) : null,
      action: actionOf(field),
      page: context.page,
      sensitive: field.sensitive,
      hasErrors: hasErrors(field),
      ...(field.items ? { items: field.items.map(item => itemOf(field, item, context)) } : {}),
    },
  ];
}

function actionOf(field: EvaluatedField): AnswerRow['action'] {
  if (field.held) return 'dispute';
  return field.access === 'edit' ? 'change' : null;
}

/** The lines of one field; what could not be read is shown as it was typed. */
export function linesOf(
  field: EvaluatedField,
  context: Pick<CheckOptions, 'locale' | 'lookups' | 'unmasked'>,
): string[] {
  if (field.typed !== undefined) return [field.typed];
  const definition = field.field;
  if (['static', 'group', 'repeating', 'table'].includes(definition.kind)) return [];
  const leaf = definition as Parameters<typeof displayValue>[0];
  const { locale, lookups } = context;
  const lines = displayValue(leaf, field.value, {
    locale,
    ...(lookups ? { lookups } : {}),
    ...(field.options ? { options: field.options } : {}),
  });
  return field.sensitive && !context.unmasked && leaf.kind !== 'address'
    ? lines.map(line => maskValue(leaf.kind, line))
    : lines;
}

function summaryOf(field: EvaluatedField, { locale }: RowContext): string[] {
  const items = field.items ?? [];
  if (items.length === 0) return [];
  const titles = items.map(item => item.title).filter(title => title !== null);
  const kind = field.field;
  const unit = kind.kind === 'repeating' || kind.kind === 'table' ? inLocale(itemName(kind), locale) : '';
  const count = locale === 'zh' ? `${items.length} ${unit}` : `${items.length} × ${unit}`;
  return titles.length === 0
    ? [count]
    : [`${count}${locale === 'zh' ? '：' : ': '}${titles.join(locale === 'zh' ? '、' : ', ')}`];
}

function itemOf(field: EvaluatedField, item: EvaluatedItem, context: RowContext) {
  return {
    title: itemTitle(field, item, context.locale),
    rows: item.fields.flatMap(inner => rowsOf(inner, context)),
  };
}

/** 第 1 位：李云舒（示例）; Person 1: … */
export function itemTitle(field: EvaluatedField, item: EvaluatedItem, locale: Locale): string {
  const kind = field.field;
  if (kind.kind !== 'repeating' && kind.kind !== 'table') return '';
  const unit = inLocale(itemName(kind), locale);
  const number =
    locale === 'zh'
      ? `第 ${item.index + 1} ${unit}`
      : `${unit.slice(0, 1).toUpperCase()}${unit.slice(1)} ${item.index + 1}`;
  return item.title === null ? number : `${number}${locale === 'zh' ? '：' : ': '}${item.title}`;
}

function hasErrors(field: EvaluatedField): boolean {
  return (
    field.errors.length > 0 ||
    (field.items ?? []).some(item => item.fields.some(hasErrors)) ||
    (field.fields ?? []).some(hasErrors)
  );
}
