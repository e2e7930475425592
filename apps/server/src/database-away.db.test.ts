import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { loadConfig } from '@onewindow/config';
import { openDatabase, sql } from '@onewindow/db';
import { appendEvent, type EventConsumer } from '@onewindow/events';
import { route } from '@onewindow/http';
import { addJob, defineJob, type RunningWorker, runWorker } from '@onewindow/jobs';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { migrateAll, openRuntime, type Runtime, serve } from './index.ts';
import { type RestartableDatabase, restartableDatabase } from './testing/restartable-database.ts';

let database: RestartableDatabase;
let runtime: Runtime;
let app: FastifyInstance;
let worker: RunningWorker;
let cookie: string;
const data = mkdtempSync(join(tmpdir(), 'onewindow-away-data-'));

/** What the command wrote, what its job and its event's reader made of it. */
const traces = sql.raw('test.trace');

/** A command as those of modules are: one transaction with a row, an event and a job. */
const command = route({
  method: 'POST',
  url: '/api/test/commands',
  permission: 'signedIn',
  summary: { zh: '试', en: 'Test' },
  body: Type.Object({ key: Type.String() }),
  reply: Type.Object({ key: Type.String() }),
  async handler({ db: tx, actor, body: { key } }) {
    await sql`insert into ${traces} (key, kind) values (${key}, 'command')`.execute(tx);
    await appendEvent(tx, actor, { type: 'test.given', subject: { kind: 'test', id: key }, data: {} });
    await addJob(tx, 'test.follow', { key });
    return { key };
  },
});

const consumer: EventConsumer = {
  name: 'test.reader',
  types: ['test.given'],
  async handle(tx, event) {
    await sql`insert into ${traces} (key, kind) values (${event.subjectId}, 'event')`.execute(tx);
  },
};

const follow = defineJob<{ key: string }>({
  name: 'test.follow',
  async handle({ services }, { key }) {
    await sql`insert into ${traces} (key, kind) values (${key}, 'job')`.execute(services.db);
  },
});

beforeAll(async () => {
  database = await restartableDatabase();
  runtime = await openRuntime(
    loadConfig({
      DATABASE_URL: database.appUrl,
      MIGRATE_DATABASE_URL: database.ownerUrl,
      ONEWINDOW_DATA: data,
      LOG_LEVEL: 'silent',
    }),
  );
  await migrateAll(runtime);
  const owner = openDatabase({ url: database.ownerUrl, role: null });
  await sql
    .raw(`create schema test; create table test.trace (key uuid not null, kind text not null);
      grant usage on schema test to onewindow_app; grant select, insert on test.trace to onewindow_app`)
    .execute(owner.db);
  await owner.close();
  app = await serve(runtime, { listen: false, also: [{ name: 'test', permissions: {}, routes: [command] }] });
  worker = await runWorker({
    url: runtime.appUrl,
    services: runtime.services,
    log: app.log,
    consumers: [consumer],
    jobs: [follow as never],
  });
  const papers = { idNumber: '450305199508173029', phone: '13907730001' };
  const person = { login: 'somebody', password: 'a long password 7', name: '韦春生', ...papers };
  const made = await app.inject({ method: 'POST', url: '/api/accounts', payload: person });
  expect(made.statusCode, made.body).toBe(201);
  const { login, password } = person;
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password } });
  expect(answer.statusCode, answer.body).toBe(200);
  cookie = answer.cookies.map(one => `${one.name}=${one.value}`).join('; ');
}, 180_000);
afterAll(async () => {
  await worker?.stop();
  await app?.close();
  await runtime?.close();
  await database?.remove();
  rmSync(data, { recursive: true, force: true });
});

const headers = () => ({ cookie, 'sec-fetch-site': 'same-origin' });
const get = (url: string, more: Record<string, string> = {}) =>
  app.inject({ url, headers: { ...headers(), ...more }, remoteAddress: '127.0.0.1' });

