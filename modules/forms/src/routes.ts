import { can } from '@onewindow/auth';
import { type Route, route } from '@onewindow/http';
import { Type } from 'typebox';
import { type FormDefinition, KEY_PATTERN } from './definition.ts';
import { formsErrors } from './errors.ts';
import { type FormVersion, getFormVersion, publishForm, saveFormDraft } from './form-versions.ts';
import { toJsonSchema } from './json-schema.ts';
import { formsPermissions } from './permissions.ts';
import { listForms, listFormVersions } from './queries.ts';
import { validateDefinition } from './validate-definition.ts';

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });
/** A definition is judged field by field by `validateDefinition`, which says what to mend; the schema alone could not. */
const AnyDefinition = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });

const Problem = Type.Object({
  path: Type.String(),
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
  zh: Type.String(),
  en: Type.String(),
  from: Type.Optional(Type.Integer()),
  to: Type.Optional(Type.Integer()),
});
const VersionReply = Type.Object({
  id: Type.String(),
  key: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  changedAt: Type.String({ format: 'date-time' }),
  changedBy: Type.String(),
  publishedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
  rowVersion: Type.Integer(),
  definition: Type.Unsafe<FormDefinition>({ type: 'object', additionalProperties: true }),
});
const row = {
  id: Type.String(),
  key: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  titleZh: Type.String(),
  titleEn: Type.String(),
  changedAt: Type.String({ format: 'date-time' }),
  changedBy: Type.String(),
};

function replyOf(version: FormVersion) {
  const { changedAt, publishedAt, ...rest } = version;
  return { ...rest, changedAt: changedAt.toISOString(), publishedAt: publishedAt?.toISOString() ?? null };
}

export const formsRoutes: Route[] = [
  route({
    method: 'GET',
    url: '/api/forms',
    permission: formsPermissions.edit,
    summary: { zh: '表单列表', en: 'Forms' },
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
      after: Type.Optional(Type.String({ maxLength: 500 })),
    }),
    reply: Type.Object({
      rows: Type.Array(Type.Object({ ...row, publishedVersion: Type.Union([Type.Integer(), Type.Null()]) })),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
    handler: async ({ db, query }) => {
      const { rows, next } = await listForms(db, { limit: query.limit ?? 50, after: query.after });
      return { rows: rows.map(form => ({ ...form, changedAt: form.changedAt.toISOString() })), next };
    },
  }),
  route({
    method: 'GET',
    url: '/api/forms/:id',
    permission: 'public',
    summary: { zh: '一版表单的定义', en: 'One version of a form' },
    params: Id,
    reply: VersionReply,
    handler: async ({ db, actor, params, reply }) => {
      const version = await getFormVersion(db, params.id);
      // A draft is nobody's business but that of those who edit forms; to others it does not exist.
      if (version.state === 'draft' && !can(actor, formsPermissions.edit)) throw formsErrors.notFound();
      reply.header('cache-control', version.state === 'published' ? 'public, max-age=31536000, immutable' : 'no-store');
      return replyOf(version);
    },
  }),
  route({
    method: 'GET',
    url: '/api/forms/:id/schema',
    permission: 'public',
    summary: { zh: '填写内容的 JSON Schema', en: 'JSON Schema of the answers' },
    params: Id,
    reply: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
    handler: async ({ db, actor, params }) => {
      const version = await getFormVersion(db, params.id);
      if (version.state === 'draft' && !can(actor, formsPermissions.edit)) throw formsErrors.notFound();
      return toJsonSchema(version.definition);
    },
  }),
  route({
    method: 'GET',
    url: '/api/form-versions/:key',
    permission: formsPermissions.edit,
    summary: { zh: '一份表单的各个版本', en: 'Versions of a form' },
    params: Type.Object({ key: Type.String({ pattern: KEY_PATTERN }) }),
    reply: Type.Object({ rows: Type.Array(Type.Object(row)) }),
    handler: async ({ db, params }) => ({
      rows: (await listFormVersions(db, params.key)).map(form => ({
        ...form,
        changedAt: form.changedAt.toISOString(),
      })),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/forms/validate',
    permission: formsPermissions.edit,
    summary: { zh: '检查表单定义，不保存', en: 'Check a form definition without keeping it' },
    body: Type.Object({ definition: AnyDefinition }),
    bodyLimit: 2_000_000,
    reply: Type.Object({ problems: Type.Array(Problem) }),
    handler: async ({ body }) => ({ problems: validateDefinition(body.definition) }),
  }),
  route({
    method: 'PUT',
    url: '/api/form-versions/:key/draft',
    permission: formsPermissions.edit,
    summary: { zh: '保存表单草稿', en: 'Keep the draft of a form' },
    params: Type.Object({ key: Type.String({ pattern: KEY_PATTERN }) }),
    body: Type.Object({ definition: AnyDefinition, expectedRowVersion: Type.Optional(Type.Integer()) }),
    bodyLimit: 2_000_000,
    reply: Type.Object({ draft: VersionReply, problems: Type.Array(Problem) }),
    handler: async ({ db, actor, params, body }) => {
      const { draft, problems } = await saveFormDraft(db, actor, { key: params.key, ...body });
      return { draft: replyOf(draft), problems };
    },
  }),
  route({
    method: 'POST',
    url: '/api/forms/:id/publish',
    permission: formsPermissions.publish,
    summary: { zh: '发布表单，发布后不可改', en: 'Publish a form; it cannot change afterwards' },
    params: Id,
    reply: VersionReply,
    handler: async ({ db, actor, params }) => replyOf(await publishForm(db, actor, params.id)),
  }),
];
