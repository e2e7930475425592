import { type Actor, can, type Permission, scopeCondition } from '@onewindow/auth';
import { type Db, type LocalDate, type Page, type PageRequest, sql } from '@onewindow/db';
import {
  listHeldTasks,
  listHolders,
  listOpenTasks,
  type TaskHolder,
  type TaskRow,
  type WorkKind,
} from '@onewindow/processes';
import { casePermissions } from '../permissions.ts';
import { onPromise } from './case-figures.ts';
import { type CaseListRow, listColumns } from './list-cases.ts';

/** A task with the case that it belongs to: one line of 等我. */
export interface WorkRow {
  task: TaskRow;
  case: CaseListRow;
  /** The last opinion, so that an approver sees what the reviewer said without opening. */
  lastOpinion: { text: string; actorName: string; at: Date } | null;
}

/** What waits for the actor: tasks that are hers, and tasks of her body that her role may take; the most urgent first. */
export async function listWork(
  db: Db,
  actor: Actor,
  page: PageRequest & { kind?: WorkKind | undefined },
): Promise<Page<WorkRow>> {
  const tasks = await listOpenTasks(db, actor, page);
  if (tasks.rows.length === 0) return { rows: [], next: null };
  const ids = [...new Set(tasks.rows.map(task => task.businessId))];
  const { rows } = await sql<CaseListRow & { opinion: { text: string; actorName: string; at: string } | null }>`
    select ${listColumns},
           (select json_build_object('text', o.text, 'actorName', o.actor_name, 'at', o.at)
            from cases.opinion o where o.case_id = c.id order by o.at desc limit 1) as opinion
    from cases.case c where c.id = any(${ids}::uuid[])`.execute(db);
  const cases = new Map(rows.map(row => [row.id, row]));
  return {
    next: tasks.next,
    rows: tasks.rows.flatMap(task => {
      const found = cases.get(task.businessId);
      if (!found) return [];
      const { opinion, ...row } = found;
      return [{ task, case: row, lastOpinion: opinion ? { ...opinion, at: new Date(opinion.at) } : null }];
    }),
  };
}

/** A task that somebody holds, with its case. */
export interface HeldRow {
  task: TaskRow;
  case: CaseListRow;
}

/** What the people of a head's bodies hold, all of it or one person's, so that it can be handed over 批量转办. */
export async function listHeldWork(
  db: Db,
  actor: Actor,
  { holder, page }: { holder?: string | undefined; page: PageRequest },
): Promise<Page<HeldRow>> {
  const organisationIds = await bodiesWith(db, actor, casePermissions.reassign);
  const tasks = await listHeldTasks(db, { organisationIds, kind: 'case', holder, page });
  const ids = [...new Set(tasks.rows.map(task => task.businessId))];
  const { rows } = await sql<CaseListRow>`
    select ${listColumns} from cases.case c where c.id = any(${ids}::uuid[])`.execute(db);
  const cases = new Map(rows.map(row => [row.id, row]));
  return {
    next: tasks.next,
    rows: tasks.rows.flatMap(task => {
      const found = cases.get(task.businessId);
      return found ? [{ task, case: found }] : [];
    }),
  };
}

/** Who of a head's bodies holds tasks, whoever has most first. */
export async function listWorkHolders(db: Db, actor: Actor): Promise<TaskHolder[]> {
  const organisationIds = await bodiesWith(db, actor, casePermissions.reassign);
  return listHolders(db, { organisationIds, kind: 'case', limit: 200 });
}

/** Figures of a body's queues 队列 and its last ten working days, for the page of today. */
export interface TodayFigures {
  queues: {
    submitted: number;
    received: number;
    correctionRequested: number;
    accepted: number;
    paused: number;
    delivering: number;
  };
  days: { day: LocalDate; concluded: number }[];
  concluded: number;
  inTime: number;
}

/**
 * The bodies whose queues are the actor's concern today: those that she receives for at a window, else her own.
 */
export async function bodiesOf(db: Db, actor: Actor): Promise<string[]> {
  if (!can(actor, casePermissions.receive)) return actor.organisationId ? [actor.organisationId] : [];
  return bodiesWith(db, actor, casePermissions.receive);
}

/** The bodies in which the actor holds a permission. */
async function bodiesWith(db: Db, actor: Actor, permission: Permission): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from directory.organisation o
    where ${scopeCondition(actor, permission, { organisation: 'o.id', division: 'o.division_code' })}`.execute(db);
  return rows.map(row => row.id);
}

/** Bounded by bodies; open cases are few beside all there ever were, so both counts read small index ranges. */
export async function todayFigures(
  db: Db,
  { organisationIds, days }: { organisationIds: readonly string[]; days: readonly LocalDate[] },
): Promise<TodayFigures> {
  const first = days[0] ?? '9999-12-31';
  const { rows } = await sql<{ state: string; paused: boolean; count: number }>`
    select state, paused, count(*)::int as count from cases.case
    where organisation_id = any(${organisationIds}::uuid[]) and concluded_at is null group by state, paused`.execute(
    db,
  );
  const ended = await sql<{ day: LocalDate; count: number; inTime: number }>`
    select (c.concluded_at at time zone 'Asia/Shanghai')::date as day, count(*)::int as count,
           count(*) filter (where ${onPromise})::int as "inTime"
    from cases.case c
    where c.organisation_id = any(${organisationIds}::uuid[]) and c.concluded_at >= ${first}::date::timestamp at time zone 'Asia/Shanghai'
      and c.outcome in ('granted', 'denied', 'forwarded')
    group by 1`.execute(db);
  const of = (state: string) =>
    rows.filter(row => row.state === state && !row.paused).reduce((sum, row) => sum + row.count, 0);
  return {
    queues: {
      submitted: of('submitted'),
      received: of('received'),
      correctionRequested: of('correctionRequested'),
      accepted: of('accepted'),
      paused: rows.filter(row => row.paused).reduce((sum, row) => sum + row.count, 0),
      delivering: of('delivering'),
    },
    days: days.map(day => ({ day, concluded: ended.rows.find(row => row.day === day)?.count ?? 0 })),
    concluded: ended.rows.reduce((sum, row) => sum + row.count, 0),
    inTime: ended.rows.reduce((sum, row) => sum + row.inTime, 0),
  };
}
