import { systemActor } from '@onewindow/auth';
import { checkQueryCode } from '@onewindow/codes';
import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { readPartySecret } from '@onewindow/identity';
import { caseErrors } from '../errors.ts';
import { type CaseListRow, listColumns } from './list-cases.ts';

/** The cases of one party, newest first: 我的办件. */
export async function listOwnCases(
  db: Db,
  { partyId, page }: { partyId: string; page: PageRequest },
): Promise<Page<CaseListRow>> {
  const after = decodeCursor(page.after, 2);
  const { rows } = await sql<CaseListRow & { key: string }>`
    select ${listColumns}, c.submitted_at::text as key from cases.case c
    where c.party_id = ${partyId}
      and (${after?.[0] ?? null}::timestamptz is null or (c.submitted_at, c.id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by c.submitted_at desc, c.id desc limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.key, row.id]);
}

/** What the public may see of a case: where it stands, not what is in it. */
export interface TrackedCase {
  id: string;
  queryCode: string;
  basicCode: string;
  itemName: string;
  organisationName: string;
  state: string;
  outcome: string | null;
  submittedAt: Date;
  acceptedOn: string | null;
  deemed: boolean;
  dueOn: string | null;
  paused: boolean;
  waitingFor: string | null;
  concludedAt: Date | null;
  stepName: string | null;
  /** How many things are to be corrected, and by when; null when none are. */
  correction: { count: number; dueOn: string } | null;
  /** The special procedure that is open, by its ground. */
  pause: { ground: string; until: string } | null;
}

/**
 * 进度查询 without signing in: the query code and the last four characters of the applicant's ID number. The code of a
 * matter of several cases finds each of them. A wrong pair tells nothing about whether the code exists.
 * @throws cases.notFound
 */
export async function trackCases(
  db: Db,
  services: Services,
  { queryCode, idEnding }: { queryCode: string; idEnding: string },
): Promise<[TrackedCase, ...TrackedCase[]]> {
  const code = checkQueryCode(queryCode);
  if (!code.ok) throw caseErrors.notFound();
  const { rows } = await sql<TrackedCase & { partyId: string }>`
    select c.id, c.query_code as "queryCode", c.basic_code as "basicCode", c.item_name as "itemName",
           c.organisation_name as "organisationName", c.state, c.outcome, c.submitted_at as "submittedAt",
           c.accepted_on as "acceptedOn", c.deemed, c.due_on as "dueOn", c.paused, c.waiting_for as "waitingFor",
           c.concluded_at as "concludedAt", c.step_name as "stepName", c.party_id as "partyId",
           (select json_build_object('count', jsonb_array_length(k.items), 'dueOn', k.due_on)
            from cases.correction k where k.case_id = c.id and k.corrected_at is null) as correction,
           (select json_build_object('ground', p.ground, 'until', p.expected_until) from cases.clock_pause p
            where p.case_id = c.id and p.until_on is null order by p.from_on, p.id limit 1) as pause
    from cases.case c
    where c.query_code = ${code.value} or c.matter_id = (select id from cases.matter where query_code = ${code.value})
    order by c.query_code = ${code.value} desc, c.id`.execute(db);
  const [row] = rows;
  if (!row) throw caseErrors.notFound();
  const idNumber = await readPartySecret(db, services, systemActor('进度查询'), {
    partyId: row.partyId,
    field: 'idNumber',
    reason: '进度查询',
  });
  if (!idNumber || idEnding.length !== 4 || idNumber.slice(-4) !== idEnding.normalize('NFKC').toUpperCase())
    throw caseErrors.notFound();
  const told = ({ partyId: _, ...tracked }: TrackedCase & { partyId: string }): TrackedCase => tracked;
  // A matter of one case has the code of its case.
  const alone = row.queryCode === code.value;
  return [told(row), ...(alone ? [] : rows.slice(1).map(told))];
}
