import { acceptCase, claimWork, getCase, receiveCase } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity } from './support/city.ts';

// Working on a task together, by clicks: a handler, her colleagues, their head.
let city: City;
let cases: { id: string; taskId: string }[];

beforeAll(async () => {
  city = await openCity();
  const { organisationId } = await city.actor('food-handler');
  await acceptSome(organisationId);
  const { rows } = await sql<{ id: string; taskId: string }>`
    select c.id, t.id as "taskId" from processes.open_task_v1 t join cases.case c on c.id = t.business_id
    where c.organisation_id = ${organisationId} and t.level = 'handle' and t.assignee_account_id is null
    order by c.paused, c.id`.execute(city.db);
  cases = rows;
}, 120_000);
afterAll(() => city?.close());

/** Few of the seeded cases wait for their handler: the window accepts what was filed. */
async function acceptSome(organisationId: string | null): Promise<void> {
  const window = await city.actor('window');
  const { rows } = await sql<{ id: string }>`
    select id from cases.case where organisation_id = ${organisationId} and state in ('submitted', 'received')
    order by id limit 4`.execute(city.db);
  for (const { id: caseId } of rows) {
    const { row } = await getCase(city.db, city.services, window, caseId);
    if (row.state === 'submitted') await receiveCase(city.db, city.services, window, { caseId });
    await acceptCase(city.db, city.services, window, { caseId });
  }
}

function caseAt(index: number): { id: string; taskId: string } {
  const found = cases[index];
  if (!found) throw new Error('too few cases wait for their handler');
  return found;
}

async function openCase(login: string, id: string): Promise<Page> {
  const { page, open } = await city.visit({ login, width: 1440 });
  await open(`/console/cases/${id}`);
  await page.getByRole('heading', { name: '在谁手上' }).waitFor({ timeout: 60_000 });
  return page;
}

const act = (page: Page, name: string) => page.locator('.ow-acts').getByRole('button', { name }).click();
const dialogOf = (page: Page) => page.getByRole('dialog');

async function choose(page: Page, ...names: string[]): Promise<void> {
  const dialog = dialogOf(page);
  for (const name of names) {
    await dialog.getByLabel('按姓名找').fill(name.slice(0, 1));
    await dialog.locator('.ow-colleague-rows label', { hasText: name }).click();
  }
  await dialog.getByLabel('按姓名找').fill('');
}

test('of two who claim one task, the second is told who has it', { timeout: 120_000 }, async () => {
  const { id } = caseAt(0);
  const first = await openCase('food-handler', id);
  const second = await openCase('food-handler2', id);
  await act(first, '签收');
  await first.getByText('，莫小棠').first().waitFor();
  await act(second, '签收');
  const told = dialogOf(second);
  await told.getByText(/莫小棠（示例）先办了/).waitFor();
  expect(await told.innerText()).toContain('签收');
  await told.getByRole('button', { name: '看现在的样子' }).click();
  await second.getByText('，莫小棠').first().waitFor();
  expect(
    await second
      .locator('.ow-acts')
      .getByText(/签收|转办|委托/)
      .count(),
  ).toBe(0);
  await act(first, '退签');
  await first.getByText('还没有人签收').waitFor();
});

test('a handler asks two colleagues; the task waits for both', { timeout: 180_000 }, async () => {
  const { id } = caseAt(0);
  const page = await openCase('food-handler', id);
  await act(page, '加签');
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: '请他们提意见' }).click();
  await dialog.getByText('请先选一位同事。').waitFor();
  await dialog.getByText(/请写明要问什么/).waitFor();
  await look(page, 'team-ask-errors');
  await choose(page, '蓝若溪', '秦望舒');
  await dialog.getByLabel('要问什么').fill('后厨排烟的风量够不够？');
  await look(page, 'team-ask');
  await dialog.getByRole('button', { name: '请他们提意见' }).click();
  await page.getByText('等加签：共 2 位，还有 2 位没答复').waitFor();
  await page.getByText(/还有 2 位加签没有答复/).waitFor();
  await look(page, 'team-waiting');

  const colleague = await city.visit({ login: 'food-handler2', width: 1440 });
  await colleague.open('/console/');
  await colleague.page.getByRole('tab', { name: /请我加签的/ }).click();
  await colleague.page.getByText('莫小棠：后厨排烟的风量够不够？').waitFor();
  await look(colleague.page, 'team-today');
  await colleague.page.goto(`/console/cases/${id}`);
  await colleague.page.getByText('莫小棠请您提意见').waitFor();
  await colleague.page.getByText('加签不同意', { exact: true }).click();
  await colleague.page.getByRole('button', { name: /^不同意/ }).click();
  await colleague.page.getByText('不同意请写明意见。').waitFor();
  await colleague.page.getByLabel('意见', { exact: true }).fill('风量偏小，请加一台风机。');
  await look(colleague.page, 'team-cosign');
  await colleague.page.getByRole('button', { name: /^不同意/ }).click();
  await colleague.page.getByText('等加签：共 2 位，还有 1 位没答复').waitFor();

  await page.reload();
  await page.getByText('风量偏小，请加一台风机。').first().waitFor();
  await page.getByRole('button', { name: '收回对秦望舒的加签' }).click();
  await dialogOf(page).getByRole('button', { name: '收回', exact: true }).click();
  await page.getByText('加签：1 位都答复了').waitFor();
  await page.getByRole('tab', { name: /意见/ }).click();
  await look(page, 'team-answered');
  await page.reload();
  // The bell counts once the page has settled.
  await page.getByText('加签：1 位都答复了').waitFor();
  await page.getByRole('button', { name: /要您知道的，[1-9]/ }).click();
  await page.getByText(/您请的 1 位都答复了/).waitFor();
});

