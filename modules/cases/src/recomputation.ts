import { type Db, sql } from '@onewindow/db';

/** How the due dates of running cases follow a new calendar 重算到期日: what the keeper of the calendar watches. */
export interface Recomputation {
  calendarVersion: string;
  startedAt: Date;
  /** Running cases at the start. */
  total: number;
  done: number;
  /** Of those: cases whose day is another now. */
  moved: number;
  finishedAt: Date | null;
}

/** Begins to count; begun again for the same calendar, it goes on counting. */
export async function beginRecomputation(tx: Db, calendarVersion: string): Promise<void> {
  await sql`
    insert into cases.recomputation (calendar_version, started_at, total)
    select ${calendarVersion}, now(), count(*)::int from cases.case
    where concluded_at is null and calendar_version is distinct from ${calendarVersion}
    on conflict (calendar_version) do nothing`.execute(tx);
}

/** Counts a slice; `at` is the moment of the end when it was the last. */
export async function noteRecomputed(
  tx: Db,
  { version, done, moved, at }: { version: string; done: number; moved: number; at: Date | null },
): Promise<void> {
  await sql`
    update cases.recomputation set done = done + ${done}, moved = moved + ${moved},
      total = greatest(total, done + ${done}), finished_at = coalesce(finished_at, ${at}::timestamptz)
    where calendar_version = ${version}`.execute(tx);
}

/** The last recomputation, running or finished; undefined before the first. */
export async function findRecomputation(db: Db): Promise<Recomputation | undefined> {
  const { rows } = await sql<Recomputation>`
    select calendar_version as "calendarVersion", started_at as "startedAt", total, done, moved,
           finished_at as "finishedAt"
    from cases.recomputation order by started_at desc limit 1`.execute(db);
  return rows[0];
}
