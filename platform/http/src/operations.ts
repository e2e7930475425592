import { createHash } from 'node:crypto';
import { sql } from '@onewindow/db';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import prometheus from 'prom-client';
import { docsPage, docsStyle } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';
import { asAppError, httpErrors, localeOf } from './problems.ts';
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
  app.get('/readyz', async (request, reply) => {
    try {
      await sql`select 1`.execute(services.db);
      await ready();
      return { status: 'ready' };
    } catch (error) {
      // Anybody may ask: the reason goes to the log, since it can hold names and addresses of machines.
      request.log.warn({ err: error }, 'not ready');
      const known = asAppError(error, request);
      return reply.status(503).header('retry-after', 5).send({ status: 'not ready', code: known.code });
    }
  });
  app.get('/metrics', async (request, reply) => {
    // Figures tell an attacker much; they are for the monitor on the same machine or behind the same proxy.
    if (!/^(127\.|::1|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')) throw httpErrors.notFound();
    return reply.type(registry.contentType).send(await registry.metrics());
  });

  const description = fixed('application/json', () =>
    JSON.stringify(openApiDocument(modules, services.config.publicUrl)),
  );
  const style = fixed('text/css', () => docsStyle);
  const page = {
    zh: fixed('text/html', () => docsPage(modules, 'zh')),
    en: fixed('text/html', () => docsPage(modules, 'en')),
  };
  app.get('/api/openapi.json', async (request, reply) => sendFixed(request, reply, description()));
  app.get('/api/docs', async (request, reply) =>
    sendFixed(request, reply.header('vary', 'accept-language'), page[localeOf(request)]()),
  );
  app.get('/api/docs.css', async (request, reply) => sendFixed(request, reply, style()));
}

interface Fixed {
  text: string;
  etag: string;
  type: string;
}

/** Made when it is first asked for, and kept with its tag. */
function fixed(type: string, make: () => string): () => Fixed {
  let made: Fixed | undefined;
  return () => {
    if (!made) {
      const text = make();
      const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
      made = { text, etag, type: `${type}; charset=utf-8` };
    }
    return made;
  };
}

/** Sends what stays the same as long as the process lives; 304 to whoever has it. */
function sendFixed(request: FastifyRequest, reply: FastifyReply, { text, etag, type }: Fixed): FastifyReply {
  reply.header('etag', etag).header('cache-control', 'public, max-age=300');
  // A proxy that compressed the answer marks the tag as weak (RFC 9110 §8.8.3); the content is the same.
  const known = (request.headers['if-none-match'] ?? '').split(',').map(one => one.trim().replace(/^W\//, ''));
  if (known.includes(etag) || known.includes('*')) return reply.status(304).send();
  return reply.type(type).send(text);
}
