import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { localDateOf } from '@onewindow/clock';
import type { Config } from '@onewindow/config';
import { createCrypto, loadKeyRing } from '@onewindow/crypto';
import { type Db, discoverMigrations, migrate, openDatabase, requireServer, startEmbeddedServer } from '@onewindow/db';
import { defineErrors } from '@onewindow/errors';
import { createFileStore } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { prepareJobs } from '@onewindow/jobs';

/** What every command of the command line stands on: a database, the services, and a way to end. */
export interface Runtime {
  services: Services;
  db: Db;
  ownerUrl: string;
  appUrl: string;
  /** True when this process runs the embedded server. */
  embedded: boolean;
  close(): Promise<void>;
}

const errors = defineErrors('runtime', {
  noFolder: {
    status: 500,
    zh: '用不了数据目录 {folder}（{reason}）。请改 ONEWINDOW_DATA，或让这个用户可以写它。',
    en: 'The data folder {folder} cannot be used ({reason}). Change ONEWINDOW_DATA, or let this user write there.',
  },
});

/**
 * Connects to the configured database, or starts the embedded one; applies nothing.
 * @throws runtime.noFolder, what `requireServer` throws, what `startEmbeddedServer` throws
 */
export async function openRuntime(config: Config): Promise<Runtime> {
  makeFolder(config.dataDirectory);
  if (config.databaseUrl) await requireServer(config.databaseUrl, { setting: 'DATABASE_URL' });
  const server = config.databaseUrl
    ? undefined
    : await startEmbeddedServer({ directory: join(config.dataDirectory, 'postgres') });
  const appUrl = config.databaseUrl ?? server?.appUrl ?? '';
  const ownerUrl = config.migrateDatabaseUrl ?? server?.ownerUrl ?? '';
  const { db, close } = openDatabase({ url: appUrl, max: config.databasePool });
  const services: Services = {
    db,
    config,
    now: () => new Date(),
    today: () => localDateOf(new Date()),
    crypto: createCrypto({ keys: loadKeyRing({ value: config.keys, file: join(config.dataDirectory, 'keys') }) }),
    files: createFileStore({ directory: join(config.dataDirectory, 'files') }),
  };
  return {
    services,
    db,
    ownerUrl,
    appUrl,
    embedded: server !== undefined,
    async close() {
      await close();
      await server?.stop();
    },
  };
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw errors.noFolder({ folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}

/** Applies every pending migration; two processes that start at once are safe. */
export async function migrateAll(runtime: Pick<Runtime, 'ownerUrl'>): Promise<string[]> {
  await requireServer(runtime.ownerUrl, { setting: 'MIGRATE_DATABASE_URL' });
  const applied = await migrate(runtime.ownerUrl, discoverMigrations());
  await prepareJobs(runtime.ownerUrl);
  return applied;
}
