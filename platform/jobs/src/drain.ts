import { setTimeout as delay } from 'node:timers/promises';
import { type Db, sql } from '@onewindow/db';
import { allConsumers, type EventConsumer } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { Logger, runOnce } from 'graphile-worker';
import { consumeBatch } from './consumers.ts';
import { type AnyJob, allJobs } from './define.ts';
import { openQueuePool } from './pool.ts';
import { tasksOf } from './tasks.ts';

/**
 * Hands every event committed before the call to its consumers and returns how many there were: for tests and for
 * loading data, where the work has to be done when the call returns.
 * @throws whatever a consumer throws
 */
export async function drainConsumers(db: Db, consumers: readonly EventConsumer[] = allConsumers()): Promise<number> {
  let handled = 0;
  for (let round = 0; ; ) {
    await waitUntilReadable(db);
    const before = handled;
    for (const consumer of consumers) {
      for (let more = true; more; ) {
        const batch = await consumeBatch(db, consumer, 500);
        handled += batch.handled;
        more = batch.more;
      }
    }
    // A consumer may have written events for others.
    if (handled === before) return handled;
    if (++round === 100) throw new Error('the consumers keep writing events for each other');
  }
}

/** Transactions of other databases of the same server hold events back too; they end within milliseconds. */
async function waitUntilReadable(db: Db): Promise<void> {
  const { rows: marks } = await sql<{ mark: string }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as mark`.execute(db);
  const mark = marks[0]?.mark ?? '0';
  for (let attempt = 0; attempt < 2000; attempt++) {
    const { rows } = await sql<{ ready: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) >= ${mark}::xid8 as ready`.execute(db);
    if (rows[0]?.ready) return;
    await delay(5);
  }
  throw new Error('a transaction has been open for 10 seconds; events behind it cannot be read');
}

export interface DrainJobsOptions {
  url: string;
  services: Services;
  jobs?: readonly AnyJob[];
  /** Jobs planned for up to this moment are run now: virtual time for tests. */
  until?: Date;
}

/** Runs every job that is due, and those that they add, and returns when none is left. Failing jobs stay for their next try. */
export async function drainJobs({ url, services, jobs = allJobs(), until }: DrainJobsOptions): Promise<void> {
  if (until) {
    await sql`update graphile_worker._private_jobs set run_at = now() where run_at <= ${until} and run_at > now()`.execute(
      services.db,
    );
  }
  const pool = openQueuePool(url, 2);
  try {
    await runOnce({
      pgPool: pool,
      taskList: tasksOf(jobs, services),
      logger: new Logger(() => () => {}),
      noHandleSignals: true,
    });
  } finally {
    await pool.end();
  }
}
