import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from './acceptance/accept.ts';
import { receiveCase } from './acceptance/receive.ts';
import { getDraft } from './drafts/draft-row.ts';
import { evaluateDraft, lookupsOf, prefillOf } from './drafts/evaluate-draft.ts';
import { materialSlots } from './drafts/materials.ts';
import { saveAnswers } from './drafts/save-answers.ts';
import { startApplication } from './drafts/start-application.ts';
import { workOnTask } from './handling/complete-task.ts';
import { getCase } from './queries/get-case.ts';
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

describe('the life of a case', () => {
  it('goes from a draft to a licence in eight working days', async () => {
    const { db } = database;
    const { services, applicant, window, handler, reviewer, approver } = world;
    const { id } = await startApplication(db, services, applicant, { basicCodes: [food], divisionCode: qixing });
    const draft = await getDraft(db, services, applicant, { id });
    const { definition } = await evaluateDraft(db, services, applicant, draft);
    const answers = sampleAnswers(definition, {
      today: services.today(),
      prefill: await prefillOf(db, services, applicant, draft.partyId),
      lookups: await lookupsOf(db, draft.partyId),
    });
    await saveAnswers(db, services, applicant, { id, form: answers });
    await expect(submitApplication(db, services, applicant, { id })).rejects.toMatchObject({
      code: 'cases.incomplete',
    });
    const slots = await materialSlots(db, { draft, answers, realName: true });
    for (const { slot } of slots.filter(one => !one.satisfied)) {
      await uploadSample(db, services, applicant, { applicationId: id, slot });
    }
    const submitted = await submitApplication(db, services, applicant, { id });
    expect(await submitApplication(db, services, applicant, { id })).toEqual(submitted);

    const caseId = submitted.cases[0]!.id;
    const received = await receiveCase(db, services, window, { caseId });
    expect(received.row.state).toBe('received');
    services.travelTo('2026-11-11');
    await acceptCase(db, services, window, { caseId });
    expect((await getCase(db, services, approver, caseId)).clocks.clocks[0]?.figures.due).toBe('2026-11-23');

    for (const [actor, action] of [
      [handler, 'forward'],
      [reviewer, 'forward'],
      [approver, 'grant'],
    ] as const) {
      const details = await getCase(db, services, actor, caseId);
      const task = details.tasks.find(one => one.state === 'open')!;
      await workOnTask(db, services, actor, { caseId, taskId: task.id, action, opinion: '同意' });
      if (action !== 'forward') continue;
      const again = workOnTask(db, services, actor, { caseId, taskId: task.id, action, opinion: '也同意' });
      await expect(again).rejects.toMatchObject({ code: 'processes.taskDone' });
      const { opinions } = await getCase(db, services, actor, caseId);
      expect(opinions.map(one => one.text)).not.toContain('也同意');
      expect(opinions.at(-1)).toMatchObject({ taskId: task.id, text: '同意' });
      // A colleague who had the case open before is told who did which step and with which words.
      const { version } = details.row;
      const late = workOnTask(db, services, actor, {
        caseId,
        taskId: task.id,
        action,
        opinion: '晚了',
        expectedVersion: version,
      });
      await expect(late).rejects.toMatchObject({
        code: 'cases.stale',
        data: {
          version: version + 1,
          conflict: {
            version: version + 1,
            changedBy: actor.name,
            done: [{ by: actor.name, zh: `办了“${task.nameZh}”`, text: '同意' }],
          },
        },
      });
    }
    const done = await getCase(db, services, applicant, caseId);
    expect(done.row).toMatchObject({ state: 'concluded', outcome: 'granted' });
    expect(done.row.licenceId).not.toBeNull();
    const { data } = done.events.find(event => event.type === 'cases.accepted')!;
    const notice = done.documents.find(document => document.kind === 'acceptanceNotice')!;
    expect(data).toMatchObject({ documentId: notice.id, number: notice.number });
    expect(done.documents.map(document => document.kind)).toEqual([
      'receiptOfMaterials',
      'acceptanceNotice',
      'grantDecision',
    ]);
  });

  it('shows the owner who has read her file', async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from platform.event where type = 'cases.fileRead' and party_id = ${world.applicant.partyId}`.execute(
      database.db,
    );
    expect(rows[0]!.count).toBe(3);
  });

  it('is hidden from another department', async () => {
    const { rows } = await sql<{ id: string }>`select id from cases.case limit 1`.execute(database.db);
    await expect(getCase(database.db, world.services, world.stranger, rows[0]!.id)).rejects.toMatchObject({
      code: 'cases.notYours',
    });
  });
});
