import { type Actor, can, scopeCovers } from '@onewindow/auth';
import { isTaskOf, type TaskRow } from '@onewindow/processes';
import { caseErrors } from '../errors.ts';
import { casePermissions } from '../permissions.ts';

/** What people may do with a task beside working on it: take it, give it away, share it 签收 退签 转办 委托 加签. */
export const taskActs = [
  'claim',
  'release',
  'handOver',
  'delegate',
  'endDelegation',
  'ask',
  'answer',
  'withdraw',
] as const;

export type TaskAct = (typeof taskActs)[number];

type Task = Pick<
  TaskRow,
  | 'state'
  | 'role'
  | 'organisationId'
  | 'unitId'
  | 'divisionCode'
  | 'parentTaskId'
  | 'assigneeAccountId'
  | 'assigneeName'
  | 'ownerAccountId'
  | 'ownerName'
  | 'given'
>;

/** Still to be done, and hers. */
export function mayTake(task: Task, actor: Actor): boolean {
  return (task.state === 'open' || task.state === 'claimed') && isTaskOf(task, actor);
}

/** The head 负责人 of the body that a task belongs to. */
export function isHeadOf(task: Task, actor: Actor): boolean {
  return actor.grants.some(
    grant => grant.permissions.has(casePermissions.reassign.name) && scopeCovers(grant.scope, task),
  );
}

/** Whether somebody else has given the task to the actor to work on 受托. */
export function isDelegatedTo(task: Task, actor: Actor): boolean {
  return task.ownerAccountId !== null && task.ownerAccountId !== actor.accountId;
}

/**
 * What the actor may do with a task, the one rule for buttons and commands. Of a question to a signer, `parent` is the
 * task that waits for the answer.
 */
export function actsOn(task: Task, actor: Actor, parent?: Task): TaskAct[] {
  return taskActs.filter(act => refusalOf(act, task, actor, parent) === undefined);
}

/** @throws the reason why the actor may not: cases.notHolder, notHeld, delegatedToYou, isDelegated, signerOnly … */
export function requireAct(act: TaskAct, task: Task, actor: Actor, parent?: Task): void {
  const refusal = refusalOf(act, task, actor, parent);
  if (refusal) throw refusal;
}

function refusalOf(act: TaskAct, task: Task, actor: Actor, parent?: Task) {
  if (task.state !== 'open' && task.state !== 'claimed') return caseErrors.taskNotFound();
  const isQuestion = task.parentTaskId !== null;
  if (isQuestion !== (act === 'answer' || act === 'withdraw')) {
    return isQuestion ? caseErrors.signerOnly() : caseErrors.notQuestion();
  }
  const hers = can(actor, casePermissions.work) && mayTake(task, actor);
  const name = task.assigneeName ?? '';
  const notHers = () => (task.assigneeAccountId ? caseErrors.notHolder({ name }) : caseErrors.notYours());
  const delegated = isDelegatedTo(task, actor) ? caseErrors.delegatedToYou({ name: task.ownerName ?? '' }) : undefined;
  switch (act) {
    case 'claim':
      return hers && task.assigneeAccountId === null ? undefined : notHers();
    case 'release':
      if (task.assigneeAccountId === null) return caseErrors.notHeld();
      if (isHeadOf(task, actor)) return undefined;
      return hers ? delegated : notHers();
    case 'handOver':
      if (isHeadOf(task, actor)) return undefined;
      return hers ? delegated : notHers();
    case 'delegate':
      if (!hers) return task.ownerAccountId === actor.accountId ? caseErrors.isDelegated({ name }) : notHers();
      return delegated;
    case 'endDelegation': {
      if (task.ownerAccountId === null) return caseErrors.notHeld();
      const isParty = [task.ownerAccountId, task.assigneeAccountId].includes(actor.accountId ?? '');
      return isParty ? undefined : notHers();
    }
    case 'ask':
    case 'answer':
      return hers ? undefined : notHers();
    case 'withdraw': {
      const asked = task.given?.byAccountId === actor.accountId && actor.accountId !== null;
      return asked || (parent && mayTake(parent, actor) && parent.assigneeAccountId) ? undefined : notHers();
    }
  }
}
