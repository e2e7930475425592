import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { buildConsole, type ConsoleBuild, noncePlaceholder } from './build.ts';

export interface ConsoleOptions {
  /** The build to serve; built now, if its sources changed, when absent. */
  build?: ConsoleBuild;
}

interface Asset {
  type: string;
  plain: Buffer;
  br: Buffer | undefined;
  gzip: Buffer | undefined;
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The staff console under /console as a Fastify plugin. Hashed files are sent compressed from memory and cached for
 * good; every other address gets the one page, with a style nonce of its own: the component library writes its custom
 * properties as a style element.
 */
export function consolePlugin(
  _services?: unknown,
  options: ConsoleOptions = {},
): (app: FastifyInstance) => Promise<void> {
  return async function console(app) {
    const build = options.build ?? (await buildConsole());
    const page = await readFile(join(build.directory, 'index.html'), 'utf8');
    const assets = await loadAssets(build.directory);
    const noCompression = { compress: false } as object;
    app.get('/console', noCompression, (_request, reply) => sendPage(page, reply));
    app.get('/console/*', noCompression, (request, reply) => sendPage(page, reply, request));
    app.get<{ Params: { '*': string } }>('/console/assets/*', noCompression, (request, reply) => {
      const asset = assets.get(`assets/${request.params['*']}`);
      if (asset) return sendAsset(asset, request, reply);
      reply.callNotFound();
      return reply;
    });
  };
}

function sendPage(page: string, reply: FastifyReply, _request?: FastifyRequest): FastifyReply {
  const nonce = randomBytes(16).toString('base64url');
  const policy = reply.getHeader('content-security-policy');
  if (typeof policy === 'string') {
    reply.header('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`));
  }
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page.replaceAll(noncePlaceholder, nonce));
}

function sendAsset(asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding =
    asset.br && /\bbr\b/.test(accepted) ? 'br' : asset.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  if (encoding) reply.header('content-encoding', encoding);
  return reply
    .header('content-type', asset.type)
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('vary', 'accept-encoding')
    .send((encoding && asset[encoding]) ?? asset.plain);
}

async function loadAssets(directory: string): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>();
  const entries = await readdir(join(directory, 'assets'), { withFileTypes: true, recursive: true });
  const names = new Set(entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name)));
  for (const file of names) {
    const type = types[extname(file)];
    if (!type) continue;
    const packed = async (suffix: string) => (names.has(`${file}${suffix}`) ? readFile(`${file}${suffix}`) : undefined);
    assets.set(relative(directory, file).replaceAll('\\', '/'), {
      type,
      plain: await readFile(file),
      br: await packed('.br'),
      gzip: await packed('.gz'),
    });
  }
  return assets;
}
