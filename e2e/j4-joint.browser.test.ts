import { submitApplication } from '@onewindow/cases';
import { fillApplication } from '@onewindow/cases/testing';
import { getScenario } from '@onewindow/catalogue';
import { sql } from '@onewindow/db';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity } from './support/city.ts';
import { qixing } from './support/steps.ts';

const desks: Record<string, string> = {
  '000131907000': 'food',
  '000141901000': 'fire',
  '000117906000': 'drain',
  '000117912000': 'sign',
};

const waiting = { timeout: 20_000 };

let city: City;
let matter: { matterId: string; cases: { id: string; itemName: string }[] };

beforeAll(async () => {
  city = await openCity();
  const { db, services } = city;
  const applicant = await city.actor('lianfood');
  const scenario = await getScenario(db, 'S1');
  const basicCodes = (scenario.joint?.items ?? []).filter(code => code in desks);
  const id = await fillApplication(db, services, applicant, { basicCodes, scenarioCode: 'S1', divisionCode: qixing });
  matter = await submitApplication(db, services, applicant, { id });
}, 120_000);
afterAll(() => city?.close());

test('one form and one set of materials become a case for each of four departments', () => {
  expect(matter.cases).toHaveLength(4);
});

test('the window accepts all at once, the departments decide side by side, and the matter ends with the last', {
  timeout: 180_000,
}, async () => {
  const { db } = city;
  const [first] = matter.cases;
  const { page } = await city.visit({ login: 'window', width: 1440 });
  await page.goto(`/console/cases/${first?.id}`);
  await page.getByRole('heading', { name: '您现在可以' }).waitFor({ timeout: 60_000 });
  await look(page, 'j4-window');
  await page.getByText('统一受理', { exact: true }).click();
  await page.getByRole('button', { name: /统一受理 4 件/ }).click();
  await expect
    .poll(async () => (await statesOf()).filter(state => state === 'accepted').length, { timeout: 20_000 })
    .toBe(4);
  await look(page, 'j4-accepted');

  const codes = await codesOf();
  for (const [caseId, basicCode] of codes) {
    const desk = desks[basicCode] ?? 'food';
    if (desk === 'food') await pauseForReview(caseId);
    if (desk === 'fire') await returnOnce(caseId, desk);
    if (desk === 'drain') await extendOnce(caseId, desk);
    await decide(caseId, desk, 'handler', '同意', '同意，报下一步');
    await decide(caseId, desk, 'reviewer', '同意', '同意，报下一步');
    await decide(caseId, desk, 'approver', '准予', '准予并盖章');
    await expect.poll(async () => (await stateOf(caseId)).outcome, waiting).toBe('granted');
    expect(await matterEnded()).toBe((await statesOf()).every(state => state === 'concluded'));
  }
  await look(await pageOf('food-approver'), 'j4-decided');
  expect(await matterEnded()).toBe(true);
  const { rows } = await sql<{ count: number; bodies: number }>`
    select count(*)::int as count, count(distinct organisation_id)::int as bodies
    from licences.licence where case_id = any(${codes.map(([id]) => id)}::uuid[])`.execute(db);
  expect(rows[0]).toEqual({ count: 4, bodies: 4 });
});

test('the applicant sees four bodies and four licences under one matter', async () => {
  const { page } = await city.visit({ login: 'lianfood' });
  await page.goto('/mine/licences');
  await page.locator('main').waitFor();
  for (const name of ['食品经营许可证', '城镇污水排入排水管网许可证']) await page.getByText(name).first().waitFor();
  await look(page, 'j4-licences');
});

const pages = new Map<string, Page>();

/** One window a person, kept open as on her desk. */
async function pageOf(login: string): Promise<Page> {
  const open = pages.get(login) ?? (await city.visit({ login, width: 1440 })).page;
  pages.set(login, open);
  return open;
}

async function openCase(login: string, caseId: string): Promise<Page> {
  const page = await pageOf(login);
  await page.goto(`/console/cases/${caseId}`);
  await page.getByRole('heading', { name: '您现在可以' }).waitFor({ timeout: 30_000 });
  return page;
}

