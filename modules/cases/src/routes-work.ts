import { getCalendar } from '@onewindow/directory';
import { localeOf, type Route, route } from '@onewindow/http';
import { countOpenTasks } from '@onewindow/processes';
import { Type } from 'typebox';
import { ColleagueItem, HeldTaskItem, WorkReply } from './contract.ts';
import { casePermissions } from './permissions.ts';
import { caseRowsIn } from './queries/named-in.ts';
import { listHeldWork, listWork, listWorkHolders } from './queries/work-list.ts';
import { toHeldItem, toWorkItem } from './reply.ts';
import { listHeadColleagues } from './tasks/colleagues.ts';
import { handOverMany } from './tasks/hand-over.ts';

const uuid = Type.String({ format: 'uuid' });
const next = Type.Union([Type.String(), Type.Null()]);
const paging = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 500 })),
};

/** Work lists: one's own, and for a head what her people hold. */
export const workRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/work',
    // Anybody's own work: whoever has none gets an empty list.
    permission: 'signedIn',
    summary: { zh: '等我办的', en: 'What waits for me' },
    query: Type.Object({
      kind: Type.Optional(
        Type.Union([Type.Literal('mine'), Type.Literal('open'), Type.Literal('delegated'), Type.Literal('cosign')]),
      ),
      ...paging,
    }),
    reply: WorkReply,
    handler: async ({ db, services, actor, query, request }) => {
      const when = { today: services.today(), calendar: await getCalendar(db) };
      const page = await listWork(db, actor, { limit: query.limit ?? 50, after: query.after, kind: query.kind });
      const cases = await caseRowsIn(
        db,
        localeOf(request),
        page.rows.map(row => row.case),
      );
      const rows = page.rows.map((row, i) => ({ ...row, case: cases[i] ?? row.case }));
      return {
        rows: rows.map(row => toWorkItem(row, actor, when)),
        next: page.next,
        counts: await countOpenTasks(db, actor),
      };
    },
  }),
  route({
    method: 'GET',
    url: '/api/work/held',
    permission: casePermissions.reassign,
    summary: { zh: '本单位各人手上的待办', en: 'What the people of one’s body hold' },
    query: Type.Object({ holder: Type.Optional(uuid), ...paging }),
    reply: Type.Object({ rows: Type.Array(HeldTaskItem), next }),
    handler: async ({ db, services, actor, query, request }) => {
      const when = { today: services.today(), calendar: await getCalendar(db) };
      const page = await listHeldWork(db, actor, {
        holder: query.holder,
        page: { limit: query.limit ?? 50, after: query.after },
      });
      const cases = await caseRowsIn(
        db,
        localeOf(request),
        page.rows.map(row => row.case),
      );
      return {
        rows: page.rows.map((row, i) => toHeldItem({ ...row, case: cases[i] ?? row.case }, when)),
        next: page.next,
      };
    },
  }),
  route({
    method: 'GET',
    url: '/api/work/holders',
    permission: casePermissions.reassign,
    summary: { zh: '本单位谁手上有待办', en: 'Who of one’s body holds tasks' },
    reply: Type.Object({
      rows: Type.Array(Type.Object({ accountId: Type.String(), name: Type.String(), tasks: Type.Integer() })),
    }),
    handler: async ({ db, actor }) => ({ rows: await listWorkHolders(db, actor) }),
  }),
  route({
    method: 'GET',
    url: '/api/work/colleagues',
    permission: casePermissions.reassign,
    summary: { zh: '本单位能接待办的同事', en: 'Colleagues of one’s body who can take tasks over' },
    query: Type.Object({
      role: Type.Optional(Type.String({ maxLength: 60 })),
      q: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    reply: Type.Object({ rows: Type.Array(ColleagueItem) }),
    handler: async ({ db, actor, query }) => ({ rows: await listHeadColleagues(db, actor, query) }),
  }),
  route({
    method: 'POST',
    url: '/api/work/hand-over',
    permission: casePermissions.reassign,
    summary: { zh: '批量转办', en: 'Hand several tasks over at once' },
    body: Type.Object({
      taskIds: Type.Array(uuid, { minItems: 1, maxItems: 200 }),
      to: uuid,
      reason: Type.String({ maxLength: 2000 }),
    }),
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          taskId: Type.String(),
          done: Type.Boolean(),
          problem: Type.Union([
            Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() }),
            Type.Null(),
          ]),
        }),
      ),
    }),
    handler: async ({ db, services, actor, body }) => ({ rows: await handOverMany(db, services, actor, body) }),
  }),
];
