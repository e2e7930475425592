import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getDraft, recordDraftReading } from './drafts/draft-row.ts';
import { evaluateDraft, lookupsOf, prefillOf } from './drafts/evaluate-draft.ts';
import { markOriginal } from './drafts/mark-original.ts';
import { listFiles, materialSlots } from './drafts/materials.ts';
import { saveAnswers } from './drafts/save-answers.ts';
import { startApplication } from './drafts/start-application.ts';
import { getCase } from './queries/get-case.ts';
import { receiveAtWindow } from './submit/receive-at-window.ts';
import { sampleAnswers } from './testing/sample-answers.ts';
import { uploadSample } from './testing/upload-sample.ts';
import { makeWorld, type World } from './testing/world.ts';

const food = '000131907000';
const qixing = '450305000000';
let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
}, 120_000);
afterAll(() => database.close());

/** A draft entered at the window for the applicant, complete unless told otherwise. */
async function enteredDraft({ materials = true }: { materials?: boolean } = {}): Promise<string> {
  const { db } = database;
  const { services, window, applicant } = world;
  const { id } = await startApplication(db, services, window, {
    basicCodes: [food],
    divisionCode: qixing,
    partyId: applicant.partyId ?? '',
  });
  const draft = await getDraft(db, services, window, { id });
  const { definition } = await evaluateDraft(db, services, window, draft);
  const form = sampleAnswers(definition, {
    today: services.today(),
    prefill: await prefillOf(db, services, window, draft.partyId),
    lookups: await lookupsOf(db, draft.partyId),
  });
  await saveAnswers(db, services, window, { id, form });
  if (!materials) return id;
  for (const { slot, satisfied } of await materialSlots(db, { draft, answers: form, realName: false }))
    if (!satisfied) await uploadSample(db, services, window, { applicationId: id, slot });
  return id;
}

describe('an officer at a window', () => {
  it('files and receives nothing when something is missing', async () => {
    const { db } = database;
    const { services, window } = world;
    const id = await enteredDraft({ materials: false });
    await expect(receiveAtWindow(db, services, window, { id })).rejects.toMatchObject({ code: 'cases.incomplete' });
    expect((await getDraft(db, services, window, { id })).state).toBe('draft');
  });

  it('makes a copy count as checked only by marking that the original was seen', async () => {
    const { db } = database;
    const { services, window } = world;
    const id = await enteredDraft();
    const [file] = await listFiles(db, { applicationId: id });
    expect(file).toMatchObject({ source: 'window', trustLevel: 'C', originalSeenAt: null });
    const target = { applicationId: id, materialId: file?.id ?? '' };
    await markOriginal(db, services, window, { ...target, seen: true });
    expect((await listFiles(db, { applicationId: id }))[0]).toMatchObject({
      trustLevel: 'B',
      originalSeenBy: window.name,
    });
    await markOriginal(db, services, window, { ...target, seen: false });
    expect((await listFiles(db, { applicationId: id }))[0]).toMatchObject({ trustLevel: 'C', originalSeenBy: null });
  });

  it('submits and receives in one step, and once more gives the same receipt', async () => {
    const { db } = database;
    const { services, window, applicant } = world;
    const id = await enteredDraft();
    const first = await receiveAtWindow(db, services, window, { id });
    const [received] = first.cases;
    expect(received).toMatchObject({ document: { number: expect.any(String) }, receivedAt: expect.any(Date) });
    // 2026-11-09 is a Monday: five working days later is the next Monday (行政许可法第三十二条).
    expect(received?.acceptanceDue).toBe('2026-11-16');
    expect(await receiveAtWindow(db, services, window, { id })).toEqual(first);
    const { row } = await getCase(db, services, applicant, received?.id ?? '');
    expect(row).toMatchObject({ state: 'received', channel: 'window', partyId: applicant.partyId });
  });

  it('must say where a result that is sent by post goes', async () => {
    const { db } = database;
    const { services, window } = world;
    const id = await enteredDraft();
    await saveAnswers(db, services, window, { id, delivery: { method: 'post' } });
    await expect(receiveAtWindow(db, services, window, { id })).rejects.toMatchObject({ code: 'cases.addressNeeded' });
  });

  it('leaves a trace that the applicant can see when opening her draft, once in half an hour', async () => {
    const { db } = database;
    const { services, window } = world;
    const draft = await getDraft(db, services, window, { id: await enteredDraft() });
    for (const _ of [1, 2]) await recordDraftReading(db, services, window, draft);
    const { rows } = await sql`
      select 1 from platform.event where subject_id = ${draft.id} and type = 'cases.fileRead'`.execute(db);
    expect(rows).toHaveLength(1);
  });
});
