import {
  answerExtension,
  evaluateDraft,
  getCase,
  getDraft,
  materialSlots,
  prefillOf,
  requestExtension,
  saveAnswers,
  startApplication,
  submitApplication,
} from '@onewindow/cases';
import { sampleAnswers, uploadSample } from '@onewindow/cases/testing';
import { getScenario } from '@onewindow/catalogue';
import { sql } from '@onewindow/db';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, look, openCity } from './support/city.ts';
import { handle, qixing } from './support/steps.ts';

const desks: Record<string, string> = {
  '000131907000': 'food',
  '000141901000': 'fire',
  '000117906000': 'drain',
  '000117912000': 'sign',
};

let city: City;
let matter: { matterId: string; cases: { id: string; itemName: string }[] };

beforeAll(async () => {
  city = await openCity();
  const { db, services } = city;
  const applicant = await city.actor('lianfood');
  const scenario = await getScenario(db, 'S1');
  const basicCodes = (scenario.joint?.items ?? []).filter(code => code in desks);
  const { id } = await startApplication(db, services, applicant, {
    basicCodes,
    scenarioCode: 'S1',
    divisionCode: qixing,
  });
  const draft = await getDraft(db, services, applicant, { id });
  const { definition, lookups } = await evaluateDraft(db, services, applicant, draft);
  const prefill = await prefillOf(db, services, applicant, draft.partyId);
  const form = sampleAnswers(definition, {
    today: services.today(),
    prefill,
    lookups,
    context: { item: { codes: basicCodes } },
  });
  await saveAnswers(db, services, applicant, { id, form });
  for (const slot of await materialSlots(db, { draft, answers: form, realName: true })) {
    if (!slot.satisfied) await uploadSample(db, services, applicant, { applicationId: id, slot: slot.slot });
  }
  matter = await submitApplication(db, services, applicant, { id });
}, 120_000);
afterAll(() => city?.close());

test('one form and one set of materials become a case for each of four departments', () => {
  expect(matter.cases).toHaveLength(4);
});

test('the window accepts all at once, the departments decide side by side, and the matter ends with the last', {
  timeout: 180_000,
}, async () => {
  const { db, services } = city;
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
    if (desk === 'food') await pauseInTheConsole(caseId);
    if (desk === 'fire') await returnOnce(caseId, desk);
    if (desk === 'drain') {
      await requestExtension(db, services, await city.actor('drain-handler'), {
        caseId,
        amount: 5,
        reason: '要核查排水管网图纸',
      });
      await answerExtension(db, services, await city.actor('drain-approver'), { caseId, approve: true });
      await expect(
        requestExtension(db, services, await city.actor('drain-handler'), { caseId, amount: 5, reason: '再延长' }),
      ).rejects.toMatchObject({ code: 'cases.alreadyExtended' });
    }
    await workThrough(caseId, desk);
    const ended = (await statesOf()).filter(state => state === 'concluded').length;
    expect(await matterEnded()).toBe(ended === 4);
  }
  const { rows } = await sql<{ count: number; bodies: number }>`
    select count(*)::int as count, count(distinct organisation_id)::int as bodies
    from licences.licence where case_id = any(${codes.map(([id]) => id)}::uuid[])`.execute(db);
  expect(rows[0]).toEqual({ count: 4, bodies: 4 });
});

/** The handler pauses for an expert review with its legal ground, and resumes with the result, both by clicks. */
async function pauseInTheConsole(caseId: string): Promise<void> {
  const { page } = await city.visit({ login: 'food-handler', width: 1440 });
  await page.goto(`/console/cases/${caseId}`);
  await page.getByRole('button', { name: /暂停计时/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('预计到哪一天').fill('2027-01-15');
  await dialog.getByLabel('理由').fill('请专家现场评审布局');
  await dialog.getByRole('button', { name: '暂停并告知' }).click();
  await expect.poll(() => pausedOf(caseId), { timeout: 20_000 }).toBe(true);
  await look(page, 'j4-paused');
  await page.getByRole('button', { name: /恢复计时/ }).click();
  await page.getByRole('dialog').getByLabel('结果').fill('专家评审通过，布局合理');
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await expect.poll(() => pausedOf(caseId), { timeout: 20_000 }).toBe(false);
}

/** The reviewer sends it back to the handler with a reason; the clock goes on. */
async function returnOnce(caseId: string, desk: string): Promise<void> {
  await handle(city, caseId, [
    { login: `${desk}-handler`, action: 'forward', opinion: '材料齐全' },
    { login: `${desk}-reviewer`, action: 'return', opinion: '请补充疏散通道的核查情况' },
  ]);
}

async function workThrough(caseId: string, desk: string): Promise<void> {
  const opinions = { handler: '材料齐全，建议准予', reviewer: '同意承办意见', approver: '准予' } as const;
  for (let step = 0; step < 6; step++) {
    const details = await getCase(city.db, city.services, await city.actor(`${desk}-approver`), caseId);
    const task = details.tasks.find(one => one.state === 'open' || one.state === 'claimed');
    if (!task) return;
    const role = task.role as keyof typeof opinions;
    const action = task.actions.includes('grant') ? 'grant' : 'forward';
    await handle(city, caseId, [{ login: `${desk}-${role}`, action, opinion: opinions[role] }]);
  }
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

async function pausedOf(caseId: string): Promise<boolean> {
  const { rows } = await sql<{ paused: boolean }>`select paused from cases.case where id = ${caseId}`.execute(city.db);
  return rows[0]?.paused ?? false;
}

async function matterEnded(): Promise<boolean> {
  const { rows } = await sql<{
    ended: boolean;
  }>`select concluded_at is not null as ended from cases.matter where id = ${matter.matterId}`.execute(city.db);
  return rows[0]?.ended ?? false;
}
