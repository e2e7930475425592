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
import { announcePresence, freeJobsOfDeadWorkers, freeJobsUnheardOf } from './presence.ts';
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
  /** How often lost jobs are looked for, in ms (default 15,000). */
  lostEveryMs?: number;
}

export interface RunningWorker {
  /** Takes no new work, lets running jobs end (their signal aborts after 5 s), and closes its connections. */
  stop(): Promise<void>;
  /** Settles when the worker has ended, which it does only when it is stopped. */
  done: Promise<void>;
}

const POLL_MS = 300;
const MARK_MS = 10_000;
/** Running jobs are told to end after 5 s (`gracefulShutdownAbortTimeout`); this is for those that then do. */
const STOP_MS = 15_000;
const END_MS = 8_000;
const BATCH = 100;
const LOOK_ANYWAY = 30;

/**
 * Runs jobs, schedules and event consumers until stopped. Any number of processes may do so at once. A lost database
 * connection is waited out.
 */
export async function runWorker(options: WorkerOptions): Promise<RunningWorker> {
  const {
    services,
    log,
    jobs = allJobs(),
    consumers = allConsumers(),
    concurrency = 4,
    lostEveryMs = 15_000,
  } = options;
  const stopping = new AbortController();
  const pool = openQueuePool(options.url, concurrency + 3, error =>
    log.warn({ err: error }, 'a worker connection was lost'),
  );
  const startQueue = () => runQueue({ url: options.url, pool, services, jobs, concurrency, log });
  let queue = await startQueue().catch(async error => {
    await pool.end();
    throw error;
  });

  /** The queue ends when it cannot mark a job as done, that is, when the database goes away just then. */
  async function keepQueue(): Promise<void> {
    for (;;) {
      await queue.ended;
      if (stopping.signal.aborted) return;
      log.warn({}, 'the queue ended by itself and is started again');
      for (let isRunning = false; !isRunning && !stopping.signal.aborted; ) {
        await pause(1000, stopping.signal);
        if (stopping.signal.aborted) return;
        try {
          queue = await startQueue();
          isRunning = true;
        } catch (error) {
          log.warn({ err: error }, 'the queue cannot start yet');
        }
      }
      if (stopping.signal.aborted) await queue.stop();
    }
  }

  const loops = [
    keepQueue(),
    freeLostJobs({ services, log, signal: stopping.signal, everyMs: lostEveryMs, queue: () => queue }),
    consumeForEver({ services, consumers, log, signal: stopping.signal }),
  ];
  const done = Promise.all(loops).then(() => pool.end());
  // Whoever awaits `done` or `stop` gets the error; a process that awaits neither must not die of it.
  done.catch(error => log.error({ err: error }, 'the worker ended'));
  return {
    done,
    async stop() {
      stopping.abort();
      const orderly = queue.stop().then(() => done);
      const patience = new AbortController();
      // Without its database the queue cannot give its jobs back; another worker frees them when this one is gone.
      await Promise.race([orderly, pause(STOP_MS, patience.signal)]);
      patience.abort();
    },
  };
}

interface Queue {
  name: string;
  /** The ids of the jobs that it has in hand, or had a moment ago. */
  running: ReadonlySet<string>;
  /** Resolves when it has ended, by itself or because it was stopped. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** One run of the queue with the session that says that it lives. */
async function runQueue(options: {
  url: string;
  pool: pg.Pool;
  services: Services;
  jobs: readonly AnyJob[];
  concurrency: number;
  log: WorkerLog;
}): Promise<Queue> {
  const { url, pool, services, jobs, concurrency, log } = options;
  const events: WorkerEvents = new EventEmitter();
  let workerId = '';
  events.on('pool:create', ({ workerPool }) => {
    workerId = workerPool.id;
  });
  const running = new Set<string>();
  events.on('job:start', ({ job }) => running.add(job.id));
  // The mark that it is done is still on its way.
  events.on('job:complete', ({ job }) => setTimeout(() => running.delete(job.id), MARK_MS).unref());
  const runner: Runner = await run({
    pgPool: pool,
    events,
    logger: new Logger(scope => (level, message, meta) => relay(log, level, message, { ...scope, ...meta })),
    taskList: tasksOf(jobs, services),
    parsedCronItems: cronItemsOf(jobs),
    concurrency,
    pollInterval: 1000,
    noHandleSignals: true,
    // Without a delay nobody waits for the mark that a job is done: a database that goes away just then would end the
    // whole process by an unhandled rejection. With one, even of 0 ms, the queue ends in order and is started again.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  let isAsked = false;
  // A queue that lost its database in the middle of several jobs may wait for ever for itself: it is left to itself
  // then, and the jobs that it holds are freed as those of a dead worker.
  const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<void>();
  events.on('pool:gracefulShutdown', () => {
    if (!isAsked) setTimeout(giveUp, END_MS).unref();
  });
  const over = new AbortController();
  const presence = keepPresence({ url, workerId, log, signal: over.signal });
  const ran = runner.promise.catch(error => log.error({ err: error }, 'the queue ended'));
  const ended = Promise.race([ran, givenUp])
    .then(() => over.abort())
    .then(() => presence);
  return {
    name: workerId,
    running,
    ended,
    async stop() {
      isAsked = true;
      await runner.stop().catch(() => {});
      await ended;
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

async function freeLostJobs(options: {
  services: Services;
  log: WorkerLog;
  signal: AbortSignal;
  everyMs: number;
  queue: () => Queue;
}): Promise<void> {
  const { services, log, signal } = options;
  while (!signal.aborted) {
    try {
      const dead = await freeJobsOfDeadWorkers(services.db);
      if (dead > 0) log.warn({ dead }, 'freed the jobs of workers that died');
      const { name, running } = options.queue();
      const unheardOf = await freeJobsUnheardOf(services.db, { name, running: [...running] });
      if (unheardOf > 0) log.warn({ unheardOf }, 'freed jobs that were given while the database went away');
    } catch (error) {
      log.warn({ err: error }, 'cannot look for lost jobs');
    }
    await pause(options.everyMs, signal);
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
