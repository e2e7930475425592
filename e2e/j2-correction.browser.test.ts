import { getCase, receiveCase, submitApplication } from '@onewindow/cases';
import { fillApplication } from '@onewindow/cases/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { foodLicence, qixing, samplePdf } from './support/steps.ts';
import { find } from './support/window-steps.ts';

/** A loaded machine takes its time. */
const soon = { timeout: 30_000 };

let city: City;
let desk: Visitor;
let filed: { id: string; queryCode: string };

beforeAll(async () => {
  city = await openCity();
  const { db, services } = city;
  const applicant = await city.actor('lianfood');
  const id = await fillApplication(db, services, applicant, { basicCodes: [foodLicence], divisionCode: qixing });
  const [first] = (await submitApplication(db, services, applicant, { id })).cases;
  if (!first) throw new Error('nothing was filed');
  filed = first;
  await receiveCase(db, services, await city.actor('window'), { caseId: filed.id });
  desk = await city.visit({ login: 'window', width: 1440 });
}, 120_000);
afterAll(() => city?.close());

test('the officer tells once what to correct: a material by its name, and an answer', async () => {
  const { page } = desk;
  await page.goto(`/console/cases/${filed.id}`);
  await page.getByRole('button', { name: /一次告知补正/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('主要设备设施布局图').check();
  await dialog.getByLabel('哪里不对，怎么改').fill('看不清，请重画。');
  await dialog.getByLabel('加一处填写的内容').click();
  await page.keyboard.type('使用面积');
  await page.keyboard.press('Enter');
  await dialog.getByLabel(/^使用面积.*哪里不对/).fill('和布局图上的面积对不上，请核对。');
  await look(page, 'j2-tell');
  await dialog.getByRole('button', { name: '告知并出补正告知书' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /收补正材料/ }).waitFor(soon);
});

test('she comes back with paper, and the officer takes the correction in for her', async () => {
  const { page } = desk;
  await page.goto('/console/window');
  await find(page, '91450305MAE0LJ2603');
  await page.getByRole('button', { name: '就是这位' }).click();
  await page.getByText('等补正：食品经营许可').first().waitFor(soon);
  await look(page, 'j2-waiting');
  await page.goto(`/console/cases/${filed.id}`);
  await page.getByRole('button', { name: /收补正材料/ }).click();
  await page.waitForURL(/correct=/);
  await page.getByText(/已经一次性告知 2 样/).waitFor(soon);
  await page.keyboard.press('F9');
  await page.getByRole('alert').getByText('还没交：主要设备设施布局图').waitFor();
  await look(page, 'j2-correct');
  const layout = page.locator('.ow-window-slot').filter({ hasText: '主要设备设施布局图' });
  await layout.locator('input[type=file]').setInputFiles(await samplePdf('新布局图.pdf'));
  await layout.getByRole('link', { name: '新布局图.pdf' }).waitFor(soon);
  await page.getByLabel('使用面积').fill('');
  await page.keyboard.press('F9');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), soon).toBe('f-premisesArea');
  await page.getByLabel('使用面积').fill('88.6');
  await page.keyboard.press('F9');
  await page.getByRole('heading', { name: '补正已收' }).waitFor(soon);
  await look(page, 'j2-corrected');
});

test('who entered it, where and for whom stands in the time line of both', async () => {
  const { row, events } = await getCase(city.db, city.services, await city.actor('window'), filed.id);
  expect(row.state).toBe('received');
  expect(events.findLast(event => event.type === 'cases.corrected')).toMatchObject({
    channel: 'window',
    data: { enteredFor: row.applicantName, files: ['新布局图.pdf'], answers: ['premisesArea'] },
  });
  const { page } = desk;
  await page.getByRole('link', { name: '打开办件' }).click();
  await page.getByText(`在窗口替${row.applicantName}录入，交了 1 个文件，改了 1 处填写`).waitFor(soon);
  const { page: home, context } = await city.visit({ login: 'lianfood' });
  await home.goto(`/cases/${filed.queryCode}`);
  await home.getByText(/窗口的蒋如愿（示例）替您录入/).waitFor();
  await context.close();
});
