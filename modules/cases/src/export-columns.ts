import type { CaseListRow } from './queries/list-cases.ts';
import { outcomeNames, stateNames } from './states.ts';

/** Columns of an export: the names of the national reporting table `up_pro_accept` where it has one, then ours. */
export const exportColumns = [
  'project_no',
  'query_code',
  'catalog_code',
  'task_name',
  'applyer_name',
  'org_name',
  'county_code',
  'state',
  'result_type',
  'apply_type',
  'apply_date',
  'accept_date',
  'promise_date',
  'anticipate_date',
  'finish_date',
] as const;

/** One line of it. Times are Asia/Shanghai; a cell that a spreadsheet would run as a formula is defused. */
export function exportLine(row: CaseListRow): Record<(typeof exportColumns)[number], string> {
  return {
    project_no: row.caseNumber,
    query_code: row.queryCode,
    catalog_code: row.basicCode,
    task_name: safe(row.itemName),
    applyer_name: safe(row.applicantName),
    org_name: safe(row.organisationName),
    county_code: row.countyCode,
    state: stateNames[row.state as keyof typeof stateNames].zh,
    result_type: row.outcome ? outcomeNames[row.outcome as keyof typeof outcomeNames].zh : '',
    apply_type: row.channel,
    apply_date: compact(row.submittedAt),
    accept_date: (row.acceptedOn ?? '').replaceAll('-', ''),
    promise_date: (row.dueOn ?? '').replaceAll('-', ''),
    anticipate_date: (row.statuteDueOn ?? '').replaceAll('-', ''),
    finish_date: row.concludedAt ? compact(row.concludedAt) : '',
  };
}

/** GB/T 39046: date-times are YYYYMMDDThhmmss. */
function compact(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
