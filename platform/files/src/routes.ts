import { httpErrors, type Route, route } from '@onewindow/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { getReadableFile } from './access.ts';
import { sendFile } from './download.ts';
import { fileErrors } from './errors.ts';
import { receiveForm } from './form.ts';
import { purposeOf } from './purposes.ts';
import type { StoredFile } from './receive.ts';
import { appendToUpload, cancelUpload, createUpload, getUpload, type Upload } from './uploads.ts';

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) });

const FileReply = Type.Object({
  id: Type.String(),
  name: Type.String(),
  mediaType: Type.String(),
  bytes: Type.Integer(),
  sha256: Type.String(),
  pages: Type.Union([Type.Integer(), Type.Null()]),
  warnings: Type.Array(Type.String()),
});

const UploadReply = Type.Object({
  id: Type.String(),
  name: Type.String(),
  bytes: Type.Integer(),
  offset: Type.Integer({ description: '已安全收到的字节数 bytes that are safe; the next chunk begins here' }),
  state: Type.Union([Type.Literal('receiving'), Type.Literal('complete')]),
  expiresAt: Type.String(),
  file: Type.Union([FileReply, Type.Null()]),
});

/** Resumable uploads in the manner of tus 1.0 (offset in `Upload-Offset`), single-shot forms, downloads. */
export const fileRoutes: Route[] = [
  route({
    method: 'POST',
    url: '/api/uploads',
    permission: 'signedIn',
    summary: { zh: '开始上传一个文件', en: 'Begin to upload a file' },
    rateLimit: { max: 600, seconds: 3600 },
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 1000 }),
      bytes: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
      sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
      purpose: Type.Optional(Type.String({ pattern: '^[a-zA-Z.]{1,60}$' })),
    }),
    reply: UploadReply,
    status: 201,
    async handler({ services, actor, body, reply }) {
      const upload = await createUpload(services, actor, body);
      reply.header('location', `/api/uploads/${upload.id}`);
      return tell(reply, upload);
    },
  }),
  route({
    method: 'GET',
    url: '/api/uploads/:id',
    permission: 'signedIn',
    summary: { zh: '上传到哪里了', en: 'How far an upload has got' },
    params: Id,
    reply: UploadReply,
    async handler({ services, actor, params, reply }) {
      return tell(reply, await getUpload(services.db, actor, params.id));
    },
  }),
  route({
    method: 'PATCH',
    url: '/api/uploads/:id',
    permission: 'signedIn',
    summary: { zh: '从 Upload-Offset 处继续上传', en: 'Go on uploading from Upload-Offset' },
    params: Id,
    reply: UploadReply,
    async handler({ services, actor, params, request, reply }) {
      const offset = offsetOf(request);
      const upload = await appendToUpload(services, actor, { id: params.id, offset, source: request.raw });
      return tell(reply, upload);
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/uploads/:id',
    permission: 'signedIn',
    summary: { zh: '放弃上传', en: 'Give an upload up' },
    params: Id,
    reply: Type.Object({}),
    async handler({ services, actor, params }) {
      await cancelUpload(services, actor, params.id);
      return {};
    },
  }),
  route({
    method: 'POST',
    url: '/api/files',
    permission: 'signedIn',
    summary: { zh: '一次上传（multipart 表单）', en: 'Upload in one go (multipart form)' },
    rateLimit: { max: 600, seconds: 3600 },
    query: Type.Object({ purpose: Type.Optional(Type.String({ pattern: '^[a-zA-Z.]{1,60}$' })) }),
    reply: Type.Object({ files: Type.Array(FileReply) }),
    status: 201,
    async handler({ services, actor, query, request }) {
      const limits = purposeOf(query.purpose ?? 'document', services.config);
      const form = await receiveForm(services, { actor, request: request.raw, limits });
      const refusal = form.refused[0];
      if (refusal) throw refusal.error;
      if (form.files.length === 0) throw fileErrors.noFile();
      return { files: form.files.map(({ file }) => fileReply(file)) };
    },
  }),
  route({
    method: 'GET',
    url: '/api/files/:id',
    permission: 'public',
    summary: { zh: '查看或下载文件', en: 'View or download a file' },
    params: Id,
    query: Type.Object({ download: Type.Optional(Type.Literal('1')) }),
    reply: null,
    async handler({ services, actor, params, query, request, reply }) {
      const file = await getReadableFile(services.db, actor, params.id);
      return sendFile(services, { file, request, reply, download: query.download === '1' });
    },
  }),
];

function tell(reply: FastifyReply, upload: Upload) {
  reply.headers({ 'upload-offset': upload.offset, 'upload-length': upload.bytes });
  const { id, name, bytes, offset, state, expiresAt, file } = upload;
  return { id, name, bytes, offset, state, expiresAt: expiresAt.toISOString(), file: file && fileReply(file) };
}

function fileReply({ id, name, mediaType, bytes, sha256, pages, warnings }: StoredFile) {
  return { id, name, mediaType, bytes, sha256, pages, warnings };
}

/** @throws request.malformed */
function offsetOf(request: FastifyRequest): number {
  const header = request.headers['upload-offset'];
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header)) throw httpErrors.malformed();
  return Number(header);
}

/**
 * Lets the server take bodies that are streams. A route without a body schema reads `request.raw` itself; one with a
 * schema wants JSON and answers 415. Give it to `createServer` as a plugin.
 */
export async function acceptStreams(app: FastifyInstance): Promise<void> {
  const types = ['multipart/form-data', 'application/octet-stream', 'application/offset+octet-stream'];
  app.addContentTypeParser(types, (request, _payload, done) => {
    const { onewindow } = request.routeOptions.config as { onewindow?: Route };
    if (onewindow?.body === undefined) done(null);
    else done(httpErrors.mediaType());
  });
}
