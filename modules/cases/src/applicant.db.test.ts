import { Readable } from 'node:stream';
import { catalogueGround } from '@onewindow/catalogue/testing';
import { builtInCalendar } from '@onewindow/clock';
import { saveCalendarYear } from '@onewindow/directory';
import { documentKinds, putFile } from '@onewindow/files';
import { drainConsumers, drainJobs } from '@onewindow/jobs';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctCase } from './acceptance/correct.ts';
import { openCorrection, readCorrection } from './acceptance/open-correction.ts';
import { receiveCase } from './acceptance/receive.ts';
import { returnBeforeReceipt } from './acceptance/refuse-acceptance.ts';
import { requestCorrection } from './acceptance/request-correction.ts';
import { resubmitCase } from './acceptance/resubmit.ts';
import { listStagedFiles, stageCorrectionFile, unstageCorrectionFile } from './acceptance/stage-correction.ts';
import { getDraft, listDrafts } from './drafts/draft-row.ts';
import { evaluateDraft, lookupsOf, prefillOf } from './drafts/evaluate-draft.ts';
import { materialSlots } from './drafts/materials.ts';
import { discardDraft, restoreDraft, saveAnswers } from './drafts/save-answers.ts';
import { savePage } from './drafts/save-page.ts';
import { startApplication } from './drafts/start-application.ts';
import { changeDelivery } from './handling/change-delivery.ts';
import { calendarConsumer, recomputeDueJob } from './jobs.ts';
import { getCase } from './queries/get-case.ts';
import { getMatter, listWaitingFor } from './queries/get-matter.ts';
import { findRecomputation } from './recomputation.ts';
import { openMatterAnswers } from './submit/matter-answers.ts';
import { receiptOf } from './submit/receipt.ts';
import { renderReceipt } from './submit/render-receipt.ts';
import { submitApplication } from './submit/submit-application.ts';
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

async function draftOf(): Promise<string> {
  const { services, applicant } = world;
  const { id } = await startApplication(database.db, services, applicant, { basicCodes: [food], divisionCode: qixing });
  return id;
}

async function filedCase(): Promise<{ caseId: string; queryCode: string }> {
  const { db } = database;
  const { services, applicant } = world;
  const id = await draftOf();
  const draft = await getDraft(db, services, applicant, { id });
  const { definition } = await evaluateDraft(db, services, applicant, draft);
  const form = sampleAnswers(definition, {
    today: services.today(),
    prefill: await prefillOf(db, services, applicant, draft.partyId),
    lookups: await lookupsOf(db, draft.partyId),
  });
  await saveAnswers(db, services, applicant, { id, form });
  for (const { slot, satisfied } of await materialSlots(db, { draft, answers: form, realName: true }))
    if (!satisfied) await uploadSample(db, services, applicant, { applicationId: id, slot });
  const { queryCode, cases } = await submitApplication(db, services, applicant, { id });
  return { caseId: cases[0]!.id, queryCode };
}

async function upload(name: string): Promise<string> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText(String(Math.random()));
  const bytes = Buffer.from(await document.save());
  const { services, applicant } = world;
  const file = await putFile(services, Readable.from([bytes]), {
    name,
    accept: documentKinds,
    maxBytes: 1_000_000,
    createdBy: applicant.accountId,
  });
  return file.id;
}

