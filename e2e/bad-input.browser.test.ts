import { deflateSync } from 'node:zlib';
import { getDraft } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, demonstrationPassword, look, openCity, type Visitor } from './support/city.ts';
import { fillFoodLicence, foodLicence, handInMissing, qixing, samplePdf } from './support/steps.ts';

/** A loaded machine takes its time. */
const soon = { timeout: 20_000 };

let city: City;
let visitor: Visitor;
let draftId: string;

beforeAll(async () => {
  city = await openCity();
  visitor = await city.visit({ login: 'liyunshu' });
}, 120_000);
afterAll(() => city?.close());

async function begin(page: Page, name = '桂林漓岸餐饮管理有限公司（示例）'): Promise<void> {
  await page.goto(`/apply/start?basicCode=${foodLicence}&division=${qixing}`);
  await page.getByLabel(name).check();
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.waitForURL(/\/apply\/[0-9a-f-]+\/operator(#.*)?$/);
}

async function signInHere(page: Page): Promise<void> {
  await page.getByLabel('登录名').fill('liyunshu');
  await page.getByLabel('密码', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** The error summary: first on the page, with the focus, each line leading to its field. */
async function summary(page: Page): Promise<string> {
  const alert = page.getByRole('alert').first();
  await alert.waitFor();
  await expect.poll(() => alert.evaluate(element => element === document.activeElement), soon).toBe(true);
  for (const link of await alert.getByRole('link').all()) {
    const target = (await link.getAttribute('href'))?.replace('#', '') ?? '';
    expect(await page.locator(`[id="${target}"]`).count(), target).toBe(1);
  }
  return alert.innerText();
}

test('wrong numbers, impossible dates and endless names are told beside their fields, and kept', async () => {
  const { page } = visitor;
  await begin(page);
  draftId = /apply\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  await page.goto(`/apply/${draftId}/staff`);
  const control = (key: string) => page.locator(`[name="people.0.${key}"]`);
  const name = '𠮷㭎'.repeat(251);
  await control('name').fill(name);
  await control('post').selectOption({ label: '厨师' });
  await control('citizenId').fill('450305199508173020');
  // A browser's own date control takes no 31 February; whoever sends one anyway is told the same way.
  await control('healthUntil').evaluate(element => {
    (element as HTMLInputElement).type = 'text';
  });
  await control('healthUntil').fill('2027-02-31');
  await page.getByRole('button', { name: '保存并继续' }).click();
  const told = await summary(page);
  expect(told).toContain('502');
  expect(told).toContain('最后一位');
  expect(told).toMatch(/2 月|日期|这一天/);
  expect(await control('name').inputValue()).toBe(name);
  expect(await control('citizenId').inputValue()).toBe('450305199508173020');
  await look(page, 'bad-fields');
  await page
    .getByRole('alert')
    .first()
    .getByRole('link', { name: /公民身份号码/ })
    .click();
  await expect
    .poll(() => control('citizenId').evaluate(element => element === document.activeElement), soon)
    .toBe(true);
});

test('the same is told in English to whoever reads English', async () => {
  const { page } = visitor;
  await page.goto(`/en/apply/${draftId}/staff?check=1`);
  const text = await page.locator('main').innerText();
  expect(text).toContain('502');
  expect(text).toMatch(/last character|check/i);
  await look(page, 'bad-fields-en');
});

test('a date beyond any calendar is refused, and rare characters are kept as they are', async () => {
  const { page } = visitor;
  await page.goto(`/apply/${draftId}/staff`);
  const control = (key: string) => page.locator(`[name="people.0.${key}"]`);
  await control('name').fill('𠮷㭎（示例）');
  await control('citizenId').fill('450305199508173029');
  await control('healthUntil').evaluate(element => {
    (element as HTMLInputElement).type = 'text';
  });
  await control('healthUntil').fill('99999-12-31');
  await page.getByRole('button', { name: '保存并继续' }).click();
  await summary(page);
  const { answers } = await getDraft(city.db, city.services, await companyActor(), { id: draftId });
  expect(JSON.stringify(answers.form)).toContain('𠮷㭎（示例）');
});

test('a session that ends while she types loses nothing: with script', async () => {
  const { page, context } = visitor;
  await page.goto(`/apply/${draftId}/premises`);
  await context.clearCookies({ name: 'onewindow_session' });
  await page.getByLabel('使用面积').fill('77.5');
  await page.getByRole('link', { name: '重新登录，接着填' }).click();
  await page.waitForURL(/\/sign-in/);
  await signInHere(page);
  await page.waitForURL(new RegExp(`/apply/${draftId}/premises`));
  await expect.poll(() => page.getByLabel('使用面积').inputValue(), soon).toBe('77.5');
  await page.getByText(/已自动保存/).waitFor();
});

test('a session that ends while she types loses nothing: without script', async () => {
  const { page, context } = await city.visit({ login: 'liyunshu', javaScriptEnabled: false });
  await page.goto(`/apply/${draftId}/premises`);
  await page.getByLabel('使用面积').fill('78.5');
  await context.clearCookies({ name: 'onewindow_session' });
  await page.getByRole('button', { name: '保存并继续' }).click();
  await page.screenshot({ path: 'e2e/screenshots/bad-session-ended-390.png', fullPage: true });
  await page.getByRole('button', { name: '登录，接着办' }).click();
  await signInHere(page);
  await page.getByRole('button', { name: '接着交' }).click();
  const { answers } = await getDraft(city.db, city.services, await companyActor(), { id: draftId });
  expect(answers.form.premisesArea).toBe('78.5');
  await context.close();
});

test('a program called .pdf and a PDF that is a bomb are refused beside their material', {
  timeout: 120_000,
}, async () => {
  const { page } = visitor;
  await page.goto(`/apply/${draftId}/operator`);
  await fillFoodLicence(page);
  const row = (name: string) => page.locator('.ow-upload').filter({ has: page.getByRole('heading', { name }) });
  const files = [
    ['操作流程文件', Buffer.from('MZ\u0090\u0000\u0003 this is a program', 'latin1')],
    ['主要设备设施布局图', bomb()],
  ] as const;
  for (const [material, buffer] of files) {
    const input = row(material).locator('input[type=file]').first();
    await input.setInputFiles({ name: '材料.pdf', mimeType: 'application/pdf', buffer });
    await row(material).locator('.ow-error-text').waitFor({ timeout: 30_000 });
  }
  await look(page, 'bad-files');
  for (const [material] of files) {
    const input = row(material).locator('input[type=file]').first();
    await input.setInputFiles(await samplePdf('材料.pdf'));
    await row(material).getByText('已上传').first().waitFor({ timeout: 30_000 });
  }
  await handInMissing(page);
});

test('a letter without an address is told beside the address, and what was chosen stays chosen', async () => {
  const { page } = visitor;
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.waitForURL(/\/check(#.*)?$/);
  await page.getByLabel('邮寄纸质的').check();
  await page.getByRole('button', { name: '确认并提交' }).click();
  await page.getByText('请写清省市区、街道门牌和收件人姓名、电话').first().waitFor();
  expect(await page.getByLabel('邮寄纸质的').isChecked()).toBe(true);
  await look(page, 'bad-address');
});

test('pressing twice, here and in another window, files one case', async () => {
  const { page, context } = visitor;
  const other = await context.newPage();
  await other.goto(page.url());
  for (const one of [page, other]) await one.getByLabel('电子证照，出来就能用').check();
  await Promise.all([
    page.getByRole('button', { name: '确认并提交' }).dblclick(),
    other.getByRole('button', { name: '确认并提交' }).dblclick(),
  ]);
  for (const one of [page, other]) await one.waitForURL(/\/matters\/GL\w+\/receipt(#.*)?$/);
  expect(new URL(page.url()).pathname).toBe(new URL(other.url()).pathname);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases.case c join cases.application d on d.matter_id = c.matter_id
    where d.id = ${draftId}`.execute(city.db);
  expect(rows[0]?.n).toBe(1);
});

/** The applicant as she acts for her company. */
async function companyActor() {
  const actor = await city.actor('liyunshu');
  const { rows } = await sql<{ partyId: string }>`
    select party_id as "partyId" from cases.application where id = ${draftId}`.execute(city.db);
  return { ...actor, partyId: rows[0]?.partyId ?? null };
}

/** A PDF of some 17 kilobytes that unpacks to 17 megabytes in the place where a reader must unpack it. */
function bomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(17 * 1024 * 1024, 32));
  return Buffer.concat([
    Buffer.from(
      [
        '%PDF-1.7',
        '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
        '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
        '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj',
        `4 0 obj << /Type /ObjStm /Filter /FlateDecode /Length ${packed.length} >>`,
        'stream\r\n',
      ].join('\n'),
    ),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF'),
  ]);
}
