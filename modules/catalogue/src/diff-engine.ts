import type { Text } from './content.ts';
import type { Section } from './problem-contract.ts';

/** One difference between two versions, in words for the editor's right column: 承诺时限 8 → 25 个工作日. */
export interface Difference {
  section: Section;
  path: string;
  labelZh: string;
  labelEn: string;
  kind: 'changed' | 'added' | 'removed';
  /** Words in the two languages; null on the side where there is nothing. */
  before: Text | null;
  after: Text | null;
  /** Of an entry that was added or removed: its elements, so that nothing in it goes unseen. */
  details?: Text;
}

export type Words = [zh: string, en: string];
type Show<T> = (value: T) => Words;

export interface FieldSpec<T> {
  key: string;
  label: Words;
  value(element: T): unknown;
  show: Show<never>;
}

export interface ListSpec<T> {
  /** What makes two entries the same one. */
  key(element: T): string;
  name(element: T): Words;
  fields: FieldSpec<T>[];
}

/** Declares one comparable element: where it is, what it is called, how its value reads. */
export function field<T, V>(
  key: string,
  label: Words,
  value: (element: T) => V | null | undefined,
  show: Show<V>,
): FieldSpec<T> {
  return { key, label, value, show: show as Show<never> };
}

/** What differs between two objects, field by field; `name` is the entry of a list that the fields belong to. */
export function diffFields<T>(
  prefix: string,
  section: Section,
  fields: readonly FieldSpec<T>[],
  before: T,
  after: T,
  name?: Words,
): Difference[] {
  return fields.flatMap(({ key, label, value, show }): Difference[] => {
    const [old, next] = [value(before) ?? null, value(after) ?? null];
    if (same(old, next)) return [];
    const say = (side: unknown): Text | null => {
      if (side === null) return null;
      const [zh, en] = show(side as never);
      return { zh, en };
    };
    return [
      {
        section,
        path: `${prefix}${key}`,
        labelZh: name ? `${name[0]} · ${label[0]}` : label[0],
        labelEn: name ? `${name[1]}, ${label[1].toLowerCase()}` : label[1],
        kind: old === null ? 'added' : next === null ? 'removed' : 'changed',
        before: say(old),
        after: say(next),
      },
    ];
  });
}

/** What differs between two lists: entries changed, added, removed, and put into another order. */
export function diffList<T>(
  section: Section,
  path: string,
  label: Words,
  before: readonly T[],
  after: readonly T[],
  spec: ListSpec<T>,
): Difference[] {
  const [old, next] = [keyed(before, spec), keyed(after, spec)];
  const line = (element: T, kind: 'added' | 'removed'): Difference => {
    const [zh, en] = spec.name(element);
    const text = { zh, en };
    const [before, after] = kind === 'removed' ? [text, null] : [null, text];
    const details = detailsOf(element, spec);
    return { section, path, labelZh: label[0], labelEn: label[1], kind, before, after, ...(details && { details }) };
  };
  const changed = [...next].flatMap(([key, element], index) => {
    const known = old.get(key);
    return known ? diffFields(`${path}/${index}/`, section, spec.fields, known, element, spec.name(element)) : [];
  });
  return [
    ...changed,
    ...[...next].filter(([key]) => !old.has(key)).map(([, element]) => line(element, 'added')),
    ...[...old].filter(([key]) => !next.has(key)).map(([, element]) => line(element, 'removed')),
    ...orderOf(section, path, label, old, next, spec),
  ];
}

/** The elements of an entry in one line, without what its name says already. */
function detailsOf<T>(element: T, spec: ListSpec<T>): Text | undefined {
  const [name] = spec.name(element);
  const said = spec.fields.flatMap(({ label, value, show }): Words[] => {
    const own = value(element) ?? null;
    if (own === null) return [];
    const [zh, en] = show(own as never);
    return zh === name ? [] : [[`${label[0]}：${zh}`, `${label[1]}: ${en}`]];
  });
  if (said.length === 0) return undefined;
  return { zh: said.map(([zh]) => zh).join('；'), en: said.map(([, en]) => en).join('; ') };
}

/** Entries by key; one that repeats an earlier key gets a number, so that none is lost. */
function keyed<T>(list: readonly T[], { key }: ListSpec<T>): Map<string, T> {
  const found = new Map<string, T>();
  for (const element of list) {
    const own = key(element);
    let unique = own;
    for (let n = 2; found.has(unique); n++) unique = `${own}#${n}`;
    found.set(unique, element);
  }
  return found;
}

function orderOf<T>(
  section: Section,
  path: string,
  label: Words,
  old: ReadonlyMap<string, T>,
  next: ReadonlyMap<string, T>,
  spec: ListSpec<T>,
): Difference[] {
  const before = [...old].filter(([key]) => next.has(key));
  const after = [...next].filter(([key]) => old.has(key));
  if (before.every(([key], i) => after[i]?.[0] === key)) return [];
  const say = (entries: [string, T][]): Text => ({
    zh: entries.map(([, element]) => spec.name(element)[0]).join('、'),
    en: entries.map(([, element]) => spec.name(element)[1]).join(', '),
  });
  return [
    {
      section,
      path,
      labelZh: `${label[0]} · 顺序`,
      labelEn: `${label[1]}, order`,
      kind: 'changed',
      before: say(before),
      after: say(after),
    },
  ];
}

function same(one: unknown, other: unknown): boolean {
  return one === other || canonical(one) === canonical(other);
}

/** JSON with keys in order, so that an object written by the database equals one written by a browser. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, one]) => one !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
