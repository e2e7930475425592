import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from '@onewindow/db';
import { cleanUpJob } from '@onewindow/identity';
import { addJob } from '@onewindow/jobs';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { command } from './testing/command-line.ts';
import { freePort } from './testing/restartable-database.ts';

let database: TestDatabase;
const data = mkdtempSync(join(tmpdir(), 'onewindow-shutdown-'));

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(data, { recursive: true, force: true });
});

const person = {
  login: 'somebody',
  password: 'a long password 7',
  name: '韦春生（示例）',
  idNumber: '450305199508173029',
  phone: '13907730001',
};

async function signIn(base: string): Promise<string> {
  const init = (body: object) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect((await fetch(`${base}/api/accounts`, init(person))).status).toBe(201);
  const answer = await fetch(`${base}/api/session`, init({ login: person.login, password: person.password }));
  return answer.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ');
}

/** Gives one command after the other over kept connections until nobody answers any more; the keys of those answered. */
async function work(base: string, cookie: string): Promise<string[]> {
  const acknowledged: string[] = [];
  for (;;) {
    const key = randomUUID();
    const answer = await fetch(`${base}/api/console/views`, {
      method: 'PUT',
      headers: { cookie, origin: base, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ page: key, views: [] }),
    }).catch(() => undefined);
    if (!answer) return acknowledged;
    // Over a connection that was open already.
    if (answer.status === 503) {
      expect((await answer.json()) as object).toMatchObject({ code: 'request.ending' });
      expect(answer.headers.get('retry-after')).toBe('5');
    } else {
      expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)]);
      acknowledged.push(key);
    }
  }
}

it('on SIGTERM finishes what was begun, takes nothing new, and ends with 0 in time', async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = command(['start'], {
    DATABASE_URL: database.appUrl,
    MIGRATE_DATABASE_URL: database.ownerUrl,
    ONEWINDOW_DATA: data,
    PORT: String(port),
    GRACE_SECONDS: '30',
  });
  onTestFinished(() => void server.child.kill('SIGKILL'));
  await server.says('Ctrl+C ends everything');
  const cookie = await signIn(base);
  for (let index = 0; index < 300; index++) await addJob(database.db, cleanUpJob.name, {});
  const people = Array.from({ length: 6 }, () => work(base, cookie));

  // A request whose second half comes only after the signal.
  const body = JSON.stringify({ page: 'slow', views: [] });
  const slow = connect(port, '127.0.0.1');
  let answer = '';
  slow.on('data', chunk => {
    answer += String(chunk);
  });
  const closed = new Promise<void>(done => slow.once('close', () => done()));
  slow.write(
    `PUT /api/console/views HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${base}\r\nCookie: ${cookie}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 20)}`,
  );
  await delay(300);

  const signalled = performance.now();
  server.child.kill('SIGTERM');
  while (
    await fetch(`${base}/healthz`, { headers: { connection: 'close' } }).then(
      () => true,
      () => false,
    )
  )
    await delay(20);
  slow.write(body.slice(20));
  await closed;
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer.toLowerCase()).toContain('connection: close');

  const acknowledged = (await Promise.all(people)).flat();
  expect([await server.ended, server.errors()]).toEqual([0, '']);
  expect(performance.now() - signalled).toBeLessThan(30_000);
  expect(acknowledged.length).toBeGreaterThan(0);

  const { rows } = await sql<{ page: string }>`select page from identity.saved_view`.execute(database.db);
  const pages = new Set(rows.map(row => row.page));
  expect(acknowledged.filter(key => !pages.has(key))).toEqual([]);
  expect(pages.has('slow')).toBe(true);
  const open = await sql`select key from platform.idempotency where response is null`.execute(database.db);
  expect(open.rows).toEqual([]);
  const locked = await sql`select id from graphile_worker._private_jobs where locked_by is not null`.execute(
    database.db,
  );
  expect(locked.rows).toEqual([]);
}, 120_000);
