import { Readable } from 'node:stream';
import { type Actor, systemActor } from '@onewindow/auth';
import { localDateOf, startOfDay } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import { appendEvent, eventsOfSubject } from '@onewindow/events';
import { documentKinds, putFile } from '@onewindow/files';
import { loadActor } from '@onewindow/identity';
import { PDFDocument } from 'pdf-lib';
import type { Runtime } from '../runtime.ts';
import { cloneCases } from './clone-cases.ts';
import { scripts } from './scripts.ts';
import { type Cast, Stage, type TimeMachine, workingDaysAgo } from './stage.ts';

const qixing = '450305000000';

/** Items whose departments have people in the demonstration: 基本编码 and the prefix of their logins. */
const staffed = [
  { basicCode: '000131907000', prefix: 'food' },
  { basicCode: '000141901000', prefix: 'fire' },
  { basicCode: '000117906000', prefix: 'drain' },
  { basicCode: '000117912000', prefix: 'sign' },
  { basicCode: '000123901000', prefix: 'health' },
] as const;

/** A case that went through the real commands, and the script that it followed. */
export interface Original {
  caseId: string;
  script: string;
}

/** Originals are found again by the events of this one invented subject. */
const originalsSubject = { kind: 'demonstration', id: '00000000-0000-7000-8000-000000000001' };

/**
 * Invents cases: about a hundred go through the very commands that people use, at their own time, and are then copied
 * to the number asked for, each copy with another applicant, body and week.
 * @returns how many there are now
 */
export async function seedCases(
  runtime: Runtime,
  { cases, progress }: { cases: number; progress: (message: string) => void },
): Promise<number> {
  let originals = await findOriginals(runtime.db);
  if (originals.length === 0) {
    originals = await playScripts(runtime);
    progress(`${originals.length} cases played through`);
  }
  return cloneCases(runtime, { cases, originals, progress });
}

async function findOriginals(db: Db): Promise<Original[]> {
  const events = await eventsOfSubject(db, originalsSubject.id);
  return events.map(event => ({ caseId: String(event.data.caseId), script: String(event.data.script) }));
}

async function playScripts(runtime: Runtime): Promise<Original[]> {
  const { services, db } = runtime;
  const calendar = await getCalendar(db);
  const today = services.today();
  const applicants = [await actorOf(runtime, 'liyunshu'), await actorOf(runtime, 'weichunsheng')];
  const files = new Map<string, Promise<string>>();
  const originals: Original[] = [];
  // Each item has a time of its own, so the items are played side by side.
  await Promise.all(staffed.map(playItem));
  return originals;

  async function playItem({ basicCode, prefix }: (typeof staffed)[number], index: number): Promise<void> {
    const machine = timeMachine(services);
    for (const [place, script] of scripts.entries()) {
      const applicant = applicants[(index + place) % applicants.length];
      if (!applicant) continue;
      const cast = await castOf(runtime, { prefix, applicant });
      const filed = workingDaysAgo(calendar, today, script.filed);
      const stage = new Stage({ services: machine, cast, calendar, today, filed });
      await stage.file({
        basicCode,
        divisionCode: qixing,
        files: slot => sampleFile(runtime, { owner: applicant, slot, known: files }),
      });
      await script.play(stage);
      const original = { caseId: stage.caseId, script: script.name };
      await appendEvent(db, systemActor('示范数据'), {
        type: 'demonstration.casePlayed',
        subject: originalsSubject,
        data: original,
      });
      originals.push(original);
    }
  }
}

function timeMachine(services: Runtime['services']): TimeMachine {
  let now = services.now();
  return {
    ...services,
    now: () => now,
    today: () => localDateOf(now),
    travelTo(day, hour = 10) {
      now = new Date(startOfDay(day).getTime() + hour * 3_600_000);
    },
  };
}

async function actorOf(runtime: Runtime, login: string): Promise<Actor> {
  const actor = await loadActor(runtime.db, { login, requestId: 'seed' });
  if (!actor) throw new Error(`no account ${login}`);
  return actor;
}

async function castOf(runtime: Runtime, { prefix, applicant }: { prefix: string; applicant: Actor }): Promise<Cast> {
  return {
    applicant,
    window: await actorOf(runtime, 'window'),
    handler: await actorOf(runtime, `${prefix}-handler`),
    reviewer: await actorOf(runtime, `${prefix}-reviewer`),
    approver: await actorOf(runtime, `${prefix}-approver`),
  };
}

/** One sample page for each owner and slot, shared by all copies. */
function sampleFile(
  runtime: Runtime,
  { owner, slot, known }: { owner: Actor; slot: string; known: Map<string, Promise<string>> },
): Promise<string> {
  const key = `${owner.accountId}/${slot}`;
  const file = known.get(key) ?? makeFile(runtime, owner, slot);
  known.set(key, file);
  return file;
}

async function makeFile(runtime: Runtime, owner: Actor, slot: string): Promise<string> {
  const document = await PDFDocument.create();
  const page = document.addPage([595, 842]);
  page.drawText(`Sample material for the demonstration: ${slot}`, { x: 60, y: 760, size: 14 });
  page.drawRectangle({ x: 60, y: 420, width: 475, height: 300, borderWidth: 1 });
  const bytes = await document.save();
  const file = await putFile(runtime.services, Readable.from([bytes]), {
    name: `${slot}.pdf`,
    accept: documentKinds,
    maxBytes: 5_000_000,
    createdBy: owner.accountId,
  });
  return file.id;
}

/** How many cases there are. */
export async function countCases(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from cases.case`.execute(db);
  return rows[0]?.count ?? 0;
}
