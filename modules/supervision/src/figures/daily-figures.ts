import { caseFiguresByDay } from '@onewindow/cases';
import { addDays, type LocalDate } from '@onewindow/clock';
import { type Db, inTransaction, sql } from '@onewindow/db';

/**
 * Computes the figures of days again from the cases themselves. The table is a cache that keeps boards flat: thirty
 * days of a city with a million cases a year are 80,000 cases, but some thousand rows here. What stood there is replaced.
 */
export async function refreshDailyFigures(
  db: Db,
  { from, to, at }: { from: LocalDate; to: LocalDate; at: Date },
): Promise<void> {
  const start = await firstDayToCompute(db, { from, to });
  // A month a transaction: readers of the event log wait for the oldest transaction.
  for (let day = start; day <= to; day = addDays(day, 31)) {
    const last = addDays(day, 30) < to ? addDays(day, 30) : to;
    await computeDays(db, { from: day, to: last, at });
  }
}

/** After a stand-still the days since the last run are computed too, a year at most. */
async function firstDayToCompute(db: Db, { from, to }: { from: LocalDate; to: LocalDate }): Promise<LocalDate> {
  const { rows } = await sql<{ last: LocalDate | null }>`
    select max(day)::text as last from supervision.daily_figure_run where day < ${to}::date`.execute(db);
  const last = rows[0]?.last ?? addDays(to, -365);
  const earliest = addDays(to, -365);
  const since = last < from ? last : from;
  return since > earliest ? since : from < earliest ? from : earliest;
}

async function computeDays(db: Db, { from, to, at }: { from: LocalDate; to: LocalDate; at: Date }): Promise<void> {
  const figures = await caseFiguresByDay(db, { from, to });
  await inTransaction(db, async tx => {
    // Two workers at once would each insert what the other has just deleted.
    await sql`select pg_advisory_xact_lock(hashtextextended('supervision.daily_figure', 0))`.execute(tx);
    await sql`delete from supervision.daily_figure where day between ${from}::date and ${to}::date`.execute(tx);
    await sql`
      insert into supervision.daily_figure
        (day, organisation_id, division_code, county_code, organisation_name, submitted, concluded, decided, on_promise)
      select f.day, f."organisationId", f."divisionCode", f."countyCode", f."organisationName", f.submitted, f.concluded,
             f.decided, f."onPromise"
      from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) f (
        day date, "organisationId" uuid, "divisionCode" text, "countyCode" text, "organisationName" text, submitted int,
        concluded int, decided int, "onPromise" int)`.execute(tx);
    await sql`
      insert into supervision.daily_figure_run as r (day, computed_at)
      select day::date, ${at} from generate_series(${from}::date, ${to}::date, interval '1 day') day
      on conflict (day) do update set computed_at = excluded.computed_at`.execute(tx);
  });
}
