import { Readable } from 'node:stream';
import type { Db } from '@onewindow/db';
import { sql } from '@onewindow/db';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cataloguePermissions as may } from '../permissions.ts';
import { resolveServiceItem } from '../resolve.ts';
import { findItems } from '../search.ts';
import { catalogueGround } from '../testing/ground.ts';
import { exportItems } from './export.ts';
import { applyImport, checkImport } from './import.ts';
import { listImportProblems } from './import-problems.ts';
import { loadTasks } from './load-tasks.ts';
import { stageImport } from './stage.ts';

const food = '000131907000';
const qixing = '450305000000';
const keeper = staffActor({
  permissions: [may.read, may.edit, may.import, may.publish],
  scope: { kind: 'division', code: '450300000000' },
});

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  db = database.db;
});
afterAll(() => database.close());

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

async function importText(text: string, format: 'csv' | 'json', { publish = false, apply = true } = {}) {
  const importId = await stageImport(db, keeper, {
    files: [{ stream: Readable.from([Buffer.from(text)]), format }],
    publish,
  });
  const checked = await checkImport(db, keeper, importId);
  const problems = (await listImportProblems(db, importId, { limit: 200 })).rows;
  return { importId, checked, problems, report: apply ? await applyImport(db, keeper, importId) : checked };
}

/** The exported task of one place as JSON, to be changed and read back. */
async function exportedTask(
  basicCode: string,
  divisionCode: string,
): Promise<Record<string, unknown> & { task_code: string; materials: Record<string, string>[] }> {
  const { taskCode } = await resolveServiceItem(db, { basicCode, divisionCode });
  const text = await textOf(exportItems(db, { format: 'json', filter: { divisionCode } }));
  const found = text.split('\n').find(line => line.includes(`"task_code":"${taskCode}"`));
  return JSON.parse((found ?? '{}').replace(/,$/, ''));
}

describe('an export read back', () => {
  test.each(['csv', 'json'] as const)('as %s changes nothing', async format => {
    const text = await textOf(exportItems(db, { format, filter: { divisionCode: qixing } }));
    const { report, problems } = await importText(text, format);
    expect(problems.slice(0, 3)).toEqual([]);
    expect(report).toMatchObject({ created: 0, updated: 0, failed: 0 });
    expect(report.unchanged).toBeGreaterThan(100);
  });

  test('uses the national column names', async () => {
    const task = await exportedTask(food, qixing);
    expect(task).toMatchObject({
      task_name: '食品经营许可',
      catalog_code: food,
      task_type: '01',
      use_level: '4',
      by_law: '《食品安全法》第三十五条；《食品安全法》第三十五条',
      anticipate_day: '20',
      anticipate_type: '1',
      promise_day: '8',
      is_fee: '0',
      project_type: '2',
      supervise_way: '12345',
      result_name: '食品经营许可证',
    });
    expect(task.materials[0]).toMatchObject({
      material_code: `${task.task_code}001`,
      material_name: '营业执照',
      is_need: '1',
      source_type: '20',
    });
  });
});

