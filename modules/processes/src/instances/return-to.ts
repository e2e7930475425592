import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { processErrors } from '../errors.ts';
import { nodeOf } from '../graph/graph.ts';
import { reachableFrom } from '../graph/reach.ts';
import type { StepResult } from '../report.ts';
import type { StoredTask } from '../store/rows.ts';
import {
  doneTask,
  loadInstance,
  openSession,
  runAndWrite,
  type SessionOptions,
  type Tracked,
} from '../store/session.ts';
import { requireOpenTask } from '../tasks/may-do.ts';
import { taskColumns } from '../tasks/queries.ts';

export interface ReturnTo extends SessionOptions {
  taskId: string;
  /** The node to go back to; default the last step before this one that was done. */
  nodeId?: string | undefined;
  reason: string;
}

/**
 * 退回: the task is done with the action `return` and the work goes back to an earlier node. Tasks and timers on the way from
 * there are cancelled; parallel branches that did not come through it go on. The history stays.
 * @throws processes.taskNotFound, taskDone, taskCancelled, notYours, suspended, returnTarget
 */
export function returnTo(db: Db, actor: Actor, input: ReturnTo): Promise<StepResult> {
  return inTransaction(db, async tx => {
    const session = openSession(tx, actor, input);
    const instanceId = await instanceOf(tx, input.taskId);
    const live = await loadInstance(session, instanceId);
    const task = await lockTask(tx, input.taskId);
    requireOpenTask(actor, task);
    if (live.isSuspended) throw processErrors.suspended();
    const target = input.nodeId ?? (await stepBefore(tx, live, task));
    session.doneTask = doneTask(task, 'return');
    return runAndWrite(session, live, {
      trigger: { type: 'return', token: task.token, target },
      cause: { kind: 'return', node: target, action: 'return', reason: input.reason },
    });
  });
}

async function instanceOf(db: Db, taskId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select instance_id as id from processes.task where id = ${taskId}::uuid`.execute(db);
  if (!rows[0]) throw processErrors.taskNotFound();
  return rows[0].id;
}

async function lockTask(db: Db, taskId: string): Promise<StoredTask> {
  const { rows } = await sql<StoredTask>`
    select ${taskColumns} from processes.task where id = ${taskId}::uuid for update`.execute(db);
  if (!rows[0]) throw processErrors.taskNotFound();
  return rows[0];
}

/** The last step done from which this one follows; steps of parallel branches do not lead here. */
async function stepBefore(db: Db, live: Tracked, task: StoredTask): Promise<string> {
  const graph = live.model.processes[live.state.process];
  const { rows } = await sql<{ node: string }>`
    select node from processes.task
    where instance_id = ${live.id}::uuid and state = 'done' and parent_task_id is null and action <> 'return'
      and node <> ${task.node}
    order by ended_at desc, id desc`.execute(db);
  const found = rows.find(({ node }) => graph?.nodes[node] && reachableFrom(graph, node).has(task.node));
  if (!found || !graph) throw processErrors.returnTarget({ target: '' });
  return nodeOf(graph, found.node).id;
}
