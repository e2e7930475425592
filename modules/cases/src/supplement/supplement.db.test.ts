import type { Actor } from '@onewindow/auth';
import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { createTestDatabase, personActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '../acceptance/accept.ts';
import { receiveCase } from '../acceptance/receive.ts';
import { requestCorrection } from '../acceptance/request-correction.ts';
import { workOnTask } from '../handling/complete-task.ts';
import { withdrawCase } from '../handling/end-early.ts';
import { casePermissions } from '../permissions.ts';
import { getCase } from '../queries/get-case.ts';
import { listSupplemented } from '../queries/news.ts';
import { submitApplication } from '../submit/submit-application.ts';
import { fillApplication } from '../testing/fill-application.ts';
import { sampleFile } from '../testing/upload-sample.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { handInSupplement } from './hand-in-supplement.ts';
import {
  listStagedSupplement,
  mostSupplementFiles,
  stageSupplementFile,
  unstageSupplementFile,
} from './stage-supplement.ts';

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
}, 120_000);
afterAll(() => database.close());

async function accepted(): Promise<string> {
  const { db } = database;
  const { services, window, applicant } = world;
  const id = await fillApplication(db, services, applicant, {
    basicCodes: ['000131907000'],
    divisionCode: '450305000000',
  });
  const caseId = (await submitApplication(db, services, applicant, { id })).cases[0]?.id ?? '';
  await receiveCase(db, services, window, { caseId });
  await acceptCase(db, services, window, { caseId });
  return caseId;
}

const read = (caseId: string, actor: Actor = world.handler) => getCase(database.db, world.services, actor, caseId);

async function stage(caseId: string, by = world.applicant, name = '消防意见.pdf'): Promise<string> {
  const fileId = await sampleFile(world.services, by, name);
  return (await stageSupplementFile(database.db, world.services, by, { caseId, fileId, name })).id;
}

const handIn = (
  caseId: string,
  {
    by = world.applicant,
    title = '消防验收意见书',
    expectedVersion,
  }: { by?: Actor; title?: string; expectedVersion?: number } = {},
) => handInSupplement(database.db, world.services, by, { caseId, title, expectedVersion });

const news = (actor: Actor) => listSupplemented(database.db, actor, { since: new Date(0), limit: 50 });

