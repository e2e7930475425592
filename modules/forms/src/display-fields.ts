import type { EvaluatedField, EvaluatedItem, Locale, Lookups } from './answers.ts';
import type { LocalisedText, RepeatingField, TableField } from './definition.ts';
import { displayValue, inLocale, maskValue } from './display.ts';

export interface LineContext {
  locale: Locale;
  lookups?: Lookups;
  /** Personal data in full; default masked. */
  unmasked?: boolean;
}

/** The lines of one field; what could not be read is shown as it was typed. */
export function linesOf(field: EvaluatedField, context: LineContext): string[] {
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

/** What one item is called: 位, 行. */
export function itemName(field: RepeatingField | TableField): LocalisedText {
  return field.itemLabel ?? { zh: '行', en: 'row' };
}
