import { type Db, inTransaction, sql } from '@onewindow/db';
import type { EventConsumer, StoredEvent } from '@onewindow/events';

/** One reading of the log by one consumer. */
interface Batch {
  handled: number;
  /** Whether there may be more to read at once. */
  more: boolean;
}

interface PositionedEvent extends StoredEvent {
  /** Number of the transaction that wrote it. */
  position: string;
}

const NOTHING = '00000000-0000-0000-0000-000000000000';

/** Positions of idle consumers are moved on this far behind the head, so that their next reading stays short. */
const IDLE_LAG = 5_000;

const columns = sql.raw(`
  id, at, tx::text as position, type, subject_kind as "subjectKind", subject_id as "subjectId", case_id as "caseId",
  party_id as "partyId", actor_kind as "actorKind", actor_account_id as "actorAccountId", actor_name as "actorName",
  organisation_id as "organisationId", organisation_name as "organisationName", channel,
  request_id as "requestId", data`);

/**
 * Hands the next events to a consumer, in one transaction with its new position: what it writes to the database it
 * writes exactly once. Only events of transactions below the oldest running one are read. Those above may be
 * followed by a commit with a smaller number, which would be skipped for good.
 *
 * A second worker that comes at the same time finds the consumer's lock taken and reads nothing.
 * @throws whatever the consumer throws; nothing has happened then
 */
export function consumeBatch(db: Db, consumer: EventConsumer, limit: number): Promise<Batch> {
  return inTransaction(db, async tx => {
    const locked = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${`consumer:${consumer.name}`}, 0)) as mine`.execute(tx);
    if (!locked.rows[0]?.mine) return { handled: 0, more: false };

    const position = await readPosition(tx, consumer.name);
    const { rows: events } = await sql<PositionedEvent>`
      select ${columns} from platform.event
      where (tx, id) > (${position.tx}::xid8, ${position.eventId}::uuid)
        and tx < ${position.head}::xid8
        and type = any(${[...consumer.types]}::text[])
      order by event.tx, event.id
      limit ${limit}`.execute(tx);
    for (const event of events) await consumer.handle(tx, event);

    const last = events.at(-1);
    const more = events.length === limit;
    if (more && last) await savePosition(tx, consumer.name, last.position, last.id);
    else if (last || Number(position.head) - Number(position.tx) > IDLE_LAG || position.failures > 0) {
      await savePosition(tx, consumer.name, position.head, NOTHING);
    }
    return { handled: events.length, more };
  });
}

interface Position {
  tx: string;
  eventId: string;
  /** Everything below has committed or never will. */
  head: string;
  failures: number;
}

async function readPosition(tx: Db, name: string): Promise<Position> {
  const { rows } = await sql<Position>`
    select coalesce(c.tx, '0')::text as tx, coalesce(c.event_id, ${NOTHING}::uuid) as "eventId",
           pg_snapshot_xmin(pg_current_snapshot())::text as head, coalesce(c.failures, 0) as failures
    from (select 1) as one left join platform.consumer as c on c.name = ${name}`.execute(tx);
  const position = rows[0];
  if (!position) throw new Error('select returned no row');
  return position;
}

async function savePosition(tx: Db, name: string, at: string, eventId: string): Promise<void> {
  await sql`
    insert into platform.consumer as c (name, tx, event_id) values (${name}, ${at}::xid8, ${eventId})
    on conflict (name) do update set tx = excluded.tx, event_id = excluded.event_id, updated_at = now(),
      failures = 0, failing_event_id = null, failing_since = null, last_error = null`.execute(tx);
}

/**
 * Like `consumeBatch`, but a failure does not throw: the events before the failing one are handled one by one, and
 * the consumer then stands before it with the reason written down.
 */
export async function consumeOrRecord(
  db: Db,
  consumer: EventConsumer,
  limit: number,
): Promise<Batch & { error?: unknown }> {
  try {
    return await consumeBatch(db, consumer, limit);
  } catch {
    return await consumeUpToFailure(db, consumer, limit);
  }
}

async function consumeUpToFailure(
  db: Db,
  consumer: EventConsumer,
  limit: number,
): Promise<Batch & { error?: unknown }> {
  let seen: StoredEvent | undefined;
  const watched: EventConsumer = {
    ...consumer,
    handle: (tx, event) => {
      seen = event;
      return consumer.handle(tx, event);
    },
  };
  for (let handled = 0; handled < limit; ) {
    try {
      const batch = await consumeBatch(db, watched, 1);
      handled += batch.handled;
      if (!batch.more) return { handled, more: false };
    } catch (error) {
      await recordFailure(db, consumer.name, seen?.id ?? null, error);
      return { handled, more: false, error };
    }
  }
  return { handled: limit, more: true };
}

async function recordFailure(db: Db, name: string, eventId: string | null, error: unknown): Promise<void> {
  const reason = (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 4000);
  await sql`
    insert into platform.consumer as c (name, failures, failing_event_id, failing_since, last_error)
    values (${name}, 1, ${eventId}, now(), ${reason})
    on conflict (name) do update set failures = c.failures + 1, failing_event_id = excluded.failing_event_id,
      failing_since = coalesce(c.failing_since, now()), last_error = excluded.last_error`.execute(db);
}

/** How a consumer stands, for the operators' page and `/metrics`. */
export interface ConsumerStatus {
  name: string;
  updatedAt: Date | null;
  failures: number;
  failingEventId: string | null;
  failingSince: Date | null;
  lastError: string | null;
}

export async function listConsumers(db: Db): Promise<ConsumerStatus[]> {
  const { rows } = await sql<ConsumerStatus>`
    select name, updated_at as "updatedAt", failures, failing_event_id as "failingEventId",
           failing_since as "failingSince", last_error as "lastError"
    from platform.consumer order by name`.execute(db);
  return rows;
}

/**
 * Sets consumers to the present, as if they had handled everything so far: for data loaded together with what the
 * consumers would have made of it.
 */
export async function skipToPresent(db: Db, names: readonly string[]): Promise<void> {
  await sql`
    insert into platform.consumer as c (name, tx)
    select name, pg_snapshot_xmax(pg_current_snapshot()) from unnest(${[...names]}::text[]) as name
    on conflict (name) do update set tx = excluded.tx, event_id = ${NOTHING}, updated_at = now(), failures = 0,
      failing_event_id = null, failing_since = null, last_error = null`.execute(db);
}
