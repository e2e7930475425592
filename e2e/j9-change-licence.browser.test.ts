import { findCaseId } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import { getLicence, type LicenceRow, verifyLicenceFile } from '@onewindow/licences';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { actAtDesk, handInMissing } from './support/steps.ts';

let city: City;
let her: Visitor;
let licence: LicenceRow;
let queryCode = '';
let caseId = '';

const newName = '漓岸小厨（示例）';

beforeAll(async () => {
  city = await openCity();
  const { partyId } = await city.actor('liyunshu');
  const { organisationId } = await city.actor('food-approver');
  const { rows } = await sql<{ id: string }>`
    select id from licences.licence
    where holder_party_id = ${partyId} and organisation_id = ${organisationId} and type_key = 'foodBusinessLicence'
      and status_code = '01'
    order by issued_at desc, id limit 1`.execute(city.db);
  licence = await getLicence(city.db, rows[0]?.id ?? '');
  her = await city.visit({ login: 'liyunshu' });
}, 120_000);
afterAll(() => city?.close());

test('from her licence she comes to the change, with the licence chosen already', async () => {
  const { page } = her;
  await page.goto(`/mine/licences/${licence.id}`);
  await page.getByRole('link', { name: '申请变更、延续或者注销' }).click();
  await page.waitForURL(`**/apply/licence/${licence.id}`);
  await look(page, 'j9-what');
  await page.getByRole('link', { name: /食品经营许可变更/ }).click();
  await page.waitForURL(/\/apply\/start/);
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.waitForURL(/\/which(#.*)?$/);
  expect(await page.locator(`input[name=licence][value="${licence.id}"]`).isChecked()).toBe(true);
  await page.getByLabel('经营者名称').check();
  await look(page, 'j9-which');
});

test('she writes what it shall say over what it says now, and reads before and after', async () => {
  const { page } = her;
  const next = () => page.getByRole('button', { name: '保存并继续' }).click();
  await next();
  await page.waitForURL(/\/after(#.*)?$/);
  const name = page.getByLabel('变更后的名称');
  expect(await name.inputValue()).toBe(licence.holderName);
  await page.getByLabel('为什么变更').fill('营业执照上的名称已经变更');
  await look(page, 'j9-after');
  await next();
  await page.waitForURL(/\/contact(#.*)?$/);
  await next();
  await page.waitForURL(/\/declare(#.*)?$/);
  await page.getByLabel(/我确认以上内容真实/).check();
  await next();
  await page.waitForURL(/\/materials(#.*)?$/);
  await handInMissing(page);
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.waitForURL(/\/check(#.*)?$/);
  // Nothing differs yet: she is told so at the question, and nothing is filed.
  await page.getByRole('button', { name: '确认并提交' }).click();
  const told = page.getByRole('alert').getByRole('link', { name: /没有要变更的/ });
  await told.waitFor();
  await look(page, 'j9-nothing-changes');
  await page.goto(page.url().replace(/check.*/, 'after'));
  await page.getByLabel('变更后的名称').fill(newName);
  await next();
  await page.waitForURL(/\/contact(#.*)?$/);
  await page.goto(page.url().replace(/contact.*/, 'check'));
  await page.getByRole('heading', { name: '证照上会改什么' }).waitFor();
  expect(await page.locator('main').innerText()).toContain(newName);
  await look(page, 'j9-check');
  await page.getByRole('button', { name: '确认并提交' }).click();
  await page.waitForURL(/\/matters\/GL\w+\/receipt(#.*)?$/);
  queryCode = /\/matters\/(\w+)\//.exec(page.url())?.[1] ?? '';
  caseId = (await findCaseId(city.db, queryCode)) ?? '';
});

test('the departments decide with before and after beside the decision', { timeout: 240_000 }, async () => {
  const forward = { choice: '同意', act: '同意，报下一步' };
  for (const step of [
    { login: 'window', choice: '受理', act: '受理' },
    { login: 'food-handler', ...forward, opinion: '营业执照已经变更，属实' },
    { login: 'food-reviewer', ...forward, opinion: '同意承办意见' },
  ]) {
    const page = await actAtDesk(city, caseId, step);
    await page.context().close();
  }
  const grant = { choice: '准予', act: '准予并盖章', opinion: '准予变更' };
  const approver = await actAtDesk(city, caseId, { login: 'food-approver', ...grant });
  await approver.getByText('已经换成新的一版').waitFor();
  await look(approver, 'j9-decided');
  await approver.context().close();
});

test('her licence has the new name under the same number, and its signature verifies', async () => {
  const { page, context } = her;
  await page.goto('/mine');
  await page
    .getByText(/已变更，换成新版/)
    .first()
    .waitFor();
  await page.goto(`/mine/licences/${licence.id}`);
  const text = await page.locator('main').innerText();
  expect(text).toContain(licence.number);
  expect(text).toContain(newName);
  expect(text).toContain('第 2 版 · 变更');
  await look(page, 'j9-changed');
  const pdf = await context.request.get(`/api/licences/${licence.id}/pdf`);
  expect(await verifyLicenceFile(city.services, await pdf.body())).toMatchObject({
    good: true,
    verification: { licence: { number: licence.number, version: 2 } },
  });
  const old = await context.request.get(`/api/licences/${licence.id}/versions/1/pdf`);
  expect(await verifyLicenceFile(city.services, await old.body())).toMatchObject({
    good: false,
    verification: { verdict: 'replaced' },
  });
});

test('the old QR code says that it was changed and what counts now', async () => {
  const { page, context } = await city.visit();
  await page.goto(`/v/${licence.token}`);
  expect(await page.locator('main h2').first().innerText()).toBe('已变更，这一版不再有效');
  const now = page.locator('section').filter({ has: page.getByRole('heading', { name: '现在的内容' }) });
  expect(await now.innerText()).toContain('有效');
  await look(page, 'j9-old-code');
  await context.close();
});

test('the body corrects its own misprint, and the licence tells who, when and why', { timeout: 90_000 }, async () => {
  const { page, context } = await city.visit({ login: 'food-approver', width: 1440 });
  await page.goto(`/console/licences/${licence.id}`);
  await page.getByText('第 2 版 · 变更').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '更正', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('持有人').fill('漓岸小厨坊（示例）');
  await look(page, 'j9-correct');
  await dialog.getByRole('button', { name: '看前后对照' }).click();
  await dialog.getByText('漓岸小厨坊（示例）').waitFor();
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await dialog.getByText('请写明理由').waitFor();
  await look(page, 'j9-compare');
  await dialog.getByLabel('理由').fill('打印时漏了一个字');
  await dialog.getByLabel('依据').fill('本机关更正决定（示例）');
  await dialog.getByRole('button', { name: '更正', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('第 3 版 · 更正').waitFor();
  const versions = await page.getByRole('list', { name: '各个版本' }).innerText();
  for (const word of ['打印时漏了一个字', '本机关更正决定（示例）', '陈敬之']) expect(versions).toContain(word);
  await look(page, 'j9-corrected');
  await context.close();
});
