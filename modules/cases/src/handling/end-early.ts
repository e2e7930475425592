import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { terminateInstance } from '@onewindow/processes';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import { caseErrors } from '../errors.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';
import { concludeMatter } from './conclude.ts';
import { type AskedBy, askedByOf, type WithdrawalAsker } from './withdrawal-asker.ts';

/**
 * 撤回: the applicant may take her application back at any time before the decision. She gets a confirmation. At a window
 * the officer says who asked, and has checked the identity document.
 * @throws cases.askerNeeded, cases.askerNotAsked, cases.askerWrong
 */
export async function withdrawCase(
  db: Db,
  services: Services,
  actor: Actor,
  {
    reason = '',
    askedBy: asker,
    ...target
  }: CaseTarget & { reason?: string | undefined; askedBy?: WithdrawalAsker | undefined },
): Promise<CaseRow> {
  const permission = actor.kind === 'staff' ? casePermissions.receive : casePermissions.apply;
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission, command: 'withdraw' });
    const askedBy = await askedByOf(tx, services, actor, { row, asker });
    return endEarly(tx, services, actor, row, {
      outcome: 'withdrawn',
      kind: 'withdrawalConfirmation',
      type: 'cases.withdrawn',
      data: { reason, ...(askedBy && { askedBy, enteredFor: row.applicantName }) },
      ...(askedBy && { paper: paperOf(askedBy, actor) }),
    });
  });
}

/** What the confirmation says of who asked; one of three sentences. */
function paperOf({ kind, name, idMasked }: AskedBy, actor: Actor): Record<string, unknown> {
  const key = { applicant: 'askedByApplicant', representative: 'askedByRepresentative', agent: 'askedByAgent' }[kind];
  return { [key]: name, askedById: idMasked, enteredBy: actor.name };
}

/**
 * 终止办理: the thing can no longer be decided (行政许可法 has no rule; local rules ask for reason and notice).
 * @throws cases.reasonNeeded
 */
export async function terminateCase(
  db: Db,
  services: Services,
  actor: Actor,
  { reason, law, ...target }: CaseTarget & { reason: string; law: string },
): Promise<CaseRow> {
  if (reason.trim().length < 2) throw caseErrors.reasonNeeded();
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission: casePermissions.terminate, command: 'terminate' });
    return endEarly(tx, services, actor, row, {
      outcome: 'terminated',
      kind: 'terminationNotice',
      type: 'cases.terminated',
      data: { reason, law },
    });
  });
}

async function endEarly(
  tx: Db,
  services: Services,
  actor: Actor,
  row: CaseRow,
  end: {
    outcome: 'withdrawn' | 'terminated';
    kind: 'withdrawalConfirmation' | 'terminationNotice';
    type: string;
    data: Record<string, unknown>;
    /** What the document says beside what the event does. */
    paper?: Record<string, unknown>;
  },
): Promise<CaseRow> {
  const context = await contextOf(tx, services, row);
  if (row.processInstanceId)
    await terminateInstance(tx, actor, { instanceId: row.processInstanceId, reason: end.outcome, at: context.now });
  await sql`update cases.clock_pause set until_on = greatest(${context.today}::date, from_on)
            where case_id = ${row.id} and until_on is null`.execute(tx);
  const document = await issuePaper(tx, services, actor, {
    row,
    context,
    kind: end.kind,
    data: {
      reason: end.data.reason,
      law: end.data.law,
      reasons: end.data.reason ?? null,
      withdrawnOn: context.today,
      ...end.paper,
    },
  });
  const ended = await changeCase(tx, actor, row, {
    set: {
      state: 'concluded',
      outcome: end.outcome,
      concludedAt: context.now,
      waitingFor: null,
      heldBy: null,
      stepName: null,
      stepDueOn: null,
      paused: false,
    },
    event: { type: end.type, at: context.now, data: { ...end.data, documentId: document.id, number: document.number } },
  });
  await refreshDue(tx, ended, context);
  await concludeMatter(tx, actor, row.matterId, context.now);
  return ended;
}
