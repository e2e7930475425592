import { Readable } from 'node:stream';
import { isAppError } from '@onewindow/errors';
import { type CsvError, type Info, parse } from 'csv-parse';
import { catalogueErrors } from '../errors.ts';
import { cellsField } from './cells.ts';
import { decodeText, type Encoding } from './decode.ts';
import { columnsOf, type Header, readHeader, requireColumns, sectionColumn } from './header.ts';
import { readJsonTexts } from './json-texts.ts';
import { sections } from './sections.ts';
import { type FieldProblem, fieldProblem } from './task.ts';

/** A row as read from a file, before anything is checked. */
export interface ReadRow {
  section: string;
  row: number;
  /** Null for the header, which may have problems but is no row. */
  fields: Record<string, string> | null;
  problems: FieldProblem[];
}

export interface ReadOptions {
  /** Table of a CSV without `row_type`. */
  section: string;
  found?: ((encoding: Encoding) => void) | undefined;
}

/**
 * Reads a CSV with a header in the national column names. A file of one table needs no `row_type`; it is of `section`.
 * Rows are handed on one by one, so that a file of any size takes the memory of a row. Rows are numbered as a spreadsheet
 * numbers them: the header is 1, empty lines count.
 * @throws catalogue.importUnreadable with the line; catalogue.importEncoding; what `readHeader` and `requireColumns` throw
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array>,
  { section, found }: ReadOptions,
): AsyncGenerator<ReadRow> {
  let header: Header | undefined;
  const parser = parse({
    columns: (names: string[]) => {
      header = readHeader(names, section);
      return header.columns.map(name => name || false);
    },
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
    max_record_size: 2_000_000,
  });
  const text = Readable.from(decodeText(source, found));
  text.on('error', error => parser.destroy(error));
  text.pipe(parser);
  let row = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<CsvRecord>) {
      if (row === 1 && header) yield* headerRow(header);
      row = info.records + info.empty_lines + 1;
      const { [sectionColumn]: kind, ...fields } = record;
      if (Object.values(record).every(value => !value)) continue;
      const table = kind || section;
      if (table === 'basic' && header) requireColumns(header);
      yield toRow({ section: table, row, fields, header, count: info.error });
    }
  } catch (error) {
    throw isAppError(error) ? error : unreadableCsv(error as CsvError, row);
  } finally {
    text.destroy();
  }
}

interface CsvRecord {
  record: Record<string, string>;
  info: Info & { error?: CsvError };
}

function* headerRow({ unknown }: Header): Generator<ReadRow> {
  if (unknown.length > 0) yield { section: 'basic', row: 1, fields: null, problems: unknown.map(unknownColumn) };
}

/**
 * Reads JSON: an array of tasks, or one task a line. A task has the basic columns, and its rows of the other tables in
 * `bylaws`, `materials`, `windows`, `fees`, `questions`, `specials`. The first task is row 2, as in a CSV.
 * @throws catalogue.importUnreadable with the number of the task; catalogue.importEncoding
 */
export async function* readJson(
  source: AsyncIterable<Uint8Array>,
  { found }: Pick<ReadOptions, 'found'> = {},
): AsyncGenerator<ReadRow> {
  let row = 1;
  for await (const text of readJsonTexts(decodeText(source, found))) {
    row++;
    yield* rowsOfTask(parseTask(text, row), row);
  }
}

function parseTask(text: string, row: number): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    const at = row - 1;
    throw catalogueErrors.importUnreadable({
      reason: `第 ${at} 个事项不是正确的 JSON，请检查引号、逗号和括号，开头是：${text.slice(0, 60)}`,
      reasonEn: `item ${at} is not well-formed JSON; check quotes, commas and brackets. It begins: ${text.slice(0, 60)}`,
    });
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
        const fields = { task_code: String(task.task_code ?? ''), ...(one as Record<string, unknown>) };
        yield toRow({ section, row: jsonChildRow(row, index), fields });
      }
  }
  yield toRow({ section: 'basic', row, fields: basic });
}

function toRow({
  section,
  row,
  fields: given,
  header,
  count,
}: {
  section: string;
  row: number;
  fields: Record<string, unknown>;
  header?: Header | undefined;
  /** Says that the row has more or fewer cells than the header. */
  count?: CsvError | undefined;
}): ReadRow {
  const known = columnsOf.get(section);
  const fields: Record<string, string> = {};
  const problems: FieldProblem[] = known ? [] : [unknownTable(section)];
  for (const [name, value] of Object.entries(given)) {
    const text = plainText(value);
    if (known?.has(name)) fields[name] = text;
    // Said once at the header already; a column of another table is said here.
    else if (known && text !== '' && !header?.unknown.includes(name)) problems.push(unknownColumn(name));
  }
  if (count) fields[cellsField] = /(\d+), got (\d+)/.exec(count.message)?.slice(1, 3).join(',') ?? '';
  return { section, row, fields, problems };
}

function unknownColumn(name: string): FieldProblem {
  return {
    ...fieldProblem(
      name.slice(0, 100),
      'unknownColumn',
      '没有这一列，已略过。要导入它，请对照模板改列名。',
      'There is no such column; it was skipped. To import it, correct its name by the template.',
    ),
    severity: 'warning',
  };
}

function unknownTable(name: string): FieldProblem {
  const names = [...columnsOf.keys()].join(', ');
  return fieldProblem(
    sectionColumn,
    'unknownTable',
    `没有“${name.slice(0, 30)}”这张表，请填 ${names} 之一。`,
    `There is no table “${name.slice(0, 30)}”; use one of ${names}.`,
  );
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
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // PostgreSQL's text holds neither nulls nor halves of a surrogate pair.
  return text
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
    .replaceAll('\0', '')
    .toWellFormed();
}

const csvReasons: Record<string, [zh: string, en: string]> = {
  CSV_QUOTE_NOT_CLOSED: ['有一个英文双引号没有配对', 'a double quote is never closed'],
  CSV_INVALID_CLOSING_QUOTE: ['双引号后面还有别的字，请在引号外加逗号', 'something follows a closing quote'],
  INVALID_OPENING_QUOTE: [
    '格子中间有英文双引号，请把它写成两个',
    'a double quote stands inside a cell; write it twice',
  ],
  CSV_MAX_RECORD_SIZE: ['一行超过 2 MB，可能少了一个引号', 'a row is larger than 2 MB; a quote may be missing'],
};

function unreadableCsv(error: CsvError, row: number) {
  const [zh, en] = csvReasons[error.code] ?? ['不是正确的 CSV', 'it is no well-formed CSV'];
  return catalogueErrors.importUnreadable({
    reason: `第 ${row} 行后面${zh}。请改好再传。`,
    reasonEn: `after row ${row} ${en}. Correct it and upload it again.`,
  });
}
