/** JSON pointers (RFC 6901): the server names fields by them, and drafts are read and changed by them. */

export function segmentsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a pointer; undefined where the way ends early. */
export function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** A copy with another value at a pointer; what is not on the way keeps its identity. Missing objects are made. */
export function withValueAt<T>(root: T, pointer: string, value: unknown): T {
  return put(root, segmentsOf(pointer), value) as T;
}

function put(node: unknown, [head, ...rest]: string[], value: unknown): unknown {
  if (head === undefined) return value;
  if (Array.isArray(node)) {
    const copy = [...node];
    copy[Number(head)] = put(node[Number(head)], rest, value);
    return copy;
  }
  const object = typeof node === 'object' && node !== null ? (node as Record<string, unknown>) : {};
  return { ...object, [head]: put(object[head], rest, value) };
}

/** Whether a pointer lies at or under another. */
export function isWithin(pointer: string, parent: string): boolean {
  return pointer === parent || pointer.startsWith(`${parent}/`);
}
