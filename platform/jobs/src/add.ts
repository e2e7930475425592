import { type Db, sql } from '@onewindow/db';
import { findJob } from './define.ts';

/** About 16 hours: each pause is e times the one before, and never longer than 6 hours. */
export const DEFAULT_MAX_ATTEMPTS = 12;

export interface AddJobOptions {
  /** Not before this moment; default at once. */
  runAt?: Date | undefined;
  /** A waiting job with the same key is replaced, time and payload; use it for "evaluate this case", not for commands. */
  key?: string | undefined;
  /** Jobs of one queue run one after another. */
  queue?: string | undefined;
}

/**
 * Queues a job in the transaction of the change that needs it: no commit, no job; commit, job.
 * @throws Error when no module has declared the job
 */
export async function addJob(tx: Db, name: string, payload: object, options: AddJobOptions = {}): Promise<void> {
  const job = findJob(name);
  if (!job) throw new Error(`no job is called ${name}`);
  await sql`
    select graphile_worker.add_job(
      identifier => ${name},
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null},
      run_at => ${options.runAt ?? null}::timestamptz,
      job_key => ${options.key ?? null},
      max_attempts => ${job.maxAttempts ?? DEFAULT_MAX_ATTEMPTS}::int
    )`.execute(tx);
}

/** Takes a waiting job back; one that is running is finished but not tried again. */
export async function removeJob(tx: Db, key: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${key})`.execute(tx);
}
