import { sql } from '@onewindow/db';
import { getLicence, verifyLicenceFile } from '@onewindow/licences';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity } from './support/city.ts';

let city: City;
let licence: Awaited<ReturnType<typeof getLicence>>;

beforeAll(async () => {
  city = await openCity();
  const { partyId } = await city.actor('liyunshu');
  // Of the body whose approver annuls it later.
  const { organisationId } = await city.actor('food-approver');
  const { rows } = await sql<{ id: string }>`
    select c.licence_id as id from cases.case c
    where c.party_id = ${partyId} and c.organisation_id = ${organisationId} and c.licence_id is not null
    order by c.submitted_at desc, c.id limit 1`.execute(city.db);
  licence = await getLicence(city.db, rows[0]?.id ?? '');
}, 120_000);
afterAll(() => city?.close());

test('its QR code leads to a public page that says valid, by whom and when', async () => {
  const { page, context } = await city.visit();
  await page.goto(`/v/${licence.token}`);
  expect(await page.locator('main h2').first().innerText()).toBe('有效');
  const text = await page.locator('main').innerText();
  expect(text).toContain(licence.organisationName);
  // A person's name is masked in public.
  expect(text).not.toContain('李云舒');
  await look(page, 'j7-valid');
  await page.getByText('自己验证签名').click();
  const root = await context.request.get(
    (await page.getByRole('link', { name: '下载根证书' }).getAttribute('href')) ?? '',
  );
  expect(await root.text()).toContain('BEGIN CERTIFICATE');
  await context.close();
});

test('its number does the same, typed with spaces; a wrong number is answered plainly', async () => {
  const { page, context } = await city.visit({ javaScriptEnabled: false });
  await page.goto('/verify');
  const field = page.getByRole('textbox');
  await field.fill(licence.number.replace(/(.{3})/, '$1 '));
  await page.getByRole('button', { name: '查一查' }).click();
  expect(await page.locator('main h2').first().innerText()).toBe('有效');
  await page.getByRole('textbox').fill('JY2 000000 0000000');
  await page.getByRole('button', { name: '再查一张' }).click();
  expect(await page.locator('main h2').first().innerText()).toBe('没有查到');
  await context.close();
});

test('the PDF carries a signature that verifies by itself', async () => {
  const { page, context } = await city.visit({ login: 'liyunshu' });
  await page.goto('/mine/licences');
  await look(page, 'j7-licences');
  const pdf = await context.request.get(`/api/licences/${licence.id}/pdf`);
  const report = await verifyLicenceFile(city.services, await pdf.body());
  expect(report.signature).toMatchObject({ valid: true, chainTrusted: true, coversWholeDocument: true });
  expect(report.good).toBe(true);
  await context.close();
});

test('its type is changed by the keeper as a new version, and the licence keeps its own', async () => {
  const { page, context } = await city.visit({ login: 'keeper', width: 1440 });
  await page.goto(`/console/licence-types/${licence.typeKey}`);
  const name = page.getByLabel('名称', { exact: true });
  await name.waitFor();
  await name.fill('食品经营许可证（2027 版）');
  await page.getByLabel('有效期').fill('48');
  await page.getByRole('button', { name: '加一栏' }).click();
  await page.getByRole('button', { name: '保存为第 2 版' }).click();
  await page.getByText('请写栏目名称，中文和英文都要').first().waitFor();
  await look(page, 'j7-type-errors');
  await page
    .getByLabel(/^栏目名称 · 第 \d+ 栏$/)
    .last()
    .fill('日常监督电话');
  await page
    .getByLabel(/^英文名称 · 第 \d+ 栏$/)
    .last()
    .fill('Supervision telephone');
  await page.getByLabel(/^为什么改/).fill('2027 年起加印监督电话');
  await page.getByRole('button', { name: '保存为第 2 版' }).click();
  await page.getByText('第 2 版 · 现在用').waitFor();
  await look(page, 'j7-type');
  await page.goto(`/v/${licence.token}`);
  const text = await page.locator('main').innerText();
  expect(text).toContain(licence.typeName);
  expect(text).not.toContain('2027 版');
  await context.close();
});

test('annulling it changes the page at once, with who, when and why', async () => {
  const { page, context } = await city.visit();
  await page.goto(`/v/${licence.token}`);
  expect(await page.locator('main h2').first().innerText()).toBe('有效');
  // The department annuls it at its desk; a reason is asked for.
  const { page: desk, context: office } = await city.visit({ login: 'food-approver', width: 1440 });
  await desk.goto(`/console/licences/${licence.id}`);
  await desk.getByRole('button', { name: '注销', exact: true }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('button', { name: '注销', exact: true }).click();
  await dialog.getByText(/理由/).last().waitFor();
  await look(desk, 'j7-annul');
  await dialog.getByLabel('理由').fill('持有人申请注销');
  await dialog.getByRole('button', { name: '注销', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await desk.getByText('已注销', { exact: true }).waitFor();
  expect(await desk.getByRole('button', { name: '注销', exact: true }).count()).toBe(0);
  await look(desk, 'j7-ended');
  await office.close();
  await page.reload();
  expect(await page.locator('main h2').first().innerText()).toMatch(/注销，不再有效/);
  expect(await page.locator('main').innerText()).toContain('持有人申请注销');
  await look(page, 'j7-annulled');
  await context.close();
});
