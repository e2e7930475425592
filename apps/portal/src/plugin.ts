import type { Services } from '@onewindow/http';
import type { PortalPage, Site } from '@onewindow/portal-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loadAssets } from './assets.ts';
import { buildPortal, type PortalBuild } from './build.ts';
import type { PortalBundle } from './bundle.ts';
import { type Frame, viewOf, visitOf } from './frame.ts';
import { createPageCache } from './page-cache.ts';
import { addFormParsers } from './read-body.ts';
import { sendAsset, sendHtml } from './respond.ts';
import { runAction, showError, showMissing, showPage } from './serve-page.ts';
import { guilin } from './site.ts';
import { robots, webManifest } from './well-known.ts';

export interface PortalOptions {
  /** City, hotline, counties; the demonstration city by default. */
  site?: Site;
  /**
   * A number or hash that changes whenever something changed that public pages show: a published item, a notice, a
   * calendar. Read at most once a second. Without it public pages are kept for one second, which is safe and still
   * spares nearly all of the drawing.
   */
  contentVersion?: () => Promise<string>;
  /** Pages to serve instead of those of the build. */
  pages?: readonly PortalPage[];
  /** The build to serve; built now, if its sources changed, when absent. */
  build?: PortalBuild;
}

/**
 * The public portal as a Fastify plugin: pages in both languages, built files, favicon, web manifest, service worker,
 * robots, error pages. It needs `request.actor`, which the server sets before any handler runs.
 */
export function portalPlugin(services: Services, options: PortalOptions = {}): (app: FastifyInstance) => Promise<void> {
  return async function portal(app) {
    const build = options.build ?? (await buildPortal());
    const bundle = (await import(`${build.directory}/server/entry-server.js`)) as PortalBundle;
    const site = options.site ?? { ...guilin, demonstration: services.config.demonstration };
    const cache = createPageCache(options.contentVersion ?? (async () => services.now().toISOString()), () =>
      services.now().getTime(),
    );
    const frame: Frame = { services, bundle, assets: build.assets, site, cache };
    await app.register(async scope => {
      scope.setErrorHandler((error, request, reply) => showError(frame, error, visitOf(request, frame), reply));
      addFormParsers(scope);
      addPages(scope, frame, options.pages ?? bundle.pages);
      addFiles(scope, frame, build);
    });
  };
}

function addPages(scope: FastifyInstance, frame: Frame, pages: readonly PortalPage[]): void {
  for (const page of pages) {
    for (const url of [page.path, page.path === '/' ? '/en' : `/en${page.path}`]) {
      scope.route({
        method: 'GET',
        url,
        compress: false,
        handler: (request, reply) => showPage(frame, page, request, reply),
      });
      if (page.actions) {
        scope.route({
          method: 'POST',
          url,
          compress: false,
          bodyLimit: frame.services.config.bodyLimit,
          handler: (request, reply) => runAction(frame, page, request, reply),
        });
      }
    }
  }
}

function addFiles(scope: FastifyInstance, frame: Frame, build: PortalBuild): void {
  const files = loadAssets(`${build.directory}/client`);
  const options = { compress: false } as const;
  for (const [url, file] of files) {
    if (!url.includes('/.')) scope.get(url, options, (request, reply) => sendAsset(request, reply, file));
  }
  const text = (url: string, type: string, body: string) =>
    scope.get(url, (_request, reply) =>
      reply.header('content-type', type).header('cache-control', 'public, max-age=3600').send(body),
    );
  text('/robots.txt', 'text/plain; charset=utf-8', robots());
  text('/manifest.webmanifest', 'application/manifest+json', webManifest('zh', frame.site));
  text('/manifest.en.webmanifest', 'application/manifest+json', webManifest('en', frame.site));
  scope.get('/offline', options, (request, reply) => {
    const view = viewOf(visitOf(request, frame), frame, undefined);
    return sendHtml(
      request,
      reply,
      frame.bundle.renderOffline({ view: { ...view, visitor: undefined }, assets: frame.assets }),
    );
  });
  scope.get('/*', options, (request, reply) => notFound(frame, request, reply));
}

/** Unknown addresses of the programming interface and of the console are answered by their own handlers. */
function notFound(frame: Frame, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> | undefined {
  if (/^\/(api|console)(\/|$)/.test(request.url)) {
    reply.callNotFound();
    return undefined;
  }
  return showMissing(frame, request, reply);
}
