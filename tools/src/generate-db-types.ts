// Writes `src/db.ts` of every package that has migrations, from a freshly migrated throw-away database.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { discoverMigrations, migrate, startEmbeddedServer } from '@onewindow/db';
import pg from 'pg';

interface Column {
  schema: string;
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  hasDefault: boolean;
  comment: string | null;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const types: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  date: 'string',
  xid8: 'string',
  tsvector: 'string',
  timestamptz: 'Timestamp',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  float8: 'number',
  bytea: 'Buffer',
  jsonb: 'Json',
  json: 'Json',
};

const directory = mkdtempSync(join(tmpdir(), 'onewindow-types-'));
const server = await startEmbeddedServer({ directory, durable: false, sharedBuffers: 64 });
try {
  await migrate(server.ownerUrl, discoverMigrations());
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const { rows } = await client.query<Column>(`
    select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type, not a.attnotnull as nullable,
           a.atthasdef or a.attidentity <> '' as "hasDefault", col_description(c.oid, a.attnum) as comment
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v') and not c.relispartition
      and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
    order by 1, 2, a.attnum`);
  await client.end();
  for (const folder of packagesWithMigrations())
    writeFileSync(join(root, folder, 'src/db.ts'), render(rows, tablesOf(folder)));
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}

function packagesWithMigrations(): string[] {
  return ['platform', 'modules']
    .flatMap(level => readdirSync(join(root, level)).map(name => `${level}/${name}`))
    .filter(
      folder =>
        existsSync(join(root, folder, 'migrations')) && readdirSync(join(root, folder, 'migrations')).length > 0,
    );
}

function tablesOf(folder: string): Set<string> {
  const text = readdirSync(join(root, folder, 'migrations'))
    .filter(name => name.endsWith('.sql'))
    .map(name => readFileSync(join(root, folder, 'migrations', name), 'utf8'))
    .join('\n');
  const pattern =
    /create\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(?:table|view)\s+(?:if\s+not\s+exists\s+)?([a-z_]+\.[a-z0-9_]+)/gi;
  return new Set([...text.matchAll(pattern)].map(match => match[1] ?? ''));
}

function render(rows: Column[], tables: Set<string>): string {
  const names = [...new Set(rows.map(row => `${row.schema}.${row.table}`))].filter(name => tables.has(name));
  const body = names.map(name => {
    const columns = rows.filter(row => `${row.schema}.${row.table}` === name);
    return `export interface ${interfaceName(name)} {\n${columns.map(line).join('\n')}\n}`;
  });
  const entries = names.map(name => `    '${name}': ${interfaceName(name)};`);
  const text = body.join('\n\n');
  return [
    '// Written by `npm run types` from the migrated database; never edited.',
    text.includes('Generated<') || text.includes('Timestamp') || text.includes('Json')
      ? `import type { ${/Timestamp|Json/.test(text) ? 'ColumnType' : ''}${/Timestamp|Json/.test(text) && text.includes('Generated<') ? ', ' : ''}${text.includes('Generated<') ? 'Generated' : ''} } from 'kysely';\n`
      : '',
    ...(text.includes('Timestamp') ? ['type Timestamp = ColumnType<Date, Date | string, Date | string>;'] : []),
    ...(text.includes('Json') ? ['type Json = ColumnType<unknown, string, string>;'] : []),
    '',
    text,
    '',
    `declare module '@onewindow/db' {\n  interface Tables {\n${entries.join('\n')}\n  }\n}`,
    '',
  ].join('\n');
}

function interfaceName(table: string): string {
  const [schema = '', name = ''] = table.split('.');
  const pascal = (text: string) => text.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase());
  return `${pascal(schema)}${pascal(name)}Table`;
}

function line(column: Column): string {
  const array = column.type.startsWith('_');
  const base = types[array ? column.type.slice(1) : column.type] ?? 'string';
  const typed = `${array ? `${base}[]` : base}${column.nullable ? ' | null' : ''}`;
  const comment = column.comment ? `  /** ${column.comment} */\n` : '';
  return `${comment}  ${column.column}: ${column.hasDefault ? `Generated<${typed}>` : typed};`;
}
