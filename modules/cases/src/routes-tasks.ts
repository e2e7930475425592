import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { ColleagueItem } from './contract.ts';
import { casePermissions } from './permissions.ts';
import { ChangedCase, changed } from './routes-commands.ts';
import { claimWork, releaseWork } from './tasks/claim.ts';
import { answerQuestion, askSigners, withdrawQuestion } from './tasks/co-sign.ts';
import { listTaskColleagues } from './tasks/colleagues.ts';
import { delegateWork, endDelegationOf } from './tasks/delegate.ts';
import { handOverWork } from './tasks/hand-over.ts';

const uuid = Type.String({ format: 'uuid' });
const params = Type.Object({ id: uuid, taskId: uuid });
const expectedVersion = Type.Optional(Type.Integer({ minimum: 1 }));
// What is missing is told by the use case in words, beside its field.
const words = Type.String({ maxLength: 2000 });
const { work, reassign } = casePermissions;

/** Working on a task together: 签收、退签、转办、委托、加签. */
export const taskRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/cases/:id/tasks/:taskId/claim',
    permission: work,
    summary: { zh: '签收待办', en: 'Claim a task' },
    params,
    body: Type.Object({ expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id, taskId }, body }) =>
      changed(await claimWork(db, services, actor, { caseId: id, taskId, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/tasks/:taskId/release',
    permission: [work, reassign],
    summary: { zh: '退签：退回给本岗位', en: 'Give a claimed task back to its post' },
    params,
    body: Type.Object({ reason: Type.Optional(words), expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id, taskId }, body }) =>
      changed(await releaseWork(db, services, actor, { caseId: id, taskId, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/tasks/:taskId/hand-over',
    permission: [work, reassign],
    summary: { zh: '转办给同事', en: 'Hand a task over to a colleague' },
    params,
    body: Type.Object({ to: uuid, reason: words, expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id, taskId }, body }) =>
      changed(await handOverWork(db, services, actor, { caseId: id, taskId, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/tasks/:taskId/delegate',
    permission: work,
    summary: { zh: '委托同事办，办完交回', en: 'Delegate a task; it comes back when it is done' },
    params,
    body: Type.Object({ to: uuid, reason: words, expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id, taskId }, body }) =>
      changed(await delegateWork(db, services, actor, { caseId: id, taskId, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/tasks/:taskId/end-delegation',
    permission: work,
    summary: { zh: '收回或退回委托', en: 'Take a delegated task back, or give it back undone' },
    params,
    body: Type.Object({ reason: Type.Optional(words), expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id, taskId }, body }) =>
      changed(await endDelegationOf(db, services, actor, { caseId: id, taskId, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/tasks/:taskId/ask',
    permission: work,
    summary: { zh: '加签：请同事提意见', en: 'Ask colleagues to co-sign with an opinion' },
    params,
    body: Type.Object({ to: Type.Array(uuid, { maxItems: 20 }), question: words, expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id, taskId }, body }) =>
      changed(await askSigners(db, services, actor, { caseId: id, taskId, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/tasks/:taskId/answer',
    permission: work,
    summary: { zh: '加签答复：同意或不同意', en: 'Answer as a co-signer: agree or disagree' },
    params,
    body: Type.Object({ agree: Type.Boolean(), opinion: Type.String({ maxLength: 4000 }), expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id, taskId }, body }) =>
      changed(await answerQuestion(db, services, actor, { caseId: id, taskId, ...body })),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/tasks/:taskId/withdraw-question',
    permission: work,
    summary: { zh: '收回还没答复的加签', en: 'Take back a question that is not answered yet' },
    params,
    body: Type.Object({ expectedVersion }),
    reply: ChangedCase,
    handler: async ({ db, services, actor, params: { id, taskId }, body }) =>
      changed(await withdrawQuestion(db, services, actor, { caseId: id, taskId, ...body })),
  }),
  route({
    method: 'GET',
    url: '/api/cases/:id/tasks/:taskId/colleagues',
    permission: [work, reassign],
    summary: { zh: '这个待办可以交给谁', en: 'Whom a task may go to' },
    params,
    query: Type.Object({
      purpose: Type.Union([Type.Literal('handOver'), Type.Literal('delegate'), Type.Literal('ask')]),
      q: Type.Optional(Type.String({ maxLength: 100 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    reply: Type.Object({ rows: Type.Array(ColleagueItem) }),
    handler: async ({ db, actor, params: { id, taskId }, query }) => ({
      rows: await listTaskColleagues(db, actor, { caseId: id, taskId, ...query, limit: query.limit ?? 20 }),
    }),
  }),
];
