import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { attachFile } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { lockCase } from '../case-row.ts';
import type { MaterialFile } from '../drafts/materials.ts';
import { caseErrors } from '../errors.ts';
import { materialReference } from '../file-access.ts';
import { casePermissions } from '../permissions.ts';

/** The slot of all that is supplemented: it is none of those that the item asks for, so it replaces nothing. */
export const supplementSlot = 'supplement';

/** Files that one case takes beside what was asked for, over its whole life. */
export const mostSupplementFiles = 20;

export function supplementPermission(actor: Actor) {
  return actor.kind === 'staff' ? casePermissions.receive : casePermissions.apply;
}

/**
 * Puts an uploaded file beside a running case; the body sees it once it is handed in (`handInSupplement`).
 * @throws cases.notFound, cases.wrongState, cases.supplementFull
 */
export async function stageSupplementFile(
  db: Db,
  services: Services,
  actor: Actor,
  { caseId, fileId, name }: { caseId: string; fileId: string; name: string },
): Promise<{ id: string }> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, {
      caseId,
      permission: supplementPermission(actor),
      command: 'supplement',
    });
    const { rows: counted } = await sql<{ n: number; known: string | null }>`
      select count(*)::int as n, min(id::text) filter (where file_id = ${fileId}) as known
      from cases.material where supplement_case_id = ${row.id} and removed_at is null`.execute(tx);
    const { n = 0, known = null } = counted[0] ?? {};
    if (known) return { id: known };
    if (n >= mostSupplementFiles) throw caseErrors.supplementFull({ most: mostSupplementFiles });
    const { rows } = await sql<{ id: string }>`
      insert into cases.material (supplement_case_id, slot, name, source, trust_level, file_id, added_by, added_at)
      values (${row.id}, ${supplementSlot}, ${name}, ${actor.kind === 'staff' ? 'window' : 'applicant'}, 'C', ${fileId},
              ${actor.name}, ${services.now()})
      returning id`.execute(tx);
    const id = rows[0]?.id ?? '';
    await attachFile(tx, actor, fileId, { kind: materialReference, id });
    return { id };
  });
}

/** Takes a file back that was not handed in yet; what was handed in stays. @throws cases.notFound, cases.wrongState */
export async function unstageSupplementFile(
  db: Db,
  services: Services,
  actor: Actor,
  { caseId, materialId }: { caseId: string; materialId: string },
): Promise<void> {
  await inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, {
      caseId,
      permission: supplementPermission(actor),
      command: 'supplement',
    });
    await sql`update cases.material set removed_at = ${services.now()}
              where id = ${materialId} and supplement_case_id = ${row.id} and supplement_id is null and removed_at is null`.execute(
      tx,
    );
  });
}

const columns = sql.raw(`
  m.id, m.slot, m.name, m.source, m.trust_level as "trustLevel", m.file_id as "fileId", m.licence_id as "licenceId",
  m.source_note as "sourceNote", m.disputed_reason as "disputedReason", f.bytes, f.pages, f.media_type as "mediaType",
  m.added_by as "addedBy", m.added_at as "addedAt", m.original_seen_by as "originalSeenBy",
  m.original_seen_at as "originalSeenAt"`);

/** What waits beside a case to be handed in. The caller has checked who may see the case. */
export async function listStagedSupplement(db: Db, caseId: string): Promise<MaterialFile[]> {
  const { rows } = await sql<MaterialFile>`
    select ${columns} from cases.material m left join platform.file f on f.id = m.file_id
    where m.supplement_case_id = ${caseId} and m.supplement_id is null and m.removed_at is null
    order by m.added_at, m.id`.execute(db);
  return rows;
}

/** A supplemented file under the name that the applicant gave it, with the day on which it came. */
export type SupplementedMaterial = MaterialFile & { material: { zh: string }; supplementedAt: Date };

/** What was supplemented to a case 申请人自愿补充, in the order in which it came. */
export async function listSupplements(db: Db, caseId: string): Promise<SupplementedMaterial[]> {
  const { rows } = await sql<MaterialFile & { title: string; supplementedAt: Date }>`
    select ${columns}, s.title, s.handed_in_at as "supplementedAt"
    from cases.supplement s
    join cases.material m on m.supplement_id = s.id and m.supplement_case_id = s.case_id
    left join platform.file f on f.id = m.file_id
    where s.case_id = ${caseId} and m.removed_at is null
    order by s.handed_in_at, m.added_at, m.id`.execute(db);
  return rows.map(({ title, ...file }) => ({ ...file, material: { zh: title } }));
}
