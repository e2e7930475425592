/** One difference between two versions of a thing. `path` is a JSON pointer into the newer one where it is there. */
export interface Difference {
  path: string;
  kind: 'changed' | 'added' | 'removed';
  before?: unknown;
  after?: unknown;
}

type Json = unknown;

/**
 * What differs between two JSON values. Objects are compared by key; lists of objects that carry an `id`, `key` or
 * `code` are matched by it, so that an entry moved within a list is not taken for many changes; other lists by place.
 */
export function diffJson(before: Json, after: Json, path = ''): Difference[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, path);
  if (isObject(before) && isObject(after)) return diffObjects(before, after, path);
  if (isEmpty(before) && isEmpty(after)) return [];
  if (isEmpty(before)) return [{ path, kind: 'added', after }];
  if (isEmpty(after)) return [{ path, kind: 'removed', before }];
  return [{ path, kind: 'changed', before, after }];
}

function diffObjects(before: Record<string, Json>, after: Record<string, Json>, path: string): Difference[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap(key => diffJson(before[key], after[key], `${path}/${escapeKey(key)}`));
}

function diffLists(before: Json[], after: Json[], path: string): Difference[] {
  const identity = identityOf([...before, ...after]);
  if (identity === undefined) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, i) => diffJson(before[i], after[i], `${path}/${i}`)).flat();
  }
  const idOf = (entry: Json) => String((entry as Record<string, Json>)[identity]);
  const found: Difference[] = [];
  for (const entry of before) {
    if (!after.some(other => idOf(other) === idOf(entry))) {
      found.push({ path: `${path}/${escapeKey(idOf(entry))}`, kind: 'removed', before: entry });
    }
  }
  after.forEach((entry, i) => {
    const old = before.find(other => idOf(other) === idOf(entry));
    if (old === undefined) found.push({ path: `${path}/${i}`, kind: 'added', after: entry });
    else found.push(...diffJson(old, entry, `${path}/${i}`));
  });
  return found;
}

function identityOf(entries: Json[]): string | undefined {
  if (entries.length === 0 || !entries.every(isObject)) return undefined;
  return ['id', 'key', 'code'].find(name =>
    entries.every(entry => typeof (entry as Record<string, Json>)[name] === 'string'),
  );
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: Json): boolean {
  return value === undefined || value === null || value === '';
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
