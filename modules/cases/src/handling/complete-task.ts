import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { completeTask, getTask, returnTo } from '@onewindow/processes';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { caseErrors } from '../errors.ts';
import { casePermissions } from '../permissions.ts';
import { followProcess } from './follow-process.ts';

export interface TaskWork extends CaseTarget {
  taskId: string;
  /** One of the step's actions: agree 同意, disagree 不同意, return 退回. */
  action: string;
  opinion: string;
  /** For a refusal: the law that it rests on. */
  law?: string | undefined;
  /** For a return: the node to go back to; default the step before. */
  returnToNode?: string | undefined;
}

/**
 * 办理 one task: opinion, step of the process and what follows from it are one transaction.
 * @throws cases.taskNotFound, cases.actionUnknown, cases.reasonNeeded, processes' conflict when somebody was first
 */
export async function workOnTask(db: Db, services: Services, actor: Actor, input: TaskWork): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...input, permission: casePermissions.work, command: 'work' });
    const task = await getTask(tx, input.taskId);
    if (!task || task.businessId !== row.id) throw caseErrors.taskNotFound();
    if (!task.actions.includes(input.action)) throw caseErrors.actionUnknown({ action: input.action });
    const negative = input.action === 'disagree' || input.action === 'return';
    if (negative && input.opinion.trim().length < 2) throw caseErrors.reasonNeeded();
    const now = services.now();
    await sql`
      insert into cases.opinion (case_id, task_id, level, action, text, account_id, actor_name, at)
      values (${row.id}, ${task.id}, ${task.level}, ${input.action}, ${input.opinion}, ${actor.accountId}, ${actor.name}, ${now})`.execute(tx);
    const event = {
      type: input.action === 'return' ? 'cases.taskReturned' : 'cases.taskCompleted',
      at: now,
      data: { taskId: task.id, step: task.nameZh, level: task.level, action: input.action, opinion: input.opinion },
    };
    const changed = await changeCase(tx, actor, row, { event });
    const step =
      input.action === 'return'
        ? await returnTo(tx, actor, { taskId: task.id, nodeId: input.returnToNode, reason: input.opinion, at: now })
        : await completeTask(tx, actor, {
            taskId: task.id,
            action: input.action,
            variables: { [`${task.level}Action`]: input.action, reason: negative ? input.opinion : null, law: input.law ?? null },
            at: now,
          });
    return followProcess(tx, services, actor, changed, step);
  });
}
