import { type Actor, can, type Permission, scopeCondition } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { eventsOfCase, eventsOfSubject, type StoredEvent } from '@onewindow/events';
import { supervisionErrors } from '../errors.ts';
import { type CardCommand, type CardState, mayGive } from '../names.ts';
import { supervisionPermissions } from '../permissions.ts';
import { listUrgesOfCase, type UrgeRow } from '../urges/list-urges.ts';
import { type CardRow, cardColumns, cardTables } from './list-cards.ts';
import { cardScope } from './lock-card.ts';
import type { Evidence } from './raise-card.ts';

export interface CardDetails extends CardRow {
  evidence: Evidence;
  occurrence: string;
  /** The events of the case that the card rests on, read where they stand. */
  evidenceEvents: StoredEvent[];
  /** What was done with the card itself, oldest first. */
  history: StoredEvent[];
  urges: UrgeRow[];
  /** Commands that the reader may give now. */
  may: (CardCommand | 'urge')[];
}

/**
 * One card with its evidence, its history and what was urged about the case.
 * @throws supervision.cardNotFound, supervision.notYours
 */
export async function getCard(db: Db, actor: Actor, cardId: string): Promise<CardDetails> {
  const { rows } = await sql<CardRow & { evidence: Evidence; occurrence: string }>`
    select ${cardColumns}, k.evidence, k.occurrence from ${cardTables}
    where k.id = ${cardId} and ${scopeCondition(actor, supervisionPermissions.read, cardScope)}`.execute(db);
  const row = rows[0];
  if (!row) {
    const known = await sql`select 1 from supervision.card where id = ${cardId}`.execute(db);
    throw known.rows.length > 0 ? supervisionErrors.notYours() : supervisionErrors.cardNotFound();
  }
  const wanted = new Set(row.evidence.events);
  return {
    ...row,
    evidenceEvents: await evidenceEvents(db, row, wanted),
    history: await eventsOfSubject(db, cardId),
    urges: await listUrgesOfCase(db, actor, row.caseId),
    may: commandsFor(actor, row),
  };
}

/** A batch rests on events of several cases, which are looked up by the day; any other card on those of its own. */
async function evidenceEvents(db: Db, row: CardRow, wanted: ReadonlySet<string>): Promise<StoredEvent[]> {
  const own = (await eventsOfCase(db, row.caseId)).filter(event => wanted.has(event.id));
  if (own.length === wanted.size) return own;
  const { rows } = await sql<StoredEvent>`
    select id, at, type, subject_kind as "subjectKind", subject_id as "subjectId", case_id as "caseId", party_id as "partyId",
           actor_kind as "actorKind", actor_account_id as "actorAccountId", actor_name as "actorName",
           organisation_id as "organisationId", organisation_name as "organisationName", channel,
           request_id as "requestId", data
    from platform.event
    where at > ${row.raisedAt}::timestamptz - interval '1 day' and at <= ${row.raisedAt} and id = any(${[...wanted]}::uuid[])
    order by at, id`.execute(db);
  return rows;
}

const permissionOf: Record<CardCommand, Permission> = {
  requestExplanation: supervisionPermissions.confirm,
  explain: supervisionPermissions.explain,
  confirm: supervisionPermissions.confirm,
  withdraw: supervisionPermissions.confirm,
};

function commandsFor(actor: Actor, row: { state: CardState; caseConcludedAt: Date | null }): (CardCommand | 'urge')[] {
  const commands: CardCommand[] = ['requestExplanation', 'explain', 'confirm', 'withdraw'];
  const may: (CardCommand | 'urge')[] = commands.filter(
    one => mayGive(one, row.state) && can(actor, permissionOf[one]),
  );
  if (row.caseConcludedAt === null && can(actor, supervisionPermissions.urge)) may.push('urge');
  return may;
}
