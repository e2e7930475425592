import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, mountSmallDisk, type TestDatabase } from '@onewindow/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from './database.ts';
import { translateDatabaseError } from './database-errors.ts';
import { startEmbeddedServer } from './embedded/start.ts';

let database: TestDatabase;
const disk = mountSmallDisk(160);
const megabyte = 1024 * 1024;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  disk?.remove();
});

async function failureOf(state: string): Promise<unknown> {
  return sql
    .raw(`do $$ begin raise exception 'x' using errcode = '${state}'; end $$`)
    .execute(database.db)
    .then(
      () => undefined,
      (error: unknown) => translateDatabaseError(error),
    );
}

describe('a failure that the database reports', () => {
  it.each([
    ['53100', 507, 'database.diskFull'],
    ['53300', 503, 'database.unreachable'],
    ['57P03', 503, 'database.unreachable'],
    ['25006', 503, 'database.unreachable'],
    ['57014', 503, 'database.tooLong'],
    ['40001', 503, 'database.busy'],
    ['40P01', 503, 'database.busy'],
    ['22021', 422, 'database.badText'],
  ])('%s is told to people as %i %s', async (state, status, code) => {
    expect(await failureOf(state)).toMatchObject({
      status,
      code,
      zh: expect.stringMatching(/[\u4e00-\u9fff]/),
      en: expect.stringMatching(/[a-z]/),
    });
  });

  it('of our own making stays what it is', async () => {
    expect(await failureOf('23505')).toBeUndefined();
  });
});

describe.skipIf(!disk)('PostgreSQL on a disk that fills up (skipped where nothing can be mounted)', () => {
  it('answers 507 or 503, loses nothing that it acknowledged, and works again when there is room', async () => {
    const directory = join(disk!.directory, 'postgres');
    mkdirSync(directory);
    let server = await startEmbeddedServer({ directory, sharedBuffers: 16, maxConnections: 10 });
    onTestFinished(() => server.stop());
    let opened = openDatabase({ url: server.ownerUrl, role: null, max: 2 });
    await sql`create table kept (number int not null, filler text not null)`.execute(opened.db);
    disk!.fillUpTo(6 * megabyte);
    let acknowledged = 0;
    let failure: unknown;
    while (failure === undefined) {
      try {
        // Random text, since repeated letters would be compressed away.
        await sql`
          insert into kept select ${acknowledged}, string_agg(md5(random()::text), '')
          from generate_series(1, 4000)`.execute(opened.db);
        acknowledged++;
      } catch (error) {
        failure = translateDatabaseError(error) ?? error;
      }
    }
    expect(acknowledged).toBeGreaterThan(0);
    expect(['database.diskFull', 'database.unreachable']).toContain((failure as { code?: string }).code);

    disk!.makeRoom();
    await opened.close();
    // When the write-ahead log itself found no room, the server has ended; it recovers at its next start.
    await server.stop();
    server = await startEmbeddedServer({ directory, sharedBuffers: 16, maxConnections: 10 });
    opened = openDatabase({ url: server.ownerUrl, role: null, max: 2 });
    const { rows } = await sql<{ count: number }>`
      select count(distinct number)::int as count from kept where number < ${acknowledged}`.execute(opened.db);
    expect(rows[0]?.count).toBe(acknowledged);
    await sql`insert into kept values (-1, 'x')`.execute(opened.db);
    await opened.close();
  }, 60_000);

  it('is said in plain words when it cannot even be set up', async () => {
    const directory = join(disk!.directory, 'none');
    mkdirSync(directory);
    disk!.fillUpTo(2 * megabyte);
    onTestFinished(() => disk!.makeRoom());
    await expect(startEmbeddedServer({ directory })).rejects.toMatchObject({
      code: 'embedded.didNotStart',
      en: expect.stringContaining('The disk is full: free some space.'),
      zh: expect.stringContaining('磁盘满了'),
    });
  }, 60_000);
});
