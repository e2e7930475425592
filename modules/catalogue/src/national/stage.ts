import type { Readable } from 'node:stream';
import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { personOf } from '../drafts.ts';
import type { Progress } from './import-status.ts';
import type { PlacedProblem } from './plan.ts';
import { placeInFile, type ReadRow, readCsv, readJson } from './read-rows.ts';
import { fieldProblem } from './task.ts';

export interface ImportFile {
  stream: Readable;
  format: 'csv' | 'json';
  /** Table of a CSV without `row_type`; default basic. */
  section?: string;
}

/**
 * Takes files in, row by row, for a dry run and then the import. Nothing of the catalogue changes yet.
 * `publish`: imported items are published at once (they were decided where they come from) instead of becoming drafts.
 * @throws catalogue.importUnreadable
 */
export async function stageImport(
  db: Db,
  actor: Actor,
  { files, publish = false, progress }: { files: readonly ImportFile[]; publish?: boolean; progress?: Progress },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into catalogue.import (publish, started_by, started_by_name) values (${publish}, ${personOf(actor)}, ${actor.name})
    returning id`.execute(db);
  const importId = rows[0]?.id ?? '';
  let read = 0;
  let batch: ReadRow[] = [];
  const flush = async () => {
    await insertRows(db, importId, batch);
    read += batch.length;
    batch = [];
    progress?.({ stage: 'reading', rows: read, total: null });
  };
  try {
    for (const file of files) {
      const from = file.format === 'csv' ? readCsv(file.stream, file.section ?? 'basic') : readJson(file.stream);
      for await (const row of from) {
        batch.push(row);
        if (batch.length >= 200) await flush();
      }
    }
    if (batch.length > 0) await flush();
  } catch (error) {
    await sql`delete from catalogue.import where id = ${importId}`.execute(db);
    throw error;
  }
  return importId;
}

async function insertRows(db: Db, importId: string, batch: readonly ReadRow[]): Promise<void> {
  if (batch.length === 0) return;
  const rows = batch.map(({ section, row, fields }) => ({ section, row, code: fields.task_code ?? '', fields }));
  await sql`
    insert into catalogue.import_row (import_id, section, row_number, task_code, fields)
    select ${importId}::uuid, section, row, code, fields
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (section text, row int, code text, fields jsonb)
    on conflict do nothing`.execute(db);
  const problems = batch.flatMap(({ section, row, unknown }) =>
    unknown.map(field => ({
      section,
      row,
      ...fieldProblem(
        field,
        'unknownColumn',
        '没有这一列，已略过，请对照列名再看一遍。',
        'There is no such column; it was skipped.',
      ),
    })),
  );
  await insertProblems(db, importId, problems);
}

/** Keeps what was found wrong, at the place in the file where a person looks for it. */
export async function insertProblems(db: Db, importId: string, problems: readonly PlacedProblem[]): Promise<void> {
  if (problems.length === 0) return;
  const placed = problems.map(problem => ({ ...problem, ...placeInFile(problem) }));
  await sql`
    insert into catalogue.import_problem (import_id, section, row_number, field, code, zh, en)
    select ${importId}::uuid, section, row, field, code, zh, en
    from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
      as r (section text, row int, field text, code text, zh text, en text)`.execute(db);
}
