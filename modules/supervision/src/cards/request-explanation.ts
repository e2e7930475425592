import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import type { Services } from '@onewindow/http';
import { supervisionPermissions } from '../permissions.ts';
import { type CardChanged, type CardTarget, cardEvent, lockCard } from './lock-card.ts';

/**
 * 要求说明: the department has as many working days as the rule's version gives. What it explained before, if that was
 * not enough, stays in the events.
 * @throws supervision.cardNotFound, supervision.notYours, supervision.stale, supervision.wrongState
 */
export async function requestExplanation(
  db: Db,
  services: Services,
  actor: Actor,
  { question = '', ...target }: CardTarget & { question?: string | undefined },
): Promise<CardChanged> {
  return inTransaction(db, async tx => {
    const card = await lockCard(tx, actor, {
      ...target,
      permission: supervisionPermissions.confirm,
      command: 'requestExplanation',
    });
    const dueOn = (await getCalendar(tx)).addWorkingDays(services.today(), card.explainDays);
    await sql`
      update supervision.card set state = 'awaitingExplanation', explain_due_on = ${dueOn}, version = version + 1
      where id = ${card.id}`.execute(tx);
    await cardEvent(tx, actor, card, {
      type: 'supervision.explanationRequested',
      at: services.now(),
      data: { question: question.trim(), dueOn },
    });
    return { id: card.id, state: 'awaitingExplanation', version: card.version + 1 };
  });
}
