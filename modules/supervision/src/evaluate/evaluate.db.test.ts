import { type Db, sql } from '@onewindow/db';
import { drainConsumers } from '@onewindow/jobs';
import {
  addCase,
  addCaseEvent,
  instant,
  makePlainCity,
  type PlainCase,
  type PlainCity,
  refreshCaseDue,
} from '@onewindow/ratings/testing';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { getCard } from '../cards/get-card.ts';
import { listCards } from '../cards/list-cards.ts';
import { caseConsumer, evaluateTimePassed } from '../jobs.ts';
import { supervisionPermissions } from '../permissions.ts';
import { seedCards, seedSupervision } from '../seed.ts';

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
  await drainConsumers(db, [caseConsumer]);
  await sql`truncate supervision.card, supervision.urge`.execute(database.owner);
  await sql`truncate cases.case cascade`.execute(database.owner);
  city.services.travelTo('2026-11-09');
});

const supervisor = staffActor({ permissions: [supervisionPermissions.read], scope: { kind: 'all' } });

async function cards() {
  const { rows } = await listCards(db, supervisor, { filters: {}, page: { limit: 100 } });
  return rows.map(row => [row.ruleCode, row.reason.zh]).sort();
}

async function look(day: string): Promise<number> {
  city.services.travelTo(day);
  return (await evaluateTimePassed(city.services)).length;
}

/** Accepted on Monday 2026-11-09 with a promise of 8 working days: due Thursday 2026-11-19. */
const running = (input: PlainCase = {}) => addCase(db, city, input);

describe('looking at what time has moved', () => {
  test('raises nothing early, a warning with a day left, a red card over the promise, another over the law', async () => {
    await running();
    expect(await look('2026-11-17')).toBe(0);
    expect(await look('2026-11-18')).toBe(1);
    expect(await look('2026-11-19')).toBe(0);
    expect(await look('2026-11-20')).toBe(1);
    expect(await look('2026-12-07')).toBe(0);
    expect(await look('2026-12-08')).toBe(1);
    expect(await cards()).toEqual([
      ['R-01', '还剩 1 个工作日，未到审批'],
      ['R-03', '超承诺 1 个工作日'],
      ['R-04', '超法定时限 1 个工作日'],
    ]);
  });

  test('again, or from several workers at once, raises no card twice', async () => {
    await running();
    city.services.travelTo('2026-11-20');
    const raised = await Promise.all([1, 2, 3].map(() => evaluateTimePassed(city.services)));
    expect(raised.flat()).toHaveLength(1);
    expect(await look('2026-11-20')).toBe(0);
    expect(await look('2026-11-27')).toBe(0);
    const { rows } =
      await sql`select 1 from platform.event where type = 'supervision.cardRaised' and subject_id = ${raised.flat()[0]!}`.execute(
        db,
      );
    expect(rows).toHaveLength(1);
  });

  test('leaves decided and concluded cases alone', async () => {
    await running({ decided: '2026-11-12', concluded: '2026-11-12' });
    await running({ decided: '2026-11-12', state: 'delivering' });
    await running({ concluded: '2026-11-12', outcome: 'withdrawn' });
    expect(await look('2026-12-30')).toBe(0);
  });

  test('finds a pause that has outlasted its notice, though the case has no due day meanwhile', async () => {
    await running({ pause: { from: '2026-11-11', expectedUntil: '2026-11-16' } });
    expect(await look('2026-11-16')).toBe(0);
    expect(await look('2026-11-17')).toBe(1);
    expect(await cards()).toEqual([['R-05', '暂停超过告知的日子 1 个工作日']]);
  });

  test('asks the department at once where the rule says so', async () => {
    await running();
    await look('2026-11-20');
    const { rows } = await listCards(db, supervisor, { filters: { tab: 'awaiting' }, page: { limit: 10 } });
    expect(rows).toMatchObject([{ ruleCode: 'R-03', state: 'awaitingExplanation', explainDueOn: '2026-11-25' }]);
  });

  test('gives a card its evidence: the rule’s version, the events, the derivation', async () => {
    const caseId = await running();
    const submitted = await addCaseEvent(db, city, { caseId, type: 'cases.submitted', at: '2026-11-09T09:00' });
    await addCaseEvent(db, city, { caseId, type: 'cases.fileRead', at: '2026-11-10T09:00' });
    const accepted = await addCaseEvent(db, city, { caseId, type: 'cases.accepted', at: '2026-11-09T15:00' });
    city.services.travelTo('2026-11-20');
    const [id] = await evaluateTimePassed(city.services);
    const card = await getCard(db, supervisor, id!);
    expect(card.evidence.rule).toMatchObject({ code: 'R-03', version: 1, law: '优化营商环境条例第三十六条' });
    expect(card.evidenceEvents.map(event => event.id)).toEqual([submitted, accepted]);
    expect(card.evidence.clock).toMatchObject({ due: '2026-11-19', over: 1 });
    expect(card.evidence.clock!.steps[0]!.zh).toContain('11 月 9 日（周一）受理');
    expect(card.summary.zh).toBe(
      '11-09 受理，承诺 8 个工作日，应于 11-19 决定；无暂停、无延长，11-20 是第 9 个工作日。',
    );
    expect(card.history.map(event => event.type)).toEqual(['supervision.cardRaised']);
  });

  test('sees an approved extension as a new limit', async () => {
    const caseId = await running();
    await look('2026-11-20');
    await sql`insert into cases.clock_extension (case_id, amount, reason, requested_by, approved_by, approved_at)
              values (${caseId}, 5, '疑难', '甲', '乙', '2026-11-20T02:00:00Z')`.execute(db);
    await refreshCaseDue(db, city, caseId);
    expect(await look('2026-11-26')).toBe(1);
    expect(await look('2026-11-27')).toBe(1);
    expect((await cards()).map(([code]) => code)).toEqual(['R-01', 'R-03', 'R-03']);
  });
});

