import type { Actor } from '@onewindow/auth';
import { checkCitizenId, checkUnifiedSocialCreditCode } from '@onewindow/codes';
import { maskIdNumber, maskPhone } from '@onewindow/crypto';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { identityErrors } from './errors.ts';

export interface PartyInput {
  kind: 'person' | 'organisation';
  name: string;
  /** Code of the kind of ID 证件类型: citizenId, unifiedSocialCreditCode, passport, other. */
  idType: string;
  idNumber: string;
  phone?: string | undefined;
  address?: string | undefined;
}

/** A party as lists and cases show it: nothing in it needs unmasking. */
export interface PartySummary {
  id: string;
  kind: 'person' | 'organisation';
  name: string;
  idType: string;
  idMasked: string;
  phoneMasked: string | null;
}

const summary = sql.raw(`id, kind, name, id_type as "idType", id_masked as "idMasked", phone_masked as "phoneMasked"`);

/** Finds a party by its ID number through the blind index. */
export async function findParty(
  db: Db,
  services: Services,
  { idType, idNumber }: { idType: string; idNumber: string },
): Promise<PartySummary | undefined> {
  const index = services.crypto.blindIndex('idNumber', normaliseIdNumber(idNumber));
  const { rows } = await sql<PartySummary>`
    select ${summary} from identity.party where id_type = ${idType} and id_number_index = ${index}`.execute(db);
  return rows[0];
}

/** Finds parties by what a person at a window says: an ID number, a telephone number or a part of the name. */
export async function searchParties(db: Db, services: Services, text: string): Promise<PartySummary[]> {
  const query = text.normalize('NFC').trim();
  if (query.length < 2) return [];
  const idIndex = services.crypto.blindIndex('idNumber', normaliseIdNumber(query));
  const phoneIndex = services.crypto.blindIndex('phone', normalisePhone(query));
  const { rows } = await sql<PartySummary>`
    (select ${summary} from identity.party where id_number_index = ${idIndex} limit 20)
    union
    (select ${summary} from identity.party where phone_index = ${phoneIndex} limit 20)
    union
    (select ${summary} from identity.party where name ilike ${`%${query.replace(/[\\%_]/g, '\\$&')}%`} limit 20)
    limit 20`.execute(db);
  return rows;
}

/** @throws identity.partyNotFound */
export async function getParty(db: Db, id: string): Promise<PartySummary> {
  const { rows } = await sql<PartySummary>`select ${summary} from identity.party where id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw identityErrors.partyNotFound();
  return row;
}

/** The party with this ID number, made if it is new; a name already held is kept (the registry's spelling wins). */
export async function findOrCreateParty(
  db: Db,
  services: Services,
  actor: Actor,
  input: PartyInput,
): Promise<PartySummary> {
  return inTransaction(db, async tx => {
    const { crypto } = services;
    const idNumber = normaliseIdNumber(input.idNumber);
    const phone = input.phone ? normalisePhone(input.phone) : null;
    const { rows } = await sql<PartySummary & { fresh: boolean }>`
      insert into identity.party (kind, name, id_type, id_number, id_number_index, id_masked, phone, phone_index, phone_masked, address)
      values (${input.kind}, ${input.name.normalize('NFC').trim()}, ${input.idType},
              ${crypto.seal(idNumber, 'identity.party.id_number')}, ${crypto.blindIndex('idNumber', idNumber)},
              ${input.kind === 'organisation' ? idNumber : maskIdNumber(idNumber)},
              ${phone && crypto.seal(phone, 'identity.party.phone')}, ${phone && crypto.blindIndex('phone', phone)},
              ${phone && maskPhone(phone)}, ${input.address ? crypto.seal(input.address, 'identity.party.address') : null})
      on conflict (id_type, id_number_index) do update set
        phone = coalesce(excluded.phone, identity.party.phone),
        phone_index = coalesce(excluded.phone_index, identity.party.phone_index),
        phone_masked = coalesce(excluded.phone_masked, identity.party.phone_masked),
        address = coalesce(identity.party.address, excluded.address)
      returning ${summary}, version = 1 and created_at = now() as fresh`.execute(tx);
    const row = rows[0];
    if (!row) throw identityErrors.partyNotFound();
    const { fresh, ...party } = row;
    if (fresh) {
      await appendEvent(tx, actor, {
        type: 'identity.partyRegistered',
        subject: { kind: 'party', id: party.id },
        partyId: party.id,
        data: { kind: party.kind },
      });
    }
    return party;
  });
}

/**
 * Opens one sealed field of a party. The reading is an event that the person can see (谁看过我的信息), written in the
 * same transaction: no read without its record.
 */
export async function readPartySecret(
  db: Db,
  services: Services,
  actor: Actor,
  {
    partyId,
    field,
    reason,
    caseId,
  }: { partyId: string; field: 'idNumber' | 'phone' | 'address'; reason: string; caseId?: string | undefined },
): Promise<string | null> {
  const column = { idNumber: 'id_number', phone: 'phone', address: 'address' }[field];
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ value: Buffer | null }>`
      select ${sql.ref(column)} as value from identity.party where id = ${partyId}`.execute(tx);
    const row = rows[0];
    if (!row) throw identityErrors.partyNotFound();
    if (actor.partyId !== partyId && actor.kind !== 'system') {
      await appendEvent(tx, actor, {
        type: 'identity.secretRead',
        subject: { kind: 'party', id: partyId },
        partyId,
        caseId,
        data: { field, reason },
      });
    }
    return row.value ? services.crypto.open(row.value, `identity.party.${column}`) : null;
  });
}

export function normaliseIdNumber(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

export function normalisePhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+?86)(?=1\d{10}$)/, '');
}

/** @throws identity.badIdNumber with what is wrong and what to do */
export function checkIdNumber({ idType, idNumber }: { idType: string; idNumber: string }): void {
  const result =
    idType === 'citizenId'
      ? checkCitizenId(idNumber)
      : idType === 'unifiedSocialCreditCode'
        ? checkUnifiedSocialCreditCode(idNumber)
        : undefined;
  if (result && !result.ok) {
    throw identityErrors.badIdNumber(
      { reason: result.zh, reasonEn: result.en },
      { fields: [{ path: '/idNumber', code: result.code, zh: result.zh, en: result.en }] },
    );
  }
}
