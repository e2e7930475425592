import { type Actor, anonymousActor } from '@onewindow/auth';
import { createServer } from '@onewindow/http';
import { createTestDatabase, staffActor, type TestDatabase, testServices } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDraft } from './create-draft.ts';
import { getDraft } from './drafts.ts';
import { getVersionGuide } from './guide.ts';
import { catalogueModule } from './index.ts';
import { cataloguePermissions as may } from './permissions.ts';
import { saveDraft } from './save-draft.ts';
import { catalogueGround } from './testing/ground.ts';
import { findPredecessor, listVersions } from './versions.ts';

const food = '000131907000';
const city = { kind: 'division', code: '450300000000' } as const;
const keeper = staffActor({ permissions: [may.read, may.edit], scope: city, name: '覃若谷（示例）' });
const reviewer = staffActor({ permissions: [may.read, may.review, may.publish], scope: city, name: '梁正言（示例）' });

let database: TestDatabase;
let app: FastifyInstance;
let caller: Actor = anonymousActor('test');
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  app = await createServer({
    services: testServices(database.db),
    modules: [catalogueModule],
    authenticate: async () => caller,
    ready: async () => {},
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, actor: Actor, body?: object) {
  caller = actor;
  const headers = { 'sec-fetch-site': 'same-origin' };
  const response = await app.inject({ method, url, headers, ...(body && { payload: body }) });
  return { status: response.statusCode, body: response.json() };
}

describe('an item', () => {
  test('is read with everybody who implements it and the laws at risk, by those who keep the catalogue only', async () => {
    const { status, body } = await call('GET', `/api/catalogue/keeper/items/${food}`, keeper);
    expect(status).toBe(200);
    expect(body.serviceItems).toHaveLength(18);
    expect(body.serviceItems[0]).toMatchObject({ divisionName: '桂林市', revision: 1, overrides: {} });
    expect(body.staleLaws.map((law: { name: string }) => law.name)).toContain('食品安全法');
    expect((await call('GET', '/api/catalogue/keeper/items/000199999999', keeper)).status).toBe(404);
    expect((await call('GET', `/api/catalogue/keeper/items/${food}`, anonymousActor('test'))).status).toBe(401);
  });

  test('cites laws that are known with their articles and checked words', async () => {
    const laws = (await call('GET', '/api/catalogue/keeper/laws?q=行政许可', keeper)).body.rows;
    expect(laws[0]).toMatchObject({ name: '行政许可法' });
    expect(laws[0].items).toBeGreaterThan(50);
    const url = `/api/catalogue/keeper/articles?law=${encodeURIComponent('食品安全法')}`;
    const articles = (await call('GET', url, keeper)).body.rows;
    expect(articles).toContainEqual(
      expect.objectContaining({
        article: '第三十五条',
        quote: '从事食品生产、食品销售、餐饮服务，应当依法取得许可',
        verified: true,
      }),
    );
  });
});

describe('a draft', () => {
  test('is kept with texts that are still empty, and cannot be submitted with them', async () => {
    const { body } = await call('POST', '/api/catalogue/drafts', keeper, { basicCode: food });
    const { id, revision, content } = body.draft;
    content.questions.push({ question: { zh: '' }, answer: { zh: '' } });
    const saved = await call('PUT', `/api/catalogue/drafts/${id}`, keeper, { revision, content });
    expect(saved.status).toBe(200);
    const missing = saved.body.problems.filter((problem: { code: string }) => problem.code === 'textMissing');
    const at = `/questions/${content.questions.length - 1}`;
    expect(missing.map((problem: { path: string }) => problem.path)).toEqual(
      expect.arrayContaining([`${at}/question/zh`, `${at}/answer/zh`]),
    );
    const refused = await call('POST', `/api/catalogue/drafts/${id}/submit`, keeper, { revision: revision + 1 });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toContain(`${at}/answer/zh`);
  });

  test('that somebody saved in between says who and when, and by which revision to go on', async () => {
    const { rows } = (await call('GET', `/api/catalogue/items/${food}/versions`, keeper)).body;
    const draft = rows.find((row: { state: string }) => row.state === 'draft');
    const { content } = (await call('GET', `/api/catalogue/drafts/${draft.id}`, keeper)).body.draft;
    const stale = await call('PUT', `/api/catalogue/drafts/${draft.id}`, keeper, { revision: 1, content });
    expect(stale.status).toBe(409);
    expect(stale.body.data.conflict).toMatchObject({ version: 2, changedBy: '覃若谷（示例）', changes: [] });
  });

  test('says to whoever edited it that she may not decide on it, and rests on published forms only', async () => {
    const { rows } = (await call('GET', `/api/catalogue/items/${food}/versions`, keeper)).body;
    const { id } = rows.find((row: { state: string }) => row.state === 'draft');
    expect((await call('GET', `/api/catalogue/drafts/${id}`, keeper)).body.draft.mine).toBe(true);
    const seen = (await call('GET', `/api/catalogue/drafts/${id}`, reviewer)).body;
    expect(seen.draft.mine).toBe(false);
    expect(seen.previous).toMatchObject({ version: 1, inForce: true });
    const choices = (await call('GET', `/api/catalogue/drafts/${id}/choices`, keeper)).body;
    expect(choices.forms.map((form: { id: string }) => form.id)).toContain(seen.draft.formVersionId);
    expect(choices.processes.map((process: { id: string }) => process.id)).toContain(seen.draft.processVersionId);
    const { revision, content } = seen.draft;
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const body = { revision, content, formVersionId: nowhere };
    expect((await call('PUT', `/api/catalogue/drafts/${id}`, keeper, body)).status).toBe(404);
  });

  test('has a guide as people will read it, while theirs stays the one in force', async () => {
    const { db } = database;
    const [newest] = await listVersions(db, { basicCode: food });
    const draft = await getDraft(db, keeper, newest?.id ?? '');
    draft.content.limits.promise = { amount: 6, unit: 'workingDay' };
    await saveDraft(db, keeper, draft);
    const guide = await getVersionGuide(db, { versionId: draft.id, divisionCode: '450305000000' });
    expect(guide).toMatchObject({ version: 2, facts: { howLong: '6 个工作日' } });
    expect(guide.organisation?.divisionCode).toBe('450305000000');
    const public_ = await call('GET', `/api/catalogue/items/${food}/guide`, anonymousActor('test'));
    expect(public_.body.facts.howLong).toBe('8 个工作日');
  });
});

test('another form behind the same key is a difference that the reviewer is told', async () => {
  const { db } = database;
  const code = '000123901000';
  const draft = await createDraft(db, keeper, { basicCode: code });
  const choices = (await call('GET', `/api/catalogue/drafts/${draft.id}/choices`, keeper)).body;
  const other = choices.forms.find((form: { id: string }) => form.id !== draft.formVersionId);
  await saveDraft(db, keeper, { ...draft, formVersionId: other.id });
  const { differences } = (await call('GET', `/api/catalogue/drafts/${draft.id}`, reviewer)).body;
  expect(differences).toEqual([
    expect.objectContaining({ section: 'handling', path: '/formVersionId', kind: 'changed' }),
  ]);
  expect(differences[0].after.zh).toBe(`${other.zh} 第 ${other.version} 版`);
  expect(await findPredecessor(db, draft.id)).toMatchObject({ version: 1, inForce: true });
});

test('a scenario is read with the names of all items that it can lead to', async () => {
  const { body } = await call('GET', '/api/catalogue/keeper/scenarios/S1', keeper);
  expect(body.scenario.questions).toHaveLength(10);
  expect(body.items.map((item: { name: string }) => item.name)).toContain('食品经营许可');
  expect((await call('GET', '/api/catalogue/keeper/scenarios/S99', keeper)).status).toBe(404);
});
