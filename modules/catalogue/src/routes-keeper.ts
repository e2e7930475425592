import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { createDraft } from './create-draft.ts';
import { type Draft, getDraft, licenceChoicesOf, problemsOfDraft } from './drafts.ts';
import { findItemsByLaw } from './legal-basis.ts';
import { ServiceItemOverrides } from './overrides.ts';
import { cataloguePermissions } from './permissions.ts';
import { cancelCatalogueItem, publishVersion, withdrawVersion } from './publish.ts';
import { EditedDraftReply, nullable, VersionReply } from './replies.ts';
import { approveDraft, returnDraft, submitForReview, takeBackDraft } from './review.ts';
import { code } from './routes-public.ts';
import { discardDraft, saveDraft } from './save-draft.ts';
import { saveOverrides } from './service-items.ts';
import { DraftContent } from './unfinished.ts';
import { diffVersions, findPredecessor, listVersions } from './versions.ts';

const id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const uuid = Type.String({ format: 'uuid' });
const reason = Type.String({ minLength: 2, maxLength: 1000 });
const done = Type.Object({ done: Type.Literal(true) });

/** A draft as its editor needs it: its problems, and what differs from the version that it will replace. */
export async function edited(db: Db, actor: Actor, draftId: string, draft?: Draft) {
  const found = draft ?? (await getDraft(db, actor, draftId));
  const before = await findPredecessor(db, found.id);
  return {
    draft: found,
    problems: problemsOfDraft(found, await licenceChoicesOf(db, found)),
    previous: before ?? null,
    differences: before ? await diffVersions(db, before.id, found.id) : [],
  };
}

