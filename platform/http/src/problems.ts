import { randomUUID } from 'node:crypto';
import { translateDatabaseError } from '@onewindow/db';
import { type AppError, defineErrors, isAppError, toProblem } from '@onewindow/errors';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

export const httpErrors = defineErrors('request', {
  notFound: {
    status: 404,
    zh: '这里没有您要的内容，请检查地址。',
    en: 'There is nothing at this address; please check it.',
  },
  signInNeeded: {
    status: 401,
    zh: '请先登录，登录后会回到这一步。',
    en: 'Please sign in; you will come back to this step.',
  },
  crossSite: {
    status: 403,
    zh: '这个请求是从别的网站发来的，没有执行。',
    en: 'This request came from another site and was not carried out.',
  },
  malformed: {
    status: 400,
    zh: '发来的内容读不懂，请检查写法。',
    en: 'The content sent cannot be read; please check its form.',
  },
  methodNotAllowed: {
    status: 405,
    zh: '这个地址不能用 {method}，可以用 {allowed}。',
    en: 'This address does not take {method}; it takes {allowed}.',
  },
  tooDeep: {
    status: 400,
    zh: '内容嵌套得太深，最多 {limit} 层。',
    en: 'The content is nested too deeply; at most {limit} levels are possible.',
  },
  tooSlow: {
    status: 408,
    zh: '内容来得太慢，没有收完。请检查网络后再发一次。',
    en: 'The content came too slowly and is not complete. Check the network and send it again.',
  },
  headersTooLarge: {
    status: 431,
    zh: '请求头太大。清除本站的 Cookie 后再试。',
    en: 'The request headers are too large. Delete the cookies of this site and try again.',
  },
  ending: {
    status: 503,
    zh: '服务正在重启，您填的内容都还在，请过几秒再试。',
    en: 'The service is restarting. What you entered is kept; please try again in a few seconds.',
  },
  tooLarge: { status: 413, zh: '内容太大，放不下。', en: 'The content is too large.' },
  mediaType: {
    status: 415,
    zh: '不支持这种内容类型，请用 JSON。',
    en: 'This content type is not supported; send JSON.',
  },
  tooMany: {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests; please try again in {seconds} seconds.',
  },
  internal: {
    status: 500,
    zh: '是我们的问题，不是您的。您填的内容都还在，请过一会儿再试，或者打 12345，报编号 {id}。',
    en: 'This is our fault, not yours. What you entered is kept; try again shortly or call 12345 and quote {id}.',
  },
});

/** Chooses Chinese unless the request asks for English. */
export function localeOf(request: FastifyRequest): 'zh' | 'en' {
  const header = request.headers['accept-language'];
  return typeof header === 'string' && /^\s*en\b/i.test(header) ? 'en' : 'zh';
}

/** The one place where an error becomes an answer (RFC 9457). Anything unknown is logged with its request id and told as 500. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = asAppError(error, request);
  const problem = toProblem(known, localeOf(request), request.id);
  if (known.status >= 500) request.log.error({ err: error, requestId: request.id }, known.code);
  const wait = retryAfter(known);
  if (wait !== undefined) reply.header('retry-after', wait);
  return reply
    .status(known.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}

/** Seconds after which trying again makes sense (RFC 9110 §10.2.3); undefined when it never does by itself. */
export function retryAfter({ status, data }: AppError): number | undefined {
  if (typeof data.retryAfter === 'number') return data.retryAfter;
  return status === 503 ? 5 : undefined;
}

/** The application error that an unknown error stands for. */
export function asAppError(error: unknown, request: FastifyRequest): AppError {
  if (isAppError(error)) return error;
  const database = translateDatabaseError(error);
  if (database) return database;
  const code = (error as FastifyError | undefined)?.code ?? '';
  const status = (error as FastifyError | undefined)?.statusCode ?? 500;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return httpErrors.tooLarge();
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return httpErrors.mediaType();
  if (status >= 400 && status < 500) return httpErrors.malformed();
  return httpErrors.internal({ id: shortId(request.id) });
}

/** A number that a person can read out on the telephone. */
export function shortId(requestId: string): string {
  return `${requestId.slice(0, 4)}-${requestId.slice(4, 6)}`.toUpperCase();
}

/** A caller's request id when it is harmless, else a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : randomUUID().replaceAll('-', '');
}
