import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { listNewTasks, type TaskRow } from '@onewindow/processes';
import { caseScope } from '../case-row.ts';
import { casePermissions } from '../permissions.ts';

/** What has come to a member of staff lately, for telling her of it. */
export interface Since {
  since: Date;
  limit: number;
}

export interface NewWork {
  task: TaskRow;
  caseId: string;
  itemName: string;
  applicantName: string;
}

/** Tasks that have newly become the actor's or her body's, newest first. */
export async function listNewWork(db: Db, actor: Actor, window: Since): Promise<NewWork[]> {
  const tasks = await listNewTasks(db, actor, window);
  if (tasks.length === 0) return [];
  const ids = [...new Set(tasks.map(task => task.businessId))];
  const { rows } = await sql<{ caseId: string; itemName: string; applicantName: string }>`
    select id as "caseId", item_name as "itemName", applicant_name as "applicantName"
    from cases.case where id = any(${ids}::uuid[])`.execute(db);
  const cases = new Map(rows.map(row => [row.caseId, row]));
  return tasks.flatMap(task => {
    const found = cases.get(task.businessId);
    return found ? [{ task, ...found }] : [];
  });
}

export interface AskedExtension {
  id: string;
  caseId: string;
  itemName: string;
  amount: number;
  requestedBy: string;
  at: Date;
}

/** Extensions that wait for the actor's answer; never her own, since nobody approves what she asked for. */
export async function listAskedExtensions(db: Db, actor: Actor, { since, limit }: Since): Promise<AskedExtension[]> {
  const { rows } = await sql<AskedExtension>`
    select x.id, x.case_id as "caseId", c.item_name as "itemName", x.amount, x.requested_by as "requestedBy",
           x.requested_at as at
    from cases.clock_extension x join cases.case c on c.id = x.case_id
    where x.approved_at is null and x.rejected_at is null and x.requested_at >= ${since} and c.concluded_at is null
      and x.requested_account_id is distinct from ${actor.accountId}
      and ${scopeCondition(actor, casePermissions.approveExtension, caseScope)}
    order by x.requested_at desc limit ${limit}`.execute(db);
  return rows;
}
