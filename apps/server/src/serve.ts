import { consolePlugin } from '@onewindow/console';
import { discoverMigrations, pendingMigrations, requireServer } from '@onewindow/db';
import { defineErrors } from '@onewindow/errors';
import { acceptStreams } from '@onewindow/files';
import { createServer, type ModuleDefinition } from '@onewindow/http';
import { assertRolesKnown, authenticate, sessionCookieName } from '@onewindow/identity';
import { portalPlugin } from '@onewindow/portal';
import type { FastifyInstance } from 'fastify';
import { listenOn } from './listen.ts';
import { modules } from './modules.ts';
import { publicContentVersion } from './public-content-version.ts';
import type { Runtime } from './runtime.ts';

const errors = defineErrors('server', {
  notMigrated: {
    status: 500,
    zh: '数据库还差 {count} 个迁移，请先运行 onewindow migrate。',
    en: 'The database lacks {count} migrations; run onewindow migrate first.',
  },
});

/**
 * Makes sure that the schema is the one that this program knows and that its sessions may work in it.
 * @throws server.notMigrated, migration.unknown, connection.roleMissing
 */
export async function requireMigrated({ ownerUrl, appUrl }: Pick<Runtime, 'ownerUrl' | 'appUrl'>): Promise<void> {
  const pending = await pendingMigrations(ownerUrl, discoverMigrations());
  if (pending.length > 0) throw errors.notMigrated({ count: pending.length });
  await requireServer(appUrl, { setting: 'DATABASE_URL', role: 'onewindow_app' });
}

/**
 * Builds the HTTP process and listens. `also` are modules beside the platform's own.
 * @throws listen.busy and its kin, server.notMigrated
 */
export async function serve(
  runtime: Runtime,
  { listen = true, also = [] }: { listen?: boolean; also?: ModuleDefinition[] } = {},
): Promise<FastifyInstance> {
  const { services, db } = runtime;
  assertRolesKnown();
  await requireMigrated(runtime);
  const app = await createServer({
    services,
    modules: [...modules, ...also],
    authenticate: request => authenticate(db, { token: request.cookies[sessionCookieName], requestId: request.id }),
    ready: async () => {},
    plugins: [
      async app => acceptStreams(app),
      portalPlugin(services, { contentVersion: () => publicContentVersion(db) }),
      consolePlugin(services),
    ],
  });
  if (listen) await listenOn(app, services.config);
  return app;
}
