import pg from 'pg';

/** A PostgreSQL server that this process started, or found running from the same folder, and may stop. */
export interface EmbeddedServer {
  /** URL of the owner, who migrates. */
  ownerUrl: string;
  /** URL of the login whose sessions run as `onewindow_app`. */
  appUrl: string;
  /** Connects as owner to another database of the same server (tests make many). */
  urlOf(database: string, role?: 'owner' | 'app'): string;
  /** True when another process started it; then `stop` leaves it running. */
  shared: boolean;
  stop(): Promise<void>;
}

export function describe({
  port,
  password,
  shared,
  stop: stopServer,
}: {
  port: number;
  password: string;
  shared: boolean;
  stop: () => Promise<void>;
}): EmbeddedServer {
  function urlOf(database: string, role: 'owner' | 'app' = 'owner'): string {
    const user = role === 'owner' ? 'postgres' : 'onewindow_login';
    return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  }
  return { ownerUrl: urlOf('onewindow'), appUrl: urlOf('onewindow', 'app'), urlOf, shared, stop: stopServer };
}

export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Roles and database of the platform, made once. */
export async function prepareDatabase(server: EmbeddedServer): Promise<void> {
  const client = new pg.Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  try {
    const roles = await client.query(
      `select rolname from pg_roles where rolname in ('onewindow_app', 'onewindow_login')`,
    );
    const names = roles.rows.map(row => row.rolname);
    const password = new URL(server.appUrl).password;
    if (!names.includes('onewindow_app')) await client.query('create role onewindow_app nologin');
    if (!names.includes('onewindow_login')) {
      await client.query(`create role onewindow_login login password '${password}' in role onewindow_app`);
    }
    const existing = await client.query(`select 1 from pg_database where datname = 'onewindow'`);
    if (existing.rowCount === 0) await client.query('create database onewindow');
  } finally {
    await client.end();
  }
}
