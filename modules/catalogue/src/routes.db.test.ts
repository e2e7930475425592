import { type Actor, anonymousActor } from '@onewindow/auth';
import { acceptStreams } from '@onewindow/files';
import { createServer } from '@onewindow/http';
import { drainJobs } from '@onewindow/jobs';
import { createTestDatabase, staffActor, type TestDatabase, testServices } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueModule, importJob } from './index.ts';
import { cataloguePermissions as may } from './permissions.ts';
import { catalogueGround } from './testing/ground.ts';

const food = '000131907000';
const city = { kind: 'division', code: '450300000000' } as const;
const keeper = staffActor({ permissions: [may.read, may.edit, may.import, may.export], scope: city });
const reviewer = staffActor({ permissions: [may.read, may.review, may.publish], scope: city });

let database: TestDatabase;
let services: ReturnType<typeof testServices>;
let app: FastifyInstance;
let caller: Actor = anonymousActor('test');
beforeAll(async () => {
  database = await createTestDatabase(catalogueGround);
  services = testServices(database.db);
  app = await createServer({
    services,
    modules: [catalogueModule],
    authenticate: async () => caller,
    ready: async () => {},
    plugins: [acceptStreams],
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, actor: Actor, body?: object) {
  caller = actor;
  const response = await app.inject({
    method,
    url,
    headers: { 'sec-fetch-site': 'same-origin' },
    ...(body && { payload: body }),
  });
  return { status: response.statusCode, body: response.body.startsWith('{') ? response.json() : response.body };
}
const anybody = anonymousActor('test');

describe('anybody', () => {
  test('reads lists, guides and codes', async () => {
    const list = await call('GET', '/api/catalogue/items?topic=餐饮', anybody);
    expect(list.body.rows.map((row: { name: string }) => row.name)).toEqual([
      '食品经营许可',
      '食品经营许可变更',
      '食品经营许可延续',
      '食品经营许可注销',
    ]);
    const guide = await call('GET', `/api/catalogue/items/${food}/guide?division=450305000000&locale=en`, anybody);
    expect(guide.body).toMatchObject({ language: 'en', facts: { howLong: '8 working days', toBring: 3 } });
    expect((await call('GET', '/api/catalogue/codes', anybody)).body.rows.length).toBeGreaterThan(15);
    expect((await call('GET', '/api/catalogue/facets', anybody)).body.topics[0]).toHaveProperty('count');
    expect((await call('GET', '/api/catalogue/items/000101999000/guide', anybody)).status).toBe(404);
  });

  test('searches and is suggested to', async () => {
    const { approximate, found } = (await call('GET', '/api/catalogue/search?q=spjyxk', anybody)).body;
    expect(approximate).toBe(false);
    // The item first, then its parts.
    const codes = found.map((one: { basicCode: string }) => one.basicCode);
    expect(codes[0]).toBe(food);
    expect(codes.slice(1).sort()).toEqual(['000131907001', '000131907002', '000131907003']);
    expect((await call('GET', '/api/catalogue/suggest?q=食品经', anybody)).body.rows[0].name).toBe('食品经营许可');
  });

  test('is led by questions to items, their order and one list of materials', async () => {
    const scenario = (await call('GET', '/api/catalogue/scenarios/S1', anybody)).body;
    expect(scenario.questions).toHaveLength(10);
    const answers = {
      q1: ['a2'],
      q2: ['a2'],
      q3: ['a1'],
      q4: ['a3'],
      q5: ['a1'],
      q6: ['a2'],
      q7: ['a2'],
      q8: ['a2'],
      q9: ['a1'],
      q10: ['a2'],
    };
    const { body } = await call('POST', '/api/catalogue/scenarios/S1/resolve', anybody, { answers });
    expect(body.next).toBeNull();
    expect(body.items.map((item: { name: string; step: number }) => [item.step, item.name])).toEqual([
      [1, '企业（公司等）设立登记'],
      [1, '公众聚集场所投入使用、营业前消防安全检查'],
      [1, '城镇污水排入排水管网许可'],
      [1, '设置大型户外广告审批'],
      [2, '食品经营许可'],
    ]);
    expect(body.joint).toMatchObject({ days: 45, formKey: 'openRestaurant' });
    expect(body.joint.items).toHaveLength(4);
    const names = body.materials.map((one: { material: { name: { zh: string } } }) => one.material.name.zh);
    expect(names.filter((name: string) => name === '营业执照')).toHaveLength(1);
  });

  test('sees the history but no draft, and may not edit', async () => {
    expect((await call('GET', `/api/catalogue/items/${food}/history`, anybody)).body.rows).toHaveLength(1);
    expect((await call('POST', '/api/catalogue/drafts', anybody, { basicCode: food })).status).toBe(401);
    expect((await call('GET', '/api/catalogue/keeper/items', staffActor())).status).toBe(403);
  });
});

describe('the keeper', () => {
  test('edits, submits and has it published, with problems and differences beside the draft', async () => {
    const begun = (await call('POST', '/api/catalogue/drafts', keeper, { basicCode: food })).body;
    expect(begun.differences).toEqual([]);
    const { draft } = begun;
    draft.content.limits.promise = { amount: 25, unit: 'workingDay' };
    const url = `/api/catalogue/drafts/${draft.id}`;
    const saved = await call('PUT', url, keeper, { revision: draft.revision, content: draft.content });
    expect(saved.body.problems.filter((one: { severity: string }) => one.severity === 'error')).toMatchObject([
      { section: 'limits', placeZh: '时限 · 承诺办结时限', zh: '承诺 25 个工作日比法定 20 个工作日长。承诺只能更短。' },
    ]);
    expect(saved.body.differences).toMatchObject([
      { labelZh: '承诺办结时限', before: { zh: '8 个工作日' }, after: { zh: '25 个工作日' } },
    ]);
    expect((await call('POST', `${url}/submit`, keeper, { revision: 2 })).body).toMatchObject({
      code: 'catalogue.hasProblems',
    });
    draft.content.limits.promise.amount = 7;
    draft.content.limits.steps = [];
    await call('PUT', url, keeper, { revision: 2, content: draft.content });
    expect((await call('PUT', url, keeper, { revision: 2, content: draft.content })).status).toBe(409);
    expect((await call('POST', `${url}/submit`, keeper, { revision: 3 })).status).toBe(200);
    expect((await call('POST', `${url}/approve`, reviewer)).status).toBe(200);
    const published = await call('POST', `${url}/publish`, reviewer, { effectiveFrom: services.today() });
    expect(published.body).toMatchObject({ version: 2, basicCode: food });
    expect((await call('GET', `/api/catalogue/items/${food}/versions`, keeper)).body.rows).toHaveLength(2);
  });

  test('is told which field of the content has the wrong shape', async () => {
    const { body } = await call('POST', '/api/catalogue/drafts', keeper, { basicCode: '000131905000' });
    const content = { ...body.draft.content, colour: 'green', caseType: 7 };
    const refused = await call('PUT', `/api/catalogue/drafts/${body.draft.id}`, keeper, { revision: 1, content });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toEqual(
      expect.arrayContaining(['/content/colour', '/content/caseType']),
    );
    expect((await call('DELETE', `/api/catalogue/drafts/${body.draft.id}`, keeper)).body).toEqual({ done: true });
  });

  test('exports, and imports the same file as a job with progress and problems', async () => {
    caller = keeper;
    const exported = await app.inject({ method: 'GET', url: '/api/catalogue/export?format=csv&division=450305000000' });
    expect(exported.headers['content-type']).toContain('text/csv');
    const text = exported.body.replace('食品经营许可,', ',');
    const sent = await app.inject({
      method: 'POST',
      url: '/api/catalogue/imports?format=csv',
      headers: { 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' },
      payload: Buffer.from(text),
    });
    expect(sent.statusCode).toBe(200);
    const { importId, total } = sent.json();
    expect(total).toBeGreaterThan(100);
    await drainJobs({ url: database.appUrl, services, jobs: [importJob] });
    const checked = (await call('GET', `/api/catalogue/imports/${importId}`, keeper)).body;
    expect(checked).toMatchObject({ state: 'checked', running: false, created: 0, updated: 0, failed: 1 });
    const problems = (await call('GET', `/api/catalogue/imports/${importId}/problems`, keeper)).body.rows;
    expect(problems).toMatchObject([{ section: 'basic', field: 'task_name', code: 'required' }]);
    await call('POST', `/api/catalogue/imports/${importId}/apply`, keeper);
    await drainJobs({ url: database.appUrl, services, jobs: [importJob] });
    expect((await call('GET', `/api/catalogue/imports/${importId}`, keeper)).body).toMatchObject({
      state: 'applied',
      updated: 0,
    });
  });
});
