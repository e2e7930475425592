import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Db, sql } from '@onewindow/db';
import { openFile, putFile } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { localDate } from '@onewindow/i18n';
import { type CertificateAuthority, ensureCertificateAuthority, signPdf } from '@onewindow/pdf';
import type { LicenceVersion, PrintedField } from '../contract.ts';
import { licenceErrors } from '../errors.ts';
import { verifyUrlOf } from '../queries.ts';
import { getLicenceType } from '../types/licence-types.ts';
import { findTypeVersion } from '../types/type-versions.ts';
import { versionKinds } from '../version-history.ts';
import { drawCertificate } from './certificate.ts';
import type { Certificate } from './certificate-page.ts';

const MAX_BYTES = 20_000_000;

interface VersionRow {
  typeKey: string;
  typeRevision: number | null;
  number: string;
  version: number;
  identifier: string;
  token: string;
  holderName: string;
  fields: PrintedField[];
  organisationId: string;
  organisationName: string;
  organisationUscc: string;
  issuedOn: string;
  issuedAt: Date;
  validFrom: string;
  validTo: string | null;
  fileId: string | null;
  currentVersion: number;
  replacedAt: Date | null;
  /** How the version after it came about. */
  nextKind: LicenceVersion['kind'] | null;
}

/**
 * The signed PDF of a licence's current version, or of the one asked for. It is drawn when first asked for and kept:
 * everybody after gets the same bytes, whatever becomes of the licence (the QR code tells).
 * @throws licences.notFound
 */
export async function renderLicence(services: Services, licenceId: string, version?: number): Promise<Buffer> {
  const row = await getVersion(services.db, licenceId, version);
  if (row.fileId !== null) return readWhole(await openFile(services, row.fileId));
  return keepFirst(services, licenceId, row, await drawSignedLicence(services, row));
}

/**
 * A version as somebody may read it in the history: the present one as it is, an old one as a copy that says in red what
 * replaced it, drawn whenever it is asked for. The sealed file that was handed out stays as it was.
 * @throws licences.notFound
 */
export async function renderVersion(services: Services, licenceId: string, version: number): Promise<Buffer> {
  const row = await getVersion(services.db, licenceId, version);
  if (row.replacedAt === null) return renderLicence(services, licenceId, version);
  const replaced = {
    word: versionKinds[row.nextKind ?? 'change'].zh,
    on: localDate(row.replacedAt),
    by: row.currentVersion,
  };
  return drawSignedLicence(services, row, replaced);
}

/** The authority whose root certificate people trust when they verify a licence themselves. */
export function certificateAuthority(services: Pick<Services, 'config'>): Promise<CertificateAuthority> {
  return ensureCertificateAuthority(join(services.config.dataDirectory, 'certificates'));
}

async function drawSignedLicence(
  services: Services,
  row: VersionRow,
  replaced?: Certificate['replaced'],
): Promise<Buffer> {
  // As its type was when it was made, whatever the type says by now.
  const type =
    (await findTypeVersion(services.db, row.typeKey, row.typeRevision)) ??
    (await getLicenceType(services.db, row.typeKey));
  const { layout, note } = type.definition;
  const { bytes, seal } = await drawCertificate({
    ...row,
    layout,
    ...(note && { note: note.zh }),
    typeName: type.name,
    typeNameEn: type.nameEn,
    law: type.law,
    verifyUrl: verifyUrlOf(services, row.token),
    demonstration: services.config.demonstration,
    ...(replaced && { replaced }),
  });
  const authority = await certificateAuthority(services);
  const signed = await signPdf(bytes, {
    certificate: await authority.sealCertificate({
      id: row.organisationId,
      name: row.organisationName,
      uscc: row.organisationUscc,
    }),
    reason: `${replaced ? `已${replaced.word}的旧版副本` : '签发'}${type.name} ${row.number}`,
    at: services.now(),
    place: seal,
  });
  return Buffer.from(signed);
}

async function getVersion(db: Db, licenceId: string, version: number | undefined): Promise<VersionRow> {
  const { rows } = await sql<VersionRow>`
    select l.type_key as "typeKey", v.type_revision as "typeRevision", l.number, v.version, v.identifier, v.token, v.holder_name as "holderName", v.fields,
      l.organisation_id as "organisationId", l.organisation_name as "organisationName", l.organisation_uscc as "organisationUscc",
      v.issued_on as "issuedOn", v.issued_at as "issuedAt", v.valid_from as "validFrom", v.valid_to as "validTo", v.file_id as "fileId",
      l.version as "currentVersion", v.replaced_at as "replacedAt", n.kind as "nextKind"
    from licences.licence l
    join licences.licence_version v on v.licence_id = l.id and v.version = coalesce(${version ?? null}::int, l.version)
    left join licences.licence_version n on n.licence_id = l.id and n.version = v.version + 1
    where l.id = ${licenceId}`.execute(db);
  const row = rows[0];
  if (!row) throw licenceErrors.notFound();
  return row;
}

// Two people may ask at once: the file recorded first is the licence, the other is never shown.
async function keepFirst(services: Services, licenceId: string, row: VersionRow, bytes: Buffer): Promise<Buffer> {
  const file = await putFile(services, Readable.from([bytes]), {
    name: `${row.number}.pdf`,
    maxBytes: MAX_BYTES,
    accept: ['application/pdf'],
  });
  const { rows } = await sql<{ fileId: string }>`
    update licences.licence_version set file_id = ${file.id}, file_sha256 = decode(${file.sha256}, 'hex')
    where licence_id = ${licenceId} and version = ${row.version} and file_id is null
    returning file_id as "fileId"`.execute(services.db);
  if (rows[0]) return bytes;
  const { fileId } = await getVersion(services.db, licenceId, row.version);
  return fileId === null ? bytes : readWhole(await openFile(services, fileId));
}

async function readWhole(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
