import { type Actor, divisionRange, type Grant } from '@onewindow/auth';
import { processErrors } from '../errors.ts';
import type { StoredTask } from '../store/rows.ts';

/** Whether a task is the actor's: hers by name, or open to a role that she holds where the task belongs. */
function mayDo(actor: Actor, task: StoredTask): boolean {
  if (actor.kind === 'system') return true;
  if (task.assignee_account_id !== null) return task.assignee_account_id === actor.accountId;
  return actor.grants.some(grant => (task.role === null || grant.role === task.role) && covers(grant, task));
}

function covers({ scope }: Grant, task: StoredTask): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'organisation':
      return task.organisation_id === scope.organisationId;
    case 'unit':
      return task.unit_id === scope.unitId;
    case 'division': {
      if (task.division_code === null) return false;
      const [from, to] = divisionRange(scope.code);
      return task.division_code >= from && task.division_code < to;
    }
    case 'own':
      return false;
  }
}

/** @throws processes.taskDone, taskCancelled when it is over; processes.notYours, taskTaken when it is not the actor's */
export function requireOpenTask(actor: Actor, task: StoredTask): void {
  if (task.state === 'done') throw taskDone(task);
  if (task.state === 'cancelled') throw processErrors.taskCancelled();
  if (mayDo(actor, task)) return;
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
