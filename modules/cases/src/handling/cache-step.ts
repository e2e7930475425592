import { type Db, sql } from '@onewindow/db';
import type { CaseRow } from '../case-row.ts';

/** Marks which step a case stands at and who holds it, for lists: the open task that is due first. Added signers' are none. */
export async function cacheStep(tx: Db, row: Pick<CaseRow, 'id'>): Promise<void> {
  await sql`
    update cases.case c set step_name = t.name, step_due_on = t.due_on, held_by = t.holder
    from (select 1) one left join lateral (
      select t.name, t.due_on, a.name as holder from processes.open_task_v1 t
      left join identity.account a on a.id = t.assignee_account_id
      where t.business_id = ${row.id} and t.parent_task_id is null order by t.due_on nulls last, t.id limit 1) t on true
    where c.id = ${row.id}`.execute(tx);
}