export const keeperRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/items/:code/versions',
    permission: cataloguePermissions.read,
    summary: { zh: '事项的全部版本', en: 'All versions of an item' },
    params: code,
    reply: Type.Object({ rows: Type.Array(VersionReply) }),
    handler: async ({ db, params }) => ({ rows: await listVersions(db, { basicCode: params.code }) }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/laws',
    permission: cataloguePermissions.read,
    summary: { zh: '哪些事项引用了这部法', en: 'Items that rest on a law' },
    query: Type.Object({
      law: Type.String({ minLength: 2, maxLength: 200 }),
      article: Type.Optional(Type.String({ maxLength: 60 })),
    }),
    reply: Type.Object({
      rows: Type.Array(
        Type.Object({
          basicCode: Type.String(),
          name: Type.String(),
          element: Type.String(),
          article: Type.String(),
          verified: Type.Boolean(),
          staleRisk: nullable(Type.String()),
        }),
      ),
    }),
    handler: async ({ db, query }) => ({
      rows: await findItemsByLaw(db, { law: query.law, ...(query.article && { article: query.article }) }),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/drafts',
    permission: cataloguePermissions.edit,
    summary: { zh: '开一份草稿', en: 'Begin a draft' },
    body: Type.Object({
      basicCode: Type.String({ pattern: '^\\d{12}$' }),
      level: Type.Optional(Type.String({ pattern: '^[1-7]$' })),
      serviceItemId: Type.Optional(uuid),
    }),
    reply: EditedDraftReply,
    async handler({ db, actor, body }) {
      const draft = await createDraft(db, actor, body);
      return edited(db, actor, draft.id, draft);
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/drafts/:id',
    permission: [cataloguePermissions.read, cataloguePermissions.edit],
    summary: { zh: '草稿', en: 'A draft' },
    params: id,
    reply: EditedDraftReply,
    handler: ({ db, actor, params }) => edited(db, actor, params.id),
  }),
  route({
    method: 'PUT',
    url: '/api/catalogue/drafts/:id',
    permission: cataloguePermissions.edit,
    summary: { zh: '存草稿', en: 'Save a draft' },
    params: id,
    body: Type.Object({
      revision: Type.Integer({ minimum: 1 }),
      content: DraftContent,
      formVersionId: Type.Optional(nullable(uuid)),
      processVersionId: Type.Optional(nullable(uuid)),
      licenceType: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
    }),
    reply: EditedDraftReply,
    bodyLimit: 2_000_000,
    async handler({ db, actor, params, body }) {
      const { draft } = await saveDraft(db, actor, { id: params.id, ...body });
      return edited(db, actor, params.id, draft);
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/catalogue/drafts/:id',
    permission: cataloguePermissions.edit,
    summary: { zh: '丢弃草稿', en: 'Discard a draft' },
    params: id,
    reply: done,
    async handler({ db, actor, params }) {
      await discardDraft(db, actor, { id: params.id });
      return { done: true as const };
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/drafts/:id/submit',
    permission: cataloguePermissions.edit,
    summary: { zh: '提交审核', en: 'Submit for review' },
    params: id,
    body: Type.Object({ revision: Type.Integer({ minimum: 1 }) }),
    reply: EditedDraftReply,
    async handler({ db, actor, params, body }) {
      const draft = await submitForReview(db, actor, { id: params.id, revision: body.revision });
      return edited(db, actor, params.id, draft);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/drafts/:id/take-back',
    permission: cataloguePermissions.edit,
    summary: { zh: '撤回送审', en: 'Take back from review' },
    params: id,
    reply: EditedDraftReply,
    async handler({ db, actor, params }) {
      const draft = await takeBackDraft(db, actor, { id: params.id });
      return edited(db, actor, params.id, draft);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/drafts/:id/return',
    permission: cataloguePermissions.review,
    summary: { zh: '退回修改', en: 'Return to the editor' },
    params: id,
    body: Type.Object({ reason }),
    reply: done,
    async handler({ db, actor, params, body }) {
      await returnDraft(db, actor, { id: params.id, reason: body.reason });
      return { done: true as const };
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/drafts/:id/approve',
    permission: cataloguePermissions.review,
    summary: { zh: '审核通过', en: 'Approve' },
    params: id,
    body: Type.Optional(Type.Object({ revision: Type.Optional(Type.Integer({ minimum: 1 })) })),
    reply: done,
    async handler({ db, actor, params, body }) {
      await approveDraft(db, actor, { id: params.id, revision: body?.revision });
      return { done: true as const };
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/drafts/:id/publish',
    permission: cataloguePermissions.publish,
    summary: { zh: '发布', en: 'Publish' },
    params: id,
    body: Type.Object({ effectiveFrom: Type.String({ format: 'date' }) }),
    reply: Type.Object({
      id: Type.String(),
      basicCode: Type.String(),
      version: Type.Integer(),
      effectiveFrom: Type.String(),
    }),
    handler: ({ db, actor, params, body, services }) =>
      publishVersion(db, actor, { id: params.id, effectiveFrom: body.effectiveFrom, today: services.today() }),
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/versions/:id/withdraw',
    permission: cataloguePermissions.publish,
    summary: { zh: '撤下', en: 'Withdraw' },
    params: id,
    body: Type.Object({ reason }),
    reply: done,
    async handler({ db, actor, params, body, services }) {
      await withdrawVersion(db, actor, { id: params.id, reason: body.reason, today: services.today() });
      return { done: true as const };
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/items/:code/cancel',
    permission: cataloguePermissions.publish,
    summary: { zh: '取消事项', en: 'Cancel an item' },
    params: code,
    body: Type.Object({ reason }),
    reply: done,
    async handler({ db, actor, params, body, services }) {
      await cancelCatalogueItem(db, actor, { basicCode: params.code, reason: body.reason, on: services.today() });
      return { done: true as const };
    },
  }),
  route({
    method: 'PUT',
    url: '/api/catalogue/service-items/:id/overrides',
    permission: cataloguePermissions.edit,
    summary: { zh: '本地的地点、电话和更短的承诺', en: 'Local places, telephones and a shorter promise' },
    params: id,
    body: Type.Object({ revision: Type.Integer({ minimum: 1 }), overrides: ServiceItemOverrides }),
    reply: done,
    async handler({ db, actor, params, body }) {
      await saveOverrides(db, actor, { serviceItemId: params.id, ...body });
      return { done: true as const };
    },
  }),
];
