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
  /** Seconds that requests and jobs under way get to end after SIGTERM (`GRACE_SECONDS`, default 20). */
  graceSeconds: number;
  /** `error`, `warn`, `info` or `debug` (`LOG_LEVEL`, default warn). */
  logLevel: string;
}

/** One password for all invented people: the sign-in pages of the demonstration and `npm start` print it. */
export const demonstrationPassword = 'guilin-2026-demo';

const errors = defineErrors('config', {
  notAUrl: {
    status: 500,
    zh: '环境变量 {name} 应当是 {form} 这样的地址，现在的读不懂。',
    en: 'The setting {name} must be an address such as {form}; what it holds cannot be read.',
  },
  notAFlag: {
    status: 500,
    zh: '环境变量 {name} 应当是 1 或 0，现在是“{value}”。',
    en: 'The setting {name} must be 1 or 0; it is "{value}".',
  },
  notOneOf: {
    status: 500,
    zh: '环境变量 {name} 应当是 {values} 之一，现在是“{value}”。',
    en: 'The setting {name} must be one of {values}; it is "{value}".',
  },
  notANumber: {
    status: 500,
    zh: '环境变量 {name} 应当是 {min} 到 {max} 之间的整数，现在是“{value}”。',
    en: 'The setting {name} must be a whole number between {min} and {max}; it is "{value}".',
  },
});

/**
 * Reads the settings from an environment.
 * @throws config.notANumber, config.notAUrl, config.notAFlag, config.notOneOf
 */
export function loadConfig(environment: Environment = process.env): Config {
  const port = integer(environment, 'PORT', 4300, 0, 65_535);
  const host = environment.HOST || '127.0.0.1';
  const databaseUrl = address(environment, 'DATABASE_URL', postgresForm);
  const demonstration = flag(environment, 'ONEWINDOW_DEMO', databaseUrl === undefined);
  return {
    port,
    host,
    dataDirectory: resolve(environment.ONEWINDOW_DATA || '.data'),
    databaseUrl,
    migrateDatabaseUrl: address(environment, 'MIGRATE_DATABASE_URL', postgresForm) ?? databaseUrl,
    databasePool: integer(environment, 'DATABASE_POOL', 10, 2, 500),
    publicUrl: address(environment, 'PUBLIC_URL', webForm) ?? `http://localhost:${port}`,
    demonstration,
    demonstrationPassword: demonstration ? demonstrationPassword : undefined,
    keys: environment.ONEWINDOW_KEY,
    bodyLimit: integer(environment, 'BODY_LIMIT', 1_048_576, 1024, 104_857_600),
    uploadLimit: integer(environment, 'UPLOAD_LIMIT', 2_147_483_648, 1024, Number.MAX_SAFE_INTEGER),
    trustProxy: flag(environment, 'TRUST_PROXY', false),
    graceSeconds: integer(environment, 'GRACE_SECONDS', 20, 1, 3600),
    logLevel: oneOf(environment, 'LOG_LEVEL', logLevels) ?? 'warn',
  };
}

type Environment = Record<string, string | undefined>;

const postgresForm = { pattern: /^postgres(ql)?:\/\//, form: 'postgres://user:password@host:5432/onewindow' };
const webForm = { pattern: /^https?:\/\/[^/]/, form: 'https://window.example.gov.cn' };
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function integer(environment: Environment, name: string, fallback: number, min: number, max: number): number {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw errors.notANumber({ name, value: text, min, max });
  }
  return value;
}

function flag(environment: Environment, name: string, fallback: boolean): boolean {
  const text = environment[name];
  if (text === undefined || text === '') return fallback;
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off)$/i.test(text)) return false;
  throw errors.notAFlag({ name, value: text });
}

/** The value is not repeated in the message: the address of a database holds its password. */
function address(
  environment: Environment,
  name: string,
  { pattern, form }: { pattern: RegExp; form: string },
): string | undefined {
  const text = environment[name]?.trim();
  if (!text) return undefined;
  if (!pattern.test(text) || !URL.canParse(text)) throw errors.notAUrl({ name, form });
  return text;
}

function oneOf(environment: Environment, name: string, values: readonly string[]): string | undefined {
  const text = environment[name];
  if (!text) return undefined;
  if (!values.includes(text)) throw errors.notOneOf({ name, value: text, values: values.join(', ') });
  return text;
}
