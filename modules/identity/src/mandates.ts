import type { Actor } from '@onewindow/auth';
import { addMonths, isLocalDate } from '@onewindow/clock';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { atField } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { identityErrors } from './errors.ts';
import { createMandate } from './grants.ts';
import { checkIdNumber, findParty } from './parties.ts';

/** Longest time for which a mandate may be given, in months. */
const longestMonths = 120;

/** A mandate that the principal has given 授权代办. */
export interface GivenMandate {
  id: string;
  partyId: string;
  /** The agent 代办人. */
  name: string;
  idMasked: string;
  relation: string;
  validFrom: LocalDate;
  validUntil: LocalDate | null;
}

/** The party that an account itself is, whomever its session acts for; null for staff. */
export async function ownPartyOf(db: Db, actor: Actor): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select party_id as id from identity.account where id = ${actor.accountId}`.execute(db);
  return rows[0]?.id ?? null;
}

/** Who may act for a party today or from a later day on. */
export async function listMandatesGiven(db: Db, principalPartyId: string): Promise<GivenMandate[]> {
  const { rows } = await sql<GivenMandate>`
    select m.id, p.id as "partyId", p.name, p.id_masked as "idMasked", m.relation, m.valid_from as "validFrom",
           m.valid_until as "validUntil"
    from identity.mandate m
    join identity.party p on p.id = m.agent_party_id
    where m.principal_party_id = ${principalPartyId} and m.revoked_at is null
      and (m.valid_until is null or m.valid_until >= (now() at time zone 'Asia/Shanghai')::date)
    order by m.id limit 100`.execute(db);
  return rows;
}

/**
 * Lets a registered person act for one's own party (Civil Code 民法典 Art. 161 and 165: the agent, the matters and the
 * time are stated). Only the account's own party is ever the principal: an agent cannot pass a mandate on (Art. 169).
 * @throws identity.badIdNumber, identity.agentUnknown, identity.ownMandate, identity.mandateDates, identity.mandateStands
 */
export async function giveMandate(
  db: Db,
  services: Services,
  actor: Actor,
  input: { name: string; idNumber: string; relation: string; validUntil: LocalDate },
): Promise<string> {
  checkIdNumber({ idType: 'citizenId', idNumber: input.idNumber });
  const today = services.today();
  const { validUntil } = input;
  if (!isLocalDate(validUntil) || validUntil < today || validUntil > addMonths(today, longestMonths))
    throw atField('/validUntil', identityErrors.mandateDates());
  return inTransaction(db, async tx => {
    const principalPartyId = await ownPartyOf(tx, actor);
    if (!principalPartyId) throw identityErrors.noMandate();
    // Two mandates for one agent at the same moment would both find that none stands.
    await sql`select from identity.party where id = ${principalPartyId} for no key update`.execute(tx);
    const agent = await registeredPerson(tx, services, input);
    if (agent === principalPartyId) throw atField('/idNumber', identityErrors.ownMandate());
    const standing = await listMandatesGiven(tx, principalPartyId);
    if (standing.some(mandate => mandate.partyId === agent)) throw identityErrors.mandateStands();
    return createMandate(tx, actor, {
      principalPartyId,
      agentPartyId: agent,
      relation: input.relation,
      validFrom: today,
      validUntil,
    });
  });
}

/** One answer for an unknown number and for a name that differs, so that numbers cannot be tried for their names. */
async function registeredPerson(
  db: Db,
  services: Services,
  input: { name: string; idNumber: string },
): Promise<string> {
  const party = await findParty(db, services, { idType: 'citizenId', idNumber: input.idNumber });
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from identity.account where party_id = ${party?.id ?? null} and status = 'active') as found`.execute(
    db,
  );
  if (!party || !rows[0]?.found || !sameName(party.name, input.name))
    throw atField('/idNumber', identityErrors.agentUnknown());
  return party.id;
}

/** Whether two spellings of a name are one: width and spaces do not count, nor what demonstration names add in brackets. */
export function sameName(held: string, typed: string): boolean {
  const plain = (name: string) =>
    name
      .normalize('NFKC')
      .replace(/\(示例\)$/, '')
      .replace(/\s+/g, '')
      .toLowerCase();
  return plain(held) === plain(typed);
}

/**
 * Takes a mandate back; sessions that act under it act for themselves from the next request on.
 * @throws identity.mandateNotFound when it is not one's own or was revoked before
 */
export async function revokeMandate(db: Db, actor: Actor, mandateId: string): Promise<void> {
  await inTransaction(db, async tx => {
    const principalPartyId = await ownPartyOf(tx, actor);
    const { rows } = await sql<{ agentPartyId: string; relation: string }>`
      update identity.mandate set revoked_at = now()
      where id = ${mandateId} and principal_party_id = ${principalPartyId} and revoked_at is null
      returning agent_party_id as "agentPartyId", relation`.execute(tx);
    const revoked = rows[0];
    if (!revoked || !principalPartyId) throw identityErrors.mandateNotFound();
    await appendEvent(tx, actor, {
      type: 'identity.mandateRevoked',
      subject: { kind: 'mandate', id: mandateId },
      partyId: principalPartyId,
      data: { ...revoked },
    });
  });
}
