import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { formsErrors, getFormVersion } from '@onewindow/forms';
import { getProcessVersion } from '@onewindow/processes';
import { catalogueErrors, wrongState } from './errors.ts';
import type { ItemContent } from './item-content.ts';
import { cataloguePermissions } from './permissions.ts';
import type { ContentProblem } from './problem-contract.ts';
import { countProblems } from './problem-count.ts';
import { findProblems, hasErrors } from './problems.ts';

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
 * Opens a draft as a copy of what is in force: the unified content (of one level when named), or one organisation's own.
 * @throws catalogue.itemNotFound, catalogue.draftExists (its id in `data.draftId`)
 */
export function createDraft(
  db: Db,
  actor: Actor,
  { basicCode, level, serviceItemId }: { basicCode: string; level?: string; serviceItemId?: string },
): Promise<Draft> {
  return inTransaction(db, async tx => {
    // One statement finds what to copy and where it belongs, checks the jurisdiction and numbers the version.
    const { rows } = await sql<{ id: string }>`
      insert into catalogue.item_version (
        catalogue_item_id, level, service_item_id, organisation_id, division_code, version, content,
        form_version_id, process_version_id, licence_type, edited_by, edited_by_name
      )
      select v.catalogue_item_id, v.level, v.service_item_id, v.organisation_id, v.division_code,
             1 + coalesce((select max(o.version) from catalogue.item_version o
                           where o.catalogue_item_id = v.catalogue_item_id and o.level is not distinct from v.level
                             and o.service_item_id is not distinct from v.service_item_id), 0),
             v.content, v.form_version_id, v.process_version_id, v.licence_type, ${personOf(actor)}, ${actor.name}
      from (
        select c.id as catalogue_item_id, ${level ?? null}::text as level, s.id as service_item_id, s.organisation_id,
               coalesce(s.division_code, ${keeperDivision}) as division_code, base.content, base.form_version_id,
               base.process_version_id, base.licence_type
        from catalogue.catalogue_item c
        left join catalogue.service_item s on s.catalogue_item_id = c.id and s.id = ${serviceItemId ?? null}::uuid
        cross join lateral (
          select b.content, b.form_version_id, b.process_version_id, b.licence_type
          from catalogue.item_version b
          where b.catalogue_item_id = c.id and b.state in ('published', 'superseded', 'withdrawn')
            and (b.service_item_id is null or b.service_item_id = s.id)
            and (b.level is null or b.level = coalesce(s.level, ${level ?? null}::text))
          order by (b.service_item_id is not null) desc, (b.level is not null) desc, b.version desc
          limit 1
        ) base
        where c.basic_code = ${basicCode} and c.state = 'active'
          and (${serviceItemId ?? null}::uuid is null or s.id is not null)
      ) v
      where ${mayKeep(actor, cataloguePermissions.edit)}
      on conflict do nothing
      returning id`.execute(tx);
    const id = rows[0]?.id;
    if (!id) throw await whyNoDraft(tx, { basicCode, level, serviceItemId });
    await appendEvent(tx, actor, {
      type: 'catalogue.draftCreated',
      subject: { kind: 'itemVersion', id },
      data: { basicCode },
    });
    await countProblems(tx, [id]);
    return getDraft(tx, actor, id);
  });
}

async function whyNoDraft(
  tx: Db,
  line: { basicCode: string; level?: string | undefined; serviceItemId?: string | undefined },
) {
  const { rows } = await sql<{ id: string; name: string }>`
    select v.id, v.edited_by_name as name from catalogue.item_version v
    join catalogue.catalogue_item c on c.id = v.catalogue_item_id
    where c.basic_code = ${line.basicCode} and v.state in ('draft', 'inReview')
      and v.level is not distinct from ${line.level ?? null}::text
      and v.service_item_id is not distinct from ${line.serviceItemId ?? null}::uuid`.execute(tx);
  const open = rows[0];
  return open
    ? catalogueErrors.draftExists({ name: open.name }, { data: { draftId: open.id } })
    : catalogueErrors.itemNotFound();
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
): ContentProblem[] {
  return findProblems(draft.content, {
    typeCode: draft.typeCode,
    hasForm: draft.formVersionId !== null,
    hasProcess: draft.processVersionId !== null,
  });
}

export interface DraftChange {
  id: string;
  /** The revision that was read; a newer one means that somebody else saved in between. */
  revision: number;
  content: ItemContent;
  formVersionId?: string | null;
  processVersionId?: string | null;
  licenceType?: string | null;
}

/**
 * Saves a draft and says what is still wrong with it. Unfinished drafts are saved too: only submitting asks for more.
 * A form or process must exist; a draft of a form cannot be chosen.
 * @throws forms.notFound, processes.versionNotFound, catalogue.stale (who saved, and the new revision in `data`), catalogue.wrongState, catalogue.versionNotFound
 */
