import {
  acceptCase,
  answerExtension,
  type CaseDetails,
  caseNamedIn,
  changeDelivery,
  deemAccepted,
  findCaseId,
  getCase,
  lapseCase,
  pauseCase,
  receiveCase,
  refuseAcceptance,
  requestCorrection,
  requestExtension,
  returnBeforeReceipt,
  submitApplication,
  terminateCase,
  trackCases,
  withdrawCase,
  workOnTask,
} from '@onewindow/cases';
import { fillApplication } from '@onewindow/cases/testing';
import { catalogueGround } from '@onewindow/catalogue/testing';
import type { Locale } from '@onewindow/i18n';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeWorld, type World } from '../src/testing/world.ts';
import { notesOf } from './case-notes.ts';
import { headlineOf, standOf, waitingSentence } from './case-words.ts';
import { refusalOf, timeLineOf } from './time-line.ts';

// What the page of a case says in each of its states. Filed on Monday 9 November 2026, eight working days promised.

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  world = await makeWorld(database);
}, 120_000);
afterAll(() => database.close());

async function filed(scenario?: { basicCodes: string[]; scenarioCode: string }) {
  const { services, applicant } = world;
  services.travelTo('2026-11-09');
  const wanted = scenario ?? { basicCodes: ['000131907000'] };
  const id = await fillApplication(database.db, services, applicant, { ...wanted, divisionCode: '450305000000' });
  const { queryCode, cases } = await submitApplication(database.db, services, applicant, { id });
  return { caseId: cases[0]?.id ?? '', queryCode };
}

async function accepted(): Promise<{ caseId: string }> {
  const { caseId } = await filed();
  await receiveCase(database.db, world.services, world.window, { caseId });
  world.services.travelTo('2026-11-10');
  await acceptCase(database.db, world.services, world.window, { caseId });
  return { caseId };
}

/** The words of the page for its applicant on a day, without the thin spaces. */
async function read(caseId: string, on: string, locale: Locale = 'zh') {
  const { services, applicant } = world;
  services.travelTo(on);
  const details = await caseNamedIn(database.db, locale, await getCase(database.db, services, applicant, caseId));
  const stand = standOf(details);
  const plain = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll(/<\/?b>/g, '');
  return {
    details,
    headline: plain(headlineOf(stand, locale, on)),
    waiting: plain(waitingSentence(stand, locale)),
    notes: notesOf(details, locale, on).map(plain),
    timeLine: timeLineOf(details, locale, on),
  };
}

const correction = { kind: 'answer' as const, target: 'premisesArea', label: '使用面积', what: '和布局图对不上' };

it('a pause says for what, since when, by which law, and the day that follows from it', async () => {
  const { caseId } = await accepted();
  world.services.travelTo('2026-11-12');
  await pauseCase(database.db, world.services, world.handler, {
    caseId,
    ground: 'expertReview',
    reason: '请专家现场评审布局。',
    expectedUntil: '2026-11-18',
  });
  const { headline, waiting, notes } = await read(caseId, '2026-11-16');
  expect(headline).toBe('暂停计时，在等专家评审');
  expect(waiting).toContain('安排的专家评审');
  expect(notes[0]).toContain('从 11 月 12 日起暂停：请专家现场评审布局。行政许可法第四十五条');
  // 10 November is the acceptance; 11 and 12 used; 19 to 26 November are the other six.
  expect(notes[0]).toContain('预计到 11 月 18 日，之后接着数，算下来最迟 11 月 26 日（周四）有决定');
  const late = await read(caseId, '2026-11-20');
  expect(late.notes[0]).toContain('现在过了还没有恢复');
});

