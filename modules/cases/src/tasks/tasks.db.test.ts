import type { Actor } from '@onewindow/auth';
import { catalogueGround } from '@onewindow/catalogue/testing';
import { sql } from '@onewindow/db';
import { findOrganisation } from '@onewindow/directory';
import type { TaskRow } from '@onewindow/processes';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOnTask } from '../handling/complete-task.ts';
import { getCase } from '../queries/get-case.ts';
import { listAnsweredWork, listNewWork } from '../queries/news.ts';
import { listHeldWork, listWork, listWorkHolders } from '../queries/work-list.ts';
import { toCaseReply } from '../reply.ts';
import { acceptedCase } from '../testing/accepted-case.ts';
import { makeColleague } from '../testing/colleague.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { claimWork, releaseWork } from './claim.ts';
import { answerQuestion, askSigners, withdrawQuestion } from './co-sign.ts';
import { listHeadColleagues, listTaskColleagues } from './colleagues.ts';
import { delegateWork, endDelegationOf } from './delegate.ts';
import { handOverMany, handOverWork } from './hand-over.ts';

let database: TestDatabase;
let world: World;
/** Three handlers, a reviewer and the head of one department; a handler of another. */
let [tang, wei, mo, reviewer, head, stranger]: Actor[] = [];

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
  const { db } = database;
  const { department: organisation } = world;
  const make = (name: string, ...roles: string[]) => makeColleague(db, { name, roles, organisation });
  tang = await make('唐以宁（示例）', 'handler');
  wei = await make('韦青禾（示例）', 'handler');
  mo = await make('莫知夏（示例）', 'handler', 'reviewer');
  reviewer = await make('秦若水（示例）', 'reviewer');
  head = await make('陆长宁（示例）', 'approver');
  const elsewhere = await findOrganisation(db, { organType: 'fire-rescue', divisionCode: '450305000000' });
  stranger = await makeColleague(db, { name: '赵秋实（示例）', roles: ['handler'], organisation: elsewhere! });
}, 120_000);
afterAll(() => database.close());

interface Target {
  caseId: string;
  taskId: string;
}

async function fresh(): Promise<Target> {
  const caseId = await acceptedCase(database.db, world);
  return { caseId, taskId: (await tasksOf(caseId))[0]!.id };
}

async function tasksOf(caseId: string): Promise<TaskRow[]> {
  return (await getCase(database.db, world.services, head!, caseId)).tasks;
}

const idOf = (actor: Actor | undefined) => actor!.accountId!;
const code = (value: string) => expect.objectContaining({ code: value });

