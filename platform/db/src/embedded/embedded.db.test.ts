import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../database.ts';
import { startEmbeddedServer } from './start.ts';

const directory = mkdtempSync(join(tmpdir(), 'onewindow-embedded-'));
const options = { directory, sharedBuffers: 32, maxConnections: 10 };
const pidFile = join(directory, 'data', 'postmaster.pid');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function run(url: string, text: string): Promise<unknown[]> {
  const { db, close } = openDatabase({ url, role: null, max: 1 });
  const { rows } = await sql.raw(text).execute(db);
  await close();
  return rows;
}

it('starts over the lock of a killed server, of a number that others have got since, and of a start that died', async () => {
  const first = await startEmbeddedServer(options);
  await run(first.ownerUrl, 'create table kept (x int); insert into kept values (1)');
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  await first.stop();
  expect(readFileSync(pidFile, 'utf8')).toContain(String(pid));

  // Its children end a moment after it; until then they hold its memory, and a start waits for that.
  const second = await startWhenFree();
  expect(await run(second.ownerUrl, 'select x from kept')).toEqual([{ x: 1 }]);
  const joined = await startEmbeddedServer(options);
  expect([joined.shared, joined.ownerUrl]).toEqual([true, second.ownerUrl]);
  const text = readFileSync(pidFile, 'utf8');
  await second.stop();

  // The number now belongs to this very process, which is no PostgreSQL.
  writeFileSync(pidFile, text.replace(/^\d+/, String(process.pid)));
  const lock = join(directory, 'starting.lock');
  writeFileSync(lock, String(process.pid));
  const longAgo = new Date(Date.now() - 300_000);
  utimesSync(lock, longAgo, longAgo);
  const third = await startEmbeddedServer(options);
  expect(await run(third.ownerUrl, 'select x from kept')).toEqual([{ x: 1 }]);
  await third.stop();
}, 60_000);

async function startWhenFree() {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startEmbeddedServer(options);
    } catch (error) {
      if (attempt > 20 || !/shared memory block/.test(String(error))) throw error;
      await delay(200);
    }
  }
}
