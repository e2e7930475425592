import type { Static, TSchema } from 'typebox';
import { connectionFailed, connectionWorks, waitForConnection } from './connection.ts';
import { ConnectionError, ProblemError, problemOf } from './problem.ts';
import { waitForSignIn } from './sign-in-gate.ts';

/** The reply of a contract: `api.get<typeof CaseReply>(…)`; a plain type passes through. */
export type ReplyOf<T> = T extends TSchema & { '~kind': string } ? Static<T> : T;

export type QueryValue = string | number | boolean | null | undefined | readonly string[];

export interface ReadOptions {
  query?: Record<string, QueryValue>;
  signal?: AbortSignal | undefined;
}

export interface CommandOptions extends ReadOptions {
  /** Idempotency-Key; commands sent through `useCommand` get theirs from it. */
  key: string;
  /** The sign-in itself must not wait for a sign-in. */
  isSignIn?: boolean;
}

/**
 * The one way to the server. Reads fail with ProblemError or ConnectionError. Commands that do not get through are sent
 * again with the same Idempotency-Key until they do, so a lost answer can neither lose nor double them. A 401 waits for
 * the sign-in dialog and is then sent again; nothing of the page is unmounted meanwhile.
 */
export const api = {
  get: <T>(url: string, options: ReadOptions = {}) => send<ReplyOf<T>>('GET', url, undefined, options),
  post: <T>(url: string, body: unknown, options: CommandOptions) => send<ReplyOf<T>>('POST', url, body, options),
  put: <T>(url: string, body: unknown, options: CommandOptions) => send<ReplyOf<T>>('PUT', url, body, options),
  patch: <T>(url: string, body: unknown, options: CommandOptions) => send<ReplyOf<T>>('PATCH', url, body, options),
  delete: <T>(url: string, { body, ...options }: CommandOptions & { body?: unknown }) =>
    send<ReplyOf<T>>('DELETE', url, body, options),
};

/** Builds a path from a template with its values encoded: apiPath`/api/cases/${id}/accept`. */
export function apiPath(strings: TemplateStringsArray, ...values: (string | number)[]): string {
  return strings.reduce((path, part, i) => {
    const value = values[i];
    return path + part + (value === undefined ? '' : encodeURIComponent(value));
  }, '');
}

/** Adds query parameters; empty values are left out, lists are joined by commas. */
export function withQuery(url: string, query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text) search.set(name, text);
  }
  const text = search.toString();
  return text ? `${url}${url.includes('?') ? '&' : '?'}${text}` : url;
}

async function send<T>(
  method: string,
  url: string,
  body: unknown,
  options: ReadOptions & Partial<CommandOptions>,
): Promise<T> {
  const request = buildRequest(method, withQuery(url, options.query), body, options);
  for (let attempt = 0; ; attempt++) {
    const response = await fetch(request.clone()).catch((cause: unknown) => {
      if (options.signal?.aborted) throw cause;
      return undefined;
    });
    // A gateway that answers for a restarting server tells as little as no answer at all.
    if (!response || [502, 503, 504].includes(response.status)) {
      connectionFailed();
      if (method === 'GET') throw new ConnectionError(response ? `status ${response.status}` : 'fetch');
      await waitForConnection(attempt, options.signal);
      continue;
    }
    connectionWorks();
    if (response.ok) return readBody<T>(response);
    const problem = await problemOf(response);
    // A wrong second factor is a 401 as well, and signing in again would not make it right.
    const ended = problem.code === 'request.signInNeeded' || problem.code === 'http.401';
    if (!ended || options.isSignIn) throw new ProblemError(problem);
    await waitForSignIn();
  }
}

function buildRequest(method: string, url: string, body: unknown, options: ReadOptions & { key?: string }): Request {
  const headers = new Headers({ accept: 'application/json', 'accept-language': document.documentElement.lang });
  if (options.key) headers.set('idempotency-key', options.key);
  if (body !== undefined) headers.set('content-type', 'application/json');
  return new Request(url, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    credentials: 'same-origin',
    signal: options.signal ?? null,
  });
}

async function readBody<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}
