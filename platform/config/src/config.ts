import { resolve } from 'node:path';
import { defineErrors } from '@onewindow/errors';

/** Settings of one process, all from the environment; every one has a default that runs the demonstration city. */
export interface Config {
  /** TCP port of the HTTP server (`PORT`, default 4300). */
  port: number;
  /** Address to listen on (`HOST`, default 127.0.0.1; set 0.0.0.0 to serve other machines). */
  host: string;
  /** Folder for everything that is not code: database, files, keys (`ONEWINDOW_DATA`, default `.data`). */
  dataDirectory: string;
  /** External PostgreSQL 18 for the running role; absent means the embedded server (`DATABASE_URL`). */
  databaseUrl: string | undefined;
  /** External PostgreSQL for migrations, when another role owns the schema (`MIGRATE_DATABASE_URL`). */
  migrateDatabaseUrl: string | undefined;
  /** Connections one process may hold (`DATABASE_POOL`, default 10). */
  databasePool: number;
  /** The address that people type, used in QR codes and links (`PUBLIC_URL`). */
  publicUrl: string;
  /** Whether accounts and data of the invented city are shown (`ONEWINDOW_DEMO`, default on with the embedded server). */
  demonstration: boolean;
  /** The one password of all invented people, while they are shown; never set in a real city. */
  demonstrationPassword?: string | undefined;
  /** Key ring for personal data, base64 of 32 bytes each, newest first, comma separated (`ONEWINDOW_KEY`). */
  keys: string | undefined;
  /** Largest JSON body in bytes (`BODY_LIMIT`, default 1 MiB). */
  bodyLimit: number;
  /** Largest single uploaded file in bytes (`UPLOAD_LIMIT`, default 2 GiB; a slot may allow less). */
  uploadLimit: number;
  /** Whether a reverse proxy in front tells the client's address in X-Forwarded-For (`TRUST_PROXY`). */
  trustProxy: boolean;
  /** `error`, `warn`, `info` or `debug` (`LOG_LEVEL`, default warn). */
  logLevel: string;
}

/** One password for all invented people: the sign-in pages of the demonstration and `npm start` print it. */
export const demonstrationPassword = 'guilin-2026-demo';

const errors = defineErrors('config', {
  notANumber: {
    status: 500,
    zh: '环境变量 {name} 应当是 {min} 到 {max} 之间的整数，现在是“{value}”。',
    en: 'The setting {name} must be a whole number between {min} and {max}; it is "{value}".',
  },
});

/**
 * Reads the settings from an environment.
 * @throws config.notANumber when a numeric setting is not a whole number in its range
 */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const port = integer(environment, 'PORT', 4300, 0, 65_535);
  const host = environment.HOST ?? '127.0.0.1';
  const databaseUrl = environment.DATABASE_URL;
  const demonstration = flag(environment.ONEWINDOW_DEMO, databaseUrl === undefined);
  return {
    port,
    host,
    dataDirectory: resolve(environment.ONEWINDOW_DATA ?? '.data'),
    databaseUrl,
    migrateDatabaseUrl: environment.MIGRATE_DATABASE_URL ?? databaseUrl,
    databasePool: integer(environment, 'DATABASE_POOL', 10, 2, 500),
    publicUrl: environment.PUBLIC_URL ?? `http://localhost:${port}`,
    demonstration,
    demonstrationPassword: demonstration ? demonstrationPassword : undefined,
    keys: environment.ONEWINDOW_KEY,
    bodyLimit: integer(environment, 'BODY_LIMIT', 1_048_576, 1024, 104_857_600),
    uploadLimit: integer(environment, 'UPLOAD_LIMIT', 2_147_483_648, 1024, Number.MAX_SAFE_INTEGER),
    trustProxy: flag(environment.TRUST_PROXY, false),
    logLevel: environment.LOG_LEVEL ?? 'warn',
  };
}

function integer(
  environment: Record<string, string | undefined>,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw errors.notANumber({ name, value: text, min, max });
  }
  return value;
}

function flag(text: string | undefined, fallback: boolean): boolean {
  if (text === undefined || text === '') return fallback;
  return text === '1' || text === 'true' || text === 'yes';
}
