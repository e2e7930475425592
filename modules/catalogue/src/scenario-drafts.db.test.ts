import { anonymousActor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { eventsOfSubject } from '@onewindow/events';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cataloguePermissions as may } from './permissions.ts';
import type { ScenarioOrder } from './scenario-contract.ts';
import { createScenario } from './scenario-create.ts';
import { listScenarioDesk, listScenarioVersions } from './scenario-desk.ts';
import {
  createScenarioDraft,
  discardScenarioDraft,
  getKeptScenario,
  type KeptScenarioVersion,
  problemsOfScenario,
  saveScenarioDraft,
} from './scenario-drafts.ts';
import {
  publishScenarioDraft,
  returnScenario,
  submitScenario,
  takeBackScenario,
  withdrawScenario,
} from './scenario-review.ts';
import { getLastScenario, getScenario, getScenarioVersion, listScenarios } from './scenarios.ts';
import { findItems, searchCatalogue } from './search.ts';
import { catalogueGround } from './testing/ground.ts';

const city = { kind: 'division', code: '450300000000' } as const;
const keeper = staffActor({ permissions: [may.read, may.edit], scope: city, name: '覃若谷（示例）' });
const colleague = staffActor({ permissions: [may.read, may.edit], scope: city, name: '蒋晓岚（示例）' });
const reviewer = staffActor({ permissions: [may.read, may.review, may.publish], scope: city, name: '韦知行（示例）' });

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  db = database.db;
});
afterAll(() => database.close());

/** Saves a draft whose first question is asked in other words. */
function reword(draft: KeptScenarioVersion, zh: string): Promise<KeptScenarioVersion> {
  const [first, ...others] = draft.content.questions;
  if (!first) throw new Error('the scenario has no question');
  const questions = [{ ...first, text: { zh, en: 'Reworded' } }, ...others];
  return saveScenarioDraft(db, keeper, {
    id: draft.id,
    revision: draft.revision,
    content: { ...draft.content, questions },
  });
}

