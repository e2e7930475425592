import type { Route } from '@onewindow/http';
import { roles } from '@onewindow/identity';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import fc from 'fast-check';
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

interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  patternProperties?: Record<string, Shape>;
}

const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '㭎𠮷',
    '𠮷'.repeat(500),
    '\u0000',
    "'; drop table cases.case; --",
    '../../etc/passwd',
    '450305199508173029',
    '2026-02-30',
    '9999-12-31',
    'GL26 1109 7K4M',
    '%',
    '\\',
    '{{x}}',
    '=1+1',
    '\ud800',
  ),
);

/** Values that mostly fit a schema, and sometimes do not. */
function someValueOf(shape: Shape): fc.Arbitrary<unknown> {
  const right = fitting(shape);
  return fc.oneof({ weight: 8, arbitrary: right }, { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> });
}

function fitting(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(someValueOf));
  switch (shape.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(shape.properties ?? { any: {} }).map(([key, value]) => [key, someValueOf(value)]),
        ),
        { requiredKeys: [] },
      );
    case 'array':
      return fc.array(someValueOf(shape.items ?? {}), { maxLength: 4 });
    case 'integer':
      return fc.oneof(
        fc.integer({ min: shape.minimum ?? -5, max: shape.maximum ?? 2_147_483_647 }),
        fc.constantFrom(0, -1, 2 ** 31, 2 ** 53),
      );
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      if (shape.format === 'uuid') return fc.oneof(fc.uuid(), texts);
      if (shape.format === 'date')
        return fc.constantFrom('2026-11-23', '2027-05-01', '0001-01-01', '9999-12-31', '2026-02-30');
      if (shape.pattern?.includes('d{12}'))
        return fc.constantFrom('450305000000', '000131907000', '999999999999', '450300000000');
      return texts;
    default:
      return fc.jsonValue() as fc.Arbitrary<unknown>;
  }
}

async function attempt(
  route: Route,
  [params, query, body, role]: [Record<string, unknown>, Record<string, unknown>, unknown, string],
) {
  const url = route.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(asText(params[name])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) search.append(key, asText(value));
  const answer = await server.app.inject({
    method: route.method,
    url: `${url}?${search}`,
    headers: { 'x-test-role': role, 'content-type': 'application/json' },
    ...(route.method !== 'GET' && route.method !== 'HEAD' && { payload: JSON.stringify(body) ?? 'null' }),
  });
  expect(
    answer.statusCode,
    `${route.method} ${url}?${search} ${JSON.stringify(body)} → ${answer.body.slice(0, 400)}`,
  ).not.toBe(500);
}

function asText(value: unknown): string {
  return (
    String(typeof value === 'object' ? JSON.stringify(value) : value)
      .toWellFormed()
      .slice(0, 500) || 'x'
  );
}

describe('hostile input', () => {
  it.each(routes.map(route => [`${route.method} ${route.url}`, route] as const))(
    'gets a clear answer from %s, never a 500',
    async (_name, route) => {
      const object = (shape: unknown) =>
        someValueOf((shape ?? { type: 'object', properties: {} }) as Shape).filter(
          value => typeof value === 'object' && value !== null && !Array.isArray(value),
        ) as fc.Arbitrary<Record<string, unknown>>;
      const role = fc.constantFrom(...roles.map(one => one.name));
      const input = fc.tuple(object(route.params), object(route.query), someValueOf((route.body ?? {}) as Shape), role);
      await fc.assert(
        fc.asyncProperty(input, value => attempt(route, value)),
        { numRuns: Number(process.env.FUZZ_RUNS ?? 25), seed: 20261123 },
      );
    },
  );

  it('is refused when it is huge, deep, or no JSON at all', async () => {
    const post = (payload: string, type = 'application/json') =>
      server.app.inject({ method: 'POST', url: '/api/session', payload, headers: { 'content-type': type } });
    expect((await post('x'.repeat(10_000_000))).statusCode).toBe(413);
    expect((await post(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).statusCode).toBeGreaterThanOrEqual(400);
    expect((await post('{"login":')).json().code).toBe('request.malformed');
    expect((await post('{"__proto__":{"x":1},"login":"a","password":"b"}')).statusCode).toBe(400);
    expect((await post('{"login":"a","password":"b","admin":true}')).json().errors[0]).toMatchObject({
      path: '/admin',
    });
    expect((await post('<xml/>', 'application/xml')).statusCode).toBe(415);
  });
});
