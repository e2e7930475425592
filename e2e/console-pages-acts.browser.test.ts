import { requestExtension } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity } from './support/city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
}, 120_000);
afterAll(() => city?.close());

/** Cases that wait for the approver of 七星区's market regulation, the most urgent first. */
async function waitingForApproval(): Promise<{ id: string; taskId: string }[]> {
  const { organisationId } = await city.actor('food-approver');
  const { rows } = await sql<{ id: string; taskId: string }>`
    select c.id, t.id as "taskId" from processes.open_task_v1 t join cases.case c on c.id = t.business_id
    where c.organisation_id = ${organisationId} and t.level = 'approve' and not c.paused order by c.due_on, c.id`.execute(
    city.db,
  );
  return rows;
}

test('somebody with two posts works in the other one with its cases and its roles', async () => {
  const { page, open } = await city.visit({ login: 'window', width: 1440 });
  await open('/console/cases');
  const switcher = page.getByRole('button', { name: /换一个岗位工作/ });
  await switcher.click();
  await page.getByRole('menuitemradio', { name: /叠彩区/ }).click();
  await page.getByRole('button', { name: /叠彩区.*换一个岗位工作/ }).waitFor();
  const answer = await page.request.get('/api/session');
  expect(await answer.json()).toMatchObject({ divisionCode: '450303000000', roles: [{ name: 'windowOfficer' }] });
  await look(page, 'console-two-posts');
});

test('the second of two officers sees who did what, and keeps what she wrote', async () => {
  const [waiting] = await waitingForApproval();
  if (!waiting) throw new Error('nothing waits for approval');
  const { page, open } = await city.visit({ login: 'food-approver', width: 1440 });
  await open(`/console/cases/${waiting.id}`);
  const opinion = page.getByLabel('意见', { exact: true });
  await opinion.fill('布局还要再看一遍。');
  const colleague = await city.actor('food-handler');
  await requestExtension(city.db, city.services, colleague, {
    caseId: waiting.id,
    amount: 3,
    reason: '专家还要再看一次现场。',
  });
  await page.getByRole('button', { name: /准予并盖章/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('专家还要再看一次现场。').waitFor();
  expect(await dialog.innerText()).toMatch(/莫小棠（示例）先办了[\s\S]*申请延长/);
  await look(page, 'console-second-officer');
  await dialog.getByRole('button', { name: '看现在的样子' }).click();
  // The page has moved on, her words have not.
  await page.getByRole('button', { name: /批准延长/ }).waitFor();
  expect(await opinion.inputValue()).toBe('布局还要再看一遍。');
  await page.getByRole('button', { name: /准予并盖章/ }).click();
  await page.getByText('已办理').waitFor();
});

test('two keys grant from the list of today, and the bell empties when it was looked at', async () => {
  const before = await waitingForApproval();
  const { page, open } = await city.visit({ login: 'food-approver', width: 1440 });
  await open('/console/');
  await page.getByText(`${before.length} 件等您办。`).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  const sure = page.getByRole('dialog');
  await sure.getByRole('button', { name: '准予并盖章' }).waitFor();
  await look(page, 'console-two-keys');
  await page.keyboard.press('Enter');
  await page.getByText(before.length > 1 ? `${before.length - 1} 件等您办。` : '现在没有等您的办件').waitFor();
  expect(await waitingForApproval()).toHaveLength(before.length - 1);

  const bell = page.getByRole('button', { name: /要您知道的/ });
  await bell.click();
  await page.getByRole('dialog', { name: '要您知道的' }).waitFor();
  await look(page, 'console-bell');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '要您知道的，0 条没看' }).waitFor();
});

test('a security administrator takes somebody on, who changes her password; and gives her a further post', async () => {
  const { page, open } = await city.visit({ login: 'security', width: 1440 });
  await open('/console/accounts');
  await page.getByRole('button', { name: '新增人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '新增', exact: true }).click();
  await dialog.getByText('这一项还没有填。').first().waitFor();
  await look(page, 'console-staff-wrong');
  await dialog.getByLabel('姓名').fill('覃若兰（示例）');
  await dialog.getByLabel('工号').fill('GL-9001');
  await dialog.getByLabel('职务').fill('窗口工作人员');
  await dialog.getByLabel('登录名').fill('qin-ruolan');
  await dialog.getByLabel('初始密码').fill('lantern-river-29');
  await choose(page, '机构', '叠彩区行政审批局');
  await choose(page, '岗位角色', '窗口受理');
  await dialog.getByRole('button', { name: '新增', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByLabel('姓名或登录名').fill('qin-ruolan');
  await page.getByRole('button', { name: '办理 覃若兰（示例）' }).click();
  await page.getByRole('menuitem', { name: '兼任' }).click();
  await choose(page, '机构', '七星区行政审批局');
  await dialog.getByLabel('在那边做什么').fill('综合窗口（周四）');
  await choose(page, '岗位角色', '窗口受理');
  await dialog.getByRole('button', { name: '兼任', exact: true }).click();
  await page.getByRole('button', { name: '不再兼任 覃若兰（示例） 综合窗口（周四）' }).waitFor();
  await look(page, 'console-staff');

  const hers = await city.visit({ login: 'qin-ruolan', password: 'lantern-river-29', width: 1440 });
  await hers.open('/console/account');
  await hers.page.getByLabel('现在的密码').fill('lantern-river-28');
  await hers.page.getByLabel('新密码（至少 10 位）').fill('harbour-stone-41');
  await hers.page.getByRole('button', { name: '换密码' }).click();
  await hers.page
    .locator('[data-path="/current"]')
    .getByRole('alert')
    .or(hers.page.locator('[data-path="/current"] [id$="-error"]'))
    .first()
    .waitFor();
  await hers.page.getByLabel('现在的密码').fill('lantern-river-29');
  await hers.page.getByRole('button', { name: '换密码' }).click();
  await hers.page.getByText('已换，其他设备要重新登录').waitFor();
  await hers.page.getByRole('button', { name: /换一个岗位工作/ }).waitFor();
});

/** Types into a field of choices and takes what it finds. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label);
  await field.click();
  await field.fill(option);
  await page.locator('.ant-select-item-option', { hasText: option }).first().click();
}
