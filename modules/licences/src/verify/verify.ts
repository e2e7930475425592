import { checkLicenceIdentifier, maskName } from '@onewindow/codes';
import { type Db, type LocalDate, type RawBuilder, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { formatDate, localDate } from '@onewindow/i18n';
import type { LicenceStatus, LicenceVersion, PrintedField, Verdict, Verification } from '../contract.ts';
import { alikeKeyOf, numberKeyOf, readToken } from '../numbers.ts';
import { statusOn, statusWords } from '../queries.ts';
import { versionKinds } from '../version-history.ts';

/** One of the three, or `text` as a person typed or a camera read it: a number, an identifier, a token, the QR code's address. */
export interface VerifyQuery {
  token?: string | undefined;
  number?: string | undefined;
  identifier?: string | undefined;
  text?: string | undefined;
}

interface FoundRow {
  licenceId: string;
  typeName: string;
  typeNameEn: string;
  number: string;
  version: number;
  statusKey: LicenceStatus;
  statusZh: string;
  statusEn: string;
  statusSince: Date;
  statusReason: string | null;
  statusLaw: string | null;
  statusDocument: string | null;
  statusBy: string | null;
  holderKind: 'person' | 'organisation';
  holderName: string;
  organisationName: string;
  foundVersion: number;
  foundIdentifier: string;
  foundIssuedOn: LocalDate;
  foundValidFrom: LocalDate;
  foundValidTo: LocalDate | null;
  foundFields: PrintedField[];
  replacedAt: Date | null;
}

/** What stands in place of an old version. */
interface PresentRow {
  /** How the version after the one found came about. */
  nextKind: LicenceVersion['kind'] | null;
  holderName: string;
  issuedOn: LocalDate;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  fields: PrintedField[];
}

const columns = sql.raw(`
  l.id as "licenceId", coalesce(tv.name, t.name) as "typeName", coalesce(tv.name_en, t.name_en) as "typeNameEn", l.number, l.version, s.key as "statusKey", s.zh as "statusZh", s.en as "statusEn",
  l.status_since as "statusSince", l.status_reason as "statusReason", l.status_law as "statusLaw",
  l.status_document as "statusDocument", l.status_by as "statusBy", l.holder_kind as "holderKind", f.holder_name as "holderName",
  l.organisation_name as "organisationName", f.version as "foundVersion", f.identifier as "foundIdentifier",
  f.issued_on as "foundIssuedOn", f.valid_from as "foundValidFrom", f.valid_to as "foundValidTo", f.fields as "foundFields",
  f.replaced_at as "replacedAt"`);

/**
 * Says what a licence is worth at this moment. Anybody may ask; a person's name is masked, and only those lines of the
 * face are told that its type makes public. One look-up in an index; an unknown licence is an answer and no error.
 */
export async function verifyLicence(
  db: Db,
  services: Pick<Services, 'now' | 'today' | 'config'>,
  query: VerifyQuery,
): Promise<Verification> {
  const checkedAt = services.now().toISOString();
  for (const where of conditionsOf(query)) {
    const row = await findBy(db, where);
    if (!row) continue;
    // Nearly every licence that is shown is the present one: only an old copy is worth another look-up.
    const present = row.foundVersion === row.version ? undefined : await findPresent(db, row);
    return report({ row, present, today: services.today(), checkedAt, demonstration: services.config.demonstration });
  }
  return notFound(checkedAt);
}

async function findBy(db: Db, where: RawBuilder<unknown>): Promise<FoundRow | undefined> {
  const { rows } = await sql<FoundRow>`
    select ${columns}
    from licences.licence_version f
    join licences.licence l on l.id = f.licence_id
    join licences.licence_type t on t.key = l.type_key
    left join licences.licence_type_version tv on tv.type_key = l.type_key and tv.revision = f.type_revision
    join licences.status s on s.code = l.status_code
    where ${where}
    order by (l.status_code = '01') desc, l.issued_at desc
    limit 1`.execute(db);
  return rows[0];
}

async function findPresent(db: Db, { licenceId, foundVersion }: FoundRow): Promise<PresentRow | undefined> {
  const { rows } = await sql<PresentRow>`
    select n.kind as "nextKind", c.holder_name as "holderName", c.issued_on as "issuedOn", c.valid_from as "validFrom",
      c.valid_to as "validTo", c.fields
    from licences.licence l
    join licences.licence_version c on c.licence_id = l.id and c.version = l.version
    left join licences.licence_version n on n.licence_id = l.id and n.version = ${foundVersion}::int + 1
    where l.id = ${licenceId}`.execute(db);
  return rows[0];
}

// What to look for, in this order; each is one look-up in an index.
function conditionsOf(query: VerifyQuery): RawBuilder<unknown>[] {
  const text = query.text?.trim() ?? '';
  const fromAddress = /\/v\/([0-9A-Za-z-]+)\/?(?:[?#].*)?$/.exec(text)?.[1];
  const token = readToken(query.token ?? fromAddress ?? text);
  const identifier = checkLicenceIdentifier(query.identifier ?? text);
  if (query.token !== undefined || fromAddress !== undefined) return token === undefined ? [] : [byToken(token)];
  if (query.identifier !== undefined) return identifier.ok ? [byIdentifier(identifier.value)] : [];
  if (identifier.ok) return [byIdentifier(identifier.value)];
  const key = numberKeyOf(query.number ?? text);
  if (key.length < 4) return [];
  const alike = alikeKeyOf(key);
  const numbers = alike === key ? [byNumber(key)] : [byNumber(key), byNumber(alike)];
  // Twelve characters may be a token or a number.
  return token === undefined ? numbers : [byToken(token), ...numbers];
}

function byToken(token: string) {
  return sql`f.token = ${token}`;
}

function byIdentifier(identifier: string) {
  return sql`f.identifier = ${identifier}`;
}

function byNumber(key: string) {
  return sql`(l.number_key = ${key} and f.version = l.version)`;
}

function notFound(checkedAt: string): Verification {
  return {
    verdict: 'notFound',
    headline: {
      zh: '没有查到这张证照。请对照证照再看一遍；仍查不到的，不要相信它。',
      en: 'No such licence. Compare what you entered with the licence; if it still is not found, do not rely on it.',
    },
    checkedAt,
    licence: null,
  };
}

function report({
  row,
  present,
  today,
  checkedAt,
  demonstration,
}: {
  row: FoundRow;
  /** Of an old version. */
  present: PresentRow | undefined;
  today: LocalDate;
  checkedAt: string;
  demonstration: boolean;
}): Verification {
  const status = statusOn(
    { statusKey: row.statusKey, validFrom: row.foundValidFrom, validTo: row.foundValidTo },
    today,
  );
  const verdict = verdictOf(row, status, present !== undefined);
  const ended = verdict === 'annulled';
  return {
    verdict,
    headline: headlineOf(row, verdict, present),
    checkedAt,
    licence: {
      typeName: { zh: row.typeName, en: row.typeNameEn },
      number: row.number,
      identifier: row.foundIdentifier,
      version: row.foundVersion,
      currentVersion: row.version,
      holderName: named(row, row.holderName),
      organisationName: row.organisationName,
      issuedOn: row.foundIssuedOn,
      validFrom: row.foundValidFrom,
      validTo: row.foundValidTo,
      status: statusWords(row, status),
      since: ended ? row.statusSince.toISOString() : (row.replacedAt?.toISOString() ?? null),
      by: ended ? row.statusBy : null,
      reason: ended ? row.statusReason : null,
      law: ended ? row.statusLaw : null,
      document: ended ? row.statusDocument : null,
      fields: open(row.foundFields),
      demonstration,
      replaced: present ? replacedOf(row, present, today) : null,
    },
  };
}

/** An old copy leads to what the licence says now, as far as anybody may see it. */
function replacedOf(row: FoundRow, present: PresentRow, today: LocalDate) {
  const { validFrom, validTo } = present;
  return {
    kind: versionKinds[present.nextKind ?? 'change'],
    at: (row.replacedAt ?? row.statusSince).toISOString(),
    now: {
      holderName: named(row, present.holderName),
      issuedOn: present.issuedOn,
      validFrom,
      validTo,
      status: statusWords(row, statusOn({ statusKey: row.statusKey, validFrom, validTo }, today)),
      fields: open(present.fields),
    },
  };
}

function named(row: FoundRow, name: string): string {
  return row.holderKind === 'organisation' ? name : maskName(name);
}

function open(fields: readonly PrintedField[]) {
  return fields.filter(field => field.public).map(({ label, value }) => ({ label, value }));
}

function verdictOf(row: FoundRow, status: string, old: boolean): Verdict {
  if (row.statusKey !== 'valid') return 'annulled';
  if (old) return 'replaced';
  return status === 'expired' || status === 'notYetValid' ? status : 'valid';
}

function headlineOf(row: FoundRow, verdict: Verdict, present: PresentRow | undefined): { zh: string; en: string } {
  const since = localDate(row.statusSince);
  switch (verdict) {
    case 'valid':
      return {
        zh: '这张证照由发证机关签发，现在有效。',
        en: 'This licence was issued by the body named and is valid now.',
      };
    case 'notYetValid':
      return {
        zh: `这张证照从 ${formatDate('zh', row.foundValidFrom)}起有效，现在还没到。`,
        en: `This licence is valid from ${formatDate('en', row.foundValidFrom)}, not yet today.`,
      };
    case 'expired':
      return {
        zh: `这张证照的有效期到 ${row.foundValidTo ? formatDate('zh', row.foundValidTo) : ''}为止，已经过期。`,
        en: `This licence was valid until ${row.foundValidTo ? formatDate('en', row.foundValidTo) : ''} and has expired.`,
      };
    case 'replaced': {
      const { zh, en } = versionKinds[present?.nextKind ?? 'change'];
      const at = localDate(row.replacedAt ?? row.statusSince);
      return {
        zh: `这是第 ${row.foundVersion} 版，${formatDate('zh', at)}已经${zh}，不要再凭它办事。证号没有变，以第 ${row.version} 版为准，见下。`,
        en: `This is version ${row.foundVersion}, ${en} on ${formatDate('en', at)}; do not rely on it. The number is the same, version ${row.version} counts: see below.`,
      };
    }
    case 'annulled':
      return {
        zh: `发证机关已于 ${formatDate('zh', since)}${row.statusZh}这张证照，请不要再凭它经营或交易。`,
        en: `The issuing body declared this licence ${row.statusEn} on ${formatDate('en', since)}. Do not rely on it.`,
      };
    default:
      return { zh: '没有查到这张证照。', en: 'No such licence.' };
  }
}
