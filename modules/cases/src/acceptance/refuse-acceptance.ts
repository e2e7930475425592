import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import { caseErrors } from '../errors.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';

/**
 * 不予受理 (行政许可法 §32(1)(2)): not needed, or not this body's power. In writing, dated and sealed, with reasons and
 * remedies; reported 否定报备.
 * @throws cases.reasonNeeded
 */
export async function refuseAcceptance(
  db: Db,
  services: Services,
  actor: Actor,
  { reason, law, referTo, ...target }: CaseTarget & { reason: string; law: string; referTo?: string | undefined },
): Promise<{ row: CaseRow; document: { id: string; number: string } }> {
  if (reason.trim().length < 2 || law.trim().length < 2) throw caseErrors.reasonNeeded();
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, {
      ...target,
      permission: casePermissions.refuseAcceptance,
      command: 'refuseAcceptance',
    });
    const context = await contextOf(tx, services, row);
    const data = { reason, law, referTo: referTo ?? null };
    const document = await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'refusalOfAcceptance',
      data: { reasons: reason, law, competentBody: referTo ?? null },
    });
    await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'refusalReport',
      data: { refusal: '不予受理', refusalNumber: document.number, reasons: reason, law },
    });
    const changed = await changeCase(tx, actor, row, {
      set: {
        state: 'concluded',
        outcome: 'refusedAcceptance',
        decidedAt: context.now,
        concludedAt: context.now,
        waitingFor: null,
      },
      event: {
        type: 'cases.acceptanceRefused',
        at: context.now,
        data: { ...data, documentId: document.id, number: document.number },
      },
    });
    await refreshDue(tx, changed, context);
    return { row: changed, document };
  });
}

/**
 * 预审退回: what came over the web can be put right before it is received; the applicant changes it and sends it again.
 * @throws cases.reasonNeeded
 */
export async function returnBeforeReceipt(
  db: Db,
  services: Services,
  actor: Actor,
  { reason, ...target }: CaseTarget & { reason: string },
): Promise<CaseRow> {
  if (reason.trim().length < 2) throw caseErrors.reasonNeeded();
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, {
      ...target,
      permission: casePermissions.receive,
      command: 'returnBeforeReceipt',
    });
    const context = await contextOf(tx, services, row);
    const changed = await changeCase(tx, actor, row, {
      set: { state: 'returned', waitingFor: '申请人' },
      event: { type: 'cases.returned', at: context.now, data: { reason } },
    });
    await refreshDue(tx, changed, context);
    return changed;
  });
}
