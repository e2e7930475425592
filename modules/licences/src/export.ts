import type { Actor } from '@onewindow/auth';
import { type Db, type LocalDate, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import type { Services } from '@onewindow/http';
import { openHolderCode } from './issue.ts';
import { licenceScope } from './queries.ts';

/** One row of the national reporting table `up_lic_data`, with the columns of the catalogue that follow it (GB/T 36902). */
export interface LicenceExportRow {
  certificate_name: string;
  certificate_type: string;
  certificate_type_code: string;
  certificate_number: string;
  certificate_source_id: string;
  certificate_holder: string;
  holder_code: string;
  holder_type: string;
  issue_dept: string;
  issue_dept_code: string;
  issue_date: string;
  certificate_area_code: string;
  valid_from: string;
  valid_to: string;
  status: string;
  version: string;
}

export const licenceExportColumns: readonly (keyof LicenceExportRow)[] = [
  'certificate_name',
  'certificate_type',
  'certificate_type_code',
  'certificate_number',
  'certificate_source_id',
  'certificate_holder',
  'holder_code',
  'holder_type',
  'issue_dept',
  'issue_dept_code',
  'issue_date',
  'certificate_area_code',
  'valid_from',
  'valid_to',
  'status',
  'version',
];

interface Row {
  id: string;
  name: string;
  code: string;
  number: string;
  identifier: string;
  holderName: string;
  holderCode: Buffer | null;
  holderKind: string;
  organisationName: string;
  organisationUscc: string;
  issuedOn: LocalDate;
  divisionCode: string;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  statusCode: string;
  version: number;
}

const BATCH = 1000;

/**
 * The licences in the actor's jurisdiction as rows for the national catalogue, streamed in batches of a thousand. Dates
 * are YYYYMMDD. Holder codes are opened for it, so the export itself is recorded as an event.
 */
export async function* exportLicences(
  db: Db,
  services: Services,
  actor: Actor,
  { issuedSince }: { issuedSince?: LocalDate } = {},
): AsyncGenerator<LicenceExportRow> {
  await appendEvent(db, actor, {
    type: 'licences.exported',
    subject: { kind: 'licences', id: actor.accountId ?? '00000000-0000-0000-0000-000000000000' },
    data: { issuedSince: issuedSince ?? null },
  });
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<Row>`
      select l.id, t.name, t.code, l.number, v.identifier, l.holder_name as "holderName", l.holder_code as "holderCode",
        l.holder_kind as "holderKind", l.organisation_name as "organisationName", l.organisation_uscc as "organisationUscc",
        l.issued_on as "issuedOn", l.division_code as "divisionCode", l.valid_from as "validFrom", l.valid_to as "validTo",
        l.status_code as "statusCode", l.version
      from licences.licence l
      join licences.licence_version v on v.licence_id = l.id and v.version = l.version
      join licences.licence_type t on t.key = l.type_key
      where l.id > ${after} and ${licenceScope(actor, 'export')}
        and (${issuedSince ?? null}::date is null or l.issued_on >= ${issuedSince ?? null}::date)
      order by l.id limit ${BATCH}`.execute(db);
    for (const row of rows) yield toExport(row, services);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.id;
  }
}

function toExport(row: Row, services: Services): LicenceExportRow {
  const compact = (date: LocalDate | null) => date?.replaceAll('-', '') ?? '';
  return {
    certificate_name: row.name,
    certificate_type: row.name,
    certificate_type_code: row.code,
    certificate_number: row.number,
    certificate_source_id: row.identifier,
    certificate_holder: row.holderName,
    holder_code: openHolderCode(services, row.holderCode),
    // 服务对象 of GB/T 39046 A.4: 1 natural person, 2 legal person.
    holder_type: row.holderKind === 'person' ? '1' : '2',
    issue_dept: row.organisationName,
    issue_dept_code: row.organisationUscc,
    issue_date: compact(row.issuedOn),
    certificate_area_code: row.divisionCode,
    valid_from: compact(row.validFrom),
    valid_to: compact(row.validTo),
    status: row.statusCode,
    version: String(row.version).padStart(3, '0'),
  };
}
