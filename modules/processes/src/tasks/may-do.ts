import { type Actor, type Place, scopeCovers } from '@onewindow/auth';
import { processErrors } from '../errors.ts';
import type { TaskRow } from '../report.ts';
import type { StoredTask } from '../store/rows.ts';
import { toTask } from '../store/to-report.ts';

/** Whether a task is the actor's: hers by name, or open to a role that she holds where the task belongs. */
export function isTaskOf(task: Place & Pick<TaskRow, 'assigneeAccountId' | 'role'>, actor: Actor): boolean {
  if (task.assigneeAccountId !== null) return task.assigneeAccountId === actor.accountId;
  return actor.grants.some(({ role, scope }) => (task.role === null || role === task.role) && scopeCovers(scope, task));
}

/** @throws processes.taskDone, taskCancelled when it is over; processes.notYours, taskTaken when it is not the actor's */
export function requireOpenTask(actor: Actor, task: StoredTask): void {
  if (task.state === 'done') throw taskDone(task);
  if (task.state === 'cancelled') throw processErrors.taskCancelled();
  if (actor.kind === 'system' || isTaskOf(toTask(task), actor)) return;
  throw task.assignee_account_id === null ? processErrors.notYours() : processErrors.taskTaken();
}

/** Says who did it, when and how. */
export function taskDone(task: StoredTask): Error {
  const at = new Date(Date.parse(task.ended_at ?? '') + 8 * 3_600_000);
  return processErrors.taskDone(
    {
      name: task.done_by_name ?? '',
      at: at.toISOString().slice(0, 16).replace('T', ' '),
      action: task.action ?? '',
    },
    { data: { taskId: task.id, action: task.action, doneBy: task.done_by_name, doneAt: task.ended_at } },
  );
}
