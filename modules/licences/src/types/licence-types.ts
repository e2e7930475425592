import type { Actor } from '@onewindow/auth';
import { checkUnifiedSocialCreditCode } from '@onewindow/codes';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import type { LicenceType } from '../contract.ts';
import { licenceErrors } from '../errors.ts';
import { builtInTypes } from './built-in.ts';

export interface StoredLicenceType extends LicenceType {
  revision: number;
}

const columns = sql.raw(`
  key, code, code_source as "codeSource", name, name_en as "nameEn", authority_name as "authorityName", law,
  holder_kind as "holderKind", number_format as "numberFormat", definition, revision`);

/** Puts the built-in types in place where they are missing. Safe to run at any time and twice. */
export async function ensureBuiltInTypes(db: Db): Promise<void> {
  await sql`
    insert into licences.licence_type
      (key, code, code_source, name, name_en, authority_name, authority_code, law, holder_kind, number_format, definition)
    select t.key, t.code, t."codeSource", t.name, t."nameEn", t."authorityName", left(t.code, 18), t.law, t."holderKind",
      t."numberFormat", t.definition
    from jsonb_to_recordset(${JSON.stringify(builtInTypes)}::jsonb) as t (
      key text, code text, "codeSource" text, name text, "nameEn" text, "authorityName" text, law text, "holderKind" text,
      "numberFormat" text, definition jsonb)
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
 * Makes or changes a type. Licences already issued keep the face they were issued with. `revision` is that of the type
 * being changed, 0 for a new one.
 * @throws licences.badType, licences.typeChanged
 */
export async function saveLicenceType(
  db: Db,
  actor: Actor,
  { type, revision }: { type: LicenceType; revision: number },
): Promise<StoredLicenceType> {
  const problems = checkType(type);
  if (problems.length > 0) throw licenceErrors.badType({}, { fields: problems });
  const definition = JSON.stringify(type.definition);
  return inTransaction(db, async tx => {
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
    await appendEvent(tx, actor, {
      type: 'licences.typeSaved',
      // Types are known by key; the event's subject wants a uuid, so it is derived from the key.
      subject: { kind: 'licenceType', id: await uuidOf(tx, type.key) },
      data: { key: type.key, name: type.name, revision: saved.revision },
    });
    return saved;
  });
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

function checkType(type: LicenceType): FieldError[] {
  const problems: FieldError[] = [];
  const code = checkUnifiedSocialCreditCode(type.code.slice(0, 18));
  if (!code.ok) problems.push({ path: '/type/code', code: code.code, zh: code.zh, en: code.en });
  const unique = type.numberFormat.includes('{serial') || type.numberFormat.includes('{newCode}');
  if (!unique) {
    problems.push({
      path: '/type/numberFormat',
      code: 'serialMissing',
      zh: '证号格式里要有流水号 {serial:7}，不然会重号',
      en: 'The number format needs a {serial:7}, or numbers would repeat',
    });
  }
  const keys = type.definition.fields.map(field => field.key);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) !== index) {
      problems.push({
        path: `/type/definition/fields/${index}/key`,
        code: 'twice',
        zh: `字段 ${key} 写了两次`,
        en: `Field ${key} appears twice`,
      });
    }
  });
  return problems;
}
