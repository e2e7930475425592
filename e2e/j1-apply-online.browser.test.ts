import { acceptCase, findCaseId, receiveCase } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { fillFoodLicence, foodLicence, handle, qixing, samplePdf } from './support/steps.ts';

let city: City;
let visitor: Visitor;
let queryCode: string;

beforeAll(async () => {
  city = await openCity();
  visitor = await city.visit({ login: 'liyunshu' });
}, 120_000);
afterAll(() => city?.close());

test('a stranger is led to sign in and keeps what she was about to do', async () => {
  const { page, context } = await city.visit();
  await page.goto(`/apply/start?basicCode=${foodLicence}&division=${qixing}`);
  expect(decodeURIComponent(page.url())).toContain(`/sign-in?next=/apply/start?basicCode=${foodLicence}`);
  await context.close();
});

test('she chooses in whose name she applies and fills the form page by page', { timeout: 120_000 }, async () => {
  const { page } = visitor;
  await page.goto(`/apply/start?basicCode=${foodLicence}&division=${qixing}`);
  await look(page, 'j1-start');
  await page.getByLabel('桂林漓岸餐饮管理有限公司（示例）').check();
  await page.getByRole('button', { name: '开始填写' }).click();
  await page.waitForURL(/\/operator(#.*)?$/);
  expect(await page.locator('main').innerText()).toContain('桂林漓岸餐饮管理有限公司（示例）');
  await look(page, 'j1-operator');
  await fillFoodLicence(page);
  await look(page, 'j1-materials-missing');
});

test('what she types is saved while she types, and another window goes on with it', async () => {
  const { page, context } = visitor;
  const materials = page.url().replace(/#.*/, '');
  await page.goto(materials.replace('materials', 'premises'));
  await page.getByLabel('使用面积').fill('91.5');
  await page.getByText(/\d\d:\d\d 已自动保存/).waitFor();
  const second = await context.newPage();
  await second.goto(page.url());
  expect(await second.getByLabel('使用面积').inputValue()).toBe('91.5');
  await second.close();
  await look(page, 'j1-premises');
  await page.goto(materials);
});

test('nothing typed is lost when the session ends under her', async () => {
  const { page, context } = visitor;
  const here = page.url().replace(/#.*/, '');
  await page.goto(here.replace('materials', 'premises'));
  const cookies = await context.cookies();
  await context.clearCookies({ name: 'onewindow_session' });
  await page.getByLabel('使用面积').fill('93');
  await page.getByText('您填的都留在这台设备上').waitFor();
  await context.addCookies(cookies);
  await page.reload();
  await page.getByText(/已自动保存/).waitFor();
  expect(await page.getByLabel('使用面积').inputValue()).toBe('93');
  await page.goto(here);
});

test('she uploads file by file, takes one back, and a broken connection costs nothing', async () => {
  const { page } = visitor;
  const row = (name: string) => page.locator('.ow-upload').filter({ has: page.getByRole('heading', { name }) });
  const choose = async (name: string, file: Awaited<ReturnType<typeof samplePdf>>) =>
    row(name).locator('input[type=file]').first().setInputFiles(file);
  await page.goto(page.url().replace(/#.*/, ''));
  await page.locator('.ow-upload').first().waitFor();
  await choose('主要设备设施布局图', await samplePdf('布局图.pdf'));
  await row('主要设备设施布局图').getByText('已上传').waitFor();
  await row('主要设备设施布局图').getByRole('button', { name: /移除/ }).click();
  await row('主要设备设施布局图').getByText('还没交').waitFor();
  await choose('主要设备设施布局图', await samplePdf('新的布局图.pdf'));
  await row('主要设备设施布局图').getByText('已上传').waitFor();

  let broken = 0;
  await page.route('**/api/uploads/*', async route => {
    if (route.request().method() === 'PATCH' && broken === 0) {
      broken += 1;
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  await choose('操作流程文件', await samplePdf('操作流程.pdf'));
  await row('操作流程文件').getByText('已上传').waitFor();
  expect(broken).toBe(1);

  await choose('食品安全规章制度目录清单', {
    name: '制度.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ this is a program'),
  });
  await row('食品安全规章制度目录清单').locator('.ow-error-text').waitFor();
  await look(page, 'j1-materials-refused');
  for (const missing of await page.locator('.ow-upload-missing').all()) {
    await missing
      .locator('input[type=file]')
      .first()
      .setInputFiles(await samplePdf('其他材料.pdf'));
  }
  await expect.poll(() => page.locator('.ow-upload-missing').count()).toBe(0);
  await expect.poll(() => page.locator('.ow-upload-uploading, .ow-upload-checking').count()).toBe(0);
});

test('she reads everything back, files it once, and gets a receipt that cannot be mistaken', async () => {
  const { page } = visitor;
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.waitForURL(/\/check(#.*)?$/);
  await look(page, 'j1-check');
  await page.getByRole('button', { name: '确认并提交' }).dblclick();
  await page.waitForURL(/\/matters\/GL\w+\/receipt$/);
  const text = await page.locator('main').innerText();
  expect(text).toContain('已提交成功，我们收到了');
  expect(text).toContain('您现在不用再做任何事');
  expect(text).toContain('日期是怎么算的');
  queryCode = /\/matters\/(\w+)\//.exec(page.url())?.[1] ?? '';
  await look(page, 'j1-receipt');
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases.matter where query_code = ${queryCode}`.execute(city.db);
  expect(rows[0]?.n).toBe(1);
  const pdf = await page.context().request.get(`/api/matters/${queryCode}/receipt`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('she follows it, and receives the decision and the licence', { timeout: 120_000 }, async () => {
  const { page } = visitor;
  await page.getByRole('link', { name: '看办理进度' }).click();
  await page.waitForURL(`**/cases/${queryCode}`);
  expect(await page.locator('h1').innerText()).toMatch(/已提交，最迟 .*告诉您是否受理/);
  await look(page, 'j1-tracking-submitted');
  const caseId = (await findCaseId(city.db, queryCode)) ?? '';
  const window = await city.actor('window');
  await receiveCase(city.db, city.services, window, { caseId });
  await acceptCase(city.db, city.services, window, { caseId });
  await page.reload();
  expect(await page.locator('h1').innerText()).toMatch(/正在.+，最迟 .*有决定/);
  await look(page, 'j1-tracking-accepted');
  await handle(city, caseId, [
    { login: 'food-handler', action: 'forward', opinion: '材料齐全' },
    { login: 'food-reviewer', action: 'forward', opinion: '同意' },
    { login: 'food-approver', action: 'grant', opinion: '准予许可' },
  ]);
  await page.reload();
  expect(await page.locator('h1').innerText()).toBe('办好了，证照已经给您');
  await look(page, 'j1-tracking-granted');
  const href = await page.getByRole('link', { name: '下载证照（PDF）' }).getAttribute('href');
  const pdf = await page.context().request.get(href ?? '');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('link', { name: '出示证照' }).click();
  await page.getByRole('img', { name: /二维码/ }).waitFor();
  await look(page, 'j1-licence');
});

test('she sees who has read her file', async () => {
  const { page } = visitor;
  await page.goto('/mine/reads');
  expect(await page.locator('main').innerText()).toContain('办理食品经营许可');
  await look(page, 'j1-reads');
  await page.goto('/mine');
  await look(page, 'j1-mine');
});

test('she rates the service once, and a bad rating says what happens next', async () => {
  const { page } = visitor;
  await page.goto(`/cases/${queryCode}`);
  await page.getByRole('link', { name: '评价这次服务' }).click();
  await page.getByRole('button', { name: '交上评价' }).click();
  await page.getByRole('alert').getByText('请选一个满意程度').waitFor();
  await look(page, 'j1-rate-error');
  await page.getByLabel('非常不满意').check();
  await page.getByLabel('等得久').check();
  await page.getByRole('button', { name: '交上评价' }).click();
  await page.getByText('谢谢，评价收到了').waitFor();
  expect(await page.locator('main').innerText()).toContain('5 个工作日内');
  await look(page, 'j1-rated');
});

test('anybody with the code and the end of the ID number sees the progress', async () => {
  const { page, context } = await city.visit();
  await page.goto('/track');
  await look(page, 'j1-track');
  await page.getByLabel('查询码').fill(queryCode);
  await page.getByLabel('申请人证件号码的后四位').fill('0000');
  await page.getByRole('button', { name: '查进度' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('申请人证件号码的后四位').fill('2603');
  await page.getByRole('button', { name: '查进度' }).click();
  expect(await page.locator('h1').innerText()).toBe('办好了，准予许可');
  await look(page, 'j1-tracked');
  await context.close();
});
