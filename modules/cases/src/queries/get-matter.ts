import type { Actor } from '@onewindow/auth';
import { scopeCondition } from '@onewindow/auth';
import { checkQueryCode } from '@onewindow/codes';
import { type Db, sql } from '@onewindow/db';
import { caseScope } from '../case-row.ts';
import { caseErrors } from '../errors.ts';
import { casePermissions } from '../permissions.ts';
import { type CaseListRow, listColumns } from './list-cases.ts';

/** A matter 申报: what was asked for in one go, with one receipt, and its cases. */
export interface Matter {
  id: string;
  queryCode: string;
  title: string;
  scenarioCode: string | null;
  applicantName: string;
  contactPhoneMasked: string | null;
  submittedAt: Date;
  concludedAt: Date | null;
  channel: string;
  cases: (CaseListRow & { itemVersionId: string; licenceId: string | null })[];
}

/**
 * A matter by its query code, for its applicant; a case's own code leads to its matter.
 * @throws cases.notFound
 */
export async function getMatter(db: Db, actor: Actor, queryCode: string): Promise<Matter> {
  const code = checkQueryCode(queryCode);
  if (!code.ok) throw caseErrors.notFound();
  const permission = actor.kind === 'staff' ? casePermissions.read : casePermissions.readOwn;
  const { rows } = await sql<Omit<Matter, 'cases'>>`
    select m.id, m.query_code as "queryCode", m.title, m.scenario_code as "scenarioCode",
           m.contact_name as "applicantName", m.contact_phone_masked as "contactPhoneMasked",
           m.submitted_at as "submittedAt", m.concluded_at as "concludedAt", m.channel
    from cases.matter m
    where m.id = coalesce((select id from cases.matter where query_code = ${code.value}),
                          (select matter_id from cases.case where query_code = ${code.value}))
      and exists (select from cases.case c where c.matter_id = m.id and ${scopeCondition(actor, permission, caseScope)})`.execute(
    db,
  );
  const matter = rows[0];
  if (!matter) throw caseErrors.notFound();
  const cases = await sql<Matter['cases'][number]>`
    select ${listColumns}, c.item_version_id as "itemVersionId", c.licence_id as "licenceId"
    from cases.case c where c.matter_id = ${matter.id} order by c.id`.execute(db);
  return { ...matter, cases: cases.rows };
}

/** Whose matter a query code names. Only to be compared with those in whose name somebody may act. */
export async function findMatterParty(db: Db, queryCode: string): Promise<string | undefined> {
  const code = checkQueryCode(queryCode);
  if (!code.ok) return undefined;
  const { rows } = await sql<{ partyId: string }>`
    select party_id as "partyId" from cases.matter where query_code = ${code.value}
    union all
    select party_id from cases.case where query_code = ${code.value}
    limit 1`.execute(db);
  return rows[0]?.partyId;
}

/** The query code of a submitted draft's matter. */
export async function findMatterCode(db: Db, matterId: string): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    select query_code as code from cases.matter where id = ${matterId}`.execute(db);
  return rows[0]?.code;
}

/** What waits for a party: a correction that she was told, or what was returned to her before receipt. */
export interface WaitingCase {
  id: string;
  queryCode: string;
  basicCode: string;
  itemName: string;
  organisationName: string;
  state: 'correctionRequested' | 'returned';
  dueOn: string | null;
  items: { label: string; what: string }[];
}

/** 等您做的, the nearest date first. */
export async function listWaitingFor(db: Db, partyId: string): Promise<WaitingCase[]> {
  const { rows } = await sql<WaitingCase>`
    select c.id, c.query_code as "queryCode", c.basic_code as "basicCode", c.item_name as "itemName",
           c.organisation_name as "organisationName", c.state, k.due_on as "dueOn", coalesce(k.items, '[]'::jsonb) as items
    from cases.case c left join cases.correction k on k.case_id = c.id and k.corrected_at is null
    where c.party_id = ${partyId} and c.state in ('correctionRequested', 'returned')
    order by k.due_on nulls last, c.id limit 20`.execute(db);
  return rows;
}

/** What the numbers beside “我的” say. */
export async function countOwn(db: Db, partyId: string): Promise<{ open: number; drafts: number }> {
  const { rows } = await sql<{ open: number; drafts: number }>`
    select (select count(*)::int from (
              select 1 from cases.case where party_id = ${partyId} and concluded_at is null limit 100) c) as open,
           (select count(*)::int from cases.application where party_id = ${partyId} and state = 'draft') as drafts`.execute(
    db,
  );
  return rows[0] ?? { open: 0, drafts: 0 };
}

/** The cases of a party that are not concluded, the nearest due date first: 正在办. At most 50. */
export async function listOpenOf(db: Db, partyId: string): Promise<(CaseListRow & { itemVersionId: string })[]> {
  const { rows } = await sql<CaseListRow & { itemVersionId: string }>`
    select ${listColumns}, c.item_version_id as "itemVersionId" from cases.case c
    where c.party_id = ${partyId} and c.concluded_at is null order by c.due_on nulls last, c.id limit 50`.execute(db);
  return rows;
}
