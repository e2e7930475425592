import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { listMandatesOf } from './grants.ts';
import { giveMandate, listMandatesGiven, ownPartyOf, revokeMandate } from './mandates.ts';

const nullableText = Type.Union([Type.String(), Type.Null()]);

/** 授权代办: given by oneself, held from others. */
export const mandateRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/mandates',
    permission: 'signedIn',
    summary: { zh: '我可以替谁办', en: 'Whom I may act for' },
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          id: Type.String(),
          partyId: Type.String(),
          name: Type.String(),
          relation: Type.String(),
          validUntil: nullableText,
        }),
      ),
    }),
    handler: async ({ db, actor }) => {
      const own = await ownPartyOf(db, actor);
      return { rows: own ? await listMandatesOf(db, own) : [] };
    },
  }),
  route({
    method: 'GET',
    url: '/api/mandates/given',
    permission: 'signedIn',
    summary: { zh: '谁可以替我办', en: 'Who may act for me' },
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          id: Type.String(),
          partyId: Type.String(),
          name: Type.String(),
          idMasked: Type.String(),
          relation: Type.String(),
          validFrom: Type.String(),
          validUntil: nullableText,
        }),
      ),
    }),
    handler: async ({ db, actor }) => {
      const own = await ownPartyOf(db, actor);
      return { rows: own ? await listMandatesGiven(db, own) : [] };
    },
  }),
  route({
    method: 'POST',
    url: '/api/mandates',
    permission: 'signedIn',
    summary: { zh: '授权别人替我办', en: 'Let somebody act for me' },
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 200 }),
      idNumber: Type.String({ minLength: 1, maxLength: 40 }),
      relation: Type.String({ minLength: 1, maxLength: 50 }),
      validUntil: Type.String({ format: 'date' }),
    }),
    reply: Type.Object({ id: Type.String() }),
    status: 201,
    rateLimit: { max: 20, seconds: 3600 },
    handler: async ({ db, services, actor, body }) => ({ id: await giveMandate(db, services, actor, body) }),
  }),
  route({
    method: 'DELETE',
    url: '/api/mandates/:id',
    permission: 'signedIn',
    summary: { zh: '撤回授权', en: 'Revoke a mandate' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: Type.Object({ done: Type.Boolean() }),
    handler: async ({ db, actor, params }) => {
      await revokeMandate(db, actor, params.id);
      return { done: true };
    },
  }),
];
