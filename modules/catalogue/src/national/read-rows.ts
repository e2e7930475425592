import type { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { catalogueErrors } from '../errors.ts';
import { taskColumns } from './columns.ts';
import { type Row, sections } from './sections.ts';

/** A row as read from a file, before anything is checked. */
export interface ReadRow {
  section: string;
  row: number;
  fields: Record<string, string>;
  /** Columns that the section does not have. */
  unknown: string[];
}

/** First column of a CSV that holds rows of several tables: basic, bylaw, material, window, fee, qa, special. */
export const sectionColumn = 'row_type';

const columnsOf = new Map<string, ReadonlySet<string>>([
  ['basic', new Set([...taskColumns.map(column => column.name), 'cd_operation', 'cd_time', 'cd_batch'])],
  ...sections.map(
    section => [section.name, new Set(['task_code', ...section.columns.map(column => column.name)])] as const,
  ),
]);

const maxFieldLength = 100_000;

/**
 * Reads a CSV with a header in the national column names. A file of one table needs no `row_type`; it is of `section`.
 * Rows are handed on one by one, so that a file of any size takes the memory of a row.
 * @throws catalogue.importUnreadable when the file is no CSV, with the line
 */
export async function* readCsv(source: Readable, section: string): AsyncGenerator<ReadRow> {
  const parser = source.pipe(
    parse({
      bom: true,
      columns: header => header.map((name: string) => name.trim()),
      skip_empty_lines: true,
      trim: true,
      max_record_size: 2_000_000,
    }),
  );
  source.on('error', error => parser.destroy(error));
  let row = 1;
  try {
    for await (const record of parser as AsyncIterable<Record<string, string>>) {
      row++;
      const { [sectionColumn]: kind, ...fields } = record;
      yield toRow(kind || section, row, fields);
    }
  } catch (error) {
    throw unreadable(error, row);
  }
}

/**
 * Reads JSON: an array of tasks, or one task a line. A task has the basic columns, and its rows of the other tables in
 * `bylaws`, `materials`, `windows`, `fees`, `questions`, `specials`.
 * @throws catalogue.importUnreadable with the number of the task
 */
export async function* readJson(source: Readable): AsyncGenerator<ReadRow> {
  let row = 1;
  for await (const text of topLevelObjects(source)) {
    row++;
    let task: unknown;
    try {
      task = JSON.parse(text);
    } catch (error) {
      throw unreadable(error, row);
    }
    yield* rowsOfTask(task as Record<string, unknown>, row);
  }
}

function* rowsOfTask(task: Record<string, unknown>, row: number): Generator<ReadRow> {
  const lists = new Map(sections.map(section => [section.list, section.name]));
  const basic: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(task)) {
    const section = lists.get(name);
    if (section === undefined || !Array.isArray(value)) basic[name] = value;
    else
      for (const [index, one] of value.entries()) {
        yield toRow(section, jsonChildRow(row, index), {
          task_code: String(task.task_code ?? ''),
          ...(one as Record<string, unknown>),
        });
      }
  }
  yield toRow('basic', row, basic);
}

function toRow(section: string, row: number, given: Record<string, unknown>): ReadRow {
  const known = columnsOf.get(section);
  const fields: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    const text = plainText(value);
    if (!known?.has(name)) {
      if (text !== '') unknown.push(name);
    } else fields[name] = text.slice(0, maxFieldLength);
  }
  return { section, row, fields, unknown };
}

/** JSON has no row for a nested element: it is numbered by its task and its place in the list, below zero. */
export function jsonChildRow(task: number, index: number): number {
  return -(task * 1000 + index);
}

/** Where a problem is, in words of the file: a CSV's row and column, or a task's row and the path inside it. */
export function placeInFile({ section, row, field }: { section: string; row: number; field: string }): {
  row: number;
  field: string;
} {
  if (row >= 0) return { row, field };
  const list = sections.find(one => one.name === section)?.list ?? section;
  return { row: Math.floor(-row / 1000), field: `${list}[${-row % 1000}].${field}` };
}

/** Text of a cell; the quote that an export sets before a leading =, +, - or @ is taken away again. */
function plainText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return String(value)
    .trim()
    .replace(/^'(?=[=+\-@])/, '');
}

/** The texts of the objects of a top-level array, or of a sequence of objects, without holding the whole in memory. */
async function* topLevelObjects(source: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  let from = -1;
  let depth = 0;
  let inString = false;
  let at = 0;
  for await (const chunk of source) {
    text += decoder.decode(chunk as Buffer, { stream: true });
    for (; at < text.length; at++) {
      const letter = text[at];
      if (inString) {
        if (letter === '\\') at++;
        else if (letter === '"') inString = false;
      } else if (letter === '"') inString = true;
      else if (letter === '{' && depth++ === 0) from = at;
      else if (letter === '}' && --depth === 0) {
        yield text.slice(from, at + 1);
        text = text.slice(at + 1);
        at = -1;
        from = -1;
      }
    }
    // What lies between the objects (brackets, commas, new lines) need not be kept.
    if (depth === 0) {
      text = '';
      at = 0;
    } else if (text.length > 5_000_000) {
      throw catalogueErrors.importUnreadable({
        reason: '一个事项超过 5 MB。',
        reasonEn: 'one item is larger than 5 MB.',
      });
    }
  }
  if (depth > 0 || inString) {
    throw catalogueErrors.importUnreadable({
      reason: '文件在一个事项中间断了。',
      reasonEn: 'the file ends in the middle of an item.',
    });
  }
}

function unreadable(error: unknown, row: number) {
  const said = error instanceof Error ? error.message : String(error);
  return catalogueErrors.importUnreadable({
    reason: `第 ${row + 1} 行附近：${said}`,
    reasonEn: `near row ${row + 1}: ${said}`,
  });
}

export type { Row };