it('an extension says by how much, why, and what day it was before; a refused one says nothing', async () => {
  const { caseId } = await accepted();
  world.services.travelTo('2026-11-16');
  await requestExtension(database.db, world.services, world.handler, { caseId, amount: 5, reason: '要多部门核查' });
  expect((await read(caseId, '2026-11-16')).notes).toEqual([]);
  await answerExtension(database.db, world.services, world.approver, { caseId, approve: true });
  const { headline, notes } = await read(caseId, '2026-11-17');
  expect(headline).toContain('11 月 27 日');
  expect(notes).toEqual([
    '11 月 16 日批准延长 5 个工作日，原来最迟 11 月 20 日。原因：要多部门核查。行政许可法第四十二条规定，只能延长这一次。',
  ]);
  const english = await read(caseId, '2026-11-17', 'en');
  expect(english.notes[0]).toContain('before, it was due by 20 November');
  expect(english.details.row.itemName).toBe('Food business licence');
  expect(english.waiting).toContain('Administration for Market Regulation, Qixing District');
});

it('past the promise it says the last day by law, and past that what one may do', async () => {
  const { caseId } = await accepted();
  const { headline, notes } = await read(caseId, '2026-11-24');
  expect(headline).toContain('已经过了承诺的 11 月 20 日');
  expect(notes[0]).toContain('法律规定的最后一天是 12 月 8 日（周二）');
  const later = await read(caseId, '2026-12-10');
  expect(later.notes[0]).toContain('行政复议');
});

it('the step that it stands at heads the time line', async () => {
  const { caseId } = await accepted();
  const { timeLine } = await read(caseId, '2026-11-11');
  expect(timeLine[0]).toMatchObject({ kind: 'now', title: '承办' });
  expect(timeLine.filter(entry => entry.kind === 'now')).toHaveLength(1);
});

it('a correction and a return say what stops, what then begins, and what is kept', async () => {
  const { caseId } = await filed();
  await receiveCase(database.db, world.services, world.window, { caseId });
  await requestCorrection(database.db, world.services, world.window, { caseId, items: [correction] });
  const { notes } = await read(caseId, '2026-11-10');
  expect(notes[0]).toMatch(/不算在期限里。您补齐以后，.+在 5 个工作日内答复是否受理/);
  expect(notes[1]).toContain('还没有补，这次申请可能就此结束');

  const other = await filed();
  await returnBeforeReceipt(database.db, world.services, world.window, { caseId: other.caseId, reason: '地址不全' });
  const returned = await read(other.caseId, '2026-11-10');
  expect(returned.notes[0]).toContain('期限没有开始数');
});

it('accepted by law names the body, the day and the article', async () => {
  const { caseId } = await filed();
  world.services.travelTo('2026-11-17');
  await deemAccepted(database.db, world.services, caseId);
  const { notes } = await read(caseId, '2026-11-17');
  expect(notes[0]).toMatch(/没有在期限内答复，按法律从 11 月 9 日起视为已经受理（行政许可法第三十二条）/);
});

it('no limit runs on after a withdrawal or termination, and no refusal says that nothing is left to do', async () => {
  const withdrawn = await accepted();
  world.services.travelTo('2026-11-11');
  await withdrawCase(database.db, world.services, world.applicant, { caseId: withdrawn.caseId, reason: '不开了' });
  const after = await read(withdrawn.caseId, '2026-12-31');
  expect(after.details.clocks.clocks[0]?.figures).toMatchObject({ state: 'stopped', used: 1, over: 0 });
  expect(after.details.clocks.clocks[0]?.purpose).toBe('end');
  expect(after.waiting).toContain('以后随时可以重新申请');

  const ended = await accepted();
  const reason = { reason: '场所已经拆除', law: '《中华人民共和国行政许可法》第七十条' };
  await terminateCase(database.db, world.services, world.approver, { caseId: ended.caseId, ...reason });
  const terminated = await read(ended.caseId, '2026-12-31');
  expect(refusalOf(terminated.details)).toMatchObject(reason);

  const refused = await filed();
  const ground = { reason: '不需要取得许可', law: '《中华人民共和国行政许可法》第三十二条' };
  await refuseAcceptance(database.db, world.services, world.window, { caseId: refused.caseId, ...ground });
  for (const { waiting, notes } of [terminated, await read(refused.caseId, '2026-12-31')]) {
    expect(waiting).toContain('理由、依据和您还能怎么办，都在下面');
    expect(waiting).not.toContain('不用');
    expect(notes).toEqual([]);
  }
});

