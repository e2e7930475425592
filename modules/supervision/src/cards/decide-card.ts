import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { supervisionErrors } from '../errors.ts';
import { supervisionPermissions } from '../permissions.ts';
import { type CardChanged, type CardTarget, cardEvent, lockCard, requireText } from './lock-card.ts';

/**
 * 确认: the card stands and counts. The department is heard first; one that let its term pass is confirmed without.
 * @throws supervision.notHeardYet, supervision.stale, supervision.wrongState, supervision.notYours
 */
export async function confirmCard(
  db: Db,
  services: Services,
  actor: Actor,
  { decision = '', ...target }: CardTarget & { decision?: string | undefined },
): Promise<CardChanged> {
  return inTransaction(db, async tx => {
    const card = await lockCard(tx, actor, {
      ...target,
      permission: supervisionPermissions.confirm,
      command: 'confirm',
    });
    if (card.state === 'awaitingExplanation' && card.explainDueOn && services.today() <= card.explainDueOn) {
      throw supervisionErrors.notHeardYet({ due: card.explainDueOn });
    }
    const heard = card.state === 'explained';
    const text = decision.trim() || (heard ? '说明不成立，确认' : '逾期未说明，确认');
    await close(tx, services, actor, { cardId: card.id, state: 'confirmed', text });
    await cardEvent(tx, actor, card, { type: 'supervision.cardConfirmed', at: services.now(), data: { text, heard } });
    return { id: card.id, state: 'confirmed', version: card.version + 1 };
  });
}

/**
 * 撤销, with the reason: the department was right, or the facts were other than they looked. It no longer counts and is
 * not raised again for the same occurrence.
 * @throws supervision.textNeeded, supervision.stale, supervision.wrongState, supervision.notYours
 */
export async function withdrawCard(
  db: Db,
  services: Services,
  actor: Actor,
  { reason, ...target }: CardTarget & { reason: string },
): Promise<CardChanged> {
  const text = requireText(reason);
  return inTransaction(db, async tx => {
    const card = await lockCard(tx, actor, {
      ...target,
      permission: supervisionPermissions.confirm,
      command: 'withdraw',
    });
    await close(tx, services, actor, { cardId: card.id, state: 'withdrawn', text });
    await cardEvent(tx, actor, card, { type: 'supervision.cardWithdrawn', at: services.now(), data: { text } });
    return { id: card.id, state: 'withdrawn', version: card.version + 1 };
  });
}

async function close(
  tx: Db,
  services: Services,
  actor: Actor,
  { cardId, state, text }: { cardId: string; state: 'confirmed' | 'withdrawn'; text: string },
): Promise<void> {
  await sql`
    update supervision.card set state = ${state}, decision = ${text}, decided_by = ${actor.name},
      decided_at = ${services.now()}, version = version + 1
    where id = ${cardId}`.execute(tx);
}
