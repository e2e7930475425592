import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { getFormVersion } from '@onewindow/forms';
import type { Answers } from '@onewindow/forms/contract';
import type { Services } from '@onewindow/http';
import { caseErrors } from '../errors.ts';
import { withoutFormerChoice } from '../licence/chosen-licence.ts';
import { type Draft, type DraftAnswers, draftScope, getDraft, sealAnswers } from './draft-row.ts';

export interface SaveAnswers {
  id: string;
  /** Answers by top-level key; keys that are not given stay as they are. Invalid values are kept: nothing typed is lost. */
  form?: Answers;
  /** Held values that are disputed, by answer path; null takes a dispute back. */
  disputes?: Record<string, string | null>;
  delivery?: DraftAnswers['delivery'];
  currentPage?: string;
  /** The version that the page was drawn from; absent when the page works without script. */
  expectedVersion?: number | undefined;
}

/**
 * Saves what has been filled in so far. Validity is told when a page is left and at submission, never by losing input.
 * @throws cases.draftNotFound, cases.draftStale
 */
export async function saveAnswers(db: Db, services: Services, actor: Actor, input: SaveAnswers): Promise<Draft> {
  return inTransaction(db, async tx => {
    const draft = await getDraft(tx, services, actor, { id: input.id, lock: true });
    if (draft.state !== 'draft') throw caseErrors.draftNotFound();
    if (input.expectedVersion !== undefined && input.expectedVersion !== draft.version) {
      throw caseErrors.draftStale({}, { data: { version: draft.version } });
    }
    const answers: DraftAnswers = {
      form: await merged(tx, draft, input.form ?? {}),
      disputes: mergeDisputes(draft.answers.disputes, input.disputes ?? {}),
      delivery: input.delivery ?? draft.answers.delivery,
    };
    const savedAt = services.now();
    await sql`
      update cases.application set answers = ${sealAnswers(services, answers)}, saved_at = ${savedAt},
        current_page = coalesce(${input.currentPage ?? null}, current_page), version = version + 1,
        expires_at = ${savedAt}::timestamptz + interval '90 days'
      where id = ${input.id}`.execute(tx);
    return {
      ...draft,
      answers,
      savedAt,
      currentPage: input.currentPage ?? draft.currentPage,
      version: draft.version + 1,
    };
  });
}

async function merged(tx: Db, draft: Draft, given: Answers): Promise<Answers> {
  const before = draft.answers.form;
  if (!draft.formVersionId) return { ...before, ...given };
  const { definition } = await getFormVersion(tx, draft.formVersionId);
  return withoutFormerChoice(definition, { before, given });
}

function mergeDisputes(known: Record<string, string>, changes: Record<string, string | null>): Record<string, string> {
  const merged: Record<string, string> = { ...known };
  for (const [path, reason] of Object.entries(changes)) {
    if (reason === null) delete merged[path];
    else merged[path] = reason;
  }
  return merged;
}

/** Throws a draft away; the applicant can undo it for as long as it would have been kept. */
export async function discardDraft(db: Db, services: Services, actor: Actor, id: string): Promise<void> {
  await inTransaction(db, async tx => {
    const draft = await getDraft(tx, services, actor, { id, lock: true });
    if (draft.state !== 'draft') throw caseErrors.draftNotFound();
    await sql`update cases.application set state = 'discarded', version = version + 1 where id = ${id}`.execute(tx);
  });
}

/** Brings a discarded draft back 撤销删除. @throws cases.draftNotFound when it is not hers or was never discarded */
export async function restoreDraft(db: Db, services: Services, actor: Actor, id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update cases.application d set state = 'draft', version = version + 1
    where d.id = ${id} and d.state = 'discarded' and d.expires_at > ${services.now()} and ${draftScope(actor)}
    returning d.id`.execute(db);
  if (!rows[0]) throw caseErrors.draftNotFound();
}
