/**
 * Filter values as they stand in an address and in a list's query, always text: `a,b` one of these, `!a,b` none of
 * these, `2026-11-01..2026-11-30` a range of dates or numbers whose ends may be open. Browser and server read them here.
 */

/** Several codes, or all but them. */
export interface Choice {
  values: string[];
  negated: boolean;
}

/** From and to, both included; undefined is open. */
export interface Range {
  from: string | undefined;
  to: string | undefined;
}

/** Reads a choice; undefined when the text holds none. */
export function parseChoice(text: string | undefined): Choice | undefined {
  if (!text) return undefined;
  const negated = text.startsWith('!');
  const values = (negated ? text.slice(1) : text).split(',').filter(Boolean);
  return values.length > 0 ? { values, negated } : undefined;
}

export function formatChoice({ values, negated }: Choice): string {
  return values.length === 0 ? '' : `${negated ? '!' : ''}${values.join(',')}`;
}

const date = /^\d{4}-\d{2}-\d{2}$/;
const number = /^-?\d+(\.\d+)?$/;

/** Reads a range of dates or of numbers; an end that is neither is taken as open, a text without `..` as no range. */
export function parseRange(text: string | undefined): Range | undefined {
  if (!text?.includes('..')) return undefined;
  const [from = '', to = ''] = text.split('..');
  const range = { from: endOf(from), to: endOf(to) };
  return range.from === undefined && range.to === undefined ? undefined : range;
}

export function formatRange({ from, to }: Range): string {
  return from === undefined && to === undefined ? '' : `${from ?? ''}..${to ?? ''}`;
}

function endOf(text: string): string | undefined {
  return date.test(text) || number.test(text) ? text : undefined;
}
