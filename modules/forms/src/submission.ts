import type { Answers } from './answers.ts';
import type { FormField, FormPage, LeafField } from './definition.ts';
import { isRecord, ownValue } from './json.ts';
import { divisionPrefix } from './read-structured.ts';

/** What the person pressed. */
export type PageAction =
  | { kind: 'continue' }
  | { kind: 'save' }
  /** Draw the page again with what was chosen, e.g. the townships of a district. */
  | { kind: 'refresh'; path: string }
  | { kind: 'add'; path: string }
  | { kind: 'remove'; path: string }
  /** Unfold an item of a list that is shown as a summary. */
  | { kind: 'edit'; path: string }
  /** 不对？ */
  | { kind: 'dispute'; path: string }
  /** The held value counts after all. */
  | { kind: 'restore'; path: string };

export interface PageSubmission {
  /** The stored answers with this page's applied. Still as typed: `evaluateForm` reads them. */
  answers: Answers;
  action: PageAction;
}

/** Body of a plain HTML form: text, what `URLSearchParams` reads, or what a body parser made of it. */
export type FormBody = string | URLSearchParams | Record<string, string | readonly string[] | undefined>;

/**
 * Reads the post of one page from a browser without script and lays it over the stored answers.
 *
 * Names are answer paths: `name`, `people.0.name`, `premises.detail`. Buttons are `_add=people`, `_remove=people.1`,
 * `_edit=people.0`, `_dispute=name`, `_restore=name`, `_refresh=premises`, `_save`. An unticked box is not sent by browsers at all, so the
 * renderer adds `_present=kinds` for what it drew; only that can empty an answer that did not come. Fields of other pages
 * and unknown names are ignored here, as no page of ours sends them.
 */
export function parsePageSubmission(page: FormPage, body: FormBody, stored: Answers = {}): PageSubmission {
  const posted = readBody(body);
  const present = new Set(posted.get('_present') ?? []);
  const answers = { ...stored };
  for (const field of leafAndLists(page.fields)) applyField(field, '', posted, present, answers);
  const action = readAction(page, posted);
  if (action.kind === 'add') addItem(action.path, answers);
  else if (action.kind === 'remove') removeItem(action.path, answers);
  else dropBlankRows(page, answers);
  return { answers, action };
}

type Posted = ReadonlyMap<string, readonly string[]>;
type AnswerField = Exclude<FormField, { kind: 'group' | 'static' }>;

/** More than any page has; a longer body is cut rather than worked through. */
const MOST_NAMES = 20_000;

function readBody(body: FormBody): Posted {
  const posted = new Map<string, string[]>();
  const entries: Iterable<readonly [string, string]> =
    typeof body === 'string' ? new URLSearchParams(body) : body instanceof URLSearchParams ? body : flattenRecord(body);
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (count > MOST_NAMES) break;
    const values = posted.get(name);
    if (values) values.push(value);
    else posted.set(name, [value]);
  }
  return posted;
}

function* flattenRecord(
  body: Record<string, string | readonly string[] | undefined>,
): Generator<readonly [string, string]> {
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === 'string') yield [name, value];
    else for (const one of value ?? []) yield [name, one];
  }
}

function leafAndLists(fields: readonly FormField[]): AnswerField[] {
  return fields.flatMap(field => {
    if (field.kind === 'static') return [];
    return field.kind === 'group' ? leafAndLists(field.fields) : [field];
  });
}

function applyField(
  field: AnswerField,
  prefix: string,
  posted: Posted,
  present: ReadonlySet<string>,
  answers: Answers,
): void {
  const name = `${prefix}${field.key}`;
  if (field.kind === 'repeating' || field.kind === 'table') {
    applyList(field, name, posted, present, answers);
    return;
  }
  const value = readField(field, name, posted, present, ownValue(answers, field.key));
  if (value !== undefined) answers[field.key] = value;
}

/** Undefined when the page did not draw the field; null when it was drawn and left empty. */
function readField(
  field: LeafField,
  name: string,
  posted: Posted,
  present: ReadonlySet<string>,
  stored: unknown,
): unknown {
  const values = posted.get(name);
  switch (field.kind) {
    case 'choice':
      if (field.display === 'multiple')
        return values ? values.filter(value => value !== '') : present.has(name) ? null : undefined;
      return values ? lastText(values) : present.has(name) ? null : undefined;
    case 'boolean':
    case 'declaration':
      return values ? lastText(values) : present.has(name) ? null : undefined;
    case 'division':
      return readCascade(name, posted);
    case 'address': {
      const division = readCascade(`${name}.division`, posted);
      const detail = lastText(posted.get(`${name}.detail`));
      if (division === undefined && detail === undefined) return undefined;
      const before = isRecord(stored) ? stored : {};
      const after = { division: division ?? before.division ?? '', detail: detail ?? before.detail ?? '' };
      return after.division === '' && (after.detail === '' || after.detail === null)
        ? null
        : { ...after, detail: after.detail ?? '' };
    }
    case 'signature': {
      const signed = lastText(posted.get(`${name}.name`));
      const drawing = lastText(posted.get(`${name}.drawing`));
      if (signed === undefined) return undefined;
      return signed === null ? null : drawing ? { name: signed, drawing } : { name: signed };
    }
    case 'material':
      // Files come by their own upload, never in this post.
      return undefined;
    default:
      return values ? lastText(values) : undefined;
  }
}

