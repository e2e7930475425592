import { fileErrors, receiveForm } from '@onewindow/files';
import type { ActionContext, PageContext, PortalPage } from '@onewindow/portal-kit';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export type PostedBody = Pick<ActionContext, 'body' | 'files' | 'refusedFiles'>;

/** Teaches the portal's own scope to take forms as browsers send them; the programming interface keeps to JSON. */
export function addFormParsers(app: FastifyInstance): void {
  app.removeContentTypeParser('application/x-www-form-urlencoded');
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, text, done) => {
    done(null, new URLSearchParams(text as string));
  });
  // Left unread here: the page says which files it takes.
  app.removeContentTypeParser('multipart/form-data');
  app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
}

/**
 * The fields that were posted and, for a page that takes files, the files, stored while they streamed in.
 * @throws files.malformedForm and what `receiveForm` throws; files.noFile for files sent to a page that takes none
 */
export async function readBody(request: FastifyRequest, page: PortalPage, context: PageContext): Promise<PostedBody> {
  if (!request.headers['content-type']?.startsWith('multipart/form-data')) {
    const body = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    return { body, files: [], refusedFiles: [] };
  }
  if (!page.files) throw fileErrors.malformedForm();
  const form = await receiveForm(context.services, { actor: context.actor, request: request.raw, limits: page.files });
  return { body: new URLSearchParams(form.fields), files: form.files, refusedFiles: form.refused };
}
