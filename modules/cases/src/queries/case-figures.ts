import { type Db, type LocalDate, type RawBuilder, sql } from '@onewindow/db';

/**
 * Figures over many cases for the boards of the modules above. `where` is a condition on `c`, the case: as a rule a
 * scope condition over `caseFigureColumns` and the reader's filters.
 */
export const caseFigureColumns = { organisation: 'c.organisation_id', division: 'c.division_code' } as const;

export interface OpenFigures {
  open: number;
  dueToday: number;
  /** Of those due today: not yet with an approver 还没到审批. */
  dueTodayNotAtApproval: number;
}

/** 在办 and 今天到期: reads the index of open cases, whose number does not grow with the years. */
export async function countOpenCases(
  db: Db,
  { today, where }: { today: LocalDate; where: RawBuilder<boolean> },
): Promise<OpenFigures> {
  const { rows } = await sql<OpenFigures>`
    select
      (select count(*)::int from cases.case c where c.concluded_at is null and ${where}) as open,
      count(*)::int as "dueToday",
      count(*) filter (where not exists (
        select from processes.open_task_v1 t where t.business_id = d.id and t.level = 'approve'))::int as "dueTodayNotAtApproval"
    from (select c.id from cases.case c
          where c.concluded_at is null and c.decided_at is null and c.due_sort = ${today}::date and ${where}) d`.execute(
    db,
  );
  return rows[0] ?? { open: 0, dueToday: 0, dueTodayNotAtApproval: 0 };
}

/**
 * 按承诺办结: decided on or before the promised day, pauses and extensions counted; what ends without a decision is taken
 * by its end. The one definition of every figure about promises; a condition on `c`, a concluded case.
 */
export const onPromise = sql<boolean>`(
  c.due_on is null or (coalesce(c.decided_at, c.concluded_at) at time zone 'Asia/Shanghai')::date <= c.due_on)`;

/** What came in and what ended on one day at one body and place. */
export interface DayFigures {
  day: LocalDate;
  organisationId: string;
  organisationName: string;
  divisionCode: string;
  countyCode: string;
  submitted: number;
  concluded: number;
  /** Concluded with a decision: granted, denied or forwarded. */
  decided: number;
  /** Of those: decided on or before the promised day, pauses and extensions counted (按承诺办结). */
  onPromise: number;
}

/**
 * Figures of each day by body, division and county. One index range a body (case_organisation_recent, case_concluded), so the cost
 * follows the cases of those days and not all there ever were.
 */
export async function caseFiguresByDay(
  db: Db,
  { from, to, where = sql<boolean>`true` }: { from: LocalDate; to: LocalDate; where?: RawBuilder<boolean> },
): Promise<DayFigures[]> {
  const begin = sql`${from}::date::timestamp at time zone 'Asia/Shanghai'`;
  const end = sql`(${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  const { rows } = await sql<DayFigures>`
    select f.day::text as day, f.organisation_id as "organisationId", o.name as "organisationName",
           f.division_code as "divisionCode", f.county_code as "countyCode",
           count(*) filter (where f.kind = 'submitted')::int as submitted,
           count(*) filter (where f.kind = 'concluded')::int as concluded,
           count(*) filter (where f.kind = 'concluded' and f.decided)::int as decided,
           count(*) filter (where f.kind = 'concluded' and f.decided and f.on_promise)::int as "onPromise"
    from directory.organisation o cross join lateral (
      select 'submitted' as kind, (c.submitted_at at time zone 'Asia/Shanghai')::date as day, c.organisation_id,
             c.division_code, c.county_code, false as decided, false as on_promise
      from cases.case c
      where c.organisation_id = o.id and c.submitted_at >= ${begin} and c.submitted_at < ${end} and ${where}
      union all
      select 'concluded', (c.concluded_at at time zone 'Asia/Shanghai')::date, c.organisation_id, c.division_code,
             c.county_code, c.outcome in ('granted', 'denied', 'forwarded'),
             ${onPromise}
      from cases.case c
      where c.organisation_id = o.id and c.concluded_at >= ${begin} and c.concluded_at < ${end} and ${where}
    ) f
    group by f.day, f.organisation_id, o.name, f.division_code, f.county_code`.execute(db);
  return rows;
}

/**
 * Ids of cases that ended in a span of days and may have come near or over a limit: decided late, in the last `slack`
 * days of the limit, or accepted by law. For looking back over a past period, in batches by id.
 */
export async function findStrainedCases(
  db: Db,
  { from, slack, after, limit }: { from: LocalDate; slack: number; after: string | undefined; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from cases.case c
    where c.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
      and c.concluded_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
      and (c.deemed or c.outcome in ('denied', 'refusedAcceptance')
        or (c.decided_at at time zone 'Asia/Shanghai')::date >= c.due_on - ${slack}::int
        or c.decided_at - c.received_at < interval '1 hour')
    order by c.id limit ${limit}`.execute(db);
  return rows.map(row => row.id);
}
