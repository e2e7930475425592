import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { catalogueErrors } from '../errors.ts';
import type { PlacedProblem } from './plan.ts';

export interface ImportReport {
  importId: string;
  state: 'staged' | 'checked' | 'applied';
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  problems: number;
}

export type Progress = (done: {
  stage: 'reading' | 'checking' | 'applying';
  rows: number;
  total: number | null;
}) => void;

/** @throws catalogue.importNotFound */
export async function getImport(db: Db, importId: string): Promise<ImportReport> {
  const { rows } = await sql<ImportReport>`
    select i.id as "importId", i.state, i.rows, i.created, i.updated, i.unchanged, i.failed,
           (select count(*)::int from catalogue.import_problem p where p.import_id = i.id) as problems
    from catalogue.import i where i.id = ${importId}`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.importNotFound();
  return row;
}

export interface ImportProgress extends ImportReport {
  total: number;
  publish: boolean;
  /** The check or the import is still going on. */
  running: boolean;
}

/** Where an import stands, for its progress bar. @throws catalogue.importNotFound */
export async function getImportProgress(db: Db, importId: string): Promise<ImportProgress> {
  const report = await getImport(db, importId);
  const { rows } = await sql<{ total: number; publish: boolean; running: boolean }>`
    select i.publish, i.finished_at is null as running,
           (select count(*)::int from catalogue.import_row r where r.import_id = i.id and r.section = 'basic') as total
    from catalogue.import i where i.id = ${importId}`.execute(db);
  return {
    ...report,
    total: rows[0]?.total ?? 0,
    publish: rows[0]?.publish ?? false,
    running: rows[0]?.running ?? false,
  };
}

/** What was found wrong, by row and column, in the order of the file. */
export async function listImportProblems(db: Db, importId: string, page: PageRequest): Promise<Page<PlacedProblem>> {
  const after = decodeCursor(page.after, 4) ?? [0, '', '', ''];
  const { rows } = await sql<PlacedProblem>`
    select p.section, p.row_number as row, p.field, p.code, p.zh, p.en
    from catalogue.import_problem p
    where p.import_id = ${importId} and (p.row_number, p.section, p.field, p.code) > (${after[0]}::int, ${after[1]}, ${after[2]}, ${after[3]})
    order by p.row_number, p.section, p.field, p.code limit ${page.limit + 1}`.execute(db);
  return pageOf(rows, page.limit, row => [row.row, row.section, row.field, row.code]);
}
