import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { attachFile } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { lockCase } from '../case-row.ts';
import type { MaterialFile } from '../drafts/materials.ts';
import { materialReference } from '../file-access.ts';
import { casePermissions } from '../permissions.ts';

export interface NewFile {
  slot: string;
  fileId: string;
  name: string;
}

/**
 * Puts an uploaded file beside a case that waits for corrections. It becomes a material when she hands the correction
 * in; until then she may take it back, and go on with another device.
 * @throws cases.notFound, cases.wrongState
 */
export async function stageCorrectionFile(
  db: Db,
  services: Services,
  actor: Actor,
  { caseId, ...file }: NewFile & { caseId: string },
): Promise<{ id: string }> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { caseId, permission: permissionOf(actor), command: 'stage' });
    return addFile(tx, services, actor, { correctionCaseId: row.id }, file);
  });
}

/** Takes a staged file back. @throws cases.notFound, cases.wrongState */
export async function unstageCorrectionFile(
  db: Db,
  services: Services,
  actor: Actor,
  { caseId, materialId }: { caseId: string; materialId: string },
): Promise<void> {
  await inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { caseId, permission: permissionOf(actor), command: 'stage' });
    await sql`update cases.material set removed_at = ${services.now()}
              where id = ${materialId} and correction_case_id = ${row.id} and removed_at is null`.execute(tx);
  });
}

/** What waits beside a case to be handed in with its correction. */
export async function listStagedFiles(db: Db, caseId: string): Promise<MaterialFile[]> {
  const { rows } = await sql<MaterialFile>`
    select m.id, m.slot, m.name, m.source, m.trust_level as "trustLevel", m.file_id as "fileId",
           m.licence_id as "licenceId", m.source_note as "sourceNote", m.disputed_reason as "disputedReason",
           f.bytes, f.pages, f.media_type as "mediaType", m.added_by as "addedBy", m.added_at as "addedAt",
           m.original_seen_by as "originalSeenBy", m.original_seen_at as "originalSeenAt"
    from cases.material m left join platform.file f on f.id = m.file_id
    where m.correction_case_id = ${caseId} and m.removed_at is null order by m.added_at, m.id`.execute(db);
  return rows;
}

/** Records a file as handed in, at a window or by the applicant; trust C until somebody has seen the original. */
export async function addFile(
  tx: Db,
  services: Services,
  actor: Actor,
  owner: { matterId?: string; correctionCaseId?: string },
  file: NewFile,
): Promise<{ id: string }> {
  const atWindow = actor.kind === 'staff';
  const { rows } = await sql<{ id: string }>`
    insert into cases.material (matter_id, correction_case_id, slot, name, source, trust_level, file_id, added_by, added_at)
    values (${owner.matterId ?? null}, ${owner.correctionCaseId ?? null}, ${file.slot}, ${file.name},
            ${atWindow ? 'window' : 'applicant'}, 'C', ${file.fileId}, ${actor.name}, ${services.now()})
    returning id`.execute(tx);
  const id = rows[0]?.id ?? '';
  await attachFile(tx, actor, file.fileId, { kind: materialReference, id });
  return { id };
}

function permissionOf(actor: Actor) {
  return actor.kind === 'staff' ? casePermissions.receive : casePermissions.apply;
}
