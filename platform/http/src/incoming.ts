import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { AppError } from '@onewindow/errors';
import { toProblem } from '@onewindow/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpErrors } from './problems.ts';

/** How long a client may take. A client that dribbles would otherwise hold a socket and its memory for hours. */
export interface Patience {
  /** Milliseconds until all headers are here. */
  headers: number;
  /** Milliseconds until a body of JSON or of a form is here. Uploads may take as long as bytes keep coming. */
  body: number;
  /** Milliseconds without a byte in either direction after which a connection ends. */
  idle: number;
}

export const usualPatience: Patience = { headers: 15_000, body: 30_000, idle: 60_000 };

/** Nothing that people or programs send us nests deeper; a body of 500,000 brackets would overflow the stack. */
const DEEPEST = 64;

/** Reads JSON with a limit on its depth, and ends bodies that do not arrive in time. */
export function guardBodies(app: FastifyInstance, patience: Patience): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    if (depthOf(text) > DEEPEST) done(httpErrors.tooDeep({ limit: DEEPEST }), undefined);
    else parse(request, text, done);
  });
  const timers = new WeakMap<FastifyRequest, NodeJS.Timeout>();
  app.addHook('preParsing', async (request, _reply, payload) => {
    if (!isSmallBody(request)) return payload;
    const { raw } = request;
    const timer = setTimeout(() => {
      // The parser listens as long as it waits for more; an error that nobody hears would end the process.
      if (raw.listenerCount('error') > 0) raw.emit('error', httpErrors.tooSlow());
    }, patience.body);
    timers.set(request, timer);
    raw.once('end', () => clearTimeout(timer));
    raw.once('close', () => clearTimeout(timer));
    return payload;
  });
  app.addHook('onResponse', async request => clearTimeout(timers.get(request)));
}

function isSmallBody({ headers }: FastifyRequest): boolean {
  return /^application\/(json|x-www-form-urlencoded)\b/i.test(headers['content-type'] ?? '');
}

/** Deepest nesting of brackets outside of texts. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inText = false;
  for (let at = 0; at < json.length; at++) {
    const letter = json.charCodeAt(at);
    if (inText) {
      if (letter === 0x5c) at++;
      else if (letter === 0x22) inText = false;
    } else if (letter === 0x22) inText = true;
    else if (letter === 0x7b || letter === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (letter === 0x7d || letter === 0x5d) depth--;
  }
  return deepest;
}

/** Answers what is not even HTTP, or came too slowly: there is no request yet, so the problem is written by hand. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawAnswer(errorOf(error.code)));
  socket.destroy(error);
}

function errorOf(code: string | undefined): AppError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return httpErrors.tooSlow();
  if (code === 'HPE_HEADER_OVERFLOW') return httpErrors.headersTooLarge();
  return httpErrors.malformed();
}

const reasons: Record<number, string> = { 408: 'Request Timeout', 431: 'Request Header Fields Too Large' };

function rawAnswer(error: AppError): string {
  const body = JSON.stringify(toProblem(error, 'zh', randomUUID().replaceAll('-', '')));
  return [
    `HTTP/1.1 ${error.status} ${reasons[error.status] ?? 'Bad Request'}`,
    'Connection: close',
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    '',
    body,
  ].join('\r\n');
}

/**
 * While the server ends, what is under way is finished and what comes over a connection that is still open is told to
 * go elsewhere. `/healthz` goes on answering: the process lives.
 */
export function refuseWhileEnding(app: FastifyInstance): void {
  let isEnding = false;
  app.addHook('preClose', async () => {
    isEnding = true;
  });
  app.addHook('onRequest', async request => {
    if (isEnding && !request.url.startsWith('/healthz')) throw httpErrors.ending();
  });
  // What was under way when the end began would otherwise keep its connection, and the process, for a minute.
  app.addHook('onSend', async (_request, reply) => {
    if (isEnding) reply.header('connection', 'close');
  });
}
