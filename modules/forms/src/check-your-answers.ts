import type { Answers, EvaluatedField, EvaluatedItem, EvaluateOptions, Locale } from './answers.ts';
import type { FormDefinition } from './definition.ts';
import { displaySource, inLocale } from './display.ts';
import { itemName, itemTitle, linesOf } from './display-fields.ts';
import { evaluateForm } from './evaluate.ts';

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

function hasErrors(field: EvaluatedField): boolean {
  return (
    field.errors.length > 0 ||
    (field.items ?? []).some(item => item.fields.some(hasErrors)) ||
    (field.fields ?? []).some(hasErrors)
  );
}
