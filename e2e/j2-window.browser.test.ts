import { findCaseId, getCase, requestCorrection } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { foodLicence, qixing, samplePdf } from './support/steps.ts';
import { find, scan, slot } from './support/window-steps.ts';

const company = { name: '桂林漓岸餐饮管理有限公司（示例）', code: '91450305MAE0LJ2603' };
/** Check digit 1: the last of 45030519880229401X would be wrong by GB 11643. */
const stranger = { name: '𠮷㭎（示例）', id: '450305198802294011' };

/** 502 characters; as UTF-16 more. */
const longName = '𠮷㭎'.repeat(251);

/** A loaded machine takes its time. */
const soon = { timeout: 20_000 };

let city: City;
let desk: Visitor;
let queryCode: string;

beforeAll(async () => {
  city = await openCity();
  desk = await city.visit({ login: 'window', width: 1440 });
}, 120_000);
afterAll(() => city?.close());

test('whoever is not registered yet is registered, with every mistake told beside its field at once', async () => {
  const { page } = desk;
  await page.goto('/console/window');
  await page.getByRole('heading', { name: '谁来办' }).waitFor();
  await look(page, 'j2-idle');
  await find(page, stranger.id);
  await page.getByText(`没有登记过“${stranger.id}”`).waitFor();
  await page.keyboard.press('F4');
  await page.getByLabel('姓名').fill(longName);
  await page.getByLabel('手机号').fill('138');
  await page.getByLabel('证件号码').fill(stranger.id.replace(/.$/, '2'));
  await page.getByRole('button', { name: '登记并接着办' }).click();
  await page.getByText('名字最多 500 个字，现在是 502 个').waitFor();
  await page.getByText('手机号码是 11 位，现在填了 3 位').waitFor();
  await page.getByText('最后一位和前面对不上').waitFor();
  expect(await page.getByLabel('姓名').inputValue()).toBe(longName);
  await look(page, 'j2-register-errors');
  await page.getByLabel('姓名').fill(stranger.name);
  await page.getByLabel('手机号').fill('13800004011');
  await page.getByLabel('证件号码').fill(stranger.id);
  await page.getByRole('button', { name: '登记并接着办' }).click();
  await page.getByRole('heading', { name: stranger.name }).waitFor();
  await page.keyboard.press('F2');
  await find(page, '㭎');
  await page.getByText('请至少输入两个字').waitFor();
  await find(page, '𠮷㭎');
  await page.getByText(stranger.name).waitFor();
});

test('a company is refused with a wrong credit code, and found by the right one or by its name', async () => {
  const { page } = desk;
  await page.keyboard.press('F4');
  await page.getByText('企业或单位').click();
  await page.getByLabel('名称').fill(company.name);
  await page.getByLabel('统一社会信用代码').fill(company.code.replace(/.$/, '4'));
  await page.getByRole('button', { name: '登记并接着办' }).click();
  await page.getByText('最后一位和前面对不上').waitFor();
  await page.getByRole('button', { name: '不登记了' }).click();
  await find(page, '桂林漓岸餐饮');
  await page.getByText(company.code).waitFor();
  await find(page, company.code);
  await page.getByRole('button', { name: '就是这位' }).click();
  await page.getByRole('heading', { name: '办什么' }).waitFor();
  await look(page, 'j2-choose');
});