describe('a draft on the portal', () => {
  it('offers the number of an ID card where that is asked for, never as a credit code', async () => {
    const { services, applicant } = world;
    const draft = await getDraft(database.db, services, applicant, { id: await draftOf() });
    const { prefill, form } = await evaluateDraft(database.db, services, applicant, draft);
    expect(prefill['applicant.idNumber']).toBeDefined();
    const fields = form.pages.flatMap(page => page.fields);
    expect(fields.find(field => field.key === 'creditCode')).toMatchObject({ value: null, held: false });
    expect(fields.find(field => field.key === 'contactName')?.value).toBe('李云舒（示例）');
  });

  it('keeps what cannot be read as it was typed, and tells what is wrong', async () => {
    const { services, applicant } = world;
    const id = await draftOf();
    const saved = await savePage(database.db, services, applicant, {
      id,
      page: 'premises',
      posted: 'premisesArea=%E5%BE%88%E5%A4%A7',
    });
    expect(saved.draft.answers.form.premisesArea).toBe('很大');
    expect(saved.form.errors.some(error => error.path === 'premisesArea')).toBe(true);
    await expect(
      savePage(database.db, services, applicant, { id, page: 'premises', posted: '', expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'cases.draftStale' });
    await expect(savePage(database.db, services, applicant, { id, page: 'nothing', posted: '' })).rejects.toMatchObject(
      { code: 'cases.pageNotFound' },
    );
  });

  it('comes back after it was deleted, for its owner only', async () => {
    const { services, applicant } = world;
    const id = await draftOf();
    await discardDraft(database.db, services, applicant, id);
    expect(await listDrafts(database.db, applicant.partyId ?? '')).toEqual([]);
    const other = { ...applicant, partyId: '00000000-0000-7000-8000-000000000009' };
    await expect(restoreDraft(database.db, services, other, id)).rejects.toMatchObject({ code: 'cases.draftNotFound' });
    await restoreDraft(database.db, services, applicant, id);
    expect((await listDrafts(database.db, applicant.partyId ?? '')).map(draft => draft.id)).toEqual([id]);
  });

  it('asks for her own file where she disputes what the platform holds', async () => {
    const { services, applicant } = world;
    const id = await draftOf();
    const slotsOf = async () => {
      const draft = await getDraft(database.db, services, applicant, { id });
      return materialSlots(database.db, { draft, answers: {}, realName: true });
    };
    const held = (await slotsOf()).find(slot => slot.held)!;
    expect(held.satisfied).toBe(true);
    await saveAnswers(database.db, services, applicant, { id, disputes: { [`material.${held.slot}`]: '不对' } });
    expect((await slotsOf()).find(slot => slot.slot === held.slot)).toMatchObject({ disputed: true, satisfied: false });
    await saveAnswers(database.db, services, applicant, { id, disputes: { [`material.${held.slot}`]: null } });
  });
});

describe('after filing', () => {
  it('has a receipt whose dates follow from the day of filing, and the same bytes each time', async () => {
    const { services, applicant } = world;
    const { queryCode } = await filedCase();
    const matter = await getMatter(database.db, applicant, queryCode);
    const [promise] = await receiptOf(database.db, matter, 'zh');
    expect(promise?.forecast).toMatchObject({ received: '2026-11-09', answerBy: '2026-11-16', decideBy: '2026-11-26' });
    const [one, two] = [await renderReceipt(services, matter, 'zh'), await renderReceipt(services, matter, 'zh')];
    expect(one.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one.equals(two)).toBe(true);
    const stranger = { ...applicant, partyId: '00000000-0000-7000-8000-000000000009' };
    await expect(getMatter(database.db, stranger, queryCode)).rejects.toMatchObject({ code: 'cases.notFound' });
  });

  it('stages corrections until they are handed in, all files of a slot together', async () => {
    const { db } = database;
    const { services, applicant, window } = world;
    const { caseId } = await filedCase();
    await receiveCase(db, services, window, { caseId });
    const { materials } = await getCase(db, services, applicant, caseId);
    const slot = materials.find(file => file.fileId)!.slot;
    await requestCorrection(db, services, window, {
      caseId,
      items: [
        { kind: 'material', target: slot, label: '图', what: '看不清' },
        { kind: 'answer', target: 'premisesArea', label: '使用面积', what: '请核对' },
      ],
    });
    expect((await listWaitingFor(db, applicant.partyId ?? '')).map(one => one.id)).toContain(caseId);
    const stage = async (name: string) =>
      stageCorrectionFile(db, services, applicant, { caseId, slot, fileId: await upload(name), name });
    await stage('第一页.pdf');
    await stage('第二页.pdf');
    const third = await stage('传错了.pdf');
    await unstageCorrectionFile(db, services, applicant, { caseId, materialId: third.id });
    expect((await listStagedFiles(db, caseId)).map(file => file.name)).toEqual(['第一页.pdf', '第二页.pdf']);
    const namesOf = async () =>
      (await getCase(db, services, applicant, caseId)).materials
        .filter(file => file.slot === slot)
        .map(one => one.name);
    expect(await namesOf()).toEqual(['样例.pdf']);

    const open = await openCorrection(db, services, applicant, caseId);
    const read = readCorrection(open, {
      posted: new URLSearchParams({ premisesArea: '88.6', operatorName: '别的名字' }),
      today: services.today(),
    });
    // Only what was asked for may change.
    expect(read?.changed).toEqual({ premisesArea: 88.6 });
    await correctCase(db, services, applicant, { caseId, form: read?.changed });
    expect(await namesOf()).toEqual(['第一页.pdf', '第二页.pdf']);
    await expect(stage('太晚了.pdf')).rejects.toMatchObject({ code: 'cases.wrongState' });
  });

  it('goes back to the body when what was returned is sent again', async () => {
    const { db } = database;
    const { services, applicant, window } = world;
    const { caseId } = await filedCase();
    await returnBeforeReceipt(db, services, window, { caseId, reason: '照片是空白的' });
    const row = await resubmitCase(db, services, applicant, { caseId, form: { premisesArea: 70 } });
    expect(row.state).toBe('submitted');
    expect((await openMatterAnswers(db, services, row.matterId)).form.premisesArea).toBe(70);
  });

  it('lets the applicant choose another delivery, with an address for the post', async () => {
    const { db } = database;
    const { services, applicant } = world;
    const { caseId } = await filedCase();
    await expect(
      changeDelivery(db, services, applicant, { caseId, delivery: { method: 'post' } }),
    ).rejects.toMatchObject({ code: 'cases.addressNeeded' });
    const row = await changeDelivery(db, services, applicant, { caseId, delivery: { method: 'window' } });
    expect((await openMatterAnswers(db, services, row.matterId)).delivery).toEqual({ method: 'window' });
  });
});

describe('a calendar entered while cases run', () => {
  it('moves their due dates once, counts them, and leaves it in their time lines', async () => {
    const { db } = database;
    const { services, window } = world;
    const { caseId } = await filedCase();
    const { row } = await receiveCase(db, services, window, { caseId });
    const dueOf = async () => (await getCase(db, services, window, caseId)).row.dueOn;
    const before = await dueOf();
    const year = builtInCalendar.years.find(one => one.year === Number(before?.slice(0, 4)))!;
    const off = [...year.off, { date: before ?? '', name: '临时休息' }];
    await saveCalendarYear(db, window, { ...year, off, work: [...year.work], source: '桂林示范通知' });
    expect(await drainConsumers(db, [calendarConsumer])).toBeGreaterThan(0);
    expect(await findRecomputation(db)).toMatchObject({ done: 0, finishedAt: null });
    await drainJobs({ url: database.appUrl, services, jobs: [recomputeDueJob] });
    const after = await dueOf();
    expect(after! > before!).toBe(true);
    const run = await findRecomputation(db);
    expect(run).toMatchObject({ done: run?.total, finishedAt: services.now() });
    expect(run!.moved).toBeGreaterThan(0);
    const moved = (await getCase(db, services, window, caseId)).events.filter(event => event.type === 'cases.dueMoved');
    expect(moved.map(event => event.data)).toMatchObject([{ from: before, to: after }]);
    expect(row.id).toBe(caseId);
  });
});
