import { readFile } from 'node:fs/promises';
import { getCase } from '@onewindow/cases';
import { findItems } from '@onewindow/catalogue';
import { sql } from '@onewindow/db';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, look, openCity } from './support/city.ts';
import { foodLicence } from './support/steps.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
}, 120_000);
afterAll(() => city?.close());

/** What a step may take on a slow machine. */
const patient = { timeout: 30_000 };

describe('from version 1 to version 2', () => {
  let keeper: Page;
  let reviewer: Page;
  let draft: string;
  /** A case that runs on version 1. */
  let running: { id: string; versionId: string };
  const material = '燃气安全承诺书（示例）';

  beforeAll(async () => {
    keeper = (await city.visit({ login: 'keeper', width: 1440 })).page;
    reviewer = (await city.visit({ login: 'reviewer', width: 1440 })).page;
    const { rows } = await sql<typeof running>`
      select id, item_version_id as "versionId" from cases.case
      where basic_code = ${foodLicence} and concluded_at is null order by submitted_at limit 1`.execute(city.db);
    if (!rows[0]) throw new Error('no running case was seeded');
    running = rows[0];
  });

  test('the keeper sees the item with its versions and sources, and makes a draft of version 2', {
    timeout: 90_000,
  }, async () => {
    await keeper.goto(`/console/catalogue/items/${foodLicence}`);
    await keeper.getByText(/^第 1 版现行，/).waitFor(patient);
    await keeper.getByRole('heading', { name: '要素和来源' }).waitFor(patient);
    expect(await keeper.getByText(/个没有核对$/).innerText()).toMatch(/^\d+ 个有来源的要素，\d+ 个没有核对$/);
    await look(keeper, 'j8-item');
    await keeper.getByRole('button', { name: '改成新的一版' }).click();
    await keeper.getByRole('button', { name: '提交审核' }).waitFor(patient);
    draft = keeper.url();
  });

  test('a promise longer than the law is told at its field and keeps the draft from review', {
    timeout: 90_000,
  }, async () => {
    const promise = keeper.getByRole('textbox', { name: /承诺办结时限/ });
    await promise.fill('25');
    await keeper.getByText('承诺 25 个工作日比法定 20 个工作日长。承诺只能更短。').first().waitFor(patient);
    await keeper.getByText('提交前要改的 1 处').waitFor(patient);
    await keeper.getByRole('button', { name: '提交审核' }).click();
    await keeper.getByText('还有 1 处要改').waitFor(patient);
    await keeper.getByRole('button', { name: '改回 8 个工作日' }).click();
    await keeper.getByText('没有要改的').waitFor(patient);
    await promise.fill('6');
    await keeper.getByText('各环节加起来 8，比整件的 6 长。').first().waitFor(patient);
    for (const row of [0, 1, 2]) {
      await keeper.locator(`[data-path="/limits/steps/${row}/limit"] input`).fill('2');
    }
    await keeper.getByText('没有要改的').waitFor(patient);
  });

  test('a material, its legal basis and a fee: what is missing is listed, leads to its place and is mended', {
    timeout: 120_000,
  }, async () => {
    await keeper.getByRole('button', { name: '加一份' }).click();
    const detail = keeper.locator('dialog[open]');
    await detail.getByLabel('名称', { exact: true }).fill(material);
    await detail.getByRole('button', { name: '好了' }).click();
    await keeper.getByText('没有法律依据的材料不能要。').first().waitFor(patient);
    // The problem at the right leads to the cell; Enter opens it.
    await keeper.getByRole('button', { name: /材料 · 第 7 行 · 依据/ }).click();
    await keeper.keyboard.press('Enter');
    await chooseArticle(keeper, '食品安全法', '第三十五条');

    await keeper.getByRole('button', { name: '加一条依据' }).click();
    await keeper.getByText('写明哪部法、第几条。').first().waitFor(patient);
    await keeper.locator('[data-path="/bases/2"] button').first().click();
    await chooseArticle(keeper, '食品安全法', '第三十三条');

    await pick(keeper, keeper.getByLabel(/^收不收费/).first(), '收费');
    await keeper.getByRole('button', { name: '加一项收费' }).click();
    const fee = keeper.locator('dialog[open]');
    await fee.getByLabel('项目', { exact: true }).fill('证书工本费');
    await fee.getByLabel('标准', { exact: true }).fill('每证 10 元');
    await fee.getByLabel('金额').fill('10');
    await fee.getByRole('button', { name: '好了' }).click();
    await keeper.getByText('没有依据的费用不能收（行政许可法第五十八条）。').first().waitFor(patient);
    await keeper.locator('[data-path="/fee/rows/0/source"] button').first().click();
    await chooseArticle(keeper, '行政许可法', '第五十八条');
    await keeper.getByText('没有要改的').waitFor(patient);
  });

  test('a removed row comes back, and nothing is lost when the page is opened again', { timeout: 90_000 }, async () => {
    await keeper.getByRole('button', { name: '移除第 6 行' }).last().scrollIntoViewIfNeeded();
    await keeper.locator('#materials').getByRole('button', { name: '移除第 6 行' }).click();
    await keeper.getByRole('button', { name: '放回去' }).click();
    await keeper.locator('#materials').getByRole('button', { name: '食品安全规章制度目录清单' }).waitFor(patient);
    await keeper.getByRole('button', { name: '存草稿' }).click();
    await keeper.getByText(/\d\d:\d\d 已保存/).waitFor(patient);
    await look(keeper, 'j8-editor');
    await keeper.reload();
    await keeper.locator('#materials').getByRole('button', { name: material }).waitFor(patient);
    expect(await keeper.getByRole('textbox', { name: /承诺办结时限/ }).inputValue()).toBe('6');
  });

  test('somebody else saves in between: both changes are shown and both are kept', { timeout: 90_000 }, async () => {
    const other = (await city.visit({ login: 'keeper', width: 1440 })).page;
    await other.goto(draft);
    await other.getByRole('button', { name: '提交审核' }).waitFor(patient);
    await other.getByRole('textbox', { name: /^送达时限/ }).fill('8');
    await other.getByText(/已保存/).waitFor(patient);
    await other.close();
    await keeper.getByRole('textbox', { name: /^受理时限/ }).fill('3');
    const dialog = keeper.getByRole('dialog', { name: /刚改过这份草稿/ });
    await dialog.getByText('两边改的不是同一处，可以都留下。').waitFor(patient);
    await look(keeper, 'j8-stale');
    await dialog.getByRole('button', { name: '两边都留' }).click();
    await keeper.getByText(/已保存/).waitFor(patient);
    expect(await keeper.getByRole('textbox', { name: /^送达时限/ }).inputValue()).toBe('8');
    expect(await keeper.getByRole('textbox', { name: /^受理时限/ }).inputValue()).toBe('3');
  });

  test('the keeper sees the guide as people will, and sends the draft for review', { timeout: 90_000 }, async () => {
    const opened = keeper.context().waitForEvent('page');
    await keeper.getByRole('button', { name: '当申请人看' }).click();
    const preview = await opened;
    await preview.getByText('预览：第 2 版，还没有施行').first().waitFor(patient);
    expect(await preview.locator('main').innerText()).toContain(material);
    await look(preview, 'j8-preview');
    await preview.close();
    await keeper.getByRole('button', { name: '提交审核' }).click();
    await keeper.getByText(/在等另一个人审核/).waitFor(patient);
    await look(keeper, 'j8-waiting');
  });

  test('the reviewer finds it, sees each difference, and returns it with a reason', { timeout: 90_000 }, async () => {
    await reviewer.goto(draft);
    await reviewer.getByText(/和第 1 版比，改了 \d+ 处/).waitFor(patient);
    const changes = await reviewer.locator('main').innerText();
    for (const words of [
      '承诺办结时限',
      '8 个工作日',
      '6 个工作日',
      material,
      '证书工本费',
      '《食品安全法》第三十三条',
    ]) {
      expect(changes).toContain(words);
    }
    await look(reviewer, 'j8-review');
    await reviewer.getByText('退回', { exact: true }).click();
    await reviewer.getByRole('button', { name: /^退回修改/ }).click();
    await reviewer.getByText(/写明要改什么/).waitFor(patient);
    await reviewer.getByLabel(/退回的原因/).fill('请把受理时限改回 5 个工作日。');
    await reviewer.getByRole('button', { name: /^退回修改/ }).click();
    await reviewer.getByText('已退回给编辑的人').waitFor(patient);
    await keeper.goto(draft);
    await keeper.getByText('退回修改：请把受理时限改回 5 个工作日。').waitFor(patient);
    await keeper.getByRole('textbox', { name: /^受理时限/ }).fill('5');
    await keeper.getByRole('button', { name: '提交审核' }).click();
    await keeper.getByText(/在等另一个人审核/).waitFor(patient);
  });

  test('another person publishes version 2; the case that runs stays on version 1', { timeout: 90_000 }, async () => {
    await reviewer.goto(draft);
    await reviewer.getByRole('button', { name: /^通过并发布第 2 版/ }).click(patient);
    await reviewer.getByText(/第 2 版 · 现行/).waitFor(patient);
    await look(reviewer, 'j8-published');
    await reviewer.goto(`/console/catalogue/items/${foodLicence}`);
    await reviewer.getByText(/^第 2 版现行，/).waitFor(patient);
    const versions = await reviewer.getByRole('table').first().innerText();
    expect(versions).toMatch(/第 2 版\s+现行/);
    expect(versions).toMatch(/第 1 版\s+已被替代/);

    const handler = await city.actor('food-handler');
    const { row } = await getCase(city.db, city.services, handler, running.id);
    expect(row.itemVersionId).toBe(running.versionId);

    const { page } = await city.visit({ width: 390 });
    await page.goto(`/items/${foodLicence}`);
    const guide = await page.locator('main').innerText();
    expect(guide).toContain('6 个工作日');
    expect(guide).toContain(material);
    expect(guide).toContain('10 元');
    await look(page, 'j8-guide');
  });

  test('the version that people had can still be read, with who published it', { timeout: 60_000 }, async () => {
    await keeper.goto(`/console/catalogue/versions/${running.versionId}`);
    await keeper.getByText(/第 1 版 · 已被替代/).waitFor(patient);
    await look(keeper, 'j8-superseded');
  });
});

