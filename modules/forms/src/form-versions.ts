import { type Actor, requirePermission } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import type { AnswerError } from './answers.ts';
import type { FormDefinition } from './definition.ts';
import { formsErrors } from './errors.ts';
import { formsPermissions } from './permissions.ts';
import { type DefinitionProblem, validateDefinition } from './validate-definition.ts';

/** One version 版本 of a form, as it stands in the table. */
export interface FormVersion {
  id: string;
  key: string;
  version: number;
  state: 'draft' | 'published';
  definition: FormDefinition;
  changedAt: Date;
  changedBy: string;
  publishedAt: Date | null;
  /** Counts the saves of a draft. */
  rowVersion: number;
}

const columns = sql.raw(`id, key, version, state, definition, changed_at as "changedAt", changed_by as "changedBy",
  published_at as "publishedAt", row_version as "rowVersion"`);

/**
 * Published versions never change, so they are kept for the life of the process; one object a version also means that its
 * expressions are parsed once. 500 versions of 100 KB are 50 MB: more than a city has in use at a time.
 */
const published = new Map<string, FormVersion>();
const KEPT_VERSIONS = 500;

/**
 * @throws forms.notFound
 */
export async function getFormVersion(db: Db, id: string): Promise<FormVersion> {
  const known = published.get(id);
  if (known) return known;
  const { rows } = await sql<FormVersion>`select ${columns} from forms.form_version where id = ${id}`.execute(db);
  const found = rows[0];
  if (!found) throw formsErrors.notFound();
  if (found.state === 'published') keep(found);
  return found;
}

function keep(version: FormVersion): void {
  const [oldest] = published.keys();
  if (published.size >= KEPT_VERSIONS && oldest !== undefined) published.delete(oldest);
  published.set(version.id, version);
}

/** The latest published version of a form, or undefined when there is none. */
export async function findPublishedForm(db: Db, key: string): Promise<FormVersion | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from forms.form_version where key = ${key} and state = 'published' order by version desc limit 1`.execute(
    db,
  );
  return rows[0] ? getFormVersion(db, rows[0].id) : undefined;
}

/** The draft of a form, or undefined when nobody is changing it. */
export async function findDraft(db: Db, key: string): Promise<FormVersion | undefined> {
  const { rows } = await sql<FormVersion>`
    select ${columns} from forms.form_version where key = ${key} and state = 'draft'`.execute(db);
  return rows[0];
}

export interface SaveFormDraft {
  key: string;
  definition: unknown;
  /** The save that the editor began from; absent to begin a draft. */
  expectedRowVersion?: number | undefined;
}

/**
 * Keeps a draft. Warnings and errors in expressions are allowed, a shape that is not a form is not: half a form must be
 * kept, half a JSON must not.
 * @returns the draft and all its problems
 * @throws auth.forbidden, forms.definitionRefused, forms.stale
 */
export async function saveFormDraft(
  db: Db,
  actor: Actor,
  input: SaveFormDraft,
): Promise<{ draft: FormVersion; problems: DefinitionProblem[] }> {
  requirePermission(actor, formsPermissions.edit);
  const problems = validateDefinition(withKey(input));
  const unshaped = problems.filter(({ code }) => code === 'shape' || code === 'kind');
  if (unshaped.length > 0) throw refused(unshaped);
  const definition = withKey(input) as FormDefinition;
  const draft = await inTransaction(db, async tx => {
    await lockKey(tx, input.key);
    const current = await findDraft(tx, input.key);
    if ((current?.rowVersion ?? undefined) !== input.expectedRowVersion) {
      throw formsErrors.stale(
        { name: current?.changedBy ?? '' },
        { data: { rowVersion: current?.rowVersion ?? null } },
      );
    }
    const saved = current
      ? await updateDraft(tx, actor, current.id, definition)
      : await insertDraft(tx, actor, definition);
    await appendEvent(tx, actor, {
      type: 'forms.draftSaved',
      subject: { kind: 'form', id: saved.id },
      data: { key: saved.key, version: saved.version, rowVersion: saved.rowVersion },
    });
    return saved;
  });
  return { draft, problems };
}

/**
 * Publishes a draft: from now on it never changes.
 * @throws auth.forbidden, forms.notFound, forms.published, forms.definitionRefused
 */
export async function publishForm(db: Db, actor: Actor, id: string): Promise<FormVersion> {
  requirePermission(actor, formsPermissions.publish);
  return inTransaction(db, async tx => {
    const { rows } = await sql<FormVersion>`
      select ${columns} from forms.form_version where id = ${id} for update`.execute(tx);
    const draft = rows[0];
    if (!draft) throw formsErrors.notFound();
    if (draft.state === 'published') throw formsErrors.published();
    const mistakes = errorsIn(draft.definition);
    if (mistakes.length > 0) throw refused(mistakes);
    return publish(tx, actor, id);
  });
}

/**
 * Publishes a definition as the next version of its form, for seeding, imports and programs. The same definition again
 * gives the version that is there already.
 * @throws auth.forbidden, forms.definitionRefused with every error and its path
 */
export async function deployForm(
  db: Db,
  actor: Actor,
  input: { key: string; definition: unknown },
): Promise<FormVersion> {
  requirePermission(actor, formsPermissions.publish);
  const mistakes = errorsIn(withKey(input));
  if (mistakes.length > 0) throw refused(mistakes);
  const definition = withKey(input) as FormDefinition;
  return inTransaction(db, async tx => {
    await lockKey(tx, input.key);
    const { rows } = await sql<{ id: string; same: boolean }>`
      select id, definition = ${JSON.stringify(definition)}::jsonb as same from forms.form_version
      where key = ${input.key} and state = 'published' order by version desc limit 1`.execute(tx);
    if (rows[0]?.same) return getFormVersion(tx, rows[0].id);
    const draft = await findDraft(tx, input.key);
    const saved = draft ? await updateDraft(tx, actor, draft.id, definition) : await insertDraft(tx, actor, definition);
    return publish(tx, actor, saved.id);
  });
}

/** The key of the form is where it is kept; a definition that names another is a mistake that nobody can mean. */
function withKey({ key, definition }: { key: string; definition: unknown }): unknown {
  return typeof definition === 'object' && definition !== null && !Array.isArray(definition)
    ? { ...definition, key }
    : definition;
}

/** Serialises the writers of one form: the next version number and the one draft are decided by reading. */
async function lockKey(tx: Db, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('forms.' || ${key}, 0))`.execute(tx);
}

