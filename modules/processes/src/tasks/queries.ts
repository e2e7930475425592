import type { Actor } from '@onewindow/auth';
import { type Db, decodeCursor, type Page, type PageRequest, pageOf, type RawBuilder, sql } from '@onewindow/db';
import type { TaskRow } from '../report.ts';
import type { StoredTask } from '../store/rows.ts';
import { toTask } from '../store/to-report.ts';

export const taskColumns = sql`
  id, instance_id, token, parent_task_id, business_kind, business_id, node, name, name_en, level, role, organisation_id,
  unit_id, division_code, assignee_account_id, assignee_name, owner_account_id, owner_name, open_signers, state, actions, form_step,
  priority, created_at, claimed_at, due_on, due_at, ended_at, done_by_account_id, done_by_name, action,
  given_kind, given_by_account_id, given_by_name, given_note, given_at, version`;

export async function getTask(db: Db, id: string): Promise<TaskRow | undefined> {
  const { rows } = await sql<StoredTask>`
    select ${taskColumns} from processes.task where id = ${id}::uuid`.execute(db);
  return rows[0] && toTask(rows[0]);
}

/** Every task that a business has had, in the order in which they were made. */
export async function listTasksOf(db: Db, business: { kind: string; id: string }): Promise<TaskRow[]> {
  const { rows } = await sql<StoredTask>`
    select ${taskColumns} from processes.task
    where business_id = ${business.id}::uuid and business_kind = ${business.kind}
    order by id`.execute(db);
  return rows.map(toTask);
}

/** The English name of the open step of each business object that has one, for lists in English. */
export async function englishStepNames(
  db: Db,
  { kind, ids }: { kind: string; ids: readonly string[] },
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select business_id as id, name_en as name from processes.task
    where business_id = any(${ids}::uuid[]) and business_kind = ${kind} and state in ('open', 'claimed')
    order by id desc`.execute(db);
  return new Map(rows.map(row => [row.id, row.name]));
}

/** Why a task stands in somebody's list: hers, open to her role, delegated to her 受托, an opinion that she is asked for 加签. */
export const workKinds = ['mine', 'open', 'delegated', 'cosign'] as const;

export type WorkKind = (typeof workKinds)[number];

/**
 * What waits for the actor: tasks that are hers and tasks open to her roles in her bodies and units, the most urgent first.
 * Each branch reads its own index in order and stops at the page's size, however long the queues are.
 */
export async function listOpenTasks(
  db: Db,
  actor: Actor,
  page: PageRequest & { kind?: WorkKind | undefined },
): Promise<Page<TaskRow>> {
  const after = decodeCursor(page.after, 2) ?? ['0001-01-01', '00000000-0000-0000-0000-000000000000'];
  const limit = page.limit + 1;
  const branches = branchesOf(actor, page.kind).map(
    condition => sql`
      (select * from processes.task
       where ${condition} and (due_order, id) > (${after[0]}::date, ${after[1]}::uuid)
       order by due_order, id limit ${limit})`,
  );
  if (branches.length === 0) return { rows: [], next: null };
  const { rows } = await sql<StoredTask & { due_order: string }>`
    select distinct on (due_order, id) due_order, ${taskColumns}
    from (${sql.join(branches, sql` union all `)}) t
    order by due_order, id limit ${limit}`.execute(db);
  const shown = pageOf(rows, page.limit, row => [row.due_order, row.id]);
  return { rows: shown.rows.map(toTask), next: shown.next };
}

/** A task is news from when it came to be, and again when another gives it to somebody; not when she took it herself. */
const newSince = sql`case
  when given_by_account_id is distinct from assignee_account_id then coalesce(given_at, created_at) else created_at end`;

/** The newest tasks among those that wait for the actor and came to her since a moment; for telling her of them. */
export async function listNewTasks(
  db: Db,
  actor: Actor,
  { since, limit }: { since: Date; limit: number },
): Promise<TaskRow[]> {
  const branches = branchesOf(actor).map(
    condition => sql`
      (select *, ${newSince} as new_since from processes.task where ${condition} and ${newSince} >= ${since}
       order by ${newSince} desc limit ${limit})`,
  );
  if (branches.length === 0) return [];
  const { rows } = await sql<StoredTask>`
    select distinct on (new_since, id) ${taskColumns} from (${sql.join(branches, sql` union all `)}) t
    order by new_since desc, id limit ${limit}`.execute(db);
  return rows.map(toTask);
}

const ofKind: Record<WorkKind, RawBuilder<unknown>> = {
  mine: sql` and assignee_account_id is not null and parent_task_id is null and owner_account_id is null`,
  open: sql` and assignee_account_id is null and parent_task_id is null`,
  delegated: sql` and owner_account_id is not null`,
  cosign: sql` and parent_task_id is not null`,
};

/** One condition for each index range that holds work of the actor. */
export function branchesOf(actor: Actor, kind?: WorkKind): RawBuilder<unknown>[] {
  const branches = new Map<string, RawBuilder<unknown>>();
  const only = kind ? ofKind[kind] : sql``;
  if (actor.accountId && kind !== 'open') {
    branches.set('mine', sql`assignee_account_id = ${actor.accountId}::uuid and state = 'claimed'${only}`);
  }
  if (kind === 'mine' || kind === 'delegated') return [...branches.values()];
  for (const { role, scope } of actor.grants) {
    const organisation = scope.kind === 'organisation' ? scope.organisationId : actor.organisationId;
    if ((scope.kind !== 'organisation' && scope.kind !== 'unit') || !organisation) continue;
    const unit = scope.kind === 'unit' ? sql` and unit_id = ${scope.unitId}::uuid` : sql``;
    const place = sql`organisation_id = ${organisation}::uuid${unit} and state = 'open'${only}`;
    const key = `${organisation} ${scope.kind === 'unit' ? scope.unitId : ''}`;
    branches.set(`${key} ${role}`, sql`${place} and role = ${role}`);
    branches.set(key, sql`${place} and role is null`);
  }
  return [...branches.values()];
}
