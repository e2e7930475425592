import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineErrors } from '@onewindow/errors';
import pg from 'pg';
import { requireVersion } from './require-server.ts';

/** One forward-only step of one package's schema. */
export interface MigrationSource {
  package: string;
  name: string;
  sql: string;
  hash: string;
}

const errors = defineErrors('migration', {
  changed: {
    status: 500,
    zh: '迁移 {name} 已经执行过，但文件后来改了。迁移只能新增，不能改。',
    en: 'Migration {name} has been applied and its file was changed since. Add a new migration instead of editing an old one.',
  },
  unknown: {
    status: 500,
    zh: '数据库比程序新：里面有这个版本不认识的迁移 {name}。请用新版本的程序。',
    en: 'The database is newer than this program: it holds migration {name}, unknown here. Run the newer version.',
  },
});

/** Reads a package's `migrations/*.sql` in order of name. `moduleUrl` is the `import.meta.url` of a file in its `src/`. */
export function migrationsIn(packageName: string, moduleUrl: string): MigrationSource[] {
  const folder = fileURLToPath(new URL('../migrations', moduleUrl));
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
    .map(file => {
      const text = readFileSync(join(folder, file), 'utf8');
      return {
        package: packageName,
        name: file.replace(/\.sql$/, ''),
        sql: text,
        hash: createHash('sha256').update(text).digest('hex'),
      };
    });
}

// Any constant: two processes that start at once queue here, the second finds nothing left to do.
const lockKey = 1_450_300;

/**
 * Brings a database up to date, in the order of `sources`, everything in one transaction under an advisory lock.
 * @returns the names of the migrations applied now
 * @throws connection.wrongVersion, migration.changed, migration.unknown
 */
export async function migrate(url: string, sources: MigrationSource[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'onewindow migrate' });
  await client.connect();
  try {
    await requireVersion(client);
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
    await prepare(client);
    const pending = await pendingOf(client, sources);
    for (const source of pending) {
      try {
        await client.query(source.sql);
      } catch (error) {
        if (error instanceof Error) error.message = `${source.package}/${source.name}: ${error.message}`;
        throw error;
      }
      await client.query('insert into platform.migration (package, name, hash) values ($1, $2, $3)', [
        source.package,
        source.name,
        source.hash,
      ]);
    }
    await client.query('commit');
    return pending.map(source => `${source.package}/${source.name}`);
  } finally {
    await client.end();
  }
}

/** The migrations that a database still lacks, without applying them (for `/readyz`). */
export async function pendingMigrations(url: string, sources: MigrationSource[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const known = await client.query(`select to_regclass('platform.migration') is not null as known`);
    if (!known.rows[0].known) return sources.map(source => `${source.package}/${source.name}`);
    return (await pendingOf(client, sources)).map(source => `${source.package}/${source.name}`);
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'onewindow_app') then
        create role onewindow_app nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$;
    do $$ begin execute format('grant onewindow_app to %I', current_user); end $$;
    create schema if not exists platform;
    comment on schema platform is '平台公共：迁移、事件、文件、作业';
    create table if not exists platform.migration (
      package text not null,
      name text not null,
      hash text not null,
      applied_at timestamptz not null default now(),
      constraint migration_pk primary key (package, name)
    );
    comment on table platform.migration is '已执行的迁移';
  `);
}

async function pendingOf(client: pg.Client, sources: MigrationSource[]): Promise<MigrationSource[]> {
  const { rows } = await client.query<{ package: string; name: string; hash: string }>(
    'select package, name, hash from platform.migration',
  );
  const applied = new Map(rows.map(row => [`${row.package}/${row.name}`, row.hash]));
  for (const source of sources) {
    const hash = applied.get(`${source.package}/${source.name}`);
    if (hash !== undefined && hash !== source.hash) throw errors.changed({ name: `${source.package}/${source.name}` });
  }
  const here = new Set(sources.map(source => `${source.package}/${source.name}`));
  for (const name of applied.keys()) if (!here.has(name)) throw errors.unknown({ name });
  return sources.filter(source => !applied.has(`${source.package}/${source.name}`));
}
