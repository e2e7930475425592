import type { Actor } from '@onewindow/auth';
import { type Db, type RawBuilder, sql } from '@onewindow/db';
import { processErrors } from '../errors.ts';
import type { GivenTask, TaskRow } from '../report.ts';
import type { StoredTask } from '../store/rows.ts';
import { toTask } from '../store/to-report.ts';
import { requireOpenTask } from './may-do.ts';
import { taskColumns } from './queries.ts';

export interface TaskTarget {
  taskId: string;
  /** The version that the person saw. */
  expectedVersion?: number | undefined;
  at?: Date | undefined;
}

export interface Person {
  accountId: string;
  name: string;
}

/**
 * 签收: takes a task that is open to the actor's role, so that nobody else does it. Her own again is no error.
 * @throws processes.taskNotFound, taskDone, taskCancelled, taskTaken, notYours
 */
export async function claimTask(db: Db, actor: Actor, target: TaskTarget): Promise<TaskRow> {
  const task = await openTask(db, actor, target);
  if (task.assignee_account_id !== null) return toTask(task);
  const at = target.at ?? new Date();
  // A question keeps who asked it and with which words.
  const how = task.parent_task_id === null ? sql`, ${given(actor, { kind: 'claimed', at })}` : sql``;
  return change(
    db,
    task,
    sql`state = 'claimed', assignee_account_id = ${actor.accountId}, assignee_name = ${actor.name},
        claimed_at = ${at}${how}`,
  );
}

/** 退签: gives a claimed task back to its role. `anybodys`: the caller has checked that a head may, whoever holds it. */
export async function releaseTask(
  db: Db,
  actor: Actor,
  target: TaskTarget & { anybodys?: boolean | undefined },
): Promise<TaskRow> {
  const task = target.anybodys ? await notOver(db, target) : await openTask(db, actor, target);
  return change(
    db,
    task,
    sql`state = 'open', assignee_account_id = null, assignee_name = null, owner_account_id = null, owner_name = null,
        claimed_at = null, given_kind = null, given_by_account_id = null, given_by_name = null, given_note = null,
        given_at = null`,
  );
}

/**
 * 转办: gives an open task to another person, or to another role, unit or organisation. Who may do that is for the caller
 * to check: it is a head's act as well as the assignee's.
 */
export async function reassignTask(
  db: Db,
  actor: Actor,
  input: TaskTarget & {
    to: Person | null;
    /** Why; whoever gets it reads it. */
    note?: string | undefined;
    role?: string | undefined;
    unitId?: string | null | undefined;
    organisationId?: string | undefined;
  },
): Promise<TaskRow> {
  const task = await notOver(db, input);
  const { to, note, at = new Date() } = input;
  return change(
    db,
    task,
    sql`state = ${to ? 'claimed' : 'open'}, assignee_account_id = ${to?.accountId ?? null}::uuid,
        assignee_name = ${to?.name ?? null}, owner_account_id = null, owner_name = null,
        claimed_at = ${to ? at : null}::timestamptz, role = ${input.role ?? task.role},
        unit_id = ${input.unitId === undefined ? task.unit_id : input.unitId}::uuid,
        organisation_id = ${input.organisationId ?? task.organisation_id}::uuid,
        ${given(actor, { kind: 'handedOver', note, at })}`,
  );
}

/** 委托: lets another person work on the task; completed by her it comes back to the one who delegated it. */
export async function delegateTask(
  db: Db,
  actor: Actor,
  input: TaskTarget & { to: Person; note?: string | undefined },
): Promise<TaskRow> {
  const task = await openTask(db, actor, input);
  const { to, note, at = new Date() } = input;
  const owner = task.owner_account_id ?? actor.accountId;
  return change(
    db,
    task,
    sql`state = 'claimed', assignee_account_id = ${to.accountId}, assignee_name = ${to.name},
        owner_account_id = ${owner}, owner_name = ${task.owner_name ?? actor.name},
        ${given(actor, { kind: 'delegated', note, at })}`,
  );
}

/**
 * Ends a delegation before it is done: whoever delegated takes the task back 收回委托, or the delegate gives it back 退回委托.
 * @throws processes.notDelegated, notYours
 */
export async function endDelegation(
  db: Db,
  actor: Actor,
  input: TaskTarget & { note?: string | undefined },
): Promise<TaskRow> {
  const task = await notOver(db, input);
  if (task.owner_account_id === null) throw processErrors.notDelegated();
  const { accountId } = actor;
  if (accountId !== task.owner_account_id && accountId !== task.assignee_account_id) throw processErrors.notYours();
  return handBack(db, actor, task, { note: input.note, at: input.at ?? new Date() });
}

/** Gives a delegated task back to its owner, done or not. */
export function handBack(
  db: Db,
  actor: Actor,
  task: StoredTask,
  { note, at }: { note?: string | undefined; at: Date },
): Promise<TaskRow> {
  return change(
    db,
    task,
    sql`assignee_account_id = owner_account_id, assignee_name = owner_name, owner_account_id = null, owner_name = null,
        ${given(actor, { kind: 'handedBack', note, at })}`,
  );
}

/** Reads a task that somebody may still do, as the person saw it. */
export async function openTask(
  db: Db,
  actor: Actor,
  target: TaskTarget,
  options?: { lock: boolean },
): Promise<StoredTask> {
  const task = await findStored(db, target.taskId, options);
  requireOpenTask(actor, task);
  requireVersion(task, target);
  return task;
}

async function notOver(db: Db, target: TaskTarget): Promise<StoredTask> {
  const task = await findStored(db, target.taskId);
  if (task.state === 'done' || task.state === 'cancelled') throw processErrors.taskCancelled();
  requireVersion(task, target);
  return task;
}

export async function findStored(db: Db, id: string, { lock = false } = {}): Promise<StoredTask> {
  const { rows } = await sql<StoredTask>`
    select ${taskColumns} from processes.task where id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(db);
  const task = rows[0];
  if (!task) throw processErrors.taskNotFound();
  return task;
}

function requireVersion(task: StoredTask, { expectedVersion }: TaskTarget): void {
  if (expectedVersion !== undefined && expectedVersion !== task.version) throw processErrors.staleVersion();
}

function given(
  actor: Actor,
  { kind, note, at }: { kind: GivenTask['kind']; note?: string | undefined; at: Date },
): RawBuilder<unknown> {
  return sql`given_kind = ${kind}, given_by_account_id = ${actor.accountId}::uuid, given_by_name = ${actor.name},
    given_note = ${note ?? null}, given_at = ${at}`;
}

/** Writes a change of a task at the version that was read. */
export async function change(db: Db, task: StoredTask, set: RawBuilder<unknown>): Promise<TaskRow> {
  const { rows } = await sql<StoredTask>`
    update processes.task set ${set}, version = version + 1
    where id = ${task.id}::uuid and version = ${task.version}
    returning ${taskColumns}`.execute(db);
  if (!rows[0]) throw processErrors.staleVersion();
  return toTask(rows[0]);
}