async function insertDraft(tx: Db, actor: Actor, definition: FormDefinition): Promise<FormVersion> {
  const { key, title } = definition;
  const { rows } = await sql<FormVersion>`
    insert into forms.form_version (key, version, title_zh, title_en, definition, created_by, changed_by)
    select ${key}, coalesce(max(version), 0) + 1, ${title.zh}, ${title.en}, ${JSON.stringify(definition)}::jsonb,
           ${actor.name}, ${actor.name}
    from forms.form_version where key = ${key}
    returning ${columns}`.execute(tx);
  return one(rows);
}

async function updateDraft(tx: Db, actor: Actor, id: string, definition: FormDefinition): Promise<FormVersion> {
  const { rows } = await sql<FormVersion>`
    update forms.form_version
    set definition = ${JSON.stringify(definition)}::jsonb, title_zh = ${definition.title.zh}, title_en = ${definition.title.en},
        changed_at = now(), changed_by = ${actor.name}, row_version = row_version + 1
    where id = ${id} and state = 'draft'
    returning ${columns}`.execute(tx);
  return one(rows);
}

async function publish(tx: Db, actor: Actor, id: string): Promise<FormVersion> {
  const { rows } = await sql<FormVersion>`
    update forms.form_version
    set state = 'published', published_at = now(), published_by = ${actor.name}, changed_at = now(), changed_by = ${actor.name}
    where id = ${id}
    returning ${columns}`.execute(tx);
  const version = one(rows);
  await appendEvent(tx, actor, {
    type: 'forms.published',
    subject: { kind: 'form', id: version.id },
    data: { key: version.key, version: version.version, title: version.definition.title },
  });
  // Not kept in memory here: the transaction may still be rolled back.
  return version;
}

function one(rows: FormVersion[]): FormVersion {
  const [row] = rows;
  if (!row) throw formsErrors.notFound();
  return row;
}

function errorsIn(definition: unknown): DefinitionProblem[] {
  return validateDefinition(definition).filter(({ severity }) => severity === 'error');
}

function refused(problems: readonly DefinitionProblem[]) {
  const fields = problems.map(({ path, code, zh, en }) => ({ path: pointer(path), code, zh, en }));
  return formsErrors.definitionRefused({ count: problems.length }, { fields });
}

/** Errors of answers as an HTTP problem lists them: `people.0.name` is `/people/0/name`. */
export function toFieldErrors(errors: readonly AnswerError[], prefix = ''): FieldError[] {
  return errors.map(({ path, code, zh, en }) => ({ path: `${prefix}${pointer(path)}`, code, zh, en }));
}

function pointer(path: string): string {
  return `/${path.replaceAll('.', '/')}`;
}
