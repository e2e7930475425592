import type { Actor } from '@onewindow/auth';
import { localDateOf } from '@onewindow/clock';
import { type Db, sql } from '@onewindow/db';
import { eventsOfCase } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { type Contact, contactsOf } from './contacts.ts';
import { getRateableCase } from './rate-case.ts';

/** What was said of a contact. */
export interface ContactRating {
  id: string;
  satisfaction: number;
  tags: string[];
  text: string | null;
  ratedAt: Date;
}

/** A contact of a case and how it was rated, if it was. */
export interface RatedContact extends Contact {
  rating: ContactRating | null;
}

/**
 * The contacts of a case with what was said of them: for the applicant, whose words they are.
 * @throws ratings.caseNotFound, ratings.notYours
 */
export async function listContacts(db: Db, actor: Actor, caseId: string): Promise<RatedContact[]> {
  await getRateableCase(db, actor, caseId);
  const contacts = contactsOf(await eventsOfCase(db, caseId));
  const { rows } = await sql<ContactRating & { contact: number }>`
    select contact, id, satisfaction, tags, text, rated_at as "ratedAt" from ratings.rating where case_id = ${caseId}`.execute(
    db,
  );
  return contacts.map(contact => {
    const found = rows.find(row => row.contact === contact.number);
    return {
      ...contact,
      rating: found
        ? { id: found.id, satisfaction: found.satisfaction, tags: found.tags, text: found.text, ratedAt: found.ratedAt }
        : null,
    };
  });
}

/** How far the asking for a rating has come at a window; `over` has run out, was taken back or replaced. */
export type AskedState = 'open' | 'rated' | 'declined' | 'over';

/** A contact as the desk sees it: whether it was rated, never how, for the applicant's name stands beside it. */
export interface AskedContact extends Contact {
  ratedAt: Date | null;
  /** It may be asked for now: a visit of today that was neither rated nor declined. */
  mayAsk: boolean;
  asked: {
    id: string;
    state: AskedState;
    by: string;
    at: Date;
    expiresAt: Date;
    windowNumber: number;
    mine: boolean;
  } | null;
}

/**
 * The contacts of a case for staff. 51 号文 protects who rates: lists show levels without names, a case shows the name
 * without the level.
 * @throws ratings.caseNotFound, ratings.notYours
 */
export async function listAskedContacts(
  db: Db,
  services: Services,
  actor: Actor,
  caseId: string,
): Promise<AskedContact[]> {
  await getRateableCase(db, actor, caseId);
  const contacts = contactsOf(await eventsOfCase(db, caseId));
  const now = services.now();
  const { rows } = await sql<{
    contact: number;
    ratedAt: Date | null;
    id: string | null;
    ending: string | null;
    by: string;
    accountId: string;
    at: Date;
    expiresAt: Date;
    windowNumber: number;
  }>`
    select n as contact, r.rated_at as "ratedAt", i.id, i.ending, i.asked_by as by, i.asked_account_id as "accountId",
           i.asked_at as at, i.expires_at as "expiresAt", i.window_number as "windowNumber"
    from generate_series(1, ${contacts.length}::int) n
    left join ratings.rating r on r.case_id = ${caseId} and r.contact = n
    left join lateral (
      select * from ratings.invitation where case_id = ${caseId} and contact = n order by asked_at desc, id desc limit 1
    ) i on true`.execute(db);
  return contacts.map(contact => {
    const row = rows.find(one => one.contact === contact.number);
    const state = row?.id ? askedState(row, now) : undefined;
    const ratedAt = row?.ratedAt ?? null;
    return {
      ...contact,
      ratedAt,
      mayAsk:
        contact.kind === 'visit' &&
        ratedAt === null &&
        state !== 'declined' &&
        localDateOf(contact.at) === localDateOf(now),
      asked:
        row?.id && state
          ? {
              id: row.id,
              state,
              by: row.by,
              at: row.at,
              expiresAt: row.expiresAt,
              windowNumber: row.windowNumber,
              mine: row.accountId === actor.accountId,
            }
          : null,
    };
  });
}

function askedState(row: { ending: string | null; expiresAt: Date }, now: Date): AskedState {
  if (row.ending === 'rated' || row.ending === 'declined') return row.ending;
  return row.ending === null && now < row.expiresAt ? 'open' : 'over';
}
