/**
 * Errors that people and programs can act on. A module declares its table once; each entry becomes a function
 * that builds the error to throw. One handler in `@onewindow/http` answers them as RFC 9457 problems.
 */

/** What is wrong with one field: `path` is a JSON pointer such as `/staff/0/name`. */
export interface FieldError {
  path: string;
  code: string;
  zh: string;
  en: string;
}

export type ErrorTable = Record<string, { status: number; zh: string; en: string }>;

interface Extra {
  fields?: FieldError[];
  /** Anything a client may need to go on, e.g. the current version of a stale record. */
  data?: Record<string, unknown>;
}

type Params = Record<string, string | number>;

/** An error with a stable code, an HTTP status and texts in Chinese and English. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  readonly fields: FieldError[];
  readonly data: Record<string, unknown>;

  constructor(code: string, status: number, zh: string, en: string, extra: Extra = {}) {
    super(`${code}: ${en}`);
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.zh = zh;
    this.en = en;
    this.fields = extra.fields ?? [];
    this.data = extra.data ?? {};
  }
}

const registry = new Map<string, { status: number; zh: string; en: string }>();

/** Declares a domain's errors. Texts may hold `{name}` placeholders filled from the parameters. */
export function defineErrors<const T extends ErrorTable>(
  domain: string,
  table: T,
): { [K in keyof T]: (params?: Params, extra?: Extra) => AppError } {
  const made = {} as { [K in keyof T]: (params?: Params, extra?: Extra) => AppError };
  for (const [name, entry] of Object.entries(table)) {
    const code = `${domain}.${name}`;
    registry.set(code, entry);
    made[name as keyof T] = (params = {}, extra = {}) =>
      new AppError(code, entry.status, fill(entry.zh, params), fill(entry.en, params), extra);
  }
  return made;
}

/** Every declared error, for the documentation of the programming interface. */
export function allErrors(): { code: string; status: number; zh: string; en: string }[] {
  return [...registry].map(([code, entry]) => ({ code, ...entry })).sort((a, b) => a.code.localeCompare(b.code));
}

export function isAppError(value: unknown): value is AppError {
  return value instanceof AppError;
}

/** What a refusal says of one field: its code and words at the field's path. */
export function fieldErrorOf(path: string, { code, zh, en }: AppError): FieldError {
  return { path, code, zh, en };
}

/** The same refusal, with the control at which it stands: `/idNumber` is the field `idNumber` of the form. */
export function atField(path: string, error: AppError): AppError {
  const { code, status, zh, en } = error;
  return new AppError(code, status, zh, en, { fields: [fieldErrorOf(path, error)] });
}

/** The body of an `application/problem+json` answer (RFC 9457) with the members that this platform adds. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  errors?: { path: string; code: string; message: string }[];
  data?: Record<string, unknown>;
}

/** Renders an error as a problem document in the person's language. */
export function toProblem(error: AppError, locale: 'zh' | 'en', requestId: string): Problem {
  const text = locale === 'en' ? error.en : error.zh;
  return {
    type: `/api/docs#${error.code}`,
    title: text,
    status: error.status,
    detail: text,
    code: error.code,
    requestId,
    ...(error.fields.length > 0 && {
      errors: error.fields.map(field => ({ path: field.path, code: field.code, message: field[locale] })),
    }),
    ...(Object.keys(error.data).length > 0 && { data: error.data }),
  };
}

function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
