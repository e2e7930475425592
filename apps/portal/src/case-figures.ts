import type { Calendar, LocalDate } from '@onewindow/clock';
import { addDays } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';

/** How long cases really took, in working days from acceptance to decision, pauses included. */
export interface FinishedFigures {
  count: number;
  median: number;
  longest: number;
}

/** Below this a median says nothing and might tell about one person. */
const fewest = 5;
const daysLookedBack = 90;

/**
 * Figures of the decided cases of an item at one organisation in the last 90 days; null when there are fewer than five.
 * The pairs of days are grouped in the database (at most some hundreds), the working days counted here.
 */
export async function finishedFigures(
  db: Db,
  {
    basicCode,
    organisationId,
    today,
    calendar,
  }: { basicCode: string; organisationId: string; today: LocalDate; calendar: Calendar },
): Promise<FinishedFigures | null> {
  const { rows } = await sql<{ accepted: LocalDate; decided: LocalDate; count: number }>`
    select accepted_on::text as accepted, (decided_at at time zone 'Asia/Shanghai')::date::text as decided,
           count(*)::int as count
    from cases.public_case_v1
    where organisation_id = ${organisationId} and basic_code = ${basicCode} and accepted_on is not null
      and decided_at >= ${addDays(today, -daysLookedBack)}::date
      and submitted_at >= ${addDays(today, -3 * daysLookedBack)}::date
    group by 1, 2`.execute(db);
  return figuresOf(
    rows.map(row => ({ days: calendar.workingDaysBetween(row.accepted, row.decided), count: row.count })),
  );
}

/** Median (the smaller of two middles) and greatest of a weighted list. */
export function figuresOf(spans: readonly { days: number; count: number }[]): FinishedFigures | null {
  const sorted = [...spans].sort((a, b) => a.days - b.days);
  const count = sorted.reduce((sum, one) => sum + one.count, 0);
  if (count < fewest) return null;
  let passed = 0;
  const middle = sorted.find(one => {
    passed += one.count;
    return passed * 2 >= count;
  });
  return { count, median: middle?.days ?? 0, longest: sorted.at(-1)?.days ?? 0 };
}

/** The items applied for most in the last 30 days, most first. */
export async function mostUsed(db: Db, { today, limit }: { today: LocalDate; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select basic_code as code from cases.public_case_v1
    where submitted_at >= ${addDays(today, -30)}::date
    group by basic_code order by count(*) desc, basic_code limit ${limit}`.execute(db);
  return rows.map(row => row.code);
}
