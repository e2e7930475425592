import { type Actor, scopeCondition } from '@onewindow/auth';
import { isWithinDivision } from '@onewindow/codes';
import {
  type Db,
  decodeCursor,
  type LocalDate,
  type Page,
  type PageRequest,
  pageOf,
  type RawBuilder,
  sql,
} from '@onewindow/db';
import type { Services } from '@onewindow/http';
import type { LicenceDetail, LicenceStatus, LicenceSummary, LicenceVersion, PrintedField } from './contract.ts';
import { licenceErrors } from './errors.ts';
import { numberKeyOf } from './numbers.ts';
import { licencePermissions } from './permissions.ts';
import { listVersions, versionKinds } from './version-history.ts';

/** A licence as it stands, with its current version. */
export interface LicenceRow {
  id: string;
  typeKey: string;
  typeName: string;
  typeNameEn: string;
  number: string;
  identifier: string;
  token: string;
  version: number;
  statusCode: string;
  statusKey: LicenceStatus;
  statusZh: string;
  statusEn: string;
  statusSince: Date;
  statusReason: string | null;
  statusLaw: string | null;
  statusDocument: string | null;
  statusBy: string | null;
  holderPartyId: string | null;
  holderKind: 'person' | 'organisation';
  holderName: string;
  holderCodeMasked: string;
  organisationId: string;
  organisationName: string;
  organisationUscc: string;
  divisionCode: string;
  caseId: string | null;
  issuedOn: LocalDate;
  issuedAt: Date;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  content: Record<string, unknown>;
  fields: PrintedField[];
  trustLevel: string;
  revision: number;
  versionKind: LicenceVersion['kind'];
  versionAt: Date;
}

export const licenceColumns = sql.raw(`
  l.id, l.type_key as "typeKey", coalesce(tv.name, t.name) as "typeName", coalesce(tv.name_en, t.name_en) as "typeNameEn", l.number, v.identifier, v.token, l.version,
  l.status_code as "statusCode", s.key as "statusKey", s.zh as "statusZh", s.en as "statusEn", l.status_since as "statusSince",
  l.status_reason as "statusReason", l.status_law as "statusLaw", l.status_document as "statusDocument", l.status_by as "statusBy",
  l.holder_party_id as "holderPartyId", l.holder_kind as "holderKind", l.holder_name as "holderName",
  l.holder_code_masked as "holderCodeMasked", l.organisation_id as "organisationId", l.organisation_name as "organisationName",
  l.organisation_uscc as "organisationUscc", l.division_code as "divisionCode", l.case_id as "caseId", l.issued_on as "issuedOn",
  l.issued_at as "issuedAt", l.valid_from as "validFrom", l.valid_to as "validTo", l.content, v.fields,
  l.trust_level as "trustLevel", l.revision, v.kind as "versionKind", v.issued_at as "versionAt"`);

export const licenceTables = sql.raw(`
  licences.licence l
  join licences.licence_version v on v.licence_id = l.id and v.version = l.version
  join licences.licence_type t on t.key = l.type_key
  left join licences.licence_type_version tv on tv.type_key = l.type_key and tv.revision = v.type_revision
  join licences.status s on s.code = l.status_code`);

/** @throws licences.notFound */
export async function getLicence(db: Db, id: string): Promise<LicenceRow> {
  const { rows } = await sql<LicenceRow>`select ${licenceColumns} from ${licenceTables} where l.id = ${id}`.execute(db);
  const row = rows[0];
  if (!row) throw licenceErrors.notFound();
  return row;
}

/** True when the actor holds the licence or her grant reaches the body that issued it. */
export function canReadLicence(
  actor: Actor,
  licence: Pick<LicenceRow, 'holderPartyId' | 'organisationId' | 'divisionCode'>,
): boolean {
  if (actor.partyId !== null && actor.partyId === licence.holderPartyId) return true;
  return actor.grants.some(({ permissions, scope }) => {
    if (!permissions.has(licencePermissions.read.name)) return false;
    if (scope.kind === 'all') return true;
    if (scope.kind === 'organisation') return scope.organisationId === licence.organisationId;
    return scope.kind === 'division' && isWithinDivision(scope.code, licence.divisionCode);
  });
}

/** A licence with its versions and the changes of its status. @throws licences.notFound */
export async function getLicenceDetail(db: Db, services: Services, id: string): Promise<LicenceDetail> {
  const row = await getLicence(db, id);
  const history = await sql<{
    at: Date;
    zh: string;
    en: string;
    reason: string | null;
    law: string | null;
    document: string | null;
    by: string;
    organisationName: string | null;
  }>`
    select c.at, s.zh, s.en, c.reason, c.law, c.document, c.by_name as by, c.organisation_name as "organisationName"
    from licences.status_change c join licences.status s on s.code = c.to_code
    where c.licence_id = ${id} order by c.at, c.id`.execute(db);
  return {
    ...toSummary(row, services.today()),
    fields: row.fields,
    verifyUrl: verifyUrlOf(services, row.token),
    revision: row.revision,
    versions: await listVersions(db, id),
    history: history.rows.map(({ at, zh, en, ...rest }) => ({ ...rest, at: at.toISOString(), status: { zh, en } })),
  };
}

