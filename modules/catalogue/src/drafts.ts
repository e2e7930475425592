import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, type LocalDate, sql } from '@onewindow/db';
import { getFormVersion } from '@onewindow/forms';
import { listFields } from '@onewindow/forms/evaluator';
import { catalogueErrors, wrongState } from './errors.ts';
import type { ItemContent } from './item-content.ts';
import { cataloguePermissions } from './permissions.ts';
import type { ContentProblem } from './problem-contract.ts';
import { findProblems } from './problems.ts';

/** The city that keeps the unified content 统一内容; counties and organisations keep only their own versions. */
export const keeperDivision = '450300000000';

export interface Draft {
  id: string;
  /** Who reads it edited or submitted it: she may neither approve nor publish it. */
  mine: boolean;
  basicCode: string;
  typeCode: string;
  level: string | null;
  serviceItemId: string | null;
  organisationName: string | null;
  version: number;
  state: string;
  revision: number;
  content: ItemContent;
  formVersionId: string | null;
  processVersionId: string | null;
  licenceType: string | null;
  effectiveFrom: LocalDate | null;
  editedAt: Date;
  editedByName: string;
  submittedAt: Date | null;
  submittedByName: string | null;
  approvedAt: Date | null;
  approvedByName: string | null;
  returnedReason: string | null;
  takenBackAt: Date | null;
  takenBackByName: string | null;
  effectiveTo: LocalDate | null;
  publishedAt: Date | null;
  publishedByName: string | null;
  withdrawnAt: Date | null;
  withdrawnByName: string | null;
  withdrawnReason: string | null;
}

const draftColumns = sql.raw(`
  v.id, c.basic_code as "basicCode", c.type_code as "typeCode", v.level, v.service_item_id as "serviceItemId",
  o.name as "organisationName", v.version, v.state, v.revision, v.content, v.form_version_id as "formVersionId", v.process_version_id as "processVersionId",
  v.licence_type as "licenceType", v.effective_from as "effectiveFrom", v.edited_at as "editedAt",
  v.edited_by_name as "editedByName", v.submitted_at as "submittedAt", v.submitted_by_name as "submittedByName",
  v.approved_at as "approvedAt", v.approved_by_name as "approvedByName", v.returned_reason as "returnedReason",
  v.taken_back_at as "takenBackAt", v.taken_back_by_name as "takenBackByName",
  v.effective_to as "effectiveTo", v.published_at as "publishedAt", v.published_by_name as "publishedByName",
  v.withdrawn_at as "withdrawnAt", v.withdrawn_by_name as "withdrawnByName", v.withdrawn_reason as "withdrawnReason"`);

/** Whoever acts, under one identifier that stays the same through her accounts. */
export function personOf(actor: Actor): string {
  return actor.staffId ?? actor.accountId ?? `${actor.kind}:${actor.name}`;
}

/** Permission to keep a version: the unified content by the city, an organisation's own by it and those above. */
export function mayKeep(actor: Actor, permission: typeof cataloguePermissions.edit, alias = 'v') {
  return scopeCondition(actor, permission, {
    organisation: `${alias}.organisation_id`,
    division: `${alias}.division_code`,
  });
}

/**
 * A draft, or a version on its way, as its keeper edits it.
 * @throws catalogue.versionNotFound also when it is outside the reader's jurisdiction
 */
export async function getDraft(db: Db, actor: Actor, id: string): Promise<Draft> {
  const { rows } = await sql<Draft>`
    select ${draftColumns}, coalesce(${personOf(actor)} in (v.edited_by, v.submitted_by), false) as mine
    from catalogue.item_version v
    join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    left join directory.organisation o on o.id = v.organisation_id
    where v.id = ${id} and (${mayKeep(actor, cataloguePermissions.read)} or ${mayKeep(actor, cataloguePermissions.edit)})`.execute(
    db,
  );
  const row = rows[0];
  if (!row) throw catalogueErrors.versionNotFound();
  return row;
}

/** What must be corrected in a draft, and what its keeper should know. */
export function problemsOfDraft(
  draft: Pick<Draft, 'content' | 'typeCode' | 'formVersionId' | 'processVersionId'>,
  licenceChoices?: readonly string[],
): ContentProblem[] {
  return findProblems(draft.content, {
    ...(licenceChoices && { licenceChoices }),
    typeCode: draft.typeCode,
    hasForm: draft.formVersionId !== null,
    hasProcess: draft.processVersionId !== null,
  });
}

/** Types of licence that a draft's form lets the applicant choose from; undefined when it has no form. */
export async function licenceChoicesOf(
  db: Db,
  { formVersionId }: Pick<Draft, 'formVersionId'>,
): Promise<string[] | undefined> {
  if (!formVersionId) return undefined;
  const { definition } = await getFormVersion(db, formVersionId);
  return listFields(definition).flatMap(({ field }) => (field.kind === 'licence' ? field.types : []));
}

/** Explains why a guarded update changed nothing. */
export async function whyNot(db: Db, actor: Actor, id: string, revision?: number) {
  const { rows } = await sql<{ state: string; revision: number; name: string; at: Date; seen: boolean }>`
    select v.state, v.revision, v.edited_by_name as name, v.edited_at as at,
           (${mayKeep(actor, cataloguePermissions.read)} or ${mayKeep(actor, cataloguePermissions.edit)}) as seen
    from catalogue.item_version v where v.id = ${id}`.execute(db);
  const row = rows[0];
  if (!row?.seen) return catalogueErrors.versionNotFound();
  if (revision !== undefined && row.revision !== revision) {
    // What was changed, the editor's page finds by comparing with what it had read.
    const conflict = { version: row.revision, changedBy: row.name, changedAt: row.at.toISOString(), changes: [] };
    return catalogueErrors.stale({ name: row.name }, { data: { revision: row.revision, conflict } });
  }
  return wrongState(row.state);
}
