import { parseChoice } from '@onewindow/console-kit/list-contract';
import { type Db, decodeCursor, type Page, type PageRequest, pageOf, sql } from '@onewindow/db';
import { stringify } from 'csv-stringify/sync';
import { taskColumns } from './columns.ts';
import { sections } from './sections.ts';

/** One thing wrong in an imported file, where it is and what to do about it. */
export interface ImportProblem {
  id: string;
  section: string;
  row: number;
  field: string;
  /** The column in words; empty where it has none. */
  fieldZh: string;
  code: string;
  severity: 'error' | 'warning';
  zh: string;
  en: string;
  taskCode: string;
  value: string | null;
}

/** Texts as in an address: `a,b` one of these, `!a` all but. */
export interface ProblemFilter {
  severity?: string | undefined;
  section?: string | undefined;
  field?: string | undefined;
  code?: string | undefined;
  /** Words in the text, the value or the task code. */
  q?: string | undefined;
}

function where(importId: string, { severity, section, field, code, q }: ProblemFilter) {
  const words = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`;
  return sql.join(
    [
      sql`p.import_id = ${importId}`,
      oneOf('severity', severity),
      oneOf('section', section),
      oneOf('field', field),
      oneOf('code', code),
      q
        ? sql`(p.zh ilike ${words} or p.en ilike ${words} or p.value ilike ${words} or p.task_code ilike ${words})`
        : sql`true`,
    ],
    sql` and `,
  );
}

function oneOf(column: string, text: string | undefined) {
  const choice = parseChoice(text);
  if (!choice) return sql`true`;
  const holds = sql`${sql.ref(`p.${column}`)} = any(${choice.values}::text[])`;
  return choice.negated ? sql`not ${holds}` : holds;
}

/** What was found wrong, by row and column, in the order of the file. */
export async function listImportProblems(
  db: Db,
  importId: string,
  { filter = {}, ...page }: PageRequest & { filter?: ProblemFilter },
): Promise<Page<ImportProblem>> {
  const [row, position] = decodeCursor(page.after, 2) ?? [-1, '0'];
  const { rows } = await sql<ImportProblem>`
    select p.position::text as id, p.section, p.row_number as row, p.field, '' as "fieldZh", p.code, p.severity, p.zh, p.en,
           p.task_code as "taskCode", p.value
    from catalogue.import_problem p
    where ${where(importId, filter)} and (p.row_number, p.position) > (${Number(row) || 0}::int, ${String(Number(position) || 0)}::bigint)
    order by p.row_number, p.position limit ${page.limit + 1}`.execute(db);
  return pageOf(
    rows.map(found => ({ ...found, fieldZh: columnText(found) })),
    page.limit,
    found => [found.row, found.id],
  );
}

export async function countImportProblems(db: Db, importId: string, filter: ProblemFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from catalogue.import_problem p where ${where(importId, filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface ProblemKind {
  field: string;
  fieldZh: string;
  code: string;
  severity: 'error' | 'warning';
  count: number;
  firstRow: number;
  zh: string;
  en: string;
}

/** The kinds of problems with how often each occurs, the most frequent first: one wrong column is one line, not 10,000. */
export async function listProblemKinds(db: Db, importId: string): Promise<ProblemKind[]> {
  const { rows } = await sql<ProblemKind & { section: string }>`
    select p.section, regexp_replace(p.field, '\\[\\d+\\]', '') as field, p.code, p.severity, count(*)::int as count,
           min(p.row_number) as "firstRow", min(p.zh) as zh, min(p.en) as en
    from catalogue.import_problem p where p.import_id = ${importId}
    group by 1, 2, 3, 4 order by p.severity, count desc, 2, 3 limit 200`.execute(db);
  return rows.map(({ section, ...kind }) => ({ ...kind, fieldZh: columnText({ section, field: kind.field }) }));
}

const tableNames = new Map([
  ['basic', { zh: '基本信息', en: 'Basic' }],
  ...sections.map(section => [section.name, { zh: section.zh, en: section.name }] as const),
]);

const columnNames = new Map([
  ...taskColumns.map(column => [`basic ${column.name}`, column.zh] as const),
  ...sections.flatMap(section => section.columns.map(column => [`${section.name} ${column.name}`, column.zh] as const)),
]);

/** `materials[0].by_law` → 要求提供的依据. */
function columnText({ section, field }: { section: string; field: string }): string {
  const name = field.slice(field.lastIndexOf('.') + 1);
  return columnNames.get(`${section} ${name}`) ?? columnNames.get(`basic ${name}`) ?? '';
}

/** All problems as a CSV that is handed to whoever made the file. */
export async function* exportProblems(db: Db, importId: string, filter: ProblemFilter): AsyncGenerator<string> {
  const head = [
    '行 row',
    '表 table',
    '列 column',
    '列名',
    '现在写的 value',
    '实施编码 task_code',
    '类别',
    '怎么改',
    'What to do',
  ];
  yield `\uFEFF${stringify([head])}`;
  let after: string | undefined;
  do {
    const page: Page<ImportProblem> = await listImportProblems(db, importId, { limit: 500, after, filter });
    yield stringify(
      page.rows.map(found =>
        [
          String(found.row),
          tableNames.get(found.section)?.zh ?? found.section,
          found.field,
          found.fieldZh,
          found.value ?? '',
          found.taskCode,
          found.severity === 'error' ? '错误' : '提醒',
          found.zh,
          found.en,
          // A leading =, +, - or @ would be run as a formula by a spreadsheet.
        ].map(text => (/^[=+\-@]/.test(text) ? `'${text}` : text)),
      ),
    );
    after = page.next ?? undefined;
  } while (after);
}
