import { checkTaskCode, checkUnifiedSocialCreditCode } from '@onewindow/codes';
import { isShorter } from '../clock-definitions.ts';
import type { ItemContent } from '../item-content.ts';
import { findProblems } from '../problems.ts';
import { checkCodes } from './column.ts';
import { taskColumns } from './columns.ts';
import { cellProblem, checkRow, type Row, sameRow, sections } from './sections.ts';
import { type FieldProblem, fieldProblem, type NationalTask } from './task.ts';

/** One imported task: its basic row and the rows that belong to it, by section, with their row numbers. */
export interface ImportedTask {
  row: number;
  basic: Row;
  /** Row in which the same task code stands already. */
  repeats: number | null;
  children: Record<string, { row: number; fields: Row }[]>;
}

export interface PlacedProblem extends FieldProblem {
  section: string;
  row: number;
  taskCode?: string;
  /** What the file says at that place. */
  value?: string | null;
}

/** What is to be done with an imported task. */
export interface TaskPlan {
  action: 'create' | 'update' | 'unchanged' | 'refuse';
  /** The task as it will be. */
  task: NationalTask;
  /** The elements differ from the base, so a version of its own is needed; otherwise only places or the promise do. */
  contentChanged: boolean;
  problems: PlacedProblem[];
}

/**
 * Compares an imported task with what is there (or with nothing), column by column: only what differs is written, so that
 * sources and marks of everything else stay, and an export read back changes nothing.
 * @param base the present state of the task, or of the catalogue item that the organisation newly implements
 */
export function planTask(imported: ImportedTask, base: NationalTask, exists: boolean): TaskPlan {
  const task: NationalTask = {
    ...base,
    content: structuredClone(base.content),
    overrides: structuredClone(base.overrides),
  };
  const problems = [...writeColumns(imported, base, task), ...writeSections(imported, base, task)];
  const contentChanged = moveShorterPromise(imported, base, task);
  if (contentChanged && problems.length === 0) problems.push(...rowProblems(imported, task));
  const changed =
    contentChanged || task.state !== base.state || JSON.stringify(task.overrides) !== JSON.stringify(base.overrides);
  const action = problems.length > 0 ? 'refuse' : !exists ? 'create' : changed ? 'update' : 'unchanged';
  return { action, task, contentChanged, problems };
}

/**
 * What is wrong with the row itself, before anything is compared: missing values, codes, the parts of the task code. What
 * the present data lacks too (a promise, whether a fee is charged) may stay missing: it is shown as unverified, not invented.
 */
export function checkIdentity({ row, basic }: ImportedTask, existing?: NationalTask): PlacedProblem[] {
  const place = (found: FieldProblem): PlacedProblem => ({ section: 'basic', row, ...found });
  const found: PlacedProblem[] = cellProblem(basic).map(place);
  const code = checkTaskCode(basic.task_code ?? '');
  if (!code.ok) found.push(place(fieldProblem('task_code', code.code, code.zh, code.en)));
  const body = checkUnifiedSocialCreditCode(basic.dept_code ?? '');
  if (!body.ok) found.push(place(fieldProblem('dept_code', body.code, body.zh, body.en)));
  if (code.ok) {
    const parts = [
      [
        'dept_code',
        code.organisation,
        '实施编码的前 18 位应当是实施主体的统一社会信用代码',
        'The first 18 characters of the task code must be the body’s credit code',
      ],
      ['use_level', code.level, '实施编码的第 19 位应当是行使层级', 'Character 19 of the task code must be the level'],
      [
        'catalog_code',
        code.basicCode,
        '实施编码的后 12 位应当是基本编码',
        'The last 12 characters of the task code must be the basic code',
      ],
    ] as const;
    for (const [column, expected, zh, en] of parts) {
      const given = basic[column] ?? '';
      if (given !== '' && given !== expected)
        found.push(
          place(
            fieldProblem(
              column,
              'codesDisagree',
              `${zh}（${expected}），这里写的是 ${given}。`,
              `${en} (${expected}); here it is ${given}.`,
            ),
          ),
        );
    }
  }
  for (const column of taskColumns) {
    const value = basic[column.name] ?? '';
    if (value === '') {
      if (!column.required || (existing && column.read(existing) === '')) continue;
      found.push(
        place(
          fieldProblem(
            column.name,
            'required',
            `${column.zh}不能空着，请补上。`,
            'This column may not be empty; fill it in.',
          ),
        ),
      );
    } else {
      const wrong = checkCodes(column, value);
      if (wrong) found.push(place(wrong));
      if (column.maxLength && value.length > column.maxLength) {
        found.push(
          place(
            fieldProblem(
              column.name,
              'tooLong',
              `最多 ${column.maxLength} 个字，请缩短。`,
              `At most ${column.maxLength} characters; shorten it.`,
            ),
          ),
        );
      }
    }
  }
  return found;
}

