import { randomInt } from 'node:crypto';
import { searchTextOf } from '@onewindow/cases/testing';
import { listImplementers } from '@onewindow/catalogue';
import { addDays } from '@onewindow/clock';
import { composeCaseNumber, composeQueryCode } from '@onewindow/codes';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Runtime } from '../runtime.ts';
import { countCases, type Original } from './cases.ts';
import { copyStatements } from './copy-statements.ts';
import { type InventedParty, inventParties, pick } from './people.ts';
import { scripts } from './scripts.ts';

/** One copy to be made: which original, and what is different about it. */
interface Plan {
  caseId: string;
  matterId: string;
  n: number;
  /** Days to move everything into the past: whole weeks, so that weekdays stay weekdays. */
  shift: number;
  minutes: number;
  organisation: string;
  organisationName: string;
  division: string;
  county: string;
  caseNumber: string;
  queryCode: string;
  party: string;
  applicant: string;
  idMasked: string;
  search: string;
}

interface Template {
  caseId: string;
  matterId: string;
  basicCode: string;
  submittedOn: string;
  share: number;
  concluded: boolean;
}

const batchSize = 10_000;

/** The county whose staff have accounts gets this share of the copies, so that their lists have something in them. */
const shownCounty = '450305000000';
const shownShare = 0.25;

/** A city that receives a million cases a year has about this many under way at a time, and receives them evenly. */
const mostOpen = 20_000;
const evenFrom = 100_000;

/** Copies originals until there are so many cases; each batch is one transaction. Prints a bar when it takes long. */
export async function cloneCases(
  runtime: Runtime,
  { cases, originals, progress }: { cases: number; originals: Original[]; progress: (message: string) => void },
): Promise<number> {
  const { db, services } = runtime;
  let present = await countCases(db);
  const missing = cases - present;
  if (missing <= 0) return present;
  const templates = await loadTemplates(db, originals);
  const implementers = new Map(
    await Promise.all(
      [...new Set(templates.map(template => template.basicCode))].map(
        async code =>
          [code, (await listImplementers(db, code)).filter(one => one.level === '4' || one.level === '3')] as const,
      ),
    ),
  );
  const serials = new Map<string, number>();
  let open = 0;
  const ended = templates.filter(template => template.concluded);
  const draw = () => {
    const template = pickTemplate(open < mostOpen ? templates : ended);
    if (!template.concluded) open++;
    return template;
  };
  const taken = await takenCodes(db);
  const firstSerial = present > originals.length ? 5000 : 100;
  const first = present;
  const began = performance.now();
  while (present < cases) {
    const size = Math.min(batchSize, cases - present);
    const parties = await inventParties(db, services, Math.max(50, Math.ceil(size / 3)));
    const plans = Array.from({ length: size }, (_, index) =>
      plan({
        template: draw(),
        spread: cases > evenFrom ? 1 : 2,
        n: present + index,
        implementers,
        parties,
        serials,
        taken,
        firstSerial,
      }),
    );
    await inTransaction(db, tx => copy(tx, plans));
    present += size;
    if (missing > batchSize) progress(bar(present - first, missing, began));
  }
  return present;
}

async function loadTemplates(db: Db, originals: Original[]): Promise<Template[]> {
  const { rows } = await sql<Omit<Template, 'share'>>`
    select c.id as "caseId", c.matter_id as "matterId", c.basic_code as "basicCode",
           (c.submitted_at at time zone 'Asia/Shanghai')::date as "submittedOn", c.concluded_at is not null as concluded
    from cases.case c where c.id = any(${originals.map(one => one.caseId)}::uuid[])`.execute(db);
  const scriptOf = new Map(originals.map(one => [one.caseId, one.script]));
  return rows.map(row => ({
    ...row,
    share: scripts.find(script => script.name === scriptOf.get(row.caseId))?.share ?? 0.01,
  }));
}

