import { receiveCase, submitApplication } from '@onewindow/cases';
import { fillApplication } from '@onewindow/cases/testing';
import { sql } from '@onewindow/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeProblems, type City, look, openCity, type Visitor } from './support/city.ts';
import { foodLicence, qixing } from './support/steps.ts';

/** A loaded machine takes its time. */
const soon = { timeout: 30_000 };

let city: City;
let desk: Visitor;

beforeAll(async () => {
  city = await openCity();
  desk = await city.visit({ login: 'window', width: 1440 });
}, 120_000);
afterAll(() => city?.close());

/** A case that the officer took in at the window just now; its page is opened at her desk. */
async function served(): Promise<string> {
  const { db, services } = city;
  const [window, { partyId }] = [await city.actor('window'), await city.actor('lianfood')];
  const id = await fillApplication(db, services, window, {
    basicCodes: [foodLicence],
    divisionCode: qixing,
    partyId: partyId ?? '',
  });
  const { cases } = await submitApplication(db, services, window, { id });
  const caseId = cases[0]?.id ?? '';
  await receiveCase(db, services, window, { caseId });
  await desk.page.goto(`/console/cases/${caseId}`);
  await desk.page.getByRole('heading', { name: '好差评' }).waitFor(soon);
  return caseId;
}

const ask = () => desk.page.getByRole('button', { name: '请群众评价' });

/** The address in the QR code, as the person's own telephone reads it. */
async function address(): Promise<string> {
  const [answer] = await Promise.all([
    desk.page.waitForResponse(response => response.url().endsWith('/rating-invitations')),
    ask().click(),
  ]);
  return ((await answer.json()) as { path: string }).path;
}

test('the officer chooses her window once and opens the page for who stands there', async () => {
  const { page } = desk;
  await served();
  await ask().click();
  await page.getByText('请先选窗口，评价要记在哪个窗口').waitFor();
  await page.getByLabel('您坐的窗口').click();
  await page.keyboard.type('3 号');
  await page.keyboard.press('Enter');
  await ask().click();
  await page.getByRole('img', { name: '评价页的二维码' }).waitFor(soon);
  await page.getByText(/评价页开着：\d+ 号窗口/).waitFor();
  await look(page, 'j2-rating-asked');
  await page.getByRole('button', { name: '收回' }).click();
  await page.getByText(/没有评：/).waitFor(soon);
  await page.getByRole('button', { name: '再请一次' }).waitFor();
});

test('she rates on her own telephone, signed in nowhere, once; the desk learns that and not how', async () => {
  const caseId = await served();
  const path = await address();
  const { page, context } = await city.visit();
  await page.goto(path);
  await page.getByRole('heading', { name: '刚才的服务，您满意吗？' }).waitFor();
  expect(await page.locator('a[href]:not([href*="rate-visit"]):not(.ow-skip)').count()).toBe(0);
  await page.getByRole('button', { name: '交上评价' }).click();
  await page.getByRole('alert').getByText('请先选一个满意程度').waitFor();
  await look(page, 'j2-rating-missing');
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Are you satisfied with the service just now?' }).waitFor();
  await look(page, 'j2-rating-english');
  await page.getByText('中文').click();
  await page.locator('[data-island="rate-visit"][data-started]').waitFor({ state: 'attached', ...soon });
  // The keys 1 to 5 choose, the reasons follow.
  await page.keyboard.press('2');
  await page.getByLabel('态度好').waitFor();
  await page.keyboard.press('5');
  await page.getByLabel('等得久').check();
  expect(await page.getByLabel('态度好').isVisible()).toBe(false);
  await page.getByLabel('想说什么').fill('排队一个小时。');
  await look(page, 'j2-rating-chosen');
  await page.getByRole('button', { name: '交上评价' }).click();
  await page.getByRole('heading', { name: '很抱歉没让您满意' }).waitFor();
  await look(page, 'j2-rating-sorry');
  await page.goto(path);
  await page.getByRole('heading', { name: '很抱歉没让您满意' }).waitFor();
  await context.close();

  await desk.page.getByText(/她已经评了/).waitFor(soon);
  const answer = await desk.context.request.get(`/api/cases/${caseId}/ratings`);
  expect(await answer.text()).not.toMatch(/"satisfaction"|排队一个小时/);
  const whole = await (await desk.context.request.get(`/api/cases/${caseId}`)).text();
  expect(whole).toContain('ratings.rated');
  expect(whole).not.toMatch(/"satisfaction":5/);

  const { page: body, context: handler } = await city.visit({ login: 'food-handler', width: 1440 });
  await body.goto('/console/ratings/call-backs');
  await body.getByText('等得久；排队一个小时。').waitFor(soon);
  await body
    .getByText(/\d+ 号 .*政务服务中心/)
    .first()
    .waitFor();
  await look(body, 'j2-rating-call-back');
  await body.goto('/console/ratings/totals?by=window');
  await body
    .getByText(/\d+ 号 .*政务服务中心/)
    .first()
    .waitFor(soon);
  await handler.close();
});

test('it works without script, and so does not rating at all', async () => {
  const caseId = await served();
  const path = await address();
  const { page, context } = await city.visit({ javaScriptEnabled: false });
  await page.goto(path);
  await page.getByRole('radio', { name: '非常满意', exact: true }).check();
  await page.getByRole('button', { name: '这次不评价' }).click();
  await page.getByRole('heading', { name: '好的，这次不评' }).waitFor();
  await desk.page.getByText('她选了不评价，不用再请').waitFor(soon);
  expect(await ask().count()).toBe(0);
  const { rows } = await sql`select 1 from ratings.rating where case_id = ${caseId}`.execute(city.db);
  expect(rows).toEqual([]);
  await context.close();
});

test('the screen that is turned to her opens with the click and goes back to waiting by itself', async () => {
  const { page, context } = desk;
  await served();
  await page.getByLabel('打开对着群众的评价屏').check();
  const [screen] = await Promise.all([context.waitForEvent('page'), ask().click()]);
  await screen.clock.install();
  await screen.getByRole('heading', { name: '刚才的服务，您满意吗？' }).waitFor(soon);
  expect(await screen.evaluate(() => window.opener)).toBeNull();
  expect(await screen.locator('a[href*="console"], a[href*="sign-in"]').count()).toBe(0);
  await screen.getByRole('radio', { name: '非常满意', exact: true }).check();
  await screen.getByRole('button', { name: '交上评价' }).click();
  await screen.getByRole('heading', { name: '谢谢，评价收到了' }).waitFor(soon);
  await screen.locator('[data-island="rate-visit"][data-started]').waitFor({ state: 'attached' });
  await screen.clock.fastForward(20_000);
  await screen.getByRole('heading', { name: '请稍候' }).waitFor(soon);
  expect(await axeProblems(screen)).toEqual([]);
  await page.getByText(/她已经评了/).waitFor(soon);
  // The same screen shows the page of the next person.
  await served();
  await ask().click();
  await screen.getByRole('heading', { name: '刚才的服务，您满意吗？' }).waitFor(soon);
});
