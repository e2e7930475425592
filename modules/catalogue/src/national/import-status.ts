import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { catalogueErrors } from '../errors.ts';

export type ImportState = 'staged' | 'checked' | 'applied' | 'failed' | 'discarded';

export interface ImportReport {
  importId: string;
  state: ImportState;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  /** Errors found; warnings are counted apart. */
  problems: number;
  warnings: number;
}

export type Progress = (done: {
  stage: 'reading' | 'checking' | 'applying';
  rows: number;
  total: number | null;
}) => void;

/** @throws catalogue.importNotFound */
export async function getImport(db: Db, importId: string): Promise<ImportReport> {
  const { rows } = await sql<ImportReport>`
    select i.id as "importId", i.state, i.rows, i.created, i.updated, i.unchanged, i.failed, p.problems, p.warnings
    from catalogue.import i
    cross join lateral (
      select count(*) filter (where p.severity = 'error')::int as problems,
             count(*) filter (where p.severity = 'warning')::int as warnings
      from catalogue.import_problem p where p.import_id = i.id
    ) p
    where i.id = ${importId}`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.importNotFound();
  return row;
}

export interface ImportProgress extends ImportReport {
  /** Items in the file, known once it has been read. */
  total: number;
  publish: boolean;
  /** Reading, checking or importing is going on. */
  running: boolean;
  phase: 'reading' | 'checking' | 'applying' | null;
  fileName: string;
  fileBytes: number | null;
  bytesRead: number;
  rowsRead: number;
  format: 'csv' | 'json';
  encoding: string | null;
  /** Why the file could not be read, in words. */
  failure: { code: string; zh: string; en: string } | null;
  startedAt: Date;
  startedByName: string;
  appliedAt: Date | null;
  /** Versions that it made: drafts, or published ones. */
  drafts: number;
}

const progressColumns = sql.raw(`
  i.id as "importId", i.state, i.rows, i.created, i.updated, i.unchanged, i.failed, i.total, i.publish,
  i.phase is not null as running, i.phase, i.file_name as "fileName", i.file_bytes as "fileBytes",
  i.bytes_read as "bytesRead", i.rows_read as "rowsRead", i.format, i.encoding,
  case when i.failure_code is not null
    then jsonb_build_object('code', i.failure_code, 'zh', i.failure_zh, 'en', i.failure_en) end as failure,
  i.started_at as "startedAt", i.started_by_name as "startedByName", i.applied_at as "appliedAt"`);

/** Where an import stands, for its progress bar. @throws catalogue.importNotFound */
export async function getImportProgress(db: Db, importId: string): Promise<ImportProgress> {
  const report = await getImport(db, importId);
  const { rows } = await sql<ImportProgress>`
    select ${progressColumns},
           (select count(*)::int from catalogue.item_version v where v.import_id = i.id) as drafts
    from catalogue.import i where i.id = ${importId}`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.importNotFound();
  return { ...row, ...report };
}

export type ImportEntry = Omit<ImportProgress, 'problems' | 'warnings' | 'drafts'>;

/** The history of imports, the latest first. */
export async function listImports(db: Db, page: PageRequest): Promise<Page<ImportEntry>> {
  const after = decodeCursor(page.after, 1)?.[0];
  const { rows } = await sql<ImportEntry>`
    select ${progressColumns} from catalogue.import i
    where ${typeof after === 'string' && isUuid(after) ? sql`i.id < ${after}::uuid` : sql`true`}
    order by i.id desc limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.importId]);
}

/** What the rows of the basic table come to: one line for each item of the file, and the version made of it. */
export interface ImportedRow {
  row: number;
  taskCode: string;
  basicCode: string;
  name: string;
  organisationName: string;
  action: 'create' | 'update' | 'unchanged' | 'refuse' | null;
  versionId: string | null;
  versionState: string | null;
}

/** The items of a file in its order, by what becomes of them. */
export async function listImportedRows(
  db: Db,
  { importId, action, page }: { importId: string; action?: string | undefined; page: PageRequest },
): Promise<Page<ImportedRow>> {
  const after = Number(decodeCursor(page.after, 1)?.[0] ?? 0);
  const { rows } = await sql<ImportedRow>`
    select r.row_number as row, r.task_code as "taskCode", coalesce(r.fields ->> 'catalog_code', '') as "basicCode",
           coalesce(r.fields ->> 'task_name', '') as name, coalesce(r.fields ->> 'dept_name', '') as "organisationName",
           r.action, v.id as "versionId", v.state as "versionState"
    from catalogue.import_row r
    left join catalogue.service_item s on s.task_code = r.task_code
    left join catalogue.item_version v on v.import_id = r.import_id and v.service_item_id = s.id
    where r.import_id = ${importId} and r.section = 'basic' and r.row_number > ${after}
      and (${action ?? null}::text is null or r.action = ${action ?? null}::text)
    order by r.row_number limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.row]);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f-]{36}$/i.test(text);
}
