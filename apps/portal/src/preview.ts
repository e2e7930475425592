/** The portal without a database: for its own tests, for screenshots, and for work on components. */
import { randomUUID } from 'node:crypto';
import { type Actor, anonymousActor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import Fastify, { type FastifyInstance } from 'fastify';
import { type PortalOptions, portalPlugin } from './plugin.ts';

export interface PreviewOptions extends PortalOptions {
  /** Who is signed in; nobody by default. */
  visitor?: string;
  /** The present moment; the real one by default. */
  now?: () => Date;
}

/** Serves every page that reads nothing from the database. */
export async function createPreview({
  visitor,
  now = () => new Date(),
  ...options
}: PreviewOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    genReqId: () => randomUUID().replaceAll('-', ''),
    routerOptions: { ignoreTrailingSlash: true },
  });
  const config = { demonstration: true, bodyLimit: 1_048_576, publicUrl: 'http://localhost' };
  const services = {
    db: {} as Db,
    config,
    now,
    today: () => new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  } as unknown as Services;
  app.decorateRequest('actor', null as unknown as Actor);
  app.addHook('onRequest', async request => {
    const stranger = anonymousActor(request.id);
    request.actor = visitor === undefined ? stranger : { ...stranger, kind: 'person', name: visitor };
  });
  app.addHook('onRequest', async (_request, reply) => {
    reply.header(
      'content-security-policy',
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
  });
  await portalPlugin(services, options)(app);
  return app;
}

if (import.meta.main) {
  const { buildPortal } = await import('./build.ts');
  const build = await buildPortal({ log: console.log, force: process.argv.includes('--force') });
  const app = await createPreview({
    build,
    ...(process.argv.includes('--signed-in') && { visitor: '李云舒（示例）' }),
  });
  console.log(await app.listen({ port: Number(process.env.PORT ?? 4390) }));
}