describe('a scenario', () => {
  test('is reworded, reviewed by another person and published as its next version', async () => {
    const before = await getScenario(db, 'S2');
    const draft = await reword(await createScenarioDraft(db, keeper, { code: 'S2' }), '民宿有几间客房？（示例）');
    expect((await getScenario(db, 'S2')).questions).toEqual(before.questions);
    const submitted = await submitScenario(db, keeper, draft);
    await expect(publishScenarioDraft(db, keeper, submitted)).rejects.toThrow('samePerson');
    const published = await publishScenarioDraft(db, reviewer, submitted);
    expect(published).toMatchObject({ state: 'published', version: 2, publishedByName: '韦知行（示例）' });
    expect((await getScenario(db, 'S2')).questions[0]?.text.zh).toBe('民宿有几间客房？（示例）');
    expect((await getScenarioVersion(db, before.id)).questions).toEqual(before.questions);
    expect((await listScenarioVersions(db, 'S2')).map(one => [one.version, one.state])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
    const events = (await eventsOfSubject(db, draft.id)).map(event => event.type);
    expect(events).toEqual(
      expect.arrayContaining([
        'catalogue.scenarioDrafted',
        'catalogue.scenarioSubmitted',
        'catalogue.scenarioPublished',
      ]),
    );
  });

  test('keeps its code and the items and form of its joint service, whatever a client sends', async () => {
    const before = await getScenario(db, 'S1');
    const draft = await createScenarioDraft(db, keeper, { code: 'S1' });
    const content = {
      ...draft.content,
      code: 'S9',
      joint: null,
      name: { zh: '我要开小饭馆', en: 'Open a diner' },
    };
    const saved = await saveScenarioDraft(db, keeper, { ...draft, content });
    expect(saved.content).toMatchObject({ code: 'S1', joint: before.joint });
    expect(saved.content.name.zh).toBe('我要开小饭馆');
    if (!before.joint) throw new Error('no joint service');
    const joint = { ...before.joint, days: 30, items: [] };
    const shorter = await saveScenarioDraft(db, keeper, { ...saved, content: { ...saved.content, joint } });
    expect(shorter.content.joint).toEqual({ ...before.joint, days: 30 });
    const longer = { ...shorter.content, joint: { ...joint, days: 60 } };
    expect((await problemsOfScenario(db, longer)).map(one => one.code)).toContain('jointTooLong');
    await discardScenarioDraft(db, keeper, { id: draft.id });
  });

  test('cannot be submitted with a text missing, a question never asked, or an item that nobody can apply for', async () => {
    const draft = await createScenarioDraft(db, keeper, { code: 'S3' });
    const [first, second, ...others] = draft.content.questions;
    if (!first || !second) throw new Error('too few questions');
    const [answer, ...answers] = first.answers;
    if (!answer) throw new Error('no answer');
    const content = {
      ...draft.content,
      questions: [
        { ...first, text: { zh: '' }, answers: [{ ...answer, adds: ['000199999000'] }, ...answers] },
        { ...second, when: { question: first.id, answers: [] } },
        ...others,
      ],
    };
    const saved = await saveScenarioDraft(db, keeper, { ...draft, content });
    const errors = (await problemsOfScenario(db, saved.content)).filter(one => one.severity === 'error');
    expect(errors.map(one => [one.path, one.code])).toEqual([
      ['/questions/0/text/zh', 'textMissing'],
      ['/questions/0/answers/0/adds', 'itemGone'],
      ['/questions/1/when', 'neverAsked'],
    ]);
    await expect(submitScenario(db, keeper, saved)).rejects.toMatchObject({
      code: 'catalogue.hasProblems',
      fields: [
        { path: '/questions/0/text/zh' },
        { path: '/questions/0/answers/0/adds' },
        { path: '/questions/1/when' },
      ],
    });
    await discardScenarioDraft(db, keeper, { id: draft.id });
  });

  test('made by hand gets the next number, and people see it once it is published', async () => {
    const [one, other] = await Promise.all([
      createScenario(db, keeper, { name: { zh: ' 开一间书店（示例） ' }, audience: 'both' }),
      createScenario(db, colleague, { name: { zh: '开一间画廊（示例）', en: 'A gallery' }, audience: 'natural' }),
    ]);
    expect([one.code, other.code].sort()).toEqual(['S11', 'S12']);
    expect(one).toMatchObject({ state: 'draft', version: 1, content: { name: { zh: '开一间书店（示例）' } } });
    await expect(submitScenario(db, keeper, one)).rejects.toMatchObject({ fields: [{ code: 'leadsNowhere' }] });
    const [item] = (await getScenario(db, 'S1')).joint?.items ?? [];
    if (!item) throw new Error('no item');
    const content = { ...one.content, always: [item], aliases: ['卖书'] };
    const saved = await saveScenarioDraft(db, keeper, { ...one, content });
    const row = () => listScenarioDesk(db).then(rows => rows.find(found => found.code === one.code));
    expect(await row()).toMatchObject({ standing: 'never', id: one.id, draft: { id: one.id, state: 'draft' } });
    await expect(getScenario(db, one.code)).rejects.toThrow('scenarioNotFound');
    await publishScenarioDraft(db, reviewer, await submitScenario(db, keeper, saved));
    expect(await row()).toMatchObject({ standing: 'published', draft: null });
    expect((await listScenarios(db)).at(-1)?.code).toBe(one.code);
    const { found } = await searchCatalogue(db, { text: '卖书', limit: 20 });
    expect(found.map(hit => hit.code)).toContain(one.code);
    await discardScenarioDraft(db, colleague, { id: other.id });
    expect((await listScenarioDesk(db)).map(found => found.code)).not.toContain(other.code);
  });

  test('whose order runs in a circle, or names nothing at one end, cannot be submitted', async () => {
    const draft = await createScenarioDraft(db, keeper, { code: 'S2' });
    const [a, b, c] = [...new Set(draft.content.questions.flatMap(one => one.answers.flatMap(two => two.adds)))];
    if (!a || !b || !c) throw new Error('too few items');
    const rule = (before: string[], after: string[]): ScenarioOrder => ({
      before: { items: before, label: { zh: '' } },
      after: { items: after, label: { zh: '' } },
      kind: 'practice',
      source: { kind: 'editor', verified: false },
    });
    const problems = async (order: ScenarioOrder[]) =>
      (await problemsOfScenario(db, { ...draft.content, order })).map(one => [one.path, one.code]);
    expect(await problems([rule([a], [b]), rule([b], [c])])).toEqual([]);
    expect(await problems([rule([a], [b]), rule([b], [c]), rule([c], [a])])).toEqual([['/order/0', 'orderCircle']]);
    expect(await problems([rule([a], [])])).toEqual([['/order/0/after/label/zh', 'endMissing']]);
    const saved = await saveScenarioDraft(db, keeper, {
      ...draft,
      content: { ...draft.content, order: [rule([a], [b])] },
    });
    expect(saved.content.order).toHaveLength(1);
    await discardScenarioDraft(db, keeper, { id: draft.id });
  });

  test('is returned with a reason, taken back, and never published otherwise than it was read', async () => {
    const draft = await createScenarioDraft(db, keeper, { code: 'S4' });
    const first = await submitScenario(db, keeper, draft);
    expect(await returnScenario(db, reviewer, { id: draft.id, reason: '第一问太长' })).toMatchObject({
      state: 'draft',
      returnedReason: '第一问太长',
    });
    const again = await submitScenario(db, keeper, await getKeptScenario(db, keeper, draft.id));
    const back = await takeBackScenario(db, colleague, { id: draft.id });
    const told = { code: 'catalogue.takenBack', zh: expect.stringContaining('蒋晓岚（示例）刚刚把它撤回去改了') };
    await expect(publishScenarioDraft(db, reviewer, again)).rejects.toMatchObject(told);
    await submitScenario(db, keeper, await reword(back, '换个问法（示例）'));
    await expect(publishScenarioDraft(db, reviewer, first)).rejects.toThrow('changedSinceRead');
    await publishScenarioDraft(db, reviewer, await getKeptScenario(db, reviewer, draft.id));
  });

  test('of taking back and publishing at once one wins', async () => {
    for (const code of ['S5', 'S6', 'S7']) {
      const submitted = await submitScenario(db, keeper, await createScenarioDraft(db, keeper, { code }));
      const results = await Promise.allSettled([
        takeBackScenario(db, keeper, { id: submitted.id }),
        publishScenarioDraft(db, reviewer, submitted),
      ]);
      expect(results.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected']);
      const { state } = await getKeptScenario(db, keeper, submitted.id);
      expect(state).toBe(results[0].status === 'fulfilled' ? 'draft' : 'published');
    }
  });

  test('that is withdrawn is gone for people, while what was filed by it finds its last version', async () => {
    const { id, name } = await getScenario(db, 'S8');
    await expect(withdrawScenario(db, keeper, { id, reason: '重新核对' })).rejects.toThrow('wrongState');
    await withdrawScenario(db, reviewer, { id, reason: '重新核对' });
    await expect(getScenario(db, 'S8')).rejects.toThrow('scenarioNotFound');
    expect(await getLastScenario(db, 'S8')).toMatchObject({ id });
    const { found } = await searchCatalogue(db, { text: name.zh, limit: 20 });
    expect(found.filter(one => one.kind === 'scenario').map(one => one.code)).not.toContain('S8');
    const row = (await listScenarioDesk(db)).find(one => one.code === 'S8');
    expect(row).toMatchObject({ standing: 'withdrawn', version: 1, draft: null });
    // It comes back by a new version.
    const submitted = await submitScenario(db, keeper, await createScenarioDraft(db, keeper, { code: 'S8' }));
    await publishScenarioDraft(db, reviewer, submitted);
    expect((await getScenario(db, 'S8')).version).toBe(2);
  });

  test('two keepers do not overwrite each other, and there is one draft at a time', async () => {
    const draft = await createScenarioDraft(db, keeper, { code: 'S9' });
    await expect(createScenarioDraft(db, colleague, { code: 'S9' })).rejects.toMatchObject({
      code: 'catalogue.draftExists',
      data: { draftId: draft.id },
    });
    await saveScenarioDraft(db, colleague, draft);
    await expect(saveScenarioDraft(db, keeper, draft)).rejects.toMatchObject({
      code: 'catalogue.stale',
      zh: expect.stringContaining('蒋晓岚（示例）'),
    });
  });

  test('is the city’s: neither a county nor anybody else drafts, reads a draft or publishes', async () => {
    const county = staffActor({ permissions: Object.values(may), scope: { kind: 'division', code: '450305000000' } });
    await expect(createScenarioDraft(db, county, { code: 'S10' })).rejects.toThrow('scenarioNotFound');
    const own = { name: { zh: '县里的情形' }, audience: 'both' } as const;
    await expect(createScenario(db, county, own)).rejects.toThrow('cityOnly');
    const draft = await createScenarioDraft(db, keeper, { code: 'S10' });
    await expect(getKeptScenario(db, county, draft.id)).rejects.toThrow('scenarioNotFound');
    await expect(getKeptScenario(db, anonymousActor('test'), draft.id)).rejects.toThrow('scenarioNotFound');
    await expect(saveScenarioDraft(db, county, draft)).rejects.toThrow('scenarioNotFound');
  });

  test('that was published never changes and never goes, not even by mistake', async () => {
    const { id } = await getScenario(db, 'S1');
    await expect(
      sql`update catalogue.scenario_version set content = '{}' where id = ${id}`.execute(db),
    ).rejects.toThrow('never changes');
    await expect(sql`delete from catalogue.scenario_version where id = ${id}`.execute(db)).rejects.toThrow(
      'never removed',
    );
  });
});

test('items are found by the name of the scenario that leads to them, and no longer once it has another', async () => {
  const draft = await createScenarioDraft(db, keeper, { code: 'S1' });
  const name = { zh: '开一家螺蛳粉店（示例）', en: 'Open a noodle shop (example)' };
  const saved = await saveScenarioDraft(db, keeper, { ...draft, content: { ...draft.content, name } });
  await publishScenarioDraft(db, reviewer, await submitScenario(db, keeper, saved));
  expect((await findItems(db, { text: '螺蛳粉店', limit: 5 })).map(one => one.name)).toContain('食品经营许可');
});
