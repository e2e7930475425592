import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { processErrors } from '../errors.ts';
import type { TaskRow } from '../report.ts';
import type { StoredTask } from '../store/rows.ts';
import { toTask } from '../store/to-report.ts';
import { uuidv7 } from '../store/uuid.ts';
import { change, findStored, openTask, type Person, type TaskTarget } from './assign.ts';
import { requireOpenTask, taskDone } from './may-do.ts';
import { taskColumns } from './queries.ts';

export interface NewSigner {
  to?: Person | undefined;
  role?: string | undefined;
  organisationId?: string | undefined;
  unitId?: string | undefined;
}

/**
 * 加签: asks others before the task is completed. Each gets a task of her own; until all have answered, the task that asked
 * cannot be completed.
 * @throws processes.taskNotFound, taskDone, taskCancelled, notYours
 */
export async function addSigner(
  db: Db,
  actor: Actor,
  input: TaskTarget & {
    signers: readonly NewSigner[];
    actions?: readonly string[];
    /** What they are asked. */
    question?: string | undefined;
  },
): Promise<TaskRow[]> {
  return inTransaction(db, async tx => {
    const task = await openTask(tx, actor, input, { lock: true });
    const at = input.at ?? new Date();
    const added: TaskRow[] = [];
    for (const signer of input.signers) {
      const { rows } = await sql<StoredTask>`
        insert into processes.task (
          id, instance_id, token, parent_task_id, business_kind, business_id, node, name, name_en, level, role,
          organisation_id, unit_id, division_code, assignee_account_id, assignee_name, state, actions, form_step,
          priority, created_at, due_on, due_at, given_kind, given_by_account_id, given_by_name, given_note, given_at)
        select ${uuidv7()}::uuid, t.instance_id, t.token, t.id, t.business_kind, t.business_id, t.node,
          t.name || '（加签）', t.name_en || ' (co-sign)', 'other', ${signer.role ?? null},
          coalesce(${signer.organisationId ?? null}::uuid, t.organisation_id), ${signer.unitId ?? null}::uuid,
          t.division_code, ${signer.to?.accountId ?? null}::uuid, ${signer.to?.name ?? null},
          ${signer.to ? 'claimed' : 'open'}, ${[...(input.actions ?? ['agree', 'disagree'])]}::text[], t.form_step,
          t.priority, ${at}, t.due_on, t.due_at, 'asked', ${actor.accountId}::uuid, ${actor.name},
          ${input.question ?? null}, ${at}
        from processes.task t where t.id = ${task.id}::uuid
        returning ${taskColumns}`.execute(tx);
      added.push(...rows.map(toTask));
    }
    await change(tx, task, sql`open_signers = open_signers + ${input.signers.length}`);
    return added;
  });
}

/**
 * Takes a question back that its signer has not answered 收回加签; by whoever asked it, or who holds the task now.
 * @throws processes.taskNotFound, taskDone when it was answered, taskCancelled, notYours
 */
export async function withdrawSigner(db: Db, actor: Actor, input: TaskTarget): Promise<TaskRow> {
  return inTransaction(db, async tx => {
    // Her task before the one that waits for it, as an answer locks them too.
    const signer = await findStored(tx, input.taskId, { lock: true });
    if (signer.parent_task_id === null) throw processErrors.taskNotFound();
    const parent = await findStored(tx, signer.parent_task_id, { lock: true });
    if (signer.state === 'done') throw taskDone(signer);
    if (signer.state === 'cancelled') throw processErrors.taskCancelled();
    if (signer.given_by_account_id !== actor.accountId) requireOpenTask(actor, parent);
    await change(tx, parent, sql`open_signers = open_signers - 1`);
    return change(tx, signer, sql`state = 'cancelled', ended_at = ${input.at ?? new Date()}`);
  });
}
