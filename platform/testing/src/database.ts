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

/** Rows that many tests begin from, which take seconds to make: made once in a run, and copied after. */
export interface Ground {
  /** Letters and digits; two grounds of one name are the same. */
  name: string;
  fill(db: Db): Promise<void>;
}

/** Copies the template, or a ground. Close it in `afterAll`, which drops the copy. */
export async function createTestDatabase(ground?: Ground): Promise<TestDatabase> {
  const template = ground ? await prepareGround(ground) : templateDatabase;
  return copyDatabase(template, `test_${randomBytes(6).toString('hex')}`);
}

/** The name of the database with the ground's rows; of several workers that need it at once one makes it. */
async function prepareGround({ name, fill }: Ground): Promise<string> {
  const ground = `ground_${name}`;
  const admin = inject('testServerOwnerUrl');
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    // Held by this session; it ends with it.
    await client.query('select pg_advisory_lock(hashtext($1))', [ground]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [ground]);
    if (rowCount) return ground;
    const making = await copyDatabase(templateDatabase, `${ground}_making`);
    try {
      await fill(making.db);
    } catch (error) {
      await making.close();
      throw error;
    }
    await making.disconnect();
    await client.query(`alter database ${ground}_making rename to ${ground}`);
    return ground;
  } finally {
    await client.end();
  }
}

async function copyDatabase(template: string, name: string): Promise<TestDatabase & { disconnect(): Promise<void> }> {
  const admin = inject('testServerOwnerUrl');
  await run(admin, `create database ${name} template ${template} strategy file_copy`);
  const ownerUrl = withDatabase(admin, name);
  const appUrl = withDatabase(inject('testServerAppUrl'), name);
  const app = openDatabase({ url: appUrl, max: 8 });
  const owner = openDatabase({ url: ownerUrl, max: 2, role: null });
  const disconnect = () => Promise.all([app.close(), owner.close()]).then(() => {});
  return {
    db: app.db,
    owner: owner.db,
    ownerUrl,
    appUrl,
    disconnect,
    async close() {
      await disconnect();
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
