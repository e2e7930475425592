import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { systemActor } from '@onewindow/auth';
import { loadConfig } from '@onewindow/config';
import { sql } from '@onewindow/db';
import { appendEvent, type EventConsumer } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { addJob, removeJob } from './add.ts';
import { defineJob } from './define.ts';
import { drainJobs } from './drain.ts';
import { discardFailedJobs, listFailedJobs, retryFailedJobs } from './failed.ts';
import { housekeeping } from './housekeeping.ts';
import { freeJobsOfDeadWorkers } from './presence.ts';
import { runWorker } from './worker.ts';

let database: TestDatabase;
let services: Services;
let done: unknown[] = [];

const note = defineJob<{ text: string }>({
  name: 'test.note',
  async handle({ actor, attempt }, { text }) {
    done.push({ text, actor: actor.requestId, attempt });
  },
});
const fail = defineJob<{ reason: string }>({
  name: 'test.fail',
  maxAttempts: 1,
  async handle(_context, { reason }) {
    throw new Error(reason);
  },
});

beforeAll(async () => {
  database = await createTestDatabase();
  services = {
    db: database.db,
    config: loadConfig({}),
    now: () => new Date('2026-07-13T01:00:00Z'),
    today: () => '2026-07-13',
  } as Services;
});
afterAll(() => database.close());
beforeEach(async () => {
  done = [];
  await sql`delete from graphile_worker._private_jobs`.execute(database.owner);
});

const drain = (until?: Date) =>
  drainJobs({ url: database.appUrl, services, jobs: [note, fail, housekeeping], ...(until && { until }) });

describe('queueing', () => {
  test('a job of a transaction that rolled back never was', async () => {
    const work = database.db.transaction().execute(async tx => {
      await addJob(tx, 'test.note', { text: 'never' });
      throw new Error('rolled back');
    });
    await expect(work).rejects.toThrow('rolled back');
    await drain();
    expect(done).toEqual([]);
  });

  test('a job of a committed transaction runs under the name of its job', async () => {
    await database.db.transaction().execute(tx => addJob(tx, 'test.note', { text: '受理' }));
    await drain();
    expect(done).toEqual([{ text: '受理', actor: 'system:test.note', attempt: 1 }]);
  });

  test('a job with the key of a waiting one takes its place', async () => {
    await addJob(database.db, 'test.note', { text: 'first' }, { key: 'case-1' });
    await addJob(database.db, 'test.note', { text: 'second' }, { key: 'case-1' });
    await drain();
    expect(done).toMatchObject([{ text: 'second' }]);
  });

  test('a job planned for later waits for its time, and can be taken back', async () => {
    const later = new Date(Date.now() + 6 * 86_400_000);
    await addJob(database.db, 'test.note', { text: 'later' }, { runAt: later });
    await addJob(database.db, 'test.note', { text: 'taken back' }, { runAt: later, key: 'reminder' });
    await removeJob(database.db, 'reminder');
    await drain();
    expect(done).toEqual([]);
    await drain(later);
    expect(done).toMatchObject([{ text: 'later' }]);
  });

  test('a job that nobody declared is refused at once', async () => {
    await expect(addJob(database.db, 'test.nobody', {})).rejects.toThrow('no job is called test.nobody');
  });
});

describe('failed jobs', () => {
  test('stay on a list with their reason until somebody runs them again or gives them up', async () => {
    await addJob(database.db, 'test.fail', { reason: '邻系统不通' });
    await drain();
    const [failed] = (await listFailedJobs(database.db)).rows;
    expect(failed).toMatchObject({ name: 'test.fail', payload: { reason: '邻系统不通' }, attempts: 1 });
    expect(failed?.lastError).toContain('邻系统不通');

    expect(await retryFailedJobs(database.db, [failed!.id])).toBe(1);
    expect((await listFailedJobs(database.db)).rows).toEqual([]);
    await drain();
    expect(await discardFailedJobs(database.db, [failed!.id])).toBe(1);
    expect((await listFailedJobs(database.db)).rows).toEqual([]);
  });

  test('are listed page by page', async () => {
    for (let index = 0; index < 5; index++) await addJob(database.db, 'test.fail', { reason: String(index) });
    await drain();
    const first = await listFailedJobs(database.db, { limit: 3 });
    const second = await listFailedJobs(database.db, { limit: 3, after: first.next ?? '' });
    expect([...first.rows, ...second.rows].map(job => (job.payload as { reason: string }).reason)).toEqual([
      ...'01234',
    ]);
    expect(second.next).toBeNull();
  });
});

