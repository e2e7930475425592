import { type Actor, anonymousActor } from '@onewindow/auth';
import { loadConfig } from '@onewindow/config';
import { createServer, type Services } from '@onewindow/http';
import { createTestDatabase, staffActor, type TestDatabase } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foodLicence } from './food-licence.fixture.ts';
import { formsModule, formsPermissions } from './index.ts';

let database: TestDatabase;
let app: FastifyInstance;
let caller: Actor;
const editor = staffActor({ permissions: [formsPermissions.edit, formsPermissions.publish] });

beforeAll(async () => {
  database = await createTestDatabase();
  const services = {
    db: database.db,
    config: loadConfig({ LOG_LEVEL: 'silent' }),
    now: () => new Date(),
    today: () => '2026-11-23',
  } as Services;
  app = await createServer({
    services,
    modules: [formsModule],
    authenticate: async () => caller,
    ready: async () => {},
  });
});
beforeEach(() => {
  caller = editor;
});
afterAll(async () => {
  await app.close();
  await database.close();
});

async function saveDraft(key: string, expectedRowVersion?: number) {
  const payload = {
    definition: { ...foodLicence, key },
    ...(expectedRowVersion === undefined ? {} : { expectedRowVersion }),
  };
  return app.inject({ method: 'PUT', url: `/api/form-versions/${key}/draft`, payload });
}

test('a form is drafted, published and then read by everybody, for ever', async () => {
  const saved = await saveDraft('routeForm');
  expect(saved.statusCode, saved.body).toBe(200);
  const { draft } = saved.json();
  const published = await app.inject({ method: 'POST', url: `/api/forms/${draft.id}/publish` });
  expect(published.statusCode, published.body).toBe(200);
  caller = anonymousActor('reader');
  const read = await app.inject({ url: `/api/forms/${draft.id}` });
  expect(read.json().definition.pages).toEqual(foodLicence.pages);
  expect(read.headers['cache-control']).toContain('immutable');
  const schema = await app.inject({ url: `/api/forms/${draft.id}/schema` });
  expect(schema.json()).toMatchObject({ type: 'object', additionalProperties: false });
});

test('a draft does not exist for those who do not edit forms', async () => {
  const { draft } = (await saveDraft('hiddenForm')).json();
  caller = anonymousActor('reader');
  expect((await app.inject({ url: `/api/forms/${draft.id}` })).statusCode).toBe(404);
  expect((await app.inject({ url: '/api/forms' })).statusCode).toBeGreaterThanOrEqual(401);
});

test('checking a definition says each mistake with its place and keeps nothing', async () => {
  const definition = { ...foodLicence, key: 'checked', pages: [{ ...foodLicence.pages[0], visible: 'area >' }] };
  const checked = await app.inject({ method: 'POST', url: '/api/forms/validate', payload: { definition } });
  expect(checked.json().problems).toContainEqual(
    expect.objectContaining({ path: 'pages.0.visible', code: 'syntax', from: 6 }),
  );
  expect((await app.inject({ url: '/api/form-versions/checked' })).json().rows).toEqual([]);
});

test('a stale save is refused with who changed it', async () => {
  await saveDraft('staleForm');
  const refused = await saveDraft('staleForm');
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({ code: 'forms.stale', data: { rowVersion: 1 } });
});

test('forms are listed for those who edit them', async () => {
  const list = await app.inject({ url: '/api/forms?limit=1' });
  expect(list.json().rows).toHaveLength(1);
});