it('what is to be collected says by when, and that the electronic licence is there already', async () => {
  const { db } = database;
  const { services, applicant, handler, reviewer, approver } = world;
  const { caseId } = await accepted();
  await changeDelivery(db, services, applicant, { caseId, delivery: { method: 'window' } });
  for (const [actor, action] of [
    [handler, 'forward'],
    [reviewer, 'forward'],
    [approver, 'grant'],
  ] as const) {
    const { tasks } = await getCase(db, services, actor, caseId);
    const taskId = tasks.find(task => task.state === 'open')?.id ?? '';
    await workOnTask(db, services, actor, { caseId, taskId, action, opinion: '同意' });
  }
  const { headline, waiting, notes } = await read(caseId, '2026-11-10');
  expect(headline).toBe('办好了，请到窗口领取');
  expect(waiting).toContain('带上身份证');
  // Ten working days from Tuesday 10 November.
  expect(notes[0]).toContain('最迟 11 月 24 日（周二）可以领到（行政许可法第四十四条）');
  expect(notes[1]).toBe('电子证照现在就能用，和纸质的一样有效。');
});

it('a case that lapsed invites to apply again', async () => {
  const { caseId } = await filed();
  await receiveCase(database.db, world.services, world.window, { caseId });
  await requestCorrection(database.db, world.services, world.window, { caseId, items: [correction] });
  world.services.travelTo('2026-12-31');
  await lapseCase(database.db, world.services, caseId);
  const { headline, waiting } = await read(caseId, '2026-12-31');
  expect(headline).toBe('到期没有补正，申请已结束');
  expect(waiting).toContain('以后随时可以重新申请');
});

it('whoever follows it without signing in is told the same day and ground', async () => {
  const { db } = database;
  const { services, window, handler } = world;
  const track = async (queryCode: string, on: string) => {
    const rows = await trackCases(db, services, { queryCode, idEnding: '3029' });
    return rows.map(row => headlineOf({ ...row, dueKind: null } as CaseHeadline, 'zh', on).replaceAll('\u00a0', ' '));
  };
  const { caseId, queryCode } = await filed();
  await receiveCase(db, services, window, { caseId });
  await requestCorrection(db, services, window, { caseId, items: [correction] });
  expect((await track(queryCode, '2026-11-10'))[0]).toMatch(/^要您补 1 样，最迟 11 月 \d+ 日$/);

  const paused = await accepted();
  const code = (await read(paused.caseId, '2026-11-10')).details.row.queryCode;
  await pauseCase(db, services, handler, {
    caseId: paused.caseId,
    ground: 'inspection',
    reason: '现场检验',
    expectedUntil: '2026-11-18',
  });
  expect(await track(code, '2026-11-10')).toEqual(['暂停计时，在等检验']);
});

it('the code of a matter of several items finds each of them', async () => {
  const { db } = database;
  const basicCodes = ['000131907000', '000141901000'];
  const { queryCode } = await filed({ basicCodes, scenarioCode: 'S1' });
  expect(await findCaseId(db, queryCode)).toBeUndefined();
  const rows = await trackCases(db, world.services, { queryCode, idEnding: '3029' });
  expect(rows.map(row => row.basicCode).sort()).toEqual(basicCodes);
  await expect(trackCases(db, world.services, { queryCode, idEnding: '0000' })).rejects.toMatchObject({ status: 404 });
});

type CaseHeadline = Parameters<typeof headlineOf>[0] & Pick<CaseDetails['row'], 'queryCode'>;
