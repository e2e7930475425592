import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { LicenceType } from '../contract.ts';
import { licenceErrors } from '../errors.ts';
import { builtInTypes } from './built-in.ts';
import { checkType } from './check-type.ts';
import { recordTypeVersion } from './type-versions.ts';

export interface StoredLicenceType extends LicenceType {
  revision: number;
}

const columns = sql.raw(`
  key, code, code_source as "codeSource", name, name_en as "nameEn", authority_name as "authorityName", law,
  holder_kind as "holderKind", number_format as "numberFormat", definition, revision`);

/** Puts the built-in types in place where they are missing. Safe to run at any time and twice. */
export async function ensureBuiltInTypes(db: Db): Promise<void> {
  await sql`
    with made as (
    insert into licences.licence_type
      (key, code, code_source, name, name_en, authority_name, authority_code, law, holder_kind, number_format, definition)
    select t.key, t.code, t."codeSource", t.name, t."nameEn", t."authorityName", left(t.code, 18), t.law, t."holderKind",
      t."numberFormat", t.definition
    from jsonb_to_recordset(${JSON.stringify(builtInTypes)}::jsonb) as t (
      key text, code text, "codeSource" text, name text, "nameEn" text, "authorityName" text, law text, "holderKind" text,
      "numberFormat" text, definition jsonb)
    on conflict do nothing
    returning key, revision, name, name_en, authority_name, law, number_format, definition, edited_by, edited_at)
    insert into licences.licence_type_version
      (type_key, revision, name, name_en, authority_name, law, number_format, definition, edited_by, edited_at)
    select key, revision, name, name_en, authority_name, law, number_format, definition, edited_by, edited_at from made
    on conflict do nothing`.execute(db);
}

/** @throws licences.typeNotFound */
export async function getLicenceType(db: Db, key: string): Promise<StoredLicenceType> {
  const found = await findLicenceType(db, key);
  if (found) return found;
  if (builtInTypes.some(type => type.key === key)) {
    await ensureBuiltInTypes(db);
    const made = await findLicenceType(db, key);
    if (made) return made;
  }
  throw licenceErrors.typeNotFound({ key });
}

const CACHED_MILLISECONDS = 10_000;
const cache = new WeakMap<object, Map<string, { at: number; type: StoredLicenceType }>>();

/**
 * `getLicenceType`, ten seconds old at most: what a change of a type takes to reach every process. A row of the caller's own
 * transaction, which may yet be rolled back, is not kept: its time is that of the transaction's beginning.
 */
export async function getCachedType(db: Db, services: object, key: string): Promise<StoredLicenceType> {
  const known = cache.get(services) ?? new Map<string, { at: number; type: StoredLicenceType }>();
  cache.set(services, known);
  const held = known.get(key);
  if (held && performance.now() - held.at < CACHED_MILLISECONDS) return held.type;
  const { rows } = await sql<StoredLicenceType & { settled: boolean }>`
    select ${columns}, edited_at < now() as settled from licences.licence_type where key = ${key}`.execute(db);
  const [found] = rows;
  if (!found) return getLicenceType(db, key);
  if (found.settled) known.set(key, { at: performance.now(), type: found });
  return found;
}

export async function findLicenceType(db: Db, key: string): Promise<StoredLicenceType | undefined> {
  const { rows } =
    await sql<StoredLicenceType>`select ${columns} from licences.licence_type where key = ${key}`.execute(db);
  return rows[0];
}

/** Every type in order of name. */
export async function listLicenceTypes(db: Db): Promise<StoredLicenceType[]> {
  await ensureBuiltInTypes(db);
  const { rows } =
    await sql<StoredLicenceType>`select ${columns} from licences.licence_type order by name, key`.execute(db);
  return rows;
}

/**
 * Makes or changes a type as its next version. Licences already issued keep the version that they were issued under.
 * `revision` is that of the type being changed, 0 for a new one; saving what it says already makes no version.
 * @throws licences.badType, licences.typeChanged
 */
export async function saveLicenceType(
  db: Db,
  actor: Actor,
  { type, revision, note = null }: { type: LicenceType; revision: number; note?: string | null | undefined },
): Promise<StoredLicenceType> {
  const problems = checkType(type);
  if (problems.length > 0) throw licenceErrors.badType({}, { fields: problems });
  const definition = JSON.stringify(type.definition);
  return inTransaction(db, async tx => {
    const before = revision === 0 ? undefined : await findLicenceType(tx, type.key);
    if (before?.revision === revision && saysTheSame(before, type)) return before;
    const { rows } =
      revision === 0
        ? await sql<StoredLicenceType>`
            insert into licences.licence_type
              (key, code, code_source, name, name_en, authority_name, authority_code, law, holder_kind, number_format, definition, edited_by)
            values (${type.key}, ${type.code}, ${type.codeSource}, ${type.name}, ${type.nameEn}, ${type.authorityName},
              ${type.code.slice(0, 18)}, ${type.law}, ${type.holderKind}, ${type.numberFormat}, ${definition}::jsonb, ${actor.name})
            on conflict do nothing
            returning ${columns}`.execute(tx)
        : await sql<StoredLicenceType>`
            update licences.licence_type set code = ${type.code}, code_source = ${type.codeSource}, name = ${type.name},
              name_en = ${type.nameEn}, authority_name = ${type.authorityName}, authority_code = ${type.code.slice(0, 18)},
              law = ${type.law}, holder_kind = ${type.holderKind}, number_format = ${type.numberFormat},
              definition = ${definition}::jsonb, revision = revision + 1, edited_by = ${actor.name}, edited_at = now()
            where key = ${type.key} and revision = ${revision}
            returning ${columns}`.execute(tx);
    const saved = rows[0];
    if (!saved) throw await staleType(tx, type.key);
    await recordTypeVersion(tx, type.key, note?.trim() || null);
    await appendEvent(tx, actor, {
      type: 'licences.typeSaved',
      // Types are known by key; the event's subject wants a uuid, so it is derived from the key.
      subject: { kind: 'licenceType', id: await uuidOf(tx, type.key) },
      data: { key: type.key, name: type.name, revision: saved.revision, changed: changedParts(before, saved), note },
    });
    return saved;
  });
}

const parts = ['code', 'codeSource', 'name', 'nameEn', 'authorityName', 'law', 'holderKind', 'numberFormat'] as const;

/** What differs between two versions, by the names of the interface; all of it for a new type. */
function changedParts(before: LicenceType | undefined, after: LicenceType): string[] {
  const own: string[] = parts.filter(part => before?.[part] !== after[part]);
  const keys = new Set([...Object.keys(before?.definition ?? {}), ...Object.keys(after.definition)]);
  const at = (type: LicenceType | undefined, key: string) =>
    (type?.definition as Record<string, unknown> | undefined)?.[key];
  return [...own, ...[...keys].filter(key => !isDeepStrictEqual(at(before, key), at(after, key)))];
}

function saysTheSame(before: LicenceType, after: LicenceType): boolean {
  return changedParts(before, after).length === 0;
}

async function staleType(tx: Db, key: string): Promise<Error> {
  const { rows } = await sql<{ by: string; revision: number }>`
    select edited_by as by, revision from licences.licence_type where key = ${key}`.execute(tx);
  const current = rows[0];
  if (!current) return licenceErrors.typeNotFound({ key });
  return licenceErrors.typeChanged({ by: current.by }, { data: { revision: current.revision } });
}

async function uuidOf(tx: Db, key: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select md5(${`licenceType:${key}`})::uuid as id`.execute(tx);
  return rows[0]?.id ?? '00000000-0000-0000-0000-000000000000';
}
