import { getCase, receiveCase, submitApplication } from '@onewindow/cases';
import { fillApplication } from '@onewindow/cases/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { foodLicence, qixing } from './support/steps.ts';

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

test('somebody brings a letter: the officer writes down who asks and with which document', async () => {
  const { page } = desk;
  await page.goto(`/console/cases/${filed.id}`);
  await page.getByRole('button', { name: /替申请人撤回/ }).click();
  const dialog = page.getByRole('dialog');
  // The applicant is a company: it cannot come in person.
  await dialog.getByText('法定代表人（负责人）').waitFor(soon);
  expect(await dialog.getByText('申请人本人').count()).toBe(0);
  await dialog.getByText('代办人', { exact: true }).click();
  await dialog.getByRole('button', { name: '撤回并出确认书' }).click();
  await dialog.getByText('请先核对证件；代办的还要看授权委托书。').waitFor();
  await dialog.getByLabel(/核对过代办人的证件/).check();
  await dialog.getByRole('button', { name: '撤回并出确认书' }).click();
  await dialog.getByLabel('证件号').fill('11010519491231002');
  await dialog.getByLabel('姓名').fill('桂小满（示例）');
  await dialog.getByRole('button', { name: '撤回并出确认书' }).click();
  await expect.poll(() => dialog.locator('.ow-error-line, [role="alert"]').count(), soon).toBeGreaterThan(0);
  await look(page, 'j5-window-withdraw');
  await dialog.getByLabel('证件号').fill('11010519491231002X');
  await dialog.getByLabel('为什么撤回').fill('换地方开店了');
  await dialog.getByRole('button', { name: '撤回并出确认书' }).click();
  await dialog.waitFor({ state: 'detached', ...soon });
  await page.getByText('由代办人桂小满（示例）（1****************X）到窗口提出。原因：换地方开店了').waitFor(soon);
  await page.getByText('申请人撤回').first().waitFor();
  // She stands at the window, so this visit may be rated too.
  await page.getByRole('button', { name: '请群众评价' }).waitFor(soon);
  await look(page, 'j5-window-withdrawn');
});

test('the applicant sees who asked, and the confirmation says it', async () => {
  const { page, context } = await city.visit({ login: 'lianfood' });
  await page.goto(`/cases/${filed.queryCode}`);
  await page.getByText('由代办人桂小满（示例）（1****************X）到窗口提出').waitFor();
  await look(page, 'j5-window-withdrawn-portal');
  const href = await page
    .getByRole('link', { name: /撤回申请确认书/ })
    .first()
    .getAttribute('href');
  const pdf = await context.request.get(href ?? '');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await context.close();
  const { row } = await getCase(city.db, city.services, await city.actor('window'), filed.id);
  expect(row).toMatchObject({ state: 'concluded', outcome: 'withdrawn' });
});
