import { Readable } from 'node:stream';
import { can, requirePermission } from '@onewindow/auth';
import { type Route, route } from '@onewindow/http';
import { addJob } from '@onewindow/jobs';
import { Type } from 'typebox';
import { personOf } from './drafts.ts';
import { exportItems } from './national/export.ts';
import { getImportProgress, listImportProblems } from './national/import-status.ts';
import { importJob } from './national/jobs.ts';
import { stageImport } from './national/stage.ts';
import { cataloguePermissions } from './permissions.ts';
import { ImportProblemReply, ImportReply, next } from './replies.ts';
import { paging } from './routes-public.ts';

const id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const format = Type.Union([Type.Literal('csv'), Type.Literal('json')]);

export const importRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/catalogue/imports',
    permission: cataloguePermissions.import,
    summary: {
      zh: '导入事项（国家标准列名，正文是文件本身）：先接收并试导入',
      en: 'Import service items (national column names, the body is the file): received and checked first',
    },
    query: Type.Object({
      format,
      /** Publish at once instead of making drafts; needs the permission to publish too. */
      publish: Type.Optional(Type.Boolean()),
      section: Type.Optional(
        Type.Union(['basic', 'bylaw', 'material', 'window', 'fee', 'qa', 'special'].map(name => Type.Literal(name))),
      ),
    }),
    reply: ImportReply,
    async handler({ db, actor, query, request }) {
      if (query.publish) requirePermission(actor, cataloguePermissions.publish);
      const importId = await stageImport(db, actor, {
        files: [{ stream: request.raw, format: query.format, section: query.section ?? 'basic' }],
        publish: query.publish ?? false,
      });
      await addJob(db, importJob.name, { importId, apply: false, person: personOf(actor), name: actor.name });
      return getImportProgress(db, importId);
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/imports/:id',
    permission: cataloguePermissions.import,
    summary: { zh: '导入的进度和结果', en: 'Progress and outcome of an import' },
    params: id,
    reply: ImportReply,
    handler: ({ db, params }) => getImportProgress(db, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/imports/:id/problems',
    permission: cataloguePermissions.import,
    summary: { zh: '逐行逐列的问题', en: 'What is wrong, by row and column' },
    params: id,
    query: Type.Object(paging),
    reply: Type.Object({ rows: Type.Array(ImportProblemReply), next }),
    handler: ({ db, params, query }) =>
      listImportProblems(db, params.id, { limit: query.limit ?? 100, after: query.after }),
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/imports/:id/apply',
    permission: cataloguePermissions.import,
    summary: { zh: '导入没有问题的行', en: 'Import the rows without problems' },
    params: id,
    reply: ImportReply,
    async handler({ db, actor, params }) {
      const progress = await getImportProgress(db, params.id);
      if (progress.publish && !can(actor, cataloguePermissions.publish))
        requirePermission(actor, cataloguePermissions.publish);
      await addJob(db, importJob.name, { importId: params.id, apply: true, person: personOf(actor), name: actor.name });
      return progress;
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/export',
    permission: cataloguePermissions.export,
    summary: { zh: '导出事项（国家标准列名）', en: 'Export service items (national column names)' },
    query: Type.Object({
      format,
      organType: Type.Optional(Type.String({ maxLength: 60 })),
      division: Type.Optional(Type.String({ pattern: '^\\d{12}$' })),
    }),
    reply: null,
    async handler({ db, query, reply }) {
      const { format: kind, organType, division } = query;
      reply.header('content-type', kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8');
      reply.header('content-disposition', `attachment; filename="items.${kind === 'csv' ? 'csv' : 'ndjson'}"`);
      return reply.send(
        Readable.from(exportItems(db, { format: kind, filter: { organType, divisionCode: division } })),
      );
    },
  }),
];