/** One of the three levels acts: chooses, writes an opinion, presses the one button. */
async function decide(
  caseId: string,
  desk: string,
  level: string,
  choice: string,
  act: string,
  opinion = '材料齐全，符合要求',
) {
  const page = await openCase(`${desk}-${level}`, caseId);
  const before = (await stateOf(caseId)).version;
  // Whoever has one thing to decide is shown no choice.
  const choices = page.locator('.ow-decision .ow-segmented');
  if ((await choices.count()) > 0) await choices.getByText(choice, { exact: true }).click();
  await page.getByLabel('意见', { exact: true }).fill(opinion);
  await page.getByRole('button', { name: act }).click();
  await expect.poll(async () => (await stateOf(caseId)).version, waiting).toBeGreaterThan(before);
}

/** The handler pauses for an expert review with its legal ground, and resumes with the result. */
async function pauseForReview(caseId: string): Promise<void> {
  const page = await openCase('food-handler', caseId);
  await page.getByRole('button', { name: /暂停计时/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('预计到哪一天').fill('2027-01-15');
  await dialog.getByLabel('理由').fill('请专家现场评审布局');
  await dialog.getByRole('button', { name: '暂停并告知' }).click();
  await page.getByText(/暂停计时，还剩/).waitFor();
  expect((await stateOf(caseId)).paused).toBe(true);
  await look(page, 'j4-paused');
  await page.getByRole('button', { name: /恢复计时/ }).click();
  await dialog.getByLabel('结果').fill('专家评审通过，布局合理');
  await dialog.getByRole('button', { name: '恢复', exact: true }).click();
  await expect.poll(async () => (await stateOf(caseId)).paused, waiting).toBe(false);
}

/** The reviewer sends it back to the handler with a reason; without one it does not go. */
async function returnOnce(caseId: string, desk: string): Promise<void> {
  await decide(caseId, desk, 'handler', '同意', '同意，报下一步');
  const page = await openCase(`${desk}-reviewer`, caseId);
  await page.locator('.ow-decision .ow-segmented').getByText('退回', { exact: true }).click();
  await page.getByRole('button', { name: '退回上一步' }).click();
  await page.getByText('请写明意见，它会进文书。').waitFor();
  await decide(caseId, desk, 'reviewer', '退回', '退回上一步', '请补充疏散通道的核查情况');
}

/** The handler asks for five days more, the approver grants them once and the applicant is told; a second time is not offered. */
async function extendOnce(caseId: string, desk: string): Promise<void> {
  const handler = await openCase(`${desk}-handler`, caseId);
  await handler.getByRole('button', { name: /延长期限/ }).click();
  await handler.getByRole('dialog').getByLabel('理由').fill('要核查排水管网图纸');
  await handler.getByRole('dialog').getByRole('button', { name: '报负责人批准' }).click();
  await handler.getByRole('dialog').waitFor({ state: 'detached' });
  const approver = await openCase(`${desk}-approver`, caseId);
  await approver.getByRole('button', { name: /批准延长/ }).click();
  await approver.getByRole('dialog').getByRole('button', { name: '批准延长' }).click();
  await approver.getByRole('dialog').waitFor({ state: 'detached' });
  await openCase(`${desk}-handler`, caseId);
  expect(await handler.getByRole('button', { name: /延长期限/ }).count()).toBe(0);
  const { rows } = await sql<{ kind: string }>`
    select kind from documents.document where case_id = ${caseId} and kind = 'extensionNotice'`.execute(city.db);
  expect(rows).toHaveLength(1);
}

async function stateOf(caseId: string): Promise<{ outcome: string | null; paused: boolean; version: number }> {
  const { rows } = await sql<{ outcome: string | null; paused: boolean; version: number }>`
    select outcome, paused, version from cases.case where id = ${caseId}`.execute(city.db);
  if (!rows[0]) throw new Error('the case is gone');
  return rows[0];
}

async function statesOf(): Promise<string[]> {
  const { rows } = await sql<{
    state: string;
  }>`select state from cases.case where matter_id = ${matter.matterId}`.execute(city.db);
  return rows.map(row => row.state);
}

async function codesOf(): Promise<[string, string][]> {
  const { rows } = await sql<{ id: string; code: string }>`
    select id, basic_code as code from cases.case where matter_id = ${matter.matterId} order by basic_code`.execute(
    city.db,
  );
  return rows.map(row => [row.id, row.code]);
}

async function matterEnded(): Promise<boolean> {
  const { rows } = await sql<{
    ended: boolean;
  }>`select concluded_at is not null as ended from cases.matter where id = ${matter.matterId}`.execute(city.db);
  return rows[0]?.ended ?? false;
}
