import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { delegateTask, endDelegation } from '@onewindow/processes';
import type { CaseRow } from '../case-row.ts';
import { takeTask } from './claim.ts';
import { requireReceiver } from './colleagues.ts';
import { requireWhy } from './hand-over.ts';
import { lockTask, type TaskTarget, tellAct } from './lock-task.ts';

/**
 * 委托: lets a colleague of the body work on a task. What she writes is a proposal: finished, the task comes back to whoever
 * delegated it, who confirms and answers for it.
 * @throws cases.whyNeeded, cases.notHolder, cases.isDelegated; what `requireReceiver` throws
 */
export async function delegateWork(
  db: Db,
  services: Services,
  actor: Actor,
  { to, reason, ...target }: TaskTarget & { to: string; reason: string },
): Promise<CaseRow> {
  requireWhy(reason);
  return inTransaction(db, async tx => {
    const { row, task } = await lockTask(tx, actor, target, 'delegate');
    const person = await requireReceiver(tx, actor, { task, accountId: to, purpose: 'delegate' });
    const taken = await takeTask(tx, services, actor, { row, task });
    await delegateTask(tx, actor, { taskId: task.id, to: person, note: reason.trim(), at: services.now() });
    const data = { to: person.name, toAccountId: person.accountId, reason: reason.trim() };
    return tellAct(tx, services, actor, { row: taken, task, type: 'cases.taskDelegated', data });
  });
}

/**
 * 收回委托 by whoever delegated, 退回委托 by the delegate: the task is back with its owner, undone.
 * @throws cases.notHeld when it is not delegated, cases.notHolder
 */
export async function endDelegationOf(
  db: Db,
  services: Services,
  actor: Actor,
  { reason, ...target }: TaskTarget & { reason?: string | undefined },
): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const { row, task } = await lockTask(tx, actor, target, 'endDelegation');
    await endDelegation(tx, actor, { taskId: task.id, note: reason?.trim() || undefined, at: services.now() });
    const data = { from: task.assigneeName, to: task.ownerName, ...(reason && { reason }) };
    return tellAct(tx, services, actor, { row, task, type: 'cases.delegationEnded', data });
  });
}
