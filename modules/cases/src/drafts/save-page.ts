import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction } from '@onewindow/db';
import { type FormBody, type PageAction, parsePageSubmission } from '@onewindow/forms/evaluator';
import type { Services } from '@onewindow/http';
import { caseErrors } from '../errors.ts';
import { type Draft, getDraft } from './draft-row.ts';
import { type EvaluatedDraft, evaluateDraft } from './evaluate-draft.ts';
import { saveAnswers } from './save-answers.ts';

export interface SavePage {
  id: string;
  /** Key of the form's page. */
  page: string;
  /** What a browser posts for that page; `parsePageSubmission` reads it. */
  posted: FormBody;
  expectedVersion?: number | undefined;
}

export interface SavedPage extends EvaluatedDraft {
  draft: Draft;
  /** What was pressed; a dispute or its withdrawal is saved already. */
  action: PageAction;
}

/**
 * Saves one page of a draft as it was posted, by a form without script or by autosave: both are read by the same code.
 * Nothing typed is refused; what is wrong with it is told by the evaluation that comes back.
 * @throws cases.draftNotFound, cases.draftStale, cases.pageNotFound
 */
export async function savePage(db: Db, services: Services, actor: Actor, input: SavePage): Promise<SavedPage> {
  return inTransaction(db, async tx => {
    const draft = await getDraft(tx, services, actor, { id: input.id, lock: true });
    const { definition } = await evaluateDraft(tx, services, actor, draft);
    const page = definition.pages.find(candidate => candidate.key === input.page);
    if (!page) throw caseErrors.pageNotFound();
    const { answers, action } = parsePageSubmission(page, input.posted, draft.answers.form);
    const saved = await saveAnswers(tx, services, actor, {
      id: input.id,
      form: answers,
      currentPage: input.page,
      expectedVersion: input.expectedVersion,
      ...(action.kind === 'dispute' && { disputes: { [action.path]: '申请人认为不对' } }),
      ...(action.kind === 'restore' && { disputes: { [action.path]: null } }),
    });
    return { draft: saved, action, ...(await evaluateDraft(tx, services, actor, saved)) };
  });
}
