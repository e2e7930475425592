import { type Route, route } from '@onewindow/http';
import { identityPermissions } from '@onewindow/identity';
import { Type } from 'typebox';
import { postTo, takeOn } from './staff.ts';

const id = Type.String({ format: 'uuid' });
const words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });

/** People and their posts, for the security administrator 安全管理员. */
export const staffRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/staff',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '新增工作人员和账号', en: 'Take somebody on, with an account' },
    status: 201,
    body: Type.Object({
      organisationId: id,
      name: words(100),
      workNumber: words(40),
      post: words(60),
      login: words(100),
      password: words(200),
      role: words(60),
    }),
    reply: Type.Object({ staffId: Type.String(), accountId: Type.String() }),
    handler: ({ db, actor, body }) => takeOn(db, actor, body),
  }),
  route({
    method: 'POST',
    url: '/api/accounts/:id/postings',
    permission: identityPermissions.manageAccounts,
    summary: { zh: '兼任一个岗位', en: 'Give a further post' },
    status: 201,
    params: Type.Object({ id }),
    body: Type.Object({ organisationId: id, title: words(60), role: words(60) }),
    reply: Type.Object({ id: Type.String() }),
    handler: async ({ db, actor, params, body }) => ({
      id: await postTo(db, actor, { accountId: params.id, ...body }),
    }),
  }),
];
