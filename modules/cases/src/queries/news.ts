import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { listAnsweredTasks, listNewTasks, type TaskRow } from '@onewindow/processes';
import { caseScope, reaches } from '../case-row.ts';
import { casePermissions } from '../permissions.ts';

/** What has come to a member of staff lately, for telling her of it. */
export interface Since {
  since: Date;
  limit: number;
}

export interface NewWork {
  task: TaskRow;
  caseId: string;
  basicCode: string;
  itemName: string;
  applicantName: string;
}

/** Tasks that have newly become the actor's or her body's, newest first. */
export async function listNewWork(db: Db, actor: Actor, window: Since): Promise<NewWork[]> {
  const tasks = await listNewTasks(db, actor, window);
  const cases = await casesOf(db, tasks);
  return tasks.flatMap(task => {
    const found = cases.get(task.businessId);
    return found ? [{ task, ...found }] : [];
  });
}

async function casesOf(db: Db, tasks: readonly TaskRow[]): Promise<Map<string, Omit<NewWork, 'task'>>> {
  if (tasks.length === 0) return new Map();
  const ids = [...new Set(tasks.map(task => task.businessId))];
  const { rows } = await sql<Omit<NewWork, 'task'>>`
    select id as "caseId", basic_code as "basicCode", item_name as "itemName", applicant_name as "applicantName"
    from cases.case where id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(row => [row.caseId, row]));
}

export interface AnsweredWork extends NewWork {
  /** How many have answered, all that were asked. */
  answers: number;
  at: Date;
}

/** Tasks of the actor whose added signers 加签 have all answered, so that she may go on; gone when she has. */
export async function listAnsweredWork(db: Db, actor: Actor, window: Since): Promise<AnsweredWork[]> {
  const answered = await listAnsweredTasks(db, actor, window);
  const cases = await casesOf(
    db,
    answered.map(one => one.task),
  );
  return answered.flatMap(({ task, answers, answeredAt }) => {
    const found = cases.get(task.businessId);
    return found ? [{ task, ...found, answers, at: answeredAt }] : [];
  });
}

export interface AskedExtension {
  id: string;
  caseId: string;
  basicCode: string;
  itemName: string;
  amount: number;
  requestedBy: string;
  at: Date;
}

/** Extensions that wait for the actor's answer; never her own, since nobody approves what she asked for. */
export async function listAskedExtensions(db: Db, actor: Actor, { since, limit }: Since): Promise<AskedExtension[]> {
  const { rows } = await sql<AskedExtension>`
    select x.id, x.case_id as "caseId", c.basic_code as "basicCode", c.item_name as "itemName", x.amount, x.requested_by as "requestedBy",
           x.requested_at as at
    from cases.clock_extension x join cases.case c on c.id = x.case_id
    where x.approved_at is null and x.rejected_at is null and x.requested_at >= ${since} and c.concluded_at is null
      and x.requested_account_id is distinct from ${actor.accountId}
      and ${scopeCondition(actor, casePermissions.approveExtension, caseScope)}
    order by x.requested_at desc limit ${limit}`.execute(db);
  return rows;
}

/** A matter that somebody filed and no window has received yet; a joint matter is one. */
export interface Arrival {
  matterId: string;
  /** The first of its cases that the actor may receive. */
  caseId: string;
  /** Of the matter where it has several cases here, else of the case. */
  name: string;
  basicCode: string;
  cases: number;
  applicantName: string;
  channel: string;
  at: Date;
}

/** What newly waits to be received in the actor's jurisdiction 待收件, newest first; gone as soon as anybody receives it. */
export async function listArrivals(db: Db, actor: Actor, { since, limit }: Since): Promise<Arrival[]> {
  // A matter has a handful of cases: reading three times as many as are told leaves whole matters.
  const { rows } = await sql<Omit<Arrival, 'cases' | 'name'> & { itemName: string; title: string }>`
    select c.matter_id as "matterId", c.id as "caseId", c.item_name as "itemName", c.basic_code as "basicCode", m.title,
           c.applicant_name as "applicantName", c.channel, coalesce(c.received_at, c.submitted_at) as at
    from cases.case c join cases.matter m on m.id = c.matter_id
    where c.state = 'submitted' and c.submitted_at >= ${since}
      and ${scopeCondition(actor, casePermissions.receive, caseScope)}
    order by c.submitted_at desc, c.id desc limit ${limit * 3}`.execute(db);
  const matters = new Map<string, Arrival>();
  for (const { itemName, title, ...row } of rows) {
    const known = matters.get(row.matterId);
    if (known) matters.set(row.matterId, { ...known, caseId: row.caseId, name: title, cases: known.cases + 1 });
    else if (matters.size < limit) matters.set(row.matterId, { ...row, name: itemName, cases: 1 });
  }
  return [...matters.values()];
}

export interface Supplemented {
  id: string;
  caseId: string;
  basicCode: string;
  itemName: string;
  applicantName: string;
  title: string;
  at: Date;
}

/**
 * What applicants supplemented 补充材料 to cases that the actor answers or works on, newest first; gone once the case is
 * decided, and never what she entered herself at the window.
 */
export async function listSupplemented(db: Db, actor: Actor, { since, limit }: Since): Promise<Supplemented[]> {
  const { rows } = await sql<Supplemented>`
    select s.id, c.id as "caseId", c.basic_code as "basicCode", c.item_name as "itemName",
           c.applicant_name as "applicantName", s.title, s.handed_in_at as at
    from cases.supplement s join cases.case c on c.id = s.case_id
    where s.handed_in_at >= ${since}
      and ((c.state in ('submitted', 'received') and ${scopeCondition(actor, casePermissions.accept, caseScope)})
        or (c.state = 'accepted' and ${reaches(actor, casePermissions.work, { holder: true })}))
      and not exists (
        select from platform.event e
        where e.case_id = c.id and e.type = 'cases.supplemented' and e.at = s.handed_in_at
          and e.actor_account_id = ${actor.accountId})
    order by s.handed_in_at desc limit ${limit}`.execute(db);
  return rows;
}

export interface BroughtCorrection {
  caseId: string;
  basicCode: string;
  itemName: string;
  applicantName: string;
  at: Date;
}

/** Corrections that came in and wait for acceptance; not those that the actor entered herself at the window. */
export async function listBroughtCorrections(
  db: Db,
  actor: Actor,
  { since, limit }: Since,
): Promise<BroughtCorrection[]> {
  const { rows } = await sql<BroughtCorrection>`
    select c.id as "caseId", c.basic_code as "basicCode", c.item_name as "itemName",
           c.applicant_name as "applicantName", k.corrected_at as at
    from cases.correction k join cases.case c on c.id = k.case_id
    where k.corrected_at >= ${since} and c.state = 'received'
      and ${scopeCondition(actor, casePermissions.accept, caseScope)}
      and not exists (
        select from platform.event e
        where e.case_id = c.id and e.type = 'cases.corrected' and e.actor_account_id = ${actor.accountId})
    order by k.corrected_at desc limit ${limit}`.execute(db);
  return rows;
}
