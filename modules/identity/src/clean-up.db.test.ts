import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from '@onewindow/db';
import { addJob, drainJobs } from '@onewindow/jobs';
import { createTestDatabase, type TestDatabase, testServices } from '@onewindow/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cleanUpJob } from './clean-up.ts';

let database: TestDatabase;
const account = randomUUID();

beforeAll(async () => {
  database = await createTestDatabase();
  await sql`insert into identity.account (id, kind, login, name, password_hash)
    values (${account}, 'person', 'somebody', '某人（示例）', '-')`.execute(database.db);
});
afterAll(() => database.close());

async function addSession(name: string, expired: number | null, revoked: number | null): Promise<void> {
  await sql`
    insert into identity.session (token_hash, account_id, expires_at, revoked_at, address, device)
    values (${randomBytes(32)}, ${account}, now() - make_interval(days => ${expired ?? -1}),
            now() - make_interval(days => ${revoked}::int), '127.0.0.1', ${name})`.execute(database.db);
}

async function addFailure(source: string, { last, locked }: { last: number; locked: number | null }): Promise<void> {
  await sql`
    insert into identity.sign_in_failure (account_id, source, failures, last_at, locked_until)
    values (${account}, ${source}, 3, now() - make_interval(days => ${last}),
            now() - make_interval(days => ${locked}::int))`.execute(database.db);
}

it('removes sessions and failures that nobody asks for any more, twice with the same result', async () => {
  await addSession('open', null, null);
  await addSession('ended last year', 350, null);
  await addSession('ended long ago', 401, null);
  await addSession('revoked long ago, would have lasted', 390, 401);
  await addSession('revoked today', null, 0);
  await addFailure('fresh', { last: 0, locked: null });
  await addFailure('old', { last: 3, locked: null });
  await addFailure('old and unlocked', { last: 3, locked: 2 });
  await addFailure('old but locked by hand', { last: 3, locked: -7 });
  const services = testServices(database.db);
  for (let time = 0; time < 2; time++) {
    await addJob(database.db, cleanUpJob.name, {});
    await drainJobs({ url: database.appUrl, services, jobs: [cleanUpJob] });
    const sessions = await sql<{ device: string }>`select device from identity.session order by device`.execute(
      database.db,
    );
    expect(sessions.rows.map(row => row.device)).toEqual(['ended last year', 'open', 'revoked today']);
    const failures = await sql<{ source: string }>`select source from identity.sign_in_failure order by source`.execute(
      database.db,
    );
    expect(failures.rows.map(row => row.source)).toEqual(['fresh', 'old but locked by hand']);
  }
});
