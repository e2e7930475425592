import { randomUUID } from 'node:crypto';
import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { findOrganisation, type Organisation } from '@onewindow/directory';
import type { Answers } from '@onewindow/forms/contract';
import { findOrCreateParty } from '@onewindow/identity';
import {
  annulLicence,
  changeLicence,
  getLicenceDetail,
  type IssuedLicence,
  issueLicence,
  verifyLicence,
} from '@onewindow/licences';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '../acceptance/accept.ts';
import { handInCorrection } from '../acceptance/hand-in-correction.ts';
import { receiveCase } from '../acceptance/receive.ts';
import { requestCorrection } from '../acceptance/request-correction.ts';
import { getDraft } from '../drafts/draft-row.ts';
import { evaluateDraft } from '../drafts/evaluate-draft.ts';
import { materialSlots } from '../drafts/materials.ts';
import { saveAnswers } from '../drafts/save-answers.ts';
import { startApplication } from '../drafts/start-application.ts';
import { workOnTask } from '../handling/complete-task.ts';
import { withdrawCase } from '../handling/end-early.ts';
import { casePermissions } from '../permissions.ts';
import { getCase, readCase } from '../queries/get-case.ts';
import { submitApplication } from '../submit/submit-application.ts';
import { uploadSample } from '../testing/upload-sample.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { plannedChange } from './planned-change.ts';

const [change, renewal, annulment] = ['000131907001', '000131907002', '000131907003'] as const;
const qixing = '450305000000';
const diecai = '450303000000';
let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
}, 120_000);
afterAll(() => database.close());

const law = '《中华人民共和国行政许可法》第七十条';

/** A food business licence of the applicant, issued by the department in 七星区. */
function licenceOf(body: Organisation = world.department, partyId = world.applicant.partyId): Promise<IssuedLicence> {
  const { services, approver } = world;
  return issueLicence(database.db, services, approver, {
    typeKey: 'foodBusinessLicence',
    caseId: randomUUID(),
    organisation: { ...body, uscc: body.unifiedSocialCreditCode },
    holder: { partyId: partyId ?? '' },
    issuedOn: '2026-10-09',
    validFrom: '2026-10-09',
    validTo: '2031-10-08',
    content: {
      legalRepresentative: '李云舒（示例）',
      premises: { division: '450305001000', detail: '漓江路 26 号（示例）' },
      businessKind: 'catering',
      foods: ['hot'],
    },
  });
}

/** An application to change a licence, with everything that is needed; `answers` are what changes. */
async function draftFor(
  licenceId: string,
  answers: Answers,
  { divisionCode = qixing, item = change }: { divisionCode?: string; item?: string } = {},
): Promise<string> {
  const { db } = database;
  const { services, applicant } = world;
  const { id } = await startApplication(db, services, applicant, { basicCodes: [item], divisionCode, licenceId });
  await saveAnswers(db, services, applicant, {
    id,
    form: {
      ...(item === change && { why: '换了负责人' }),
      contactName: '李云舒（示例）',
      contactPhone: '13800002607',
      truthful: true,
      ...answers,
    },
  });
  await bringMaterials(id);
  return id;
}

async function bringMaterials(id: string): Promise<void> {
  const { db } = database;
  const { services, applicant } = world;
  const draft = await getDraft(db, services, applicant, { id });
  for (const slot of await materialSlots(db, { draft, answers: draft.answers.form, realName: true })) {
    if (!slot.satisfied) await uploadSample(db, services, applicant, { applicationId: id, slot: slot.slot });
  }
}

async function submit(draftId: string): Promise<string> {
  const submitted = await submitApplication(database.db, world.services, world.applicant, { id: draftId });
  return submitted.cases[0]?.id ?? '';
}

const newName = { changes: ['name'], holderName: '漓岸小厨（示例）' };

async function decide(caseId: string, last: 'grant' | 'deny' = 'grant', { reviewed = true } = {}): Promise<void> {
  const { db } = database;
  const { services, window, handler, reviewer, approver } = world;
  await receiveCase(db, services, window, { caseId });
  await acceptCase(db, services, window, { caseId });
  for (const [actor, action] of [
    [handler, 'forward'],
    ...(reviewed ? ([[reviewer, 'forward']] as const) : []),
    [approver, last],
  ] as const) {
    await work(caseId, actor, action);
  }
}

async function work(caseId: string, actor: World['handler'], action: string): Promise<void> {
  const { tasks } = await getCase(database.db, world.services, actor, caseId);
  const task = tasks.find(one => one.state === 'open');
  await workOnTask(database.db, world.services, actor, {
    caseId,
    taskId: task?.id ?? '',
    action,
    opinion: '同意变更',
    ...(action === 'deny' && { law }),
  });
}

