import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';

/** One thing that happened, to be written in the transaction of the change. */
export interface EventInput {
  /** `module.thingDone`, past tense. */
  type: string;
  subject: { kind: string; id: string };
  caseId?: string | null | undefined;
  /** The party whose data or case it concerns; she can see the event. */
  partyId?: string | null | undefined;
  /** When it happened; default now. Only seeding and imports set another time. */
  at?: Date | undefined;
  data?: object;
}

/** An event as it stands in the table. */
export interface StoredEvent {
  id: string;
  at: Date;
  type: string;
  subjectKind: string;
  subjectId: string;
  caseId: string | null;
  partyId: string | null;
  actorKind: string;
  actorAccountId: string | null;
  actorName: string;
  organisationId: string | null;
  organisationName: string | null;
  channel: string;
  requestId: string;
  data: Record<string, unknown>;
}

/**
 * Writes one event row. Call it with the transaction of the change: an event without its change, or a change without
 * its event, cannot exist.
 */
export async function appendEvent(tx: Db, actor: Actor, event: EventInput): Promise<{ id: string; at: Date }> {
  const { rows } = await sql<{ id: string; at: Date }>`
    insert into platform.event (
      at, type, subject_kind, subject_id, case_id, party_id, actor_kind, actor_account_id, actor_name,
      organisation_id, organisation_name, channel, request_id, data
    ) values (
      coalesce(${event.at ?? null}::timestamptz, now()), ${event.type}, ${event.subject.kind}, ${event.subject.id},
      ${event.caseId ?? null}, ${event.partyId ?? null}, ${actor.kind}, ${actor.accountId}, ${actor.name},
      ${actor.organisationId}, ${actor.organisationName}, ${actor.channel}, ${actor.requestId},
      ${JSON.stringify(event.data ?? {})}::jsonb
    )
    returning id, at`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('insert returned no row');
  return row;
}
