/** What two people made of the same draft, put together. */
export interface Merged<T> {
  value: T;
  /** Where both changed the same thing differently, by JSON pointer; mine stands there. */
  clashes: string[];
}

type Json = unknown;

/**
 * Merges what I and somebody else made of the same base. Objects are merged key by key, lists of entries with an `id` entry
 * by entry; any other list is one value. Where both changed the same, mine stands and the place is named.
 */
export function mergeEdits<T>(base: T, mine: T, theirs: T): Merged<T> {
  const clashes: string[] = [];
  return { value: merge(base, mine, theirs, '', clashes) as T, clashes };
}

function merge(base: Json, mine: Json, theirs: Json, path: string, clashes: string[]): Json {
  if (same(mine, base)) return theirs;
  if (same(theirs, base) || same(mine, theirs)) return mine;
  if (isObject(base) && isObject(mine) && isObject(theirs)) {
    const keys = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
    const entries = [...keys].map(key => [key, merge(base[key], mine[key], theirs[key], `${path}/${key}`, clashes)]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if (isListOfEntries(base) && isListOfEntries(mine) && isListOfEntries(theirs)) {
    return mergeLists(base, mine, theirs, path, clashes);
  }
  clashes.push(path);
  return mine;
}

type Entry = Record<string, Json> & { id: string };

/** My order, with what they added at the end; what one removed and the other left alone goes. */
function mergeLists(base: Entry[], mine: Entry[], theirs: Entry[], path: string, clashes: string[]): Entry[] {
  const find = (list: Entry[], id: string) => list.find(entry => entry.id === id);
  const ids = [...new Set([...mine, ...theirs].map(entry => entry.id))];
  return ids.flatMap((id, index) => {
    const [old, own, other] = [find(base, id), find(mine, id), find(theirs, id)];
    if (own && other) return [merge(old, own, other, `${path}/${index}`, clashes) as Entry];
    const left = own ?? other;
    if (!left || !old) return left ? [left] : [];
    if (same(left, old)) return [];
    // One removed what the other changed: it stays, and is named.
    clashes.push(`${path}/${index}`);
    return [left];
  });
}

function same(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((entry, i) => same(entry, other[i]));
  }
  if (!isObject(one) || !isObject(other)) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every(key => same(one[key], other[key]));
}

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfEntries(value: Json): value is Entry[] {
  return Array.isArray(value) && value.every(entry => isObject(entry) && typeof entry.id === 'string');
}
