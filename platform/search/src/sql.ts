import { type RawBuilder, sql } from '@onewindow/db';
import { pinyinForms } from './pinyin.ts';
import type { QueryForms } from './query.ts';

/**
 * WHERE fragment: every word is there. Index: `create index … using gin (search)`.
 * An empty query finds everything, so that a list without a search is the same statement.
 */
export function matchesAll(vectorColumn: string, forms: QueryForms): RawBuilder<boolean> {
  return matches(vectorColumn, forms.tsquery);
}

/** WHERE fragment: some word is there; order by `rank`. */
export function matchesAny(vectorColumn: string, forms: QueryForms): RawBuilder<boolean> {
  return matches(vectorColumn, forms.looseTsquery);
}

function matches(vectorColumn: string, tsquery: string): RawBuilder<boolean> {
  return tsquery === '' ? sql<boolean>`true` : sql<boolean>`${sql.ref(vectorColumn)} @@ ${tsquery}::tsquery`;
}

/**
 * WHERE fragment: sounds or looks alike, for when no word matched. The column holds `soundsLike` texts.
 * Index: `create index … using gin (sounds gin_trgm_ops)`. Too short a query matches nothing.
 */
export function matchesAlike(soundsColumn: string, forms: QueryForms): RawBuilder<boolean> {
  return forms.trigram === '' ? sql<boolean>`false` : sql<boolean>`${sql.ref(soundsColumn)} %> ${forms.trigram}::text`;
}

/** ORDER BY expression, larger is better; weights as in `SearchField`, long texts not favoured. */
export function rank(vectorColumn: string, forms: QueryForms): RawBuilder<number> {
  return forms.looseTsquery === ''
    ? sql<number>`0::real`
    : sql<number>`ts_rank(${sql.ref(vectorColumn)}, ${forms.looseTsquery}::tsquery, 1)`;
}

/** ORDER BY expression for `matchesAlike`, 0 to 1. */
export function likeness(soundsColumn: string, forms: QueryForms): RawBuilder<number> {
  return sql<number>`word_similarity(${forms.trigram}::text, ${sql.ref(soundsColumn)})`;
}

/** What a trigram column stores of names and aliases: their pinyin, one word each. */
export function soundsLike(names: readonly string[]): string {
  return [...new Set(names.map(name => pinyinForms(name).full).filter(Boolean))].join(' ').slice(0, 2000);
}
