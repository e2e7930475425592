import { inTransaction } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { type Route, route } from '@onewindow/http';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { Template, TemplateContent, TemplateSummary } from './contract.ts';
import { canReadDocument, type DocumentRecord, getDocument } from './documents.ts';
import { documentErrors } from './errors.ts';
import { documentPermissions } from './permissions.ts';
import { renderDocument, renderDocumentForReference } from './render/render.ts';
import {
  getTemplateVersions,
  listTemplates,
  previewTemplate,
  publishTemplate,
  saveTemplateDraft,
} from './templates.ts';

const Kind = Type.Object({ kind: Type.String({ maxLength: 60 }) });
const Language = Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')]));

/** A template keeper may be an editor, a publisher or both. */
const keeper = [documentPermissions.editTemplates, documentPermissions.publishTemplates] as const;

export const documentRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/documents/:id/pdf',
    permission: 'signedIn',
    summary: { zh: '文书 PDF', en: 'A document as PDF' },
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    query: Type.Object({
      language: Language,
      download: Type.Optional(Type.Union([Type.Literal('0'), Type.Literal('1')])),
    }),
    reply: null,
    async handler({ db, actor, params, query, services, reply }) {
      const document = await getDocument(db, params.id);
      if (!(await canReadDocument(db, actor, document))) throw documentErrors.notFound();
      const english = query.language === 'en';
      const bytes = english
        ? await renderDocumentForReference(services, document.id)
        : await renderDocument(services, document.id);
      if (actor.kind === 'staff' && document.partyId !== null) {
        await inTransaction(db, tx =>
          appendEvent(tx, actor, {
            type: 'documents.read',
            subject: { kind: 'document', id: document.id },
            caseId: document.caseId,
            partyId: document.partyId,
            data: { number: document.number, title: document.title },
          }),
        );
      }
      return sendPdf(reply, bytes, fileName(document, english), query.download === '1');
    },
  }),
  route({
    method: 'GET',
    url: '/api/document-templates',
    permission: keeper,
    summary: { zh: '文书模板', en: 'Document templates' },
    reply: Type.Array(TemplateSummary),
    handler({ db }) {
      return listTemplates(db);
    },
  }),
  route({
    method: 'GET',
    url: '/api/document-templates/:kind',
    permission: keeper,
    summary: { zh: '一种文书的各个版本', en: 'The versions of one kind of document' },
    params: Kind,
    reply: Type.Array(Template),
    handler({ db, params }) {
      return getTemplateVersions(db, params.kind);
    },
  }),
  route({
    method: 'PUT',
    url: '/api/document-templates/:kind/draft',
    permission: documentPermissions.editTemplates,
    summary: { zh: '保存模板草稿', en: 'Save the draft of a template' },
    params: Kind,
    body: Type.Object({
      content: TemplateContent,
      note: Type.String({ maxLength: 500 }),
      revision: Type.Integer({ minimum: 0 }),
    }),
    reply: Template,
    handler: ({ db, actor, params, body }) => saveTemplateDraft(db, actor, { kind: params.kind, ...body }),
  }),
  route({
    method: 'POST',
    url: '/api/document-templates/:kind/publish',
    permission: documentPermissions.publishTemplates,
    summary: { zh: '发布模板草稿', en: 'Publish the draft of a template' },
    params: Kind,
    reply: Template,
    handler: ({ db, actor, params }) => publishTemplate(db, actor, params.kind),
  }),
  route({
    method: 'POST',
    url: '/api/document-templates/:kind/preview',
    permission: documentPermissions.editTemplates,
    summary: { zh: '预览模板', en: 'Preview a template' },
    params: Kind,
    query: Type.Object({ language: Language }),
    body: TemplateContent,
    reply: null,
    rateLimit: { max: 60, seconds: 60 },
    async handler({ params, query, body, reply }) {
      const bytes = await previewTemplate(params.kind, body, query.language ?? 'zh');
      return sendPdf(reply, Buffer.from(bytes), `${params.kind}.pdf`, false);
    },
  }),
];

function fileName(document: DocumentRecord, english: boolean): string {
  return `${document.title} ${document.number}${english ? ' (English)' : ''}.pdf`;
}

function sendPdf(reply: FastifyReply, bytes: Buffer, name: string, download: boolean): FastifyReply {
  const disposition = download ? 'attachment' : 'inline';
  return (
    reply
      .type('application/pdf')
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      // A browser's own viewer counts as a plug-in of the document that it shows.
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'",
      )
      .send(bytes)
  );
}
