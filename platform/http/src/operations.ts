import { sql } from '@onewindow/db';
import type { FastifyInstance } from 'fastify';
import prometheus from 'prom-client';
import { docsPage, docsStyle } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';
import { httpErrors } from './problems.ts';
import type { ServerOptions } from './server.ts';

/** Routes for those who run the platform: health, readiness, metrics, the description of the interface. */
export function addOperationsRoutes(app: FastifyInstance, { services, modules, ready }: ServerOptions): void {
  const registry = new prometheus.Registry();
  prometheus.collectDefaultMetrics({ register: registry });
  const duration = new prometheus.Histogram({
    name: 'onewindow_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    duration.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });

  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(services.db);
      await ready();
      return { status: 'ready' };
    } catch (error) {
      return reply
        .status(503)
        .send({ status: 'not ready', reason: error instanceof Error ? error.message : String(error) });
    }
  });
  app.get('/metrics', async (request, reply) => {
    // Figures tell an attacker much; they are for the monitor on the same machine or behind the same proxy.
    if (!/^(127\.|::1|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')) throw httpErrors.notFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });

  const document = openApiDocument(modules, services.config.publicUrl);
  const text = JSON.stringify(document);
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300').send(text),
  );
  app.get('/api/docs', async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(docsPage(modules, /^en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh')),
  );
  app.get('/api/docs.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(docsStyle));
}
