import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, discoverMigrations, migrate, openDatabase, sql, startEmbeddedServer } from '@onewindow/db';
import { getLicence, type IssuedLicence, verifyLicence } from '@onewindow/licences';
import { benchServices, type Figure, issueMany, seconds } from './licence-issue.ts';

const LICENCES = 2_000;
const CALLS = 4_000;
const WORKERS = 8;

/**
 * Verifications per second by token, by number and by identifier through the use case (look-up, status, masking, answer),
 * against reading the bare row by its primary key.
 */
export async function run({ json }: { json: boolean }): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-bench-'));
  const server = await startEmbeddedServer({ directory, durable: false, maxConnections: 60 });
  const { db, close } = openDatabase({ url: server.appUrl, max: WORKERS });
  try {
    await migrate(server.ownerUrl, discoverMigrations());
    const services = benchServices(db, join(directory, 'data'));
    await issueMany(db, services, LICENCES);
    const licences = await listIssued(db);
    const pick = (index: number): IssuedLicence => licences[(index * 7919) % licences.length] as IssuedLicence;
    const works: Record<string, (index: number) => Promise<unknown>> = {
      limit: index => sql`select * from licences.licence where id = ${pick(index).id}`.execute(db),
      'licence-verify-token': index => verifyLicence(db, services, { token: pick(index).token }),
      'licence-verify-number': index => verifyLicence(db, services, { number: pick(index).number }),
      'licence-verify-identifier': index => verifyLicence(db, services, { identifier: pick(index).identifier }),
    };
    const spent: Record<string, number> = {};
    for (const work of Object.values(works)) await callMany(work, 200);
    for (let round = 0; round < 3; round += 1) {
      for (const [name, work] of Object.entries(works)) {
        spent[name] = (spent[name] ?? 0) + (await seconds(() => callMany(work, CALLS)));
      }
    }
    const rate = (name: string): number => Math.round((3 * CALLS) / (spent[name] ?? 1));
    const figures = Object.keys(works)
      .filter(name => name !== 'limit')
      .map(name => ({
        name,
        value: rate(name),
        unit: 'verifications/s',
        limit: rate('limit'),
        ratio: Number((rate(name) / rate('limit')).toFixed(2)),
      }));
    if (!json)
      for (const one of figures) console.log(`${one.name}: ${one.value} of ${one.limit} ${one.unit} (${one.ratio})`);
    return figures;
  } finally {
    await close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function listIssued(db: Db): Promise<IssuedLicence[]> {
  const { rows } = await sql<{ id: string }>`select id from licences.licence`.execute(db);
  const found: IssuedLicence[] = [];
  for (const { id } of rows) found.push(await getLicence(db, id));
  return found;
}

async function callMany(work: (index: number) => Promise<unknown>, count: number): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}
