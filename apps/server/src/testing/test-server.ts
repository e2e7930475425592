import { type Actor, anonymousActor } from '@onewindow/auth';
import { sql } from '@onewindow/db';
import { acceptStreams } from '@onewindow/files';
import { createServer } from '@onewindow/http';
import { permissionsOfRole, roles } from '@onewindow/identity';
import { staffActor, type TestDatabase, type TestServices, testServices } from '@onewindow/testing';
import type { FastifyInstance } from 'fastify';
import { modules } from '../modules.ts';

export interface TestServer {
  app: FastifyInstance;
  services: TestServices;
}

/** The whole programming interface over a test database; the header `x-test-role` says who calls. */
export async function startTestServer({ db }: TestDatabase): Promise<TestServer> {
  const services = testServices(db);
  const app = await createServer({
    services,
    modules,
    authenticate: async request => actorOf(request.headers['x-test-role'], request.id),
    ready: async () => {},
    plugins: [async server => acceptStreams(server)],
  });
  await app.ready();
  await insertAccounts(db);
  return { app, services };
}

const known = new Map<string, Actor>();

/** The same person for the same role, so that what one request makes another can find. */
function actorOf(role: string | string[] | undefined, requestId: string): Actor {
  if (typeof role !== 'string') return anonymousActor(requestId);
  const actor = known.get(role) ?? makeActor(role);
  known.set(role, actor);
  return { ...actor, requestId };
}

function makeActor(role: string): Actor {
  const definition = roles.find(one => one.name === role);
  if (!definition) throw new Error(`no role ${role}`);
  const isApplicant = role === 'resident';
  return {
    ...staffActor({ role }),
    kind: isApplicant ? 'person' : 'staff',
    partyId: isApplicant ? '01900000-0000-7000-8000-000000000001' : null,
    grants: [{ role, permissions: permissionsOfRole(role), scope: isApplicant ? { kind: 'own' } : { kind: 'all' } }],
  };
}

/** Saved views and the like refer to the account, so every role's account is there. */
async function insertAccounts(db: TestDatabase['db']): Promise<void> {
  for (const role of roles) {
    const actor = actorOf(role.name, 'test');
    await sql`
      insert into identity.account (id, kind, login, name, password_hash)
      values (${actor.accountId}, ${actor.kind}, ${`test-${role.name}`}, ${actor.name}, '-') on conflict do nothing`.execute(
      db,
    );
  }
}
