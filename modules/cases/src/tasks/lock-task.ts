import type { Actor } from '@onewindow/auth';
import { localDateOf } from '@onewindow/clock';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { formatTime } from '@onewindow/i18n';
import { getTask, type TaskRow } from '@onewindow/processes';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { caseErrors } from '../errors.ts';
import { cacheStep } from '../handling/cache-step.ts';
import { casePermissions } from '../permissions.ts';
import type { Command } from '../states.ts';
import { requireAct, type TaskAct } from './task-acts.ts';

export interface TaskTarget extends CaseTarget {
  taskId: string;
}

const commandOf: Record<TaskAct, Command> = {
  claim: 'claim',
  release: 'release',
  handOver: 'handOver',
  delegate: 'delegate',
  endDelegation: 'delegate',
  ask: 'addSigner',
  answer: 'addSigner',
  withdraw: 'addSigner',
};

/**
 * Locks the case of a task for an act, and looks whether the actor may. The case's lock makes acts on its tasks one after
 * the other: of two who claim at once the second is told that the first has it.
 * @throws cases.notFound, notYours, stale, wrongState, taskNotFound, taskDone, taskGone; what `requireAct` throws
 */
export async function lockTask(
  tx: Db,
  actor: Actor,
  target: TaskTarget,
  act: TaskAct,
): Promise<{ row: CaseRow; task: TaskRow; parent: TaskRow | undefined }> {
  const row = await lockCase(tx, actor, {
    ...target,
    permission: [casePermissions.work, casePermissions.reassign],
    command: commandOf[act],
    holder: true,
  });
  const task = await getTask(tx, target.taskId);
  if (task?.businessId !== row.id) throw caseErrors.taskNotFound();
  requireNotOver(task);
  const parent = task.parentTaskId ? await getTask(tx, task.parentTaskId) : undefined;
  requireAct(act, task, actor, parent);
  return { row, task, parent };
}

function requireNotOver({ state, doneByName, endedAt }: TaskRow): void {
  if (state === 'done')
    throw caseErrors.taskDone({
      name: doneByName ?? '',
      at: endedAt ? `${localDateOf(endedAt)} ${formatTime(endedAt)}` : '',
    });
  if (state === 'cancelled') throw caseErrors.taskGone();
}

/** Tells an act on a task in the case's history, and whom the case stands with then. */
export async function tellAct(
  tx: Db,
  services: Services,
  actor: Actor,
  { row, task, type, data = {} }: { row: CaseRow; task: TaskRow; type: string; data?: Record<string, unknown> },
): Promise<CaseRow> {
  const changed = await changeCase(tx, actor, row, {
    event: { type, at: services.now(), data: { ...taskData(task), ...data } },
  });
  await cacheStep(tx, changed);
  return changed;
}

/** What an event of a task says of it. */
function taskData(task: TaskRow): { taskId: string; step: string; stepEn: string; level: string } {
  return { taskId: task.id, step: task.nameZh, stepEn: task.nameEn, level: task.level };
}
