import { systemActor } from '@onewindow/auth';
import { getItemVersion } from '@onewindow/catalogue';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import { defineConsumer } from '@onewindow/events';
import { addJob, defineJob } from '@onewindow/jobs';
import { deemAccepted, findSilentCases } from './acceptance/accept.ts';
import { findLapsedCorrections, lapseCase } from './acceptance/correct.ts';
import { tellChange } from './case-row.ts';
import { cacheDue, computeCaseClocks, loadClockFacts } from './clocks.ts';
import { beginRecomputation, noteRecomputed } from './recomputation.ts';
import type { CaseState } from './states.ts';

const batch = 200;

/** 行政许可法 §32(4): every morning and after every working day, what nobody answered is accepted by law. */
export const deemAcceptedJob = defineJob({
  name: 'cases.deemAccepted',
  schedule: '*/10 * * * *',
  async handle({ services }) {
    const today = services.today();
    for (const id of await findSilentCases(services.db, { before: today, limit: batch }))
      await deemAccepted(services.db, services, id);
    for (const id of await findLapsedCorrections(services.db, { before: today, limit: batch }))
      await lapseCase(services.db, services, id);
  },
});

/**
 * Computes the cached due dates of running cases again, a slice at a time, each slice adding the next. A slice and its
 * count are one transaction: a job that is tried again counts nothing twice. A case whose day moved has it in its time line.
 */
export const recomputeDueJob = defineJob<{ after?: string }>({
  name: 'cases.recomputeDue',
  async handle({ services }, { after }) {
    await inTransaction(services.db, async tx => {
      const calendar = await getCalendar(tx);
      const rows = await outdatedCases(tx, { version: calendar.version, after });
      let moved = 0;
      for (const row of rows) {
        const item = await getItemVersion(tx, row.itemVersionId);
        const facts = await loadClockFacts(tx, row.id);
        const clocks = computeCaseClocks(facts, { content: item.content, calendar, asOf: services.today() });
        const dueOn = await cacheDue(tx, row, clocks, calendar);
        if (dueOn === row.dueOn) continue;
        moved++;
        await tellChange(tx, systemActor('工作日历'), row, {
          type: 'cases.dueMoved',
          at: services.now(),
          data: { from: row.dueOn, to: dueOn, calendarVersion: calendar.version },
        });
      }
      const last = rows.length === batch ? rows[rows.length - 1] : undefined;
      await noteRecomputed(tx, {
        version: calendar.version,
        done: rows.length,
        moved,
        at: last ? null : services.now(),
      });
      if (last) await addJob(tx, 'cases.recomputeDue', { after: last.id });
    });
  },
});

interface OutdatedCase {
  id: string;
  state: CaseState;
  partyId: string;
  itemVersionId: string;
  dueOn: LocalDate | null;
}

async function outdatedCases(
  tx: Db,
  { version, after }: { version: string; after: string | undefined },
): Promise<OutdatedCase[]> {
  const { rows } = await sql<OutdatedCase>`
    select id, state, party_id as "partyId", item_version_id as "itemVersionId", due_on as "dueOn" from cases.case
    where concluded_at is null and id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and calendar_version is distinct from ${version}
    order by id limit ${batch} for update`.execute(tx);
  return rows;
}

/** A new year's calendar moves the limits of every running case. */
export const calendarConsumer = defineConsumer({
  name: 'cases.calendar',
  types: ['directory.calendarEntered'],
  async handle(tx) {
    await beginRecomputation(tx, (await getCalendar(tx)).version);
    await addJob(tx, 'cases.recomputeDue', {}, { key: 'cases.recomputeDue' });
  },
});