describe('supplementing of one’s own accord', () => {
  it('is the applicant’s, or the window’s for her, and nobody else’s', async () => {
    const caseId = await accepted();
    const stranger = personActor({ permissions: [casePermissions.apply] });
    await expect(stage(caseId, stranger)).rejects.toMatchObject({ code: 'cases.notYours' });
    await expect(stage(caseId, world.handler)).rejects.toMatchObject({ code: 'cases.notYours' });
    await stage(caseId);
    await handIn(caseId);
  });

  it('shows the body nothing before it is handed in, then the material with its day, beside what was there', async () => {
    const caseId = await accepted();
    const before = await read(caseId);
    await stage(caseId);
    expect((await read(caseId)).materials).toHaveLength(before.materials.length);
    await handIn(caseId);
    const { materials } = await read(caseId);
    expect(materials.slice(0, -1).map(one => [one.id, one.slot])).toEqual(
      before.materials.map(one => [one.id, one.slot]),
    );
    expect(materials.at(-1)).toMatchObject({
      slot: 'supplement',
      name: '消防意见.pdf',
      material: { zh: '消防验收意见书' },
      source: 'applicant',
      trustLevel: 'C',
      addedBy: world.applicant.name,
      supplementedAt: world.services.now(),
    });
    expect(await listStagedSupplement(database.db, caseId)).toEqual([]);
  });

  it('moves no clock', async () => {
    const caseId = await accepted();
    const before = await read(caseId);
    await stage(caseId);
    await handIn(caseId);
    const after = await read(caseId);
    expect(after.clocks.clocks.map(clock => clock.figures)).toEqual(before.clocks.clocks.map(clock => clock.figures));
    expect(after.row).toMatchObject({ state: 'accepted', dueOn: before.row.dueOn, paused: false });
  });

  it('tells who works on the case, and makes her look before she decides on an older page', async () => {
    const caseId = await accepted();
    const { row, tasks } = await read(caseId);
    await stage(caseId);
    await handIn(caseId);
    expect((await news(world.handler)).filter(one => one.caseId === caseId)).toMatchObject([
      { title: '消防验收意见书' },
    ]);
    expect((await news(world.stranger)).filter(one => one.caseId === caseId)).toEqual([]);
    const work = { caseId, taskId: tasks[0]?.id ?? '', action: 'forward', opinion: '符合条件' };
    await expect(
      workOnTask(database.db, world.services, world.handler, { ...work, expectedVersion: row.version }),
    ).rejects.toMatchObject({ code: 'cases.stale' });
    await workOnTask(database.db, world.services, world.handler, work);
  });

  it('needs a name and a file, each told at its field', async () => {
    const caseId = await accepted();
    await expect(handIn(caseId, { title: ' ' })).rejects.toMatchObject({
      code: 'cases.supplementWrong',
      fields: [{ path: '/title' }, { path: '/files' }],
    });
    await expect(handIn(caseId, { title: '长'.repeat(101) })).rejects.toMatchObject({
      fields: [{ path: '/title', code: 'cases.supplementLong' }, { path: '/files' }],
    });
    const { rows } = await sql`select 1 from cases.supplement where case_id = ${caseId}`.execute(database.db);
    expect(rows).toEqual([]);
  });

  it('can be taken back until it is handed in, and not after', async () => {
    const caseId = await accepted();
    const take = (materialId: string) =>
      unstageSupplementFile(database.db, world.services, world.applicant, { caseId, materialId });
    await take(await stage(caseId));
    expect(await listStagedSupplement(database.db, caseId)).toEqual([]);
    const kept = await stage(caseId);
    await handIn(caseId);
    await take(kept);
    expect((await read(caseId)).materials.map(one => one.id)).toContain(kept);
    // Nor does it reach a material that was asked for.
    const first = (await read(caseId)).materials[0];
    await take(first?.id ?? '');
    expect((await read(caseId)).materials[0]?.id).toBe(first?.id);
  });

  it('takes so many files and no more, and one file once', async () => {
    const caseId = await accepted();
    const fileId = await sampleFile(world.services, world.applicant, '同一份.pdf');
    const same = () =>
      stageSupplementFile(database.db, world.services, world.applicant, { caseId, fileId, name: '同一份.pdf' });
    const [first, second] = await Promise.all([same(), same()]);
    expect(second).toEqual(first);
    for (let n = 1; n < mostSupplementFiles; n++) await stage(caseId);
    await expect(stage(caseId)).rejects.toMatchObject({ code: 'cases.supplementFull' });
  });

  it('is handed in once by two clicks', async () => {
    const caseId = await accepted();
    await stage(caseId);
    const both = await Promise.allSettled([handIn(caseId), handIn(caseId)]);
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const { rows } = await sql`select 1 from cases.supplement where case_id = ${caseId}`.execute(database.db);
    expect(rows).toHaveLength(1);
  });

  it('is not possible while a correction is waited for, nor after withdrawal', async () => {
    const { db } = database;
    const { services, window, applicant } = world;
    const id = await fillApplication(db, services, applicant, {
      basicCodes: ['000131907000'],
      divisionCode: '450305000000',
    });
    const caseId = (await submitApplication(db, services, applicant, { id })).cases[0]?.id ?? '';
    await stage(caseId);
    await receiveCase(db, services, window, { caseId });
    await requestCorrection(db, services, window, {
      caseId,
      items: [{ kind: 'answer', target: 'premisesArea', label: '使用面积', what: '请核对。' }],
    });
    await expect(handIn(caseId)).rejects.toMatchObject({
      code: 'cases.wrongState',
      zh: expect.stringContaining('待补正'),
    });
    await withdrawCase(db, services, applicant, { caseId });
    await expect(stage(caseId)).rejects.toMatchObject({
      code: 'cases.wrongState',
      zh: expect.stringContaining('补充材料'),
    });
  });

  it('is not possible once it was decided', async () => {
    const caseId = await accepted();
    await stage(caseId);
    await handIn(caseId);
    for (const [actor, action] of [
      [world.handler, 'forward'],
      [world.reviewer, 'forward'],
      [world.approver, 'grant'],
    ] as const) {
      const { tasks } = await read(caseId, actor);
      const task = tasks.find(one => one.state === 'open' || one.state === 'claimed');
      await workOnTask(database.db, world.services, actor, {
        caseId,
        taskId: task?.id ?? '',
        action,
        opinion: '符合条件。',
      });
    }
    await expect(stage(caseId)).rejects.toMatchObject({ code: 'cases.wrongState' });
    expect((await news(world.handler)).filter(one => one.caseId === caseId)).toEqual([]);
  });

  it('at a window says for whom, and is not told to the officer who entered it', async () => {
    const caseId = await accepted();
    await stage(caseId, world.window);
    await handIn(caseId, { by: world.window });
    const { events, materials, row } = await read(caseId);
    expect(events.findLast(event => event.type === 'cases.supplemented')).toMatchObject({
      channel: 'window',
      actorName: world.window.name,
      data: { title: '消防验收意见书', files: ['消防意见.pdf'], enteredFor: row.applicantName },
    });
    expect(materials.at(-1)).toMatchObject({ source: 'window', addedBy: world.window.name });
    expect((await news(world.window)).filter(one => one.caseId === caseId)).toEqual([]);
    expect((await news(world.handler)).filter(one => one.caseId === caseId)).toHaveLength(1);
  });
});
