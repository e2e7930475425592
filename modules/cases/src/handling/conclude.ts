import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { type CaseContext, contextOf } from '../context.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';

/** 办结. When it was the last open case of its matter, the whole matter ends with it: the join waits for all. */
export async function concludeCase(
  tx: Db,
  _services: Services,
  actor: Actor,
  row: CaseRow,
  context: CaseContext,
): Promise<CaseRow> {
  const concluded = await changeCase(tx, actor, row, {
    set: { state: 'concluded', concludedAt: context.now, waitingFor: null, paused: false },
    event: { type: 'cases.concluded', at: context.now, data: { outcome: row.outcome } },
  });
  await concludeMatter(tx, actor, row.matterId, context.now);
  return concluded;
}

/** Ends a matter 申报 once all of its cases have ended; harmless when it is called again. */
export async function concludeMatter(tx: Db, actor: Actor, matterId: string, at: Date): Promise<void> {
  const { rows } = await sql<{ partyId: string; cases: number }>`
    update cases.matter m set concluded_at = ${at}, version = version + 1
    where m.id = ${matterId} and m.concluded_at is null
      and not exists (select from cases.case c where c.matter_id = m.id and c.concluded_at is null)
    returning m.party_id as "partyId", (select count(*)::int from cases.case c where c.matter_id = m.id) as cases`.execute(
    tx,
  );
  const matter = rows[0];
  if (!matter || matter.cases < 2) return;
  await appendEvent(tx, actor, {
    type: 'cases.matterConcluded',
    subject: { kind: 'matter', id: matterId },
    partyId: matter.partyId,
    at,
    data: { cases: matter.cases },
  });
}

/** 送达: the result was handed over or posted; the receiver signs (送达回证), the case is concluded. */
export async function deliverCase(
  db: Db,
  services: Services,
  actor: Actor,
  { receiver, ...target }: CaseTarget & { receiver: string },
): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission: casePermissions.deliver, command: 'deliver' });
    const context = await contextOf(tx, services, row);
    await sql`update cases.delivery set delivered_at = ${context.now}, receiver = ${receiver} where case_id = ${row.id}`.execute(
      tx,
    );
    const document = await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'deliveryReceipt',
      data: {
        documents: [{ title: row.itemName, number: row.caseNumber, copies: 1 }],
        receivedBy: receiver,
        deliveredBy: actor.name,
      },
    });
    const delivered = await changeCase(tx, actor, row, {
      event: {
        type: 'cases.delivered',
        at: context.now,
        data: { receiver, documentId: document.id, number: document.number },
      },
    });
    return concludeCase(tx, services, actor, delivered, context);
  });
}
