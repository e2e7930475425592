import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemActor } from '@onewindow/auth';
import { loadConfig } from '@onewindow/config';
import { createCrypto } from '@onewindow/crypto';
import { type Db, discoverMigrations, migrate, openDatabase, sql, startEmbeddedServer } from '@onewindow/db';
import { createFileStore } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { type IssueLicence, issueLicence, renderLicence } from '@onewindow/licences';

export interface Figure {
  name: string;
  value: number;
  unit: string;
  limit: number | null;
  ratio: number | null;
}

const LICENCES = 300;
const WORKERS = 8;
const PDFS = 60;

/**
 * Licences issued per second by eight workers in ten divisions (number, identifier, face, version, history, event: one
 * durable transaction each), against one hand-written INSERT of a row of the same size; and the time from a licence to its
 * signed PDF, against a bare signature of as many bytes.
 */
export async function run({ json }: { json: boolean }): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-bench-'));
  const server = await startEmbeddedServer({ directory, durable: true, maxConnections: 60 });
  const { db, close } = openDatabase({ url: server.appUrl, max: WORKERS });
  try {
    await migrate(server.ownerUrl, discoverMigrations());
    const services = benchServices(db, join(directory, 'data'));
    await prepareLimit(server.ownerUrl);
    await issueMany(db, services, 40);
    await insertMany(db, 40);
    let spent = 0;
    let limit = 0;
    const ids: string[] = [];
    // Rounds alternate, so that whatever else the machine does falls on both.
    for (let round = 0; round < 3; round += 1) {
      limit += await seconds(() => insertMany(db, LICENCES));
      spent += await seconds(async () => void ids.push(...(await issueMany(db, services, LICENCES))));
    }
    const pdf = await pdfTimes(services, ids.slice(0, PDFS));
    const figures = [
      rate('licence-issue', (3 * LICENCES) / spent, (3 * LICENCES) / limit),
      milliseconds('licence-pdf-p50', percentile(pdf.whole, 0.5), percentile(pdf.signature, 0.5)),
      milliseconds('licence-pdf-p95', percentile(pdf.whole, 0.95), percentile(pdf.signature, 0.95)),
    ];
    if (!json)
      for (const one of figures)
        console.log(`${one.name}: ${one.value} ${one.unit}, limit ${one.limit} (${one.ratio})`);
    return figures;
  } finally {
    await close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function rate(name: string, value: number, limit: number): Figure {
  return {
    name,
    value: Math.round(value),
    unit: 'licences/s',
    limit: Math.round(limit),
    ratio: Number((value / limit).toFixed(2)),
  };
}

function milliseconds(name: string, value: number, limit: number): Figure {
  const round = (time: number): number => Number(time.toFixed(2));
  return { name, value: round(value), unit: 'ms', limit: round(limit), ratio: round(value / limit) };
}

/** What a process hands to use cases, with its data in a throw-away folder. */
export function benchServices(db: Db, dataDirectory: string): Services {
  return {
    db,
    config: loadConfig({ ONEWINDOW_DATA: dataDirectory, LOG_LEVEL: 'silent' }),
    crypto: createCrypto({ keys: [Buffer.alloc(32, 7)] }),
    files: createFileStore({ directory: join(dataDirectory, 'files') }),
    now: () => new Date(),
    today: () => new Date().toISOString().slice(0, 10),
  };
}

/** A food business licence of one of ten divisions, each with its own body. */
export function licenceNumber(index: number): IssueLicence {
  const place = index % 10;
  return {
    typeKey: 'foodBusinessLicence',
    caseId: randomUUID(),
    organisation: {
      id: `00000000-0000-4000-8000-00000000000${place}`,
      name: '桂林市七星区行政审批局（示例）',
      uscc: ISSUERS[place] ?? '',
      divisionCode: `4503${String(10 + place)}000000`,
    },
    holder: { name: '桂林漓岸餐饮管理有限公司（示例）', kind: 'organisation', code: '91350100M000100Y43' },
    issuedOn: '2026-11-26',
    validFrom: '2026-11-26',
    validTo: '2031-11-25',
    content: {
      creditCode: '91350100M000100Y43',
      legalRepresentative: '李云舒（示例）',
      address: '桂林市七星区骖鸾路（示例）1号',
      businessKind: 'catering',
      foods: ['hot', 'cold', 'drinks'],
    },
  };
}

// Codes that check; an issuer of its own for each division keeps identifiers apart.
const ISSUERS = [
  '11450305MB1H26056W',
  '11450000007565194H',
  '11450721MB15580811',
  '11100000MB0143028R',
  '11370800MB28559184',
  '12441500196720244T',
  '11220000013544541J',
  '11430000006122244L',
  '11330105002500287C',
  '91350100M000100Y43',
];

export async function issueMany(db: Db, services: Services, count: number): Promise<string[]> {
  const actor = systemActor('bench');
  const ids: string[] = [];
  await inParallel(count, async index => {
    ids.push((await issueLicence(db, services, actor, licenceNumber(index))).id);
  });
  return ids;
}

async function prepareLimit(ownerUrl: string): Promise<void> {
  const owner = openDatabase({ url: ownerUrl, max: 1, role: null });
  await sql`create table public.limit_row (id uuid primary key default uuidv7(), number text unique, content jsonb, at timestamptz default now())`.execute(
    owner.db,
  );
  await sql`grant insert on public.limit_row to onewindow_app`.execute(owner.db);
  await owner.close();
}

async function insertMany(db: Db, count: number): Promise<void> {
  await inParallel(count, async index => {
    const content = JSON.stringify(licenceNumber(index).content);
    await sql`insert into public.limit_row (number, content) values (${randomUUID()}, ${content}::jsonb)`.execute(db);
  });
}

async function inParallel(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
}

async function pdfTimes(services: Services, ids: readonly string[]): Promise<{ whole: number[]; signature: number[] }> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const whole: number[] = [];
  const signature: number[] = [];
  for (const id of ids) {
    const started = performance.now();
    const bytes = await renderLicence(services, id);
    whole.push(performance.now() - started);
    const bare = performance.now();
    sign('sha256', createHash('sha256').update(bytes).digest(), privateKey);
    signature.push(performance.now() - bare);
  }
  // The first ones open fonts and make the seal's certificate.
  return { whole: whole.slice(5), signature: signature.slice(5) };
}

export async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