test('what is delegated comes back to be confirmed', { timeout: 180_000 }, async () => {
  const { id } = caseAt(0);
  const page = await openCase('food-handler', id);
  await act(page, '委托');
  await choose(page, '蓝若溪');
  await dialogOf(page).getByLabel('请对方做什么').fill('请去现场核查一次。');
  await look(page, 'team-delegate');
  await dialogOf(page).getByRole('button', { name: '委托', exact: true }).click();
  await page.getByText('蓝若溪受莫小棠委托在办').waitFor();

  const helper = await openCase('food-handler2', id);
  await helper.getByLabel('意见', { exact: true }).fill('现场看过，布局符合。');
  await look(helper, 'team-delegated');
  await helper.getByRole('button', { name: /办完，交回莫小棠/ }).click();
  await helper.getByText('，莫小棠').first().waitFor();

  await page.reload();
  await page
    .getByText(/蓝若溪.*交回/)
    .first()
    .waitFor();
  await page.getByLabel('意见', { exact: true }).fill('同意。');
  await page.getByRole('button', { name: /同意，报下一步/ }).click();
  await page.getByText('审查，还没有人签收').waitFor();
});

test('a head hands over what somebody leaves behind', { timeout: 180_000 }, async () => {
  const handler = await city.actor('food-handler');
  const left = [caseAt(1), caseAt(2)];
  for (const { id, taskId } of left) await claimWork(city.db, city.services, handler, { caseId: id, taskId });
  const { page, open } = await city.visit({ login: 'food-approver', width: 1440 });
  await open('/console/hand-over');
  await page.getByText('莫小棠').first().waitFor({ timeout: 60_000 });
  await look(page, 'team-held');
  await page.getByLabel('选中这一页').check();
  await page.getByRole('button', { name: /^转办/ }).last().click();
  const dialog = dialogOf(page);
  await choose(page, '蓝若溪');
  await dialog.getByRole('button', { name: '转办 2 件' }).click();
  await dialog.getByText(/请写明为什么转/).waitFor();
  await dialog.getByLabel('为什么转').fill('莫小棠休假到月底。');
  await look(page, 'team-hand-over');
  await dialog.getByRole('button', { name: '转办 2 件' }).click();
  await dialog.getByText('2 件已转办').waitFor();
  await dialog.getByRole('button', { name: '知道了' }).click();

  const heir = await city.visit({ login: 'food-handler2', width: 1440 });
  await heir.open('/console/');
  await heir.page.getByRole('tab', { name: /在我手上/ }).click();
  await heir.page.getByText('陈敬之：莫小棠休假到月底。').first().waitFor();
  await look(heir.page, 'team-heir');
});

test('the applicant is told the body, never which officer', { timeout: 60_000 }, async () => {
  const { rows } = await sql<{ queryCode: string; login: string | null }>`
    select c.query_code as "queryCode", (select a.login from identity.account a where a.party_id = c.party_id limit 1) as login
    from cases.case c where c.id = any(${[caseAt(1).id, caseAt(2).id]}::uuid[])
    order by login nulls last`.execute(city.db);
  const [own] = rows;
  if (!own?.login) throw new Error('nobody who applied can sign in');
  const { page, open } = await city.visit({ login: own.login });
  await open(`/cases/${own.queryCode}`);
  expect(await page.locator('main').innerText()).not.toContain('蓝若溪');
});
