import { type Db, type LocalDate, sql } from '@onewindow/db';
import { compareFaces } from './compare.ts';
import type { FaceChange, LicenceVersion, PrintedField } from './contract.ts';

/** How versions come about, in words. */
export const versionKinds: Record<LicenceVersion['kind'], { zh: string; en: string }> = {
  issue: { zh: '签发', en: 'issued' },
  change: { zh: '变更', en: 'changed' },
  renew: { zh: '延续', en: 'renewed' },
  correct: { zh: '更正', en: 'corrected' },
};

interface Row {
  licenceId: string;
  version: number;
  identifier: string;
  kind: LicenceVersion['kind'];
  holderName: string;
  fields: PrintedField[];
  issuedOn: LocalDate;
  issuedAt: Date;
  validFrom: LocalDate;
  validTo: LocalDate | null;
  by: string | null;
  changeReason: string | null;
  law: string | null;
  document: string | null;
  caseId: string | null;
  replacedAt: Date | null;
}

const columns = sql.raw(`
  v.licence_id as "licenceId", v.version, v.identifier, v.kind, v.holder_name as "holderName", v.fields, v.issued_on as "issuedOn",
  v.issued_at as "issuedAt", v.valid_from as "validFrom", v.valid_to as "validTo", v.made_by as by,
  v.change_reason as "changeReason", v.law, v.document, v.case_id as "caseId", v.replaced_at as "replacedAt"`);

/** The versions of a licence, newest first, each with what it changed against the one before. */
export async function listVersions(db: Db, licenceId: string): Promise<LicenceVersion[]> {
  const { rows } = await sql<Row>`
    select ${columns} from licences.licence_version v where v.licence_id = ${licenceId} order by v.version desc`.execute(
    db,
  );
  return rows.map((row, index) => {
    const { holderName, fields, validFrom, validTo, issuedAt, replacedAt, licenceId: _, ...rest } = row;
    const before = rows[index + 1];
    return {
      ...rest,
      kindName: versionKinds[row.kind],
      at: issuedAt.toISOString(),
      replacedAt: replacedAt?.toISOString() ?? null,
      changes: before ? compareFaces(before, { holderName, fields, validFrom, validTo }) : [],
    };
  });
}

/** What a case made of a licence by changing it; undefined when it changed none. */
export async function findChangeByCase(
  db: Db,
  caseId: string,
): Promise<{ licenceId: string; version: number; changes: FaceChange[] } | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from licences.licence_version c
    join licences.licence_version v on v.licence_id = c.licence_id and v.version in (c.version, c.version - 1)
    where c.case_id = ${caseId} and c.kind in ('change', 'renew') order by v.version desc limit 2`.execute(db);
  const [after, before] = rows;
  return after && before
    ? { licenceId: after.licenceId, version: after.version, changes: compareFaces(before, after) }
    : undefined;
}
