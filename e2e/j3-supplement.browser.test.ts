import { acceptCase, receiveCase, submitApplication } from '@onewindow/cases';
import { fillApplication } from '@onewindow/cases/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { foodLicence, qixing, samplePdf } from './support/steps.ts';

/** A loaded machine takes its time. */
const soon = { timeout: 30_000 };

let city: City;
let visitor: Visitor;
let filed: { id: string; queryCode: string };

beforeAll(async () => {
  city = await openCity();
  const { db, services } = city;
  const applicant = await city.actor('lianfood');
  const id = await fillApplication(db, services, applicant, { basicCodes: [foodLicence], divisionCode: qixing });
  const [first] = (await submitApplication(db, services, applicant, { id })).cases;
  if (!first) throw new Error('nothing was filed');
  filed = first;
  const window = await city.actor('window');
  await receiveCase(db, services, window, { caseId: filed.id });
  await acceptCase(db, services, window, { caseId: filed.id });
  visitor = await city.visit({ login: 'lianfood' });
}, 120_000);
afterAll(() => city?.close());

test('while her case runs she adds a material of her own accord', async () => {
  const { page } = visitor;
  await page.goto(`/cases/${filed.queryCode}`);
  await page.getByRole('link', { name: '补充材料' }).click();
  await page.waitForURL(/\/supplement$/);
  await page.getByText('时限照样走，不停也不重新算').waitFor();
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByRole('alert').getByText('请写明补充的是什么材料').waitFor();
  await look(page, 'j3-supplement-missing');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await samplePdf('fire.pdf'));
  await page.getByRole('link', { name: 'fire.pdf' }).waitFor(soon);
  await page.getByLabel('补充的是什么材料').fill('消防验收意见书');
  await look(page, 'j3-supplement');
  await page.getByRole('button', { name: '交上去' }).click();
  await page.waitForURL(`**/cases/${filed.queryCode}`);
  await page.getByText('补充的材料交上去了').waitFor();
  await page.getByText('补充了材料').waitFor();
  await page.getByText('消防验收意见书').waitFor();
  await look(page, 'j3-supplemented');
});

test('whoever handles it is told, and sees it marked beside the rest', async () => {
  const { page, context } = await city.visit({ login: 'food-handler', width: 1440 });
  const bell = await (await context.request.get('/api/notifications')).text();
  expect(bell).toContain('补充了材料：消防验收意见书');
  await page.goto(`/console/cases/${filed.id}`);
  await page.getByText('申请人补充材料').waitFor(soon);
  await page.getByRole('button', { name: /消防验收意见书/ }).click();
  await page.getByText(/申请人自愿补充，.*不影响时限/).waitFor(soon);
  await look(page, 'j3-supplement-console');
  await context.close();
});

test('what is brought on paper is scanned in at the window', async () => {
  const { page, context } = await city.visit({ login: 'window', width: 1440 });
  await page.goto(`/console/cases/${filed.id}`);
  await page.getByRole('button', { name: /收补充材料/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '收下补充材料' }).click();
  await dialog.getByText('请写明补充的是什么材料').waitFor();
  await dialog.getByText('请先放上至少一个文件').waitFor();
  await dialog.locator('input[type=file]').setInputFiles(await samplePdf('lease.pdf'));
  await dialog.getByRole('link', { name: 'lease.pdf' }).waitFor(soon);
  await dialog.getByLabel('补充的是什么材料').fill('新的租赁合同');
  await look(page, 'j3-supplement-window');
  await dialog.getByRole('button', { name: '收下补充材料' }).click();
  await dialog.waitFor({ state: 'detached', ...soon });
  await page.getByText(/在窗口替.*录入：新的租赁合同/).waitFor(soon);
  await context.close();
});

test('without script it is a plain form', async () => {
  const { page, context } = await city.visit({ login: 'lianfood', javaScriptEnabled: false });
  await page.goto(`/cases/${filed.queryCode}/supplement`);
  await page.getByLabel('补充的是什么材料').fill('平面图');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await samplePdf('plan.pdf'));
  await page.getByRole('button', { name: '交上去' }).click();
  await page.getByText('补充的材料交上去了').waitFor();
  await page.getByText('平面图').waitFor();
  await context.close();
});
