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

export type RatingChannel = 'web' | 'window' | 'phone' | 'sms' | 'kiosk';

export interface RateCase {
  caseId: string;
  /** Which contact 第几次服务; default the last one that is not rated yet. */
  contact?: number | undefined;
  /** 1 非常满意 … 5 非常不满意 (annex A.8). */
  satisfaction: number;
  tags?: readonly string[] | undefined;
  text?: string | undefined;
  /** How it was given, when staff enters it: the screen at the window, a telephone call, a short message. */
  channel?: RatingChannel | undefined;
  windowId?: string | undefined;
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
 * one opens its call-back and the public totals move in the same transaction.
 * @throws ratings.caseNotFound, ratings.nothingToRate, ratings.contactUnknown, ratings.tagUnknown, ratings.windowUnknown
 */
export async function rateCase(db: Db, services: Services, actor: Actor, input: RateCase): Promise<Rated> {
  requireKnownTags(input.tags ?? []);
  return inTransaction(db, async tx => {
    const facts = await getRateableCase(tx, actor, input.caseId);
    const contact = await chooseContact(tx, actor, facts.id, input.contact);
    return recordRating(tx, services, actor, { facts, contact, input });
  });
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
  { facts, contact, input, at = services.now() }: { facts: CaseFacts; contact: Contact; input: RateCase; at?: Date },
): Promise<Rated> {
  const collected = actor.kind === 'staff';
  const channel = input.channel && collected ? input.channel : channelOf(actor);
  const windowNumber = input.windowId ? await getWindowNumber(tx, input.windowId) : null;
  const { rows } = await sql<{ id: string }>`
    insert into ratings.rating (
      case_id, contact, contact_kind, channel, satisfaction, tags, text, party_id, organisation_id, organisation_name,
      division_code, county_code, basic_code, item_name, staff_account_id, staff_name, work_number, window_id,
      window_number, collected_account_id, rated_at
    ) values (
      ${facts.id}, ${contact.number}, ${contact.kind}, ${channel}, ${input.satisfaction}, ${[...(input.tags ?? [])]},
      ${withoutNumbers(input.text)}, ${facts.partyId}, ${facts.organisationId}, ${facts.organisationName},
      ${facts.divisionCode}, ${facts.countyCode}, ${facts.basicCode}, ${facts.itemName}, ${contact.staffAccountId},
      ${contact.staffName},
      (select m.work_number from identity.account a join directory.staff_member m on m.id = a.staff_id
       where a.id = ${contact.staffAccountId}::uuid),
      ${input.windowId ?? null}, ${windowNumber}, ${collected ? actor.accountId : null}, ${at}
    )
    on conflict on constraint rating_once do nothing returning id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) return earlierRating(tx, facts.id, contact.number);
  await addToTotals(tx, { ...facts, satisfaction: input.satisfaction, by: 1 });
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

async function getWindowNumber(tx: Db, windowId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select number from directory.service_window where id = ${windowId}`.execute(tx);
  const row = rows[0];
  if (!row) throw ratingErrors.windowUnknown();
  return row.number;
}

function channelOf(actor: Actor): RatingChannel {
  return actor.channel === 'system' ? 'web' : actor.channel;
}

function requireKnownTags(tags: readonly string[]): void {
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