function pickTemplate(templates: readonly Template[]): Template {
  const total = templates.reduce((sum, template) => sum + template.share, 0);
  let at = Math.random() * total;
  for (const template of templates) {
    at -= template.share;
    if (at <= 0) return template;
  }
  return pick(templates);
}

function plan({
  template,
  spread,
  n,
  implementers,
  parties,
  serials,
  taken,
  firstSerial,
}: {
  template: Template;
  /** Exponent of the draw of weeks: 1 is even, 2 has more in the last weeks. */
  spread: number;
  n: number;
  implementers: ReadonlyMap<string, Awaited<ReturnType<typeof listImplementers>>>;
  parties: readonly InventedParty[];
  serials: Map<string, number>;
  /** Codes that are given out already. */
  taken: ReadonlySet<string>;
  /** Copies begin behind the originals' case numbers; a later run behind the copies of the first. */
  firstSerial: number;
}): Plan {
  const bodies = implementers.get(template.basicCode) ?? [];
  const shown = bodies.find(one => one.divisionCode === shownCounty);
  const body = shown && Math.random() < shownShare ? shown : pick(bodies);
  const party = pick(parties);
  // More in the last weeks than long ago, as in any city that has just begun.
  const shift = template.concluded ? 7 * Math.floor(46 * Math.random() ** spread) : 0;
  const day = addDays(template.submittedOn, -shift);
  const next = (key: string, from: number) => {
    const value = (serials.get(key) ?? from) + 1;
    serials.set(key, value);
    return value;
  };
  const county = body.divisionCode.slice(4, 6) === '00' ? '450305000000' : `${body.divisionCode.slice(0, 6)}000000`;
  const caseNumber = composeCaseNumber({
    taskCode: body.taskCode,
    date: day,
    serial: next(`${body.taskCode}${day}`, firstSerial),
  });
  let queryCode = composeQueryCode({ prefix: 'GL', date: day, sequence: next(day, 0) });
  while (taken.has(queryCode)) queryCode = composeQueryCode({ prefix: 'GL', date: day, sequence: next(day, 0) });
  return {
    caseId: template.caseId,
    matterId: template.matterId,
    n,
    shift,
    minutes: randomInt(240),
    organisation: body.organisationId,
    organisationName: body.organisationName,
    division: body.divisionCode,
    county,
    caseNumber,
    queryCode,
    party: party.id,
    applicant: party.name,
    idMasked: party.idMasked,
    search: searchTextOf({ applicantName: party.name, queryCode, caseNumber }),
  };
}

async function takenCodes(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ code: string }>`
    select query_code as code from cases.case union select query_code from cases.matter`.execute(db);
  return new Set(rows.map(row => row.code));
}

async function copy(tx: Db, plans: Plan[]): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`create temporary table if not exists demo_plan (
    "caseId" uuid, "matterId" uuid, n int, shift int, minutes int, organisation uuid, "organisationName" text, division text,
    county text, "caseNumber" text, "queryCode" text, party uuid, applicant text, "idMasked" text, search text)`.execute(
    tx,
  );
  await sql`truncate demo_plan`.execute(tx);
  await sql`insert into demo_plan select * from jsonb_to_recordset(${JSON.stringify(plans)}::jsonb) as r(
    "caseId" uuid, "matterId" uuid, n int, shift int, minutes int, organisation uuid, "organisationName" text, division text,
    county text, "caseNumber" text, "queryCode" text, party uuid, applicant text, "idMasked" text, search text)`.execute(
    tx,
  );
  for (const statement of copyStatements) await sql.raw(statement).execute(tx);
}

function bar(done: number, all: number, began: number): string {
  const share = done / all;
  const seconds = (performance.now() - began) / 1000;
  const rest = Math.round((seconds / share) * (1 - share));
  const filled = Math.round(share * 30);
  return `[${'█'.repeat(filled)}${'░'.repeat(30 - filled)}] ${Math.round(share * 100)} %  ${done} cases, about ${rest} s left`;
}
