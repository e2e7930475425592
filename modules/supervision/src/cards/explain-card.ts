import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { supervisionPermissions } from '../permissions.ts';
import { type CardChanged, type CardTarget, cardEvent, lockCard, requireText } from './lock-card.ts';

/**
 * 部门说明: the body that answers for the case says what happened; asked or of its own accord.
 * @throws supervision.textNeeded, supervision.notYours for another body's card, supervision.stale, supervision.wrongState
 */
export async function explainCard(
  db: Db,
  services: Services,
  actor: Actor,
  { text, ...target }: CardTarget & { text: string },
): Promise<CardChanged> {
  const explanation = requireText(text);
  return inTransaction(db, async tx => {
    const card = await lockCard(tx, actor, {
      ...target,
      permission: supervisionPermissions.explain,
      command: 'explain',
    });
    await sql`
      update supervision.card set state = 'explained', explanation = ${explanation}, explained_by = ${actor.name},
        explained_at = ${services.now()}, version = version + 1
      where id = ${card.id}`.execute(tx);
    await cardEvent(tx, actor, card, {
      type: 'supervision.cardExplained',
      at: services.now(),
      data: { text: explanation, inTime: card.explainDueOn === null || services.today() <= card.explainDueOn },
    });
    return { id: card.id, state: 'explained', version: card.version + 1 };
  });
}
