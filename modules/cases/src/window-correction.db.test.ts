import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handInCorrection } from './acceptance/hand-in-correction.ts';
import { openCorrection } from './acceptance/open-correction.ts';
import { receiveCase } from './acceptance/receive.ts';
import { returnBeforeReceipt } from './acceptance/refuse-acceptance.ts';
import { type CorrectionItem, requestCorrection } from './acceptance/request-correction.ts';
import { stageCorrectionFile, unstageCorrectionFile } from './acceptance/stage-correction.ts';
import { getCase } from './queries/get-case.ts';
import { listWaitingAtWindow } from './queries/waiting-at-window.ts';
import { openMatterAnswers } from './submit/matter-answers.ts';
import { submitApplication } from './submit/submit-application.ts';
import { fillApplication } from './testing/fill-application.ts';
import { sampleFile } from './testing/upload-sample.ts';
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

const layout: CorrectionItem = { kind: 'material', target: 'layoutPlan', label: '布局图', what: '看不清，请重画。' };
const area: CorrectionItem = { kind: 'answer', target: 'premisesArea', label: '使用面积', what: '和图上不一致。' };

/** A case whose applicant was told what to correct; she comes back to the window with paper. */
async function toldCase(items: CorrectionItem[] = [layout, area]): Promise<string> {
  const { db } = database;
  const { services, window, applicant } = world;
  const id = await fillApplication(db, services, applicant, { basicCodes: [food], divisionCode: qixing });
  const { cases } = await submitApplication(db, services, applicant, { id });
  const caseId = cases[0]?.id ?? '';
  await receiveCase(db, services, window, { caseId });
  await requestCorrection(db, services, window, { caseId, items });
  return caseId;
}

const scanned = async (slot = 'layoutPlan', by = world.window) => ({
  slot,
  name: '新布局图.pdf',
  fileId: await sampleFile(world.services, by, '新布局图.pdf'),
});

describe('a correction that is brought to the window on paper', () => {
  it('is found among what waits for the person, by an officer of the jurisdiction and by nobody else', async () => {
    const { db } = database;
    const { window, stranger, applicant } = world;
    const caseId = await toldCase();
    const rows = await listWaitingAtWindow(db, window, applicant.partyId ?? '');
    expect(rows.find(row => row.id === caseId)).toMatchObject({ state: 'correctionRequested', asked: 2 });
    expect(await listWaitingAtWindow(db, stranger, applicant.partyId ?? '')).toEqual([]);
  });

  it('is entered by the officer for her: the event says who, where and for whom', async () => {
    const { db } = database;
    const { services, window, applicant } = world;
    const caseId = await toldCase();
    const files = [await scanned()];
    const row = await handInCorrection(db, services, window, { caseId, files, form: { premisesArea: 88.6 } });
    expect(row.state).toBe('received');
    const { events, materials } = await getCase(db, services, applicant, caseId);
    expect(events.find(event => event.type === 'cases.corrected')).toMatchObject({
      actorName: window.name,
      channel: 'window',
      data: { enteredFor: applicant.name, files: ['新布局图.pdf'], answers: ['premisesArea'] },
    });
    expect(materials.filter(file => file.slot === 'layoutPlan')).toMatchObject([
      { name: '新布局图.pdf', source: 'window', addedBy: window.name },
    ]);
    expect((await openMatterAnswers(db, services, row.matterId)).form).toMatchObject({ premisesArea: 88.6 });
  });

  it('leaves nothing out: every paper that was asked for, every answer right, or nothing is handed in', async () => {
    const { db } = database;
    const { services, window } = world;
    const caseId = await toldCase();
    const handedIn = handInCorrection(db, services, window, { caseId, form: { premisesArea: 'large' } });
    await expect(handedIn).rejects.toMatchObject({
      code: 'cases.incomplete',
      fields: [{ path: '/materials/layoutPlan' }, { path: '/form/premisesArea' }],
    });
    expect((await openCorrection(db, services, window, caseId)).details.row.state).toBe('correctionRequested');
  });

  it('changes nothing that was not asked for', async () => {
    const { db } = database;
    const { services, window } = world;
    const caseId = await toldCase();
    const row = await handInCorrection(db, services, window, {
      caseId,
      files: [await scanned()],
      form: { premisesArea: 90, businessKind: 'canteen' },
    });
    const { form } = await openMatterAnswers(db, services, row.matterId);
    expect(form.premisesArea).toBe(90);
    expect(form.businessKind).not.toBe('canteen');
    const other = handInCorrection(db, services, window, {
      caseId: await toldCase(),
      files: [await scanned('businessLicence')],
    });
    await expect(other).rejects.toMatchObject({ code: 'cases.materialUnknown' });
  });

  it('is the officer’s only within her jurisdiction, and takes the version that she saw', async () => {
    const { db } = database;
    const { services, window, stranger } = world;
    const caseId = await toldCase();
    await expect(handInCorrection(db, services, stranger, { caseId })).rejects.toMatchObject({ status: 403 });
    const stale = handInCorrection(db, services, window, {
      caseId,
      files: [await scanned()],
      form: { premisesArea: 90 },
      expectedVersion: 1,
    });
    await expect(stale).rejects.toMatchObject({ code: 'cases.stale' });
    // The whole hand-in is one transaction: the scan of the refused one is not left behind.
    expect((await openCorrection(db, services, window, caseId)).slots[0]?.files).toEqual([]);
  });

  it('of nothing but a remark needs no file, and may bring one', async () => {
    const { db } = database;
    const { services, applicant } = world;
    const remark: CorrectionItem = { kind: 'other', target: 'other1', label: '其他', what: '请说明开业日期。' };
    const caseId = await toldCase([remark]);
    const { slots } = await openCorrection(db, services, applicant, caseId);
    expect(slots).toMatchObject([{ slot: 'other1', asked: false, what: '请说明开业日期。' }]);
    expect((await handInCorrection(db, services, applicant, { caseId })).state).toBe('received');
  });

  it('also sends a case again that was returned before receipt', async () => {
    const { db } = database;
    const { services, window, applicant } = world;
    const id = await fillApplication(db, services, applicant, { basicCodes: [food], divisionCode: qixing });
    const { cases } = await submitApplication(db, services, applicant, { id });
    const caseId = cases[0]?.id ?? '';
    await returnBeforeReceipt(db, services, window, { caseId, reason: '布局图是别家店的。' });
    const row = await handInCorrection(db, services, window, { caseId, files: [await scanned()] });
    expect(row.state).toBe('submitted');
    const { rows } = await sql<{ whom: string }>`
      select data ->> 'enteredFor' as whom from platform.event
      where case_id = ${caseId} and type = 'cases.resubmitted'`.execute(db);
    expect(rows).toEqual([{ whom: applicant.name }]);
  });

  it('keeps what she had staged at home, and lets the officer take it away', async () => {
    const { db } = database;
    const { services, window, applicant } = world;
    const caseId = await toldCase([layout]);
    const { id } = await stageCorrectionFile(db, services, applicant, {
      caseId,
      ...(await scanned('layoutPlan', applicant)),
    });
    await unstageCorrectionFile(db, services, window, { caseId, materialId: id });
    await expect(handInCorrection(db, services, window, { caseId })).rejects.toMatchObject({
      code: 'cases.incomplete',
    });
  });
});
