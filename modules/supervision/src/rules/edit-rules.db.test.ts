import { type Db, sql } from '@onewindow/db';
import { addCase, instant, makePlainCity, type PlainCity } from '@onewindow/ratings/testing';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { evaluateTimePassed } from '../jobs.ts';
import { supervisionPermissions } from '../permissions.ts';
import { seedSupervision } from '../seed.ts';
import {
  activateRule,
  createRule,
  discardRuleDraft,
  type RuleContent,
  retireRule,
  saveRuleDraft,
} from './edit-rules.ts';
import { listRules, listRuleVersions } from './list-rules.ts';
import { findActiveRules } from './rule.ts';

let database: TestDatabase;
let db: Db;
let city: PlainCity;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
  city = await makePlainCity(db);
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`truncate supervision.rule cascade`.execute(database.owner);
  await sql`truncate cases.case cascade`.execute(database.owner);
  await seedSupervision(db, { at: instant('2026-11-01') });
});

const keeper = staffActor({
  name: '规则管理员（示例）',
  permissions: [supervisionPermissions.editRules],
  scope: { kind: 'all' },
});
const promise: RuleContent = {
  name: { zh: '超过承诺时限', en: 'Over the promised limit' },
  colour: 'red',
  thresholds: { over: 3 },
  score: 6,
  askAtOnce: false,
  explainDays: 5,
  law: '优化营商环境条例第三十六条',
};
const save = (expectedRevision: number, change: Partial<RuleContent> = {}) =>
  saveRuleDraft(db, city.services, keeper, { code: 'R-03', expectedRevision, content: { ...promise, ...change } });

describe('a rule', () => {
  test('starts with nine in force', async () => {
    const rules = await listRules(db);
    expect(rules.map(rule => rule.code)).toEqual([
      'R-01',
      'R-02',
      'R-03',
      'R-04',
      'R-05',
      'R-06',
      'R-07',
      'R-08',
      'R-09',
    ]);
    expect(rules.every(rule => rule.active?.version === 1 && rule.draft === null)).toBe(true);
  });

  test('is drafted beside the one in force, which keeps judging until the draft is put in force', async () => {
    expect(await save(0)).toEqual({ version: 2, revision: 1 });
    expect(await save(1, { score: 7 })).toEqual({ version: 2, revision: 2 });
    expect((await findActiveRules(db)).find(rule => rule.code === 'R-03')).toMatchObject({
      version: 1,
      thresholds: { over: 1 },
    });
    expect(await activateRule(db, city.services, keeper, { code: 'R-03', expectedRevision: 2 })).toEqual({
      version: 2,
    });
    expect((await findActiveRules(db)).find(rule => rule.code === 'R-03')).toMatchObject({
      version: 2,
      score: 7,
      thresholds: { over: 3 },
    });
    expect((await listRuleVersions(db, 'R-03')).map(one => [one.version, one.state])).toEqual([
      [2, 'active'],
      [1, 'retired'],
    ]);
  });

  test('judges by its new thresholds, and does not judge again what has its card', async () => {
    city.services.travelTo('2026-11-09');
    await addCase(db, city);
    city.services.travelTo('2026-11-20');
    expect(await evaluateTimePassed(city.services)).toHaveLength(1);
    await save(0);
    await activateRule(db, city.services, keeper, { code: 'R-03', expectedRevision: 1 });
    city.services.travelTo('2026-11-09');
    await addCase(db, city);
    city.services.travelTo('2026-11-23');
    expect(await evaluateTimePassed(city.services)).toEqual([]);
    city.services.travelTo('2026-11-24');
    expect(await evaluateTimePassed(city.services)).toHaveLength(1);
  });

  test('that was in force never changes its content, whoever tries', async () => {
    const change = sql`update supervision.rule_version set thresholds = '{"over": 9}' where rule_code = 'R-03' and state = 'active'`;
    await expect(change.execute(db)).rejects.toThrow('not a draft any more');
    await expect(change.execute(database.owner)).rejects.toThrow('not a draft any more');
  });

  test('refuses thresholds that are not of its kind, field by field', async () => {
    await expect(save(0, { thresholds: { over: 0 } })).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ path: '/over' }],
    });
    await expect(save(0, { thresholds: { over: 1, remaining: 2 } })).rejects.toMatchObject({
      fields: [{ path: '/remaining' }],
    });
  });

  test('is not overwritten by somebody who read an older draft', async () => {
    await save(0);
    await expect(save(0)).rejects.toMatchObject({ code: 'supervision.ruleStale', data: { revision: 1 } });
    await expect(activateRule(db, city.services, keeper, { code: 'R-03', expectedRevision: 5 })).rejects.toMatchObject({
      code: 'supervision.ruleStale',
    });
  });

  test('can be added on any of the judgements, e.g. a notice at 80 % of the limit', async () => {
    const content: RuleContent = {
      ...promise,
      name: { zh: '时限用到八成', en: 'Four fifths of the limit used' },
      colour: 'notice',
      thresholds: { remaining: 0, usedShare: 0.8, shortest: 5, exceptLevels: [] },
    };
    expect(await createRule(db, city.services, keeper, { kind: 'nearLimit', ...content })).toEqual({
      code: 'R-10',
      version: 1,
      revision: 1,
    });
    await activateRule(db, city.services, keeper, { code: 'R-10', expectedRevision: 1 });
    city.services.travelTo('2026-11-09');
    await addCase(db, city);
    // Seven of eight working days are the first share of 0.8 and more.
    city.services.travelTo('2026-11-17');
    expect(await evaluateTimePassed(city.services)).toEqual([]);
    city.services.travelTo('2026-11-18');
    expect(await evaluateTimePassed(city.services)).toHaveLength(2);
  });

  test('can be taken out of force, its draft thrown away', async () => {
    await retireRule(db, city.services, keeper, 'R-09');
    await expect(retireRule(db, city.services, keeper, 'R-09')).rejects.toMatchObject({
      code: 'supervision.notActive',
    });
    expect(await findActiveRules(db)).toHaveLength(8);
    await save(0);
    await discardRuleDraft(db, city.services, keeper, 'R-03');
    await expect(discardRuleDraft(db, city.services, keeper, 'R-03')).rejects.toMatchObject({
      code: 'supervision.noDraft',
    });
    await expect(listRuleVersions(db, 'R-77')).rejects.toMatchObject({ code: 'supervision.ruleNotFound' });
  });
});