describe('claiming and giving back 签收、退签', () => {
  it('gives a task to one of two who claim at once, and tells the other who has it', async () => {
    const { db } = database;
    const target = await fresh();
    const { version } = (await getCase(db, world.services, tang!, target.caseId)).row;
    const both = await Promise.allSettled(
      [tang!, wei!].map(actor => claimWork(db, world.services, actor, { ...target, expectedVersion: version })),
    );
    expect(both.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    const lost = both.find(one => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({
      code: 'cases.stale',
      status: 409,
      data: { conflict: { done: [{ zh: '签收' }] } },
    });
    // Without the version that she saw, the second hears it as well.
    await expect(claimWork(db, world.services, mo!, target)).rejects.toEqual(code('cases.notHolder'));
  });

  it('is for those to whom the task is open, in their jurisdiction', async () => {
    const { db } = database;
    const target = await fresh();
    await expect(claimWork(db, world.services, reviewer!, target)).rejects.toEqual(code('cases.notYours'));
    await expect(claimWork(db, world.services, stranger!, target)).rejects.toEqual(code('cases.notYours'));
    await expect(claimWork(db, world.services, world.window, target)).rejects.toEqual(code('cases.notYours'));
  });

  it('gives back by the holder or the head, and nobody else; lists say who holds it, the applicant sees the body', async () => {
    const { db } = database;
    const { services, applicant, department } = world;
    const target = await fresh();
    await expect(releaseWork(db, services, tang!, target)).rejects.toEqual(code('cases.notHeld'));
    await claimWork(db, services, tang!, target);
    const seen = await getCase(db, services, wei!, target.caseId);
    expect(seen.list.waitingFor).toBe('唐以宁（示例）');
    const own = await getCase(db, services, applicant, target.caseId);
    expect(own.list.waitingFor).toBe(department.name);
    const reply = JSON.stringify(toCaseReply(own, applicant, 'zh'));
    expect(reply).not.toContain('唐以宁');
    expect(own.events.map(event => event.type)).not.toContain('cases.taskClaimed');
    expect(seen.events.map(event => event.type)).toContain('cases.taskClaimed');
    await expect(releaseWork(db, services, wei!, target)).rejects.toEqual(code('cases.notHolder'));
    await releaseWork(db, services, head!, { ...target, reason: '外出' });
    await claimWork(db, services, wei!, target);
    await releaseWork(db, services, wei!, target);
    expect((await tasksOf(target.caseId))[0]).toMatchObject({ state: 'open', assigneeName: null, given: null });
    expect((await getCase(db, services, wei!, target.caseId)).list.waitingFor).toBe(department.name);
  });
});

describe('handing over 转办', () => {
  it('needs a reason and a colleague who may take it', async () => {
    const { db } = database;
    const { services } = world;
    const target = await fresh();
    await claimWork(db, services, tang!, target);
    const give = (to: string, actor = tang!, reason = '去培训') =>
      handOverWork(db, services, actor, { ...target, to, reason });
    await expect(give(idOf(wei), tang!, ' ')).rejects.toMatchObject({
      code: 'cases.whyNeeded',
      fields: [{ path: '/reason' }],
    });
    await expect(give(idOf(tang))).rejects.toMatchObject({ code: 'cases.toYourself', fields: [{ path: '/to' }] });
    await expect(give(idOf(tang), head!)).rejects.toEqual(code('cases.alreadyHers'));
    await expect(give(idOf(reviewer))).rejects.toEqual(code('cases.colleagueWithoutRole'));
    await expect(give(idOf(stranger))).rejects.toEqual(code('cases.colleagueWithoutRole'));
    await expect(give('01900000-0000-7000-8000-0000000000ff')).rejects.toEqual(code('cases.colleagueUnknown'));
    await expect(give(idOf(world.applicant))).rejects.toEqual(code('cases.colleagueUnknown'));
    await expect(give(idOf(wei), stranger!)).rejects.toEqual(code('cases.notYours'));
    await expect(give(idOf(mo), wei!)).rejects.toEqual(code('cases.notHolder'));
    const gone = await makeColleague(db, {
      name: '蒋已退（示例）',
      roles: ['handler'],
      organisation: world.department,
    });
    await sql`update identity.account set status = 'disabled' where id = ${gone.accountId}`.execute(db);
    await expect(give(idOf(gone))).rejects.toEqual(code('cases.colleagueDisabled'));
    await give(idOf(wei));
    const [task] = await tasksOf(target.caseId);
    expect(task).toMatchObject({ assigneeName: '韦青禾（示例）', given: { kind: 'handedOver', note: '去培训' } });
    await workOnTask(db, services, wei!, { ...target, action: 'forward', opinion: '同意' });
    await expect(give(idOf(tang), wei!)).rejects.toEqual(code('cases.taskDone'));
  });

  it('gives no step to who did another level of the case', async () => {
    const { db } = database;
    const { services } = world;
    const target = await fresh();
    await workOnTask(db, services, mo!, { ...target, action: 'forward', opinion: '同意' });
    const review = (await tasksOf(target.caseId)).find(task => task.level === 'review')!;
    await claimWork(db, services, reviewer!, { ...target, taskId: review.id });
    const give = handOverWork(db, services, reviewer!, { ...target, taskId: review.id, to: idOf(mo), reason: '请假' });
    await expect(give).rejects.toMatchObject({ code: 'cases.colleagueActed', fields: [{ path: '/to' }] });
    const offered = await listTaskColleagues(db, reviewer!, {
      caseId: target.caseId,
      taskId: review.id,
      purpose: 'handOver',
      limit: 20,
    });
    expect(offered.map(one => one.name)).not.toContain('莫知夏（示例）');
  });

  it('hands several over at once and tells what became of each', async () => {
    const { db } = database;
    const { services } = world;
    const leaver = await makeColleague(db, {
      name: '何将离（示例）',
      roles: ['handler'],
      organisation: world.department,
    });
    const targets = [await fresh(), await fresh()];
    for (const target of targets) await claimWork(db, services, leaver, target);
    const stays = await fresh();
    await claimWork(db, services, wei!, stays);
    expect(await listWorkHolders(db, head!)).toContainEqual({
      accountId: leaver.accountId,
      name: leaver.name,
      tasks: 2,
    });
    expect(await listWorkHolders(db, tang!)).toEqual([]);
    const held = await listHeldWork(db, head!, { holder: idOf(leaver), page: { limit: 50 } });
    expect(held.rows.map(row => row.task.id)).toEqual(targets.map(target => target.taskId));
    const results = await handOverMany(db, services, head!, {
      taskIds: [...held.rows.map(row => row.task.id), stays.taskId],
      to: idOf(wei),
      reason: '何将离调走',
    });
    expect(results.filter(one => one.done)).toHaveLength(2);
    expect(results.find(one => !one.done)).toMatchObject({
      taskId: stays.taskId,
      problem: { code: 'cases.alreadyHers' },
    });
    expect((await listHeldWork(db, head!, { holder: idOf(leaver), page: { limit: 50 } })).rows).toEqual([]);
    const handler = handOverMany(db, services, tang!, { taskIds: [stays.taskId], to: idOf(mo), reason: '不归我' });
    expect(await handler).toMatchObject([{ done: false, problem: { code: 'cases.notHolder' } }]);
    expect((await listHeadColleagues(db, head!, { role: 'handler', q: '韦' })).map(one => one.name)).toEqual([
      '韦青禾（示例）',
    ]);
  });
});

describe('delegating 委托', () => {
  it('comes back with a proposal, which moves nothing until the owner confirms', async () => {
    const { db } = database;
    const { services } = world;
    const target = await fresh();
    await delegateWork(db, services, tang!, { ...target, to: idOf(wei), reason: '请去现场看' });
    expect((await tasksOf(target.caseId))[0]).toMatchObject({
      assigneeName: '韦青禾（示例）',
      ownerName: '唐以宁（示例）',
    });
    expect((await listWork(db, wei!, { limit: 9, kind: 'delegated' })).rows.map(row => row.task.id)).toEqual([
      target.taskId,
    ]);
    const act = (actor: Actor, action = 'forward') =>
      workOnTask(db, services, actor, { ...target, action, opinion: `${actor.name}看过` });
    await expect(act(tang!)).rejects.toEqual(code('processes.taskTaken'));
    await expect(handOverWork(db, services, wei!, { ...target, to: idOf(mo), reason: '手上忙' })).rejects.toEqual(
      code('cases.delegatedToYou'),
    );
    await expect(releaseWork(db, services, wei!, target)).rejects.toEqual(code('cases.delegatedToYou'));
    await expect(delegateWork(db, services, tang!, { ...target, to: idOf(mo), reason: '换人' })).rejects.toEqual(
      code('cases.isDelegated'),
    );
    await act(wei!);
    const back = await getCase(db, services, tang!, target.caseId);
    expect(back.tasks[0]).toMatchObject({
      state: 'claimed',
      assigneeName: '唐以宁（示例）',
      given: { kind: 'handedBack' },
    });
    expect(back.opinions.at(-1)).toMatchObject({ action: 'propose.forward', text: '韦青禾（示例）看过' });
    expect(back.tasks.filter(task => task.level === 'review')).toEqual([]);
    await act(tang!);
    expect((await tasksOf(target.caseId)).some(task => task.level === 'review')).toBe(true);
    // What officers wrote to each other is nothing that the applicant's own interface gives out.
    const own = toCaseReply(await getCase(db, services, world.applicant, target.caseId), world.applicant, 'zh');
    expect(JSON.stringify(own)).not.toContain('看过');
  });

  it('proposes a return as well, and the case stays where it is', async () => {
    const { db } = database;
    const { services } = world;
    const target = await fresh();
    await workOnTask(db, services, tang!, { ...target, action: 'forward', opinion: '同意' });
    const review = (await tasksOf(target.caseId)).find(task => task.level === 'review')!;
    const step = { ...target, taskId: review.id };
    await delegateWork(db, services, reviewer!, { ...step, to: idOf(mo), reason: '请先看一遍' });
    await workOnTask(db, services, mo!, { ...step, action: 'return', opinion: '缺平面图' });
    const seen = await getCase(db, services, reviewer!, target.caseId);
    expect(seen.tasks.find(task => task.id === review.id)).toMatchObject({
      state: 'claimed',
      assigneeName: '秦若水（示例）',
    });
    expect(seen.opinions.at(-1)).toMatchObject({ action: 'propose.return', text: '缺平面图' });
    expect(seen.events.map(event => event.type)).not.toContain('cases.taskReturned');
  });

  it('is taken back by the owner, or given back by the delegate', async () => {
    const { db } = database;
    const { services } = world;
    const target = await fresh();
    for (const ends of [tang!, wei!]) {
      await delegateWork(db, services, tang!, { ...target, to: idOf(wei), reason: '请去现场看' });
      await expect(endDelegationOf(db, services, mo!, target)).rejects.toEqual(code('cases.notHolder'));
      await endDelegationOf(db, services, ends, target);
      expect((await tasksOf(target.caseId))[0]).toMatchObject({ assigneeName: '唐以宁（示例）', ownerName: null });
    }
    await expect(endDelegationOf(db, services, tang!, target)).rejects.toEqual(code('cases.notHeld'));
  });
});

describe('asking for opinions 加签', () => {
  const question = '后厨排烟够不够？';

  it('holds the task until all have answered, whose opinions stand in the case', async () => {
    const { db } = database;
    const { services } = world;
    const target = await fresh();
    await askSigners(db, services, tang!, { ...target, to: [idOf(wei), idOf(reviewer)], question });
    const open = await getCase(db, services, tang!, target.caseId);
    const [parent, ...questions] = open.tasks;
    // Asking takes the task.
    expect(parent).toMatchObject({ assigneeName: '唐以宁（示例）', openSigners: 2 });
    const forward = () => workOnTask(db, services, tang!, { ...target, action: 'forward', opinion: '同意' });
    await expect(forward()).rejects.toMatchObject({ code: 'processes.signersPending', status: 409 });
    expect((await getCase(db, services, tang!, target.caseId)).opinions).toEqual([]);
    expect((await listWork(db, reviewer!, { limit: 9, kind: 'cosign' })).rows[0]?.task.given?.note).toBe(question);
    const window = { since: new Date(services.now().getTime() - 60_000), limit: 50 };
    const news = (await listNewWork(db, reviewer!, window)).find(one => one.caseId === target.caseId);
    expect(news).toMatchObject({ caseId: target.caseId, task: { given: { kind: 'asked', byName: '唐以宁（示例）' } } });
    const of = (name: string) => ({ ...target, taskId: questions.find(one => one.assigneeName === name)!.id });
    const forWei = of('韦青禾（示例）');
    const answer = (actor: Actor, to: Target, agree: boolean, opinion: string) =>
      answerQuestion(db, services, actor, { ...to, agree, opinion });
    await expect(answer(mo!, forWei, true, '')).rejects.toEqual(code('cases.notHolder'));
    await expect(answer(wei!, forWei, false, ' ')).rejects.toMatchObject({
      code: 'cases.opinionNeeded',
      fields: [{ path: '/opinion' }],
    });
    await expect(handOverWork(db, services, wei!, { ...forWei, to: idOf(mo), reason: '手上忙' })).rejects.toEqual(
      code('cases.signerOnly'),
    );
    await answer(wei!, forWei, false, '风量不足。');
    await expect(answer(wei!, forWei, true, '')).rejects.toEqual(code('cases.taskDone'));
    await expect(withdrawQuestion(db, services, tang!, forWei)).rejects.toEqual(code('cases.taskDone'));
    expect(await listAnsweredWork(db, tang!, window)).toEqual([]);
    await answer(reviewer!, of('秦若水（示例）'), true, '');
    expect(await listAnsweredWork(db, tang!, window)).toMatchObject([{ caseId: target.caseId, answers: 2 }]);
    const { opinions, events } = await getCase(db, services, tang!, target.caseId);
    expect(opinions.map(one => [one.actorName, one.action, one.text])).toEqual([
      ['韦青禾（示例）', 'disagree', '风量不足。'],
      ['秦若水（示例）', 'agree', '同意。'],
    ]);
    expect(events.filter(event => event.type === 'cases.opinionGiven')).toHaveLength(2);
    await forward();
    expect(await listAnsweredWork(db, tang!, window)).toEqual([]);
  });

  it('may be taken back while nobody has answered, and then asked of somebody else', async () => {
    const { db } = database;
    const { services } = world;
    const target = await fresh();
    await askSigners(db, services, tang!, { ...target, to: [idOf(wei)], question });
    const ask = (to: string[], words = question) => askSigners(db, services, tang!, { ...target, to, question: words });
    await expect(ask([idOf(wei)])).rejects.toMatchObject({ code: 'cases.alreadyAsked', fields: [{ path: '/to' }] });
    await expect(ask([idOf(tang)])).rejects.toEqual(code('cases.toYourself'));
    await expect(ask([idOf(mo)], ' ')).rejects.toMatchObject({
      code: 'cases.questionNeeded',
      fields: [{ path: '/question' }],
    });
    await expect(ask([])).rejects.toEqual(code('cases.colleagueUnknown'));
    await expect(ask([idOf(stranger)])).rejects.toEqual(code('cases.colleagueWithoutRole'));
    const asked = (await tasksOf(target.caseId)).find(task => task.parentTaskId)!;
    const question1 = { ...target, taskId: asked.id };
    await expect(withdrawQuestion(db, services, wei!, question1)).rejects.toEqual(code('cases.notHolder'));
    await withdrawQuestion(db, services, tang!, question1);
    await expect(answerQuestion(db, services, wei!, { ...question1, agree: true, opinion: '' })).rejects.toEqual(
      code('cases.taskGone'),
    );
    await ask([idOf(wei), idOf(mo)]);
    expect((await tasksOf(target.caseId))[0]?.openSigners).toBe(2);
  });

  it('lets who is asked see the case and its files, even where her post does not reach it', async () => {
    const { db } = database;
    const { services } = world;
    const target = await fresh();
    const far: Actor = {
      ...wei!,
      grants: wei!.grants.map(grant => ({ ...grant, scope: { kind: 'unit', unitId: target.taskId } })),
    };
    await expect(getCase(db, services, far, target.caseId)).rejects.toEqual(code('cases.notYours'));
    await askSigners(db, services, tang!, { ...target, to: [idOf(wei)], question });
    const { tasks } = await getCase(db, services, far, target.caseId);
    const asked = tasks.find(task => task.parentTaskId)!;
    await answerQuestion(db, services, far, { ...target, taskId: asked.id, agree: true, opinion: '够' });
    await expect(getCase(db, services, far, target.caseId)).resolves.toMatchObject({ row: { id: target.caseId } });
  });
});

it('offers colleagues of the body by name, with what they are and what they hold', async () => {
  const { db } = database;
  const target = await fresh();
  const find = (purpose: 'handOver' | 'ask', q = '') =>
    listTaskColleagues(db, tang!, { ...target, purpose, q, limit: 20 });
  const [found] = await find('handOver', '韦青');
  expect(found).toMatchObject({ name: '韦青禾（示例）', posts: [{ zh: '承办', en: 'Handler' }] });
  expect(found?.openTasks).toBeGreaterThan(0);
  const names = (await find('ask')).map(one => one.name);
  expect(names).toContain('秦若水（示例）');
  expect(names).not.toContain('唐以宁（示例）');
  expect(names).not.toContain('赵秋实（示例）');
  expect((await find('handOver')).map(one => one.name)).not.toContain('秦若水（示例）');
  expect(await find('ask', '%')).toEqual([]);
  await expect(listTaskColleagues(db, stranger!, { ...target, purpose: 'ask', limit: 5 })).rejects.toEqual(
    code('cases.notYours'),
  );
});

it('tells the reader what she may do with each task', async () => {
  const { db } = database;
  const { services } = world;
  const target = await fresh();
  const may = async (actor: Actor) => {
    const reply = toCaseReply(await getCase(db, services, actor, target.caseId), actor, 'zh');
    return reply.tasks.map(task => task.may);
  };
  expect(await may(tang!)).toEqual([['claim', 'handOver', 'delegate', 'ask']]);
  expect(await may(head!)).toEqual([['handOver']]);
  expect(await may(reviewer!)).toEqual([[]]);
  await claimWork(db, services, tang!, target);
  expect(await may(tang!)).toEqual([['release', 'handOver', 'delegate', 'ask']]);
  expect(await may(wei!)).toEqual([[]]);
  await askSigners(db, services, tang!, { ...target, to: [idOf(wei)], question: '看一下' });
  expect(await may(wei!)).toEqual([[], ['answer']]);
  expect((await may(tang!))[1]).toEqual(['withdraw']);
});
