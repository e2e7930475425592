import type { Actor } from '@onewindow/auth';
import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import type { TaskRow } from '../report.ts';
import type { StoredTask } from '../store/rows.ts';
import { toTask } from '../store/to-report.ts';
import { branchesOf, taskColumns, type WorkKind, workKinds } from './queries.ts';

/** Nobody counts further than this: a queue of a thousand is told as such. */
const mostCounted = 1000;

/** How many tasks wait for the actor, by why they stand in her list; each at most a thousand. */
export async function countOpenTasks(db: Db, actor: Actor): Promise<Record<WorkKind, number>> {
  const counts = { mine: 0, open: 0, delegated: 0, cosign: 0 };
  for (const kind of workKinds) {
    const branches = branchesOf(actor, kind);
    if (branches.length === 0) continue;
    const ranges = branches.map(
      condition => sql`(select id from processes.task where ${condition} limit ${mostCounted})`,
    );
    const { rows } = await sql<{ count: number }>`
      select count(distinct id)::int as count from (${sql.join(ranges, sql` union all `)}) t`.execute(db);
    counts[kind] = Math.min(mostCounted, rows[0]?.count ?? 0);
  }
  return counts;
}

/** How many tasks each of some people holds, added signers' among them; nobody is left out. */
export async function countHeldTasks(db: Db, accountIds: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map(accountIds.map(id => [id, 0]));
  if (accountIds.length === 0) return counts;
  const { rows } = await sql<{ id: string; count: number }>`
    select assignee_account_id as id, count(*)::int as count from processes.task
    where assignee_account_id = any(${accountIds}::uuid[]) and state = 'claimed' group by 1`.execute(db);
  for (const { id, count } of rows) counts.set(id, count);
  return counts;
}

export interface TaskHolder {
  accountId: string;
  name: string;
  tasks: number;
}

/** Who holds tasks of some bodies, whoever has most first; questions to added signers are not handed over and not counted. */
export async function listHolders(
  db: Db,
  { organisationIds, kind, limit }: { organisationIds: readonly string[]; kind: string; limit: number },
): Promise<TaskHolder[]> {
  const { rows } = await sql<TaskHolder>`
    select assignee_account_id as "accountId", max(assignee_name) as name, count(*)::int as tasks
    from processes.task
    where organisation_id = any(${organisationIds}::uuid[]) and state = 'claimed' and assignee_account_id is not null
      and parent_task_id is null and business_kind = ${kind}
    group by 1 order by 3 desc, 2, 1 limit ${limit}`.execute(db);
  return rows;
}

/** The tasks of some bodies that somebody holds, or that one person holds; in the order in which they were made. */
export async function listHeldTasks(
  db: Db,
  {
    organisationIds,
    kind,
    holder,
    page,
  }: { organisationIds: readonly string[]; kind: string; holder?: string | undefined; page: PageRequest },
): Promise<Page<TaskRow>> {
  const after = decodeCursor(page.after, 1);
  const { rows } = await sql<StoredTask>`
    select ${taskColumns} from processes.task
    where organisation_id = any(${organisationIds}::uuid[]) and state = 'claimed' and assignee_account_id is not null
      and parent_task_id is null and business_kind = ${kind}
      and (${holder ?? null}::uuid is null or assignee_account_id = ${holder ?? null}::uuid)
      and (${after?.[0] ?? null}::uuid is null or id > ${after?.[0] ?? null}::uuid)
    order by id limit ${page.limit + 1}`.execute(db);
  const shown = pageOf(rows, page.limit, row => [row.id]);
  return { rows: shown.rows.map(toTask), next: shown.next };
}

/** Tasks of the actor all of whose added signers have answered, the last of them since a moment; newest first. */
export async function listAnsweredTasks(
  db: Db,
  actor: Actor,
  { since, limit }: { since: Date; limit: number },
): Promise<{ task: TaskRow; answers: number; answeredAt: Date }[]> {
  const { rows } = await sql<StoredTask & { answers: number; answered_at: string }>`
    select ${taskColumns}, s.answers, s.answered_at
    from processes.task t cross join lateral (
      select count(*)::int as answers, max(a.ended_at) as answered_at
      from processes.task a where a.parent_task_id = t.id and a.state = 'done') s
    where t.assignee_account_id = ${actor.accountId}::uuid and t.state = 'claimed' and t.open_signers = 0
      and s.answered_at >= ${since}
    order by s.answered_at desc, t.id limit ${limit}`.execute(db);
  return rows.map(row => ({ task: toTask(row), answers: row.answers, answeredAt: new Date(row.answered_at) }));
}
