import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const ours = sql.raw(
  `n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'public') and n.nspname !~ '^pg_'`,
);

/** Rights that a role holds on every table, partition and view of ours, one letter each as in `\dp`. */
async function rightsOf(role: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; rights: string }>`
    select n.nspname || '.' || c.relname as name,
      concat(
        case when has_table_privilege(${role}, c.oid, 'select') then 'r' end,
        case when has_table_privilege(${role}, c.oid, 'insert') then 'a' end,
        case when has_any_column_privilege(${role}, c.oid, 'update') then 'w' end,
        case when has_table_privilege(${role}, c.oid, 'delete') then 'd' end,
        case when has_table_privilege(${role}, c.oid, 'truncate') then 'D' end,
        case when has_table_privilege(${role}, c.oid, 'references') then 'x' end,
        case when has_table_privilege(${role}, c.oid, 'trigger') then 't' end,
        case when has_table_privilege(${role}, c.oid, 'maintain') then 'm' end) as rights
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${ours}
    order by 1`.execute(database.owner);
  return new Map(rows.map(row => [row.name, row.rights]));
}

/** What only grows: the application may add, and change nothing that is there. */
const appendOnly = /^(platform\.(event|event_\w+)|cases\.opinion|licences\.status_change)$/;

/** Rights that no statement in a module's sources shows, each with its reason. */
const unseen: Record<string, string> = {
  'catalogue.import_row m': 'an import gathers statistics of the rows it has just taken in',
  ...Object.fromEntries(
    ['a', 'w', 'd'].map(letter => [`catalogue.item_desk ${letter}`, 'written by triggers in the name of who writes']),
  ),
  ...Object.fromEntries(
    ['token', 'timer', 'subscription'].flatMap(table =>
      ['a', 'w', 'd'].map(letter => [`processes.${table} ${letter}`, 'the interpreter composes its one statement']),
    ),
  ),
};

/** What the statements in the sources of a package do to each table, by the letters of `rightsOf`. */
function usedRights(): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  const note = (name: string, letter: string) => used.set(name, (used.get(name) ?? new Set()).add(letter));
  const verbs: [RegExp, string][] = [
    [/\binsert into (\w+\.\w+)/g, 'a'],
    [/\bcopy (\w+\.\w+)[^;`]{0,2000}? from stdin/g, 'a'],
    [/\bupdate (\w+\.\w+)/g, 'w'],
    [/\bdelete from (\w+\.\w+)/g, 'd'],
    // An upsert updates, and so does a lock on the rows read, as far as rights go.
    [/\binsert into (\w+\.\w+)(?:(?!insert into)[^;])*?\bdo update\b/g, 'w'],
    [/\b(?:from|join) (\w+\.\w+)(?:(?!`)[^;])*?\bfor (?:no key )?(?:update|share|key share)\b/g, 'w'],
  ];
  for (const text of sources()) {
    for (const [pattern, letter] of verbs)
      for (const [, name = ''] of text.matchAll(pattern)) note(name.toLowerCase(), letter);
  }
  return used;
}

function* sources(): Generator<string> {
  const root = join(import.meta.dirname, '../../..');
  for (const level of ['platform', 'modules', 'apps']) {
    for (const entry of readdirSync(join(root, level), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || /\.test\.tsx?$/.test(entry.name)) continue;
      if (/node_modules|[\\/]dist([\\/]|$)|[\\/]testing([\\/]|$)/.test(entry.parentPath)) continue;
      yield readFileSync(join(entry.parentPath, entry.name), 'utf8');
    }
  }
}

describe('the role that the application runs as', () => {
  it('cannot make, alter, drop, own or lock away anything', async () => {
    const forbidden = [
      'drop table cases.case',
      'alter table cases.case add column x int',
      'alter table cases.case disable trigger all',
      'create table cases.mine (x int)',
      'create schema mine',
      'create table public.mine (x int)',
      'truncate cases.case',
      'drop schema cases cascade',
      'alter role onewindow_app superuser',
      'create role other',
      'create extension dblink',
      'update platform.event set actor_name = actor_name',
      'delete from platform.event',
      'delete from cases.case',
      'insert into platform.migration (package, name, hash) values (1, 2, 3)',
      `copy cases.case to '/tmp/onewindow-grants-test'`,
      `copy cases.case to program 'true'`,
      `select pg_read_file('/etc/passwd')`,
      'set session authorization postgres',
      'alter system set fsync = off',
    ];
    const allowed: string[] = [];
    for (const statement of forbidden) {
      const done = await sql
        .raw(statement)
        .execute(database.db)
        .then(
          () => true,
          (error: { code?: string }) => {
            // 42501 insufficient_privilege; anything else would mean that the statement was let through and failed later.
            expect([statement, error.code]).toEqual([statement, '42501']);
            return false;
          },
        );
      if (done) allowed.push(statement);
    }
    expect(allowed).toEqual([]);
    const { rows } = await sql<{ name: string }>`
      select c.relname as name from pg_class c where c.relowner = 'onewindow_app'::regrole
      union all select n.nspname from pg_namespace n where n.nspowner = 'onewindow_app'::regrole
      union all select p.proname from pg_proc p where p.proowner = 'onewindow_app'::regrole`.execute(database.owner);
    expect(rows).toEqual([]);
  });

  it('can only add to what must never change', async () => {
    const rights = await rightsOf('onewindow_app');
    const found = [...rights].filter(([name]) => appendOnly.test(name));
    expect(found.map(([name]) => name)).toContain('platform.event');
    for (const [name, right] of found) expect([name, right]).toEqual([name, expect.stringMatching(/^r?a?$/)]);
  });

  it('holds on each table the rights to write that its modules’ statements need, and no more', async () => {
    const used = usedRights();
    expect(used.get('cases.case')).toEqual(new Set(['a', 'w']));
    const surplus = [];
    for (const [name, rights] of await rightsOf('onewindow_app')) {
      // Rights of a partition are those of its table.
      const statements = used.get(name.replace(/^platform\.event_\w+$/, 'platform.event')) ?? new Set();
      for (const letter of rights.replace('r', '')) {
        if (!statements.has(letter) && !unseen[`${name} ${letter}`]) surplus.push(`${name} ${letter}`);
      }
    }
    expect(surplus).toEqual([]);
  });
});

describe('everybody else', () => {
  it('may neither read nor write a table, nor use a schema of ours', async () => {
    expect([...(await rightsOf('public'))].filter(([, right]) => right !== '')).toEqual([]);
    const { rows } = await sql<{ schema: string }>`
      select n.nspname as schema from pg_namespace n
      where ${ours} and (has_schema_privilege('public', n.oid, 'usage') or has_schema_privilege('public', n.oid, 'create'))
      union all select 'public' where has_schema_privilege('public', 'public', 'create')`.execute(database.owner);
    expect(rows).toEqual([]);
  });

  it('may not call a function that acts with the owner’s rights', async () => {
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and ${ours} and has_function_privilege('public', p.oid, 'execute')`.execute(database.owner);
    expect(rows).toEqual([]);
  });
});
