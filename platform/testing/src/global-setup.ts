import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discoverMigrations, migrate, startEmbeddedServer } from '@onewindow/db';
import { prepareJobs } from '@onewindow/jobs';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    testServerOwnerUrl: string;
    testServerAppUrl: string;
  }
}

export const templateDatabase = 'onewindow_template';

/** Starts one throw-away PostgreSQL for the whole run and migrates the template that every test copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-test-'));
  const server = await startEmbeddedServer({ directory, durable: false, sharedBuffers: 128, maxConnections: 200 });
  await createDatabase(server.urlOf('postgres'), templateDatabase);
  await migrate(server.urlOf(templateDatabase), discoverMigrations());
  await prepareJobs(server.urlOf(templateDatabase));
  project.provide('testServerOwnerUrl', server.urlOf('postgres'));
  project.provide('testServerAppUrl', server.urlOf('postgres', 'app'));
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

async function createDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
}
