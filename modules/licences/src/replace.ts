import type { Actor } from '@onewindow/auth';
import { checkLicenceIdentifier, composeLicenceIdentifier } from '@onewindow/codes';
import { type Db, type LocalDate, type RawBuilder, sql } from '@onewindow/db';
import type { LicenceStatus } from './contract.ts';
import { licenceErrors } from './errors.ts';
import type { Face } from './face.ts';
import type { IssuedLicence } from './issue.ts';
import { newToken } from './numbers.ts';
import { statusOn } from './queries.ts';

/** How a version came about: 签发, 变更, 延续, 更正. */
export type VersionKind = 'issue' | 'change' | 'renew' | 'correct';

/** A licence whose row is locked, as it stands before it gets another version. */
export interface CurrentLicence {
  id: string;
  typeKey: string;
  typeRevision: number | null;
  statusCode: string;
  statusKey: LicenceStatus;
  statusZh: string;
  statusEn: string;
  number: string;
  version: number;
  identifier: string;
  holderName: string;
  holderCodeMasked: string;
  holderPartyId: string | null;
  organisationId: string;
  content: Record<string, unknown>;
  fields: Face['fields'];
  issuedOn: LocalDate;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  revision: number;
}

const columns = sql.raw(`
  l.id, l.type_key as "typeKey", v.type_revision as "typeRevision", l.status_code as "statusCode", s.key as "statusKey",
  s.zh as "statusZh", s.en as "statusEn", l.number, l.version, v.identifier, l.holder_name as "holderName",
  l.holder_code_masked as "holderCodeMasked", l.holder_party_id as "holderPartyId", l.organisation_id as "organisationId",
  l.content, v.fields, l.issued_on as "issuedOn", l.valid_from as "validFrom", l.valid_to as "validTo", l.revision`);

/** A licence as it stands, inside a jurisdiction when one is given. @throws licences.notFound */
export async function readCurrent(
  db: Db,
  id: string,
  { lock = false, scope = sql<boolean>`true` }: { lock?: boolean; scope?: RawBuilder<boolean> } = {},
): Promise<CurrentLicence> {
  // The lock comes first, in a statement of its own: whoever waited for it must read the version that the other one made.
  if (lock) await sql`select from licences.licence l where l.id = ${id} and ${scope} for update`.execute(db);
  const { rows } = await sql<CurrentLicence>`
    select ${columns}
    from licences.licence l
    join licences.licence_version v on v.licence_id = l.id and v.version = l.version
    join licences.status s on s.code = l.status_code
    where l.id = ${id} and ${scope}`.execute(db);
  const row = rows[0];
  if (!row) throw licenceErrors.notFound();
  return row;
}

/** @throws licences.notInForce for one that was ended or, unless `expiredToo`, whose term is over on the day */
export function requireInForce(
  current: CurrentLicence,
  { today, expiredToo = false, ...act }: { today: LocalDate; expiredToo?: boolean; action: string; actionEn: string },
): void {
  if (current.statusCode !== '01') {
    throw licenceErrors.notInForce({ status: current.statusZh, statusEn: current.statusEn, ...act });
  }
  if (!expiredToo && statusOn(current, today) === 'expired') {
    throw licenceErrors.notInForce({ status: '过期', statusEn: 'expired', ...act });
  }
}

export interface Replacement {
  kind: Exclude<VersionKind, 'issue'>;
  holderName: string;
  face: Face;
  /** Version of the type that the face was made by. */
  typeRevision: number | null;
  issuedOn: LocalDate;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  reason: string;
  law: string | null;
  document: string | null;
  caseId: string | null;
  at: Date;
}

/** Puts a new version with its own identifier and QR code in the place of a locked licence's present one. */
export async function replaceVersion(
  tx: Db,
  actor: Actor,
  current: CurrentLicence,
  next: Replacement,
): Promise<Pick<IssuedLicence, 'identifier' | 'token' | 'version'>> {
  const version = current.version + 1;
  const identifier = nextIdentifier(current.identifier, version);
  const token = newToken();
  await sql`
    with former as (
      update licences.licence_version set replaced_at = ${next.at} where licence_id = ${current.id} and version = ${current.version}
    ), changed as (
      update licences.licence set version = ${version}, holder_name = ${next.holderName}, issued_on = ${next.issuedOn}::date,
        valid_from = ${next.validFrom}::date, valid_to = ${next.validTo}::date, content = ${JSON.stringify(next.face.content)}::jsonb,
        revision = revision + 1
      where id = ${current.id}
    )
    insert into licences.licence_version
      (licence_id, version, identifier, token, holder_name, fields, issued_on, issued_at, valid_from, valid_to, case_id, kind,
       change_reason, law, document, made_by, type_revision)
    values (${current.id}, ${version}, ${identifier}, ${token}, ${next.holderName}, ${JSON.stringify(next.face.fields)}::jsonb,
      ${next.issuedOn}::date, ${next.at}, ${next.validFrom}::date, ${next.validTo}::date, ${next.caseId}, ${next.kind},
      ${next.reason}, ${next.law}, ${next.document}, ${actor.name}, ${next.typeRevision}::int)`.execute(tx);
  return { identifier, token, version };
}

function nextIdentifier(identifier: string, version: number): string {
  const parts = checkLicenceIdentifier(identifier);
  if (!parts.ok) throw new Error(`a stored identifier does not check: ${identifier}`);
  return composeLicenceIdentifier({ type: parts.type, issuer: parts.issuer, serial: parts.serial, version });
}
