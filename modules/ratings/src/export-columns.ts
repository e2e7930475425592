import { type CaseFacts, findCaseFacts } from '@onewindow/cases';
import { getItemVersion } from '@onewindow/catalogue';
import { type Db, sql } from '@onewindow/db';
import type { RatingRow } from './queries.ts';

/** Columns of an export: the national push of ratings (GB/T 39046 table 9 and the fields seen in its interfaces). */
export const exportColumns = [
  'departmentCode',
  'departmentName',
  'affairSerialNo',
  'affairCode',
  'affairName',
  'affairHandleItem',
  'applyTime',
  'doneTime',
  'userName',
  'userType',
  'certificateType',
  'certificateNo',
  'windowNo',
  'workNo',
  'projectType',
  'serviceName',
  'serviceNumber',
  'channel',
  'satisfaction',
  'tags',
  'text',
  'source',
  'collectedBy',
] as const;

export type ExportLine = Record<(typeof exportColumns)[number], string>;

interface Evaluator {
  id: string;
  kind: string;
  name: string;
  idType: string;
  idMasked: string;
}

/** Lines of one batch: three look-ups by id for the whole batch. The evaluator's ID number stays masked (51 号文: 保护评价人信息). */
export async function exportLines(db: Db, rows: readonly RatingRow[]): Promise<ExportLine[]> {
  const cases = await findCaseFacts(db, [...new Set(rows.map(row => row.caseId))]);
  const parties = await sql<Evaluator>`
    select id, kind, name, id_type as "idType", id_masked as "idMasked" from identity.party
    where id = any(${[...new Set(rows.map(row => row.partyId))]}::uuid[])`.execute(db);
  const bodies = await sql<{ id: string; uscc: string }>`
    select id, unified_social_credit_code as uscc from directory.organisation
    where id = any(${[...new Set(rows.map(row => row.organisationId))]}::uuid[])`.execute(db);
  const evaluators = new Map(parties.rows.map(party => [party.id, party]));
  const codes = new Map(bodies.rows.map(body => [body.id, body.uscc]));
  const lines: ExportLine[] = [];
  for (const row of rows) {
    lines.push(
      await lineOf(db, row, {
        facts: cases.get(row.caseId),
        evaluator: evaluators.get(row.partyId),
        code: codes.get(row.organisationId),
      }),
    );
  }
  return lines;
}

async function lineOf(
  db: Db,
  row: RatingRow,
  {
    facts,
    evaluator,
    code,
  }: { facts: CaseFacts | undefined; evaluator: Evaluator | undefined; code: string | undefined },
): Promise<ExportLine> {
  // Versions that were published are kept in memory by the catalogue.
  const item = facts && (await getItemVersion(db, facts.itemVersionId));
  return {
    departmentCode: code ?? '',
    departmentName: safe(row.organisationName),
    affairSerialNo: facts?.caseNumber ?? '',
    affairCode: row.basicCode,
    affairName: safe(row.itemName),
    affairHandleItem: safe(item?.content.variants[0]?.name.zh ?? ''),
    applyTime: facts ? compact(facts.submittedAt) : '',
    doneTime: facts?.concludedAt ? compact(facts.concludedAt) : '',
    userName: safe(evaluator?.name ?? ''),
    userType: evaluator?.kind === 'organisation' ? '1' : '0',
    certificateType: evaluator?.idType ?? '',
    certificateNo: evaluator?.idMasked ?? '',
    windowNo: row.windowNumber === null ? '' : String(row.windowNumber),
    workNo: row.workNumber ?? '',
    projectType: item?.content.caseType ?? '',
    serviceName: row.contactKind === 'visit' ? '现场服务' : '办理全程',
    serviceNumber: String(row.contact),
    channel: row.channel,
    satisfaction: String(row.satisfaction),
    tags: row.tags.join(' '),
    text: safe(row.text ?? ''),
    source: row.channel === 'web' ? '网上' : '线下',
    collectedBy: safe(row.collectedBy ?? ''),
  };
}

/** GB/T 39046: date-times are YYYYMMDDThhmmss, here of Asia/Shanghai. */
function compact(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

/** A cell that a spreadsheet would run as a formula is defused. */
function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
