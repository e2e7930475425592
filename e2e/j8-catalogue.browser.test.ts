import { getCase } from '@onewindow/cases';
import { findItems } from '@onewindow/catalogue';
import { sql } from '@onewindow/db';
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
    await keeper.getByText(/第 1 版现行/).waitFor(patient);
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
    await keeper.getByText('各环节加起来 7，比整件的 6 长。').first().waitFor(patient);
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
    await reviewer.getByText(/第 2 版现行/).waitFor(patient);
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

test('a scenario shows its questions and the items that each answer adds', { timeout: 60_000 }, async () => {
  const { page } = await city.visit({ login: 'keeper', width: 1440 });
  await page.goto('/console/catalogue/scenarios');
  await page.getByRole('link', { name: '我要开餐馆' }).click(patient);
  await page.getByText(/10 个问题，引到 \d+ 个事项/).waitFor(patient);
  expect(await page.getByRole('link', { name: '食品经营许可' }).count()).toBeGreaterThan(0);
  await look(page, 'j8-scenario');
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
