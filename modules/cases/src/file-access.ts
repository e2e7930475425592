import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { setDocumentAccess } from '@onewindow/documents';
import { defineUploadPurpose, documentKinds, registerFileAccess } from '@onewindow/files';
import { reaches } from './case-row.ts';
import { draftScope } from './drafts/draft-row.ts';
import { casePermissions } from './permissions.ts';

/** The use of a file as a material 材料; its record decides who may read it. */
export const materialReference = 'cases.material';

/** 材料每份不超过 50 MB, as the page of materials says. */
export const materialPurpose = defineUploadPurpose({
  name: materialReference,
  accept: documentKinds,
  maxBytes: 50 * 1024 * 1024,
});

registerFileAccess(materialReference, async (db, actor, materialId) => {
  const { rows } = await sql`
    select 1 from cases.material m
    where m.id = ${materialId} and (
      exists (select from cases.application d where d.id = m.application_id and d.state = 'draft' and ${draftScope(actor)})
      or exists (select from cases.case c where (c.matter_id = m.matter_id or c.id = m.correction_case_id or c.id = m.supplement_case_id) and ${readable(actor)}))`.execute(
    db,
  );
  return rows.length > 0;
});

// Who may see a case may see its documents; what is internal stays with staff, which `canReadDocument` has checked.
setDocumentAccess(async (db: Db, actor: Actor, document) => {
  const { rows } = await sql`select 1 from cases.case c where c.id = ${document.caseId} and ${readable(actor)}`.execute(
    db,
  );
  return rows.length > 0;
});

function readable(actor: Actor) {
  const permission = actor.kind === 'staff' || actor.kind === 'system' ? casePermissions.read : casePermissions.readOwn;
  return reaches(actor, permission, { holder: true });
}
