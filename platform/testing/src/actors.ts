import { randomUUID } from 'node:crypto';
import { type Actor, anonymousActor, type Permission, type Scope } from '@onewindow/auth';

/** A staff member with the permissions given, over one jurisdiction (default her organisation). */
export function staffActor({
  permissions = [],
  scope,
  role = 'test',
  ...rest
}: Partial<Actor> & { permissions?: readonly Permission[]; scope?: Scope; role?: string } = {}): Actor {
  const organisationId = rest.organisationId ?? randomUUID();
  const names = new Set(permissions.map(permission => permission.name));
  return {
    ...anonymousActor(`test-${randomUUID().slice(0, 8)}`, 'window'),
    kind: 'staff',
    accountId: randomUUID(),
    staffId: randomUUID(),
    name: '秦望舒（示例）',
    organisationId,
    organisationName: '七星区行政审批局',
    roles: [role],
    grants: [{ role, permissions: names, scope: scope ?? { kind: 'organisation', organisationId } }],
    ...rest,
  };
}

/** A resident who may do what the permissions say with her own things. */
export function personActor({
  permissions = [],
  ...rest
}: Partial<Actor> & { permissions?: readonly Permission[] } = {}): Actor {
  const names = new Set(permissions.map(permission => permission.name));
  return {
    ...anonymousActor(`test-${randomUUID().slice(0, 8)}`, 'web'),
    kind: 'person',
    accountId: randomUUID(),
    partyId: randomUUID(),
    name: '李云舒（示例）',
    roles: ['resident'],
    grants: [{ role: 'resident', permissions: names, scope: { kind: 'own' } }],
    ...rest,
  };
}