test('a draft that the applicant began at home is continued at the window', async () => {
  const { page: home, context } = await city.visit({ login: 'liyunshu' });
  await home.goto(`/apply/start?basicCode=${foodLicence}&division=${qixing}`);
  await home.getByLabel(company.name).check();
  await home.getByRole('button', { name: '开始填写' }).click();
  await home.getByLabel('法定代表人（负责人）').fill('李云舒（示例）');
  await home.getByRole('button', { name: '保存并继续' }).click();
  await home.waitForURL(/\/premises(#.*)?$/);
  await home.goto('/mine/drafts');
  await home.getByText('第 2 步，共 7 步').waitFor();
  await look(home, 'j2-drafts');
  await context.close();

  const { page } = desk;
  await page.reload();
  await page.getByText('申请人在网上填过：食品经营许可').waitFor();
  await page.getByRole('button', { name: '接着办' }).click();
  await page.getByRole('heading', { name: '经营场所' }).waitFor();
  const applicant = page.getByRole('region', { name: '申请单位' });
  await applicant.getByText('齐', { exact: true }).waitFor();
  await look(page, 'j2-draft');
});

test('pressing too early lists what is missing, and each line leads to its place', async () => {
  const { page } = desk;
  await page.keyboard.press('F9');
  const missing = page.getByRole('alert').filter({ hasText: '补上就能收' });
  await missing.waitFor();
  await missing.getByRole('button', { name: /使用面积/ }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe('f-premisesArea');
  await look(page, 'j2-missing');
});

test('the same form as online is filled, page after page with one key', { timeout: 60_000 }, async () => {
  const { page } = desk;
  await page.getByLabel('县（区）').selectOption({ label: '七星区' });
  await page.getByLabel('乡镇（街道）').selectOption({ index: 1 });
  await page.getByLabel('路名、门牌、楼层、房号').fill('漓江路 26 号 1 层 3 号铺（示例）');
  await page.getByLabel('使用面积').fill('86.4');
  await page.getByLabel('租用').check();
  await page.keyboard.press('F8');
  const person = (key: string) => page.locator(`[name="people.0.${key}"]`);
  await person('name').fill('李云舒（示例）');
  await person('post').selectOption({ label: '食品安全管理员' });
  await person('citizenId').fill('450305199508173029');
  await person('healthUntil').fill('2027-06-02');
  await page.keyboard.press('F8');
  await page.getByLabel('餐饮服务经营者').check();
  await page.getByLabel('热食类食品制售').check();
  await page.getByLabel('否', { exact: true }).check();
  await page.keyboard.press('F8');
  await page.getByLabel(/我确认以上内容真实/).check();
  await page.getByText(/已自动保存/).waitFor();
});

test('materials are scanned, several at once, replaced, taken back, and compared with their originals', async () => {
  const { page } = desk;
  await scan(page, '营业执照', '正本.pdf', '副本.pdf');
  await slot(page, '营业执照').getByRole('button', { name: '移除 副本.pdf' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await expect.poll(() => slot(page, '营业执照').getByRole('link', { name: '副本.pdf' }).count(), soon).toBe(0);
  await scan(page, '食品从业人员健康证明', '健康证.pdf');
  await scan(page, '法定代表人（负责人）身份证明', '身份证.pdf');
  await scan(page, '操作流程文件', '操作流程.pdf');
  const layout = slot(page, '主要设备设施布局图');
  await layout.locator('input[type=file]').setInputFiles({
    name: '布局图.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ this is a program'),
  });
  await layout.getByText(/布局图\.pdf：/).waitFor();
  await look(page, 'j2-scan-refused');
  await scan(page, '主要设备设施布局图', '模糊的布局图.pdf');
  await layout.locator('.ow-window-slot-file input[type=file]').setInputFiles(await samplePdf('清楚的布局图.pdf'));
  await layout.getByRole('link', { name: '清楚的布局图.pdf' }).waitFor();
  await expect.poll(() => layout.getByRole('link', { name: '模糊的布局图.pdf' }).count(), soon).toBe(0);
  await layout.getByLabel(/原件已核对/).check();
  await page.getByRole('button', { name: '原件都核对过了' }).click();
  await expect.poll(() => page.getByRole('checkbox', { name: /原件已核对/, checked: false }).count(), soon).toBe(0);
  await slot(page, '操作流程文件')
    .getByLabel(/原件已核对/)
    .uncheck();
  await expect.poll(() => page.getByRole('checkbox', { name: /原件已核对/, checked: false }).count(), soon).toBe(1);
  await look(page, 'j2-complete');
});

test('one key submits, receives and prints, however often it is pressed', async () => {
  const { page } = desk;
  await page.keyboard.press('F9');
  await page.keyboard.press('F9');
  const receipt = page.locator('.ow-window-receipt');
  await receipt.getByRole('heading', { name: '申请材料收取凭证' }).waitFor();
  const text = await receipt.innerText();
  expect(text).toContain(company.name);
  expect(text).toMatch(/最迟 .*月.*日/);
  queryCode = (/GL[\d\w ]+/.exec(text)?.[0] ?? '').replaceAll(' ', '');
  // Its journey is j2-rating; here it stands beside the receipt.
  await page.getByRole('button', { name: '请群众评价' }).waitFor(soon);
  await look(page, 'j2-received');
  const href = await page.getByRole('link', { name: '打印凭证' }).getAttribute('href');
  const pdf = await page.context().request.get(href ?? '');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases.case c where c.query_code = ${queryCode} and c.state = 'received'`.execute(
    city.db,
  );
  expect(rows[0]?.n).toBe(1);
  const caseId = (await findCaseId(city.db, queryCode)) ?? '';
  const { row, materials } = await getCase(city.db, city.services, await city.actor('window'), caseId);
  expect(row.channel).toBe('window');
  expect(Object.fromEntries(materials.map(file => [file.name, file.trustLevel]))).toMatchObject({
    '清楚的布局图.pdf': 'B',
    '操作流程.pdf': 'C',
  });
  await page.keyboard.press('F2');
  await page.getByText('等下一位').waitFor();
  await page.getByRole('link', { name: company.name }).waitFor();
});

test('the applicant finds the same case online and answers there what the window asked', async () => {
  const window = await city.actor('window');
  const caseId = (await findCaseId(city.db, queryCode)) ?? '';
  await requestCorrection(city.db, city.services, window, {
    caseId,
    items: [{ kind: 'answer', target: 'premisesArea', label: '使用面积', what: '和布局图上的面积对不上，请核对。' }],
  });
  const { page, context } = await city.visit({ login: 'liyunshu' });
  await page.goto('/mine/cases');
  await page.goto(`/cases/${queryCode}/correct`);
  await page.getByLabel('使用面积').fill('88.6');
  await page.getByRole('button', { name: '补好了，交上去' }).click();
  await page.waitForURL(`**/cases/${queryCode}`);
  await page.getByText('补正交上去了').waitFor();
  await look(page, 'j2-online');
  await page.goto('/mine/reads');
  expect(await page.locator('main').innerText()).toContain('食品经营许可');
  await context.close();
  const { row } = await getCase(city.db, city.services, window, caseId);
  expect(row.state).toBe('received');
});
