import { deemAccepted, findCaseId, getCase, openMatterAnswers, receiveCase, requestCorrection } from '@onewindow/cases';
import { sql } from '@onewindow/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity, type Visitor } from './support/city.ts';
import { samplePdf } from './support/steps.ts';

let city: City;
let visitor: Visitor;
let caseId: string;
let queryCode: string;

/** A case of hers that has been filed online and not yet answered. */
async function filedCase(basicCode = '000131907000'): Promise<{ id: string; queryCode: string }> {
  const { partyId } = await city.actor('liyunshu');
  const { rows } = await sql<{ id: string; queryCode: string }>`
    select c.id, c.query_code as "queryCode" from cases.case c
    where c.party_id = ${partyId} and c.state in ('submitted', 'received') and c.basic_code = ${basicCode}
      and not exists (select from cases.correction k where k.case_id = c.id)
    order by c.submitted_at desc limit 1`.execute(city.db);
  const row = rows[0];
  if (!row) throw new Error('no filed case was seeded');
  return row;
}

beforeAll(async () => {
  city = await openCity();
  visitor = await city.visit({ login: 'liyunshu' });
  ({ id: caseId, queryCode } = await filedCase());
}, 120_000);
afterAll(() => city?.close());

test('everything to correct is told once, and waits for her first of all', async () => {
  const window = await city.actor('window');
  const { row, materials } = await getCase(city.db, city.services, window, caseId);
  if (row.state === 'submitted') await receiveCase(city.db, city.services, window, { caseId });
  const slot = materials.find(file => file.fileId !== null)?.slot ?? '';
  await requestCorrection(city.db, city.services, window, {
    caseId,
    items: [
      { kind: 'material', target: slot, label: '布局图', what: '没有标出洗消区的位置和尺寸，请补画后再传。' },
      { kind: 'answer', target: 'premisesArea', label: '使用面积', what: '和布局图上的面积对不上，请核对。' },
    ],
  });
  const { page } = visitor;
  await page.goto('/mine');
  await page.getByRole('heading', { name: '等您做的' }).waitFor();
  await look(page, 'j3-mine-waiting');
  await page.goto(`/cases/${queryCode}`);
  expect(await page.locator('h1').innerText()).toMatch(/^要您补 2 样，最迟 /);
  await look(page, 'j3-tracking');
});

test('pressing too early says what is missing, beside it', async () => {
  const { page } = visitor;
  await page.goto(`/cases/${queryCode}/correct`);
  await page.getByRole('button', { name: '补好了，交上去' }).click();
  await page.getByRole('alert').waitFor();
  await look(page, 'j3-missing');
});

test('what she uploads waits until she hands it in, also on another device', async () => {
  const { page, context } = visitor;
  const upload = page.locator('.ow-upload').first();
  await upload
    .locator('input[type=file]')
    .first()
    .setInputFiles(await samplePdf('新的布局图.pdf'));
  await upload.getByText('已上传').waitFor();
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByText('新的布局图.pdf').first().waitFor();
  await second.close();
  const details = await getCase(city.db, city.services, await city.actor('window'), caseId);
  expect(details.materials.map(file => file.name)).not.toContain('新的布局图.pdf');
});

test('she hands it in, and the body has five working days again', async () => {
  const { page } = visitor;
  await page.getByLabel('使用面积').fill('88.6');
  await page.getByRole('button', { name: '补好了，交上去' }).click();
  await page.waitForURL(`**/cases/${queryCode}`);
  await page.getByText('补正交上去了').waitFor();
  expect(await page.locator('h1').innerText()).toMatch(/已提交，最迟 .*告诉您是否受理/);
  await look(page, 'j3-corrected');
  const details = await getCase(city.db, city.services, await city.actor('window'), caseId);
  expect(details.row.state).toBe('received');
  expect(details.materials.map(file => file.name)).toContain('新的布局图.pdf');
  const { form } = await openMatterAnswers(city.db, city.services, details.matter.id);
  expect(form.premisesArea).toBe(88.6);
});

test('works without script: files and answers in one post', async () => {
  const { id, queryCode: code } = await filedCase('000117906000');
  const window = await city.actor('window');
  const { row } = await getCase(city.db, city.services, window, id);
  if (row.state === 'submitted') await receiveCase(city.db, city.services, window, { caseId: id });
  await requestCorrection(city.db, city.services, window, {
    caseId: id,
    items: [{ kind: 'answer', target: 'contactPhone', label: '联系手机', what: '打不通，请核对。' }],
  });
  const { page, context } = await city.visit({ login: 'liyunshu', javaScriptEnabled: false });
  await page.goto(`/cases/${code}/correct`);
  await page.getByLabel('联系手机').fill('打不通的号码');
  await page.getByRole('button', { name: '补好了，交上去' }).click();
  expect(await page.getByLabel('联系手机').inputValue()).toBe('打不通的号码');
  await page.getByLabel('联系手机').fill('13900001111');
  await page.getByRole('button', { name: '补好了，交上去' }).click();
  expect(page.url()).toContain(`/cases/${code}`);
  expect(page.url()).not.toContain('correct');
  await context.close();
});

test('where nobody answers, it is accepted by law on the sixth working day, and the page says so', async () => {
  const { page } = visitor;
  city.travelTo('2026-12-10');
  await deemAccepted(city.db, city.services, caseId);
  await page.goto(`/cases/${queryCode}`);
  const text = await page.locator('main').innerText();
  expect(text).toContain('按法律从');
  expect(text).toContain('视为已受理');
  await look(page, 'j3-deemed');
  expect(await findCaseId(city.db, queryCode)).toBe(caseId);
});
