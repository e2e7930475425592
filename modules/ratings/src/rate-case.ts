import { type Actor, can, scopeCondition } from '@onewindow/auth';
import { type CaseFacts, findCaseFacts } from '@onewindow/cases';
import { maskIdNumber, maskPhone } from '@onewindow/crypto';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent, eventsOfCase } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { openCallBack } from './call-back.ts';
import { type Contact, contactsOf } from './contacts.ts';
import { ratingErrors } from './errors.ts';
import { isBad, ratingTags } from './levels.ts';
import { ratingPermissions } from './permissions.ts';
import { addToTotals } from './totals.ts';
import { getOwnWindow, type RatingWindow } from './windows.ts';

export type RatingChannel = 'web' | 'window' | 'phone' | 'sms' | 'kiosk';

/** What is said in a rating. */
export interface Verdict {
  /** 1 非常满意 … 5 非常不满意 (annex A.8). */
  satisfaction: number;
  tags?: readonly string[] | undefined;
  text?: string | undefined;
}

export interface RateCase extends Verdict {
  caseId: string;
  /** Which contact 第几次服务; default the last one that is not rated yet. */
  contact?: number | undefined;
  /** How staff who enter it were told: at the window, by telephone, by short message. */
  channel?: RatingChannel | undefined;
  /** Where, when they were told at a window. */
  windowId?: string | undefined;
}

/** By which way a rating came, at which window, and by whose hand when it was not her own. */
export interface HowRated {
  channel: RatingChannel;
  window?: RatingWindow | undefined;
  /** The page on which she gave it herself at a window. */
  invitationId?: string | undefined;
  /** Who entered it for her. */
  collector?: { accountId: string | null; name: string } | undefined;
}

export interface Rated {
  id: string;
  contact: number;
  satisfaction: number;
  /** False when this contact had been rated before; the first rating stands. */
  created: boolean;
}

/**
 * 好差评 of one contact. Voluntary, once for each contact, by the applicant herself or collected for her by staff; a bad
 * one opens its call-back and the public totals move in the same transaction. Staff say how they were told, and never
 * enter what is said of themselves: for that they open the page for her (`askForRating`).
 * @throws ratings.caseNotFound, ratings.nothingToRate, ratings.contactUnknown, ratings.tagUnknown, ratings.channelNeeded,
 *   ratings.windowNeeded, ratings.windowUnknown, ratings.ownService
 */
export async function rateCase(db: Db, services: Services, actor: Actor, input: RateCase): Promise<Rated> {
  requireKnownTags(input.tags ?? []);
  return inTransaction(db, async tx => {
    const facts = await getRateableCase(tx, actor, input.caseId);
    const contact = await chooseContact(tx, actor, facts.id, input.contact);
    const how = await howRated(tx, actor, { input, contact });
    return recordRating(tx, services, actor, { facts, contact, input, how });
  });
}

/** Without script or account nobody can say who pressed; of what staff enter, the trace is kept whole instead. */
async function howRated(
  tx: Db,
  actor: Actor,
  { input, contact }: { input: RateCase; contact: Contact },
): Promise<HowRated> {
  if (actor.kind !== 'staff') return { channel: actor.channel === 'system' ? 'web' : actor.channel };
  if (contact.staffAccountId !== null && contact.staffAccountId === actor.accountId) throw ratingErrors.ownService();
  if (!input.channel || input.channel === 'web') throw ratingErrors.channelNeeded();
  const collector = { accountId: actor.accountId, name: actor.name };
  if (input.channel !== 'window' && input.channel !== 'kiosk') return { channel: input.channel, collector };
  if (!input.windowId) throw ratingErrors.windowNeeded();
  return { channel: input.channel, collector, window: await getOwnWindow(tx, actor, input.windowId) };
}

/** The case, for the applicant whose it is or for staff who may collect ratings there. */
export async function getRateableCase(db: Db, actor: Actor, caseId: string): Promise<CaseFacts> {
  const facts = (await findCaseFacts(db, [caseId])).get(caseId);
  if (!facts) throw ratingErrors.caseNotFound();
  if (actor.kind === 'staff' || actor.kind === 'system') {
    const { rows } = await sql`
      select 1 from cases.public_case_v1 c where c.id = ${caseId} and ${scopeCondition(
        actor,
        ratingPermissions.collect,
        {
          organisation: 'c.organisation_id',
          division: 'c.division_code',
        },
      )}`.execute(db);
    if (rows.length === 0) throw ratingErrors.notYours();
    return facts;
  }
  // To somebody else the case does not exist.
  if (!can(actor, ratingPermissions.rate) || actor.partyId !== facts.partyId) throw ratingErrors.caseNotFound();
  return facts;
}

