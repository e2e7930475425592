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
