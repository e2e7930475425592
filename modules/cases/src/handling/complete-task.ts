import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { getFormVersion } from '@onewindow/forms';
import { type Answers, evaluateForm } from '@onewindow/forms/evaluator';
import type { Services } from '@onewindow/http';
import { completeTask, getTask, processErrors, returnTo, type TaskRow } from '@onewindow/processes';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { lookupsOf } from '../drafts/evaluate-draft.ts';
import { caseErrors } from '../errors.ts';
import { casePermissions } from '../permissions.ts';
import { openMatterAnswers, sealMatterAnswers } from '../submit/matter-answers.ts';
import { isDelegatedTo, mayTake } from '../tasks/task-acts.ts';
import { cacheStep } from './cache-step.ts';
import { followProcess } from './follow-process.ts';
import { type TaskAction, taskActions } from './task-actions.ts';

export interface TaskWork extends CaseTarget {
  taskId: string;
  /** One of the step's actions that end it; see `taskActions`. */
  action: string;
  opinion: string;
  /** For a refusal: the law that it rests on. */
  law?: string | undefined;
  /** For a return: the node to go back to; default the step before. */
  returnToNode?: string | undefined;
  /** The handler asks for an inspection on site 现场核查 (行政许可法 §34(3): at least two officers). */
  inspection?: boolean | undefined;
  /** Fields of the form that this step may fill in, e.g. what the inspection found. */
  form?: Answers | undefined;
}

/**
 * 办理 one task: opinion, answers of the step, the step of the process and what follows from it are one transaction. Of a
 * task that was delegated 委托 it is a proposal: the task goes back to its owner, and nothing follows until she confirms.
 * @throws processes.signersPending while added signers have not answered; cases.taskNotFound, cases.actionUnknown, cases.reasonNeeded, cases.incomplete; processes.taskDone when somebody
 *   was first
 */
export async function workOnTask(db: Db, services: Services, actor: Actor, input: TaskWork): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...input, permission: casePermissions.work, command: 'work' });
    const task = await getTask(tx, input.taskId);
    if (task?.businessId !== row.id) throw caseErrors.taskNotFound();
    const action = requireAction(task, input);
    if (task.openSigners > 0) throw processErrors.signersPending({ count: task.openSigners });
    const proposes = isDelegatedTo(task, actor) && mayTake(task, actor);
    const now = services.now();
    if (input.form) await saveStepAnswers(tx, services, row, { task, form: input.form });
    await sql`
      insert into cases.opinion (case_id, task_id, level, action, text, account_id, actor_name, at)
      values (${row.id}, ${task.id}, ${task.level}, ${proposes ? `propose.${action}` : action}, ${input.opinion}, ${actor.accountId}, ${actor.name}, ${now})`.execute(
      tx,
    );
    const changed = await changeCase(tx, actor, row, {
      event: {
        type: proposes ? 'cases.delegationDone' : action === 'return' ? 'cases.taskReturned' : 'cases.taskCompleted',
        at: now,
        data: {
          taskId: task.id,
          step: task.nameZh,
          stepEn: task.nameEn,
          level: task.level,
          action,
          opinion: input.opinion,
          ...(proposes && { to: task.ownerName }),
        },
      },
    });
    if (proposes) {
      await completeTask(tx, actor, { taskId: task.id, action, once: true, at: now });
      await cacheStep(tx, changed);
      return changed;
    }
    const step =
      action === 'return'
        ? await returnTo(tx, actor, { taskId: task.id, nodeId: input.returnToNode, reason: input.opinion, at: now })
        : await completeTask(tx, actor, {
            taskId: task.id,
            action,
            // Two officers who agree at the same moment: the second must hear it, or the file has two opinions for one step.
            once: true,
            variables: {
              [`${task.level}Action`]: action,
              ...(task.level === 'handle' && { inspection: input.inspection ?? false }),
              reason: action === 'deny' ? input.opinion : null,
              law: input.law ?? null,
            },
            at: now,
          });
    return followProcess(tx, services, actor, changed, step);
  });
}

function requireAction(task: TaskRow, input: TaskWork): TaskAction {
  const action = taskActions.find(one => one === input.action);
  if (!action || !task.actions.includes(action)) throw caseErrors.actionUnknown({ action: input.action });
  if ((action === 'deny' || action === 'return') && input.opinion.trim().length < 2) throw caseErrors.reasonNeeded();
  return action;
}

/** Keeps what this step may fill in; the applicant's own answers cannot be changed through it. */
async function saveStepAnswers(
  tx: Db,
  services: Services,
  row: CaseRow,
  { task, form }: { task: TaskRow; form: Answers },
): Promise<void> {
  const { rows } = await sql<{ formVersionId: string | null }>`
    select form_version_id as "formVersionId" from cases.matter where id = ${row.matterId} for update`.execute(tx);
  const versionId = rows[0]?.formVersionId;
  if (!versionId) return;
  const { definition } = await getFormVersion(tx, versionId);
  const stored = await openMatterAnswers(tx, services, row.matterId);
  const evaluated = evaluateForm(
    definition,
    { ...stored.form, ...form },
    {
      step: task.formStep ?? task.nodeId,
      previous: stored.form,
      today: services.today(),
      lookups: await lookupsOf(tx, row.partyId),
    },
  );
  const given = new Set(Object.keys(form));
  const fields = evaluated.errors
    .filter(error => given.has(error.path.split('.')[0] ?? ''))
    .map(error => ({ path: `/form/${error.path.replaceAll('.', '/')}`, code: error.code, zh: error.zh, en: error.en }));
  if (fields.length > 0) throw caseErrors.incomplete({ count: fields.length }, { fields });
  const sealed = sealMatterAnswers(services, { ...stored, form: { ...stored.form, ...evaluated.answers } });
  await sql`update cases.matter set answers = ${sealed}, version = version + 1 where id = ${row.matterId}`.execute(tx);
}
