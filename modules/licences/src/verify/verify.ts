import { checkLicenceIdentifier, maskName } from '@onewindow/codes';
import { type Db, type LocalDate, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import type { PrintedField, Verdict, Verification } from '../contract.ts';
import { dateInWords } from '../face.ts';
import { numberKeyOf, readToken } from '../numbers.ts';
import { type LicenceRow, licenceColumns, statusOn, statusWords } from '../queries.ts';

/** One of the three, or `text` as a person typed or a camera read it: a number, an identifier, a token, the QR code's address. */
export interface VerifyQuery {
  token?: string | undefined;
  number?: string | undefined;
  identifier?: string | undefined;
  text?: string | undefined;
}

interface FoundRow extends LicenceRow {
  foundVersion: number;
  foundIdentifier: string;
  foundIssuedOn: LocalDate;
  foundValidFrom: LocalDate;
  foundValidTo: LocalDate | null;
  foundFields: PrintedField[];
  replacedAt: Date | null;
}

/**
 * Says what a licence is worth at this moment. Anybody may ask; a person's name is masked, and only those lines of the
 * face are told that its type makes public. One indexed query; an unknown licence is an answer and no error.
 */
export async function verifyLicence(
  db: Db,
  services: Pick<Services, 'now' | 'today' | 'config'>,
  query: VerifyQuery,
): Promise<Verification> {
  const checkedAt = services.now().toISOString();
  const where = conditionOf(query);
  if (where === undefined) return notFound(checkedAt);
  const { rows } = await sql<FoundRow>`
    select ${licenceColumns}, f.version as "foundVersion", f.identifier as "foundIdentifier", f.issued_on as "foundIssuedOn",
      f.valid_from as "foundValidFrom", f.valid_to as "foundValidTo", f.fields as "foundFields", f.replaced_at as "replacedAt"
    from (${where}) w
    join licences.licence_version f on f.licence_id = w.licence_id and f.version = w.version
    join licences.licence l on l.id = f.licence_id
    join licences.licence_version v on v.licence_id = l.id and v.version = l.version
    join licences.licence_type t on t.key = l.type_key
    join licences.status s on s.code = l.status_code
    order by (l.status_code = '01') desc, l.issued_at desc
    limit 1`.execute(db);
  const row = rows[0];
  return row ? report(row, services.today(), checkedAt, services.config.demonstration) : notFound(checkedAt);
}

function conditionOf(query: VerifyQuery) {
  const text = query.text?.trim() ?? '';
  const fromAddress = /\/v\/([0-9A-Za-z-]+)\/?(?:[?#].*)?$/.exec(text)?.[1];
  const token = readToken(query.token ?? fromAddress ?? text);
  const identifier = checkLicenceIdentifier(query.identifier ?? text);
  if (query.token !== undefined || fromAddress !== undefined) return token === undefined ? undefined : byToken(token);
  if (query.identifier !== undefined) return identifier.ok ? byIdentifier(identifier.value) : undefined;
  if (identifier.ok) return byIdentifier(identifier.value);
  const key = numberKeyOf(query.number ?? text);
  if (key.length < 4) return undefined;
  // Twelve characters may be a token or a number; both are looked up by an index.
  return token === undefined ? byNumber(key) : sql`${byToken(token)} union ${byNumber(key)}`;
}

function byToken(token: string) {
  return sql`select licence_id, version from licences.licence_version where token = ${token}`;
}

function byIdentifier(identifier: string) {
  return sql`select licence_id, version from licences.licence_version where identifier = ${identifier}`;
}

function byNumber(key: string) {
  return sql`select id as licence_id, version from licences.licence where number_key = ${key}`;
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

function report(row: FoundRow, today: LocalDate, checkedAt: string, demonstration: boolean): Verification {
  const old = row.foundVersion !== row.version;
  const status = statusOn(old ? { ...row, validFrom: row.foundValidFrom, validTo: row.foundValidTo } : row, today);
  const verdict = verdictOf(row, status, old);
  const ended = verdict === 'annulled';
  return {
    verdict,
    headline: headlineOf(row, verdict),
    checkedAt,
    licence: {
      typeName: { zh: row.typeName, en: row.typeNameEn },
      number: row.number,
      identifier: row.foundIdentifier,
      version: row.foundVersion,
      currentVersion: row.version,
      holderName: row.holderKind === 'organisation' ? row.holderName : maskName(row.holderName),
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
      fields: row.foundFields.filter(field => field.public).map(({ label, value }) => ({ label, value })),
      demonstration,
    },
  };
}

function verdictOf(row: FoundRow, status: string, old: boolean): Verdict {
  if (row.statusKey !== 'valid') return 'annulled';
  if (old) return 'replaced';
  return status === 'expired' || status === 'notYetValid' ? status : 'valid';
}

function headlineOf(row: FoundRow, verdict: Verdict): { zh: string; en: string } {
  const since = dateInWords(new Date(row.statusSince.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
  switch (verdict) {
    case 'valid':
      return {
        zh: '这张证照由发证机关签发，现在有效。',
        en: 'This licence was issued by the body named and is valid now.',
      };
    case 'notYetValid':
      return {
        zh: `这张证照从${dateInWords(row.foundValidFrom)}起有效，现在还没到。`,
        en: `This licence is valid from ${row.foundValidFrom}, not yet today.`,
      };
    case 'expired':
      return {
        zh: `这张证照的有效期到${dateInWords(row.foundValidTo ?? '')}为止，已经过期。`,
        en: `This licence was valid until ${row.foundValidTo} and has expired.`,
      };
    case 'replaced':
      return {
        zh: `这是第 ${row.foundVersion} 版，已经换发新版本。请看持证人手里的第 ${row.version} 版。`,
        en: `This is version ${row.foundVersion}; it has been replaced by version ${row.version}.`,
      };
    case 'annulled':
      return {
        zh: `发证机关已于${since}${row.statusZh}这张证照，请不要再凭它经营或交易。`,
        en: `The issuing body declared this licence ${row.statusEn} on ${row.statusSince.toISOString().slice(0, 10)}. Do not rely on it.`,
      };
    default:
      return { zh: '没有查到这张证照。', en: 'No such licence.' };
  }
}
