import { can, requirePermission } from '@onewindow/auth';
import { filterText, listQuery, listReply } from '@onewindow/console-kit/list-contract';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { beginUploadedImport, discardImport, requireIdle } from './national/import-commands.ts';
import {
  countImportProblems,
  exportProblems,
  listImportProblems,
  listProblemKinds,
} from './national/import-problems.ts';
import { getImportProgress, listImportedRows, listImports } from './national/import-status.ts';
import { queueImport } from './national/jobs.ts';
import { stageImport } from './national/stage.ts';
import { exampleOf, listColumns } from './national/template.ts';
import { cataloguePermissions } from './permissions.ts';
import {
  ImportEntryReply,
  ImportedRowReply,
  ImportProblemReply,
  ImportReply,
  next,
  ProblemKindReply,
} from './replies.ts';
import { download, format } from './routes-export.ts';
import { paging } from './routes-public.ts';

const id = Type.Object({ id: Type.String({ format: 'uuid' }) });
const section = Type.Optional(
  Type.Union(['basic', 'bylaw', 'material', 'window', 'fee', 'qa', 'special'].map(name => Type.Literal(name))),
);
const problemFilters = { severity: filterText, section: filterText, field: filterText, code: filterText };
const permission = cataloguePermissions.import;

export const importRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/catalogue/imports',
    permission,
    summary: { zh: '导入记录', en: 'The history of imports' },
    query: Type.Object(paging),
    reply: Type.Object({ rows: Type.Array(ImportEntryReply), next }),
    handler: ({ db, query: { limit = 20, after } }) => listImports(db, { limit, after }),
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/imports',
    permission,
    summary: {
      zh: '导入事项（国家标准列名，正文是文件本身）：先接收并试导入',
      en: 'Import service items (national column names, the body is the file): received and checked first',
    },
    query: Type.Object({
      format,
      /** Publish at once instead of making drafts; needs the permission to publish too. */
      publish: Type.Optional(Type.Boolean()),
      section,
    }),
    reply: ImportReply,
    async handler({ db, actor, query, request }) {
      if (query.publish) requirePermission(actor, cataloguePermissions.publish);
      const importId = await stageImport(db, actor, {
        files: [{ stream: request.raw, format: query.format, section: query.section ?? 'basic' }],
        publish: query.publish ?? false,
      });
      await queueImport(db, actor, { importId, apply: false });
      return getImportProgress(db, importId);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/imports/uploaded',
    permission,
    summary: {
      zh: '导入一个已上传的文件（/api/uploads，用途 catalogue.import）：读取并试导入',
      en: 'Import a file that was uploaded (/api/uploads, purpose catalogue.import): read and checked first',
    },
    body: Type.Object({
      fileId: Type.String({ format: 'uuid' }),
      publish: Type.Optional(Type.Boolean()),
      section,
    }),
    reply: ImportReply,
    async handler({ db, actor, body }) {
      if (body.publish) requirePermission(actor, cataloguePermissions.publish);
      const importId = await beginUploadedImport(db, actor, body);
      return getImportProgress(db, importId);
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/imports/:id',
    permission,
    summary: { zh: '导入的进度和结果', en: 'Progress and outcome of an import' },
    params: id,
    reply: ImportReply,
    handler: ({ db, params }) => getImportProgress(db, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/imports/:id/problems',
    permission,
    summary: { zh: '逐行逐列的问题', en: 'What is wrong, by row and column' },
    params: id,
    query: listQuery(problemFilters),
    reply: listReply(ImportProblemReply),
    async handler({ db, params, query: { limit = 100, after, sort: _, ids: __, columns: ___, ...filter } }) {
      const page = await listImportProblems(db, params.id, { limit, after, filter });
      return { ...page, total: { value: await countImportProblems(db, params.id, filter), estimated: false } };
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/imports/:id/problems/kinds',
    permission,
    summary: { zh: '问题有哪几种，各有多少', en: 'The kinds of problems and how often each occurs' },
    params: id,
    reply: Type.Object({ rows: Type.Array(ProblemKindReply) }),
    handler: async ({ db, params }) => ({ rows: await listProblemKinds(db, params.id) }),
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/imports/:id/problems/export',
    permission,
    summary: { zh: '问题清单（CSV）', en: 'The problems as CSV' },
    params: id,
    query: listQuery(problemFilters),
    reply: null,
    async handler({
      db,
      params,
      query: { limit: _, after: __, sort: ___, ids: ____, columns: _____, ...filter },
      reply,
    }) {
      await getImportProgress(db, params.id);
      return download(reply, {
        name: `import-problems-${params.id.slice(-8)}`,
        format: 'csv',
        parts: exportProblems(db, params.id, filter),
      });
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/imports/:id/items',
    permission,
    summary: { zh: '文件里的事项各会怎样，产生了哪一版', en: 'What becomes of each item, and the version made of it' },
    params: id,
    query: Type.Object({
      ...paging,
      action: Type.Optional(
        Type.Union(['create', 'update', 'unchanged', 'refuse'].map(action => Type.Literal(action))),
      ),
    }),
    reply: Type.Object({ rows: Type.Array(ImportedRowReply), next }),
    handler: ({ db, params, query: { limit = 50, after, action } }) =>
      listImportedRows(db, { importId: params.id, action, page: { limit, after } }),
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/imports/:id/check',
    permission,
    summary: {
      zh: '再试导入一次（例如先登记了机构）',
      en: 'Check once more (say, after an organisation was registered)',
    },
    params: id,
    reply: ImportReply,
    async handler({ db, actor, params }) {
      await requireIdle(db, params.id, ['staged', 'checked']);
      await queueImport(db, actor, { importId: params.id, apply: false });
      return getImportProgress(db, params.id);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/imports/:id/apply',
    permission,
    summary: { zh: '导入没有问题的行', en: 'Import the rows without problems' },
    params: id,
    reply: ImportReply,
    async handler({ db, actor, params }) {
      const { publish } = await requireIdle(db, params.id, ['checked', 'applied']);
      if (publish && !can(actor, cataloguePermissions.publish)) requirePermission(actor, cataloguePermissions.publish);
      await queueImport(db, actor, { importId: params.id, apply: true });
      return getImportProgress(db, params.id);
    },
  }),
  route({
    method: 'POST',
    url: '/api/catalogue/imports/:id/discard',
    permission,
    summary: { zh: '丢弃一次没有导入的文件', en: 'Discard a file that was not imported' },
    params: id,
    reply: ImportReply,
    async handler({ db, actor, params }) {
      await discardImport(db, actor, params.id);
      return getImportProgress(db, params.id);
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/import-template',
    permission,
    summary: { zh: '导入模板（全部列）和样例', en: 'Template with all columns, and an example' },
    query: Type.Object({ format, example: Type.Optional(Type.Boolean()) }),
    reply: null,
    async handler({ db, query: { format: kind, example = false }, reply }) {
      return download(reply, {
        name: example ? 'items-example' : 'items-template',
        format: kind,
        parts: exampleOf(db, { format: kind, example }),
      });
    },
  }),
  route({
    method: 'GET',
    url: '/api/catalogue/import-columns',
    permission,
    summary: {
      zh: '各列的意思、是否必填、可填的代码',
      en: 'What each column means, whether it is needed, and its codes',
    },
    reply: Type.Object({
      tables: Type.Array(
        Type.Object({
          name: Type.String(),
          zh: Type.String(),
          list: Type.String(),
          columns: Type.Array(
            Type.Object({
              name: Type.String(),
              zh: Type.String(),
              required: Type.Boolean(),
              several: Type.Boolean(),
              codes: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
            }),
          ),
        }),
      ),
    }),
    handler: async () => ({ tables: listColumns() }),
  }),
];
