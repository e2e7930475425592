import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, type LocalDate, type RawBuilder, sql } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { nextFace } from './change.ts';
import { compareFaces } from './compare.ts';
import type { CorrectionForm, FaceChange, LicenceChanged, LicenceTypeField } from './contract.ts';
import { licenceErrors } from './errors.ts';
import { type CurrentLicence, readCurrent, replaceVersion, requireInForce } from './replace.ts';
import { getLicenceType, type StoredLicenceType } from './types/licence-types.ts';
import { findTypeVersion } from './types/type-versions.ts';

/** What is to stand on a licence in place of a clerical error; what is not named stays. */
export interface Corrected {
  licenceId: string;
  /** By key of the line; null takes a line away. */
  fields?: Record<string, unknown> | undefined;
  holderName?: string | undefined;
  validFrom?: LocalDate | undefined;
  validTo?: LocalDate | null | undefined;
  /** Revision that the officer saw; a stale one is refused. */
  revision: number;
}

export interface CorrectLicence extends Corrected {
  /** Told to the holder and kept in the history. */
  reason: string;
  law: string;
  /** Number of the decision 文号. */
  document?: string | null | undefined;
  at?: Date;
}

const everywhere = sql<boolean>`true`;
const act = { action: '更正', actionEn: 'corrected' };

/**
 * Corrects a clerical error 更正 that the issuing body made on a licence: of its own motion, without an application, for
 * what was decided stays as it is. The corrected version replaces the faulty one under the same number and the same version
 * of its type; the day of issue stays.
 * @throws licences.notFound outside the jurisdiction, licences.notInForce, licences.stale, licences.reasonNeeded,
 *   licences.lawNeeded, licences.badCorrection, licences.nothingCorrected
 */
export async function correctLicence(
  db: Db,
  services: Services,
  actor: Actor,
  input: CorrectLicence,
  scope: RawBuilder<boolean> = everywhere,
): Promise<void> {
  const [reason, law, document] = [input.reason.trim(), input.law.trim(), input.document?.trim() || null];
  const at = input.at ?? services.now();
  await inTransaction(db, async tx => {
    const { current, type, next, changes } = await prepare(tx, services, input, { lock: true, scope });
    if ([...reason].length < 2)
      throw licenceErrors.reasonNeeded({}, needed('/reason', '请写明理由', 'Give the reason'));
    if (law === '') throw licenceErrors.lawNeeded({}, needed('/law', '请写明法律依据', 'Give the law'));
    const { version } = await replaceVersion(tx, actor, current, {
      ...next,
      kind: 'correct',
      typeRevision: type.revision,
      issuedOn: current.issuedOn,
      reason,
      law,
      document,
      caseId: null,
      at,
    });
    const payload: LicenceChanged = {
      ...{ typeName: type.name, number: current.number, version, kind: 'correct' },
      ...{ reason, law, document, changes },
    };
    await appendEvent(tx, actor, {
      type: 'licences.corrected',
      subject: { kind: 'licence', id: current.id },
      partyId: current.holderPartyId,
      at,
      data: payload,
    });
  });
}

/** What a correction would change, without making it. @throws as correctLicence, but for reason and law */
export async function previewCorrection(
  db: Db,
  services: Services,
  input: Corrected,
  scope: RawBuilder<boolean> = everywhere,
): Promise<FaceChange[]> {
  return (await prepare(db, services, input, { lock: false, scope })).changes;
}

/** What stands on a licence line by line, to be corrected. @throws licences.notFound */
export async function correctionForm(
  db: Db,
  licenceId: string,
  scope: RawBuilder<boolean> = everywhere,
): Promise<CorrectionForm> {
  const current = await readCurrent(db, licenceId, { scope });
  const type = await typeOf(db, current);
  const { holderName, validFrom, validTo, revision } = current;
  return {
    ...{ holderName, validFrom, validTo, revision },
    lines: linesOf(type).map(({ key, label, format, codes, unit }) => ({
      ...{ key, label, format, value: current.content[key] ?? null },
      codes: codes ? Object.entries(codes).map(([code, words]) => ({ code, words })) : null,
      several: Array.isArray(current.content[key]),
      unit: unit ?? null,
    })),
  };
}

