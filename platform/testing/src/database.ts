import { randomBytes } from 'node:crypto';
import { type Db, openDatabase } from '@onewindow/db';
import pg from 'pg';
import { inject } from 'vitest';
import { templateDatabase } from './global-setup.ts';

/** A database of one's own, fresh from the migrated template (about 50 ms). */
export interface TestDatabase {
  db: Db;
  /** Runs as the owner, for what the application may not do (time travel, EXPLAIN of other roles). */
  owner: Db;
  ownerUrl: string;
  appUrl: string;
  close(): Promise<void>;
}

/** Copies the template. Close it in `afterAll`, which drops the copy. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = inject('testServerOwnerUrl');
  await run(admin, `create database ${name} template ${templateDatabase} strategy file_copy`);
  const ownerUrl = withDatabase(admin, name);
  const appUrl = withDatabase(inject('testServerAppUrl'), name);
  const app = openDatabase({ url: appUrl, max: 8 });
  const owner = openDatabase({ url: ownerUrl, max: 2, role: null });
  return {
    db: app.db,
    owner: owner.db,
    ownerUrl,
    appUrl,
    async close() {
      await app.close();
      await owner.close();
      await run(admin, `drop database if exists ${name} with (force)`);
    },
  };
}

function withDatabase(url: string, name: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.href;
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await retryWhileTemplateIsBusy(() => client.query(statement));
  } finally {
    await client.end();
  }
}

/** Two copies of one template at once are refused with 55006; the other one is done within milliseconds. */
async function retryWhileTemplateIsBusy(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55006' || attempt > 200) throw error;
      await new Promise(done => setTimeout(done, 20));
    }
  }
}
