import { type Db, sql } from '@onewindow/db';
import { addCase, instant, makePlainCity, type PlainCity } from '@onewindow/ratings/testing';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { evaluateTimePassed } from '../jobs.ts';
import { supervisionPermissions as may } from '../permissions.ts';
import { seedSupervision } from '../seed.ts';
import { listUrges } from '../urges/list-urges.ts';
import { answerUrge, urgeCase } from '../urges/urge-case.ts';
import { confirmCard, withdrawCard } from './decide-card.ts';
import { explainCard } from './explain-card.ts';
import { getCard } from './get-card.ts';
import { countTabs, listCards } from './list-cards.ts';
import { requestExplanation } from './request-explanation.ts';

let database: TestDatabase;
let db: Db;
let city: PlainCity;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  city = await makePlainCity(db);
  await seedSupervision(db, { at: instant('2026-11-01') });
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`truncate supervision.card, supervision.urge`.execute(database.owner);
  await sql`truncate cases.case cascade`.execute(database.owner);
});

const supervisor = staffActor({
  name: '唐见微（示例）',
  permissions: [may.read, may.confirm, may.urge, may.export],
  scope: { kind: 'division', code: '450300000000' },
});
const departmentOf = (organisation: PlainCity['qixing']) =>
  staffActor({
    name: '承办人（示例）',
    permissions: [may.read, may.explain],
    organisationId: organisation.id,
    scope: { kind: 'organisation', organisationId: organisation.id },
  });

/** A card of 七星区: yellow, new, with a day left; or red and asked at once, over the promise. */
async function raise(
  colour: 'yellow' | 'red' = 'yellow',
): Promise<{ cardId: string; expectedVersion: number; caseId: string }> {
  city.services.travelTo('2026-11-09');
  const caseId = await addCase(db, city);
  city.services.travelTo(colour === 'yellow' ? '2026-11-18' : '2026-11-20');
  const [cardId] = await evaluateTimePassed(city.services);
  return { cardId: cardId!, expectedVersion: 1, caseId };
}

const text = '核查当天下雨改期，已和申请人说明。';