async function chooseContact(tx: Db, actor: Actor, caseId: string, wanted: number | undefined): Promise<Contact> {
  const contacts = contactsOf(await eventsOfCase(tx, caseId));
  if (contacts.length === 0) throw ratingErrors.nothingToRate();
  if (wanted !== undefined) {
    const found = contacts.find(contact => contact.number === wanted);
    if (!found) throw ratingErrors.contactUnknown({ contact: wanted });
    return found;
  }
  const { rows } = await sql<{ contact: number }>`
    select contact from ratings.rating where case_id = ${caseId}`.execute(tx);
  const rated = new Set(rows.map(row => row.contact));
  // At a window she rates the visit; at home first of all the handling as a whole, which is the last contact.
  const suited = actor.kind === 'staff' ? contacts.filter(contact => contact.kind === 'visit') : contacts;
  const candidates = suited.length > 0 ? suited : contacts;
  const chosen = candidates.findLast(contact => !rated.has(contact.number)) ?? candidates.at(-1);
  if (!chosen) throw ratingErrors.nothingToRate();
  return chosen;
}

/** Writes a rating of a contact that has been checked. Repeatable: the first one of a contact stands. */
export async function recordRating(
  tx: Db,
  services: Services,
  actor: Actor,
  {
    facts,
    contact,
    input,
    how,
    at = services.now(),
  }: { facts: CaseFacts; contact: Contact; input: Verdict; how: HowRated; at?: Date },
): Promise<Rated> {
  const { channel, window, collector, invitationId } = how;
  const { rows } = await sql<{ id: string }>`
    insert into ratings.rating (
      case_id, contact, contact_kind, channel, satisfaction, tags, text, party_id, organisation_id, organisation_name,
      division_code, county_code, basic_code, item_name, staff_account_id, staff_name, work_number, window_id,
      window_number, window_centre, collected_account_id, collected_by, invitation_id, rated_at
    ) values (
      ${facts.id}, ${contact.number}, ${contact.kind}, ${channel}, ${input.satisfaction}, ${[...(input.tags ?? [])]},
      ${withoutNumbers(input.text)}, ${facts.partyId}, ${facts.organisationId}, ${facts.organisationName},
      ${facts.divisionCode}, ${facts.countyCode}, ${facts.basicCode}, ${facts.itemName}, ${contact.staffAccountId},
      ${contact.staffName},
      (select m.work_number from identity.account a join directory.staff_member m on m.id = a.staff_id
       where a.id = ${contact.staffAccountId}::uuid),
      ${window?.id ?? null}, ${window?.number ?? null}, ${window?.centreName ?? null}, ${collector?.accountId ?? null},
      ${collector?.name ?? null}, ${invitationId ?? null}, ${at}
    )
    on conflict on constraint rating_once do nothing returning id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) return earlierRating(tx, facts.id, contact.number);
  await addToTotals(tx, { ...facts, satisfaction: input.satisfaction, by: 1, windowId: window?.id ?? null });
  if (isBad(input.satisfaction)) await openCallBack(tx, { ratingId: id, facts, at });
  await appendEvent(tx, actor, {
    type: 'ratings.rated',
    subject: { kind: 'rating', id },
    caseId: facts.id,
    partyId: facts.partyId,
    at,
    data: {
      contact: contact.number,
      kind: contact.kind,
      channel,
      satisfaction: input.satisfaction,
      tags: input.tags ?? [],
      ...(window && { windowNumber: window.number, centre: window.centreName }),
      ...(collector && { collectedBy: collector.name }),
    },
  });
  return { id, contact: contact.number, satisfaction: input.satisfaction, created: true };
}

async function earlierRating(tx: Db, caseId: string, contact: number): Promise<Rated> {
  const { rows } = await sql<Omit<Rated, 'created'>>`
    select id, contact, satisfaction from ratings.rating where case_id = ${caseId} and contact = ${contact}`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) throw ratingErrors.notFound();
  return { ...row, created: false };
}

/** @throws ratings.tagUnknown with one entry for each tag that is none of those offered */
export function requireKnownTags(tags: readonly string[]): void {
  const known = new Set(ratingTags.map(tag => tag.code));
  const fields = tags.flatMap((tag, index) =>
    known.has(tag)
      ? []
      : [{ path: `/tags/${index}`, code: 'unknown', zh: `没有“${tag}”这个标签。`, en: `There is no tag “${tag}”.` }],
  );
  if (fields.length > 0) throw ratingErrors.tagUnknown({}, { fields });
}

/** Staff read what she writes, so ID and telephone numbers that she mentions are masked before they are kept. */
export function withoutNumbers(text: string | undefined): string | null {
  const trimmed = text?.normalize('NFC').trim();
  if (!trimmed) return null;
  return trimmed.replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, maskIdNumber).replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone);
}
