import { anonymousActor } from '@onewindow/auth';
import { loadConfig } from '@onewindow/config';
import { type Db, openDatabase } from '@onewindow/db';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { type Route, route } from '../route.ts';
import { createServer, type ServerOptions } from '../server.ts';
import type { Services } from '../services.ts';

const summary = { zh: '样例', en: 'Sample' };

/** Address of nobody: for tests that must not need a database. */
const nowhere = 'postgres://nobody@127.0.0.1:1/none';

/** A server with a few routes of every sort. `x-test-account` in a request says who calls. */
export async function sampleServer(
  options: Partial<ServerOptions> & { db?: Db; routes?: Route[]; environment?: Record<string, string> } = {},
): Promise<FastifyInstance> {
  const { db = openDatabase({ url: nowhere }).db, routes = [], environment = {}, ...rest } = options;
  const config = loadConfig({ LOG_LEVEL: 'silent', ...environment });
  const app = await createServer({
    services: { db, config, now: () => new Date(), today: () => '2026-11-23' } as Services,
    modules: [{ name: 'sample', permissions: {}, routes: [...sampleRoutes, ...routes] }],
    authenticate: async request => {
      const account = request.headers['x-test-account'];
      if (typeof account !== 'string') return anonymousActor(request.id);
      return { ...anonymousActor(request.id), kind: 'person', accountId: account };
    },
    ready: async () => {},
    ...rest,
  });
  return app;
}

const sampleRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/samples',
    permission: 'public',
    summary,
    query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
    reply: Type.Object({ rows: Type.Array(Type.String()) }),
    handler: async () => ({ rows: Array.from({ length: 200 }, (_, index) => `第 ${index} 行`) }),
  }),
  route({
    method: 'POST',
    url: '/api/samples',
    permission: 'public',
    summary,
    body: Type.Object({
      name: Type.String({ maxLength: 500 }),
      parts: Type.Optional(Type.Array(Type.Object({ weight: Type.Integer({ minimum: 0 }) }))),
      anything: Type.Optional(Type.Any()),
    }),
    reply: Type.Object({ name: Type.String() }),
    status: 201,
    handler: async ({ body }) => ({ name: body.name, secret: 'never sent' }),
  }),
  route({
    method: 'GET',
    url: '/api/samples/:id',
    permission: 'signedIn',
    summary,
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: Type.Object({ id: Type.String() }),
    handler: async ({ params }) => ({ id: params.id }),
  }),
  route({
    method: 'POST',
    url: '/api/broken',
    permission: 'public',
    summary,
    reply: Type.Object({}),
    handler: async () => {
      throw new Error('password=secret at /home/somebody');
    },
  }),
];
