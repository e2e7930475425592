import { randomUUID } from 'node:crypto';
import { sql } from '@onewindow/db';
import { defineErrors } from '@onewindow/errors';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { route } from './route.ts';
import { sampleServer } from './testing/sample-server.ts';

let database: TestDatabase;
let app: FastifyInstance;
const account = randomUUID();
const summary = { zh: '样例', en: 'Sample' };
const refusals = defineErrors('sample', { refused: { status: 409, zh: '不行', en: 'No' } });

/** Whether the next command fails after it has written. */
let fails = false;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const file = route({
    method: 'POST',
    url: '/api/files',
    permission: 'signedIn',
    summary,
    reply: null,
    handler: async ({ reply }) => reply.type('text/csv').send('a,b\n1,2\n'),
  });
  const entry = route({
    method: 'POST',
    url: '/api/entries',
    permission: 'signedIn',
    summary,
    body: Type.Object({ text: Type.String() }),
    reply: Type.Object({ id: Type.String(), text: Type.String() }),
    status: 201,
    async handler({ db: tx, body }) {
      const { rows } = await sql<{ id: string }>`
        insert into platform.upload (owner_account_id, purpose, name, bytes, expires_at)
        values (${account}, 'sample', ${body.text}, 1, now()) returning id`.execute(tx);
      if (fails) throw refusals.refused();
      return { id: rows[0]!.id, text: body.text };
    },
  });
  const limited = route({
    method: 'GET',
    url: '/api/limited',
    permission: 'public',
    summary,
    reply: Type.Object({}),
    rateLimit: { max: 3, seconds: 3600 },
    handler: async () => ({}),
  });
  app = await sampleServer({ db, routes: [entry, file, limited] });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const send = (text: string, key?: string, who = account) =>
  app.inject({
    method: 'POST',
    url: '/api/entries',
    payload: { text },
    headers: { 'x-test-account': who, ...(key && { 'idempotency-key': key }) },
  });

async function written(text: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform.upload where name = ${text}`.execute(database.db);
  return rows[0]!.count;
}

describe('a command with a key', () => {
  it('sent again gets the first answer and happens once', async () => {
    const key = randomUUID();
    const first = await send('one', key);
    const again = await send('one', key);
    expect(first.statusCode).toBe(201);
    expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body]);
    expect(await written('one')).toBe(1);
  });

  it('with other content is refused and changes nothing', async () => {
    const key = randomUUID();
    await send('two', key);
    const other = await send('two, changed', key);
    expect(other.statusCode).toBe(422);
    expect(other.json().code).toBe('command.keyReused');
    expect(await written('two, changed')).toBe(0);
  });

  it('of another account is another command', async () => {
    const key = randomUUID();
    await send('three', key);
    await send('three', key, randomUUID());
    expect(await written('three')).toBe(2);
  });

  it('sent twenty times at once happens once, and all get the same answer', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('four', key)));
    expect(new Set(answers.map(answer => `${answer.statusCode} ${answer.body}`)).size).toBe(1);
    expect(answers[0]!.statusCode).toBe(201);
    expect(await written('four')).toBe(1);
  });

  it('that failed has left nothing and can be sent again with its key', async () => {
    const key = randomUUID();
    fails = true;
    expect((await send('five', key)).statusCode).toBe(409);
    fails = false;
    expect(await written('five')).toBe(0);
    expect((await send('five', key)).statusCode).toBe(201);
    expect(await written('five')).toBe(1);
  });

  it('without a key happens as often as it is sent', async () => {
    await send('six');
    await send('six');
    expect(await written('six')).toBe(2);
  });

  it('whose key is no key is refused', async () => {
    for (const key of ['short', 'x'.repeat(101), 'with blank inside'])
      expect((await send('seven', key)).json().code).toBe('command.badKey');
    expect(await written('seven')).toBe(0);
  });

  it('that answers with a file is carried out like any other', async () => {
    const headers = { 'x-test-account': account, 'idempotency-key': randomUUID() };
    for (let time = 0; time < 2; time++) {
      const answer = await app.inject({ method: 'POST', url: '/api/files', payload: {}, headers });
      expect([answer.statusCode, answer.body]).toEqual([200, 'a,b\n1,2\n']);
    }
  });
});

describe('a limit on the rate', () => {
  it('is counted for each account, tells when to come back, and lets others in', async () => {
    const get = (who: string) => app.inject({ url: '/api/limited', headers: { 'x-test-account': who } });
    const answers = [];
    for (let time = 0; time < 5; time++) answers.push(await get(account));
    // Five calls may straddle the full hour; then a window holds at most three of them.
    const refused = answers.filter(answer => answer.statusCode === 429);
    expect(refused.length).toBeGreaterThan(0);
    const [answer] = refused;
    const seconds = Number(answer!.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect(answer!.json()).toMatchObject({ code: 'request.tooMany', data: { retryAfter: seconds } });
    expect((await get(randomUUID())).statusCode).toBe(200);
  });

  it('holds when many come at once', async () => {
    const who = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.inject({ url: '/api/limited', headers: { 'x-test-account': who } })),
    );
    const passed = answers.filter(answer => answer.statusCode === 200).length;
    expect([3, 4, 5, 6]).toContain(passed);
  });

  it('counts strangers by their address', async () => {
    const get = (remoteAddress: string) => app.inject({ url: '/api/limited', remoteAddress });
    for (let time = 0; time < 5; time++) await get('10.1.1.1');
    expect((await get('10.1.1.1')).statusCode).toBe(429);
    // What a client says of itself counts for nothing without a trusted proxy.
    const forged = { url: '/api/limited', remoteAddress: '10.1.1.1', headers: { 'x-forwarded-for': '10.9.9.9' } };
    expect((await app.inject(forged)).statusCode).toBe(429);
    expect((await get('10.1.1.2')).statusCode).toBe(200);
  });
});
