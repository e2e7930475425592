import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileRecord, FileServices } from './files.ts';
import { factsOfMediaType } from './kinds.ts';
import { contentDisposition } from './names.ts';
import type { ByteRange } from './store.ts';

/**
 * Sends a file: whole, one range of it (RFC 9110 §14), or "not modified". PDF and pictures are shown in place unless a
 * download is wanted; anything else is always downloaded. The caller has checked that the reader may read it.
 */
export async function sendFile(
  services: FileServices,
  {
    file,
    request,
    reply,
    download = false,
  }: { file: FileRecord; request: FastifyRequest; reply: FastifyReply; download?: boolean },
): Promise<FastifyReply> {
  const etag = `"${file.sha256}"`;
  const facts = factsOfMediaType(file.mediaType);
  const inline = facts?.inline === true && !download;
  reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'last-modified': file.createdAt.toUTCString(),
    'x-content-type-options': 'nosniff',
    'content-security-policy': policyFor(file.mediaType),
    'content-disposition': contentDisposition(inline ? 'inline' : 'attachment', file.name),
  });
  if (request.headers['if-none-match']?.split(/\s*,\s*/).includes(etag)) return reply.status(304).send();

  const condition = request.headers['if-range'];
  const range =
    condition === undefined || condition === etag ? parseRange(request.headers.range, file.bytes) : undefined;
  if (range === 'unsatisfiable') {
    return reply.status(416).header('content-range', `bytes */${file.bytes}`).send();
  }
  if (range) reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
  const length = range ? range.end - range.start + 1 : file.bytes;
  reply.type(contentTypeOf(file.mediaType)).header('content-length', length);
  // The framework answers HEAD by reading the stream to its end, so it gets one without any.
  if (request.method === 'HEAD') return reply.send(Readable.from([]));
  return reply.send(await services.files.contents.open(file.sha256, range));
}

/**
 * What somebody uploaded must not act in our name. Chrome shows no PDF under `sandbox`; it draws them in a process of its
 * own, where scripts of the document cannot reach the page, so a PDF gets the same rules without that word.
 */
function policyFor(mediaType: string): string {
  const nothing = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'";
  return mediaType === 'application/pdf' ? `${nothing}; object-src 'self'` : `${nothing}; sandbox`;
}

function contentTypeOf(mediaType: string): string {
  return mediaType.startsWith('text/') || mediaType === 'application/json' ? `${mediaType}; charset=utf-8` : mediaType;
}

/** One range; several at once are answered with the whole, which the standard allows. */
export function parseRange(header: string | undefined, bytes: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length === 0 ? 'unsatisfiable' : { start: bytes - length, end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= bytes ? 'unsatisfiable' : { start, end };
}
