import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { ContactItem, InvitationBody, InvitationReply, RatedReply, RatingBody, RatingWindowItem } from './contract.ts';
import { askForRating, takeBackInvitation } from './invitations/ask.ts';
import { ratingPermissions } from './permissions.ts';
import { rateCase } from './rate-case.ts';
import { listAskedContacts, listContacts } from './rated-contacts.ts';
import { toAskedItem, toContactItem } from './reply.ts';
import { listOwnWindows } from './windows.ts';

const id = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** Rating one contact: by the applicant, by staff who were told, or on the page that a window opens for her. */
export const contactRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/cases/:id/ratings',
    permission: [ratingPermissions.rate, ratingPermissions.collect],
    summary: { zh: '一个办件的历次服务和评价', en: 'The contacts of a case and their ratings' },
    params: id,
    reply: Type.Object({ contacts: Type.Array(ContactItem) }),
    handler: async ({ db, services, actor, params }) => ({
      contacts:
        actor.kind === 'staff' || actor.kind === 'system'
          ? (await listAskedContacts(db, services, actor, params.id)).map(toAskedItem)
          : (await listContacts(db, actor, params.id)).map(toContactItem),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/ratings',
    permission: [ratingPermissions.rate, ratingPermissions.collect],
    summary: {
      zh: '评价一次服务；工作人员替人录入要留痕',
      en: 'Rate one contact; staff who enter it leave their name',
    },
    params: id,
    body: RatingBody,
    reply: RatedReply,
    rateLimit: { max: 60, seconds: 60 },
    handler: ({ db, services, actor, params, body }) => rateCase(db, services, actor, { caseId: params.id, ...body }),
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/rating-invitations',
    permission: ratingPermissions.collect,
    summary: { zh: '请群众评价：打开一次服务的评价页', en: 'Open the page on which a visit is rated' },
    params: id,
    body: InvitationBody,
    reply: InvitationReply,
    rateLimit: { max: 60, seconds: 60 },
    handler: async ({ db, services, actor, params, body }) => {
      const { expiresAt, ...invitation } = await askForRating(db, services, actor, { caseId: params.id, ...body });
      return { ...invitation, expiresAt: expiresAt.toISOString() };
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/rating-invitations/:id',
    permission: ratingPermissions.collect,
    summary: { zh: '收回自己打开的评价页', en: 'Take back a page that one opened' },
    params: id,
    reply: Type.Object({ ended: Type.Boolean() }),
    handler: ({ db, services, actor, params }) => takeBackInvitation(db, services, actor, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/rating-windows',
    permission: ratingPermissions.collect,
    summary: { zh: '本单位所在大厅的窗口', en: 'The windows of the halls of one’s own division' },
    reply: Type.Object({ rows: Type.Array(RatingWindowItem) }),
    handler: async ({ db, actor }) => ({
      rows: (await listOwnWindows(db, actor)).map(({ id, number, zone, centreName }) => ({
        id,
        number,
        zone,
        centreName,
      })),
    }),
  }),
];
