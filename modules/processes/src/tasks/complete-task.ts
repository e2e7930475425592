import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { processErrors } from '../errors.ts';
import type { Variables } from '../interpreter/state.ts';
import type { StepResult } from '../report.ts';
import type { StoredTask } from '../store/rows.ts';
import { doneTask, inStep, openSession, runAndWrite, type SessionOptions, track } from '../store/session.ts';
import { type LoadedTask, readTask } from '../store/statements.ts';
import { getVersion } from '../store/versions.ts';
import { handBack } from './assign.ts';
import { requireOpenTask } from './may-do.ts';

export interface CompleteTask extends SessionOptions {
  taskId: string;
  /** One of the step's actions, e.g. `agree`, `disagree`. Conditions read it as the variable `action`. */
  action?: string | undefined;
  variables?: Variables | undefined;
  /** The version that the person saw. */
  expectedVersion?: number | undefined;
  /** Refuse a task that was done before even when it was by the same action, because the caller writes more than the step. */
  once?: boolean | undefined;
}

/**
 * Completes a task 办理 and moves its process on. Inside a transaction the instance is locked; outside, the step is one
 * atomic statement that is made again when another came between. A delegate's task goes back to who delegated it; an
 * added signer's answer lets the task that waits for it be completed.
 *
 * Done again with the same action it reports that (`isRepeat`), unless `once` is asked for.
 * @throws processes.taskNotFound, taskDone (who did what), taskCancelled, notYours, taskTaken, staleVersion, signersPending,
 *   actionUnknown, suspended, failed
 */
export function completeTask(db: Db, actor: Actor, input: CompleteTask): Promise<StepResult> {
  const action = input.action ?? 'complete';
  const work = async (tx: Db): Promise<StepResult> => {
    const found = await readTask(tx, input.taskId);
    if (!found) throw processErrors.taskNotFound();
    const { task } = found;
    if (!input.once && task.state === 'done' && task.action === action) return repeated(task, input.at ?? new Date());
    requireOpenTask(actor, task);
    requireCompletable(found, action, input.expectedVersion);
    if (task.parent_task_id !== null || isDelegated(task, actor)) return closeAside(tx, actor, { task, action, input });
    const version = await getVersion(tx, found.instance.process_version_id);
    if (version.needsTransaction && !tx.isTransaction) return tx.transaction().execute(work);
    const session = openSession(tx, actor, input);
    const live = await track(session, found);
    session.doneTask = doneTask(task, action);
    return runAndWrite(session, live, {
      trigger: { type: 'complete', token: task.token, variables: { action, ...input.variables } },
      cause: { kind: 'complete', node: task.node, action },
    });
  };
  return inStep(db, { needsTransaction: false, work });
}

function requireCompletable({ task, instance }: LoadedTask, action: string, expected?: number): void {
  if (expected !== undefined && expected !== task.version) throw processErrors.staleVersion();
  if (instance.state === 'suspended') throw processErrors.suspended();
  if (instance.state !== 'active') throw processErrors.ended();
  if (task.open_signers > 0) throw processErrors.signersPending({ count: task.open_signers });
  if (task.actions.length > 0 && !task.actions.includes(action)) {
    throw processErrors.actionUnknown({ action, actions: task.actions.join(', ') });
  }
}

function isDelegated(task: StoredTask, actor: Actor): boolean {
  return task.owner_account_id !== null && task.owner_account_id !== actor.accountId;
}

/** What does not move the process: a signer's answer, and a delegate's, which hands the task back. */
async function closeAside(
  db: Db,
  actor: Actor,
  { task, action, input }: { task: StoredTask; action: string; input: CompleteTask },
): Promise<StepResult> {
  const at = input.at ?? new Date();
  const isSigner = task.parent_task_id !== null;
  if (isSigner) await sign(db, actor, { task, action, at });
  else await handBack(db, actor, task, { at });
  const completedTask = isSigner ? { id: task.id, action } : null;
  return { ...nothingChanged(task, at), kind: isSigner ? 'sign' : 'handBack', completedTask };
}

async function sign(
  db: Db,
  actor: Actor,
  { task, action, at }: { task: StoredTask; action: string; at: Date },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with signed as (
      update processes.task
      set state = 'done', action = ${action}, ended_at = ${at}, done_by_account_id = ${actor.accountId}::uuid,
        done_by_name = ${actor.name}, version = version + 1
      where id = ${task.id}::uuid and version = ${task.version}
      returning parent_task_id
    )
    update processes.task p set open_signers = p.open_signers - 1, version = p.version + 1
    from signed where p.id = signed.parent_task_id
    returning p.id`.execute(db);
  if (rows.length === 0) throw processErrors.staleVersion();
}

function repeated(task: StoredTask, at: Date): StepResult {
  return {
    ...nothingChanged(task, at),
    kind: 'complete',
    completedTask: { id: task.id, action: task.action ?? '' },
    isRepeat: true,
  };
}

function nothingChanged(task: StoredTask, at: Date): Omit<StepResult, 'kind' | 'completedTask'> {
  return {
    instanceId: task.instance_id,
    at,
    instances: [],
    ended: [],
    createdTasks: [],
    cancelledTasks: [],
    isRepeat: false,
  };
}
