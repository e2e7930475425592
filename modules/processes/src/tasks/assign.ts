import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, type RawBuilder, sql } from '@onewindow/db';
import { processErrors } from '../errors.ts';
import type { TaskRow } from '../report.ts';
import type { StoredTask } from '../store/rows.ts';
import { toTask } from '../store/to-report.ts';
import { uuidv7 } from '../store/uuid.ts';
import { requireOpenTask } from './may-do.ts';
import { taskColumns } from './queries.ts';

interface Target {
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
export async function claimTask(db: Db, actor: Actor, target: Target): Promise<TaskRow> {
  const task = await openTask(db, actor, target);
  if (task.assignee_account_id !== null) return toTask(task);
  return change(
    db,
    task,
    sql`state = 'claimed', assignee_account_id = ${actor.accountId}, assignee_name = ${actor.name}, claimed_at = ${target.at ?? new Date()}`,
  );
}

/** 退签: gives a claimed task back to its role. */
export async function releaseTask(db: Db, actor: Actor, target: Target): Promise<TaskRow> {
  const task = await openTask(db, actor, target);
  return change(
    db,
    task,
    sql`state = 'open', assignee_account_id = null, assignee_name = null, owner_account_id = null, owner_name = null,
        claimed_at = null`,
  );
}

/**
 * 转办: gives an open task to another person, or to another role, unit or organisation. Who may do that is for the caller
 * to check: it is a head's act, not the assignee's.
 */
export async function reassignTask(
  db: Db,
  _actor: Actor,
  input: Target & {
    to: Person | null;
    role?: string | undefined;
    unitId?: string | null | undefined;
    organisationId?: string | undefined;
  },
): Promise<TaskRow> {
  const task = await findStored(db, input.taskId);
  requireNotOver(task);
  requireVersion(task, input);
  const { to, at = new Date() } = input;
  return change(
    db,
    task,
    sql`state = ${to ? 'claimed' : 'open'}, assignee_account_id = ${to?.accountId ?? null}::uuid,
        assignee_name = ${to?.name ?? null}, owner_account_id = null, owner_name = null,
        claimed_at = ${to ? at : null}::timestamptz, role = ${input.role ?? task.role},
        unit_id = ${input.unitId === undefined ? task.unit_id : input.unitId}::uuid,
        organisation_id = ${input.organisationId ?? task.organisation_id}::uuid`,
  );
}

/** 委托: lets another person work on the task; completed by her it comes back to the one who delegated it. */
export async function delegateTask(db: Db, actor: Actor, input: Target & { to: Person }): Promise<TaskRow> {
  const task = await openTask(db, actor, input);
  const owner = task.owner_account_id ?? actor.accountId;
  return change(
    db,
    task,
    sql`state = 'claimed', assignee_account_id = ${input.to.accountId}, assignee_name = ${input.to.name},
        owner_account_id = ${owner}, owner_name = ${task.owner_name ?? actor.name}`,
  );
}

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
  input: Target & { signers: readonly NewSigner[]; actions?: readonly string[] },
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
          priority, created_at, due_on, due_at)
        select ${uuidv7()}::uuid, t.instance_id, t.token, t.id, t.business_kind, t.business_id, t.node,
          t.name || '（加签）', t.name_en || ' (co-sign)', 'other', ${signer.role ?? null},
          coalesce(${signer.organisationId ?? null}::uuid, t.organisation_id), ${signer.unitId ?? null}::uuid,
          t.division_code, ${signer.to?.accountId ?? null}::uuid, ${signer.to?.name ?? null},
          ${signer.to ? 'claimed' : 'open'}, ${[...(input.actions ?? ['agree', 'disagree'])]}::text[], t.form_step,
          t.priority, ${at}, t.due_on, t.due_at
        from processes.task t where t.id = ${task.id}::uuid
        returning ${taskColumns}`.execute(tx);
      added.push(...rows.map(toTask));
    }
    await change(tx, task, sql`open_signers = open_signers + ${input.signers.length}`);
    return added;
  });
}

async function openTask(db: Db, actor: Actor, target: Target, options?: { lock: boolean }): Promise<StoredTask> {
  const task = await findStored(db, target.taskId, options);
  requireOpenTask(actor, task);
  requireVersion(task, target);
  return task;
}

async function findStored(db: Db, id: string, { lock = false } = {}): Promise<StoredTask> {
  const { rows } = await sql<StoredTask>`
    select ${taskColumns} from processes.task where id = ${id}::uuid ${lock ? sql`for update` : sql``}`.execute(db);
  const task = rows[0];
  if (!task) throw processErrors.taskNotFound();
  return task;
}

function requireNotOver(task: StoredTask): void {
  if (task.state === 'done' || task.state === 'cancelled') throw processErrors.taskCancelled();
}

function requireVersion(task: StoredTask, { expectedVersion }: Target): void {
  if (expectedVersion !== undefined && expectedVersion !== task.version) throw processErrors.staleVersion();
}

async function change(db: Db, task: StoredTask, set: RawBuilder<unknown>): Promise<TaskRow> {
  const { rows } = await sql<StoredTask>`
    update processes.task set ${set}, version = version + 1
    where id = ${task.id}::uuid and version = ${task.version}
    returning ${taskColumns}`.execute(db);
  if (!rows[0]) throw processErrors.staleVersion();
  return toTask(rows[0]);
}
