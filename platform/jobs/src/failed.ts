import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';

/** A job that was tried as often as allowed and waits for a person. */
export interface FailedJob {
  id: string;
  name: string;
  payload: unknown;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  failedAt: Date;
}

/** The dead letters, oldest first. */
export async function listFailedJobs(db: Db, { limit, after }: PageRequest = { limit: 50 }): Promise<Page<FailedJob>> {
  const from = decodeCursor(after, 1)?.[0] ?? 0;
  const { rows } = await sql<FailedJob>`
    select j.id::text as id, t.identifier as name, j.payload, j.attempts::int as attempts, j.last_error as "lastError",
           j.created_at as "createdAt", j.updated_at as "failedAt"
    from graphile_worker._private_jobs as j
    join graphile_worker._private_tasks as t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.locked_at is null and j.id > ${from}::bigint
    order by j.id
    limit ${limit + 1}`.execute(db);
  return pageOf(rows, limit, job => [job.id]);
}

/** Lets failed jobs run again at once, with all their tries. Returns how many there were. */
export async function retryFailedJobs(db: Db, ids: readonly string[]): Promise<number> {
  const { rows } = await sql`
    select id from graphile_worker.reschedule_jobs(${[...ids]}::bigint[], run_at => now(), attempts => 0)`.execute(db);
  return rows.length;
}

/** Gives failed jobs up. Returns how many there were. */
export async function discardFailedJobs(db: Db, ids: readonly string[]): Promise<number> {
  const { rows } = await sql`select id from graphile_worker.complete_jobs(${[...ids]}::bigint[])`.execute(db);
  return rows.length;
}