test('an item that is withdrawn is gone from the search, and its address says so clearly', {
  timeout: 120_000,
}, async () => {
  const name = '取水许可';
  const [found] = await findItems(city.db, { text: name, limit: 1 });
  const code = found?.basicCode ?? '';
  const { page: visitor } = await city.visit({ width: 390 });
  await visitor.goto(`/search?q=${encodeURIComponent(name)}`);
  await visitor.locator(`a[href="/items/${code}"]`).first().waitFor(patient);

  const { page: reviewer } = await city.visit({ login: 'reviewer', width: 1440 });
  await reviewer.goto(`/console/catalogue/items/${code}`);
  await reviewer.getByRole('link', { name: '看 第 1 版' }).click(patient);
  await reviewer.getByRole('button', { name: '撤下这一版' }).click(patient);
  const dialog = reviewer.getByRole('dialog', { name: /撤下第 1 版/ });
  await dialog.getByRole('button', { name: '撤下这一版' }).click();
  await dialog.getByText('写明为什么撤下，记录里要有。').waitFor(patient);
  await look(reviewer, 'j8-withdraw');
  await dialog.getByLabel('为什么撤下').fill('依据的规定修改，重新核对后再发布。');
  await dialog.getByRole('button', { name: '撤下这一版' }).click();
  await reviewer.getByText(/第 1 版 · 已撤下/).waitFor(patient);
  await reviewer.getByText('撤下原因：依据的规定修改，重新核对后再发布。').waitFor(patient);

  await visitor.goto(`/search?q=${encodeURIComponent(name)}`);
  await visitor.locator('h1').waitFor(patient);
  expect(await visitor.locator(`a[href="/items/${code}"]`).count()).toBe(0);
  const answer = await visitor.goto(`/items/${code}`);
  expect(answer?.status()).toBe(404);
  expect(await visitor.locator('main').innerText()).toContain('没有找到这个事项');
  await look(visitor, 'j8-gone');
});

