import { type Actor, scopeCondition } from '@onewindow/auth';
import { findCaseFacts } from '@onewindow/cases';
import { getItemVersion } from '@onewindow/catalogue';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { requireText, stale } from '../cards/lock-card.ts';
import { supervisionErrors } from '../errors.ts';
import { supervisionPermissions } from '../permissions.ts';

/** Working days that a department has for its answer unless the supervisor says otherwise. */
const usualAnswerDays = 3;

/**
 * 督办: the supervisor presses a department about a case that still runs, with or without a card.
 * @throws supervision.caseNotFound, supervision.notYours, supervision.caseEnded, supervision.textNeeded, supervision.dueDateWrong
 */
export async function urgeCase(
  db: Db,
  services: Services,
  actor: Actor,
  {
    caseId,
    cardId,
    content,
    answerDueOn,
  }: { caseId: string; cardId?: string | undefined; content: string; answerDueOn?: LocalDate | undefined },
): Promise<{ id: string; answerDueOn: LocalDate }> {
  const text = requireText(content);
  if (answerDueOn !== undefined && answerDueOn <= services.today()) throw supervisionErrors.dueDateWrong();
  return inTransaction(db, async tx => {
    const facts = (await findCaseFacts(tx, [caseId])).get(caseId);
    if (!facts) throw supervisionErrors.caseNotFound();
    await requireJurisdiction(tx, actor, caseId);
    if (facts.concludedAt) throw supervisionErrors.caseEnded();
    if (cardId) await requireCardOfCase(tx, { cardId, caseId });
    const due = answerDueOn ?? (await getCalendar(tx)).addWorkingDays(services.today(), usualAnswerDays);
    const { typeCode } = await getItemVersion(tx, facts.itemVersionId);
    const subject = { caseNumber: facts.caseNumber, queryCode: facts.queryCode, typeCode };
    const { rows } = await sql<{ id: string }>`
      insert into supervision.urge (
        case_id, card_id, subject, organisation_id, organisation_name, division_code, county_code, item_name, content,
        answer_due_on, urged_by, urged_at
      )
      values (${caseId}, ${cardId ?? null}, ${JSON.stringify(subject)}::jsonb, ${facts.organisationId},
              ${facts.organisationName}, ${facts.divisionCode}, ${facts.countyCode}, ${facts.itemName}, ${text}, ${due}, ${actor.name}, ${services.now()})
      returning id`.execute(tx);
    const id = rows[0]?.id ?? '';
    await appendEvent(tx, actor, {
      type: 'supervision.caseUrged',
      subject: { kind: 'urge', id },
      caseId,
      at: services.now(),
      data: { content: text, answerDueOn: due, cardId: cardId ?? null, organisationName: facts.organisationName },
    });
    return { id, answerDueOn: due };
  });
}

async function requireJurisdiction(tx: Db, actor: Actor, caseId: string): Promise<void> {
  const scope = scopeCondition(actor, supervisionPermissions.urge, {
    organisation: 'c.organisation_id',
    division: 'c.division_code',
  });
  const { rows } = await sql`select 1 from cases.public_case_v1 c where c.id = ${caseId} and ${scope}`.execute(tx);
  if (rows.length === 0) throw supervisionErrors.notYours();
}

async function requireCardOfCase(tx: Db, { cardId, caseId }: { cardId: string; caseId: string }): Promise<void> {
  const { rows } = await sql`select 1 from supervision.card where id = ${cardId} and case_id = ${caseId}`.execute(tx);
  if (rows.length === 0) throw supervisionErrors.cardNotFound();
}

/**
 * 督办反馈 by the department.
 * @throws supervision.urgeNotFound, supervision.notYours, supervision.stale, supervision.alreadyAnswered, supervision.textNeeded
 */
export async function answerUrge(
  db: Db,
  services: Services,
  actor: Actor,
  { urgeId, expectedVersion, text }: { urgeId: string; expectedVersion: number; text: string },
): Promise<{ version: number }> {
  const answer = requireText(text);
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ caseId: string; state: string; version: number; mine: boolean; dueOn: LocalDate }>`
      select u.case_id as "caseId", u.state, u.version, u.answer_due_on as "dueOn",
             ${scopeCondition(actor, supervisionPermissions.explain, { organisation: 'u.organisation_id', division: 'u.division_code' })} as mine
      from supervision.urge u where u.id = ${urgeId} for update`.execute(tx);
    const row = rows[0];
    if (!row) throw supervisionErrors.urgeNotFound();
    if (!row.mine) throw supervisionErrors.notYours();
    if (row.state === 'answered') throw supervisionErrors.alreadyAnswered();
    if (row.version !== expectedVersion)
      throw await stale(tx, { id: urgeId, version: row.version, seen: expectedVersion });
    await sql`
      update supervision.urge set state = 'answered', answer = ${answer}, answered_by = ${actor.name},
        answered_at = ${services.now()}, version = version + 1
      where id = ${urgeId}`.execute(tx);
    await appendEvent(tx, actor, {
      type: 'supervision.urgeAnswered',
      subject: { kind: 'urge', id: urgeId },
      caseId: row.caseId,
      at: services.now(),
      data: { text: answer, inTime: services.today() <= row.dueOn },
    });
    return { version: row.version + 1 };
  });
}