describe('the life of a card', () => {
  test('goes from new over question and explanation to confirmed, every step an event of the case', async () => {
    const { services } = city;
    const { cardId, caseId } = await raise();
    expect(
      await requestExplanation(db, services, supervisor, { cardId, expectedVersion: 1, question: '为什么还没送审？' }),
    ).toEqual({
      id: cardId,
      state: 'awaitingExplanation',
      version: 2,
    });
    expect((await getCard(db, supervisor, cardId)).explainDueOn).toBe('2026-11-20');
    expect(
      await explainCard(db, services, departmentOf(city.qixing), { cardId, expectedVersion: 2, text }),
    ).toMatchObject({ state: 'explained' });
    expect(await confirmCard(db, services, supervisor, { cardId, expectedVersion: 3 })).toMatchObject({
      state: 'confirmed',
      version: 4,
    });
    const card = await getCard(db, supervisor, cardId);
    expect(card).toMatchObject({
      explanation: text,
      explainedBy: '承办人（示例）',
      decision: '说明不成立，确认',
      decidedBy: '唐见微（示例）',
    });
    expect(card.history.map(event => event.type)).toEqual([
      'supervision.cardRaised',
      'supervision.explanationRequested',
      'supervision.cardExplained',
      'supervision.cardConfirmed',
    ]);
    expect(card.history.every(event => event.caseId === caseId)).toBe(true);
    expect(card.may).toEqual(['urge']);
  });

  test('may be explained by the department before anybody asks, and asked again when that is not enough', async () => {
    const { cardId } = await raise();
    await explainCard(db, city.services, departmentOf(city.qixing), { cardId, expectedVersion: 1, text });
    await requestExplanation(db, city.services, supervisor, { cardId, expectedVersion: 2, question: '请附改期通知。' });
    await explainCard(db, city.services, departmentOf(city.qixing), {
      cardId,
      expectedVersion: 3,
      text: '改期通知已附在案卷里。',
    });
    expect(
      await withdrawCard(db, city.services, supervisor, {
        cardId,
        expectedVersion: 4,
        reason: '情况属实，责任不在部门。',
      }),
    ).toMatchObject({
      state: 'withdrawn',
    });
  });

  test('a withdrawn card is not raised again for the same thing', async () => {
    const { cardId } = await raise('red');
    await withdrawCard(db, city.services, supervisor, { cardId, expectedVersion: 1, reason: '暂停登记晚了，已补登。' });
    city.services.travelTo('2026-11-27');
    expect(await evaluateTimePassed(city.services)).toEqual([]);
  });

  test('the department is heard first; one that lets its term pass is confirmed without', async () => {
    const { cardId } = await raise('red');
    const confirm = () => confirmCard(db, city.services, supervisor, { cardId, expectedVersion: 1 });
    await expect(confirm()).rejects.toMatchObject({ code: 'supervision.notHeardYet' });
    city.services.travelTo('2026-11-25');
    await expect(confirm()).rejects.toMatchObject({ code: 'supervision.notHeardYet' });
    city.services.travelTo('2026-11-26');
    await confirm();
    expect((await getCard(db, supervisor, cardId)).decision).toBe('逾期未说明，确认');
  });

  test('a new card cannot be confirmed, a closed one not be explained', async () => {
    const { cardId } = await raise();
    await expect(confirmCard(db, city.services, supervisor, { cardId, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'supervision.wrongState',
      zh: '这张牌现在是“新”，不能再确认。',
    });
    await withdrawCard(db, city.services, supervisor, { cardId, expectedVersion: 1, reason: '规则误报，撤销。' });
    await expect(
      explainCard(db, city.services, departmentOf(city.qixing), { cardId, expectedVersion: 2, text }),
    ).rejects.toMatchObject({
      code: 'supervision.wrongState',
    });
  });

  test('who acts on what somebody has just changed learns who and what', async () => {
    const { cardId } = await raise();
    await explainCard(db, city.services, departmentOf(city.qixing), { cardId, expectedVersion: 1, text });
    await expect(
      requestExplanation(db, city.services, supervisor, { cardId, expectedVersion: 1 }),
    ).rejects.toMatchObject({
      code: 'supervision.stale',
      status: 409,
      data: { version: 2 },
      zh: expect.stringContaining('承办人（示例）在10:00已经提交说明'),
    });
  });

  test('two who decide at one moment: one decides, the other is told', async () => {
    const { cardId } = await raise();
    await explainCard(db, city.services, departmentOf(city.qixing), { cardId, expectedVersion: 1, text });
    const outcomes = await Promise.allSettled([
      confirmCard(db, city.services, supervisor, { cardId, expectedVersion: 2 }),
      withdrawCard(db, city.services, supervisor, { cardId, expectedVersion: 2, reason: '情况属实，责任不在部门。' }),
    ]);
    expect(outcomes.map(outcome => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('an explanation and a withdrawal say something', async () => {
    const { cardId } = await raise();
    const target = { cardId, expectedVersion: 1 };
    await expect(
      explainCard(db, city.services, departmentOf(city.qixing), { ...target, text: ' 嗯 ' }),
    ).rejects.toMatchObject({ code: 'supervision.textNeeded' });
    await expect(withdrawCard(db, city.services, supervisor, { ...target, reason: '' })).rejects.toMatchObject({
      code: 'supervision.textNeeded',
    });
  });
});

describe('jurisdiction', () => {
  test('a department sees and explains its own cards only', async () => {
    const { cardId } = await raise();
    const other = departmentOf(city.yangshuo);
    expect((await listCards(db, other, { filters: {}, page: { limit: 10 } })).rows).toEqual([]);
    expect((await listCards(db, departmentOf(city.qixing), { filters: {}, page: { limit: 10 } })).rows).toHaveLength(1);
    await expect(getCard(db, other, cardId)).rejects.toMatchObject({ code: 'supervision.notYours' });
    await expect(explainCard(db, city.services, other, { cardId, expectedVersion: 1, text })).rejects.toMatchObject({
      code: 'supervision.notYours',
    });
  });

  test('a county’s supervisor has her county, the city’s all', async () => {
    await raise();
    const county = (code: string) => staffActor({ permissions: [may.read], scope: { kind: 'division', code } });
    const count = async (actor: ReturnType<typeof staffActor>) =>
      (await listCards(db, actor, { filters: {}, page: { limit: 10 } })).rows.length;
    expect([
      await count(county('450305000000')),
      await count(county('450321000000')),
      await count(county('450300000000')),
    ]).toEqual([1, 0, 1]);
  });

  test('without the permission nothing is there', async () => {
    const { cardId } = await raise();
    await expect(
      confirmCard(db, city.services, departmentOf(city.qixing), { cardId, expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'supervision.notYours' });
    await expect(getCard(db, staffActor(), cardId)).rejects.toMatchObject({ code: 'supervision.notYours' });
    const unknown = { cardId: '01890000-0000-7000-8000-000000000000', expectedVersion: 1 };
    await expect(confirmCard(db, city.services, supervisor, unknown)).rejects.toMatchObject({
      code: 'supervision.cardNotFound',
    });
  });
});

describe('lists', () => {
  test('are paged without gaps, filtered, and counted by tab', async () => {
    city.services.travelTo('2026-11-09');
    for (let index = 0; index < 7; index++)
      await addCase(db, city, { organisation: index < 5 ? city.qixing : city.yangshuo });
    city.services.travelTo('2026-11-20');
    await evaluateTimePassed(city.services);
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await listCards(db, supervisor, { filters: {}, page: { limit: 3, after } });
      ids.push(...page.rows.map(row => row.id));
      after = page.next ?? undefined;
    } while (after);
    expect(new Set(ids).size).toBe(7);
    const count = async (filters: object) =>
      (await listCards(db, supervisor, { filters, page: { limit: 50 } })).rows.length;
    expect(await count({ countyCode: '450321000000' })).toBe(2);
    expect(await count({ organisationId: city.qixing.id, colour: 'red', ruleCode: 'R-03' })).toBe(5);
    expect(await count({ from: '2026-11-21' })).toBe(0);
    await explainCard(db, city.services, departmentOf(city.qixing), {
      cardId: ids.at(-1)!,
      expectedVersion: 1,
      text,
    }).catch(() => {});
    await withdrawCard(db, city.services, supervisor, {
      cardId: ids[0]!,
      expectedVersion: 1,
      reason: '规则误报，撤销。',
    });
    const tabs = await countTabs(db, supervisor, { filters: {}, closedSince: '2026-11-01' });
    expect(tabs).toMatchObject({ open: 6, new: 0, closed: 1 });
    expect(tabs.awaiting + tabs.explained).toBe(6);
  });
});

describe('urging', () => {
  test('goes to the department with a day for its answer, and is answered once', async () => {
    const { services } = city;
    const { cardId, caseId } = await raise('red');
    const urged = await urgeCase(db, services, supervisor, { caseId, cardId, content: '请今天安排审批，并说明原因。' });
    expect(urged.answerDueOn).toBe('2026-11-25');
    const department = departmentOf(city.qixing);
    const [urge] = (await listUrges(db, department, { state: 'open', page: { limit: 10 } })).rows;
    expect(urge).toMatchObject({ id: urged.id, organisationName: '七星区行政审批局', urgedBy: '唐见微（示例）' });
    expect((await listUrges(db, departmentOf(city.yangshuo), { state: 'open', page: { limit: 10 } })).rows).toEqual([]);
    const answer = { urgeId: urged.id, expectedVersion: 1, text: '已审批，证照今天送达。' };
    await expect(answerUrge(db, services, departmentOf(city.yangshuo), answer)).rejects.toMatchObject({
      code: 'supervision.notYours',
    });
    await answerUrge(db, services, department, answer);
    await expect(answerUrge(db, services, department, answer)).rejects.toMatchObject({
      code: 'supervision.alreadyAnswered',
    });
    expect((await getCard(db, supervisor, cardId)).urges).toMatchObject([
      { state: 'answered', answer: '已审批，证照今天送达。' },
    ]);
  });

  test('is for cases that still run, in the supervisor’s jurisdiction, with a day ahead', async () => {
    const { caseId } = await raise();
    const urge = (actor: typeof supervisor, input: object = {}) =>
      urgeCase(db, city.services, actor, { caseId, content: '请抓紧办理，不要超期。', ...input });
    const elsewhere = staffActor({ permissions: [may.urge], scope: { kind: 'division', code: '450321000000' } });
    await expect(urge(elsewhere)).rejects.toMatchObject({ code: 'supervision.notYours' });
    await expect(urge(supervisor, { answerDueOn: '2026-11-18' })).rejects.toMatchObject({
      code: 'supervision.dueDateWrong',
    });
    const ended = await addCase(db, city, { decided: '2026-11-12', concluded: '2026-11-12' });
    await expect(urge(supervisor, { caseId: ended })).rejects.toMatchObject({ code: 'supervision.caseEnded' });
  });
});
