import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { stageCorrectionFile, unstageCorrectionFile } from './acceptance/stage-correction.ts';
import { savePage } from './drafts/save-page.ts';
import { casePermissions } from './permissions.ts';
import { getMatter } from './queries/get-matter.ts';
import { renderReceipt } from './submit/render-receipt.ts';

const id = Type.String({ format: 'uuid' });
const permission = [casePermissions.apply, casePermissions.receive] as const;

/** What the portal's islands and links call. */
export const portalRoutes: Route[] = [
  route({
    method: 'PUT',
    url: '/api/applications/:id/pages/:page',
    permission,
    summary: { zh: '自动保存表单的一页', en: 'Save one page of a form as it stands' },
    params: Type.Object({ id, page: Type.String({ maxLength: 80 }) }),
    body: Type.Object({
      /** The page's form, URL-encoded as a browser would post it. */
      posted: Type.String({ maxLength: 500_000 }),
      expectedVersion: Type.Optional(Type.Integer()),
    }),
    reply: Type.Object({ version: Type.Integer(), savedAt: Type.String() }),
    handler: async ({ db, services, actor, params, body }) => {
      const { draft } = await savePage(db, services, actor, { ...params, ...body });
      return { version: draft.version, savedAt: draft.savedAt.toISOString() };
    },
  }),
  route({
    method: 'POST',
    url: '/api/cases/:id/correction-files',
    permission,
    summary: { zh: '补正时先放一个文件', en: 'Put a file beside a case for its correction' },
    params: Type.Object({ id }),
    body: Type.Object({
      slot: Type.String({ maxLength: 100 }),
      fileId: id,
      name: Type.String({ minLength: 1, maxLength: 500 }),
    }),
    reply: Type.Object({ id: Type.String() }),
    handler: ({ db, services, actor, params, body }) =>
      stageCorrectionFile(db, services, actor, { caseId: params.id, ...body }),
  }),
  route({
    method: 'DELETE',
    url: '/api/cases/:id/correction-files/:materialId',
    permission,
    summary: { zh: '补正前拿回一个文件', en: 'Take such a file back' },
    params: Type.Object({ id, materialId: id }),
    reply: Type.Object({ done: Type.Boolean() }),
    handler: async ({ db, services, actor, params }) => {
      await unstageCorrectionFile(db, services, actor, { caseId: params.id, materialId: params.materialId });
      return { done: true };
    },
  }),
  route({
    method: 'GET',
    url: '/api/matters/:code/receipt',
    permission: [casePermissions.readOwn, casePermissions.read],
    summary: { zh: '申请回执（PDF）', en: 'Receipt of an application (PDF)' },
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    query: Type.Object({ language: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) }),
    reply: null,
    handler: async ({ db, services, actor, params, query, reply }) => {
      const matter = await getMatter(db, actor, params.code);
      const bytes = await renderReceipt(services, matter, query.language ?? 'zh');
      const name = encodeURIComponent(`回执 ${matter.queryCode}.pdf`);
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('cache-control', 'private, no-store')
        .send(bytes);
    },
  }),
];
