import { type Db, inTransaction, sql } from '@onewindow/db';
import type pg from 'pg';

// A worker that is killed leaves its jobs locked, and the queue itself frees them only after four hours. So each
// worker holds an advisory lock on its own name for as long as its session lives, and the others free the jobs of
// every name whose lock can be taken.

const LOCK_SPACE = 1_450_303;

/** Younger locks are left alone: a worker may take its first job a moment before its presence is known. */
const GRACE = '10 seconds';

/** Says in this session that the worker lives; the server takes it back when the session ends, however it ends. */
export async function announcePresence(client: pg.ClientBase, workerId: string): Promise<void> {
  await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, workerId]);
}

/** Frees the jobs of dead workers at once. Returns how many workers were found dead. */
export function freeJobsOfDeadWorkers(db: Db, grace: string = GRACE): Promise<number> {
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ dead: string[] | null }>`
      with holder as materialized (
        select distinct locked_by as name from graphile_worker._private_jobs
        where locked_by is not null and locked_at < now() - ${grace}::interval
      )
      select array_agg(name) as dead from holder
      where pg_try_advisory_xact_lock(${LOCK_SPACE}, hashtext(name))`.execute(tx);
    const dead = rows[0]?.dead ?? [];
    if (dead.length > 0) await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(tx);
    return dead.length;
  });
}

/**
 * Frees the jobs that a living worker was given but never heard of: its database went away between taking the job and
 * telling so. Returns how many.
 * @param running the ids of the jobs that the worker has in hand
 */
export async function freeJobsUnheardOf(
  db: Db,
  worker: { name: string; running: readonly string[] },
  grace: string = GRACE,
): Promise<number> {
  const { rows } = await sql<{ freed: number }>`
    with job as (
      update graphile_worker._private_jobs set locked_at = null, locked_by = null
      where locked_by = ${worker.name} and locked_at < now() - ${grace}::interval
        and id <> all(${[...worker.running]}::bigint[])
      returning job_queue_id
    ), queue as (
      update graphile_worker._private_job_queues set locked_at = null, locked_by = null
      where locked_by = ${worker.name} and id in (select job_queue_id from job)
    )
    select count(*)::integer as freed from job`.execute(db);
  return rows[0]?.freed ?? 0;
}
