import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { type Draft, getDraft, licenceChoicesOf, mayKeep, personOf, problemsOfDraft, whyNot } from './drafts.ts';
import { catalogueErrors } from './errors.ts';
import { cataloguePermissions } from './permissions.ts';
import type { ContentProblem } from './problem-contract.ts';
import { hasErrors } from './problems.ts';

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
    const problems = problemsOfDraft(draft, await licenceChoicesOf(tx, draft));
    if (draft.state === 'draft' && hasErrors(problems)) throw problemError(problems);
    const { rows } = await sql`
      update catalogue.item_version v
      set state = 'inReview', revision = v.revision + 1, submitted_at = now(), submitted_by = ${personOf(actor)},
          submitted_by_name = ${actor.name}, returned_reason = null, approved_at = null, approved_by = null,
          approved_by_name = null, taken_back_at = null, taken_back_by_name = null
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
 * Takes a draft back from review 撤回送审, until somebody has approved it; nobody need be told, for nobody has acted on it. Of
 * two who act at once, the reviewer or another editor, one wins and the other is told who.
 * @throws catalogue.alreadyDecided, catalogue.takenBack, catalogue.wrongState, catalogue.versionNotFound
 */
export function takeBackDraft(db: Db, actor: Actor, { id }: { id: string }): Promise<Draft> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ version: number }>`
      update catalogue.item_version v
      set state = 'draft', revision = v.revision + 1, taken_back_at = now(), taken_back_by_name = ${actor.name}
      where v.id = ${id} and v.state = 'inReview' and v.approved_at is null and ${mayKeep(actor, cataloguePermissions.edit)}
      returning v.version`.execute(tx);
    const row = rows[0];
    if (!row) throw await whyNotInReview(tx, actor, id);
    await appendEvent(tx, actor, {
      type: 'catalogue.draftTakenBack',
      subject: { kind: 'itemVersion', id },
      data: { version: row.version },
    });
    return getDraft(tx, actor, id);
  });
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
    if (rows.length === 0) throw await whyNotInReview(tx, actor, id);
    await appendEvent(tx, actor, {
      type: 'catalogue.draftReturned',
      subject: { kind: 'itemVersion', id },
      data: { reason },
    });
  });
}

/**
 * Approves a version under review. Whoever edited it may not. With the revision that was read, nothing is approved that was
 * taken back and changed meanwhile.
 * @throws catalogue.samePerson, catalogue.changedSinceRead, catalogue.takenBack, catalogue.wrongState, catalogue.versionNotFound
 */
export function approveDraft(
  db: Db,
  actor: Actor,
  { id, revision }: { id: string; revision?: number | undefined },
): Promise<void> {
  return inTransaction(db, async tx => {
    const { rows } = await sql`
      update catalogue.item_version v
      set revision = v.revision + 1, approved_at = now(), approved_by = ${personOf(actor)}, approved_by_name = ${actor.name}
      where v.id = ${id} and v.state = 'inReview' and v.edited_by <> ${personOf(actor)} and v.submitted_by <> ${personOf(actor)}
        and (${revision ?? null}::int is null or v.revision = ${revision ?? null}::int)
        and ${mayKeep(actor, cataloguePermissions.review)}
      returning v.id`.execute(tx);
    if (rows.length === 0) throw await whyNotByMe(tx, actor, id, revision);
    await appendEvent(tx, actor, { type: 'catalogue.versionApproved', subject: { kind: 'itemVersion', id } });
  });
}

/** As `whyNotInReview`, and says so when the obstacle is that the actor edited it herself, or that she read an older one. */
export async function whyNotByMe(db: Db, actor: Actor, id: string, revision?: number) {
  const { rows } = await sql<{ mine: boolean; revision: number; name: string; approved: boolean }>`
    select (v.edited_by = ${personOf(actor)} or v.submitted_by = ${personOf(actor)}) as mine, v.revision,
           v.submitted_by_name as name, v.approved_at is not null as approved
    from catalogue.item_version v
    where v.id = ${id} and v.state = 'inReview' and ${mayKeep(actor, cataloguePermissions.review)}`.execute(db);
  const row = rows[0];
  if (row?.mine) return catalogueErrors.samePerson();
  if (row && !row.approved && revision !== undefined && row.revision !== revision) {
    return catalogueErrors.changedSinceRead({ name: row.name });
  }
  return whyNotInReview(db, actor, id);
}

/** Explains why a version that somebody saw under review is not: it was approved, or taken back. */
async function whyNotInReview(db: Db, actor: Actor, id: string) {
  const { rows } = await sql<{ approvedBy: string | null; takenBackBy: string | null }>`
    select case when v.state = 'inReview' then v.approved_by_name end as "approvedBy",
           case when v.state = 'draft' then v.taken_back_by_name end as "takenBackBy"
    from catalogue.item_version v
    where v.id = ${id} and (${mayKeep(actor, cataloguePermissions.read)} or ${mayKeep(actor, cataloguePermissions.edit)})`.execute(
    db,
  );
  const { approvedBy, takenBackBy } = rows[0] ?? {};
  if (approvedBy) return catalogueErrors.alreadyDecided({ name: approvedBy });
  if (takenBackBy) return catalogueErrors.takenBack({ name: takenBackBy });
  return whyNot(db, actor, id);
}
