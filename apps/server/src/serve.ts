import { consolePlugin } from '@onewindow/console';
import { discoverMigrations, pendingMigrations } from '@onewindow/db';
import { defineErrors } from '@onewindow/errors';
import { acceptStreams } from '@onewindow/files';
import { createServer } from '@onewindow/http';
import { assertRolesKnown, authenticate, sessionCookieName } from '@onewindow/identity';
import { portalPlugin } from '@onewindow/portal';
import type { FastifyInstance } from 'fastify';
import { modules } from './modules.ts';
import { publicContentVersion } from './public-content-version.ts';
import type { Runtime } from './runtime.ts';

const errors = defineErrors('server', {
  portBusy: {
    status: 500,
    zh: '端口 {port} 已经有程序在用。换一个：PORT=4301 npm start',
    en: 'Port {port} is in use by another program. Choose another: PORT=4301 npm start',
  },
  notMigrated: {
    status: 500,
    zh: '数据库还差 {count} 个迁移，请先运行 onewindow migrate。',
    en: 'The database lacks {count} migrations; run onewindow migrate first.',
  },
});

/**
 * Builds the HTTP process and listens.
 * @throws server.portBusy, server.notMigrated
 */
export async function serve(runtime: Runtime, { listen = true }: { listen?: boolean } = {}): Promise<FastifyInstance> {
  const { services, db } = runtime;
  assertRolesKnown();
  const pending = await pendingMigrations(runtime.ownerUrl, discoverMigrations());
  if (pending.length > 0) throw errors.notMigrated({ count: pending.length });
  const app = await createServer({
    services,
    modules,
    authenticate: request => authenticate(db, { token: request.cookies[sessionCookieName], requestId: request.id }),
    ready: async () => {},
    plugins: [
      async app => acceptStreams(app),
      portalPlugin(services, { contentVersion: () => publicContentVersion(db) }),
      consolePlugin(services),
    ],
  });
  if (!listen) return app;
  try {
    await app.listen({ port: services.config.port, host: services.config.host });
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRINUSE') throw errors.portBusy({ port: services.config.port });
    throw error;
  }
  return app;
}
