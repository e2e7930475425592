import { acceptCase, getCase, receiveCase, refuseAcceptance } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { handle } from './support/steps.ts';

let city: City;
let visitor: Visitor;
let filed: { id: string; queryCode: string }[];

beforeAll(async () => {
  city = await openCity();
  visitor = await city.visit({ login: 'liyunshu' });
  const { partyId } = await city.actor('liyunshu');
  const { rows } = await sql<{ id: string; queryCode: string }>`
    select id, query_code as "queryCode" from cases.case
    where party_id = ${partyId} and state in ('submitted', 'received')
      and basic_code in ('000131907000', '000117906000', '000123901000')
    order by basic_code desc, submitted_at desc limit 3`.execute(city.db);
  filed = rows;
}, 120_000);
afterAll(() => city?.close());

function caseAt(index: number): { id: string; queryCode: string } {
  const found = filed[index];
  if (!found) throw new Error('too few filed cases were seeded');
  return found;
}

test('not accepted: reasons, law, remedies, and the document', async () => {
  const { page } = visitor;
  const { id, queryCode } = caseAt(0);
  await refuseAcceptance(city.db, city.services, await city.actor('window'), {
    caseId: id,
    reason: '该事项不属于本机关职权范围，请向市局申请。',
    law: '《中华人民共和国行政许可法》第三十二条第一款第（二）项',
  });
  await page.goto(`/cases/${queryCode}`);
  expect(await page.locator('h1').innerText()).toContain('没有受理');
  const text = await page.locator('main').innerText();
  expect(text).toContain('不属于本机关职权范围');
  expect(text).toContain('60 日内');
  expect(text).toContain('6 个月内');
  await look(page, 'j5-not-accepted');
  const href = await page.getByRole('link', { name: /不予受理通知书/ }).getAttribute('href');
  const pdf = await page.context().request.get(href ?? '');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('refused after review: the decision says why, and what she can do', { timeout: 120_000 }, async () => {
  const { page } = visitor;
  const { id, queryCode } = caseAt(1);
  const window = await city.actor('window');
  const { row } = await getCase(city.db, city.services, window, id);
  if (row.state === 'submitted') await receiveCase(city.db, city.services, window, { caseId: id });
  await acceptCase(city.db, city.services, window, { caseId: id });
  const prefix = { '000131907000': 'food', '000117906000': 'drain', '000123901000': 'health' }[row.basicCode] ?? 'food';
  await handle(city, id, [
    { login: `${prefix}-handler`, action: 'forward', opinion: '现场布局不符合' },
    { login: `${prefix}-reviewer`, action: 'forward', opinion: '建议不予许可' },
    {
      login: `${prefix}-approver`,
      action: 'deny',
      opinion: '生熟加工没有分开，存在交叉污染。',
      law: '《中华人民共和国食品安全法》第三十三条',
    },
  ]);
  await page.goto(`/cases/${queryCode}`);
  expect(await page.locator('h1').innerText()).toContain('没有准予');
  const text = await page.locator('main').innerText();
  expect(text).toContain('生熟加工没有分开');
  expect(text).toContain('行政复议');
  await look(page, 'j5-denied');
  const staff = await getCase(city.db, city.services, window, id);
  expect(staff.documents.map(document => document.kind)).toContain('refusalReport');
  expect(text).not.toContain('否定报备');
});

test('she may take an application back before the decision, and is asked once more', async () => {
  const { page } = visitor;
  const { queryCode } = caseAt(2);
  await page.goto(`/cases/${queryCode}`);
  await page.getByRole('link', { name: '撤回申请' }).click();
  await page.waitForURL(/\/withdraw$/);
  await look(page, 'j5-withdraw');
  await page.getByLabel('为什么撤回').fill('换地方开店了');
  await page.getByRole('button', { name: '撤回这次申请' }).click();
  await page.waitForURL(`**/cases/${queryCode}`);
  expect(await page.locator('h1').innerText()).toBe('已按您的申请撤回');
  await page.getByRole('link', { name: /撤回申请确认书/ }).waitFor();
  await look(page, 'j5-withdrawn');
});
