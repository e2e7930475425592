import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { attachFile, defineUploadPurpose, detachFile, registerFileAccess } from '@onewindow/files';
import { catalogueErrors, wrongImportState } from '../errors.ts';
import { cataloguePermissions } from '../permissions.ts';
import { getImportProgress, type ImportProgress, type ImportState } from './import-status.ts';
import { queueImport } from './jobs.ts';
import { type ImportFormat, openImport } from './stage.ts';

const referenceKind = 'catalogue.import';

/** 100,000 items with all their materials are about 900 MB of CSV. */
export const importPurpose = defineUploadPurpose({
  name: referenceKind,
  accept: ['csv', 'json'],
  maxBytes: 2 * 1024 ** 3,
});

// Whoever may import may read what was imported.
registerFileAccess(referenceKind, async (_db, actor) =>
  actor.grants.some(grant => grant.permissions.has(cataloguePermissions.import.name)),
);

const formats: Record<string, ImportFormat> = { 'text/csv': 'csv', 'application/json': 'json' };

/**
 * Begins to import a file that the actor has uploaded: it is read and checked by the worker. Returns the import's id.
 * @throws files.notFound, catalogue.importFileType
 */
export function beginUploadedImport(
  db: Db,
  actor: Actor,
  { fileId, publish = false, section = 'basic' }: { fileId: string; publish?: boolean; section?: string },
): Promise<string> {
  return inTransaction(db, async tx => {
    const importId = await openImport(tx, actor, { publish });
    const { name, bytes, mediaType } = await attachFile(tx, actor, fileId, { kind: referenceKind, id: importId });
    const format = formats[mediaType];
    if (!format) throw catalogueErrors.importFileType();
    await sql`
      update catalogue.import set file_id = ${fileId}, file_name = ${name}, file_bytes = ${bytes}, format = ${format}
      where id = ${importId}`.execute(tx);
    await queueImport(tx, actor, { importId, apply: false, read: { fileId, format, section } });
    return importId;
  });
}

/**
 * The import, when nothing is being done with it and it is in one of the states.
 * @throws catalogue.importNotFound, catalogue.importBusy, catalogue.importState
 */
export async function requireIdle(db: Db, importId: string, states: readonly ImportState[]): Promise<ImportProgress> {
  const found = await getImportProgress(db, importId);
  if (found.running) throw catalogueErrors.importBusy();
  if (!states.includes(found.state)) throw wrongImportState(found.state);
  return found;
}

/**
 * Throws an import away that changed nothing: its rows, its problems and its file. The line in the history stays.
 * @throws catalogue.importBusy, catalogue.importState once it was applied
 */
export function discardImport(db: Db, actor: Actor, importId: string): Promise<void> {
  return inTransaction(db, async tx => {
    await requireIdle(tx, importId, ['staged', 'checked', 'failed']);
    const { rows } = await sql<{ fileId: string | null }>`
      update catalogue.import set state = 'discarded', finished_at = now() where id = ${importId} and phase is null
      returning file_id as "fileId"`.execute(tx);
    const fileId = rows[0]?.fileId;
    if (fileId) await detachFile(tx, fileId, { kind: referenceKind, id: importId });
    await sql`delete from catalogue.import_row where import_id = ${importId}`.execute(tx);
    await sql`delete from catalogue.import_problem where import_id = ${importId}`.execute(tx);
    await appendEvent(tx, actor, {
      type: 'catalogue.importDiscarded',
      subject: { kind: 'import', id: importId },
      data: {},
    });
  });
}