describe('a worker', () => {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };

  test('asked to stop ends the job that it has begun', async () => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const slow = defineJob({
      name: 'test.slow',
      async handle() {
        begin();
        await released;
        done.push('slow');
      },
    });
    const worker = await runWorker({ url: database.appUrl, services, log: silent, jobs: [slow], consumers: [] });
    await addJob(database.db, 'test.slow', {});
    await begun;
    const stopped = worker.stop();
    release();
    await stopped;
    expect(done).toEqual(['slow']);
    const { rows } = await sql`select 1 from graphile_worker._private_jobs`.execute(database.db);
    expect(rows).toEqual([]);
  });

  test('hands events to their consumers as they come, and goes on when one could not be handled', async () => {
    const { promise: handled, resolve: finish } = Promise.withResolvers<unknown>();
    let attempts = 0;
    const consumer: EventConsumer = {
      name: 'test.unsteady',
      types: ['test.happened'],
      async handle(_tx, event) {
        if (++attempts < 3) throw new Error('not yet');
        finish(event.data);
      },
    };
    const worker = await runWorker({ url: database.appUrl, services, log: silent, jobs: [], consumers: [consumer] });
    await appendEvent(database.db, systemActor('test'), {
      type: 'test.happened',
      subject: { kind: 'thing', id: randomUUID() },
      data: { step: 1 },
    });
    expect(await handled).toEqual({ step: 1 });
    await worker.stop();
  });

  test('is given again what the database gave it without its hearing so, and keeps what it has in hand', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const begun: string[] = [];
    const hold = defineJob<{ text: string }>({
      name: 'test.hold',
      async handle(_context, { text }) {
        begun.push(text);
        await released;
      },
    });
    const worker = await runWorker({
      url: database.appUrl,
      services,
      log: silent,
      jobs: [hold],
      consumers: [],
      lostEveryMs: 20,
    });
    await addJob(database.db, 'test.hold', { text: 'in hand' });
    await vi.waitUntil(() => begun.length === 1);
    await database.db.transaction().execute(async tx => {
      await addJob(tx, 'test.hold', { text: 'unheard of' });
      // As if it had been given along with the first, an hour ago, and the answer had been lost.
      await sql`
        update graphile_worker._private_jobs set locked_at = now() - interval '1 hour', attempts = 1,
          locked_by = (select locked_by from graphile_worker._private_jobs where locked_by is not null)`.execute(tx);
    });
    await vi.waitUntil(() => begun.length > 1, { timeout: 10_000 });
    release();
    await worker.stop();
    expect(begun).toEqual(['in hand', 'unheard of']);
  });

  test('killed in the middle of a job leaves it to the others at once', async () => {
    await addJob(database.db, 'test.note', { text: 'interrupted' });
    const child = spawn(process.execPath, ['platform/jobs/src/testing/stuck-worker.ts', database.appUrl], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(await freeJobsOfDeadWorkers(database.db, '0 seconds')).toBe(0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    while ((await freeJobsOfDeadWorkers(database.db, '0 seconds')) === 0) await new Promise(setImmediate);
    await drain();
    expect(done).toMatchObject([{ text: 'interrupted', attempt: 2 }]);
  });
});

test('the nightly housekeeping makes the partitions of the coming months', async () => {
  await addJob(database.db, housekeeping.name, {});
  await drain();
  expect((await listFailedJobs(database.db)).rows).toEqual([]);
  const { rows } = await sql`
    select 1 where to_regclass('platform.event_' || to_char(now() + interval '3 months', 'YYYYMM')) is not null`.execute(
    database.db,
  );
  expect(rows).toHaveLength(1);
});
