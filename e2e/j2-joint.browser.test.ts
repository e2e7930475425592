import { getMatter } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { find, scan } from './support/window-steps.ts';

const company = { name: '桂林漓岸餐饮管理有限公司（示例）', code: '91450305MAE0LJ2603' };

/** What she answers to the ten questions of 我要开餐馆: which of the answers, from 1. */
const answers: Record<string, number> = { q1: 2, q2: 2, q3: 1, q4: 3, q5: 1, q6: 2, q7: 2, q8: 2, q9: 1, q10: 2 };

/** A loaded machine takes its time. */
const soon = { timeout: 30_000 };

let city: City;
let desk: Visitor;
let queryCode: string;

beforeAll(async () => {
  city = await openCity();
  desk = await city.visit({ login: 'window', width: 1440 });
}, 120_000);
afterAll(() => city?.close());

const field = (page: Page, key: string) => page.locator(`[name="${key}"]`);

test('a matter of several departments is found by what the person says, and its questions are asked on one sheet', async () => {
  const { page } = desk;
  await page.goto('/console/window');
  await find(page, company.code);
  await page.getByRole('button', { name: '就是这位' }).click();
  await page.getByLabel('事项，或者要做的一件事').fill('开餐馆');
  await page.getByText('一件事', { exact: true }).first().waitFor();
  await look(page, 'j2-joint-found');
  await page.getByRole('button', { name: '办这件 我要开餐馆' }).click();
  await page.getByText('还有 10 个问题').waitFor();
  // Begun too early, it leads to the first question that nobody asked yet.
  await page.getByRole('button', { name: '一起办' }).click();
  await page.getByText('还没问到这一题').first().waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('fieldset')?.id), soon)
    .toBe('question-q1');
  await look(page, 'j2-joint-early');
  for (const [question, n] of Object.entries(answers)) {
    await page
      .locator(`#question-${question} input`)
      .nth(n - 1)
      .check();
  }
  await page.getByText('4 件一起办：一张表、一套材料、一张凭证').waitFor();
  // What is outside the joint service is named, and received on its own.
  await page
    .getByRole('button', { name: /单独办 / })
    .first()
    .waitFor();
  await page.getByText(/一起办要的材料最多 \d+ 份/).click();
  await look(page, 'j2-joint-answered');
  await page.getByRole('button', { name: '开始一起办' }).click();
  await page.waitForURL(/draft=/);
  await page.getByRole('heading', { name: '我要开餐馆' }).waitFor();
});

test('one form asks what the four departments need', { timeout: 90_000 }, async () => {
  const { page } = desk;
  const next = () => page.keyboard.press('F8');
  await field(page, 'legalRepresentative').fill('李云舒（示例）');
  await next();
  await page.getByLabel('县（区）').selectOption({ label: '七星区' });
  await page.getByLabel('乡镇（街道）').selectOption({ index: 1 });
  await page.getByLabel('路名、门牌、楼层、房号').fill('漓江路 26 号 1 层 3 号铺（示例）');
  await field(page, 'premisesArea').fill('86.4');
  await field(page, 'floors').fill('1 层');
  await field(page, 'capacity').fill('40');
  await page.getByLabel('租用').check();
  await next();
  await field(page, 'people.0.name').fill('李云舒（示例）');
  await field(page, 'people.0.post').selectOption({ label: '食品安全管理员' });
  await field(page, 'people.0.citizenId').fill('450305199508173029');
  await field(page, 'people.0.healthUntil').fill('2027-06-02');
  await next();
  await page.getByLabel('餐饮服务经营者').check();
  await page.getByLabel('热食类食品制售').check();
  await field(page, 'online').last().check();
  await next();
  await field(page, 'fireManager').fill('李云舒（示例）');
  await field(page, 'fireManagerPhone').fill('13800002607');
  await field(page, 'exits').fill('2');
  await page.getByLabel('灭火器').check();
  await page.getByLabel('先检查再许可').check();
  await next();
  await field(page, 'dailyVolume').fill('3');
  await page.getByLabel('隔油池').check();
  await field(page, 'alreadyDraining').last().check();
  await next();
  await page.getByLabel('门头招牌').check();
  await field(page, 'signText').fill('漓岸小馆');
  await field(page, 'signWidth').fill('3');
  await field(page, 'signHeight').fill('1');
  await field(page, 'lit').last().check();
  await next();
  await page.getByLabel(/我确认以上内容真实/).check();
  await page.getByText(/已自动保存/).waitFor(soon);
  await expect.poll(() => page.getByText(/^还差 \d+ 处$/).count(), soon).toBe(0);
});

test('every paper is scanned once for all of them, and one key gives one receipt', { timeout: 120_000 }, async () => {
  const { page } = desk;
  const missing = page.locator('.ow-window-slot[data-missing]');
  await expect.poll(() => missing.count(), soon).toBeGreaterThan(5);
  for (let left = await missing.count(); left > 0; left--) {
    const name = (await missing.first().locator('.ow-window-slot-head b').innerText()).trim();
    await scan(page, name, `材料 ${left}.pdf`);
    await expect.poll(() => missing.count(), soon).toBeLessThan(left);
  }
  await page.getByRole('button', { name: '原件都核对过了' }).click();
  await expect.poll(() => page.getByRole('checkbox', { name: /原件已核对/, checked: false }).count(), soon).toBe(0);
  const printed: string[] = [];
  page.context().on('request', request => {
    if (/\/(receipt|pdf)$/.test(request.url())) printed.push(new URL(request.url()).pathname);
  });
  await page.keyboard.press('F9');
  const receipt = page.locator('.ow-window-receipt');
  await receipt.getByRole('heading', { name: '申请材料收取凭证' }).waitFor(soon);
  expect(await receipt.count()).toBe(1);
  const text = await receipt.innerText();
  expect(text).toContain('一张凭证，4 个事项，一套材料');
  for (const body of ['市场监督管理局', '消防救援大队', '住房和城乡建设局', '城市管理局']) expect(text).toContain(body);
  queryCode = (/GL[\d\w ]+/.exec(text)?.[0] ?? '').replaceAll(' ', '');
  // One paper opens for print, not one for each department.
  await expect.poll(() => printed, soon).toEqual([`/api/matters/${queryCode}/receipt`]);
  await look(page, 'j2-joint-received');
  const href = await page.getByRole('link', { name: '打印凭证' }).getAttribute('href');
  const pdf = await page.context().request.get(href ?? '');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const matter = await getMatter(city.db, await city.actor('window'), queryCode);
  expect(matter).toMatchObject({ title: '我要开餐馆', channel: 'window', scenarioCode: 'S1' });
  expect(matter.cases.map(one => one.state)).toEqual(['received', 'received', 'received', 'received']);
});

test('the company follows all four under one code online', async () => {
  const { page, context } = await city.visit({ login: 'lianfood' });
  await page.goto(`/matters/${queryCode}`);
  const text = await page.locator('main').innerText();
  expect(text).toContain('我要开餐馆');
  for (const item of ['食品经营许可', '城镇污水排入排水管网许可']) expect(text).toContain(item);
  await context.close();
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases.case c join cases.matter m on m.id = c.matter_id
    where m.query_code = ${queryCode} and c.state = 'received'`.execute(city.db);
  expect(rows[0]?.n).toBe(4);
});
