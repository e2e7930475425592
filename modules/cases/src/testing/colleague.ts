import { type Actor, systemActor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import type { Organisation } from '@onewindow/directory';
import { createAccount, grantRole, permissionsOfRole } from '@onewindow/identity';
import { staffActor } from '@onewindow/testing';

/** A member of staff of a body who holds roles there, with her grants on record. */
export async function makeColleague(
  db: Db,
  { name, roles, organisation }: { name: string; roles: readonly string[]; organisation: Organisation },
): Promise<Actor> {
  const system = systemActor('test');
  const login = `colleague-${Math.random().toString(36).slice(2)}`;
  const accountId = await createAccount(db, system, { kind: 'staff', login, name, password: 'a long password' });
  await sql`update identity.account set organisation_id = ${organisation.id} where id = ${accountId}`.execute(db);
  const scope = { kind: 'organisation', organisationId: organisation.id } as const;
  for (const role of roles) await grantRole(db, system, { accountId, role, scope });
  const actor = staffActor({
    accountId,
    name,
    organisationId: organisation.id,
    organisationName: organisation.name,
    role: roles[0] ?? '',
  });
  return { ...actor, grants: roles.map(role => ({ role, permissions: permissionsOfRole(role), scope })) };
}
