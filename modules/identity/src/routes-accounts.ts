import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import {
  endPosting,
  grantToAccount,
  listAccounts,
  resetPassword,
  revokeGrant,
  setAccountStatus,
} from './manage-accounts.ts';
import { identityPermissions } from './permissions.ts';
import { roles } from './roles.ts';

const id = Type.String({ format: 'uuid' });
const nullable = Type.Union([Type.String(), Type.Null()]);
const done = Type.Object({ done: Type.Boolean() });

const AccountReply = Type.Object({
  id: Type.String(),
  login: Type.String(),
  name: Type.String(),
  status: Type.String(),
  organisationId: nullable,
  organisationName: nullable,
  secondFactor: Type.Boolean(),
  version: Type.Integer(),
  grants: Type.Array(
    Type.Object({
      id: Type.String(),
      role: Type.String(),
      scopeKind: Type.String(),
      organisationId: nullable,
      organisationName: nullable,
      divisionCode: nullable,
      validUntil: nullable,
    }),
  ),
  postings: Type.Array(
    Type.Object({
      id: Type.String(),
      organisationName: Type.String(),
      title: Type.String(),
      roles: Type.Array(Type.String()),
    }),
  ),
});

const Scope = Type.Union([
  Type.Object({ kind: Type.Literal('all') }),
  Type.Object({ kind: Type.Literal('organisation'), organisationId: id }),
  Type.Object({ kind: Type.Literal('division'), code: Type.String({ pattern: '^\\d{12}$' }) }),
]);

/** Accounts of staff and their grants, for the security administrator 安全管理员. */
export const accountRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/accounts',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '工作人员账号和授权', en: 'Accounts of staff with their grants' },
    query: Type.Object({
      organisation: Type.Optional(id),
      q: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      after: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    reply: Type.Object({ rows: Type.Array(AccountReply), next: nullable }),
    handler: ({ db, actor, query }) =>
      listAccounts(db, actor, {
        organisationId: query.organisation,
        q: query.q,
        page: { limit: query.limit ?? 50, after: query.after },
      }),
  }),
  route({
    method: 'GET',
    url: '/api/roles',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '岗位角色和它们的权限', en: 'Roles and what they permit' },
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          name: Type.String(),
          zh: Type.String(),
          en: Type.String(),
          permissions: Type.Array(Type.String()),
        }),
      ),
    }),
    handler: async () => ({
      rows: roles
        .filter(role => role.name !== 'resident')
        .map(({ name, zh, en, permissions }) => ({ name, zh, en, permissions: [...permissions] })),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/accounts/:id/grants',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '授予岗位角色和管辖范围', en: 'Grant a role with its jurisdiction' },
    params: Type.Object({ id }),
    body: Type.Object({ role: Type.String({ maxLength: 60 }), scope: Scope }),
    reply: Type.Object({ id: Type.String() }),
    handler: async ({ db, actor, params, body }) => ({
      id: await grantToAccount(db, actor, { accountId: params.id, ...body }),
    }),
  }),
  route({
    method: 'DELETE',
    url: '/api/grants/:id',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '收回授权', en: 'Take a grant back' },
    params: Type.Object({ id }),
    reply: done,
    handler: async ({ db, actor, params }) => {
      await revokeGrant(db, actor, params.id);
      return { done: true };
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/postings/:id',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '不再兼任一个岗位', en: 'End a further post' },
    params: Type.Object({ id }),
    reply: done,
    handler: async ({ db, actor, params }) => {
      await endPosting(db, actor, params.id);
      return { done: true };
    },
  }),
  route({
    method: 'PUT',
    url: '/api/accounts/:id/password',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '给忘了密码的人设新密码', en: 'A new password for somebody who lost hers' },
    params: Type.Object({ id }),
    body: Type.Object({ password: Type.String({ maxLength: 200 }) }),
    reply: done,
    handler: async ({ db, actor, params, body }) => {
      await resetPassword(db, actor, { accountId: params.id, ...body });
      return { done: true };
    },
  }),
  route({
    method: 'PUT',
    url: '/api/accounts/:id/status',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '停用或恢复账号', en: 'Disable or enable an account' },
    params: Type.Object({ id }),
    body: Type.Object({
      status: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
      reason: Type.String({ minLength: 2, maxLength: 500 }),
    }),
    reply: done,
    handler: async ({ db, actor, params, body }) => {
      await setAccountStatus(db, actor, { accountId: params.id, ...body });
      return { done: true };
    },
  }),
];
