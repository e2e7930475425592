import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemActor } from '@onewindow/auth';
import {
  applyImport,
  checkImport,
  exportItems,
  listImportProblems,
  stageImport,
  withTightHeap,
} from '@onewindow/catalogue';
import { loadConfig } from '@onewindow/config';
import type { Db } from '@onewindow/db';
import { openRuntime } from '../runtime.ts';

/** `onewindow import items FILE`: every problem by row and column first; nothing is imported with `--dry-run`. */
export async function importItemsFrom(file: string, options: { dryRun?: boolean; publish?: boolean }): Promise<void> {
  await withTightHeap(() => importFile(file, options));
}

async function importFile(file: string, { dryRun, publish }: { dryRun?: boolean; publish?: boolean }): Promise<void> {
  const runtime = await openRuntime(loadConfig());
  try {
    const { db } = runtime;
    const actor = systemActor('command line');
    const stream = file === '-' ? process.stdin : createReadStream(file);
    const format = /\.(json|ndjson|jsonl)$/i.test(file) ? 'json' : 'csv';
    const progress = ({ stage, rows }: { stage: string; rows: number }) =>
      process.stderr.write(`\r${stage} ${rows} rows `);
    const importId = await stageImport(db, actor, { files: [{ stream, format }], publish: publish ?? false, progress });
    const report = await checkImport(db, actor, importId, progress);
    process.stderr.write('\n');
    await printProblems(db, importId);
    console.log(
      `${report.rows} rows: ${report.created} new, ${report.updated} changed, ${report.unchanged} unchanged, ${report.failed} with problems.`,
    );
    if (dryRun) return;
    const done = await applyImport(db, actor, importId, progress);
    process.stderr.write('\n');
    console.log(`Imported: ${done.created} new, ${done.updated} changed. Rows with problems were left out.`);
    if (done.failed > 0) process.exitCode = 2;
  } finally {
    await runtime.close();
  }
}

async function printProblems(db: Db, importId: string): Promise<void> {
  let after: string | undefined;
  do {
    const page = await listImportProblems(db, importId, { limit: 500, after });
    for (const { section, row, field, zh, en } of page.rows)
      console.log(`${section} row ${row}, ${field}: ${zh} ${en}`);
    after = page.next ?? undefined;
  } while (after);
}

/** `onewindow export items`: the same columns to standard output, streamed. */
export async function exportItemsTo({ format }: { format: string }): Promise<void> {
  await withTightHeap(() => exportAll(format));
}

async function exportAll(format: string): Promise<void> {
  const runtime = await openRuntime(loadConfig());
  try {
    const lines = exportItems(runtime.db, { format: format === 'json' ? 'json' : 'csv' });
    await pipeline(Readable.from(lines), process.stdout, { end: false });
  } finally {
    await runtime.close();
  }
}