function writeColumns({ row, basic }: ImportedTask, base: NationalTask, task: NationalTask): PlacedProblem[] {
  return taskColumns.flatMap((column): PlacedProblem[] => {
    const value = basic[column.name];
    if (!column.write || value === undefined || value === '' || value === column.read(base)) return [];
    const wrong = column.write(task, value);
    return wrong ? [{ section: 'basic', row, ...wrong }] : [];
  });
}

function writeSections({ children }: ImportedTask, base: NationalTask, task: NationalTask): PlacedProblem[] {
  return sections.flatMap((section): PlacedProblem[] => {
    const rows = children[section.name];
    if (!rows || rows.length === 0) return [];
    const before = section.read(base);
    const same = before.length === rows.length && rows.every(({ fields }, index) => sameRow(before[index], fields));
    if (same) return [];
    const problems = rows.flatMap(({ row, fields }) =>
      checkRow(section, fields).map(one => ({ section: section.name, row, ...one })),
    );
    if (problems.length === 0)
      section.write(
        task,
        rows.map(({ fields }) => fields),
      );
    return problems;
  });
}

/** A promise that is only shorter than the unified one is the organisation's own word and needs no version of its own. */
function moveShorterPromise({ basic }: ImportedTask, base: NationalTask, task: NationalTask): boolean {
  const promise = task.content.limits.promise;
  const unified = base.content.limits.promise ?? base.content.limits.statutory;
  const onlyPromise =
    JSON.stringify({ ...task.content, limits: { ...task.content.limits, promise: null } }) ===
    withoutPromise(base.content);
  if (onlyPromise && promise && unified && isShorter(promise, unified)) {
    const changed = taskColumns.some(
      ({ name, read }) => /^promise_(day|type)$/.test(name) && basic[name] && basic[name] !== read(base),
    );
    const { promise: _, ...others } = task.overrides;
    const asUnified = JSON.stringify(promise) === JSON.stringify(base.content.limits.promise);
    if (changed) task.overrides = asUnified ? others : { ...others, promise };
    task.content = base.content;
    return false;
  }
  return JSON.stringify(task.content) !== JSON.stringify(base.content);
}

function withoutPromise(content: ItemContent): string {
  return JSON.stringify({ ...content, limits: { ...content.limits, promise: null } });
}

const columnOfPath: [pattern: RegExp, section: string, field: string][] = [
  [/^\/limits\/promise/, 'basic', 'promise_day'],
  [/^\/limits\/statutory/, 'basic', 'anticipate_day'],
  [/^\/bases/, 'basic', 'by_law'],
  [/^\/materials/, 'material', 'by_law'],
  [/^\/fee/, 'basic', 'is_fee'],
  [/^\/results/, 'basic', 'result_name'],
  [/^\/serviceObjects/, 'basic', 'server_type'],
  [/^\/channels/, 'basic', 'handle_type'],
];

/** The rules of the editor hold for imported content too; each is told at the column it comes from. */
function rowProblems(imported: ImportedTask, task: NationalTask): PlacedProblem[] {
  // An import brings neither form nor process: what is done online is switched on by the keeper.
  return findProblems(task.content, { typeCode: task.typeCode, hasForm: true, hasProcess: true })
    .filter(problem => problem.severity === 'error')
    .map(problem => {
      const [, section, field] = columnOfPath.find(([pattern]) => pattern.test(problem.path)) ?? [
        undefined,
        'basic',
        'task_name',
      ];
      const index = Number(/^\/\w+\/(\d+)/.exec(problem.path)?.[1] ?? 0);
      const row = section === 'basic' ? imported.row : (imported.children[section]?.[index]?.row ?? imported.row);
      return { section, row, field, code: problem.code, zh: problem.zh, en: problem.en };
    });
}
