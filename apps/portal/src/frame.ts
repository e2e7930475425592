import { type Actor, can, type Permission, requirePermission } from '@onewindow/auth';
import type { Services } from '@onewindow/http';
import { httpErrors } from '@onewindow/http';
import type { Locale } from '@onewindow/i18n';
import type { PageContext, PortalPage, PortalView, Site } from '@onewindow/portal-kit';
import type { FastifyRequest } from 'fastify';
import type { ClientAssets, PortalBundle } from './bundle.ts';
import type { PageCache } from './page-cache.ts';
import { type Preferences, readPreferences } from './preferences.ts';

/** What every page of one process shares. */
export interface Frame {
  services: Services;
  bundle: PortalBundle;
  assets: ClientAssets;
  site: Site;
  cache: PageCache;
}

/** One visit to one address. */
export interface Visit {
  locale: Locale;
  /** Without the language prefix. */
  path: string;
  /** With its question mark, or empty. */
  search: string;
  query: URLSearchParams;
  preferences: Preferences;
  actor: Actor;
  request: FastifyRequest;
}

/** Reads address, language and preferences of a request; `/en` in front of a path means English. */
export function visitOf(request: FastifyRequest, frame: Frame): Visit {
  const url = request.raw.url ?? '/';
  const at = url.indexOf('?');
  const full = at < 0 ? url : url.slice(0, at);
  const search = at < 0 ? '' : url.slice(at);
  const english = full === '/en' || full.startsWith('/en/');
  return {
    locale: english ? 'en' : 'zh',
    path: english ? full.slice(3) || '/' : full,
    search: search === '?' ? '' : search,
    query: new URLSearchParams(search),
    preferences: readPreferences(request.headers.cookie, frame.site),
    actor: request.actor,
    request,
  };
}

/** What components know about the page. */
export function viewOf(visit: Visit, frame: Frame, page: PortalPage | undefined): PortalView {
  const { locale, path, search, preferences, actor, request } = visit;
  return {
    locale,
    path,
    search,
    division: preferences.division,
    elder: preferences.elder,
    visitor: actor.kind === 'anonymous' ? undefined : actor.name,
    today: frame.services.today(),
    requestId: request.id,
    verb: page?.verb,
    site: frame.site,
    flash: preferences.flash,
    islands: new Set(),
  };
}

/** What `load` is given. */
export function contextOf(visit: Visit, frame: Frame): PageContext {
  const { services } = frame;
  const { request, actor, query, locale, preferences, path, search } = visit;
  return {
    db: services.db,
    actor,
    services,
    params: request.params as Record<string, string>,
    query,
    locale,
    division: preferences.division,
    today: services.today(),
    requestId: request.id,
    url: `${path}${search}`,
    address: request.ip,
  };
}

/**
 * Lets the actor in or throws.
 * @throws request.signInNeeded for a stranger, auth.forbidden for somebody without the permission
 */
export function admit(page: PortalPage, actor: Actor): void {
  if (page.access === 'public') return;
  if (actor.kind === 'anonymous') throw httpErrors.signInNeeded();
  if (page.access === 'signedIn') return;
  const wanted = [page.access].flat() as Permission[];
  const first = wanted[0];
  if (first && !wanted.some(permission => can(actor, permission))) requirePermission(actor, first);
}