describe('an import', () => {
  test('makes a draft of what differs and keeps the sources of what does not', async () => {
    const task = await exportedTask(food, '450302000000');
    task.promise_day = '10';
    task.accept_condition = `${task.accept_condition}\n6. 有排烟设施`;
    const [first, ...rest] = task.materials;
    const { report } = await importText(
      JSON.stringify([{ ...task, materials: [{ ...first, is_need: '3' }, ...rest] }]),
      'json',
    );
    expect(report).toMatchObject({ created: 0, updated: 1, failed: 0 });
    const { rows } = await sql<{
      state: string;
      content: {
        conditions: { text: { zh: string }; source: { verified: boolean } }[];
        materials: { necessity: string; fetch?: object }[];
        limits: { promise: object };
      };
    }>`
      select v.state, v.content from catalogue.item_version v join catalogue.service_item s on s.id = v.service_item_id
      where s.task_code = ${task.task_code}`.execute(db);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.state).toBe('draft');
    const content = rows[0]?.content;
    expect(content?.limits.promise).toEqual({ amount: 10, unit: 'workingDay' });
    expect(content?.conditions.at(-1)).toMatchObject({ text: { zh: '有排烟设施' }, source: { verified: false } });
    expect(content?.conditions.filter(condition => condition.source.verified).length).toBe(4);
    expect(content?.materials[0]).toMatchObject({ necessity: '3', fetch: { from: 'licence' } });
    expect(
      (await resolveServiceItem(db, { basicCode: food, divisionCode: '450302000000' })).content.limits.promise?.amount,
    ).toBe(8);
    // Once more changes nothing: the import is idempotent by task code.
    expect(
      (await importText(JSON.stringify([{ ...task, materials: [{ ...first, is_need: '3' }, ...rest] }]), 'json'))
        .report,
    ).toMatchObject({ updated: 0, unchanged: 1 });
  });

  test('keeps a shorter promise and a place as local words, without a version', async () => {
    const task = await exportedTask(food, '450303000000');
    const { report } = await importText(
      JSON.stringify({ ...task, promise_day: '5', link_way: '0773-0000000（示例）' }),
      'json',
    );
    expect(report).toMatchObject({ updated: 1 });
    const [after] = await loadTasks(db, { taskCodes: [task.task_code] });
    expect(after).toMatchObject({
      ownVersion: false,
      draftBy: null,
      overrides: { promise: { amount: 5, unit: 'workingDay' }, phone: '0773-0000000（示例）' },
    });
  });

  test('publishes at once when asked, and running cases keep the version before', async () => {
    const task = await exportedTask(food, '450304000000');
    const before = await resolveServiceItem(db, { basicCode: food, divisionCode: '450304000000' });
    const { report } = await importText(JSON.stringify({ ...task, accept_condition: '1. 只有这一条' }), 'json', {
      publish: true,
    });
    expect(report).toMatchObject({ updated: 1 });
    const after = await resolveServiceItem(db, { basicCode: food, divisionCode: '450304000000' });
    expect(after.versionId).not.toBe(before.versionId);
    expect(after.content.conditions.map(condition => condition.text.zh)).toEqual(['只有这一条']);
    expect(after.formVersionId).toBe(before.formVersionId);
  });

  test('brings items that the catalogue does not have, and search finds them', async () => {
    const task = await exportedTask(food, '450305000000');
    const code = '450131001000';
    const body = String(task.dept_code);
    const added = {
      ...task,
      task_name: '小作坊登记（示例）',
      catalog_code: code,
      task_code: `${body}4${code}`,
      local_catalog_code: '',
      specials: [],
      materials: [
        { material_name: '登记申请书', by_law: '《食品安全法》第三十六条', is_need: '1', material_type: '1' },
      ],
    };
    const { report, problems } = await importText(JSON.stringify([added]), 'json', { publish: true });
    expect(problems).toEqual([]);
    expect(report).toMatchObject({ created: 1 });
    expect((await findItems(db, { text: '小作坊登记' }))[0]?.basicCode).toBe(code);
    expect(
      (await resolveServiceItem(db, { basicCode: code, divisionCode: qixing })).content.materials[0]?.name.zh,
    ).toBe('登记申请书');
  });
});

describe('a wrong file', () => {
  test('is told by row and field, and the dry run changes nothing', async () => {
    const places = ['450311', '450312', '450321', '450323', '450324', '450325'];
    const [one, two, three, four, five, six] = await Promise.all(
      places.map(code => exportedTask(food, `${code}000000`)),
    );
    const rows = [
      { ...one, catalog_code: '000131909000' },
      { ...two, task_name: '', task_type: '99', promise_day: '八天' },
      { ...three, promise_day: '25' },
      { ...four, materials: [{ material_name: '社区证明', by_law: '', is_need: '1' }] },
      { ...five, use_level: '3' },
      { ...six, colour: 'green' },
      { ...six },
    ];
    const { problems, report } = await importText(JSON.stringify(rows), 'json', { apply: false });
    const told = problems.map(problem => [problem.row, problem.section, problem.field, problem.code]);
    expect(told).toEqual(
      expect.arrayContaining([
        [2, 'basic', 'catalog_code', 'codesDisagree'],
        [3, 'basic', 'task_name', 'required'],
        [5, 'material', 'materials[0].by_law', 'materialWithoutBasis'],
        [3, 'basic', 'task_type', 'unknownCode'],
        [4, 'basic', 'promise_day', 'promiseTooLong'],
        [6, 'basic', 'use_level', 'codesDisagree'],
        [7, 'basic', 'colour', 'unknownColumn'],
        [8, 'basic', 'task_code', 'duplicate'],
      ]),
    );
    expect(problems.every(problem => problem.zh && problem.en)).toBe(true);
    expect(report).toMatchObject({ state: 'checked', failed: 6, updated: 0, unchanged: 1 });
  });

  test('that is no CSV or JSON is refused with the place', async () => {
    await expect(importText('task_name,task_code\n"open', 'csv')).rejects.toThrow('importUnreadable');
    await expect(importText('[{"task_name": }]', 'json')).rejects.toThrow('importUnreadable');
    await expect(importText('[{"task_name": "半截', 'json')).rejects.toThrow('importUnreadable');
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from catalogue.import where state = 'staged'`.execute(db);
    expect(rows[0]?.count).toBe(0);
  });

  test('with rows that belong to no task says so', async () => {
    const { problems } = await importText(
      'row_type,task_code,material_name,by_law\nmaterial,X,身份证,《居民身份证法》第三条\n',
      'csv',
      { apply: false },
    );
    expect(problems).toEqual([
      expect.objectContaining({ section: 'material', row: 2, field: 'task_code', code: 'noTask' }),
    ]);
  });
});
