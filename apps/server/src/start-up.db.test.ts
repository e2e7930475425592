import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { command } from './testing/command-line.ts';

let database: TestDatabase;
const data = mkdtempSync(join(tmpdir(), 'onewindow-start-'));
const admin = inject('testServerOwnerUrl');

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(data, { recursive: true, force: true });
});

function urlOf(name: string): string {
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function emptyDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await query(admin, `create database ${name}`);
  onTestFinished(() => query(admin, `drop database ${name} with (force)`));
  return urlOf(name);
}

/** What a command that cannot start says: a Chinese and an English sentence, and nothing else. */
async function refusal(words: string[], environment: Record<string, string>): Promise<string> {
  const run = command(words, { ONEWINDOW_DATA: data, PORT: '0', ...environment });
  const code = await run.ended;
  const lines = run.errors().trim().split('\n');
  expect([code, run.errors()]).toEqual([1, expect.not.stringMatching(/\n\s+at |node:internal|Error:/)]);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/[\u4e00-\u9fff]/);
  expect(lines[1]).toMatch(/^[A-Z]/);
  return run.errors();
}

describe('a process that cannot start says in two lines why and what to do', () => {
  it('when a setting cannot be meant', async () => {
    expect(await refusal(['serve'], { PORT: 'abc' })).toMatch(/PORT must be a whole number between 0 and 65535.*"abc"/);
    expect(await refusal(['work'], { LOG_LEVEL: 'loud' })).toContain('must be one of fatal, error');
    expect(await refusal(['migrate'], { DATABASE_URL: 'localhost/onewindow' })).toContain('postgres://');
    expect(await refusal(['serve'], { ONEWINDOW_DATA: '/dev/null/data' })).toContain('ONEWINDOW_DATA');
  }, 60_000);

  it('when nothing listens at DATABASE_URL, nobody by that name is let in, or the database is not there', async () => {
    const secret = 'do-not-print-me';
    const refused = await refusal(['serve'], { DATABASE_URL: `postgres://a:${secret}@127.0.0.1:1/onewindow` });
    expect(refused).toMatch(/127\.0\.0\.1:1 cannot be reached: nothing listens there/);
    const { host } = new URL(admin);
    const stranger = await refusal(['serve'], { DATABASE_URL: `postgres://stranger:${secret}@${host}/postgres` });
    expect(stranger).toContain('does not let the user "stranger" in');
    expect(refused + stranger).not.toContain(secret);
    expect(await refusal(['work'], { DATABASE_URL: urlOf('not_there') })).toContain('create database not_there');
  }, 60_000);

  it('when the server is older than PostgreSQL 18', async () => {
    const url = await emptyDatabase();
    const name = new URL(url).pathname.slice(1);
    // The settings that a PostgreSQL 16 would tell.
    await query(
      url,
      `create schema old;
       create function old.current_setting(name text) returns text language sql as $$
         select case name when 'server_version_num' then '160004' else '16.4' end $$;
       alter database ${name} set search_path = old, pg_catalog, public`,
    );
    for (const word of ['serve', 'work', 'migrate'])
      expect(await refusal([word], { DATABASE_URL: url })).toContain(
        'PostgreSQL 18 or later is needed; the server is 16.4',
      );
  }, 60_000);

  it('when the schema is older than the program, or of another program', async () => {
    const url = await emptyDatabase();
    for (const word of ['serve', 'work'])
      expect(await refusal([word], { DATABASE_URL: url })).toMatch(/lacks \d+ migrations; run onewindow migrate/);
    await query(database.ownerUrl, `insert into platform.migration values ('cases', '9999-of-tomorrow', 'x')`);
    onTestFinished(() => query(database.ownerUrl, `delete from platform.migration where name = '9999-of-tomorrow'`));
    expect(await refusal(['serve'], { DATABASE_URL: database.ownerUrl })).toContain('newer than this program');
  }, 60_000);

  it('when its port is taken, before it does anything else', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const began = performance.now();
    const said = await refusal(['start'], { PORT: String(port), DATABASE_URL: database.appUrl, ONEWINDOW_DEMO: '1' });
    expect(said).toContain(`Port ${port} is in use by another program. Choose another: PORT=${port + 1} npm start`);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(await refusal(['serve'], { HOST: '203.0.113.7', DATABASE_URL: database.appUrl })).toContain('HOST');
  }, 60_000);
});

describe('processes that start at once on the same database', () => {
  it('migrate it once, whoever comes first', async () => {
    const url = await emptyDatabase();
    const runs = Array.from({ length: 4 }, (_, index) =>
      command(['migrate'], { DATABASE_URL: url, ONEWINDOW_DATA: join(data, String(index)) }),
    );
    const codes = await Promise.all(runs.map(run => run.ended));
    expect([codes, runs.map(run => run.errors()).join('')]).toEqual([[0, 0, 0, 0], '']);
    const said = runs.map(run => run.output().split(':')[0]?.trim()).sort();
    expect(said).toEqual(['Applied', ...Array.from({ length: 3 }, () => 'The database is up to date.')]);
  }, 90_000);
});
