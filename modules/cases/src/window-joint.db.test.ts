import { getScenario } from '@onewindow/catalogue';
import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDraft } from './drafts/draft-row.ts';
import { evaluateDraft, lookupsOf, prefillOf } from './drafts/evaluate-draft.ts';
import { materialSlots } from './drafts/materials.ts';
import { saveAnswers } from './drafts/save-answers.ts';
import { startApplication } from './drafts/start-application.ts';
import { getMatter } from './queries/get-matter.ts';
import { receiveAtWindow } from './submit/receive-at-window.ts';
import { renderReceipt } from './submit/render-receipt.ts';
import { sampleAnswers } from './testing/sample-answers.ts';
import { uploadSample } from './testing/upload-sample.ts';
import { makeWorld, type World } from './testing/world.ts';

const qixing = '450305000000';
/** Food, fire safety, drainage and signs: the joint service of 我要开餐馆. */
const joint = ['000131907000', '000141901000', '000117906000', '000117912000'];

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
}, 120_000);
afterAll(() => database.close());

/** What an officer enters for a person with paper: one form, one scan for each material. */
async function enterJoint(basicCodes: string[]): Promise<string> {
  const { db } = database;
  const { services, window, applicant } = world;
  const { id } = await startApplication(db, services, window, {
    basicCodes,
    scenarioCode: 'S1',
    divisionCode: qixing,
    partyId: applicant.partyId ?? '',
  });
  const draft = await getDraft(db, services, window, { id });
  const { definition } = await evaluateDraft(db, services, window, draft);
  const form = sampleAnswers(definition, {
    today: services.today(),
    prefill: await prefillOf(db, services, window, draft.partyId),
    lookups: await lookupsOf(db, draft.partyId),
    context: { item: { codes: basicCodes } },
  });
  await saveAnswers(db, services, window, { id, form });
  const wanted = (await materialSlots(db, { draft, answers: form, realName: false })).filter(slot => !slot.satisfied);
  for (const { slot } of wanted) await uploadSample(db, services, window, { applicationId: id, slot });
  return id;
}

describe('a joint matter that a person brings to the window on paper', () => {
  it('is one draft under the name of the scenario', async () => {
    const { db } = database;
    const { services, window } = world;
    const id = await enterJoint(joint);
    const draft = await getDraft(db, services, window, { id });
    expect(draft).toMatchObject({ title: '我要开餐馆', scenarioCode: 'S1', channel: 'window', state: 'draft' });
    expect(draft.basicCodes).toEqual([...joint].sort());
  });

  it('becomes a case for each department, all received in one step, with every paper scanned once', async () => {
    const { db } = database;
    const { services, window, applicant } = world;
    const id = await enterJoint(joint);
    const received = await receiveAtWindow(db, services, window, { id });
    expect(received.title).toBe('我要开餐馆');
    expect(received.cases).toHaveLength(4);
    expect(new Set(received.cases.map(one => one.organisationName)).size).toBe(4);
    for (const one of received.cases) {
      expect(one).toMatchObject({ document: { number: expect.any(String) }, acceptanceDue: '2026-11-16' });
    }
    const matter = await getMatter(db, applicant, received.queryCode);
    expect(matter).toMatchObject({ channel: 'window', scenarioCode: 'S1' });
    expect(matter.cases.map(one => one.state)).toEqual(['received', 'received', 'received', 'received']);
    const { rows } = await sql<{ files: number; slots: number }>`
      select count(*)::int as files, count(distinct slot)::int as slots
      from cases.material where matter_id = ${matter.id} and file_id is not null and removed_at is null`.execute(db);
    expect(rows[0]?.files).toBeGreaterThan(8);
    expect(rows[0]?.files).toBe(rows[0]?.slots);
    expect(await receiveAtWindow(db, services, window, { id })).toEqual(received);
  });

  it('is acknowledged by one receipt that stays the same whenever it is printed again', async () => {
    const { db } = database;
    const { services, window, applicant } = world;
    const id = await enterJoint(joint);
    const { queryCode } = await receiveAtWindow(db, services, window, { id });
    const matter = await getMatter(db, applicant, queryCode);
    const first = await renderReceipt(services, matter, 'zh');
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await renderReceipt(services, await getMatter(db, window, queryCode), 'zh')).equals(first)).toBe(true);
  });

  it('takes in no item that the joint form does not ask for', async () => {
    const { db } = database;
    const { services, window, applicant } = world;
    const { joint: service } = await getScenario(db, 'S1');
    const stranger = '000131901000';
    expect(service?.items).not.toContain(stranger);
    const started = startApplication(db, services, window, {
      basicCodes: [...joint, stranger],
      scenarioCode: 'S1',
      divisionCode: qixing,
      partyId: applicant.partyId ?? '',
    });
    await expect(started).rejects.toMatchObject({ code: 'cases.itemNotAvailable' });
  });
});
