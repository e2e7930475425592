import type { Actor } from '@onewindow/auth';
import { localDateOf } from '@onewindow/clock';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent, eventsOfCase } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { type Contact, contactsOf } from '../contacts.ts';
import { ratingErrors } from '../errors.ts';
import { getRateableCase } from '../rate-case.ts';
import { getOwnWindow } from '../windows.ts';
import { hashInvitationToken, newInvitationToken } from './token.ts';

/** How long the page of one contact holds, in minutes: enough to read and write, short of the next person's turn. */
export const invitationMinutes = 10;

/** What the officer's click gives; the address cannot be had again. */
export interface Invitation {
  id: string;
  contact: number;
  /** Of the page for the person: a path of this site. */
  path: string;
  expiresAt: Date;
}

/**
 * 请群众评价: opens the page on which who has just been served rates that one visit by herself. Of today's visits only, at
 * one of the officer's own windows; whatever page the officer had open before is void. Declined or rated, nobody is asked
 * again.
 * @throws ratings.caseNotFound, ratings.notYours, ratings.windowUnknown, ratings.noVisitToday, ratings.alreadyRated,
 *   ratings.declined
 */
export async function askForRating(
  db: Db,
  services: Services,
  actor: Actor,
  input: { caseId: string; contact?: number | undefined; windowId: string },
): Promise<Invitation> {
  return inTransaction(db, async tx => {
    const facts = await getRateableCase(tx, actor, input.caseId);
    const window = await getOwnWindow(tx, actor, input.windowId);
    await sql`select pg_advisory_xact_lock(hashtextextended('ratings.invitation/' || ${facts.id}, 0))`.execute(tx);
    await sql`select pg_advisory_xact_lock(hashtextextended('ratings.invitation/' || ${actor.accountId}, 0))`.execute(
      tx,
    );
    const now = services.now();
    const contact = visitOfToday(contactsOf(await eventsOfCase(tx, facts.id)), input.contact, now);
    await requireUnanswered(tx, facts.id, contact.number);
    await sql`
      update ratings.invitation set ended_at = ${now}, ending = 'replaced'
      where ended_at is null
        and (asked_account_id = ${actor.accountId} or (case_id = ${facts.id} and contact = ${contact.number}))`.execute(
      tx,
    );
    const token = newInvitationToken();
    const expiresAt = new Date(now.getTime() + invitationMinutes * 60_000);
    const { rows } = await sql<{ id: string }>`
      insert into ratings.invitation (token_hash, case_id, contact, window_id, window_number, asked_by, asked_account_id,
                                      asked_at, expires_at)
      values (${hashInvitationToken(token)}, ${facts.id}, ${contact.number}, ${window.id}, ${window.number}, ${actor.name},
              ${actor.accountId}, ${now}, ${expiresAt})
      returning id`.execute(tx);
    const id = rows[0]?.id ?? '';
    await appendEvent(tx, actor, {
      type: 'ratings.asked',
      subject: { kind: 'invitation', id },
      caseId: facts.id,
      partyId: facts.partyId,
      at: now,
      data: { contact: contact.number, windowNumber: window.number, centre: window.centreName },
    });
    return { id, contact: contact.number, path: `/rate-visit/${token}`, expiresAt };
  });
}

/** 收回: the person has gone. Repeatable; a page that has ended stays as it ended. */
export async function takeBackInvitation(
  db: Db,
  services: Services,
  actor: Actor,
  invitationId: string,
): Promise<{ ended: boolean }> {
  const { rows } = await sql`
    update ratings.invitation set ended_at = ${services.now()}, ending = 'takenBack'
    where id = ${invitationId} and asked_account_id = ${actor.accountId} and ended_at is null returning id`.execute(db);
  return { ended: rows.length > 0 };
}

/** The visit that is meant, or the last one; it must be of today: who was served yesterday does not stand here. */
function visitOfToday(contacts: readonly Contact[], wanted: number | undefined, now: Date): Contact {
  const today = localDateOf(now);
  const visits = contacts.filter(contact => contact.kind === 'visit' && localDateOf(contact.at) === today);
  const found = wanted === undefined ? visits.at(-1) : visits.find(contact => contact.number === wanted);
  if (!found) throw ratingErrors.noVisitToday();
  return found;
}

async function requireUnanswered(tx: Db, caseId: string, contact: number): Promise<void> {
  const { rows } = await sql<{ rated: boolean; declined: boolean }>`
    select exists (select from ratings.rating where case_id = ${caseId} and contact = ${contact}) as rated,
           exists (select from ratings.invitation
                   where case_id = ${caseId} and contact = ${contact} and ending = 'declined') as declined`.execute(tx);
  if (rows[0]?.rated) throw ratingErrors.alreadyRated();
  if (rows[0]?.declined) throw ratingErrors.declined();
}
