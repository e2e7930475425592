import type { Actor } from '@onewindow/auth';
import { licenceActOf } from '@onewindow/catalogue';
import type { Db } from '@onewindow/db';
import { sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { issueLicence } from '@onewindow/licences';
import { type CaseRow, changeCase, requireState } from '../case-row.ts';
import { type CaseContext, contextOf, refreshDue } from '../context.ts';
import { caseErrors } from '../errors.ts';
import { actOnLicence } from '../licence/act-on-licence.ts';
import { issuePaper } from '../paper.ts';
import { openMatterAnswers } from '../submit/matter-answers.ts';
import { concludeCase } from './conclude.ts';
import { licenceContentOf, validityOf } from './licence-content.ts';

export interface Decision {
  outcome: 'granted' | 'denied' | 'forwarded';
  /** Needed for a refusal: 行政许可法 §38(2), reasons and remedies. */
  reason: string | null;
  law: string | null;
}

/**
 * 决定: the decision document is issued, a licence with it when one is granted (or the one that the case names is changed,
 * renewed or annulled), a refusal is reported 否定报备. The
 * licence is valid from this transaction on; its PDF is drawn when somebody asks for it.
 * @throws cases.reasonNeeded for a refusal without reasons
 */
export async function decideCase(
  tx: Db,
  services: Services,
  actor: Actor,
  row: CaseRow,
  decision: Decision,
): Promise<CaseRow> {
  requireState(row, 'decide');
  if (decision.outcome === 'denied' && (decision.reason ?? '').trim().length < 2) throw caseErrors.reasonNeeded();
  const context = await contextOf(tx, services, row);
  const kind = decision.outcome === 'denied' ? 'refusalDecision' : 'grantDecision';
  const document = await issuePaper(tx, services, actor, {
    row,
    context,
    kind,
    data: { reasons: decision.reason, ...(decision.law && { law: decision.law }) },
  });
  if (decision.outcome === 'denied') {
    await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'refusalReport',
      data: {
        refusal: '不予许可',
        refusalNumber: document.number,
        reasons: decision.reason,
        ...(decision.law && { law: decision.law }),
      },
    });
  }
  const licence = decision.outcome === 'granted' ? await licenceFor(tx, services, actor, row, context) : null;
  const decided = await changeCase(tx, actor, row, {
    set: {
      state: 'decided',
      outcome: decision.outcome,
      decidedAt: context.now,
      stepName: null,
      stepDueOn: null,
      heldBy: null,
      // An annulled licence is nothing to be handed over.
      ...(licence && licenceActOf(context.item) !== 'annul' && { licenceId: licence.id }),
    },
    event: {
      type: 'cases.decided',
      at: context.now,
      data: {
        ...decision,
        documentId: document.id,
        number: document.number,
        licenceId: licence?.id ?? null,
        licenceName: licence?.typeName ?? null,
        ...(licence && { licenceAct: licenceActOf(context.item) }),
      },
    },
  });
  await refreshDue(tx, decided, context);
  return prepareDelivery(tx, services, actor, decided, context);
}

async function licenceFor(tx: Db, services: Services, actor: Actor, row: CaseRow, context: CaseContext) {
  const typeKey = context.item.licenceType;
  if (!typeKey) return null;
  const act = licenceActOf(context.item);
  if (act !== 'issue') return actOnLicence(tx, services, actor, { row, context, act });
  const answers = await openMatterAnswers(tx, services, row.matterId);
  return issueLicence(tx, services, actor, {
    typeKey,
    caseId: row.id,
    organisation: {
      id: context.organisation.id,
      name: context.organisation.name,
      uscc: context.organisation.unifiedSocialCreditCode,
      divisionCode: context.organisation.divisionCode,
    },
    holder: { partyId: row.partyId },
    issuedOn: context.today,
    ...validityOf(context.item.content, context.today),
    content: licenceContentOf(answers.form),
    at: context.now,
  });
}

/** What is given electronically is delivered at once; paper waits for the window or the post (行政许可法 §44: 10 days). */
async function prepareDelivery(
  tx: Db,
  services: Services,
  actor: Actor,
  row: CaseRow,
  context: CaseContext,
): Promise<CaseRow> {
  const { delivery } = await openMatterAnswers(tx, services, row.matterId);
  const due = context.calendar.addWorkingDays(context.today, context.item.content.limits.delivery.amount);
  const address = delivery.address ? services.crypto.seal(delivery.address, 'cases.delivery.address') : null;
  const electronic = delivery.method === 'electronic' || row.outcome === 'denied';
  await sql`
    insert into cases.delivery (case_id, method, address, due_on, ready_at, delivered_at, receiver)
    values (${row.id}, ${electronic ? 'electronic' : delivery.method}, ${address}, ${due}, ${context.now},
            ${electronic ? context.now : null}, ${electronic ? row.applicantName : null})
    on conflict (case_id) do nothing`.execute(tx);
  if (electronic) return concludeCase(tx, services, actor, row, context);
  return changeCase(tx, actor, row, {
    set: { state: 'delivering', waitingFor: delivery.method === 'post' ? '邮政' : row.organisationName },
    event: { type: 'cases.readyForDelivery', at: context.now, data: { method: delivery.method, due } },
  });
}
