import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedServer } from '@onewindow/db';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    journeyOwnerUrl: string;
    journeyAppUrl: string;
    journeyData: string;
  }
}

/** The seeded city that every journey copies. */
export const seededDatabase = 'onewindow_journeys';

/**
 * Once for all browser tests: builds both front ends, starts a throw-away PostgreSQL and seeds a small demonstration city
 * that each journey gets a copy of. Keys and files are shared, because what is sealed must open in every copy.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'onewindow-journeys-'));
  const server = await startEmbeddedServer({
    directory: join(data, 'postgres'),
    durable: false,
    sharedBuffers: 128,
    maxConnections: 100,
  });
  const end = async () => {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  };
  await create(server.urlOf('postgres'), seededDatabase);
  const prepared = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'prepare.ts')], {
    env: {
      ...process.env,
      JOURNEY_OWNER_URL: server.urlOf(seededDatabase),
      JOURNEY_APP_URL: server.urlOf(seededDatabase, 'app'),
      JOURNEY_DATA: data,
    },
  });
  // A server left running would keep the test runner alive.
  await prepared.catch(async error => {
    await end();
    throw error;
  });
  project.provide('journeyOwnerUrl', server.urlOf('postgres'));
  project.provide('journeyAppUrl', server.urlOf('postgres', 'app'));
  project.provide('journeyData', data);
  return end;
}

async function create(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}
