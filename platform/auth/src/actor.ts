import { defineErrors } from '@onewindow/errors';
import type { Permission } from './permissions.ts';

/** How the act reached the platform 渠道. */
export type Channel = 'window' | 'web' | 'phone' | 'kiosk' | 'system';

/** Where a grant holds: the holder's own things, one unit, one organisation, a subtree of divisions, everywhere. */
export type Scope =
  | { kind: 'own' }
  | { kind: 'unit'; unitId: string }
  | { kind: 'organisation'; organisationId: string }
  | { kind: 'division'; code: string }
  | { kind: 'all' };

/** A role held over a jurisdiction 授权. */
export interface Grant {
  role: string;
  /** The names of the permissions that the role carries. */
  permissions: { has(name: string): boolean };
  scope: Scope;
}

/** Who acts in a request or a job. Everything that permission and the event row need, and nothing kept in memory between requests. */
export interface Actor {
  kind: 'anonymous' | 'person' | 'organisation' | 'staff' | 'system';
  accountId: string | null;
  /** Name as shown in time lines and records. */
  name: string;
  /** The party that an applicant acts for: herself, or the company whose name she acts in. */
  partyId: string | null;
  /** The session of a request; absent for seeding, imports and the system. */
  sessionId?: string;
  staffId: string | null;
  organisationId: string | null;
  organisationName: string | null;
  unitId: string | null;
  divisionCode: string | null;
  roles: readonly string[];
  grants: readonly Grant[];
  channel: Channel;
  requestId: string;
}

const errors = defineErrors('auth', {
  forbidden: {
    status: 403,
    zh: '您的岗位没有“{action}”的权限。需要的话，请找本单位的系统管理员授权。',
    en: 'Your role may not do this: {actionEn}. If you need it, ask your unit’s administrator for a grant.',
  },
});

/** Somebody who has not signed in. */
export function anonymousActor(requestId: string, channel: Channel = 'web'): Actor {
  return {
    kind: 'anonymous',
    accountId: null,
    name: '',
    partyId: null,
    staffId: null,
    organisationId: null,
    organisationName: null,
    unitId: null,
    divisionCode: null,
    roles: [],
    grants: [],
    channel,
    requestId,
  };
}

/** The platform itself, acting by law or by schedule (`name` says which job). It passes every permission. */
export function systemActor(name: string): Actor {
  return {
    ...anonymousActor(`system:${name}`, 'system'),
    kind: 'system',
    name: '系统',
    grants: [{ role: 'system', permissions: { has: () => true }, scope: { kind: 'all' } }],
  };
}

/** Whether the actor holds the permission anywhere at all; the jurisdiction is checked by `scopeCondition`. */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.grants.some(grant => grant.permissions.has(permission.name));
}

/** @throws auth.forbidden when the actor holds the permission nowhere */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw errors.forbidden({ action: permission.zh, actionEn: permission.en });
}