export async function saveDraft(
  db: Db,
  actor: Actor,
  change: DraftChange,
): Promise<{ draft: Draft; problems: ContentProblem[] }> {
  if (change.formVersionId && (await getFormVersion(db, change.formVersionId)).state !== 'published') {
    throw formsErrors.notFound();
  }
  if (change.processVersionId) await getProcessVersion(db, change.processVersionId);
  const { rows } = await sql<{ id: string }>`
    update catalogue.item_version v
    set content = ${JSON.stringify(change.content)}::jsonb, revision = v.revision + 1,
        form_version_id = ${change.formVersionId === undefined ? sql`v.form_version_id` : change.formVersionId},
        process_version_id = ${change.processVersionId === undefined ? sql`v.process_version_id` : change.processVersionId},
        licence_type = ${change.licenceType === undefined ? sql`v.licence_type` : change.licenceType},
        edited_at = now(), edited_by = ${personOf(actor)}, edited_by_name = ${actor.name}
    where v.id = ${change.id} and v.state = 'draft' and v.revision = ${change.revision}
      and ${mayKeep(actor, cataloguePermissions.edit)}
    returning v.id`.execute(db);
  if (rows.length === 0) throw await whyNot(db, actor, change.id, change.revision);
  await countProblems(db, [change.id]);
  const draft = await getDraft(db, actor, change.id);
  return { draft, problems: problemsOfDraft(draft) };
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

/**
 * Sends a draft for review.
 * @throws catalogue.hasProblems with one field error for each thing to correct; catalogue.stale, catalogue.wrongState
 */
export function submitForReview(
  db: Db,
  actor: Actor,
  { id, revision }: { id: string; revision: number },
): Promise<Draft> {
  return inTransaction(db, async tx => {
    const draft = await getDraft(tx, actor, id);
    const problems = problemsOfDraft(draft);
    if (draft.state === 'draft' && hasErrors(problems)) throw problemError(problems);
    const { rows } = await sql`
      update catalogue.item_version v
      set state = 'inReview', revision = v.revision + 1, submitted_at = now(), submitted_by = ${personOf(actor)},
          submitted_by_name = ${actor.name}, returned_reason = null, approved_at = null, approved_by = null, approved_by_name = null
      where v.id = ${id} and v.state = 'draft' and v.revision = ${revision} and ${mayKeep(actor, cataloguePermissions.edit)}
      returning v.id`.execute(tx);
    if (rows.length === 0) throw await whyNot(tx, actor, id, revision);
    await appendEvent(tx, actor, {
      type: 'catalogue.submittedForReview',
      subject: { kind: 'itemVersion', id },
      data: { basicCode: draft.basicCode, version: draft.version },
    });
    return getDraft(tx, actor, id);
  });
}

function problemError(problems: readonly ContentProblem[]) {
  const errors = problems.filter(one => one.severity === 'error');
  return catalogueErrors.hasProblems(
    { count: errors.length },
    {
      fields: errors.map(({ path, code, placeZh, placeEn, zh, en }) => ({
        path,
        code,
        zh: `${placeZh}：${zh}`,
        en: `${placeEn}: ${en}`,
      })),
    },
  );
}

/**
 * Sends a version under review back to its editor, with the reason.
 * @throws catalogue.wrongState, catalogue.versionNotFound
 */
export function returnDraft(db: Db, actor: Actor, { id, reason }: { id: string; reason: string }): Promise<void> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ version: number }>`
      update catalogue.item_version v
      set state = 'draft', revision = v.revision + 1, returned_reason = ${reason}, approved_at = null, approved_by = null,
          approved_by_name = null
      where v.id = ${id} and v.state = 'inReview' and ${mayKeep(actor, cataloguePermissions.review)}
      returning v.version`.execute(tx);
    if (rows.length === 0) throw await whyNot(tx, actor, id);
    await appendEvent(tx, actor, {
      type: 'catalogue.draftReturned',
      subject: { kind: 'itemVersion', id },
      data: { reason },
    });
  });
}

/**
 * Approves a version under review. Whoever edited it may not.
 * @throws catalogue.samePerson, catalogue.wrongState, catalogue.versionNotFound
 */
export function approveDraft(db: Db, actor: Actor, { id }: { id: string }): Promise<void> {
  return inTransaction(db, async tx => {
    const { rows } = await sql`
      update catalogue.item_version v
      set revision = v.revision + 1, approved_at = now(), approved_by = ${personOf(actor)}, approved_by_name = ${actor.name}
      where v.id = ${id} and v.state = 'inReview' and v.edited_by <> ${personOf(actor)} and v.submitted_by <> ${personOf(actor)}
        and ${mayKeep(actor, cataloguePermissions.review)}
      returning v.id`.execute(tx);
    if (rows.length === 0) throw await whyNotByMe(tx, actor, id);
    await appendEvent(tx, actor, { type: 'catalogue.versionApproved', subject: { kind: 'itemVersion', id } });
  });
}

/** As `whyNot`, and says so when the only obstacle is that the actor edited it herself. */
export async function whyNotByMe(db: Db, actor: Actor, id: string) {
  const { rows } = await sql`
    select 1 from catalogue.item_version v
    where v.id = ${id} and v.state = 'inReview' and (v.edited_by = ${personOf(actor)} or v.submitted_by = ${personOf(actor)})`.execute(
    db,
  );
  return rows.length > 0 ? catalogueErrors.samePerson() : whyNot(db, actor, id);
}

/**
 * Throws away a draft that was never published.
 * @throws catalogue.wrongState, catalogue.versionNotFound
 */
export function discardDraft(db: Db, actor: Actor, { id }: { id: string }): Promise<void> {
  return inTransaction(db, async tx => {
    const { rows } = await sql`
      delete from catalogue.item_version v
      where v.id = ${id} and v.state = 'draft' and ${mayKeep(actor, cataloguePermissions.edit)}
      returning v.id`.execute(tx);
    if (rows.length === 0) throw await whyNot(tx, actor, id);
    await appendEvent(tx, actor, { type: 'catalogue.draftDiscarded', subject: { kind: 'itemVersion', id } });
  });
}
