import { sql } from '@onewindow/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity } from './support/city.ts';

let city: City;

beforeAll(async () => {
  city = await openCity();
}, 120_000);
afterAll(() => city?.close());

async function cardIn(state: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from supervision.card where state = ${state} order by raised_at desc limit 1`.execute(city.db);
  const found = rows[0];
  if (!found) throw new Error(`no card is ${state} in the seeded city`);
  return found.id;
}

async function stateOf(id: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from supervision.card where id = ${id}`.execute(city.db);
  return rows[0]?.state;
}

test('a supervisor sees the city on one board and comes from a card to its case', { timeout: 120_000 }, async () => {
  const { page } = await city.visit({ login: 'supervisor', width: 1440 });
  await page.goto('/console/supervision');
  await page.getByText('按承诺办结率，近 30 天').waitFor();
  await page.locator('.ow-sup-evidence').waitFor();
  expect(await page.locator('.ow-sup-evidence').textContent()).toMatch(/规则 R-\d{2} 第 \d+ 版/);
  expect(await page.locator('.ow-tiles li').count()).toBe(17);
  await look(page, 'j6-board');
  await page.locator('.ow-sup-cards tbody a').first().click();
  await page.getByText('发现了什么').waitFor();
  await look(page, 'j6-card');
});

test('the department explains, the supervisor confirms', { timeout: 120_000 }, async () => {
  const id = await cardIn('explained');
  const { page } = await city.visit({ login: 'supervisor', width: 1440 });
  await page.goto(`/console/supervision/cards/${id}`);
  await page.getByRole('button', { name: '确认这张牌' }).click();
  await page.getByText('这张牌已经确认，没有要办的了。').waitFor();
  expect(await stateOf(id)).toBe('confirmed');
});

test('a new card: the supervisor asks, and the department has a term to answer in', { timeout: 120_000 }, async () => {
  const id = await cardIn('new');
  const { page } = await city.visit({ login: 'supervisor', width: 1440 });
  await page.goto(`/console/supervision/cards/${id}`);
  await page.getByText('问部门', { exact: true }).click();
  await page.getByRole('button', { name: '要求部门说明' }).click();
  await page.getByText('现在：等说明').waitFor();
  expect(await stateOf(id)).toBe('awaitingExplanation');
});

test('a rule keeper drafts a version, and it judges only after it was put in force', { timeout: 120_000 }, async () => {
  const { page } = await city.visit({ login: 'rules', width: 1440 });
  await page.goto('/console/supervision/rules/R-01');
  await page.getByLabel('扣几分').fill('3');
  await page.getByRole('button', { name: '存草稿' }).click();
  await page.getByRole('button', { name: '启用第 2 版' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '启用第 2 版' }).click();
  await page.getByText('和第 1 版比').waitFor();
  // The draft is compared with version 1 too, so the words alone do not say that it is in force.
  const inForce = async () => {
    const { rows } = await sql<{ version: number; score: number }>`
      select version, score from supervision.rule_version where rule_code = 'R-01' and state = 'active'`.execute(
      city.db,
    );
    return rows;
  };
  await expect.poll(inForce, { timeout: 10_000 }).toEqual([{ version: 2, score: 3 }]);
  await look(page, 'j6-rule');
});
