import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { atField } from '@onewindow/errors';
import { type Colleague, findColleague, listColleagues, roles, rolesWith } from '@onewindow/identity';
import { countHeldTasks, getTask, listTasksOf, type Person, type TaskRow } from '@onewindow/processes';
import { reaches } from '../case-row.ts';
import { caseErrors } from '../errors.ts';
import { casePermissions } from '../permissions.ts';

/** What a colleague is looked for: to take a task over, or to work on it or say something about it. */
export type Purpose = 'handOver' | 'delegate' | 'ask';

export interface TaskColleague {
  accountId: string;
  name: string;
  /** What she is in the body: her roles, and the further posts that they belong to. */
  posts: { zh: string; en: string }[];
  /** Tasks that she holds now. */
  openTasks: number;
}

/**
 * Colleagues of the task's body who may be given it, never oneself nor whoever holds it: to take it over only those of its
 * role who have done no other level of the case; to work on it for somebody, or to be asked, whoever works on cases there.
 * @throws cases.taskNotFound, notYours
 */
export async function listTaskColleagues(
  db: Db,
  actor: Actor,
  input: { caseId: string; taskId: string; purpose: Purpose; q?: string | undefined; limit: number },
): Promise<TaskColleague[]> {
  const task = await getTask(db, input.taskId);
  if (task?.businessId !== input.caseId || task.organisationId === null) throw caseErrors.taskNotFound();
  const { rows } = await sql`
    select 1 from cases.case c
    where c.id = ${input.caseId}
      and ${reaches(actor, [casePermissions.work, casePermissions.reassign], { holder: true })}`.execute(db);
  if (rows.length === 0) throw caseErrors.notYours();
  const found = await listColleagues(db, {
    organisationId: task.organisationId,
    anyOf: rolesFor(task, input.purpose),
    q: input.q,
    // Some are left out below.
    limit: input.limit + 12,
  });
  const acted = input.purpose === 'ask' ? new Map() : await actedBefore(db, task);
  const taken = new Set([actor.accountId, task.assigneeAccountId, ...(await askedAlready(db, task, input.purpose))]);
  return withTasks(
    db,
    found.filter(one => !taken.has(one.accountId) && !acted.has(one.accountId)).slice(0, input.limit),
  );
}

/** Colleagues in a head's own body who hold a role, or who work on cases at all: whom several tasks may go to at once. */
export async function listHeadColleagues(
  db: Db,
  actor: Actor,
  { role, q }: { role?: string | undefined; q?: string | undefined },
): Promise<TaskColleague[]> {
  if (!actor.organisationId) return [];
  const anyOf = role ? [role] : rolesWith(casePermissions.work.name);
  const found = await listColleagues(db, { organisationId: actor.organisationId, anyOf, q, limit: 50 });
  return withTasks(
    db,
    found.filter(one => one.accountId !== actor.accountId),
  );
}

/** Colleagues as a picker shows them, with how many tasks each holds. */
async function withTasks(db: Db, found: readonly Colleague[]): Promise<TaskColleague[]> {
  const counts = await countHeldTasks(
    db,
    found.map(one => one.accountId),
  );
  return found.map(one => ({
    accountId: one.accountId,
    name: one.name,
    posts: [...one.roles.map(nameOfRole), ...one.posts.map(post => ({ zh: post, en: post }))],
    openTasks: counts.get(one.accountId) ?? 0,
  }));
}

/**
 * The person that a task may go to.
 * @throws at `/to`: cases.toYourself, alreadyHers, colleagueUnknown, colleagueDisabled, colleagueWithoutRole, colleagueActed
 */
export async function requireReceiver(
  db: Db,
  actor: Actor,
  { task, accountId, purpose, path = '/to' }: { task: TaskRow; accountId: string; purpose: Purpose; path?: string },
): Promise<Person> {
  if (accountId === actor.accountId) throw atField(path, caseErrors.toYourself());
  const colleague =
    task.organisationId === null
      ? undefined
      : await findColleague(db, { organisationId: task.organisationId, accountId });
  if (!colleague) throw atField(path, caseErrors.colleagueUnknown());
  const { name } = colleague;
  if (purpose !== 'ask' && accountId === task.assigneeAccountId) throw atField(path, caseErrors.alreadyHers({ name }));
  if (!colleague.active) throw atField(path, caseErrors.colleagueDisabled({ name }));
  const wanted = rolesFor(task, purpose);
  if (!colleague.roles.some(role => wanted.includes(role))) {
    const role = nameOfRole(wanted[0] ?? '');
    throw atField(path, caseErrors.colleagueWithoutRole({ name, role: role.zh, roleEn: role.en }));
  }
  const step = purpose === 'ask' ? undefined : (await actedBefore(db, task)).get(accountId);
  if (step) throw atField(path, caseErrors.colleagueActed({ name, step: step.nameZh, stepEn: step.nameEn }));
  return { accountId, name };
}

function rolesFor(task: TaskRow, purpose: Purpose): string[] {
  return purpose === 'handOver' && task.role !== null ? [task.role] : rolesWith(casePermissions.work.name);
}

/** Who did a step of another level in the case: 承办、审查、审批 are never by one person, so none of them is given this one. */
async function actedBefore(db: Db, task: TaskRow): Promise<Map<string, TaskRow>> {
  const tasks = await listTasksOf(db, { kind: task.businessKind, id: task.businessId });
  return new Map(
    tasks
      .filter(one => one.state === 'done' && one.parentTaskId === null && one.level !== task.level)
      .flatMap(one => (one.doneByAccountId ? [[one.doneByAccountId, one] as const] : [])),
  );
}

async function askedAlready(db: Db, task: TaskRow, purpose: Purpose): Promise<string[]> {
  return purpose === 'ask' ? (await openQuestionsOf(db, task)).flatMap(one => one.assigneeAccountId ?? []) : [];
}

/** Questions of a task that nobody has answered yet. */
export async function openQuestionsOf(db: Db, task: TaskRow): Promise<TaskRow[]> {
  const tasks = await listTasksOf(db, { kind: task.businessKind, id: task.businessId });
  return tasks.filter(one => one.parentTaskId === task.id && (one.state === 'open' || one.state === 'claimed'));
}

function nameOfRole(name: string): { zh: string; en: string } {
  const role = roles.find(one => one.name === name);
  return { zh: role?.zh ?? name, en: role?.en ?? name };
}
