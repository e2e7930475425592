import type { Actor } from '@onewindow/auth';
import { checkLicenceIdentifier, composeLicenceIdentifier } from '@onewindow/codes';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import type { LicenceChanged } from './contract.ts';
import { licenceErrors } from './errors.ts';
import { holderNameOf } from './face.ts';
import { faceOf, type IssuedLicence } from './issue.ts';
import { newToken } from './numbers.ts';
import { getLicenceType } from './types/licence-types.ts';

export interface ChangeLicence {
  licenceId: string;
  /** 变更, 延续, 补发: shown in the history. */
  reason: string;
  caseId?: string | null;
  /** Answers that differ; what is not among them stays. */
  content?: Record<string, unknown>;
  holderName?: string;
  issuedOn: LocalDate;
  validFrom?: LocalDate;
  validTo?: LocalDate | null;
  at?: Date;
}

interface Current {
  typeKey: string;
  statusCode: string;
  statusZh: string;
  statusEn: string;
  number: string;
  version: number;
  identifier: string;
  token: string;
  holderName: string;
  holderCodeMasked: string;
  holderPartyId: string | null;
  content: Record<string, unknown>;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  versionCaseId: string | null;
}

/**
 * Changes a licence 变更, 延续, 补发 (行政许可法 §49, §50): a new version with its own identifier and QR code replaces the
 * old, the number stays; the old copy verifies as replaced. The same case changes it once.
 * @throws licences.notFound, licences.notInForce
 */
export function changeLicence(db: Db, services: Services, actor: Actor, input: ChangeLicence): Promise<IssuedLicence> {
  const at = input.at ?? services.now();
  return inTransaction(db, async tx => {
    const current = await lockLicence(tx, input.licenceId);
    const type = await getLicenceType(tx, current.typeKey);
    const same = { id: input.licenceId, typeKey: type.key, typeName: type.name, number: current.number };
    if (input.caseId && current.versionCaseId === input.caseId) {
      return { ...same, identifier: current.identifier, token: current.token, version: current.version };
    }
    if (current.statusCode !== '01') {
      const { statusZh: status, statusEn } = current;
      throw licenceErrors.notInForce({ status, statusEn, action: '变更', actionEn: 'changed' });
    }
    const content = { ...current.content, ...input.content };
    const holderName = input.holderName ?? holderNameOf(type, input.content ?? {}, current.holderName);
    const face = await faceOf(tx, type, {
      input: { content, issuedOn: input.issuedOn },
      holderName,
      holderCode: current.holderCodeMasked,
      applicantName: holderName,
    });
    const version = current.version + 1;
    const validFrom = input.validFrom ?? current.validFrom;
    const validTo = input.validTo === undefined ? current.validTo : input.validTo;
    const identifier = nextIdentifier(current.identifier, version);
    const token = newToken();
    await sql`
      with former as (
        update licences.licence_version set replaced_at = ${at} where licence_id = ${input.licenceId} and version = ${current.version}
      ), changed as (
        update licences.licence set version = ${version}, holder_name = ${holderName}, issued_on = ${input.issuedOn}::date,
          valid_from = ${validFrom}::date, valid_to = ${validTo}::date, content = ${JSON.stringify(face.content)}::jsonb, revision = revision + 1
        where id = ${input.licenceId}
      )
      insert into licences.licence_version
        (licence_id, version, identifier, token, holder_name, fields, issued_on, issued_at, valid_from, valid_to, case_id, change_reason,
         type_revision)
      values (${input.licenceId}, ${version}, ${identifier}, ${token}, ${holderName}, ${JSON.stringify(face.fields)}::jsonb,
        ${input.issuedOn}::date, ${at}, ${validFrom}::date, ${validTo}::date, ${input.caseId ?? null}, ${input.reason},
        ${type.revision}::int)`.execute(tx);
    const payload: LicenceChanged = { typeName: type.name, number: current.number, version, reason: input.reason };
    await appendEvent(tx, actor, {
      type: 'licences.changed',
      subject: { kind: 'licence', id: input.licenceId },
      caseId: input.caseId,
      partyId: current.holderPartyId,
      at,
      data: payload,
    });
    return { ...same, identifier, token, version };
  });
}

async function lockLicence(tx: Db, id: string): Promise<Current> {
  const { rows } = await sql<Current>`
    select l.type_key as "typeKey", l.status_code as "statusCode", s.zh as "statusZh", s.en as "statusEn", l.number, l.version,
      v.identifier, v.token, l.holder_name as "holderName", l.holder_code_masked as "holderCodeMasked",
      l.holder_party_id as "holderPartyId", l.content, l.valid_from as "validFrom", l.valid_to as "validTo", v.case_id as "versionCaseId"
    from licences.licence l
    join licences.licence_version v on v.licence_id = l.id and v.version = l.version
    join licences.status s on s.code = l.status_code
    where l.id = ${id}
    for update of l`.execute(tx);
  const row = rows[0];
  if (!row) throw licenceErrors.notFound();
  return row;
}

function nextIdentifier(identifier: string, version: number): string {
  const parts = checkLicenceIdentifier(identifier);
  if (!parts.ok) throw new Error(`a stored identifier does not check: ${identifier}`);
  return composeLicenceIdentifier({ type: parts.type, issuer: parts.issuer, serial: parts.serial, version });
}
