import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { claimTask, releaseTask, type TaskRow } from '@onewindow/processes';
import type { CaseRow } from '../case-row.ts';
import { lockTask, type TaskTarget, tellAct } from './lock-task.ts';

/**
 * 签收: takes a task that is open to one's role. Of two at once one gets it.
 * @throws cases.notHolder when somebody has it; cases.stale
 */
export async function claimWork(db: Db, services: Services, actor: Actor, target: TaskTarget): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const { row, task } = await lockTask(tx, actor, target, 'claim');
    return takeTask(tx, services, actor, { row, task });
  });
}

/** Takes an open task for whoever acts on it first, and tells it; nothing when it is hers already. */
export async function takeTask(
  tx: Db,
  services: Services,
  actor: Actor,
  { row, task }: { row: CaseRow; task: TaskRow },
): Promise<CaseRow> {
  if (task.assigneeAccountId !== null) return row;
  await claimTask(tx, actor, { taskId: task.id, at: services.now() });
  return tellAct(tx, services, actor, { row, task, type: 'cases.taskClaimed' });
}

/**
 * 退签: gives a task back to its role; by whoever holds it, or the head when she is away.
 * @throws cases.notHeld, notHolder, delegatedToYou
 */
export async function releaseWork(
  db: Db,
  services: Services,
  actor: Actor,
  { reason, ...target }: TaskTarget & { reason?: string | undefined },
): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const { row, task } = await lockTask(tx, actor, target, 'release');
    await releaseTask(tx, actor, { taskId: task.id, anybodys: true });
    const data = { from: task.assigneeName, ...(reason && { reason }) };
    return tellAct(tx, services, actor, { row, task, type: 'cases.taskReleased', data });
  });
}
