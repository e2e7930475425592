import { isAppError } from '@onewindow/errors';
import { asAppError, retryAfter, shortId } from '@onewindow/http';
import type { ActionResult, FormState, PageContext, PortalPage, Redirect } from '@onewindow/portal-kit';
import { localHref } from '@onewindow/portal-kit/local-href';
import { isRedirect } from '@onewindow/portal-kit/page';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { admit, contextOf, type Frame, type Visit, viewOf, visitOf } from './frame.ts';
import { clearFlashCookie, flashCookie, takePreferences } from './preferences.ts';
import { readBody } from './read-body.ts';
import { compressKept, renderedPage, sendHtml, sendKept } from './respond.ts';

/** Answers GET of a page: preferences, language, who may see it, kept bytes, or data and view. */
export async function showPage(
  frame: Frame,
  page: PortalPage,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = visitOf(request, frame);
  const elsewhere = redirectByPreference(visit, frame, reply);
  if (elsewhere) return elsewhere;
  const key = cacheKey(page, visit, frame);
  if (key !== undefined) {
    const kept = await frame.cache.find(key);
    if (kept) return sendKept(request, reply, kept);
  }
  try {
    admit(page, visit.actor);
    const data = await page.load?.(contextOf(visit, frame));
    if (isRedirect(data)) return sendRedirect(reply, visit, data);
    const html = frame.bundle.renderPage({
      page,
      data,
      form: undefined,
      view: viewOf(visit, frame, page),
      assets: frame.assets,
    });
    if (visit.preferences.flash) reply.header('set-cookie', clearFlashCookie());
    if (key === undefined) return await sendHtml(request, reply, html);
    const rendered = renderedPage(html);
    frame.cache.keep(key, rendered);
    void compressKept(rendered).catch(error => request.log.warn(error, 'a page could not be compressed'));
    return sendKept(request, reply, rendered);
  } catch (error) {
    return showError(frame, error, visit, reply);
  }
}

/** Public pages for strangers are kept; a query string would let anybody fill the memory with invented addresses. */
function cacheKey(page: PortalPage, visit: Visit, frame: Frame): string | undefined {
  const { preferences, actor } = visit;
  if (page.cache !== 'public' || visit.search !== '' || preferences.flash || actor.kind !== 'anonymous')
    return undefined;
  return `${visit.locale} ${visit.path} ${preferences.division?.code ?? ''} ${preferences.elder} ${frame.services.today()}`;
}

/** `?lang`, `?mode` and `?division` are kept in cookies and lead back to the same page; a kept language leads to its prefix. */
function redirectByPreference(visit: Visit, frame: Frame, reply: FastifyReply): FastifyReply | undefined {
  const { query, preferences, path } = visit;
  const taken = visit.search === '' ? undefined : takePreferences(query, frame.site);
  const locale = taken?.locale ?? (visit.locale === 'zh' ? preferences.locale : undefined) ?? visit.locale;
  if (!taken && locale === visit.locale) return undefined;
  const search = query.size > 0 ? `?${query}` : '';
  if (taken && taken.cookies.length > 0) reply.header('set-cookie', taken.cookies);
  return reply.header('cache-control', 'no-store').redirect(localHref(locale, `${path}${search}`), taken ? 303 : 302);
}

/** Answers an address that no page has; a language or text size can be chosen there too. */
export async function showMissing(frame: Frame, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = visitOf(request, frame);
  return redirectByPreference(visit, frame, reply) ?? showStatus(frame, visit, reply, { status: 404 });
}

/** Answers POST of a page: runs the action, then redirects or shows the page again with everything that was entered. */
export async function runAction(
  frame: Frame,
  page: PortalPage,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const visit = visitOf(request, frame);
  try {
    if (page.access !== 'public' && visit.actor.kind === 'anonymous')
      return await carryThroughSignIn(frame, visit, reply);
    admit(page, visit.actor);
    const context = contextOf(visit, frame);
    const posted = await readBody(request, page, context);
    const [name = 'default', ...argument] = (posted.body.get('_action') ?? 'default').split(':');
    const action = page.actions && Object.hasOwn(page.actions, name) ? page.actions[name] : undefined;
    if (!action) return await showStatus(frame, visit, reply, { status: 400 });
    const result = await attempt(
      () => action({ ...context, ...posted, argument: argument.join(':'), request, reply }),
      visit,
    );
    return await answerAction({ frame, page, visit, reply, name, fields: posted.body, context }, result);
  } catch (error) {
    return showError(frame, error, visit, reply);
  }
}

