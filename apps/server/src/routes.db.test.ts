import { compileSchema, permissionsOf, type Route } from '@onewindow/http';
import { assertRolesKnown, permissionsOfRole, roles } from '@onewindow/identity';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import fastJsonStringify from 'fast-json-stringify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modules } from './modules.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

let database: TestDatabase;
let server: TestServer;
const routes = modules.flatMap(module => module.routes);

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startTestServer(database);
});
afterAll(async () => {
  await server.app.close();
  await database.close();
});

function call(route: Route, role?: string) {
  const url = route.url.replace(/:\w+/g, '01900000-0000-7000-8000-0000000000ff').replace('*', 'x');
  return server.app.inject({
    method: route.method,
    url,
    headers: { ...(role && { 'x-test-role': role }) },
    ...(route.body && { payload: {} }),
  });
}

describe('every route with every role', () => {
  it('has roles that name only permissions that exist', () => {
    expect(() => assertRolesKnown()).not.toThrow();
  });

  it('asks a visitor to sign in wherever it is not public', async () => {
    for (const route of routes) {
      const answer = await call(route);
      if (route.permission === 'public') expect(answer.statusCode, `${route.method} ${route.url}`).not.toBe(401);
      else expect(answer.statusCode, `${route.method} ${route.url}`).toBe(401);
    }
  });

  it.each(roles.map(role => role.name))('lets %s do what the role carries and nothing else', async role => {
    const held = permissionsOfRole(role);
    for (const route of routes) {
      const wanted = permissionsOf(route.permission);
      const answer = await call(route, role);
      const name = `${route.method} ${route.url}`;
      if (wanted.length > 0 && !wanted.some(permission => held.has(permission.name)))
        expect(answer.statusCode, name).toBe(403);
      else if (answer.statusCode === 403) expect(answer.json().code, name).not.toBe('auth.forbidden');
      expect(answer.statusCode, `${name} ${answer.body.slice(0, 300)}`).not.toBe(500);
    }
  });

  it('has schemas that compile, which otherwise shows at the first request', () => {
    for (const { method, url, params, query, body, reply } of routes) {
      const label = `${method} ${url}`;
      if (params) expect(compileSchema(params, 'text')({}), label).toBeInstanceOf(Array);
      if (query) expect(compileSchema(query, 'text')({}), label).toBeInstanceOf(Array);
      if (body) expect(compileSchema(body)({}), label).toBeInstanceOf(Array);
      if (reply) expect(fastJsonStringify(reply), label).toBeInstanceOf(Function);
    }
  });

  it('describes every route in the OpenAPI document', async () => {
    const document = (await server.app.inject('/api/openapi.json')).json();
    for (const route of routes) {
      const path = route.url.replace(/:(\w+)/g, '{$1}');
      expect(document.paths[path]?.[route.method.toLowerCase()], `${route.method} ${path}`).toBeDefined();
    }
  });
});
