import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { fileErrors } from './errors.ts';
import { type FileRecord, getFile } from './files.ts';

/** Where a file is used: the record that decides who may read it. */
export interface FileReference {
  /** `module.thing`, e.g. `cases.material`. */
  kind: string;
  id: string;
}

/** Says whether the actor may read the files of one record; may append the event that she did. */
export type FileAccess = (db: Db, actor: Actor, subjectId: string) => Promise<boolean>;

const resolvers = new Map<string, FileAccess>();

/** A module answers for its kind of reference. A kind that nobody answers for lets nobody read. */
export function registerFileAccess(kind: string, access: FileAccess): void {
  resolvers.set(kind, access);
}

/**
 * Uses a file in a record, from then on the record decides who may read it. Only who could read the file may do so:
 * otherwise knowing an id would be enough to get at another person's file through one's own record.
 * @throws files.notFound when there is no such file or the actor may not read it
 */
export async function attachFile(tx: Db, actor: Actor, fileId: string, reference: FileReference): Promise<FileRecord> {
  const file = await getReadableFile(tx, actor, fileId);
  await sql`
    insert into platform.file_reference (file_id, kind, subject_id) values (${fileId}, ${reference.kind}, ${reference.id})
    on conflict do nothing`.execute(tx);
  return file;
}

/** Ends a use; a file without any use left is swept away after a month. */
export async function detachFile(tx: Db, fileId: string, reference: FileReference): Promise<void> {
  await sql`
    delete from platform.file_reference
    where file_id = ${fileId} and kind = ${reference.kind} and subject_id = ${reference.id}`.execute(tx);
}

/** @throws files.notFound also when the file exists and the actor may not know it; files.infected */
export async function getReadableFile(db: Db, actor: Actor, id: string): Promise<FileRecord> {
  const file = await getFile(db, id);
  if (!(await mayRead(db, actor, file))) throw fileErrors.notFound();
  if (file.scanState === 'infected') throw fileErrors.infected();
  return file;
}

async function mayRead(db: Db, actor: Actor, file: FileRecord): Promise<boolean> {
  if (actor.kind === 'system') return true;
  const { rows: references } = await sql<FileReference>`
    select kind, subject_id as id from platform.file_reference where file_id = ${file.id}
    order by created_at`.execute(db);
  if (references.length === 0) return file.createdBy !== null && file.createdBy === actor.accountId;
  for (const { kind, id } of references) {
    if (await resolvers.get(kind)?.(db, actor, id)) return true;
  }
  return false;
}