describe('the consumer of case events', () => {
  test('judges a refusal, an acceptance by law, a decision at the moment of receipt', async () => {
    const refused = await running({ decided: '2026-11-12', concluded: '2026-11-12', outcome: 'denied' });
    await addCaseEvent(db, city, {
      caseId: refused,
      type: 'cases.decided',
      at: '2026-11-12',
      data: { outcome: 'denied', reason: '', law: '' },
    });
    const deemed = await running();
    await addCaseEvent(db, city, {
      caseId: deemed,
      type: 'cases.deemedAccepted',
      at: '2026-11-17',
      data: { receivedOn: '2026-11-09' },
    });
    const instantly = await running({ received: '2026-11-12T10:00', decided: '2026-11-12', concluded: '2026-11-12' });
    await addCaseEvent(db, city, {
      caseId: instantly,
      type: 'cases.decided',
      at: '2026-11-12',
      data: { outcome: 'granted' },
    });
    await drainConsumers(db, [caseConsumer]);
    expect(await cards()).toEqual([
      ['R-06', '依法视为受理'],
      ['R-07', '不予许可没有写理由和依据'],
      ['R-08', '收件与办结同一时刻'],
    ]);
  });

  test('does not mind an item that is decided on the spot by design', async () => {
    const caseId = await running({
      itemVersionId: city.instantItemVersionId,
      accepted: '2026-11-12',
      received: '2026-11-12T10:00',
      decided: '2026-11-12',
    });
    await addCaseEvent(db, city, { caseId, type: 'cases.decided', at: '2026-11-12', data: { outcome: 'granted' } });
    await drainConsumers(db, [caseConsumer]);
    expect(await cards()).toEqual([]);
  });

  test('raises the red card of a decision that came late even if no job saw it late', async () => {
    const caseId = await running({ decided: '2026-11-24', concluded: '2026-11-24' });
    await addCaseEvent(db, city, { caseId, type: 'cases.decided', at: '2026-11-24', data: { outcome: 'granted' } });
    await drainConsumers(db, [caseConsumer]);
    expect(await cards()).toEqual([['R-03', '超承诺 3 个工作日']]);
  });

  test('that sees an event again raises nothing new', async () => {
    const caseId = await running();
    await addCaseEvent(db, city, { caseId, type: 'cases.deemedAccepted', at: '2026-11-17' });
    await drainConsumers(db, [caseConsumer]);
    const before = await cards();
    await sql`update platform.consumer set tx = '0', event_id = '00000000-0000-0000-0000-000000000000' where name = ${caseConsumer.name}`.execute(
      db,
    );
    await drainConsumers(db, [caseConsumer]);
    expect(await cards()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('gives an evening of batch entry one notice, whichever case completes it', async () => {
    const officer = staffActor({ name: '秦望舒（示例）' });
    for (let minute = 10; minute < 20; minute++) {
      const caseId = await running();
      await addCaseEvent(db, city, { caseId, type: 'cases.submitted', at: `2026-11-12T21:${minute}`, actor: officer });
    }
    await drainConsumers(db, [caseConsumer]);
    const { rows } = await listCards(db, supervisor, { filters: {}, page: { limit: 10 } });
    expect(rows).toMatchObject([{ ruleCode: 'R-09', colour: 'notice', events: 5 }]);
    expect((await getCard(db, supervisor, rows[0]!.id)).evidenceEvents).toHaveLength(5);
  });

  test('passes over events of cases that it does not know', async () => {
    const id = await addCaseEvent(db, city, {
      caseId: '01890000-0000-7000-8000-000000000000',
      type: 'cases.decided',
      at: '2026-11-12',
    });
    expect(id).toBeTruthy();
    await drainConsumers(db, [caseConsumer]);
    expect(await cards()).toEqual([]);
  });
});

describe('the demonstration', () => {
  test('gets the cards that would have been raised, settled where they are old, and the same ones when run again', async () => {
    await running({
      accepted: '2026-10-19',
      received: '2026-10-19T09:00',
      decided: '2026-11-02',
      concluded: '2026-11-02',
    });
    await running();
    city.services.travelTo('2026-11-23');
    expect(await seedCards(db, city.services, { from: '2026-10-10' })).toBe(4);
    const { rows } = await listCards(db, supervisor, { filters: {}, page: { limit: 10 } });
    expect(rows.map(row => [row.raisedOn, row.ruleCode, row.decidedAt !== null || row.state === 'explained'])).toEqual([
      ['2026-11-20', 'R-03', false],
      ['2026-11-18', 'R-01', false],
      ['2026-10-30', 'R-03', true],
      ['2026-10-28', 'R-01', true],
    ]);
    expect(await seedCards(db, city.services, { from: '2026-10-10' })).toBe(0);
    expect(await evaluateTimePassed(city.services)).toEqual([]);
  });

  test('leaves the rules as they are when they are there', async () => {
    expect(await seedSupervision(db)).toBe(0);
  });
});
