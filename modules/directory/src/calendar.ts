import type { Actor } from '@onewindow/auth';
import { builtInCalendar, type Calendar, type CalendarYear, createCalendar, validateYear } from '@onewindow/clock';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { directoryErrors } from './errors.ts';

interface YearRow {
  year: number;
  notice: CalendarYear;
  source: string;
  version: number;
}

// Calendars are immutable by version, so keeping the last one built is safe in any number of processes.
let latest: Calendar = builtInCalendar;

/** The working calendar in force: the built-in years and those that were entered. One small query. */
export async function getCalendar(db: Db): Promise<Calendar> {
  const { rows } = await sql<{ year: number; version: number }>`
    select year, version from directory.calendar_year order by year`.execute(db);
  if (rows.length === 0) return builtInCalendar;
  const version = `${builtInCalendar.version}+${rows.map(row => `${row.year}.${row.version}`).join('+')}`;
  if (latest.version !== version) {
    const entered = await findCalendarYears(db);
    const years = new Map(builtInCalendar.years.map(year => [year.year, year]));
    for (const row of entered) years.set(row.year, row.notice);
    latest = createCalendar({ version, years: [...years.values()].sort((a, b) => a.year - b.year) });
  }
  return latest;
}

/** The years that were entered here, with their source. */
export async function findCalendarYears(db: Db): Promise<YearRow[]> {
  const { rows } = await sql<YearRow>`
    select year, notice, source, version from directory.calendar_year order by year`.execute(db);
  return rows;
}

/**
 * Enters or corrects a year's notice (国务院办公厅关于部分节假日安排的通知). Its event makes every running case's due
 * dates be computed again.
 * @throws directory.calendarInvalid with one entry a finding
 */
export async function saveCalendarYear(
  db: Db,
  actor: Actor,
  input: { year: number; off: { date: string; name: string }[]; work: string[]; source: string },
): Promise<{ year: number; workingDays: number; warnings: { path: string; zh: string; en: string }[] }> {
  const checked = validateYear(input);
  if (!checked.ok) {
    const fields = checked.errors.map(error => ({
      path: `/${error.path.replaceAll('.', '/')}`,
      code: error.code,
      zh: error.zh,
      en: error.en,
    }));
    throw directoryErrors.calendarInvalid({ count: fields.length }, { fields });
  }
  await inTransaction(db, async tx => {
    await sql`
      insert into directory.calendar_year as y (year, notice, source, entered_by)
      values (${input.year}, ${JSON.stringify(checked.value)}::jsonb, ${input.source}, ${actor.accountId})
      on conflict (year) do update set notice = excluded.notice, source = excluded.source,
        entered_by = excluded.entered_by, entered_at = now(), version = y.version + 1`.execute(tx);
    await appendEvent(tx, actor, {
      type: 'directory.calendarEntered',
      subject: { kind: 'calendar', id: `00000000-0000-0000-0000-00000000${String(input.year).padStart(4, '0')}` },
      data: { year: input.year, source: input.source },
    });
  });
  return { year: input.year, workingDays: checked.workingDays, warnings: checked.warnings };
}
