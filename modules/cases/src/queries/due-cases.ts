import { getItemVersion, type ItemVersion } from '@onewindow/catalogue';
import type { Calendar, LocalDate } from '@onewindow/clock';
import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { type CaseClocks, computeCaseClocks, loadClockFacts } from '../clocks.ts';
import type { CaseState, Outcome } from '../states.ts';

/** What the modules above need to know of a case. Nothing in it is sealed, nobody's file is read by reading it. */
export interface CaseFacts {
  id: string;
  caseNumber: string;
  queryCode: string;
  itemVersionId: string;
  basicCode: string;
  itemName: string;
  organisationId: string;
  organisationName: string;
  divisionCode: string;
  countyCode: string;
  partyId: string;
  channel: string;
  state: CaseState;
  outcome: Outcome | null;
  submittedAt: Date;
  receivedAt: Date | null;
  acceptedOn: LocalDate | null;
  deemed: boolean;
  decidedAt: Date | null;
  concludedAt: Date | null;
  paused: boolean;
  dueOn: LocalDate | null;
  statuteDueOn: LocalDate | null;
}

const factColumns = sql.raw(`
  c.id, c.case_number as "caseNumber", c.query_code as "queryCode", c.item_version_id as "itemVersionId",
  c.basic_code as "basicCode", c.item_name as "itemName", c.organisation_id as "organisationId",
  c.organisation_name as "organisationName", c.division_code as "divisionCode", c.county_code as "countyCode",
  c.party_id as "partyId", c.channel, c.state, c.outcome, c.submitted_at as "submittedAt",
  c.received_at as "receivedAt", c.accepted_on as "acceptedOn", c.deemed, c.decided_at as "decidedAt",
  c.concluded_at as "concludedAt", c.paused, c.due_on as "dueOn", c.statute_due_on as "statuteDueOn"`);

/** The facts of up to a few hundred cases, by their ids; unknown ids are missing from the map. */
export async function findCaseFacts(db: Db, ids: readonly string[]): Promise<Map<string, CaseFacts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<CaseFacts>`
    select ${factColumns} from cases.case c where c.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map(row => [row.id, row]));
}

/** Undecided cases whose limit ends on or before a day, the most urgent first: a range of the index of open cases. */
export async function findDueCases(
  db: Db,
  { dueBy, page }: { dueBy: LocalDate; page: PageRequest },
): Promise<Page<CaseFacts>> {
  const after = decodeCursor(page.after, 2);
  const { rows } = await sql<CaseFacts>`
    select ${factColumns} from cases.case c
    where c.concluded_at is null and c.decided_at is null and c.due_sort <= ${dueBy}::date
      and (c.due_sort, c.id) > (${after?.[0] ?? '0001-01-01'}::date, ${after?.[1] ?? nilId}::uuid)
    order by c.due_sort, c.id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.dueOn, row.id]);
}

/** Open cases that stand at a step whose limit ended before a day. Paused ones are left out: their time is not counted. */
export async function findCasesWithLateStep(
  db: Db,
  { before, page }: { before: LocalDate; page: PageRequest },
): Promise<Page<CaseFacts>> {
  const after = decodeCursor(page.after, 2);
  const { rows } = await sql<CaseFacts & { key: LocalDate }>`
    select ${factColumns}, c.step_due_on as key from cases.case c
    where c.concluded_at is null and c.step_due_on is not null and c.step_due_on < ${before}::date and not c.paused
      and (c.step_due_on, c.id) > (${after?.[0] ?? '0001-01-01'}::date, ${after?.[1] ?? nilId}::uuid)
    order by c.step_due_on, c.id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.key, row.id]);
}

/** Cases with a special procedure 特别程序 that is still open after the day its notice told. */
export async function findCasesPausedTooLong(
  db: Db,
  { before, page }: { before: LocalDate; page: PageRequest },
): Promise<Page<CaseFacts>> {
  const after = decodeCursor(page.after, 2);
  const { rows } = await sql<CaseFacts & { expectedUntil: LocalDate; pauseId: string }>`
    select ${factColumns}, p.expected_until as "expectedUntil", p.id as "pauseId"
    from cases.clock_pause p join cases.case c on c.id = p.case_id
    where p.until_on is null and p.expected_until < ${before}::date
      and (p.expected_until, p.id) > (${after?.[0] ?? '0001-01-01'}::date, ${after?.[1] ?? nilId}::uuid)
    order by p.expected_until, p.id limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.expectedUntil, row.pauseId]);
}

/** One special procedure of a case, with the days that its notice told. */
export interface CasePause {
  id: string;
  ground: string;
  reason: string;
  law: string;
  from: LocalDate;
  expectedUntil: LocalDate;
  until: LocalDate | null;
}

export async function findPausesOf(db: Db, caseId: string): Promise<CasePause[]> {
  const { rows } = await sql<CasePause>`
    select id, ground, reason, law, from_on as "from", expected_until as "expectedUntil", until_on as until
    from cases.clock_pause where case_id = ${caseId} order by from_on, id`.execute(db);
  return rows;
}

/** Every limit of one case, computed for a day from its events and not from what is cached. */
export async function getCaseClocks(
  db: Db,
  row: Pick<CaseFacts, 'id' | 'itemVersionId'>,
  { asOf, calendar }: { asOf: LocalDate; calendar: Calendar },
): Promise<{ item: ItemVersion; at(day: LocalDate): CaseClocks; clocks: CaseClocks }> {
  const item = await getItemVersion(db, row.itemVersionId);
  const facts = await loadClockFacts(db, row.id);
  const at = (day: LocalDate) => computeCaseClocks(facts, { content: item.content, calendar, asOf: day });
  return { item, at, clocks: at(asOf) };
}

const nilId = '00000000-0000-0000-0000-000000000000';
