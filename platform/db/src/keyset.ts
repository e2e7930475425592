/** What a list is asked for: how many rows, and after which row (the cursor of the page before). */
export interface PageRequest {
  limit: number;
  after?: string | undefined;
}

/** One page of a list and the cursor of the next, if there is one. */
export interface Page<T> {
  rows: T[];
  next: string | null;
}

/** Cuts one row more than asked into a page: fetch `limit + 1` rows and hand them over. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => readonly unknown[]): Page<T> {
  if (rows.length <= limit) return { rows, next: null };
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return { rows: shown, next: last === undefined ? null : encodeCursor(keyOf(last)) };
}

/** A cursor is the sort key of the last row shown, as opaque text. */
export function encodeCursor(key: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor back; undefined when it is not one of ours, which a list treats as its beginning. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number | null)[] | undefined {
  if (!cursor) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(key) || key.length !== length) return undefined;
    return key.every(part => part === null || typeof part === 'string' || typeof part === 'number') ? key : undefined;
  } catch {
    return undefined;
  }
}