function lastText(values: readonly string[] | undefined): string | null | undefined {
  const value = values?.at(-1);
  return value === '' ? null : value;
}

/**
 * One select a level. Where a district was changed without script, the township below still names the old district:
 * only as much counts as hangs together.
 */
function readCascade(name: string, posted: Posted): string | null | undefined {
  const whole = posted.get(name);
  const levels = ['county', 'township', 'village'].map(level => posted.get(`${name}.${level}`)?.at(-1));
  if (!whole && levels.every(level => level === undefined)) return undefined;
  let chosen: string | null = lastText(whole) ?? null;
  for (const code of levels) {
    if (!code) break;
    if (chosen !== null && !code.startsWith(divisionPrefix(chosen))) break;
    chosen = code;
  }
  return chosen;
}

type ListField = Extract<FormField, { kind: 'repeating' | 'table' }>;

function applyList(
  field: ListField,
  name: string,
  posted: Posted,
  present: ReadonlySet<string>,
  answers: Answers,
): void {
  const indexes = postedIndexes(name, posted, present);
  if (indexes.length === 0) return;
  const stored = ownValue(answers, field.key);
  const items = Array.isArray(stored) ? stored.map(item => (isRecord(item) ? item : {})) : [];
  const inner: readonly FormField[] = field.kind === 'repeating' ? field.fields : field.columns;
  for (const index of indexes) {
    while (items.length <= index) items.push({});
    const item = { ...items[index] };
    for (const child of leafAndLists(inner)) applyField(child, `${name}.${index}.`, posted, present, item);
    items[index] = item;
  }
  answers[field.key] = items;
}

const MOST_ITEMS = 1000;

function postedIndexes(name: string, posted: Posted, present: ReadonlySet<string>): number[] {
  const found = new Set<number>();
  for (const path of [...posted.keys(), ...present]) {
    if (!path.startsWith(`${name}.`)) continue;
    const index = /^(\d{1,4})\./.exec(path.slice(name.length + 1))?.[1];
    if (index !== undefined && Number(index) < MOST_ITEMS) found.add(Number(index));
  }
  return [...found].toSorted((a, b) => a - b);
}

/** Rows of a table that were left empty are not rows; only while rows are being added do they stay. */
function dropBlankRows(page: FormPage, answers: Answers): void {
  for (const { kind, key } of leafAndLists(page.fields)) {
    const rows = ownValue(answers, key);
    if (kind === 'table' && Array.isArray(rows)) answers[key] = rows.filter(row => isRecord(row) && !isBlank(row));
  }
}

function isBlank(item: Answers): boolean {
  return Object.values(item).every(
    value => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0),
  );
}

const ACTIONS = ['add', 'remove', 'edit', 'dispute', 'restore', 'refresh'] as const;

function readAction(page: FormPage, posted: Posted): PageAction {
  const lists = leafAndLists(page.fields).filter(({ kind }) => kind === 'repeating' || kind === 'table');
  for (const kind of ACTIONS) {
    const path = posted.get(`_${kind}`)?.at(-1);
    if (path === undefined || !/^[a-zA-Z0-9.]{1,200}$/.test(path)) continue;
    if (kind === 'add' && !lists.some(({ key }) => key === path)) continue;
    if (
      (kind === 'remove' || kind === 'edit') &&
      !lists.some(({ key }) => /^\d{1,4}$/.test(path.slice(key.length + 1)) && path.startsWith(`${key}.`))
    ) {
      continue;
    }
    return { kind, path };
  }
  return posted.has('_save') ? { kind: 'save' } : { kind: 'continue' };
}

function addItem(key: string, answers: Answers): void {
  const stored = ownValue(answers, key);
  const items = Array.isArray(stored) ? stored : [];
  if (items.length < MOST_ITEMS) answers[key] = [...items, {}];
}

function removeItem(path: string, answers: Answers): void {
  const [key = '', index] = path.split('.');
  const stored = ownValue(answers, key);
  if (Array.isArray(stored)) answers[key] = stored.filter((_, at) => at !== Number(index));
}
