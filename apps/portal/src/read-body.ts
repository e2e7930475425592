import type { PageContext, PortalPage, ReceivedFile } from '@onewindow/portal-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { boundaryOf, multipartErrors, readParts, readText } from './multipart.ts';

const MOST_FIELD_BYTES = 1_048_576;

export interface PostedBody {
  fields: URLSearchParams;
  files: ReceivedFile[];
}

/** Teaches the portal's own scope to take forms as browsers send them; the programming interface keeps to JSON. */
export function addFormParsers(app: FastifyInstance): void {
  app.removeContentTypeParser('application/x-www-form-urlencoded');
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) => {
    done(null, new URLSearchParams(text as string));
  });
  // Left unread here: the page decides what happens to the files as they stream in.
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
}

/** The fields that were posted, and the files, which the page's `receive` has stored while they streamed in. */
export async function readBody(request: FastifyRequest, page: PortalPage, context: PageContext): Promise<PostedBody> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    return { fields: request.body instanceof URLSearchParams ? request.body : new URLSearchParams(), files: [] };
  }
  const boundary = boundaryOf(type);
  if (!boundary) throw multipartErrors.malformed();
  const fields = new URLSearchParams();
  const files: ReceivedFile[] = [];
  for await (const part of readParts(request.raw, boundary)) {
    if (part.filename === undefined) fields.append(part.name, await readText(part.body, MOST_FIELD_BYTES));
    else if (part.filename !== '' && page.receive) files.push(await receive(page.receive, part, context));
  }
  return { fields, files };
}

async function receive(
  store: NonNullable<PortalPage['receive']>,
  part: { name: string; filename: string | undefined; mediaType: string; body: AsyncGenerator<Uint8Array> },
  context: PageContext,
): Promise<ReceivedFile> {
  const { name: field, filename: name = '', mediaType } = part;
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of part.body) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const stored = await store(context, { field, name, mediaType, stream: counted() });
  return { field, name, bytes, stored };
}
