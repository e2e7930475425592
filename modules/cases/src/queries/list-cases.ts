import { type Actor, type Permission, scopeCondition } from '@onewindow/auth';
import { type Db, decodeCursor, type Page, type PageRequest, pageOf, type RawBuilder, sql } from '@onewindow/db';
import { caseScope } from '../case-row.ts';
import { casePermissions } from '../permissions.ts';

/** A case as lists show it. */
export interface CaseListRow {
  id: string;
  queryCode: string;
  caseNumber: string;
  basicCode: string;
  itemName: string;
  applicantName: string;
  organisationName: string;
  countyCode: string;
  state: string;
  outcome: string | null;
  channel: string;
  submittedAt: Date;
  acceptedOn: string | null;
  concludedAt: Date | null;
  paused: boolean;
  deemed: boolean;
  dueOn: string | null;
  dueKind: string | null;
  dueTotal: number | null;
  dueUnit: string | null;
  statuteDueOn: string | null;
  stepName: string | null;
  stepDueOn: string | null;
  waitingFor: string | null;
  version: number;
}

export const listColumns = sql.raw(`
  c.id, c.query_code as "queryCode", c.case_number as "caseNumber", c.basic_code as "basicCode",
  c.item_name as "itemName", c.applicant_name as "applicantName", c.organisation_name as "organisationName",
  c.county_code as "countyCode", c.state, c.outcome, c.channel, c.submitted_at as "submittedAt",
  c.accepted_on as "acceptedOn", c.concluded_at as "concludedAt", c.paused, c.deemed, c.due_on as "dueOn",
  c.due_kind as "dueKind", c.due_total as "dueTotal", c.due_unit as "dueUnit", c.statute_due_on as "statuteDueOn",
  c.step_name as "stepName", c.step_due_on as "stepDueOn", coalesce(c.held_by, c.waiting_for) as "waitingFor", c.version`);

export interface CaseFilters {
  /** `open` not concluded, `concluded`, or one state. */
  state?: string | undefined;
  basicCode?: string | undefined;
  organisationId?: string | undefined;
  countyCode?: string | undefined;
  outcome?: string | undefined;
  channel?: string | undefined;
  /** Due on or before this day. */
  dueBefore?: string | undefined;
  /** Only past their limit as of this day. */
  overdueOn?: string | undefined;
  paused?: boolean | undefined;
  submittedFrom?: string | undefined;
  submittedTo?: string | undefined;
}

export type CaseSort = 'due' | 'recent';

/**
 * Cases in the actor's jurisdiction, keyset-paged on an index: by due date (open ones only) or by submission.
 */
export async function listCases(
  db: Db,
  actor: Actor,
  {
    filters,
    sort,
    page,
    permission = casePermissions.read,
  }: { filters: CaseFilters; sort: CaseSort; page: PageRequest; permission?: Permission },
): Promise<Page<CaseListRow>> {
  const where = [scopeCondition(actor, permission, caseScope), ...conditions(filters, sort)];
  const after = decodeCursor(page.after, 2);
  if (sort === 'due') {
    if (after) where.push(sql<boolean>`(c.due_sort, c.id) > (${after[0]}::date, ${after[1]}::uuid)`);
    const { rows } = await sql<CaseListRow>`
      select ${listColumns} from cases.case c where ${sql.join(where, sql` and `)}
      order by c.due_sort, c.id limit ${page.limit + 1}`.execute(db);
    return pageOf(rows, page.limit, row => [row.dueOn ?? '9999-12-31', row.id]);
  }
  if (after) where.push(sql<boolean>`(c.submitted_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  const { rows } = await sql<CaseListRow & { key: string }>`
    select ${listColumns}, c.submitted_at::text as key from cases.case c where ${sql.join(where, sql` and `)}
    order by c.submitted_at desc, c.id desc limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.key, row.id]);
}

/** WHERE fragments of the filters; `due` lists open cases only, because only they have a limit that runs. */
export function conditions(filters: CaseFilters, sort: CaseSort): RawBuilder<boolean>[] {
  const parts: RawBuilder<boolean>[] = [];
  const add = (part: RawBuilder<boolean>) => parts.push(part);
  if (sort === 'due' || filters.state === 'open') add(sql<boolean>`c.concluded_at is null`);
  if (filters.state === 'concluded') add(sql<boolean>`c.concluded_at is not null`);
  else if (filters.state && filters.state !== 'open') add(sql<boolean>`c.state = ${filters.state}`);
  if (filters.basicCode) add(sql<boolean>`c.basic_code = ${filters.basicCode}`);
  if (filters.organisationId) add(sql<boolean>`c.organisation_id = ${filters.organisationId}`);
  if (filters.countyCode) add(sql<boolean>`c.county_code = ${filters.countyCode}`);
  if (filters.outcome) add(sql<boolean>`c.outcome = ${filters.outcome}`);
  if (filters.channel) add(sql<boolean>`c.channel = ${filters.channel}`);
  if (filters.dueBefore) add(sql<boolean>`c.due_sort <= ${filters.dueBefore}::date`);
  if (filters.overdueOn) add(sql<boolean>`c.due_sort < ${filters.overdueOn}::date`);
  if (filters.paused !== undefined) add(sql<boolean>`c.paused = ${filters.paused}`);
  if (filters.submittedFrom)
    add(sql<boolean>`c.submitted_at >= ${filters.submittedFrom}::date::timestamp at time zone 'Asia/Shanghai'`);
  if (filters.submittedTo)
    add(sql<boolean>`c.submitted_at < (${filters.submittedTo}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  return parts;
}

/** Rows of an export in batches, so that a million of them need no more memory than a thousand. */
export async function* exportCases(
  db: Db,
  actor: Actor,
  { filters, sort }: { filters: CaseFilters; sort: CaseSort },
): AsyncGenerator<CaseListRow[]> {
  let after: string | undefined;
  do {
    const page = await listCases(db, actor, {
      filters,
      sort,
      page: { limit: 1000, after },
      permission: casePermissions.export,
    });
    yield page.rows;
    after = page.next ?? undefined;
  } while (after);
}
