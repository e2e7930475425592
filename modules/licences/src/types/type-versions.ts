import { type Db, sql } from '@onewindow/db';
import type { LicenceTypeDefinition } from '../contract.ts';

/** What a type said at one of its versions. */
export interface TypeVersion {
  revision: number;
  name: string;
  nameEn: string;
  authorityName: string;
  law: string;
  numberFormat: string;
  definition: LicenceTypeDefinition;
  /** Why it was changed. */
  note: string | null;
  editedBy: string;
  editedAt: Date;
}

const columns = sql.raw(`
  v.revision, v.name, v.name_en as "nameEn", v.authority_name as "authorityName", v.law,
  v.number_format as "numberFormat", v.definition, v.note, v.edited_by as "editedBy", v.edited_at as "editedAt"`);

/** Writes down what a type says now; its row has just been saved in the same transaction. */
export async function recordTypeVersion(tx: Db, key: string, note: string | null): Promise<void> {
  await sql`
    insert into licences.licence_type_version
      (type_key, revision, name, name_en, authority_name, law, number_format, definition, note, edited_by, edited_at)
    select key, revision, name, name_en, authority_name, law, number_format, definition, ${note}, edited_by, edited_at
    from licences.licence_type where key = ${key}
    on conflict do nothing`.execute(tx);
}

/** The versions of a type, newest first. */
export async function listTypeVersions(db: Db, key: string): Promise<TypeVersion[]> {
  const { rows } = await sql<TypeVersion>`
    select ${columns} from licences.licence_type_version v
    where v.type_key = ${key} order by v.revision desc limit 200`.execute(db);
  return rows;
}

/**
 * What a type said when a licence was made under it; `null` for one made before types had versions, which is drawn by the
 * earliest that is known.
 */
export async function findTypeVersion(db: Db, key: string, revision: number | null): Promise<TypeVersion | undefined> {
  const { rows } = await sql<TypeVersion>`
    select ${columns} from licences.licence_type_version v
    where v.type_key = ${key} and (${revision}::int is null or v.revision = ${revision}::int)
    order by v.revision limit 1`.execute(db);
  return rows[0];
}
