import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type AssetFile, acceptedEncoding } from './assets.ts';
import type { RenderedPage } from './page-cache.ts';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Below this many bytes compression costs more than it saves. */
const LEAST_COMPRESSED = 1024;

/** Kept pages are compressed once and well; pages for one reader quickly. */
const KEPT_QUALITY = 9;
const QUICK_QUALITY = 4;

/** Bytes of a page with its entity tag; the kept encodings are added in the background. */
export function renderedPage(html: string): RenderedPage {
  const plain = Buffer.from(html);
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { etag, plain, br: undefined, gzip: undefined };
}

/** Fills the encodings of a kept page. */
export async function compressKept(page: RenderedPage): Promise<void> {
  const [br, zipped] = await Promise.all([compressBrotli(page.plain, KEPT_QUALITY), deflate(page.plain, { level: 9 })]);
  page.br = br;
  page.gzip = zipped;
}

function compressBrotli(bytes: Buffer, quality: number): Promise<Buffer> {
  return brotli(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/**
 * Sends a kept page: 304 when the client has it, else in the best encoding. It may be stored but not used without
 * asking, because the same address reads differently once somebody signs in or chooses a county.
 */
export function sendKept(request: FastifyRequest, reply: FastifyReply, page: RenderedPage): FastifyReply {
  reply
    .header('etag', page.etag)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'cookie, accept-encoding');
  if (request.headers['if-none-match'] === page.etag) return reply.status(304).send();
  reply.header('content-type', 'text/html; charset=utf-8');
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  const bytes = encoding === 'identity' ? undefined : page[encoding];
  if (bytes) return reply.header('content-encoding', encoding).send(bytes);
  return reply.send(page.plain);
}

/** Sends a page that is for one reader only. */
export async function sendHtml(request: FastifyRequest, reply: FastifyReply, html: string): Promise<FastifyReply> {
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('vary', 'accept-encoding');
  const plain = Buffer.from(html);
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  if (encoding === 'identity' || plain.length < LEAST_COMPRESSED) return reply.send(plain);
  const bytes = encoding === 'br' ? await compressBrotli(plain, QUICK_QUALITY) : await deflate(plain);
  return reply.header('content-encoding', encoding).send(bytes);
}

/** Sends a built file; those under /assets/ carry a hash in their name and may be kept for a year. */
export function sendAsset(request: FastifyRequest, reply: FastifyReply, file: AssetFile): FastifyReply {
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  const bytes = encoding === 'identity' ? undefined : file[encoding];
  reply
    .header('content-type', file.type)
    .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600')
    .header('vary', 'accept-encoding');
  if (bytes) return reply.header('content-encoding', encoding).send(bytes);
  return reply.send(file.plain);
}
