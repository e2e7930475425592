import { type Actor, systemActor } from '@onewindow/auth';
import { addDays, addMonths } from '@onewindow/clock';
import { composeLicenceIdentifier, maskCitizenId } from '@onewindow/codes';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { divisionTree } from '@onewindow/directory';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { getParty, readPartySecret } from '@onewindow/identity';
import type { LicenceIssued } from './contract.ts';
import { licenceErrors } from './errors.ts';
import { type Face, holderNameOf, makeFace } from './face.ts';
import { formatNumber, newToken, numberKeyOf } from './numbers.ts';
import { getCachedType, type StoredLicenceType } from './types/licence-types.ts';

/** The body that issues. */
export interface LicenceOrganisation {
  id: string;
  name: string;
  /** 统一社会信用代码. */
  uscc: string;
  /** 12 digits; the first six stand in numbers. */
  divisionCode: string;
}

export interface IssueLicence {
  /** Key of the type, e.g. `foodBusinessLicence`. */
  typeKey: string;
  caseId?: string | null;
  organisation: LicenceOrganisation;
  /** A party of the platform; or, for imports, a holder who has no account here. */
  holder: { partyId: string } | { name: string; kind: 'person' | 'organisation'; code: string };
  issuedOn: LocalDate;
  validFrom: LocalDate;
  /** Last day of validity; null for ever, absent as the type says. */
  validTo?: LocalDate | null | undefined;
  /** The answers of the application; the type's fields choose from them. */
  content: Record<string, unknown>;
  at?: Date;
}

export interface IssuedLicence {
  id: string;
  typeKey: string;
  typeName: string;
  number: string;
  identifier: string;
  token: string;
  version: number;
}

interface Holder {
  partyId: string | null;
  kind: 'person' | 'organisation';
  name: string;
  applicantName: string;
  code: string | null;
}

const HOLDER_CONTEXT = 'licences.licence.holder_code';

/**
 * Issues a licence 签发证照 in the caller's transaction, with the event `licences.issued`. It is valid and can be verified
 * from the commit on; its PDF is drawn when somebody asks for it. A case has one licence of a type: issuing it again gives
 * the one that is there. Numbers are given out in order without gaps, whatever happens at once.
 * @throws licences.typeNotFound, licences.noHolder
 */
export function issueLicence(db: Db, services: Services, actor: Actor, input: IssueLicence): Promise<IssuedLicence> {
  return inTransaction(db, async tx => {
    const type = await getCachedType(tx, services, input.typeKey);
    const holder = await holderOf(tx, services, input.holder);
    const scope = {
      typeKey: type.key,
      division: input.organisation.divisionCode.slice(0, 6),
      year: yearOf(type, input.issuedOn),
    };
    const serial = await nextSerial(tx, scope);
    const inserted = await insertLicence(tx, services, actor, { type, input, holder, serial });
    if (!inserted) {
      // The case has its licence already. Whoever made it held the serial, so it has committed by now.
      await giveBackSerial(tx, scope);
      const other = await findOfCase(tx, input, type);
      if (!other) throw new Error(`the number ${type.key} ${serial} is taken already`);
      return other;
    }
    const payload: LicenceIssued = {
      typeKey: type.key,
      typeName: type.name,
      number: inserted.number,
      identifier: inserted.identifier,
    };
    await appendEvent(tx, actor, {
      type: 'licences.issued',
      subject: { kind: 'licence', id: inserted.id },
      caseId: input.caseId,
      partyId: holder.partyId,
      at: input.at,
      data: payload,
    });
    return inserted;
  });
}

async function findOfCase(
  tx: Db,
  { caseId }: IssueLicence,
  type: StoredLicenceType,
): Promise<IssuedLicence | undefined> {
  if (!caseId) return undefined;
  const { rows } = await sql<IssuedLicence>`
    select l.id, l.type_key as "typeKey", ${type.name}::text as "typeName", l.number, v.identifier, v.token, l.version
    from licences.licence l join licences.licence_version v on v.licence_id = l.id and v.version = l.version
    where l.case_id = ${caseId} and l.type_key = ${type.key}`.execute(tx);
  return rows[0];
}

async function holderOf(tx: Db, services: Services, holder: IssueLicence['holder']): Promise<Holder> {
  if (!('partyId' in holder)) {
    if (holder.name.trim() === '') throw licenceErrors.noHolder();
    return { partyId: null, kind: holder.kind, name: holder.name, applicantName: holder.name, code: holder.code };
  }
  const party = await getParty(tx, holder.partyId);
  // The platform copies the code into the licence; nobody reads it, so it is no reading that she must be told of.
  const code = await readPartySecret(tx, services, systemActor('licences.issue'), {
    partyId: party.id,
    field: 'idNumber',
    reason: '签发证照',
  });
  return { partyId: party.id, kind: party.kind, name: party.name, applicantName: party.name, code };
}

interface SerialScope {
  typeKey: string;
  division: string;
  year: number;
}

// Serials begin anew each year only where the number says the year.
function yearOf(type: StoredLicenceType, issuedOn: LocalDate): number {
  return type.numberFormat.includes('{year}') ? Number(issuedOn.slice(0, 4)) : 0;
}