/** Waits until something holds: jobs that were in hand when the database went are given again after half a minute. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const patience = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > patience) throw new Error(`waited in vain: ${what}`);
    await delay(50);
  }
}

/** People at work: each gives one command after the other, and gives it again with its key until it is answered. */
function startPeople(count: number) {
  const acknowledged: string[] = [];
  const refused: { status: number; code: string }[] = [];
  let ended = false;
  const all = Array.from({ length: count }, async () => {
    while (!ended) {
      const key = randomUUID();
      for (;;) {
        const answer = await app.inject({
          method: 'POST',
          url: '/api/test/commands',
          payload: { key },
          headers: { ...headers(), 'idempotency-key': key },
        });
        if (answer.statusCode === 200) break;
        refused.push({ status: answer.statusCode, code: answer.json().code ?? answer.body });
        if (ended) return;
        await delay(50);
      }
      acknowledged.push(key);
    }
  });
  return {
    acknowledged,
    refused,
    async stop() {
      ended = true;
      await Promise.all(all);
    },
  };
}

async function keysOf(kind: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select key from ${traces} where kind = ${kind} order by key`.execute(
    runtime.db,
  );
  return rows.map(row => row.key);
}

describe.each(['shutdown', 'crash'] as const)('a database that goes away by %s', how => {
  it('is told to people and programs, and everything goes on by itself when it is back', async () => {
    const people = startPeople(4);
    onTestFinished(people.stop);
    onTestFinished(database.start);
    await until('the first commands', () => people.acknowledged.length >= 20 || people.refused.length > 20);
    expect(people.refused).toEqual([]);
    await database.stop(how);
    const beforeReturn = people.refused.length;
    await until('refusals', () => people.refused.length >= beforeReturn + 8);

    const api = await get('/api/session');
    expect(api.statusCode).toBe(503);
    expect(api.headers['content-type']).toContain('application/problem+json');
    expect(Number(api.headers['retry-after'])).toBeGreaterThan(0);
    expect(api.json()).toMatchObject({ code: 'database.unreachable', title: expect.stringContaining('数据库') });
    const english = await get('/api/session', { 'accept-language': 'en' });
    expect(english.json().title).toContain('cannot be reached');

    for (const [url, word] of [
      ['/', '12345'],
      ['/en', '12345'],
      ['/my', '12345'],
      ['/console/', 'html'],
    ] as const) {
      const page = await get(url, { accept: 'text/html' });
      if (!url.startsWith('/console')) {
        expect([url, page.statusCode]).toEqual([url, 503]);
        expect(Number(page.headers['retry-after'])).toBeGreaterThan(0);
      }
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.body).toContain(word);
      expect(page.body).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|at .*\.ts:/);
    }

    const ready = await get('/readyz');
    expect(ready.statusCode).toBe(503);
    expect(ready.body).not.toMatch(/127\.0\.0\.1|postgres/);
    expect((await get('/healthz')).statusCode).toBe(200);

    await database.start();
    const soFar = people.acknowledged.length;
    await until('commands after the return', () => people.acknowledged.length >= soFar + 20);
    await people.stop();
    expect((await get('/readyz')).statusCode).toBe(200);
    expect((await get('/api/session')).json()).toMatchObject({ name: '韦春生' });
    expect((await get('/')).statusCode).toBe(200);
    for (const url of ['/', '/en', '/sign-in', '/my', '/no/such/page', '/console/', '/console/cases', '/api/docs']) {
      const policy = String((await get(url, { accept: 'text/html' })).headers['content-security-policy']);
      expect([url, policy]).toEqual([url, expect.stringContaining("default-src 'self'")]);
      expect([url, policy]).toEqual([url, expect.not.stringMatching(/unsafe|\*/)]);
    }

    expect([...new Set(people.refused.map(one => `${one.status} ${one.code}`))]).toEqual(['503 database.unreachable']);
    const commands = await keysOf('command');
    expect(commands).toEqual([...new Set(commands)]);
    expect(people.acknowledged.filter(key => !commands.includes(key))).toEqual([]);
    // Consumers write exactly once, jobs at least once.
    await until('all events are read', async () => (await keysOf('event')).length >= commands.length);
    expect(await keysOf('event')).toEqual(commands);
    await until('all jobs are done', async () => new Set(await keysOf('job')).size >= commands.length);
    expect([...new Set(await keysOf('job'))]).toEqual(commands);
  }, 180_000);
});
