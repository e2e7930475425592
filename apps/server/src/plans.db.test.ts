import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anonymousActor } from '@onewindow/auth';
import { demonstrationPassword, loadConfig } from '@onewindow/config';
import { openDatabase, sql } from '@onewindow/db';
import { createServer, type Route } from '@onewindow/http';
import { loadActor } from '@onewindow/identity';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { requireFrontEnds } from './build.ts';
import { openRuntime, type Runtime, seedDemonstration } from './index.ts';
import { modules } from './modules.ts';
import { command } from './testing/command-line.ts';
import { freePort } from './testing/restartable-database.ts';

// Every list is asked as people ask, with each of its filters, over a city that is large enough for a plan to go wrong;
// every statement behind it is then explained.

/** A scan of a whole table is a fault from so many rows on. */
const LARGE = 10_000;
/** A page holds at most 200 rows; a list whose sort reads much more walks its table for each page. */
const SORTED = 2_000;

let database: TestDatabase;
let runtime: Runtime;
let app: FastifyInstance;
let client: pg.Client;
let seen: { sql: string; parameters: readonly unknown[] }[] = [];
const large = new Set<string>();
const data = mkdtempSync(join(tmpdir(), 'onewindow-plans-'));

beforeAll(async () => {
  database = await createTestDatabase();
  const config = loadConfig({
    DATABASE_URL: database.appUrl,
    MIGRATE_DATABASE_URL: database.ownerUrl,
    ONEWINDOW_DATA: data,
    ONEWINDOW_DEMO: '1',
    LOG_LEVEL: 'silent',
  });
  runtime = await openRuntime(config);
  await seedDemonstration(runtime, { cases: 12_000, progress: () => {} });
  await sql`analyze`.execute(database.owner);
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.reltuples > ${LARGE}`.execute(
    database.owner,
  );
  for (const row of rows) large.add(row.name);
  const listening = openDatabase({ url: database.appUrl, onQuery: query => void seen.push(query) });
  app = await createServer({
    services: { ...runtime.services, db: listening.db },
    modules,
    authenticate: async request => {
      const login = String(request.headers['x-test-login']);
      return (await loadActor(runtime.db, { login, requestId: request.id })) ?? anonymousActor(request.id);
    },
    ready: async () => {},
  });
  app.addHook('onClose', () => listening.close());
  client = new pg.Client({ connectionString: database.appUrl, options: '-c role=onewindow_app -c jit=off' });
  await client.connect();
}, 240_000);
afterAll(async () => {
  await client?.end();
  await app?.close();
  await runtime?.close();
  await database?.close();
  rmSync(data, { recursive: true, force: true });
});

interface Shape {
  type?: string;
  const?: unknown;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
}

interface PlanNode {
  'Node Type': string;
  Schema?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Sort Key'?: string[];
  Plans?: PlanNode[];
}

const lists = modules.flatMap(module => module.routes).filter(isList);

function isList(route: Route): boolean {
  const shape = route.reply as Shape | null;
  return route.method === 'GET' && Object.values(shape?.properties ?? {}).some(one => one.type === 'array');
}

/** Values that a filter is tried with; what is not named here is text, a flag or one of a few words. */
async function samples(): Promise<Record<string, string[]>> {
  const one = async (text: string) => {
    const { rows } = await sql.raw<{ value: string }>(text).execute(runtime.db);
    return rows.map(row => row.value);
  };
  const organisation = await one(
    'select organisation_id as value from cases.case group by 1 order by count(*) desc limit 1',
  );
  return {
    organisation,
    account: await one(`select id as value from identity.account where login = 'food-handler'`),
    holder: await one(`select id as value from identity.account where login = 'food-handler'`),
    party: await one(`select party_id as value from identity.account where login = 'liyunshu'`),
    case: await one('select id as value from cases.case order by id desc limit 1'),
    county: ['450305000000'],
    division: ['450300000000', '450305000000'],
    parent: ['450305000000'],
    item: ['000131907000'],
    from: ['2026-01-01', '2026-11-01'],
    to: ['2026-11-01'],
    submittedFrom: ['2026-11-01'],
    submittedTo: ['2026-03-01'],
    dueBefore: ['2026-11-01', '2027-06-01'],
    state: ['open', 'concluded', 'submitted', 'accepted', 'decided'],
    outcome: ['granted', 'refused'],
    channel: ['window', 'web'],
    satisfaction: ['1', '5'],
    rule: ['R-01', 'R-02'],
    typeKey: await one('select key as value from licences.licence_type limit 1'),
    statusCode: await one('select status_code as value from licences.licence limit 1'),
    q: ['食品', '李', '450305199508173029', '13907730001', 'spjy', '王小'],
    text: ['食品', '王'],
    type: ['cases.accepted', '01'],
  };
}

async function explain(query: { sql: string; parameters: readonly unknown[] }): Promise<string[]> {
  if (!/^(\/\*.*?\*\/)?\s*(select|with)\b/i.test(query.sql)) return [];
  // Statements that write are not lists; explaining them would carry them out.
  if (/\b(insert into|update \w+\.|delete from|nextval|for update)\b/i.test(query.sql)) return [];
  const { rows } = await client.query(`explain (analyze, timing off, format json) ${query.sql}`, [...query.parameters]);
  const faults: string[] = [];
  walk(rows[0]['QUERY PLAN'][0].Plan, faults);
  return faults;
}

function walk(node: PlanNode, faults: string[]): void {
  const name = node.Schema ? `${node.Schema}.${node['Relation Name']}` : `${node['Relation Name']}`;
  const type = node['Node Type'];
  const isNamed = [...large].some(one => one === name || one.endsWith(`.${node['Relation Name']}`));
  // What a limit has stopped early has not read the table.
  const read = node['Actual Rows'] * node['Actual Loops'];
  if (type === 'Seq Scan' && isNamed && node['Actual Loops'] > 0) faults.push(`scans all of ${name}`);
  const input = node.Plans?.[0];
  if (type === 'Sort' && input && input['Actual Rows'] * input['Actual Loops'] > SORTED)
    faults.push(`sorts ${input['Actual Rows'] * input['Actual Loops']} rows by ${node['Sort Key']?.join(', ')}`);
  if (type === 'Bitmap Heap Scan' && isNamed && read > 5 * LARGE) faults.push(`reads ${read} rows of ${name}`);
  for (const plan of node.Plans ?? []) walk(plan, faults);
}

/** The addresses under which a list is asked: bare, by each filter, with its second page. */
async function addresses(route: Route): Promise<string[]> {
  const values = await samples();
  const id = values.case?.[0] ?? '';
  const base = route.url.replace(':id', id).replace(':code', '000131907000').replace(':key', 'x').replace(/:\w+/g, id);
  const properties = Object.entries((route.query as Shape | undefined)?.properties ?? {});
  const filters = properties
    .filter(([name]) => name !== 'after' && name !== 'limit')
    .flatMap(([name, shape]) => {
      const words = shape.anyOf?.flatMap(one => (one.const === undefined ? [] : [String(one.const)]));
      const tried = words?.length ? words : shape.type === 'boolean' ? ['true', 'false'] : (values[name] ?? []);
      return tried.map(value => `${name}=${encodeURIComponent(value)}`);
    });
  return [base, ...filters.map(filter => `${base}?${filter}`)];
}

/** City, department and its head, county desk, window, keeper and resident: each scope compiles to another condition. */
const logins = [
  'supervisor',
  'supervisor7',
  'food-handler',
  'food-approver',
  'window',
  'keeper',
  'admin',
  'auditor',
  'liyunshu',
];

/** What may read more than a page, each with its reason. */
const known: { url: RegExp; fault: RegExp; reason: string }[] = [
  {
    url: /^\/api\/counties\/figures$/,
    fault: /sorts \d+ rows by d\.code/,
    reason: 'the divisions of the city, whose number does not grow',
  },
];

let explainedInAll = 0;

describe('in a large city', () => {
  it('there is enough to go wrong', () => {
    expect([...large]).toEqual(expect.arrayContaining(['cases."case"', 'documents.document', 'processes.task']));
  });

  it.each(lists.map(route => [route.url, route] as const))(
    '%s reads its page by an index',
    async (url, route) => {
      const faults = new Map<string, string>();
      const explained = new Set<string>();
      for (const address of await addresses(route)) {
        for (const login of logins) {
          let next: string | null = null;
          for (let page = 0; page < 2; page++) {
            seen = [];
            const after: string = next ? `${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(next)}` : '';
            const answer = await app.inject({ url: address + after, headers: { 'x-test-login': login } });
            if (answer.statusCode !== 200) break;
            for (const query of seen) {
              // The same statement with another filter's value may be planned otherwise.
              const key = `${query.sql} ${address.includes('q=') ? address : ''}`;
              if (explained.has(key)) continue;
              explained.add(key);
              explainedInAll++;
              for (const fault of await explain(query)) {
                const isKnown = known.some(one => one.url.test(url) && one.fault.test(fault));
                if (!isKnown) faults.set(`${fault}: ${query.sql.replace(/\s+/g, ' ')}`, `${login} ${address}${after}`);
              }
            }
            next = answer.json().next ?? null;
            if (!next) break;
          }
        }
      }
      expect([...faults].map(([fault, where]) => `${where} ${fault}`)).toEqual([]);
    },
    60_000,
  );

  it('all of this has looked at something', () => {
    expect(explainedInAll).toBeGreaterThan(200);
  });
});

describe('an export whose database goes away', () => {
  const exported = modules.flatMap(module => module.routes).filter(route => /\/export$/.test(route.url));

  it.each(exported.map(route => route.url).filter(url => !url.includes(':')))(
    '%s is answered with an error and harms nobody else',
    async url => {
      const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
      const elsewhere = await createServer({
        services: { ...runtime.services, db: away.db },
        modules,
        authenticate: async request =>
          (await loadActor(runtime.db, { login: String(request.headers['x-test-login']), requestId: request.id })) ??
          anonymousActor(request.id),
        ready: async () => {},
      });
      onTestFinished(() => elsewhere.close());
      const codes = new Set<number>();
      for (const login of logins) {
        const headers = { 'x-test-login': login };
        for (const query of ['', '?format=csv']) {
          // Cut off in the middle, when the first bytes had left: a browser then says that the download failed.
          const answer = await elsewhere.inject({ url: url + query, headers }).catch(() => ({ statusCode: 599 }));
          codes.add(answer.statusCode);
        }
      }
      expect([...codes]).not.toContain(200);
      expect([...codes].some(code => code >= 500)).toBe(true);
    },
    60_000,
  );
});

/** Copies of cases that are there, straight into the table: an export reads nothing else. */
async function copyCases(total: number): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = 'cases.case'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
    database.owner,
  );
  const own: Record<string, string> = {
    id: 'uuidv7()',
    query_code: `upper(substr(md5(n::text || c.id), 1, 12))`,
    case_number: `left(c.case_number, 20) || lpad(n::text, 8, '0')`,
    process_instance_id: 'null',
    licence_id: 'null',
  };
  const columns = rows.map(row => row.name);
  await sql
    .raw(
      `insert into cases.case (${columns.map(name => `"${name}"`).join(', ')})
       select ${columns.map(name => own[name] ?? `c."${name}"`).join(', ')}
       from (select *, row_number() over (order by id) as place from cases.case limit 1000) c
       join generate_series(1, ${total}) n on n % 1000 + 1 = c.place`,
    )
    .execute(database.owner);
}

describe.skipIf(process.platform !== 'linux')('a list of 100,000 rows', () => {
  it('is exported as it is read: the process needs hardly more memory than before', async () => {
    // A start that first builds the pages would measure the build.
    await requireFrontEnds();
    await copyCases(100_000);
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const server = command(['serve'], {
      DATABASE_URL: database.appUrl,
      MIGRATE_DATABASE_URL: database.ownerUrl,
      ONEWINDOW_DATA: data,
      ONEWINDOW_DEMO: '1',
      PORT: String(port),
    });
    onTestFinished(() => void server.child.kill('SIGKILL'));
    await server.says('Listening');
    const signedIn = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'supervisor', password: demonstrationPassword }),
    });
    const cookie = signedIn.headers.getSetCookie().map(one => one.split(';')[0]);
    const memory = (line: string) => {
      const status = readFileSync(`/proc/${server.child.pid}/status`, 'utf8');
      return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    };
    // From here on the highest mark counts anew: what the start took is not the export's.
    writeFileSync(`/proc/${server.child.pid}/clear_refs`, '5');
    const before = memory('VmRSS');
    const answer = await fetch(`${base}/api/cases/export?sort=recent`, { headers: { cookie: cookie.join('; ') } });
    expect(answer.status).toBe(200);
    let bytes = 0;
    let lines = 0;
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      for (const byte of chunk) if (byte === 10) lines++;
    }
    const peak = memory('VmHWM');
    console.log(
      `${lines} lines, ${Math.round(bytes / 1e6)} MB of CSV: resident ${Math.round(before)} MB before, ` +
        `${Math.round(peak)} MB at most; limit: 100 MB more`,
    );
    expect(lines).toBeGreaterThan(100_000);
    // What the collector lets lie around while it is in no hurry; holding the rows would take far more.
    expect(peak - before).toBeLessThan(100);
  }, 180_000);
});
