import type { Actor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { type ModuleDefinition, route } from '@onewindow/http';
import { Type } from 'typebox';
import { changePassword, registerPerson } from './accounts.ts';
import { auditRoutes } from './audit.ts';
import { sessionCookieName } from './authenticate.ts';
import { checkParty } from './check-party.ts';
import { PartyBody, PartyReply, RegisterBody, SavedViews, SessionReply, SignInBody } from './contract.ts';
import { clearSessionCookie, deviceCookieName, setSessionCookie } from './cookies.ts';
import { listDemonstrationAccounts } from './demonstration.ts';
import { findOrCreateParty, getParty, readPartySecret, searchParties } from './parties.ts';
import { identityPermissions } from './permissions.ts';
import { listPostings, workIn } from './postings.ts';
import { permissionsOfRole, roles } from './roles.ts';
import { accountRoutes } from './routes-accounts.ts';
import { mandateRoutes } from './routes-mandates.ts';
import { confirmSecondFactor, hasSecondFactor, removeSecondFactor, startSecondFactor } from './second-factor.ts';
import { actFor, listSessions, revokeSession, signIn, signOut } from './sessions.ts';

const done = Type.Object({ done: Type.Boolean() });
const idParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const identityModule: ModuleDefinition = {
  name: 'identity',
  permissions: identityPermissions,
  routes: [
    route({
      method: 'GET',
      url: '/api/session',
      permission: 'public',
      summary: { zh: '现在是谁，能做什么', en: 'Who is signed in and what they may do' },
      reply: SessionReply,
      handler: async ({ db, actor, services }) => ({
        kind: actor.kind,
        accountId: actor.accountId,
        name: actor.name,
        partyId: actor.partyId,
        organisationId: actor.organisationId,
        organisationName: actor.organisationName,
        divisionCode: actor.divisionCode,
        roles: roles.filter(role => actor.roles.includes(role.name)).map(({ name, zh, en }) => ({ name, zh, en })),
        permissions: [...new Set(actor.roles.flatMap(role => [...permissionsOfRole(role)]))].sort(),
        ...(await postingsOf(db, actor)),
        demonstration: services.config.demonstration,
        today: services.today(),
      }),
    }),
    route({
      method: 'POST',
      url: '/api/session',
      permission: 'public',
      summary: { zh: '登录', en: 'Sign in' },
      body: SignInBody,
      reply: Type.Object({ kind: Type.String() }),
      rateLimit: { max: 60, seconds: 60 },
      handler: async ({ db, services, body, request, reply }) => {
        const session = await signIn(db, services, {
          ...body,
          address: request.ip,
          device: request.headers['user-agent'] ?? '',
          knownDevice: request.cookies[deviceCookieName],
          requestId: request.id,
        });
        setSessionCookie(reply, services, session.token);
        return { kind: session.kind };
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/session',
      permission: 'public',
      summary: { zh: '退出', en: 'Sign out' },
      reply: done,
      handler: async ({ db, services, request, reply }) => {
        const token = request.cookies[sessionCookieName];
        if (token) await signOut(db, token);
        clearSessionCookie(reply, services);
        return { done: true };
      },
    }),
    route({
      method: 'POST',
      url: '/api/session/acting',
      permission: 'signedIn',
      summary: { zh: '换一个名义办事', en: 'Act in another name' },
      body: Type.Object({ partyId: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]) }),
      reply: done,
      handler: async ({ db, actor, body, request }) => {
        await actFor(db, actor, { token: request.cookies[sessionCookieName] ?? '', partyId: body.partyId });
        return { done: true };
      },
    }),
    route({
      method: 'PUT',
      url: '/api/session/posting',
      permission: 'signedIn',
      summary: { zh: '换一个岗位工作', en: 'Work in another of one’s posts' },
      body: Type.Object({ id: Type.String({ pattern: '^(main|[0-9a-f-]{36})$' }) }),
      reply: done,
      handler: async ({ db, actor, body }) => {
        await workIn(db, actor, body.id);
        return { done: true };
      },
    }),
    ...mandateRoutes,
    route({
      method: 'GET',
      url: '/api/sessions',
      permission: 'signedIn',
      summary: { zh: '我在哪些设备上登录', en: 'Where I am signed in' },
      reply: Type.Object({
        rows: Type.Array(
          Type.Object({
            id: Type.String(),
            createdAt: Type.String(),
            lastSeenAt: Type.String(),
            address: Type.String(),
            device: Type.String(),
            current: Type.Boolean(),
          }),
        ),
      }),
      handler: async ({ db, actor }) => ({
        rows: (await listSessions(db, actor)).map(row => ({
          ...row,
          createdAt: row.createdAt.toISOString(),
          lastSeenAt: row.lastSeenAt.toISOString(),
        })),
      }),
    }),
    route({
      method: 'DELETE',
      url: '/api/sessions/:id',
      permission: 'signedIn',
      summary: { zh: '结束一个登录', en: 'End a session' },
      params: idParams,
      reply: done,
      handler: async ({ db, actor, params }) => {
        await revokeSession(db, actor, params.id);
        return { done: true };
      },
    }),
    route({
      method: 'POST',
      url: '/api/accounts',
      permission: 'public',
      summary: { zh: '注册', en: 'Register' },
      body: RegisterBody,
      reply: Type.Object({ id: Type.String() }),
      status: 201,
      rateLimit: { max: 20, seconds: 3600 },
      handler: async ({ db, services, actor, body: { login, password, ...person } }) => ({
        id: await registerPerson(db, services, actor, {
          login,
          password,
          party: { kind: 'person', idType: 'citizenId', ...person },
        }),
      }),
    }),
    route({
      method: 'PUT',
      url: '/api/account/password',
      permission: 'signedIn',
      summary: { zh: '修改密码', en: 'Change the password' },
      body: Type.Object({
        current: Type.String({ minLength: 1, maxLength: 200 }),
        password: Type.String({ minLength: 1, maxLength: 200 }),
      }),
      reply: done,
      rateLimit: { max: 10, seconds: 600 },
      handler: async ({ db, actor, body }) => {
        await changePassword(db, actor, body);
        return { done: true };
      },
    }),
    route({
      method: 'GET',
      url: '/api/account/second-factor',
      permission: 'signedIn',
      summary: { zh: '有没有绑定动态码', en: 'Whether a second factor is in force' },
      reply: Type.Object({ stands: Type.Boolean() }),
      handler: async ({ db, actor }) => ({ stands: await hasSecondFactor(db, actor) }),
    }),
    route({
      method: 'POST',
      url: '/api/account/second-factor',
      permission: 'signedIn',
      summary: { zh: '开始绑定动态码', en: 'Begin to add a second factor' },
      reply: Type.Object({ secret: Type.String(), uri: Type.String() }),
      handler: ({ db, services, actor }) => startSecondFactor(db, services, actor),
    }),
    route({
      method: 'PUT',
      url: '/api/account/second-factor',
      permission: 'signedIn',
      summary: { zh: '确认动态码', en: 'Confirm the second factor' },
      body: Type.Object({ code: Type.String({ maxLength: 10 }) }),
      reply: done,
      rateLimit: { max: 10, seconds: 60 },
      handler: async ({ db, services, actor, body }) => {
        await confirmSecondFactor(db, services, actor, body.code);
        return { done: true };
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/account/second-factor',
      permission: 'signedIn',
      summary: { zh: '解除动态码', en: 'Remove the second factor' },
      body: Type.Object({ code: Type.String({ maxLength: 10 }) }),
      reply: done,
      rateLimit: { max: 10, seconds: 60 },
      handler: async ({ db, services, actor, body }) => {
        await removeSecondFactor(db, services, actor, body.code);
        return { done: true };
      },
    }),
    route({
      method: 'GET',
      url: '/api/parties',
      permission: identityPermissions.findParty,
      summary: { zh: '按证件号、电话或姓名找申请人', en: 'Find applicants by ID number, telephone or name' },
      query: Type.Object({ q: Type.String({ minLength: 2, maxLength: 100 }) }),
      reply: Type.Object({ rows: Type.Array(PartyReply) }),
      handler: async ({ db, services, query }) => ({ rows: await searchParties(db, services, query.q) }),
    }),
    route({
      method: 'GET',
      url: '/api/parties/:id',
      permission: identityPermissions.findParty,
      summary: { zh: '一个申请人（号码已遮盖）', en: 'One applicant, numbers masked' },
      params: idParams,
      reply: PartyReply,
      handler: ({ db, params }) => getParty(db, params.id),
    }),
    route({
      method: 'POST',
      url: '/api/parties',
      permission: identityPermissions.createParty,
      summary: { zh: '登记申请人', en: 'Register an applicant' },
      body: PartyBody,
      reply: PartyReply,
      handler: async ({ db, services, actor, body }) => {
        checkParty(body);
        return findOrCreateParty(db, services, actor, body);
      },
    }),
    route({
      method: 'POST',
      url: '/api/parties/:id/unmask',
      permission: identityPermissions.unmask,
      summary: { zh: '查看完整号码（留痕，本人可见）', en: 'See the full number (recorded; the person can see it)' },
      params: idParams,
      body: Type.Object({
        field: Type.Union([Type.Literal('idNumber'), Type.Literal('phone'), Type.Literal('address')]),
        reason: Type.String({ minLength: 2, maxLength: 200 }),
        caseId: Type.Optional(Type.String({ format: 'uuid' })),
      }),
      reply: Type.Object({ value: Type.Union([Type.String(), Type.Null()]) }),
      handler: async ({ db, services, actor, params, body }) => ({
        value: await readPartySecret(db, services, actor, { partyId: params.id, ...body }),
      }),
    }),
    ...auditRoutes,
    ...accountRoutes,
    route({
      method: 'GET',
      url: '/api/console/views',
      permission: 'signedIn',
      summary: { zh: '我的列表视图', en: 'My saved list views' },
      query: Type.Object({ page: Type.String({ maxLength: 100 }) }),
      reply: Type.Object({ views: Type.Array(Type.Object({}, { additionalProperties: true })) }),
      handler: async ({ db, actor, query }) => {
        const { rows } = await sql<{ views: Record<string, unknown>[] }>`
          select views from identity.saved_view where account_id = ${actor.accountId} and page = ${query.page}`.execute(
          db,
        );
        return { views: rows[0]?.views ?? [] };
      },
    }),
    route({
      method: 'PUT',
      url: '/api/console/views',
      permission: 'signedIn',
      summary: { zh: '保存列表视图', en: 'Save list views' },
      body: Type.Object({ page: Type.String({ minLength: 1, maxLength: 100 }), views: SavedViews }),
      reply: done,
      handler: async ({ db, actor, body }) => {
        await sql`
          insert into identity.saved_view (account_id, page, views) values (${actor.accountId}, ${body.page}, ${JSON.stringify(body.views)}::jsonb)
          on conflict (account_id, page) do update set views = excluded.views, updated_at = now()`.execute(db);
        return { done: true };
      },
    }),
    route({
      method: 'GET',
      url: '/api/demonstration/accounts',
      permission: 'public',
      summary: { zh: '演示城市的账号', en: 'Accounts of the demonstration city' },
      reply: Type.Object({
        rows: Type.Array(
          Type.Object({
            login: Type.String(),
            name: Type.String(),
            kind: Type.String(),
            organisation: Type.String(),
            roles: Type.Array(Type.Object({ zh: Type.String(), en: Type.String() })),
          }),
        ),
        password: Type.String(),
      }),
      handler: ({ db, services }) => listDemonstrationAccounts(db, services),
    }),
  ],
};

async function postingsOf(db: Db, actor: Actor) {
  const postings = await listPostings(db, actor);
  return postings.length > 0 ? { postings } : {};
}
