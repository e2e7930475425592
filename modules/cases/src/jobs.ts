import { getItemVersion } from '@onewindow/catalogue';
import { sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import { defineConsumer } from '@onewindow/events';
import { addJob, defineJob } from '@onewindow/jobs';
import { deemAccepted, findSilentCases } from './acceptance/accept.ts';
import { findLapsedCorrections, lapseCase } from './acceptance/correct.ts';
import { cacheDue, computeCaseClocks, loadClockFacts } from './clocks.ts';
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

/** Computes the cached due dates of running cases again, a slice at a time, each slice adding the next. */
export const recomputeDueJob = defineJob<{ after?: string }>({
  name: 'cases.recomputeDue',
  async handle({ services }, { after }) {
    const { db } = services;
    const calendar = await getCalendar(db);
    const { rows } = await sql<{ id: string; state: CaseState; itemVersionId: string }>`
      select id, state, item_version_id as "itemVersionId" from cases.case
      where concluded_at is null and id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
        and calendar_version is distinct from ${calendar.version}
      order by id limit ${batch}`.execute(db);
    for (const row of rows) {
      const item = await getItemVersion(db, row.itemVersionId);
      const facts = await loadClockFacts(db, row.id);
      await cacheDue(
        db,
        row,
        computeCaseClocks(facts, { content: item.content, calendar, asOf: services.today() }),
        calendar,
      );
    }
    const last = rows[rows.length - 1];
    if (last && rows.length === batch) await addJob(db, 'cases.recomputeDue', { after: last.id });
  },
});

/** A new year's calendar moves the limits of every running case. */
export const calendarConsumer = defineConsumer({
  name: 'cases.calendar',
  types: ['directory.calendarEntered'],
  async handle(tx) {
    await addJob(tx, 'cases.recomputeDue', {}, { key: 'cases.recomputeDue' });
  },
});