/** An error that the person can put right shows the page again with its messages; everything else is an error page. */
async function attempt(run: () => Promise<ActionResult>, visit: Visit): Promise<ActionResult> {
  try {
    return await run();
  } catch (error) {
    if (!isAppError(error) || error.status >= 500 || [401, 403, 404, 429].includes(error.status)) throw error;
    const errors = error.fields.map(field => ({ field: fieldName(field.path), message: field[visit.locale] }));
    return { kind: 'invalid', status: error.status, errors, message: error[visit.locale] };
  }
}

/** `/staff/0/name` is the control `staff.0.name`. */
function fieldName(pointer: string): string {
  return pointer.replace(/^\//, '').replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
}

interface Acted {
  frame: Frame;
  page: PortalPage;
  visit: Visit;
  reply: FastifyReply;
  name: string;
  fields: URLSearchParams;
  context: PageContext;
}

async function answerAction(acted: Acted, result: ActionResult): Promise<FastifyReply> {
  const { frame, page, visit, reply, name, fields, context } = acted;
  if (result.kind === 'redirect') return sendRedirect(reply, visit, result);
  if (result.kind === 'resume') return showResume(frame, visit, reply, { carried: result.carried, stage: 'continue' });
  const data = await page.load?.(context);
  if (isRedirect(data)) return sendRedirect(reply, visit, data);
  const form: FormState = {
    action: name,
    errors: result.errors,
    message: result.message,
    values: result.values ?? fields,
  };
  const html = frame.bundle.renderPage({ page, data, form, view: viewOf(visit, frame, page), assets: frame.assets });
  return sendHtml(visit.request, reply.status(result.status), html);
}

function sendRedirect(reply: FastifyReply, visit: Visit, { to, flash }: Redirect): FastifyReply {
  if (flash) reply.header('set-cookie', flashCookie(flash));
  return reply.header('cache-control', 'no-store').redirect(localHref(visit.locale, to), 303);
}

/** The session ended while somebody was typing: what was posted goes with her through sign-in. */
async function carryThroughSignIn(frame: Frame, visit: Visit, reply: FastifyReply): Promise<FastifyReply> {
  const { request } = visit;
  // Files cannot be carried in a page; they are uploaded one by one and are safe already.
  const posted = request.body instanceof URLSearchParams ? request.body.toString() : '';
  const carried = JSON.stringify({ path: `${visit.path}${visit.search}`, posted });
  return showResume(frame, visit, reply.status(401), { carried, stage: 'signIn' });
}

function showResume(
  frame: Frame,
  visit: Visit,
  reply: FastifyReply,
  { carried, stage }: { carried: string; stage: 'signIn' | 'continue' },
): Promise<FastifyReply> {
  const { path, posted } = readCarried(carried);
  const view = viewOf(visit, frame, undefined);
  return sendHtml(visit.request, reply, frame.bundle.renderResume({ view, assets: frame.assets, path, posted, stage }));
}

/** Comes from a hidden field, so it may be anything: only a path of this site is accepted. */
function readCarried(text: string): { path: string; posted: string } {
  try {
    const { path, posted } = JSON.parse(text) as { path?: unknown; posted?: unknown };
    if (typeof path === 'string' && typeof posted === 'string' && /^\/(?![/\\])/.test(path)) return { path, posted };
  } catch {
    // Falls through to the home page.
  }
  return { path: '/', posted: '' };
}

/** Answers an error as a page: a stranger is led to sign in, everybody else is told whose fault it is and what to do. */
export async function showError(
  frame: Frame,
  error: unknown,
  visit: Visit,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { request, locale } = visit;
  const known = asAppError(error, request);
  if (known.status === 401 && request.method === 'GET') {
    const next = encodeURIComponent(`${visit.path}${visit.search}`);
    return reply.header('cache-control', 'no-store').redirect(localHref(locale, `/sign-in?next=${next}`), 303);
  }
  if (known.status >= 500) request.log.error({ err: error, requestId: request.id }, known.code);
  const wait = retryAfter(known);
  if (wait !== undefined) reply.header('retry-after', wait);
  const general = known.status >= 500 || known.code === 'request.notFound' || known.code === 'request.malformed';
  return showStatus(frame, visit, reply, { status: known.status, ...(!general && { detail: known[locale] }) });
}

function showStatus(
  frame: Frame,
  visit: Visit,
  reply: FastifyReply,
  { status, detail }: { status: number; detail?: string },
): Promise<FastifyReply> {
  const html = frame.bundle.renderError({
    view: viewOf(visit, frame, undefined),
    assets: frame.assets,
    status,
    number: shortId(visit.request.id),
    ...(detail !== undefined && { detail }),
  });
  return sendHtml(visit.request, reply.status(status), html);
}