/** The address in the QR code. */
export function verifyUrlOf(services: Pick<Services, 'config'>, token: string): string {
  return `${services.config.publicUrl.replace(/\/$/, '')}/v/${token}`;
}

/** The licences that a party holds, newest first. `today` decides what has expired; the present day unless told. */
export async function listLicencesOfParty(
  db: Db,
  { partyId, page, today = todayInShanghai() }: { partyId: string; page: PageRequest; today?: LocalDate },
): Promise<Page<LicenceSummary>> {
  return listPage(db, sql<boolean>`l.holder_party_id = ${partyId}`, page, today);
}

export interface LicenceFilters {
  typeKey?: string | undefined;
  statusCode?: string | undefined;
  /** Number, identifier, or the beginning of a holder's name. */
  text?: string | undefined;
}

/** The licences that the actor's grants reach, newest first. */
export async function listLicences(
  db: Db,
  actor: Actor,
  { filters = {}, page, today = todayInShanghai() }: { filters?: LicenceFilters; page: PageRequest; today?: LocalDate },
): Promise<Page<LicenceSummary>> {
  const conditions = [licenceScope(actor, 'read')];
  if (filters.typeKey) conditions.push(sql<boolean>`l.type_key = ${filters.typeKey}`);
  if (filters.statusCode) conditions.push(sql<boolean>`l.status_code = ${filters.statusCode}`);
  const text = filters.text?.trim();
  if (text) conditions.push(matches(text));
  return listPage(db, sql.join<boolean>(conditions, sql` and `) as RawBuilder<boolean>, page, today);
}

// Three look-ups in three indexes; as one condition with OR over two tables it would read every licence.
function matches(text: string): RawBuilder<boolean> {
  const like = `${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`l.id in (
    select id from licences.licence where number_key = ${numberKeyOf(text)}
    union all select licence_id from licences.licence_version where identifier = ${text}
    union all (select id from licences.licence where holder_name like ${like} limit 1000))`;
}

/** Where a permission over licences holds. */
export function licenceScope(actor: Actor, permission: keyof typeof licencePermissions): RawBuilder<boolean> {
  return scopeCondition(actor, licencePermissions[permission], {
    party: 'l.holder_party_id',
    organisation: 'l.organisation_id',
    division: 'l.division_code',
  });
}

async function listPage(
  db: Db,
  where: RawBuilder<boolean>,
  page: PageRequest,
  today: LocalDate,
): Promise<Page<LicenceSummary>> {
  const cursor = decodeCursor(page.after, 2);
  const after = cursor ? sql`and (l.issued_at, l.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)` : sql``;
  const { rows } = await sql<LicenceRow & { cursorAt: string }>`
    select ${licenceColumns}, to_json(l.issued_at) #>> '{}' as "cursorAt" from ${licenceTables}
    where ${where} ${after}
    order by l.issued_at desc, l.id desc
    limit ${page.limit + 1}`.execute(db);
  const cut = pageOf(rows, page.limit, row => [row.cursorAt, row.id]);
  return { rows: cut.rows.map(row => toSummary(row, today)), next: cut.next };
}

/** What a licence is worth on a day: the body's act first, then the dates. */
export function statusOn(
  row: Pick<LicenceRow, 'statusKey' | 'validFrom' | 'validTo'>,
  today: LocalDate,
): LicenceStatus {
  if (row.statusKey !== 'valid') return row.statusKey;
  if (row.validTo !== null && row.validTo < today) return 'expired';
  return row.validFrom > today ? 'notYetValid' : 'valid';
}

export function toSummary(row: LicenceRow, today: LocalDate): LicenceSummary {
  const status = statusOn(row, today);
  return {
    id: row.id,
    typeKey: row.typeKey,
    typeName: row.typeName,
    typeNameEn: row.typeNameEn,
    number: row.number,
    identifier: row.identifier,
    version: row.version,
    status,
    statusName: statusWords(row, status),
    holderName: row.holderName,
    holderCodeMasked: row.holderCodeMasked,
    organisationName: row.organisationName,
    issuedOn: row.issuedOn,
    validFrom: row.validFrom,
    validTo: row.validTo,
    caseId: row.caseId,
    trustLevel: row.trustLevel,
    content: row.content,
    changed: row.version > 1 ? { kind: versionKinds[row.versionKind], at: row.versionAt.toISOString() } : null,
  };
}

export function statusWords(
  row: Pick<LicenceRow, 'statusZh' | 'statusEn'>,
  status: LicenceStatus,
): { zh: string; en: string } {
  if (status === 'valid') return { zh: '有效', en: 'valid' };
  if (status === 'expired') return { zh: '已过期', en: 'expired' };
  if (status === 'notYetValid') return { zh: '未到生效日', en: 'not yet valid' };
  return { zh: `已${row.statusZh}`, en: row.statusEn };
}

export function todayInShanghai(): LocalDate {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
