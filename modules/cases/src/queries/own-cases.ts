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
}

/**
 * 进度查询 without signing in: the query code and the last four characters of the applicant's ID number. A wrong pair
 * tells nothing about whether the code exists.
 * @throws cases.notFound
 */
export async function trackCase(
  db: Db,
  services: Services,
  { queryCode, idEnding }: { queryCode: string; idEnding: string },
): Promise<TrackedCase> {
  const code = checkQueryCode(queryCode);
  if (!code.ok) throw caseErrors.notFound();
  const { rows } = await sql<TrackedCase & { partyId: string }>`
    select id, query_code as "queryCode", item_name as "itemName", organisation_name as "organisationName", state, outcome,
           submitted_at as "submittedAt", accepted_on as "acceptedOn", deemed, due_on as "dueOn", paused,
           waiting_for as "waitingFor", concluded_at as "concludedAt", party_id as "partyId"
    from cases.case where query_code = ${code.value}`.execute(db);
  const row = rows[0];
  if (!row) throw caseErrors.notFound();
  const idNumber = await readPartySecret(db, services, systemActor('进度查询'), {
    partyId: row.partyId,
    field: 'idNumber',
    reason: '进度查询',
  });
  if (!idNumber || idEnding.length !== 4 || idNumber.slice(-4) !== idEnding.normalize('NFKC').toUpperCase())
    throw caseErrors.notFound();
  const { partyId: _, ...tracked } = row;
  return tracked;
}
