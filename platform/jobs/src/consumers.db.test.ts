import { randomUUID } from 'node:crypto';
import { systemActor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { appendEvent, type EventConsumer } from '@onewindow/events';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { consumeBatch, consumeOrRecord, listConsumers, skipToPresent } from './consumers.ts';
import { drainConsumers } from './drain.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  await sql`create table public.effect (event_id uuid primary key, step int not null)`.execute(database.owner);
  await sql`grant select, insert on public.effect to onewindow_app`.execute(database.owner);
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`truncate platform.event, platform.consumer, public.effect`.execute(database.owner);
});

const actor = systemActor('test');
const append = (tx: Db, step: number, type = 'test.happened') =>
  appendEvent(tx, actor, { type, subject: { kind: 'thing', id: randomUUID() }, data: { step } });

/** Writes each event into a table whose key refuses a second time. */
const recorder: EventConsumer = {
  name: 'test.recorder',
  types: ['test.happened'],
  async handle(tx, event) {
    await sql`insert into public.effect (event_id, step) values (${event.id}, ${event.data.step})`.execute(tx);
  },
};

async function effects(): Promise<number[]> {
  const { rows } = await sql<{ step: number }>`select step from public.effect order by step`.execute(db);
  return rows.map(row => row.step);
}

describe('a consumer', () => {
  test('sees the events of its types once, in order', async () => {
    const steps: unknown[] = [];
    const consumer: EventConsumer = {
      name: 'test.order',
      types: ['test.happened'],
      handle: async (_tx, event) => void steps.push(event.data.step),
    };
    for (const step of [1, 2, 3]) await append(db, step);
    await append(db, 4, 'test.other');
    expect(await drainConsumers(db, [consumer])).toBe(3);
    expect(await drainConsumers(db, [consumer])).toBe(0);
    await append(db, 5);
    await drainConsumers(db, [consumer]);
    expect(steps).toEqual([1, 2, 3, 5]);
  });

  test('reads transactions in the order of their numbers, also where these get a digit more', async () => {
    for (const tx of [8, 9, 10, 11, 99, 100, 101]) {
      await sql`
        insert into platform.event (tx, type, subject_kind, subject_id, actor_kind, actor_name, channel, request_id, data)
        values (${String(tx)}::xid8, 'test.happened', 'thing', ${randomUUID()}, 'system', 'test', 'system', 'test',
                ${JSON.stringify({ step: tx })}::jsonb)`.execute(db);
    }
    for (let more = true; more; ) ({ more } = await consumeBatch(db, recorder, 2));
    expect(await effects()).toEqual([8, 9, 10, 11, 99, 100, 101]);
  });

  test('does not skip an event whose transaction began earlier and committed later', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: written, resolve: write } = Promise.withResolvers<void>();
    const slow = db.transaction().execute(async tx => {
      await append(tx as Db, 1);
      write();
      await released;
    });
    await written;
    await append(db, 2);
    expect((await consumeBatch(db, recorder, 10)).handled).toBe(0);
    release();
    await slow;
    await drainConsumers(db, [recorder]);
    expect(await effects()).toEqual([1, 2]);
  });

  test('is run by one worker at a time', async () => {
    for (let step = 0; step < 20; step++) await append(db, step);
    await Promise.all(Array.from({ length: 6 }, () => consumeOrRecord(db, recorder, 7)));
    await drainConsumers(db, [recorder]);
    expect(await effects()).toEqual(Array.from({ length: 20 }, (_, step) => step));
  });

  test('writes its effect and its position together or not at all', async () => {
    await append(db, 1);
    const breaks: EventConsumer = {
      ...recorder,
      async handle(tx, event) {
        await recorder.handle(tx, event);
        throw new Error('after the effect');
      },
    };
    await expect(drainConsumers(db, [breaks])).rejects.toThrow('after the effect');
    expect(await effects()).toEqual([]);
    await drainConsumers(db, [recorder]);
    expect(await effects()).toEqual([1]);
  });

  test('that fails stands before that event, having handled those before it, and says why', async () => {
    for (const step of [1, 2, 3, 4]) await append(db, step);
    await drainConsumers(db, []);
    const breaks: EventConsumer = {
      ...recorder,
      async handle(tx, event) {
        if (event.data.step === 3) throw new Error('三号有问题');
        await recorder.handle(tx, event);
      },
    };
    const batch = await consumeOrRecord(db, breaks, 10);
    expect(batch).toMatchObject({ handled: 2, more: false, error: expect.objectContaining({ message: '三号有问题' }) });
    await consumeOrRecord(db, breaks, 10);
    const [status] = await listConsumers(db);
    expect(status).toMatchObject({
      name: 'test.recorder',
      failures: 2,
      lastError: expect.stringContaining('三号有问题'),
    });
    expect(await effects()).toEqual([1, 2]);

    await drainConsumers(db, [recorder]);
    expect(await effects()).toEqual([1, 2, 3, 4]);
    expect(await listConsumers(db)).toMatchObject([{ failures: 0, lastError: null, failingEventId: null }]);
  });

  test('set to the present begins with the next event', async () => {
    await append(db, 1);
    await skipToPresent(db, [recorder.name]);
    await append(db, 2);
    await drainConsumers(db, [recorder]);
    expect(await effects()).toEqual([2]);
  });

  test('that writes events for another is followed by it', async () => {
    const relay: EventConsumer = {
      name: 'test.relay',
      types: ['test.first'],
      handle: async (tx, event) => void (await append(tx, Number(event.data.step))),
    };
    await append(db, 7, 'test.first');
    await drainConsumers(db, [recorder, relay]);
    expect(await effects()).toEqual([7]);
  });
});
