import { type TProperties, type TSchema, Type } from 'typebox';

export { type Choice, parseChoice, parseRange, type Range } from './filter-value.ts';

/**
 * The query of a list route: search words, sort, keyset cursor, and the list's own filters as texts in the forms of
 * `parseChoice` and `parseRange`. `GET <url>/export` takes the same and `columns`, and streams CSV.
 */
export function listQuery<F extends TProperties>(filters: F) {
  return Type.Object({
    q: Type.Optional(Type.String({ maxLength: 100 })),
    /** A sort key of the list; `-` in front turns it round. */
    sort: Type.Optional(Type.String({ maxLength: 40, pattern: '^-?[a-zA-Z]+$' })),
    after: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    /** Only these rows, for the export of a selection. */
    ids: Type.Optional(Type.String({ maxLength: 8000 })),
    columns: Type.Optional(Type.String({ maxLength: 1000 })),
    ...filters,
  });
}

/** One filter of a list's query. */
export const filterText = Type.Optional(Type.String({ maxLength: 400 }));

/** The answer of a list route. `total` is null where counting would cost more than it tells. */
export function listReply<R extends TSchema>(row: R) {
  return Type.Object({
    rows: Type.Array(row),
    next: Type.Union([Type.String(), Type.Null()]),
    total: Type.Union([Type.Object({ value: Type.Integer(), estimated: Type.Boolean() }), Type.Null()]),
  });
}
