import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction } from '@onewindow/db';
import { AppError, atField } from '@onewindow/errors';
import type { Services } from '@onewindow/http';
import { getTask, reassignTask } from '@onewindow/processes';
import type { CaseRow } from '../case-row.ts';
import { caseErrors } from '../errors.ts';
import { requireReceiver } from './colleagues.ts';
import { lockTask, type TaskTarget, tellAct } from './lock-task.ts';

/**
 * 转办: gives a task to a colleague of its role in its body for good, with a reason that she reads; by whoever has it, or
 * the head. What others were asked about it goes along.
 * @throws cases.whyNeeded, cases.notHolder, cases.delegatedToYou; what `requireReceiver` throws
 */
export async function handOverWork(
  db: Db,
  services: Services,
  actor: Actor,
  { to, reason, ...target }: TaskTarget & { to: string; reason: string },
): Promise<CaseRow> {
  requireWhy(reason);
  return inTransaction(db, async tx => {
    const { row, task } = await lockTask(tx, actor, target, 'handOver');
    const person = await requireReceiver(tx, actor, { task, accountId: to, purpose: 'handOver' });
    await reassignTask(tx, actor, { taskId: task.id, to: person, note: reason.trim(), at: services.now() });
    const data = {
      from: task.assigneeName,
      to: person.name,
      toAccountId: person.accountId,
      reason: reason.trim(),
    };
    return tellAct(tx, services, actor, { row, task, type: 'cases.taskHandedOver', data });
  });
}

/** What became of one task of several. */
export interface HandedOver {
  taskId: string;
  done: boolean;
  problem: { code: string; zh: string; en: string } | null;
}

/**
 * 批量转办: hands several tasks to one colleague, e.g. when somebody leaves. Each is judged by itself before anything of it is
 * written, so that one that cannot go does not hold the others back; what became of each is told.
 * @throws cases.whyNeeded
 */
export async function handOverMany(
  db: Db,
  services: Services,
  actor: Actor,
  { taskIds, to, reason }: { taskIds: readonly string[]; to: string; reason: string },
): Promise<HandedOver[]> {
  requireWhy(reason);
  const found: { taskId: string; caseId: string | null }[] = [];
  for (const taskId of new Set(taskIds)) {
    const task = await getTask(db, taskId);
    found.push({ taskId, caseId: task?.businessKind === 'case' ? task.businessId : null });
  }
  // Cases are locked in one order: two heads who hand over at once wait for each other instead of failing.
  found.sort((a, b) => (a.caseId ?? '').localeCompare(b.caseId ?? ''));
  const results: HandedOver[] = [];
  for (const { taskId, caseId } of found) {
    try {
      if (caseId === null) throw caseErrors.taskNotFound();
      await handOverWork(db, services, actor, { caseId, taskId, to, reason });
      results.push({ taskId, done: true, problem: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      results.push({ taskId, done: false, problem: { code: error.code, zh: error.zh, en: error.en } });
    }
  }
  return results;
}

/** @throws cases.whyNeeded at `/reason` */
export function requireWhy(reason: string): void {
  if (reason.trim().length < 2) throw atField('/reason', caseErrors.whyNeeded());
}
