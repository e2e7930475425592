import { findCaseId } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, demonstrationPassword, look, openCity, type Visitor } from './support/city.ts';
import { actAtDesk, fillFoodLicence, foodLicence, handInMissing, qixing, samplePdf } from './support/steps.ts';

let city: City;
let visitor: Visitor;
let queryCode: string;

beforeAll(async () => {
  city = await openCity();
  visitor = await city.visit();
}, 120_000);
afterAll(() => city?.close());

/** What she answers on the way through 我要开餐馆: a small restaurant of a company. */
const answers = [
  '有餐饮服务或者散装食品',
  '公司等企业',
  '否',
  '没有新建或者装修工程',
  '否',
  '名录未列入',
  ...Array.from({ length: 4 }, () => '否'),
];

test('she finds the licence by its sound and in spite of a typo', async () => {
  const { page } = visitor;
  await page.goto('/');
  await page.getByRole('searchbox').fill('shipin');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '食品经营许可' }).first().waitFor();
  await look(page, 'j1-search');
  await page.getByRole('searchbox').fill('食品经赢许可');
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.searchParams.get('q') === '食品经赢许可');
  await page.getByRole('link', { name: '食品经营许可' }).first().waitFor();
});

test('she answers the questions of 我要开餐馆 and is told what she needs, and why', { timeout: 120_000 }, async () => {
  const { page } = visitor;
  await page.goto('/');
  await page
    .getByRole('link', { name: /我要开餐馆/ })
    .first()
    .click();
  await page.waitForURL('**/scenarios/S1');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('alert').getByText('还没有选，请选一个再往下走').waitFor();
  await look(page, 'j1-scenario-unanswered');
  for (const [i, answer] of answers.entries()) {
    await page.getByText(`第 ${i + 1} 个问题`).waitFor();
    await page.getByLabel(answer, { exact: true }).check();
    await page.getByRole('button', { name: '下一步' }).click();
  }
  await page.getByText(/一共要办 \d+ 件事/).waitFor();
  expect(await page.locator('main').innerText()).toContain('因为您选了“有餐饮服务或者散装食品”');
  await look(page, 'j1-scenario');
});

test('the guide says whether she can, with what, how long, at what cost and where', async () => {
  const { page } = visitor;
  await page.getByRole('link', { name: '食品经营许可' }).first().click();
  await page.waitForURL(`**/items/${foodLicence}*`);
  const where = page.locator('#where');
  const place = where.getByRole('link', { name: '七星区' });
  // The places are folded away or not.
  const isOpen = async () => {
    if (await place.isVisible()) return true;
    await where.locator('summary').last().click();
    return place.isVisible();
  };
  await expect.poll(isOpen, { timeout: 15_000, interval: 250 }).toBe(true);
  await place.click();
  await page.waitForURL(url => url.search === '' || url.searchParams.get('division') === qixing);
  await where.getByText('七星区').first().waitFor();
  for (const question of ['我能办吗', '要准备什么', '要多久', '要花多少钱', '在哪里办'])
    expect(await page.getByRole('heading', { name: question }).count(), question).toBe(1);
  await look(page, 'j1-guide');
});

test('she signs in on the way and comes back to what she was about to do', async () => {
  const { page } = visitor;
  await page.getByRole('button', { name: '开始办理' }).filter({ visible: true }).first().click();
  await page.waitForURL(/\/sign-in\?next=/);
  await page.getByLabel('登录名').fill('liyunshu');
  await page.getByLabel('密码', { exact: true }).fill(demonstrationPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL(/\/apply\/start/);
  expect(page.url()).toContain(foodLicence);
});

test('she chooses in whose name she applies and fills the form page by page', { timeout: 120_000 }, async () => {
  const { page } = visitor;
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
  // The townships list themselves; only without script a button does it.
  expect(await page.getByRole('button', { name: '列出下一级' }).isVisible()).toBe(false);
  await page.getByLabel('使用面积').fill('91.5');
  await page.getByText(/\d\d:\d\d 已自动保存/).waitFor();
  const second = await context.newPage();
  await second.goto(page.url());
  expect(await second.getByLabel('使用面积').inputValue()).toBe('91.5');
  await second.close();
  await look(page, 'j1-premises');
  await page.reload();
  expect(await page.getByLabel('使用面积').inputValue()).toBe('91.5');
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
      await row('操作流程文件').getByRole('progressbar').waitFor();
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
  await handInMissing(page);
});

test('she reads everything back, files it once, and gets a receipt that cannot be mistaken', async () => {
  const { page } = visitor;
  await page.getByRole('button', { name: '继续', exact: true }).click();
  await page.waitForURL(/\/check(#.*)?$/);
  await look(page, 'j1-check');
  await page.getByRole('button', { name: '确认并提交' }).dblclick();
  await page.waitForURL(/\/matters\/GL\w+\/receipt(#.*)?$/);
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

test('she follows it while window, handler, reviewer and approver act, and receives the licence', {
  timeout: 180_000,
}, async () => {
  const { page } = visitor;
  await page.getByRole('link', { name: '看办理进度' }).click();
  await page.waitForURL(`**/cases/${queryCode}`);
  expect(await page.locator('h1').innerText()).toMatch(/已提交，最迟 .*告诉您是否受理/);
  await look(page, 'j1-tracking-submitted');
  const caseId = (await findCaseId(city.db, queryCode)) ?? '';
  await look(await actAtDesk(city, caseId, { login: 'window', choice: '受理', act: '受理' }), 'j1-window-accepted');
  await page.reload();
  expect(await page.locator('h1').innerText()).toMatch(/正在.+，最迟 .*有决定/);
  await look(page, 'j1-tracking-accepted');
  const forward = { choice: '同意', act: '同意，报下一步' };
  await actAtDesk(city, caseId, { login: 'food-handler', ...forward, opinion: '材料齐全，符合法定形式' });
  await actAtDesk(city, caseId, { login: 'food-reviewer', ...forward, opinion: '同意承办意见' });
  const grant = { choice: '准予', act: '准予并盖章', opinion: '准予许可' };
  await look(await actAtDesk(city, caseId, { login: 'food-approver', ...grant }), 'j1-approver-granted');
  await page.reload();
  expect(await page.locator('h1').innerText()).toBe('办好了，证照已经给您');
  await look(page, 'j1-tracking-granted');
  for (const name of [/决定书/, '下载证照（PDF）']) {
    const href = await page.getByRole('link', { name }).first().getAttribute('href');
    const pdf = await page.context().request.get(href ?? '');
    expect((await pdf.body()).subarray(0, 5).toString(), String(name)).toBe('%PDF-');
  }
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
