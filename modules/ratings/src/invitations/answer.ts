import { anonymousActor } from '@onewindow/auth';
import { type CaseFacts, findCaseFacts } from '@onewindow/cases';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent, eventsOfCase } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { type Contact, contactsOf } from '../contacts.ts';
import { ratingErrors } from '../errors.ts';
import { recordRating, requireKnownTags } from '../rate-case.ts';
import { findWindow, type RatingWindow } from '../windows.ts';
import { hashInvitationToken } from './token.ts';

type Ending = 'rated' | 'declined' | 'takenBack' | 'replaced';

interface InvitationRow {
  id: string;
  caseId: string;
  contact: number;
  windowId: string;
  expiresAt: Date;
  ending: Ending | null;
  ratingId: string | null;
}

/** What the page shows: nothing of who the applicant is, since whoever holds the address may look. */
export interface InvitedVisit {
  /** `open` may be answered; `over` has run out, was taken back or was replaced. */
  state: 'open' | 'rated' | 'declined' | 'over';
  itemName: string;
  organisationName: string;
  divisionCode: string;
  basicCode: string;
  at: Date;
  staffName: string | null;
  window: RatingWindow | undefined;
  expiresAt: Date;
  /** How she rated, once she has. */
  satisfaction: number | null;
}

/** @throws ratings.invitationUnknown */
async function readInvitation(db: Db, token: string, lock: boolean): Promise<InvitationRow> {
  const { rows } = await sql<InvitationRow>`
    select i.id, i.case_id as "caseId", i.contact, i.window_id as "windowId", i.expires_at as "expiresAt", i.ending,
           i.rating_id as "ratingId"
    from ratings.invitation i where i.token_hash = ${hashInvitationToken(token)}
    ${lock ? sql`for update` : sql``}`.execute(db);
  const [row] = rows;
  if (!row) throw ratingErrors.invitationUnknown();
  return row;
}

/** A statement of its own: whoever waited for the lock sees the row as it is now, but other tables as they were before. */
async function satisfactionOf(db: Db, { ratingId }: InvitationRow): Promise<number | null> {
  if (ratingId === null) return null;
  const { rows } = await sql<{ satisfaction: number }>`
    select satisfaction from ratings.rating where id = ${ratingId}`.execute(db);
  return rows[0]?.satisfaction ?? null;
}

function stateOf(row: InvitationRow, now: Date): InvitedVisit['state'] {
  if (row.ending === 'rated' || row.ending === 'declined') return row.ending;
  return row.ending === null && now < row.expiresAt ? 'open' : 'over';
}

async function visitOf(db: Db, row: InvitationRow): Promise<{ facts: CaseFacts; contact: Contact }> {
  const facts = (await findCaseFacts(db, [row.caseId])).get(row.caseId);
  const contact = contactsOf(await eventsOfCase(db, row.caseId)).find(one => one.number === row.contact);
  if (!facts || !contact) throw ratingErrors.invitationUnknown();
  return { facts, contact };
}

/**
 * The visit that an address stands for.
 * @throws ratings.invitationUnknown
 */
export async function getInvitedVisit(db: Db, services: Services, token: string): Promise<InvitedVisit> {
  const row = await readInvitation(db, token, false);
  const { facts, contact } = await visitOf(db, row);
  return {
    state: stateOf(row, services.now()),
    itemName: facts.itemName,
    organisationName: facts.organisationName,
    divisionCode: facts.divisionCode,
    basicCode: facts.basicCode,
    at: contact.at,
    staffName: contact.staffName,
    window: await findWindow(db, row.windowId),
    expiresAt: row.expiresAt,
    satisfaction: await satisfactionOf(db, row),
  };
}

/** Who answers has not signed in: she holds the page, and that is all that is known of her. */
function atTheWindow(requestId: string) {
  return { ...anonymousActor(requestId, 'window'), name: '窗口评价页' };
}

/**
 * The rating that was given on the page, once: a second press, or two at one moment, find the first. The visit may have been
 * rated elsewhere meanwhile; then that stands and the page has ended with it.
 * @throws ratings.invitationUnknown, ratings.invitationOver, ratings.tagUnknown
 */
export async function rateInvitedVisit(
  db: Db,
  services: Services,
  input: { token: string; satisfaction: number; tags?: readonly string[]; text?: string; requestId: string },
): Promise<{ satisfaction: number; created: boolean }> {
  requireKnownTags(input.tags ?? []);
  return inTransaction(db, async tx => {
    const row = await readInvitation(tx, input.token, true);
    const now = services.now();
    const state = stateOf(row, now);
    const before = await satisfactionOf(tx, row);
    if (before !== null) return { satisfaction: before, created: false };
    if (state !== 'open') throw ratingErrors.invitationOver();
    const { facts, contact } = await visitOf(tx, row);
    const rated = await recordRating(tx, services, atTheWindow(input.requestId), {
      facts,
      contact,
      input,
      at: now,
      how: { channel: 'window', window: await findWindow(tx, row.windowId), invitationId: row.id },
    });
    await sql`
      update ratings.invitation set ended_at = ${now}, ending = 'rated', rating_id = ${rated.id} where id = ${row.id}`.execute(
      tx,
    );
    return { satisfaction: rated.satisfaction, created: rated.created };
  });
}

/**
 * 不评价: she would rather not, and is not asked again for this visit; at home she still may. Repeatable.
 * @throws ratings.invitationUnknown, ratings.invitationOver
 */
export async function declineInvitedVisit(
  db: Db,
  services: Services,
  { token, requestId }: { token: string; requestId: string },
): Promise<void> {
  await inTransaction(db, async tx => {
    const row = await readInvitation(tx, token, true);
    const now = services.now();
    const state = stateOf(row, now);
    if (state === 'declined') return;
    if (state !== 'open') throw ratingErrors.invitationOver();
    await sql`update ratings.invitation set ended_at = ${now}, ending = 'declined' where id = ${row.id}`.execute(tx);
    const { facts } = await visitOf(tx, row);
    await appendEvent(tx, atTheWindow(requestId), {
      type: 'ratings.declined',
      subject: { kind: 'invitation', id: row.id },
      caseId: row.caseId,
      partyId: facts.partyId,
      at: now,
      data: { contact: row.contact },
    });
  });
}
