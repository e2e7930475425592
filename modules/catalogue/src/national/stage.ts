import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { personOf } from '../drafts.ts';
import { catalogueErrors } from '../errors.ts';
import type { Encoding } from './decode.ts';
import type { Progress } from './import-status.ts';
import type { PlacedProblem } from './plan.ts';
import { placeInFile, type ReadRow, readCsv, readJson } from './read-rows.ts';

export type ImportFormat = 'csv' | 'json';

export interface ImportFile {
  stream: AsyncIterable<Uint8Array>;
  format: ImportFormat;
  /** Table of a CSV without `row_type`; default basic. */
  section?: string;
}

/** What is known of an import before its rows are read. */
export interface NewImport {
  /** Imported items are published at once (they were decided where they come from) instead of becoming drafts. */
  publish?: boolean;
  format?: ImportFormat;
  file?: { id: string; name: string; bytes: number };
}

/** Opens an import; its rows come with `readInto`. Returns its id. */
export async function openImport(
  db: Db,
  actor: Actor,
  { publish = false, format = 'csv', file }: NewImport,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into catalogue.import (publish, started_by, started_by_name, format, file_id, file_name, file_bytes, phase)
    values (${publish}, ${personOf(actor)}, ${actor.name}, ${format}, ${file?.id ?? null}, ${file?.name ?? ''},
            ${file?.bytes ?? null}, 'reading')
    returning id`.execute(db);
  return rows[0]?.id ?? '';
}

/**
 * Takes files in, row by row, for a dry run and then the import. Nothing of the catalogue changes yet.
 * @throws catalogue.importUnreadable and its kin; nothing is left of the import then
 */
export async function stageImport(
  db: Db,
  actor: Actor,
  { files, publish = false, progress }: { files: readonly ImportFile[]; publish?: boolean; progress?: Progress },
): Promise<string> {
  const importId = await openImport(db, actor, { publish, format: files[0]?.format ?? 'csv' });
  try {
    for (const file of files) await readInto(db, importId, { file, ...(progress && { progress }) });
    await closeReading(db, importId);
  } catch (error) {
    await sql`delete from catalogue.import where id = ${importId}`.execute(db);
    throw error;
  }
  return importId;
}

/** Rows written in one statement. */
const batchRows = 200;
/** Bytes of cells written in one statement, so that a file of very long cells takes no more memory than others. */
const batchLength = 200_000;
/** From so many rows on the planner is told of them; see migration 0004. */
const manyRows = 2000;

/**
 * Reads the rows of one file into an import.
 * @throws catalogue.importUnreadable, catalogue.importEncoding, and what the header is refused for
 */
export async function readInto(
  db: Db,
  importId: string,
  { file, progress }: { file: ImportFile; progress?: Progress },
): Promise<void> {
  let bytes = 0;
  let read = 0;
  let encoding: Encoding = 'UTF-8';
  let batch: ReadRow[] = [];
  let length = 0;
  async function* counted() {
    for await (const chunk of file.stream) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const flush = async () => {
    const rows = batch;
    batch = [];
    length = 0;
    await insertRows(db, importId, rows);
    read += rows.length;
    await sql`
      update catalogue.import set rows_read = ${read}, bytes_read = ${bytes}, encoding = ${encoding}
      where id = ${importId}`.execute(db);
    progress?.({ stage: 'reading', rows: read, total: null });
  };
  const found = (given: Encoding) => {
    encoding = given;
  };
  const rows =
    file.format === 'csv'
      ? readCsv(counted(), { section: file.section ?? 'basic', found })
      : readJson(counted(), { found });
  for await (const row of rows) {
    batch.push(row);
    for (const value of Object.values(row.fields ?? {})) length += value.length;
    if (batch.length >= batchRows || length >= batchLength) await flush();
  }
  await flush();
}

/** All rows are there: says how many items they are. @throws catalogue.importNoRows */
export async function closeReading(db: Db, importId: string): Promise<void> {
  const { rows } = await sql<{ rows: number }>`
    update catalogue.import i
    set phase = null,
        total = (select count(*) from catalogue.import_row r where r.import_id = i.id and r.section = 'basic')
    where i.id = ${importId} returning i.rows_read as rows`.execute(db);
  if ((rows[0]?.rows ?? 0) === 0) throw catalogueErrors.importNoRows();
  if ((rows[0]?.rows ?? 0) > manyRows) await sql`analyze catalogue.import_row`.execute(db);
}

/** Begins reading anew, as after a process that died in the middle of it. */
export function clearRows(db: Db, importId: string): Promise<void> {
  return inTransaction(db, async tx => {
    await sql`delete from catalogue.import_row where import_id = ${importId}`.execute(tx);
    await sql`delete from catalogue.import_problem where import_id = ${importId}`.execute(tx);
  });
}

async function insertRows(db: Db, importId: string, batch: readonly ReadRow[]): Promise<void> {
  const rows = batch.flatMap(({ section, row, fields, problems }) =>
    fields === null || problems.some(one => one.code === 'unknownTable')
      ? []
      : [{ section, row, code: fields.task_code ?? '', fields }],
  );
  if (rows.length > 0) {
    await sql`
      insert into catalogue.import_row (import_id, section, row_number, task_code, fields)
      select ${importId}::uuid, section, row, code, fields
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (section text, row int, code text, fields jsonb)
      on conflict do nothing`.execute(db);
  }
  await insertProblems(
    db,
    importId,
    batch.flatMap(({ section, row, fields, problems }) =>
      problems.map(one => ({ section, row, taskCode: fields?.task_code ?? '', ...one })),
    ),
  );
}

/** Characters kept of a task code or a value that is wrong, enough to be recognised. */
const shownLength = 200;

/** Keeps what was found wrong, at the place in the file where a person looks for it. */
export async function insertProblems(db: Db, importId: string, problems: readonly PlacedProblem[]): Promise<void> {
  if (problems.length === 0) return;
  const placed = problems.map(({ section, code, zh, en, severity = 'error', taskCode = '', value, ...place }) => ({
    section,
    code,
    zh,
    en,
    severity,
    task: taskCode.slice(0, shownLength).toWellFormed(),
    value: value?.slice(0, shownLength).toWellFormed() ?? null,
    ...placeInFile({ section, row: place.row, field: place.field }),
  }));
  await sql`
    insert into catalogue.import_problem (import_id, section, row_number, field, code, zh, en, severity, task_code, value)
    select ${importId}::uuid, section, row, field, code, zh, en, severity, task, value
    from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
      as r (section text, row int, field text, code text, zh text, en text, severity text, task text, value text)`.execute(
    db,
  );
}
