import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { caseScope } from '../case-row.ts';
import { casePermissions } from '../permissions.ts';

/** A case for which its applicant, standing at the window, may have brought something. */
export interface WaitingAtWindow {
  id: string;
  queryCode: string;
  basicCode: string;
  itemName: string;
  organisationName: string;
  state: string;
  dueOn: string | null;
  /** How many things the notice names; 0 where the case was returned before receipt. */
  asked: number;
}

/** What waits for a party's correction and lies in the officer's jurisdiction, the nearest date first. */
export async function listWaitingAtWindow(db: Db, actor: Actor, partyId: string): Promise<WaitingAtWindow[]> {
  const { rows } = await sql<WaitingAtWindow>`
    select c.id, c.query_code as "queryCode", c.basic_code as "basicCode", c.item_name as "itemName",
           c.organisation_name as "organisationName", c.state, k.due_on as "dueOn",
           coalesce(jsonb_array_length(k.items), 0) as asked
    from cases.case c left join cases.correction k on k.case_id = c.id and k.corrected_at is null
    where c.party_id = ${partyId} and c.state in ('correctionRequested', 'returned')
      and ${scopeCondition(actor, casePermissions.receive, caseScope)}
    order by k.due_on nulls last, c.id limit 20`.execute(db);
  return rows;
}
