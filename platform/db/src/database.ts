import { Kysely, PostgresDialect, type RawBuilder, sql } from 'kysely';
import pg from 'pg';
import type { Tables } from './index.ts';

export { type RawBuilder, sql };

/** The pool or an open transaction: every function that reads or writes takes one. */
export type Db = Kysely<Tables>;

/** A business date `YYYY-MM-DD` in Asia/Shanghai. */
export type LocalDate = string;

// Dates stay text (a Date would shift them by the process's time zone); bigint is money in fen or a count and fits a number.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text);
pg.types.setTypeParser(pg.types.builtins.INT8, text => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, text => Number(text));

/**
 * Opens a pool. The sessions run under `role` (default the unprivileged `onewindow_app`), whatever the login may do;
 * `null` keeps the login's own role.
 * `jit` is off: compiling a plan costs more than any of our queries takes.
 */
export function openDatabase({
  url,
  max = 10,
  role = 'onewindow_app',
  applicationName = 'onewindow',
  onQuery,
}: {
  url: string;
  max?: number;
  role?: string | null;
  applicationName?: string;
  /** Told every statement that was carried out, with its parameters (tests read plans by it). */
  onQuery?: (query: { sql: string; parameters: readonly unknown[] }) => void;
}): { db: Db; close(): Promise<void> } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: applicationName,
    options: `${role ? `-c role=${role} ` : ''}-c jit=off -c timezone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000`,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  pool.on('connect', client => {
    // A connection that breaks while a transaction holds it fails its next query; unheard, the event would end the process.
    client.on('error', () => {});
    prepareMarked(client);
  });
  // An idle connection that the server closes must not end the process; the next query opens another.
  pool.on('error', () => {});
  const db: Db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    ...(onQuery && {
      log(event) {
        if (event.level === 'query') onQuery(event.query);
      },
    }),
  });
  return { db, close: () => db.destroy() };
}

const MARK = /^\/\* prepared (\w+) \*\//;

/**
 * Statements that begin with the comment `prepared <name>` are prepared once a connection: for the few on the hottest
 * paths parsing and planning cost more than running (0.1 ms of 0.2). A text keeps its name for good.
 */
function prepareMarked(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const replaced = (text: unknown, values?: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' ? MARK.exec(text)?.[1] : undefined;
    return name ? query({ name, text, values }, ...rest) : query(text, values, ...rest);
  };
  client.query = replaced as typeof client.query;
}

/** Runs work in one transaction; inside an open one it joins it, so that use cases compose. */
export function inTransaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}
