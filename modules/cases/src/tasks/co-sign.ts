import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { atField } from '@onewindow/errors';
import type { Services } from '@onewindow/http';
import { addSigner, completeTask, type Person, withdrawSigner } from '@onewindow/processes';
import type { CaseRow } from '../case-row.ts';
import { caseErrors } from '../errors.ts';
import { takeTask } from './claim.ts';
import { openQuestionsOf, requireReceiver } from './colleagues.ts';
import { lockTask, type TaskTarget, tellAct } from './lock-task.ts';

/**
 * 加签: asks colleagues of the body for an opinion before the task is completed. Whoever asks holds the task from then on;
 * it cannot be completed until all have answered or their questions were taken back.
 * @throws cases.questionNeeded, alreadyAsked, notHolder, signerOnly; what `requireReceiver` throws, at `/to`
 */
export async function askSigners(
  db: Db,
  services: Services,
  actor: Actor,
  { to, question, ...target }: TaskTarget & { to: readonly string[]; question: string },
): Promise<CaseRow> {
  if (question.trim().length < 2) throw atField('/question', caseErrors.questionNeeded());
  return inTransaction(db, async tx => {
    const { row, task } = await lockTask(tx, actor, target, 'ask');
    const waiting = new Map((await openQuestionsOf(tx, task)).map(one => [one.assigneeAccountId, one.assigneeName]));
    const people: Person[] = [];
    for (const accountId of new Set(to)) {
      const person = await requireReceiver(tx, actor, { task, accountId, purpose: 'ask' });
      if (waiting.has(accountId)) throw atField('/to', caseErrors.alreadyAsked({ name: person.name }));
      people.push(person);
    }
    if (people.length === 0) throw atField('/to', caseErrors.colleagueUnknown());
    const taken = await takeTask(tx, services, actor, { row, task });
    await addSigner(tx, actor, {
      taskId: task.id,
      question: question.trim(),
      signers: people.map(person => ({ to: person })),
      at: services.now(),
    });
    const data = {
      to: people.map(person => person.name),
      toAccountIds: people.map(person => person.accountId),
      question: question.trim(),
    };
    return tellAct(tx, services, actor, { row: taken, task, type: 'cases.opinionAsked', data });
  });
}

/**
 * Answers a question 加签: agrees or disagrees, with an opinion that stands in the case beside the others. It moves nothing;
 * whoever asked decides.
 * @throws cases.opinionNeeded for a disagreement without words; cases.taskDone, taskGone, notHolder
 */
export async function answerQuestion(
  db: Db,
  services: Services,
  actor: Actor,
  { agree, opinion, ...target }: TaskTarget & { agree: boolean; opinion: string },
): Promise<CaseRow> {
  if (!agree && opinion.trim().length < 2) throw atField('/opinion', caseErrors.opinionNeeded());
  const text = opinion.trim() || '同意。';
  const action = agree ? 'agree' : 'disagree';
  return inTransaction(db, async tx => {
    const { row, task, parent } = await lockTask(tx, actor, target, 'answer');
    const at = services.now();
    await sql`
      insert into cases.opinion (case_id, task_id, level, action, text, account_id, actor_name, at)
      values (${row.id}, ${task.id}, ${task.level}, ${action}, ${text}, ${actor.accountId}, ${actor.name}, ${at})`.execute(
      tx,
    );
    await completeTask(tx, actor, { taskId: task.id, action, once: true, at });
    const data = { action, opinion: text, askedBy: task.given?.byName ?? null };
    return tellAct(tx, services, actor, { row, task: parent ?? task, type: 'cases.opinionGiven', data });
  });
}

/**
 * 收回加签: takes back a question that was not answered yet, e.g. because its signer is away.
 * @throws cases.taskDone when it was answered; cases.notHolder
 */
export async function withdrawQuestion(db: Db, services: Services, actor: Actor, target: TaskTarget): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const { row, task, parent } = await lockTask(tx, actor, target, 'withdraw');
    await withdrawSigner(tx, actor, { taskId: task.id, at: services.now() });
    const data = { to: task.assigneeName };
    return tellAct(tx, services, actor, { row, task: parent ?? task, type: 'cases.questionWithdrawn', data });
  });
}