describe('a file of items', () => {
  const name = '流动摊点登记（示例）';
  const code = '450131777000';
  let keeper: Page;
  let model: Record<string, string>[];

  beforeAll(async () => {
    keeper = (await city.visit({ login: 'keeper', width: 1440 })).page;
    const example = await keeper.request.get('/api/catalogue/import-template?format=csv&example=true');
    model = parse(await example.text(), { bom: true, columns: true });
  });

  /** The rows of a new item, made from those of the example. */
  function newItem(basicCode: string, title: string): Record<string, string>[] {
    const [basic] = model;
    const taskCode = `${basic?.dept_code}${basic?.use_level}${basicCode}`;
    return model
      .filter(row => ['basic', 'bylaw', 'material'].includes(row.row_type ?? ''))
      .map(row => {
        const own = { ...row, task_code: taskCode };
        if (row.row_type !== 'basic') return { ...own, material_code: '' };
        const local = { local_catalog_code: '', local_task_code: '', task_handle_item: `${taskCode}01` };
        // The example is what is in force, and version 2 has a fee by now; the new items have none.
        return { ...own, ...local, is_fee: '0', task_name: title, catalog_code: basicCode };
      });
  }

  async function upload(file: string, text: string): Promise<void> {
    await keeper.goto('/console/catalogue/import');
    const input = keeper.locator('input[type=file]');
    await input.waitFor({ state: 'attached', ...patient });
    await input.setInputFiles({ name: file, mimeType: 'text/plain', buffer: Buffer.from(text) });
  }

  /** As `upload`, and the worker reads and checks it. */
  async function check(file: string, text: string): Promise<void> {
    await upload(file, text);
    await keeper.waitForURL(/\/import\/[0-9a-f-]{36}$/, patient);
    await city.work();
  }

  async function apply(said: string): Promise<void> {
    await keeper.getByRole('button', { name: '导入这 1 项' }).click(patient);
    await Promise.all([
      keeper.waitForResponse(/\/imports\/[0-9a-f-]+\/apply$/, patient),
      keeper.getByRole('dialog').getByRole('button', { name: '导入这 1 项' }).click(patient),
    ]);
    await city.work();
    await keeper.getByText(said).waitFor(patient);
  }

  test('that is a program, or lacks columns, gets a clear answer', { timeout: 90_000 }, async () => {
    await upload('事项.csv', `MZ${'\0'.repeat(200)}`);
    await keeper.getByText('这个文件叫 .csv，里面其实是程序。请传 CSV 或 JSON。').waitFor(patient);
    await look(keeper, 'j8-import-refused');
    await check('缺列.csv', 'task_code,task_name\n1,2\n');
    await keeper.getByText(/这个文件读不了：缺少 22 列：catalog_code（基本编码）/).waitFor(patient);
    await keeper.getByRole('button', { name: '换一份文件' }).click(patient);
    await keeper.getByRole('link', { name: '缺列.csv' }).waitFor(patient);
    await look(keeper, 'j8-import');
  });

  test('with errors tells each by row and field; mended it is imported, and the item is in the list', {
    timeout: 150_000,
  }, async () => {
    const [basic = {}, ...others] = newItem(code, name);
    // The heading is row 1, the item row 2.
    const withoutBasis = others.findIndex(row => row.row_type === 'material');
    const wrong = [
      { ...basic, task_name: '', promise_day: '八天', task_type: '99', colour: 'green' },
      ...others.map((row, index) => (index === withoutBasis ? { ...row, by_law: '' } : row)),
      { ...basic },
    ];
    await check('有错.csv', stringify(wrong, { header: true, bom: true }));
    await keeper.getByText('2 项有错误，现在没有能导入的。').waitFor(patient);
    const problems = keeper.locator('.ow-import-table');
    const told = async (...words: (string | RegExp)[]) => {
      const row = words.reduce((rows, hasText) => rows.filter({ hasText }), problems.getByRole('row'));
      await row.first().waitFor(patient);
    };
    await told(/^1/, 'colour', '没有这一列，已略过', '提醒');
    await told(/^2/, 'task_name', '事项名称不能空着，请补上。');
    await told(/^2/, 'task_type', '99', '不在事项类型的代码表里');
    await told(new RegExp(`^${withoutBasis + 3}`), 'by_law', '没有法律依据的材料不能要，请写明依据。');
    await told(new RegExp(`^${wrong.length + 1}`), 'task_code', '在第 2 行已经有了');
    await look(keeper, 'j8-import-problems');
    await keeper.getByLabel('错误还是提醒').selectOption('warning');
    await expect.poll(() => problems.getByRole('row').count(), patient).toBe(2);
    const [list] = await Promise.all([
      keeper.waitForEvent('download', patient),
      keeper.getByRole('button', { name: '导出问题清单' }).click(),
    ]);
    expect(list.suggestedFilename()).toMatch(/^import-problems-.*\.csv$/);

    await check('改好.csv', stringify([{ ...basic, colour: '' }, ...others], { header: true }));
    await keeper.getByText('可以导入 1 项：新增 1，更新 0。').waitFor(patient);
    await apply('导入好了：新增 1，更新 0，没有变化 0。');
    await keeper.getByText('产生了 1 份草稿').waitFor(patient);
    await look(keeper, 'j8-import-done');
    await keeper.getByRole('link', { name: '打开草稿' }).click(patient);
    await keeper.waitForURL(/\/catalogue\/versions\//, patient);

    await keeper.goto('/console/catalogue');
    await keeper.getByLabel('在这里找').fill('liudongtandian');
    await keeper.getByRole('link', { name }).waitFor(patient);
    await look(keeper, 'j8-list');
    await keeper.getByRole('link', { name }).click();
    await keeper.waitForURL(new RegExp(`/catalogue/items/${code}`), patient);
  });

  test('of JSON is imported too, and what is exported comes back unchanged', { timeout: 120_000 }, async () => {
    const title = '夜市摊位登记（示例）';
    const [basic, ...others] = newItem('450131778000', title);
    const rowsOf = (table: string) =>
      others.filter(row => row.row_type === table).map(({ row_type: _, ...row }) => row);
    const columns = Object.entries(basic ?? {}).filter(([key]) => key !== 'row_type');
    const own = new Set(Object.keys(rowsOf('basic')[0] ?? {}));
    const task = Object.fromEntries(columns.filter(([key, value]) => value !== '' || own.has(key)));
    const filled = (rows: Record<string, string>[]) =>
      rows.map(row =>
        Object.fromEntries(Object.entries(row).filter(([key, value]) => value !== '' && key !== 'task_code')),
      );
    const item = { ...task, bylaws: filled(rowsOf('bylaw')), materials: filled(rowsOf('material')) };
    await check('夜市.json', JSON.stringify([item], null, 2));
    await keeper.getByText('可以导入 1 项：新增 1，更新 0。').waitFor(patient);
    await apply('导入好了：新增 1，更新 0，没有变化 0。');

    await keeper.goto('/console/catalogue/export?q=450131778000');
    await keeper.getByText('将导出 1 条实施清单，属于 1 个事项。').waitFor(patient);
    await look(keeper, 'j8-export');
    await keeper.getByText('JSON', { exact: true }).click();
    const [file] = await Promise.all([
      keeper.waitForEvent('download', patient),
      keeper.getByRole('button', { name: '导出 JSON' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(JSON.parse(text)).toMatchObject([
      { task_name: title, materials: item.materials.map(() => expect.anything()) },
    ]);
    await check('再来.json', text);
    await keeper.getByText('和现在的目录完全一样，没有要导入的。').waitFor(patient);
  });
});

/** Picks a law and one of its articles that are cited already; the words and their mark come with it. */
async function chooseArticle(page: Page, law: string, article: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: '依据' });
  await dialog.getByLabel('哪部法').fill(law);
  await dialog
    .getByRole('list', { name: /已经引用过的条文/ })
    .getByRole('button', { name: new RegExp(`^${article} `) })
    .first()
    .click(patient);
  await dialog.getByRole('button', { name: '用这一条' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Opens a list of choices by keyboard and takes one. */
async function pick(page: Page, box: Locator, option: string): Promise<void> {
  await box.click();
  await page.locator('.ant-select-item-option', { hasText: new RegExp(`^${option}$`) }).click(patient);
}
