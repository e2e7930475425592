import type { Config } from '@onewindow/config';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpErrors } from './problems.ts';

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ');

/** Headers for every answer, and the refusal of commands that another site makes a browser send. */
export function addSecurity(app: FastifyInstance, config: Config): void {
  const overTls = config.publicUrl.startsWith('https:');
  const publicHost = new URL(config.publicUrl).host;
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
      ...(overTls && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
    });
    if (!isSafe(request.method) && !isOwnSite(request, publicHost)) throw httpErrors.crossSite();
  });
}

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/**
 * Fetch metadata where the browser sends it, else the Origin or Referer. A program without cookies sends none of
 * them and cannot be tricked into anything; a browser that sends cookies always sends one on an unsafe method.
 */
function isOwnSite(request: FastifyRequest, publicHost: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const source = request.headers.origin ?? request.headers.referer;
  if (typeof source !== 'string') return request.headers.cookie === undefined;
  try {
    const { host, protocol } = new URL(source);
    // A proxy may put its own name into Host; the address that people type is ours in any case.
    return host === publicHost || host === new URL(`${protocol}//${request.headers.host ?? ''}`).host;
  } catch {
    return false;
  }
}
