import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { catalogueErrors } from '../errors.ts';
import { refreshItemSearch } from '../search-index.ts';
import { applyPlans } from './apply.ts';
import { getImport, type ImportReport, type Progress } from './import-status.ts';
import { type KnownTasks, loadKnown } from './load-tasks.ts';
import { checkIdentity, type ImportedTask, type PlacedProblem, planTask, type TaskPlan } from './plan.ts';
import { insertProblems } from './stage.ts';
import { fieldProblem, type NationalTask, unknownContent } from './task.ts';

const batchSize = 50;

/**
 * The dry run: says for every row what would be done and everything that is wrong, and changes nothing else. It can be
 * repeated.
 * @throws catalogue.importNotFound
 */
export function checkImport(
  db: Db,
  actor: Actor,
  importId: string,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<ImportReport> {
  return walk(db, actor, importId, { apply: false, progress, signal });
}

/**
 * Does the import: rows with a problem are left out, all others are created or updated, batch by batch. Doing it again, or
 * importing the same file again, changes nothing.
 * @throws catalogue.importNotFound
 */
export function applyImport(
  db: Db,
  actor: Actor,
  importId: string,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<ImportReport> {
  return walk(db, actor, importId, { apply: true, progress, signal });
}

async function walk(
  db: Db,
  actor: Actor,
  importId: string,
  { apply, progress, signal }: { apply: boolean; progress: Progress | undefined; signal: AbortSignal | undefined },
): Promise<ImportReport> {
  const { publish, total } = await beginWalk(db, importId, apply);
  const counts = { rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
  let after = 0;
  for (;;) {
    const tasks = await nextTasks(db, importId, after);
    const last = tasks.at(-1);
    if (!last) break;
    after = last.row;
    // Every batch stands by itself: what was stopped here is done again from the beginning and changes nothing twice.
    signal?.throwIfAborted();
    await inTransaction(db, async tx => {
      const plans = await planBatch(tx, actor, tasks);
      if (apply) await applyBatch(tx, actor, { importId, publish }, plans);
      await insertProblems(
        tx,
        importId,
        plans.flatMap(({ imported, plan }) => plan.problems.map(one => withValue(imported, one))),
      );
      await recordActions(tx, importId, plans);
      counts.rows += plans.length;
      for (const { plan } of plans) counts[countOf[plan.action]]++;
    });
    await sql`update catalogue.import set rows = ${counts.rows} where id = ${importId}`.execute(db);
    progress?.({ stage: apply ? 'applying' : 'checking', rows: counts.rows, total });
  }
  await finishWalk(db, actor, importId, { apply, counts });
  return getImport(db, importId);
}

const countOf = { create: 'created', update: 'updated', unchanged: 'unchanged', refuse: 'failed' } as const;

async function beginWalk(db: Db, importId: string, apply: boolean): Promise<{ publish: boolean; total: number }> {
  const { rows } = await sql<{ publish: boolean; total: number }>`
    update catalogue.import set phase = ${apply ? 'applying' : 'checking'}, rows = 0, finished_at = null
    where id = ${importId} returning publish, total`.execute(db);
  const row = rows[0];
  if (!row) throw catalogueErrors.importNotFound();
  // What was found while reading stays: the rows are not read again.
  await sql`
    delete from catalogue.import_problem
    where import_id = ${importId} and code not in ('unknownColumn', 'unknownTable')`.execute(db);
  await insertProblems(db, importId, await orphans(db, importId));
  return row;
}

/** Rows of other tables whose task is not in the basic table, or that came twice. */
async function orphans(db: Db, importId: string): Promise<PlacedProblem[]> {
  const { rows } = await sql<{ section: string; row: number; taskCode: string }>`
    select r.section, r.row_number as row, r.task_code as "taskCode" from catalogue.import_row r
    where r.import_id = ${importId} and r.section <> 'basic'
      and not exists (select from catalogue.import_row b
                      where b.import_id = r.import_id and b.section = 'basic' and b.task_code = r.task_code)
    order by r.section, r.row_number limit 10000`.execute(db);
  return rows.map(row => ({
    ...row,
    value: row.taskCode,
    ...fieldProblem(
      'task_code',
      'noTask',
      '基本信息里没有这个实施编码，请先补上那一行。',
      'The basic table has no row with this task code; add it first.',
    ),
  }));
}

async function nextTasks(db: Db, importId: string, after: number): Promise<ImportedTask[]> {
  const { rows } = await sql<{
    row: number;
    fields: Record<string, string>;
    /** The same task code stands in an earlier row. */
    repeats: number | null;
    children: { section: string; row: number; fields: Record<string, string> }[] | null;
  }>`
    select b.row_number as row, b.fields,
           (select min(e.row_number) from catalogue.import_row e
            where e.import_id = b.import_id and e.task_code = b.task_code and e.section = 'basic'
              and e.row_number < b.row_number) as repeats,
           (select jsonb_agg(jsonb_build_object('section', r.section, 'row', r.row_number, 'fields', r.fields - 'task_code')
                             order by r.section, abs(r.row_number))
            from catalogue.import_row r
            where r.import_id = b.import_id and r.task_code = b.task_code and r.section <> 'basic'
              and (r.row_number >= 0 or -r.row_number / 1000 = b.row_number)) as children
    from catalogue.import_row b
    where b.import_id = ${importId} and b.section = 'basic' and b.row_number > ${after}
    order by b.row_number limit ${batchSize}`.execute(db);
  return rows.map(({ row, fields, repeats, children }) => {
    const bySection: ImportedTask['children'] = {};
    for (const child of children ?? []) {
      const list = bySection[child.section] ?? [];
      bySection[child.section] = [...list, { row: child.row, fields: child.fields }];
    }
    return { row, basic: fields, repeats, children: bySection };
  });
}

interface PlannedTask {
  imported: ImportedTask;
  plan: TaskPlan;
  known: KnownTasks;
}

async function planBatch(tx: Db, actor: Actor, tasks: readonly ImportedTask[]): Promise<PlannedTask[]> {
  const known = await loadKnown(tx, actor, {
    taskCodes: tasks.map(task => task.basic.task_code ?? ''),
    basicCodes: tasks.map(task => task.basic.catalog_code ?? ''),
    organisationCodes: tasks.map(task => task.basic.dept_code ?? ''),
  });
  return tasks.map(imported => {
    const plan = planOne(imported, known);
    if (imported.repeats !== null) {
      plan.problems.push({
        section: 'basic',
        row: imported.row,
        ...fieldProblem(
          'task_code',
          'duplicate',
          `这个实施编码在第 ${imported.repeats} 行已经有了，请只留一行。`,
          `This task code stands in row ${imported.repeats} already; keep one row.`,
        ),
      });
      plan.action = 'refuse';
    }
    return { imported, plan, known };
  });
}

/** A problem with what the file says at its place, and whose it is. */
function withValue({ basic, children }: ImportedTask, problem: PlacedProblem): PlacedProblem {
  const row =
    problem.section === 'basic' ? basic : children[problem.section]?.find(one => one.row === problem.row)?.fields;
  return { ...problem, taskCode: basic.task_code ?? '', value: row?.[problem.field] ?? null };
}

/** What becomes of each row, for the list of what the import will do or did. */
async function recordActions(tx: Db, importId: string, planned: readonly PlannedTask[]): Promise<void> {
  await sql`
    update catalogue.import_row r set action = g.action
    from unnest(${planned.map(({ imported }) => imported.row)}::int[], ${planned.map(({ plan }) => plan.action)}::text[])
      as g (row, action)
    where r.import_id = ${importId} and r.section = 'basic' and r.row_number = g.row
      and r.action is distinct from g.action`.execute(tx);
}

function planOne(imported: ImportedTask, known: KnownTasks): TaskPlan {
  const { basic, row } = imported;
  const base = baseOf(imported, known);
  const existing = known.existing.get(basic.task_code ?? '');
  const problems = checkIdentity(imported, existing);
  const place = (field: string, code: string, zh: string, en: string) =>
    problems.push({ section: 'basic', row, ...fieldProblem(field, code, zh, en) });
  if (problems.length === 0 && !known.organisations.has(basic.dept_code ?? '')) {
    place(
      'dept_code',
      'unknownOrganisation',
      '没有这个机构，请先在机构目录里登记。',
      'There is no such organisation; register it first.',
    );
  }
  if (problems.length === 0 && known.organisations.get(basic.dept_code ?? '')?.allowed === false) {
    place(
      'dept_code',
      'outsideJurisdiction',
      '这个机构不归您管，请交给它自己或者上级来导入。',
      'This organisation is outside your jurisdiction; it or a body above it must import this.',
    );
  }
  const item = known.items.get(basic.catalog_code ?? '');
  if (item && basic.task_type && item.typeCode !== basic.task_type) {
    place(
      'task_type',
      'typeDisagrees',
      `目录清单里这个事项的类型是 ${item.typeCode}，请核对。`,
      `The catalogue says type ${item.typeCode}; please check.`,
    );
  }
  if (problems.length > 0) return { action: 'refuse', task: base, contentChanged: false, problems };
  const plan = planTask(imported, base, existing !== undefined);
  // A draft that a person is working on is hers; the last import's own draft may be replaced.
  if (plan.contentChanged && existing?.draftBy && !existing.draftReplaceable) {
    plan.problems.push({
      section: 'basic',
      row,
      ...fieldProblem(
        'task_code',
        'draftInUse',
        `这个事项有一份没有发布的版本（${existing.draftBy}），请先发布、退回或者丢弃它，再导入。`,
        `This item has a version that is not published (${existing.draftBy}); publish, return or discard it first.`,
      ),
    });
    plan.action = 'refuse';
  }
  return plan;
}

/** The task as it is now; or as the organisation would have it by the unified content; or nothing known yet. */
function baseOf({ basic }: ImportedTask, known: KnownTasks): NationalTask {
  const existing = known.existing.get(basic.task_code ?? '');
  if (existing) return existing;
  const item = known.items.get(basic.catalog_code ?? '');
  const organisation = known.organisations.get(basic.dept_code ?? '');
  const audiences = (basic.server_type ?? '').split(',');
  const natural = audiences.includes('1');
  return {
    name: item?.name ?? basic.task_name ?? '',
    basicCode: basic.catalog_code ?? '',
    localCode: item?.localCode ?? basic.local_catalog_code ?? '',
    taskCode: basic.task_code ?? '',
    localTaskCode: basic.local_task_code ?? '',
    typeCode: item?.typeCode ?? basic.task_type ?? '',
    level: basic.use_level ?? '',
    organisation: { code: basic.dept_code ?? '', name: organisation?.name ?? basic.dept_name ?? '' },
    state: '1',
    version: 1,
    effectiveFrom: null,
    audience: item?.audience ?? (natural ? (audiences.length > 1 ? 'both' : 'natural') : 'organisation'),
    topics:
      item?.topics ??
      [...new Set([basic.user_topic_type, basic.corp_topic_type].flatMap(text => text?.split(',') ?? []))].filter(
        Boolean,
      ),
    content: item?.content ?? unknownContent(basic.task_name ?? ''),
    overrides: {},
    centre: organisation?.centre ?? null,
  };
}

async function applyBatch(
  tx: Db,
  actor: Actor,
  options: { importId: string; publish: boolean },
  planned: readonly PlannedTask[],
): Promise<void> {
  const todo = planned.filter(({ plan }) => plan.action === 'create' || plan.action === 'update');
  const [first] = todo;
  if (!first) return;
  await applyPlans(
    tx,
    { ...options, actor },
    todo.map(({ plan }) => plan),
    first.known,
  );
  await refreshItemSearch(tx, [...new Set(todo.map(({ plan }) => plan.task.basicCode))]);
}

async function finishWalk(
  db: Db,
  actor: Actor,
  importId: string,
  {
    apply,
    counts,
  }: { apply: boolean; counts: { rows: number; created: number; updated: number; unchanged: number; failed: number } },
): Promise<void> {
  await inTransaction(db, async tx => {
    await sql`
      update catalogue.import
      set state = ${apply ? 'applied' : 'checked'}, rows = ${counts.rows}, created = ${counts.created}, updated = ${counts.updated},
          unchanged = ${counts.unchanged}, failed = ${counts.failed}, finished_at = now(), phase = null,
          applied_at = ${apply ? sql`now()` : null}
      where id = ${importId}`.execute(tx);
    if (apply)
      await appendEvent(tx, actor, {
        type: 'catalogue.imported',
        subject: { kind: 'import', id: importId },
        data: counts,
      });
  });
}
