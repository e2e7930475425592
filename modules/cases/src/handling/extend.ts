import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import { caseErrors } from '../errors.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';

/**
 * 申请延长 (行政许可法 §42): at most ten working days, once, for a reason that the applicant will be told. It counts only
 * when the head has approved it.
 * @throws cases.alreadyExtended, cases.reasonNeeded
 */
export async function requestExtension(
  db: Db,
  services: Services,
  actor: Actor,
  { amount, reason, ...target }: CaseTarget & { amount: number; reason: string },
): Promise<CaseRow> {
  if (reason.trim().length < 2) throw caseErrors.reasonNeeded();
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission: casePermissions.extend, command: 'extend' });
    const { rows } = await sql<{ id: string }>`
      insert into cases.clock_extension (case_id, amount, reason, requested_by, requested_account_id, requested_at)
      values (${row.id}, ${amount}, ${reason}, ${actor.name}, ${actor.accountId}, ${services.now()})
      on conflict (case_id) where rejected_at is null do nothing returning id`.execute(tx);
    if (!rows[0]) throw caseErrors.alreadyExtended();
    return changeCase(tx, actor, row, {
      event: { type: 'cases.extensionRequested', at: services.now(), data: { amount, reason } },
    });
  });
}

/**
 * 批准或不批准延长. Approved, the notice 延长期限告知书 is issued and every limit that the law lets move, moves.
 * @throws cases.noExtension, also when the same person asked for it
 */
export async function answerExtension(
  db: Db,
  services: Services,
  actor: Actor,
  { approve, reason = '', ...target }: CaseTarget & { approve: boolean; reason?: string | undefined },
): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, {
      ...target,
      permission: casePermissions.approveExtension,
      command: 'extend',
    });
    const context = await contextOf(tx, services, row);
    const { rows } = await sql<{ id: string; amount: number; reason: string }>`
      update cases.clock_extension set
        approved_by = case when ${approve} then ${actor.name} end, approved_at = case when ${approve} then ${context.now}::timestamptz end,
        rejected_at = case when ${approve} then null else ${context.now}::timestamptz end
      where case_id = ${row.id} and approved_at is null and rejected_at is null
        and requested_account_id is distinct from ${actor.accountId}
      returning id, amount, reason`.execute(tx);
    const extension = rows[0];
    if (!extension) throw caseErrors.noExtension();
    if (!approve) {
      return changeCase(tx, actor, row, {
        event: { type: 'cases.extensionRejected', at: context.now, data: { reason } },
      });
    }
    const clocks = await refreshDue(tx, row, context);
    const document = await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'extensionNotice',
      data: { days: extension.amount, reasons: extension.reason, dueOn: clocks.clocks[0]?.figures.due ?? null },
    });
    await sql`update cases.clock_extension set document_id = ${document.id} where id = ${extension.id}`.execute(tx);
    return changeCase(tx, actor, row, {
      event: {
        type: 'cases.extended',
        at: context.now,
        data: { amount: extension.amount, reason: extension.reason, documentId: document.id, number: document.number },
      },
    });
  });
}
