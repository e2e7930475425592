import { type Db, sql } from '@onewindow/db';
import type { StoredEvent } from './events.ts';

const columns = sql.raw(`
  id, at, type, subject_kind as "subjectKind", subject_id as "subjectId", case_id as "caseId", party_id as "partyId",
  actor_kind as "actorKind", actor_account_id as "actorAccountId", actor_name as "actorName",
  organisation_id as "organisationId", organisation_name as "organisationName", channel,
  request_id as "requestId", data`);

/** Everything that happened to one thing, oldest first. */
export async function eventsOfSubject(db: Db, subjectId: string, limit = 500): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${columns} from platform.event where subject_id = ${subjectId} order by at, id limit ${limit}`.execute(db);
  return rows;
}

/** Everything that happened in one case 办件, oldest first: its time line and its audit trail. */
export async function eventsOfCase(db: Db, caseId: string, limit = 1000): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${columns} from platform.event where case_id = ${caseId} order by at, id limit ${limit}`.execute(db);
  return rows;
}

/** What concerned one party, newest first; `types` narrows it, e.g. to reads of her file. */
export async function eventsOfParty(
  db: Db,
  partyId: string,
  { types, limit = 100, before }: { types?: readonly string[]; limit?: number; before?: Date } = {},
): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${columns} from platform.event
    where party_id = ${partyId}
      and (${types ? [...types] : null}::text[] is null or type = any(${types ? [...types] : null}::text[]))
      and (${before ?? null}::timestamptz is null or at < ${before ?? null}::timestamptz)
    order by at desc, id desc limit ${limit}`.execute(db);
  return rows;
}
