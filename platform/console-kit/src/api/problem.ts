import type { Problem } from '@onewindow/errors';
import { defineMessages } from '@onewindow/i18n';

/** What is wrong with one field, by JSON pointer (`/materials/5/basis`). */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

/** Who changed a record under the person's hands, and what; carried in `data.conflict` of a 409. */
export interface Conflict {
  /** The version that is current now; a repeated save sends it. */
  version: number;
  changedBy: string;
  organisationName?: string | null;
  /** ISO instant. */
  changedAt: string;
  changes: { zh: string; en: string; before: string | null; after: string | null }[];
  /** What was done to a thing that is worked on step by step, oldest first; `text` is what the person wrote with it. */
  done?: { by: string; organisationName: string | null; at: string; zh: string; en: string; text: string | null }[];
}

/** An answer other than success, as RFC 9457 tells it. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }

  get fields(): FieldProblem[] {
    return this.problem.errors ?? [];
  }

  get conflict(): Conflict | undefined {
    const found = this.problem.data?.conflict;
    return this.status === 409 && typeof found === 'object' && found !== null ? (found as Conflict) : undefined;
  }
}

/** The request did not reach the server, or its answer did not come back. Nothing is known about what happened. */
export class ConnectionError extends Error {
  constructor(cause: unknown) {
    super('no connection to the server', { cause });
    this.name = 'ConnectionError';
  }
}

export const problemMessages = defineMessages({
  zh: {
    server: '平台没能答复，是我们的问题。您填的都还在，请过一会儿再试。',
    notFound: '没有找到，可能已经移走，或者不在您的管辖范围里。',
    tooLarge: '内容太大，平台收不下。',
    tooMany: '操作太快了，请过一会儿再试。',
    other: '这件事没有办成。您填的都还在。',
    connection: '网络断了。您填的都还在，连上后接着来。',
  },
  en: {
    server: 'The platform did not answer; the fault is ours. What you entered is kept. Please try again shortly.',
    notFound: 'Not found. It may have moved, or lie outside your jurisdiction.',
    tooLarge: 'This is larger than the platform accepts.',
    tooMany: 'Too many requests. Please wait a moment.',
    other: 'This could not be done. What you entered is kept.',
    connection: 'The network is down. What you entered is kept; we go on when it returns.',
  },
});

/** Reads a failed answer: its problem document, or what can be said of an answer that carries none (a proxy's page). */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  if (isProblem(body)) return body;
  const status = response.status;
  return {
    type: 'about:blank',
    title: '',
    detail: '',
    status,
    code: `http.${status}`,
    requestId: response.headers.get('x-request-id') ?? '',
  };
}

/** One sentence for the person: the server's own in her language, else what the status allows to say. */
export function describeProblem(error: unknown, t: ReturnType<typeof problemMessages>): string {
  if (error instanceof ConnectionError) return t('connection');
  if (!(error instanceof ProblemError)) return t('other');
  if (error.problem.detail) return error.problem.detail;
  if (error.status === 404) return t('notFound');
  if (error.status === 413) return t('tooLarge');
  if (error.status === 429) return t('tooMany');
  return error.status >= 500 ? t('server') : t('other');
}

/** The number to quote when asking for help, short enough to read over the phone. */
export function requestIdOf(error: unknown): string | undefined {
  return error instanceof ProblemError && error.problem.requestId ? error.problem.requestId : undefined;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'status' in body && 'detail' in body;
}
