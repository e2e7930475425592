import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { confirmCard, withdrawCard } from './cards/decide-card.ts';
import { explainCard } from './cards/explain-card.ts';
import { requestExplanation } from './cards/request-explanation.ts';
import { CardChangedReply, UrgeItem } from './contract.ts';
import { supervisionPermissions } from './permissions.ts';
import { toUrgeItem } from './reply.ts';
import { listUrges } from './urges/list-urges.ts';
import { answerUrge, urgeCase } from './urges/urge-case.ts';

const id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const version = Type.Integer({ minimum: 1 });
const words = Type.String({ maxLength: 2000 });

export const commandRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/supervision/cards/:id/request-explanation',
    permission: supervisionPermissions.confirm,
    summary: { zh: '要求部门说明', en: 'Ask the department to explain' },
    params: id,
    body: Type.Object({ version, question: Type.Optional(words) }),
    reply: CardChangedReply,
    handler: ({ db, services, actor, params, body }) =>
      requestExplanation(db, services, actor, {
        cardId: params.id,
        expectedVersion: body.version,
        question: body.question,
      }),
  }),
  route({
    method: 'POST',
    url: '/api/supervision/cards/:id/explain',
    permission: supervisionPermissions.explain,
    summary: { zh: '部门说明', en: 'Explain a card' },
    params: id,
    body: Type.Object({ version, text: words }),
    reply: CardChangedReply,
    handler: ({ db, services, actor, params, body }) =>
      explainCard(db, services, actor, { cardId: params.id, expectedVersion: body.version, text: body.text }),
  }),
  route({
    method: 'POST',
    url: '/api/supervision/cards/:id/confirm',
    permission: supervisionPermissions.confirm,
    summary: { zh: '确认监察牌', en: 'Confirm a card' },
    params: id,
    body: Type.Object({ version, decision: Type.Optional(words) }),
    reply: CardChangedReply,
    handler: ({ db, services, actor, params, body }) =>
      confirmCard(db, services, actor, { cardId: params.id, expectedVersion: body.version, decision: body.decision }),
  }),
  route({
    method: 'POST',
    url: '/api/supervision/cards/:id/withdraw',
    permission: supervisionPermissions.confirm,
    summary: { zh: '撤销监察牌', en: 'Withdraw a card' },
    params: id,
    body: Type.Object({ version, reason: words }),
    reply: CardChangedReply,
    handler: ({ db, services, actor, params, body }) =>
      withdrawCard(db, services, actor, { cardId: params.id, expectedVersion: body.version, reason: body.reason }),
  }),
  route({
    method: 'POST',
    url: '/api/supervision/cases/:id/urge',
    permission: supervisionPermissions.urge,
    summary: { zh: '督办一个办件', en: 'Urge a case' },
    params: id,
    body: Type.Object({
      content: words,
      cardId: Type.Optional(Type.String({ format: 'uuid' })),
      answerDueOn: Type.Optional(Type.String({ format: 'date' })),
    }),
    reply: Type.Object({ id: Type.String(), answerDueOn: Type.String() }),
    handler: ({ db, services, actor, params, body }) => urgeCase(db, services, actor, { caseId: params.id, ...body }),
  }),
  route({
    method: 'GET',
    url: '/api/supervision/urges',
    permission: supervisionPermissions.read,
    summary: { zh: '督办列表', en: 'List what was urged' },
    query: Type.Object({
      state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('answered')])),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      after: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    reply: Type.Object({ rows: Type.Array(UrgeItem), next: Type.Union([Type.String(), Type.Null()]) }),
    handler: async ({ db, services, actor, query }) => {
      const page = await listUrges(db, actor, {
        state: query.state ?? 'open',
        page: { limit: query.limit ?? 50, after: query.after },
      });
      return { rows: page.rows.map(row => toUrgeItem(row, services.today())), next: page.next };
    },
  }),
  route({
    method: 'POST',
    url: '/api/supervision/urges/:id/answer',
    permission: supervisionPermissions.explain,
    summary: { zh: '督办反馈', en: 'Answer an urging' },
    params: id,
    body: Type.Object({ version, text: words }),
    reply: Type.Object({ version: Type.Integer() }),
    handler: ({ db, services, actor, params, body }) =>
      answerUrge(db, services, actor, { urgeId: params.id, expectedVersion: body.version, text: body.text }),
  }),
];