const detail = (id: string) => getLicenceDetail(database.db, world.services, id);
const planned = async (caseId: string) => {
  const row = await readCase(database.db, world.approver, { caseId, permission: casePermissions.read });
  return plannedChange(database.db, world.services, row);
};
const fieldsOf = (draftId: string) =>
  submit(draftId).then(
    () => [],
    error => (error.fields ?? []).map((one: { path: string; code: string }) => `${one.path} ${one.code}`),
  );

describe('an application to change a licence', () => {
  it('ends in the same licence with another name: number and term stay, the old QR code tells what counts', async () => {
    const licence = await licenceOf();
    const caseId = await submit(await draftFor(licence.id, newName));
    expect(await planned(caseId)).toMatchObject({
      act: 'change',
      made: false,
      licence: { id: licence.id, status: 'valid' },
      changes: [{ key: '@holderName', before: { zh: '李云舒（示例）' }, after: { zh: '漓岸小厨（示例）' } }],
    });
    await decide(caseId);
    const { row, events } = await getCase(database.db, world.services, world.applicant, caseId);
    expect(row).toMatchObject({ state: 'concluded', outcome: 'granted', licenceId: licence.id });
    expect(events.find(event => event.type === 'cases.decided')?.data).toMatchObject({ licenceAct: 'change' });
    const found = await detail(licence.id);
    expect(found).toMatchObject({
      number: licence.number,
      version: 2,
      holderName: '漓岸小厨（示例）',
      validTo: '2031-10-08',
      status: 'valid',
    });
    expect(found.versions[0]).toMatchObject({ kind: 'change', caseId, by: world.approver.name });
    // What was not asked to change stays as it was.
    expect(found.versions[0]?.changes.map(one => one.key)).toEqual(['@holderName']);
    expect(await verifyLicence(database.db, world.services, { token: licence.token })).toMatchObject({
      verdict: 'replaced',
    });
    expect(await planned(caseId)).toMatchObject({ made: true, changes: [{ key: '@holderName' }] });
    const licences = await sql`select from licences.licence where case_id = ${caseId}`.execute(database.db);
    expect(licences.rows).toHaveLength(0);
  });

  it('begins with what stands on the licence that was chosen, and forgets it when another is chosen', async () => {
    const { db } = database;
    const { services, applicant } = world;
    const [first, second] = [await licenceOf(), await licenceOf()];
    await changeLicence(db, services, world.approver, {
      licenceId: second.id,
      reason: '变更',
      issuedOn: '2026-11-09',
      content: { legalRepresentative: '韦春生（示例）' },
    });
    const { id } = await startApplication(db, services, applicant, {
      basicCodes: [change],
      divisionCode: qixing,
      licenceId: first.id,
    });
    await saveAnswers(db, services, applicant, { id, form: { changes: ['representative'] } });
    const representative = async () => {
      const draft = await getDraft(db, services, applicant, { id });
      const { form } = await evaluateDraft(db, services, applicant, draft);
      return form.answers.legalRepresentative;
    };
    expect(await representative()).toBe('李云舒（示例）');
    await saveAnswers(db, services, applicant, { id, form: { legalRepresentative: '李云舒（示例）' } });
    await saveAnswers(db, services, applicant, { id, form: { licence: second.id } });
    expect(await representative()).toBe('韦春生（示例）');
    await sql`update cases.application set state = 'discarded' where id = ${id}`.execute(db);
  });

  it('goes to the body that issued the licence, wherever it was begun', async () => {
    const body = await findOrganisation(database.db, { organType: 'market-regulation', divisionCode: diecai });
    if (!body) throw new Error('no body in 叠彩区');
    const licence = await licenceOf(body);
    const caseId = await submit(await draftFor(licence.id, newName, { divisionCode: qixing }));
    const { row } = await getCase(database.db, world.services, world.applicant, caseId);
    expect(row.organisationId).toBe(body.id);
  });

  it('is refused at the field for a licence that is not hers, not in force, in hand already, or would not change', async () => {
    const other = await findOrCreateParty(database.db, world.services, world.approver, {
      kind: 'person',
      name: '韦春生（示例）',
      idType: 'citizenId',
      idNumber: '450303197002114118',
    });
    const hers = await licenceOf(world.department, other.id);
    const draft = await draftFor(hers.id, newName);
    // It was not chosen for her; sent by hand it is not among her own.
    await saveAnswers(database.db, world.services, world.applicant, { id: draft, form: { licence: hers.id } });
    expect(await fieldsOf(draft)).toEqual(['/form/licence noSuchLicence']);

    const licence = await licenceOf();
    await saveAnswers(database.db, world.services, world.applicant, {
      id: draft,
      form: { licence: licence.id, changes: ['representative'], legalRepresentative: '李云舒（示例）' },
    });
    expect(await fieldsOf(draft)).toEqual(['/form/licence nothingChanges']);

    await saveAnswers(database.db, world.services, world.applicant, { id: draft, form: newName });
    const caseId = await submit(draft);
    const second = await draftFor(licence.id, newName);
    expect(await fieldsOf(second)).toEqual(['/form/licence inHand']);
    await withdrawCase(database.db, world.services, world.applicant, { caseId, reason: '不改了' });
    await annulLicence(database.db, world.services, world.approver, { licenceId: licence.id, reason: '歇业', law });
    expect(await fieldsOf(second)).toEqual(['/form/licence noSuchLicence']);
  });

  it('of two that are submitted at once for one licence, one is told of the other', async () => {
    const licence = await licenceOf();
    const first = await draftFor(licence.id, newName);
    // A second draft of the same party for the same item is only made after the first was submitted; so it is copied.
    const { rows } = await sql<{ id: string }>`
      insert into cases.application (account_id, party_id, title, basic_codes, division_code, item_version_ids, form_version_id, answers, channel)
      select account_id, party_id, title, basic_codes, division_code, item_version_ids, form_version_id, answers, channel
      from cases.application where id = ${first} returning id`.execute(database.db);
    await bringMaterials(rows[0]?.id ?? '');
    const both = await Promise.allSettled([submit(first), submit(rows[0]?.id ?? '')]);
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find(one => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'cases.incomplete', fields: [{ code: 'inHand' }] });
  });

  it('can no longer be granted once the licence was ended, and can be denied', async () => {
    const licence = await licenceOf();
    const caseId = await submit(await draftFor(licence.id, newName));
    const { db } = database;
    const { services, window, handler, reviewer, approver } = world;
    await receiveCase(db, services, window, { caseId });
    await acceptCase(db, services, window, { caseId });
    await work(caseId, handler, 'forward');
    await work(caseId, reviewer, 'forward');
    await annulLicence(db, services, approver, { licenceId: licence.id, reason: '持证人申请注销', law });
    expect(await planned(caseId)).toMatchObject({ licence: { status: 'annulled' } });
    await expect(work(caseId, approver, 'grant')).rejects.toMatchObject({ code: 'licences.notInForce' });
    await work(caseId, approver, 'deny');
    expect((await getCase(db, services, approver, caseId)).row).toMatchObject({ outcome: 'denied', licenceId: null });
    expect(await detail(licence.id)).toMatchObject({ version: 1, status: 'annulled' });
  });

  it('that is denied changes nothing, and leaves the licence free for another', async () => {
    const licence = await licenceOf();
    await decide(await submit(await draftFor(licence.id, newName)), 'deny');
    expect(await detail(licence.id)).toMatchObject({ version: 1, holderName: '李云舒（示例）' });
    await decide(await submit(await draftFor(licence.id, newName)));
    expect(await detail(licence.id)).toMatchObject({ version: 2 });
  });

  it('to renew it gives the same licence another term from the day of the decision', async () => {
    const licence = await licenceOf();
    const caseId = await submit(await draftFor(licence.id, { conditions: 'same' }, { item: renewal }));
    expect(await planned(caseId)).toMatchObject({
      act: 'renew',
      changes: [{ key: '@validFrom' }, { key: '@validTo' }],
    });
    await decide(caseId);
    expect(await detail(licence.id)).toMatchObject({
      number: licence.number,
      validFrom: '2026-11-09',
      validTo: '2031-11-08',
      version: 2,
      versions: [{ kind: 'renew', caseId }, { kind: 'issue' }],
    });
  });

  it('to annul it ends it at once, and hands nothing over', async () => {
    const licence = await licenceOf();
    const caseId = await submit(await draftFor(licence.id, { reason: 'closed' }, { item: annulment }));
    expect(await planned(caseId)).toMatchObject({ act: 'annul', changes: [] });
    await decide(caseId, 'grant', { reviewed: false });
    expect(await detail(licence.id)).toMatchObject({ status: 'annulled', version: 1 });
    const { row } = await getCase(database.db, world.services, world.applicant, caseId);
    expect(row).toMatchObject({ outcome: 'granted', licenceId: null });
    expect(await verifyLicence(database.db, world.services, { token: licence.token })).toMatchObject({
      verdict: 'annulled',
      licence: { reason: '持证人申请注销', law },
    });
    await expect(planned(caseId)).resolves.toMatchObject({ made: true });
  });

  it('keeps what a correction of the application says of it', async () => {
    const licence = await licenceOf();
    const caseId = await submit(await draftFor(licence.id, newName));
    const { db } = database;
    const { services, window, applicant } = world;
    await receiveCase(db, services, window, { caseId });
    await requestCorrection(db, services, window, {
      caseId,
      items: [{ kind: 'answer', target: 'holderName', label: '变更后的名称', what: '和营业执照不一致' }],
    });
    await expect(
      handInCorrection(db, services, applicant, { caseId, form: { holderName: '李云舒（示例）' } }),
    ).rejects.toMatchObject({ code: 'cases.incomplete', fields: [{ code: 'nothingChanges' }] });
    await handInCorrection(db, services, applicant, { caseId, form: { holderName: '漓岸大厨（示例）' } });
    expect((await planned(caseId))?.changes.map(one => one.after.zh)).toEqual(['漓岸大厨（示例）']);
  });
});
