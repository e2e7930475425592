import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from '@onewindow/db';
import { allConsumers, type EventConsumer } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { Logger, type Runner, run, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { consumeOrRecord } from './consumers.ts';
import { cronItemsOf } from './cron.ts';
import { type AnyJob, allJobs } from './define.ts';
import { openQueuePool } from './pool.ts';
import { announcePresence, freeJobsOfDeadWorkers } from './presence.ts';
import { tasksOf } from './tasks.ts';

/** The part of pino's interface that a worker needs. */
export interface WorkerLog {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

export interface WorkerOptions {
  /** The login of the running role, as for `openDatabase`. */
  url: string;
  services: Services;
  log: WorkerLog;
  /** Default: everything that the imported modules declared. */
  jobs?: readonly AnyJob[];
  consumers?: readonly EventConsumer[];
  /** Jobs at a time in this process (default 4). */
  concurrency?: number;
}

export interface RunningWorker {
  /** Takes no new work, lets running jobs end (their signal aborts after 5 s), and closes its connections. */
  stop(): Promise<void>;
  /** Settles when the worker has ended; rejects when it ended by itself. */
  done: Promise<void>;
}

const POLL_MS = 300;
const REAP_MS = 15_000;
const BATCH = 100;
const LOOK_ANYWAY = 30;

/**
 * Runs jobs, schedules and event consumers until stopped. Any number of processes may do so at once. A lost database
 * connection is waited out.
 */
export async function runWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { services, log, jobs = allJobs(), consumers = allConsumers(), concurrency = 4 } = options;
  const stopping = new AbortController();
  const pool = openQueuePool(options.url, concurrency + 3, error =>
    log.warn({ err: error }, 'a worker connection was lost'),
  );
  const events: WorkerEvents = new EventEmitter();
  let workerId = '';
  events.on('pool:create', ({ workerPool }) => {
    workerId = workerPool.id;
  });
  const runner: Runner = await run({
    pgPool: pool,
    events,
    logger: new Logger(scope => (level, message, meta) => relay(log, level, message, { ...scope, ...meta })),
    taskList: tasksOf(jobs, services),
    parsedCronItems: cronItemsOf(jobs),
    concurrency,
    pollInterval: 1000,
    noHandleSignals: true,
  });
  const loops = [
    keepPresence({ url: options.url, workerId, log, signal: stopping.signal }),
    reapDeadWorkers(services, log, stopping.signal),
    consumeForEver({ services, consumers, log, signal: stopping.signal }),
  ];

  const done = (async () => {
    try {
      await runner.promise;
    } finally {
      stopping.abort();
      await Promise.all(loops);
      await pool.end();
    }
  })();
  // Whoever awaits `done` or `stop` gets the error; a process that awaits neither must not die of it.
  done.catch(error => log.error({ err: error }, 'the worker ended'));
  return {
    done,
    async stop() {
      stopping.abort();
      await runner.stop().catch(() => {});
      await done;
    },
  };
}

function relay(log: WorkerLog, level: string, message: string, data: object): void {
  if (level === 'error') log.error(data, message);
  else if (level === 'warning') log.warn(data, message);
  else log.debug(data, message);
}

/** Keeps the session open that says that this worker lives, and opens another when it is lost. */
async function keepPresence(options: {
  url: string;
  workerId: string;
  log: WorkerLog;
  signal: AbortSignal;
}): Promise<void> {
  while (!options.signal.aborted) {
    const client = new pg.Client({
      connectionString: options.url,
      application_name: 'onewindow worker presence',
      options: '-c role=onewindow_app',
    });
    const lost = new Promise<void>(resolve => {
      client.once('error', () => resolve());
      client.once('end', () => resolve());
    });
    try {
      await client.connect();
      await announcePresence(client, options.workerId);
      await Promise.race([lost, aborted(options.signal)]);
    } catch (error) {
      options.log.warn({ err: error }, 'the worker cannot announce itself');
    }
    await client.end().catch(() => {});
    await pause(1000, options.signal);
  }
}

async function reapDeadWorkers(services: Services, log: WorkerLog, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const dead = await freeJobsOfDeadWorkers(services.db);
      if (dead > 0) log.warn({ dead }, 'freed the jobs of workers that died');
    } catch (error) {
      log.warn({ err: error }, 'cannot look for dead workers');
    }
    await pause(REAP_MS, signal);
  }
}

/**
 * Polls one number — the oldest running transaction — and reads the log only when it moved. Polling and not NOTIFY,
 * because every commit with a NOTIFY queues for one lock of the whole server, and every step of every case commits an event.
 */
async function consumeForEver(options: {
  services: Services;
  consumers: readonly EventConsumer[];
  log: WorkerLog;
  signal: AbortSignal;
}): Promise<void> {
  const { services, consumers, log, signal } = options;
  const retryAt = new Map<string, { failures: number; at: number }>();
  let seen = '';

  async function drain(consumer: EventConsumer): Promise<void> {
    const waiting = retryAt.get(consumer.name);
    if (waiting && waiting.at > Date.now()) return;
    for (let more = true; more && !signal.aborted; ) {
      const batch = await consumeOrRecord(services.db, consumer, BATCH);
      more = batch.more;
      if (batch.error === undefined) {
        retryAt.delete(consumer.name);
        continue;
      }
      const failures = (retryAt.get(consumer.name)?.failures ?? 0) + 1;
      retryAt.set(consumer.name, { failures, at: Date.now() + Math.min(60_000, 500 * 2 ** failures) });
      log.error({ err: batch.error, consumer: consumer.name, failures }, 'an event could not be handled');
    }
  }

  for (let tick = 0; !signal.aborted; tick++) {
    try {
      const head = await readHead(services);
      // Now and then without being asked: another worker may have died between taking a consumer's lock and its work.
      const due = head !== seen || retryAt.size > 0 || tick % LOOK_ANYWAY === 0;
      if (due) await Promise.all(consumers.map(drain));
      seen = head;
    } catch (error) {
      log.warn({ err: error }, 'cannot read events');
    }
    await pause(POLL_MS, signal);
  }
}

async function readHead({ db }: Services): Promise<string> {
  const { rows } = await sql<{ head: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as head`.execute(
    db,
  );
  return rows[0]?.head ?? '';
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => {});
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
}
