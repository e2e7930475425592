import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { listDocumentsOfCase } from '@onewindow/documents';
import type { Services } from '@onewindow/http';
import { receiveCase } from '../acceptance/receive.ts';
import { type CaseRow, caseColumns, caseScope } from '../case-row.ts';
import { clocksOf, contextOf } from '../context.ts';
import { casePermissions } from '../permissions.ts';
import { mayGive } from '../states.ts';
import { submitApplication } from './submit-application.ts';

/** One case that came out of a draft at a window, with the receipt when this window received it. */
export interface ReceivedAtWindow {
  id: string;
  queryCode: string;
  caseNumber: string;
  itemName: string;
  organisationName: string;
  /** The receipt 申请材料收取凭证; null when it is another body's to receive. */
  document: { id: string; number: string } | null;
  receivedAt: Date | null;
  /** By when acceptance is to be answered (行政许可法第三十二条, five working days). */
  acceptanceDue: string | null;
}

/**
 * 窗口收件: submits what was entered at the window and receives every case that lies in the officer's jurisdiction, in one
 * transaction: nobody walks away with a case that was filed and not received. Once more gives the same cases and receipts.
 * @throws cases.draftNotFound, cases.draftStale, cases.incomplete with one entry for each thing that is missing
 */
export async function receiveAtWindow(
  db: Db,
  services: Services,
  actor: Actor,
  input: { id: string; expectedVersion?: number | undefined },
): Promise<{ queryCode: string; title: string; cases: ReceivedAtWindow[] }> {
  return inTransaction(db, async tx => {
    const { matterId, queryCode } = await submitApplication(tx, services, actor, input);
    const { rows } = await sql<CaseRow & { here: boolean; title: string }>`
      select ${caseColumns}, m.title, ${scopeCondition(actor, casePermissions.receive, caseScope)} as here
      from cases.case c join cases.matter m on m.id = c.matter_id where c.matter_id = ${matterId} order by c.id`.execute(
      tx,
    );
    const cases: ReceivedAtWindow[] = [];
    for (const { here, title: _, ...row } of rows) cases.push(await received(tx, services, actor, { row, here }));
    return { queryCode, title: rows[0]?.title ?? '', cases };
  });
}

async function received(
  tx: Db,
  services: Services,
  actor: Actor,
  { row, here }: { row: CaseRow; here: boolean },
): Promise<ReceivedAtWindow> {
  const fresh = here && mayGive('receive', row.state);
  const now = fresh ? (await receiveCase(tx, services, actor, { caseId: row.id })).row : row;
  const clocks = await clocksOf(tx, now, await contextOf(tx, services, now));
  return {
    id: row.id,
    queryCode: row.queryCode,
    caseNumber: row.caseNumber,
    itemName: row.itemName,
    organisationName: row.organisationName,
    document: here ? await receiptOfCase(tx, row.id) : null,
    receivedAt: now.receivedAt,
    acceptanceDue: clocks.acceptance?.due ?? null,
  };
}

async function receiptOfCase(tx: Db, caseId: string): Promise<{ id: string; number: string } | null> {
  const document = (await listDocumentsOfCase(tx, caseId)).find(one => one.kind === 'receiptOfMaterials');
  return document ? { id: document.id, number: document.number } : null;
}
