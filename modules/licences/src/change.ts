import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { compareFaces } from './compare.ts';
import type { FaceChange, LicenceChanged, LicenceSummary } from './contract.ts';
import { type Face, holderNameOf } from './face.ts';
import { faceOf, type IssuedLicence } from './issue.ts';
import { getLicence, toSummary } from './queries.ts';
import { type CurrentLicence, readCurrent, replaceVersion, requireInForce } from './replace.ts';
import { getLicenceType, type StoredLicenceType } from './types/licence-types.ts';

/** What a change makes of a licence. */
export interface ChangeOfLicence {
  licenceId: string;
  /** Answers that differ; what is not among them stays. */
  content?: Record<string, unknown> | undefined;
  holderName?: string | undefined;
  issuedOn: LocalDate;
  validFrom?: LocalDate | undefined;
  validTo?: LocalDate | null | undefined;
}

export interface ChangeLicence extends ChangeOfLicence {
  /** 变更 (行政许可法 §49) unless told; 延续 (§50). */
  kind?: 'change' | 'renew';
  /** Shown in the history. */
  reason: string;
  law?: string | null;
  caseId?: string | null;
  at?: Date;
}

const words = { change: ['变更', 'changed'], renew: ['延续', 'renewed'] } as const;

/**
 * Changes or renews a licence 变更, 延续 (行政许可法 §49, §50) in the caller's transaction: a new version with its own
 * identifier and QR code replaces the old, the number stays; the old copy verifies as replaced. A case changes a licence
 * once: again gives the licence as it stands. A licence that expired while its renewal was decided can still be renewed.
 * @throws licences.notFound, licences.notInForce
 */
export function changeLicence(
  db: Db,
  services: Services,
  actor: Actor,
  { kind = 'change', ...input }: ChangeLicence,
): Promise<IssuedLicence> {
  const at = input.at ?? services.now();
  return inTransaction(db, async tx => {
    const current = await readCurrent(tx, input.licenceId, { lock: true });
    const type = await getLicenceType(tx, current.typeKey);
    const same = { id: current.id, typeKey: type.key, typeName: type.name, number: current.number };
    if (input.caseId && (await changedBy(tx, current.id, input.caseId))) {
      const { identifier, token, version } = await getLicence(tx, current.id);
      return { ...same, identifier, token, version };
    }
    const [action, actionEn] = words[kind];
    requireInForce(current, { today: services.today(), expiredToo: kind === 'renew', action, actionEn });
    const next = await nextFace(tx, current, type, input);
    const made = await replaceVersion(tx, actor, current, {
      ...next,
      kind,
      typeRevision: type.revision,
      issuedOn: input.issuedOn,
      reason: input.reason,
      law: input.law ?? null,
      document: null,
      caseId: input.caseId ?? null,
      at,
    });
    const payload: LicenceChanged = {
      typeName: type.name,
      number: current.number,
      version: made.version,
      kind,
      reason: input.reason,
      law: input.law ?? null,
      document: null,
      changes: compareFaces(current, { ...next, fields: next.face.fields }),
    };
    await appendEvent(tx, actor, {
      type: 'licences.changed',
      subject: { kind: 'licence', id: current.id },
      caseId: input.caseId,
      partyId: current.holderPartyId,
      at,
      data: payload,
    });
    return { ...same, ...made };
  });
}

/** What a change would make of a licence, without making it: for whoever decides on it. @throws licences.notFound */
export async function previewChange(
  db: Db,
  services: Services,
  input: ChangeOfLicence,
): Promise<{ licence: LicenceSummary; changes: FaceChange[] }> {
  const current = await readCurrent(db, input.licenceId);
  const next = await nextFace(db, current, await getLicenceType(db, current.typeKey), input);
  return {
    licence: toSummary(await getLicence(db, current.id), services.today()),
    changes: compareFaces(current, { ...next, fields: next.face.fields }),
  };
}

export interface NextFace {
  holderName: string;
  face: Face;
  validFrom: LocalDate;
  validTo: LocalDate | null;
}

/** The face that a licence has after a change; a line that its type takes from the holder's name follows that. */
export async function nextFace(
  tx: Db,
  current: CurrentLicence,
  type: StoredLicenceType,
  input: ChangeOfLicence,
): Promise<NextFace> {
  const holderName = input.holderName ?? holderNameOf(type, input.content ?? {}, current.holderName);
  const named = type.definition.fields.filter(line => line.from?.includes('@holderName'));
  const following = Object.fromEntries(
    named.filter(({ key }) => current.content[key] === current.holderName).map(({ key }) => [key, holderName]),
  );
  const face = await faceOf(tx, type, {
    input: { content: { ...current.content, ...following, ...input.content }, issuedOn: input.issuedOn },
    holderName,
    holderCode: current.holderCodeMasked,
    applicantName: holderName,
  });
  return {
    holderName,
    face,
    validFrom: input.validFrom ?? current.validFrom,
    validTo: input.validTo === undefined ? current.validTo : input.validTo,
  };
}

async function changedBy(tx: Db, licenceId: string, caseId: string): Promise<boolean> {
  const { rows } = await sql`
    select from licences.licence_version where case_id = ${caseId} and licence_id = ${licenceId}`.execute(tx);
  return rows.length > 0;
}