async function nextSerial(tx: Db, { typeKey, division, year }: SerialScope): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into licences.serial as s (type_key, division, year, last) values (${typeKey}, ${division}, ${year}, 1)
    on conflict (type_key, division, year) do update set last = s.last + 1
    returning last`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('upsert returned no row');
  return row.last;
}

async function giveBackSerial(tx: Db, { typeKey, division, year }: SerialScope): Promise<void> {
  await sql`
    update licences.serial set last = last - 1
    where type_key = ${typeKey} and division = ${division} and year = ${year}`.execute(tx);
}

async function insertLicence(
  tx: Db,
  services: Services,
  actor: Actor,
  { type, input, holder, serial }: { type: StoredLicenceType; input: IssueLicence; holder: Holder; serial: number },
): Promise<IssuedLicence | undefined> {
  const { organisation, issuedOn } = input;
  const number = formatNumber(type.numberFormat, {
    division: organisation.divisionCode.slice(0, 6),
    year: Number(issuedOn.slice(0, 4)),
    serial,
    class: classOf(type, input.content),
    creditCodePrefix: input.content.tradeName === undefined ? '91' : '92',
  });
  const founds = type.numberFormat === '{newCode}';
  const code = founds ? number : holder.code;
  const kind = founds ? 'organisation' : holder.kind;
  const masked = code === null ? '' : kind === 'organisation' ? code : maskCitizenId(code);
  const holderName = holderNameOf(type, input.content, holder.name);
  const face = await faceOf(tx, type, { input, holderName, holderCode: masked, applicantName: holder.applicantName });
  // A body belongs to one division, so a serial of its type and division is its own on every day.
  const identifier = composeLicenceIdentifier({
    type: type.code,
    issuer: organisation.uscc,
    serial: `${issuedOn.replaceAll('-', '')}${String(serial).padStart(6, '0')}`,
    version: 1,
  });
  const at = input.at ?? services.now();
  const validTo = input.validTo === undefined ? lastDayOf(type, input.validFrom) : input.validTo;
  const { rows } = await sql<IssuedLicence>`
    with licence as (
      insert into licences.licence (
        type_key, number, number_key, status_since, holder_party_id, holder_kind, holder_name, holder_code, holder_code_index,
        holder_code_masked, organisation_id, organisation_name, organisation_uscc, division_code, case_id, issued_on, issued_at,
        valid_from, valid_to, content
      ) values (
        ${type.key}, ${number}, ${numberKeyOf(number)}, ${at}, ${holder.partyId}, ${kind}, ${holderName},
        ${code && services.crypto.seal(code, HOLDER_CONTEXT)}, ${code && services.crypto.blindIndex('idNumber', code)}, ${masked},
        ${organisation.id}, ${organisation.name}, ${organisation.uscc}, ${organisation.divisionCode}, ${input.caseId ?? null},
        ${issuedOn}::date, ${at}, ${input.validFrom}::date, ${validTo}::date, ${JSON.stringify(face.content)}::jsonb
      )
      on conflict do nothing
      returning id, type_key, number
    ), version as (
      insert into licences.licence_version (licence_id, version, identifier, token, holder_name, fields, issued_on, issued_at, valid_from, valid_to, case_id,
        made_by, type_revision)
      select id, 1, ${identifier}, ${newToken()}, ${holderName}, ${JSON.stringify(face.fields)}::jsonb, ${issuedOn}::date, ${at}::timestamptz,
        ${input.validFrom}::date, ${validTo}::date, ${input.caseId ?? null}::uuid, ${actor.name}, ${type.revision}::int
      from licence
      returning licence_id, identifier, token, version
    ), history as (
      insert into licences.status_change (licence_id, to_code, at, by_name, organisation_name, case_id)
      select id, '01', ${at}::timestamptz, ${actor.name}, ${organisation.name}, ${input.caseId ?? null}::uuid from licence
    )
    select l.id, l.type_key as "typeKey", ${type.name}::text as "typeName", l.number, v.identifier, v.token, v.version
    from licence l join version v on v.licence_id = l.id`.execute(tx);
  return rows[0];
}

/** The last valid day is the day before the same day of the final month (民法典 §202-203). */
function lastDayOf({ definition: { validityMonths } }: StoredLicenceType, from: LocalDate): LocalDate | null {
  return validityMonths ? addDays(addMonths(from, validityMonths), -1) : null;
}

/** The face of a licence with the words of its addresses. */
export async function faceOf(
  tx: Db,
  type: StoredLicenceType,
  {
    input,
    holderName,
    holderCode,
    applicantName,
  }: {
    input: Pick<IssueLicence, 'content' | 'issuedOn'>;
    holderName: string;
    holderCode: string;
    applicantName: string;
  },
): Promise<Face> {
  const tree = Object.values(input.content).some(isAddress) ? await divisionTree(tx) : undefined;
  return makeFace(type, {
    answers: input.content,
    holderName,
    holderCode,
    applicantName,
    issuedOn: input.issuedOn,
    divisionWords: code =>
      tree
        ?.path(code)
        ?.map(node => node.name.zh)
        .join(''),
  });
}

function isAddress(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'division' in value;
}

function classOf({ definition: { numberClass } }: StoredLicenceType, content: Record<string, unknown>): string {
  if (!numberClass) return '';
  const value = content[numberClass.key];
  return (typeof value === 'string' ? numberClass.codes[value] : undefined) ?? numberClass.otherwise;
}

/** Opens a holder's code, for exports to the national catalogue. */
export function openHolderCode(services: Services, sealed: Buffer | null): string {
  return sealed === null ? '' : services.crypto.open(sealed, HOLDER_CONTEXT);
}
