import type { Db } from '@onewindow/db';
import { stringify } from 'csv-stringify/sync';
import { taskColumns } from './columns.ts';
import type { ExportFilter } from './export-filter.ts';
import { sectionColumn } from './header.ts';
import { loadTasks } from './load-tasks.ts';
import { sections } from './sections.ts';
import type { NationalTask } from './task.ts';

const batchSize = 50;

/** All columns of the one-file CSV: `row_type`, the task code, and every column of every table once. */
export const exportColumns: string[] = [
  sectionColumn,
  ...new Set([
    'task_code',
    ...taskColumns.map(column => column.name),
    ...sections.flatMap(section => section.columns.map(column => column.name)),
  ]),
];

/**
 * Writes every 实施清单 that the filter selects in the national column names, in order of task code, some at a time: as a
 * JSON array (one task a line) or as one CSV in which `row_type` says to which table a row belongs. Read back it changes
 * nothing.
 */
export async function* exportItems(
  db: Db,
  { format, filter = {} }: { format: 'csv' | 'json'; filter?: ExportFilter },
): AsyncGenerator<string> {
  yield format === 'csv' ? `\uFEFF${stringify([exportColumns])}` : '[';
  let after = '';
  for (;;) {
    const tasks = await loadTasks(db, { after, limit: batchSize, filter });
    const last = tasks.at(-1);
    if (!last) break;
    if (format === 'csv') yield csvRows(tasks);
    else yield `${after === '' ? '\n' : ',\n'}${tasks.map(task => JSON.stringify(toJson(task))).join(',\n')}`;
    after = last.taskCode;
  }
  if (format === 'json') yield '\n]\n';
}

/** The header alone, to be filled in. */
export function csvTemplate(): string {
  return `\uFEFF${stringify([exportColumns])}`;
}

function basicRow(task: NationalTask): Record<string, string> {
  return Object.fromEntries(taskColumns.map(column => [column.name, column.read(task)]));
}

function toJson(task: NationalTask): Record<string, unknown> {
  return { ...basicRow(task), ...Object.fromEntries(sections.map(section => [section.list, section.read(task)])) };
}

function csvRows(tasks: readonly NationalTask[]): string {
  const rows = tasks.flatMap(task => [
    { [sectionColumn]: 'basic', ...basicRow(task) },
    ...sections.flatMap(section =>
      section.read(task).map(row => ({ [sectionColumn]: section.name, task_code: task.taskCode, ...row })),
    ),
  ]);
  // A leading =, +, - or @ would be run as a formula by a spreadsheet.
  const safe = (value: string | undefined) => (value && /^[=+\-@]/.test(value) ? `'${value}` : (value ?? ''));
  return stringify(rows.map(row => exportColumns.map(column => safe((row as Record<string, string>)[column]))));
}