async function prepare(
  tx: Db,
  services: Services,
  input: Corrected,
  { lock, scope }: { lock: boolean; scope: RawBuilder<boolean> },
) {
  const current = await readCurrent(tx, input.licenceId, { lock, scope });
  if (current.revision !== input.revision) throw licenceErrors.stale();
  requireInForce(current, { today: services.today(), ...act });
  const type = await typeOf(tx, current);
  const problems = problemsOf(type, current, input);
  if (problems.length > 0) throw licenceErrors.badCorrection({}, { fields: problems });
  const next = await nextFace(tx, current, type, {
    licenceId: current.id,
    issuedOn: current.issuedOn,
    content: input.fields,
    holderName: input.holderName?.trim() ?? current.holderName,
    validFrom: input.validFrom,
    validTo: input.validTo,
  });
  const changes = compareFaces(current, { ...next, fields: next.face.fields });
  if (changes.length === 0) throw licenceErrors.nothingCorrected();
  return { current, type, next, changes };
}

/** The type as it was when the licence was made: a correction changes nothing but the error. */
async function typeOf(db: Db, current: CurrentLicence): Promise<StoredLicenceType> {
  const type = await getLicenceType(db, current.typeKey);
  const then = await findTypeVersion(db, current.typeKey, current.typeRevision);
  return then ? { ...type, name: then.name, definition: then.definition, revision: then.revision } : type;
}

/** Lines that hold a value of their own; those that only repeat the holder's code cannot be in error by themselves. */
function linesOf(type: StoredLicenceType): LicenceTypeField[] {
  return type.definition.fields.filter(line => !(line.from?.length === 1 && line.from[0]?.startsWith('@')));
}

function problemsOf(type: StoredLicenceType, current: CurrentLicence, input: Corrected): FieldError[] {
  const lines = new Map(linesOf(type).map(line => [line.key, line]));
  const found = Object.entries(input.fields ?? {}).flatMap(([key, value]) => {
    const line = lines.get(key);
    const path = `/fields/${key}`;
    if (!line) return [problem(path, '证照上没有这一栏', 'The licence has no such line')];
    return value === null || fits(line, value) ? [] : [problem(path, wrong[line.format][0], wrong[line.format][1])];
  });
  const name = input.holderName?.trim();
  if (name !== undefined && (name === '' || [...name].length > 500))
    found.push(problem('/holderName', '请写持有人的名称', 'Give the holder’s name'));
  const [from, to] = [
    input.validFrom ?? current.validFrom,
    input.validTo === undefined ? current.validTo : input.validTo,
  ];
  if (to !== null && to < from)
    found.push(problem('/validTo', '到期日早于起始日，请核对', 'It ends before it begins; please check'));
  return found;
}

const wrong = {
  text: ['请选一项或者写一句话，最多 2000 个字', 'Choose one or write a text of at most 2,000 characters'],
  date: ['请写日期，例如 2026-11-26', 'Give a date such as 2026-11-26'],
  address: ['请写清地址', 'Give the address'],
  money: ['请写金额，以分计的整数', 'Give an amount as a whole number of fen'],
  number: ['请写数字', 'Give a number'],
} as const;

function fits(line: LicenceTypeField, value: unknown): boolean {
  if (line.codes) {
    const codes = Array.isArray(value) ? value : [value];
    return codes.length > 0 && codes.every(code => typeof code === 'string' && Object.hasOwn(line.codes ?? {}, code));
  }
  switch (line.format) {
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    case 'address':
      return isText(value) || isAddress(value);
    case 'money':
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    default:
      return isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText));
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= 2000;
}

function isAddress(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { division, detail, ...more } = value as { division?: unknown; detail?: unknown };
  return typeof division === 'string' && /^\d{12}$/.test(division) && isText(detail) && Object.keys(more).length === 0;
}

function problem(path: string, zh: string, en: string): FieldError {
  return { path, code: 'wrong', zh, en };
}

function needed(path: string, zh: string, en: string) {
  return { fields: [{ path, code: 'required', zh, en }] };
}
