import { catalogueErrors } from '../errors.ts';
import { taskColumns } from './columns.ts';
import { sections } from './sections.ts';

/** First column of a CSV that holds rows of several tables: basic, bylaw, material, window, fee, qa, special. */
export const sectionColumn = 'row_type';

/** Columns of each table; what the national tables have and we need not (synchronisation) is known and passed over. */
export const columnsOf: ReadonlyMap<string, ReadonlySet<string>> = new Map<string, ReadonlySet<string>>([
  ['basic', new Set([...taskColumns.map(column => column.name), 'cd_operation', 'cd_time', 'cd_batch'])],
  ...sections.map(
    section => [section.name, new Set(['task_code', ...section.columns.map(column => column.name)])] as const,
  ),
]);

const everyColumn = new Set([sectionColumn, ...[...columnsOf.values()].flatMap(columns => [...columns])]);

export interface Header {
  columns: string[];
  /** Columns that no table has, or not the only table of this file. */
  unknown: string[];
  /** Columns that every row of the basic table must have and this file has not. */
  missing: string[];
}

/**
 * Reads the first line of a CSV before any row, so that a file that cannot come in says so once and not 100,000 times.
 * @throws catalogue.importSeparator, catalogue.importNotNational, catalogue.importColumnTwice
 */
export function readHeader(names: readonly string[], section: string): Header {
  const columns = names.map(name => name.trim());
  const known = columns.filter(name => everyColumn.has(name));
  if (known.length === 0) {
    const mark = [';', '\t', '|'].find(one =>
      columns.some(name => name.split(one).some(part => everyColumn.has(part))),
    );
    if (mark) throw catalogueErrors.importSeparator({ mark: mark === '\t' ? 'Tab' : mark });
    throw catalogueErrors.importNotNational({ first: columns.slice(0, 3).join(', ').slice(0, 60) });
  }
  const twice = columns.filter((name, index) => name !== '' && columns.indexOf(name) < index);
  if (twice.length > 0) throw catalogueErrors.importColumnTwice({ columns: [...new Set(twice)].join(', ') });
  const own = columnsOf.get(section);
  const several = columns.includes(sectionColumn);
  return {
    columns,
    unknown: columns.filter(name => name !== '' && !(several ? everyColumn.has(name) : own?.has(name))),
    missing: taskColumns
      .filter(column => column.required && !columns.includes(column.name))
      .map(column => `${column.name}（${column.zh}）`),
  };
}

/** @throws catalogue.importColumnsMissing when rows of the basic table come without columns that they need */
export function requireColumns({ missing }: Header): void {
  if (missing.length === 0) return;
  throw catalogueErrors.importColumnsMissing({
    count: missing.length,
    columns: missing.join('、'),
    columnsEn: missing.map(name => name.replace(/（.*/, '')).join(', '),
  });
}
