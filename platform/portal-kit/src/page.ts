import type { Actor, Permission } from '@onewindow/auth';
import type { Db, LocalDate } from '@onewindow/db';
import type { AppError } from '@onewindow/errors';
import type { FormLimits, StoredFile } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import type { Locale } from '@onewindow/i18n';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import type { Division, Flash, Verb } from './portal-view.ts';

/** Who may open a page: everybody, any account, or whoever holds the permission (one of several) somewhere. */
export type Access = 'public' | 'signedIn' | Permission | readonly Permission[];

/** Parameters of a path: `'/cases/:id'` gives `{ id: string }`. */
export type PathParams<Path extends string> = string extends Path
  ? Record<string, string>
  : { [K in ParamNames<Path>]: string };
type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** What `load` is given. */
export interface PageContext<Params = Record<string, string>> {
  db: Db;
  actor: Actor;
  services: Services;
  params: Params;
  query: URLSearchParams;
  locale: Locale;
  /** The county or district that the visitor has chosen; undefined means the whole city. */
  division: Division | undefined;
  today: LocalDate;
  requestId: string;
  /** Address without the language prefix, `/items/JY2?tab=law`. */
  url: string;
  /** The client's address, for limits on guessing. */
  address: string;
}

/** What an action is given: the context of `load` and what was posted. */
export interface ActionContext<Params = Record<string, string>> extends PageContext<Params> {
  /** What follows the colon in `<button name="_action" value="remove:3">`; empty without one. */
  argument: string;
  /** The posted fields. Untrusted: use cases check them. */
  body: URLSearchParams;
  /** Files of a `multipart/form-data` post, stored already; attach them or they are swept. */
  files: readonly { field: string; file: StoredFile }[];
  /** Files that were not taken, with what to tell beside their fields. */
  refusedFiles: readonly { field: string; fileName: string; error: AppError }[];
  request: FastifyRequest;
  /** For cookies alone: `setSessionCookie(reply, …)`. The frame sends the answer. */
  reply: FastifyReply;
}

/** A message at one field: `field` is the control's name. */
export interface FormError {
  field: string;
  message: string;
}

export interface Redirect {
  kind: 'redirect';
  to: string;
  flash?: Flash;
}

export interface Invalid {
  kind: 'invalid';
  status: number;
  errors: FormError[];
  /** A sentence about the whole form, when no field is to blame. */
  message?: string;
  /** What to show in the fields again; by default all that was posted. */
  values?: URLSearchParams;
}

/** After signing in again: what had been posted when the session ended is shown to be posted once more. */
export interface Resume {
  kind: 'resume';
  /** The hidden field `_resume` as it came. */
  carried: string;
}

/** What an action answers: Post/Redirect/Get, or the same page with messages and everything that was entered. */
export type ActionResult = Redirect | Invalid | Resume;

/** The state of a form after an action refused it. */
export interface FormState {
  action: string;
  errors: readonly FormError[];
  message: string | undefined;
  values: URLSearchParams;
}

export interface ViewProps<Data> {
  data: Data;
  form: FormState | undefined;
}

export interface Crumb {
  label: string;
  href?: string;
}

type Words<Data> = { zh: string; en: string } | ((data: Data, locale: Locale) => string);

/** One page of the portal. `page()` makes it; a module lists its pages in `portal/routes.tsx`. */
export interface PageOptions<Path extends string, Data> {
  /** Fastify path without the language prefix. */
  path: Path;
  access: Access;
  /** Which of the six verbs is marked as current. */
  verb?: Verb;
  /**
   * `home` unfolds the verbs itself and shows neither their row nor breadcrumbs. `bare` leads nowhere else: for a screen
   * that is lent to somebody, such as the one at a window.
   */
  layout?: 'page' | 'home' | 'bare';
  title: Words<Data>;
  /** For search engines and link previews; public pages should have one. */
  description?: Words<Data>;
  /** Steps between the home page and this one; the page itself is added at the end. */
  breadcrumbs?: (data: Data, locale: Locale) => Crumb[];
  /**
   * `public` keeps the rendered bytes for visitors who have not signed in, until the content version changes.
   * Only for pages whose data depends on nothing but address, language, division and today.
   */
  cache?: 'public';
  /** Reads what the page shows. Throw an `AppError` for 404 and the like. */
  load?: (context: PageContext<PathParams<Path>>) => Promise<Data | Redirect> | Data | Redirect;
  /**
   * Commands of the page, chosen by the button `<button name="_action" value="…">`; `default` when none is named.
   * What follows a colon in the value is the action's `argument`.
   * A thrown `AppError` shows the page again with its message at its fields.
   */
  actions?: Record<string, (context: ActionContext<PathParams<Path>>) => Promise<ActionResult>>;
  /** The files that its forms may send without script (`<Form multipart>`); no others are read. */
  files?: FormLimits;
  View: (props: ViewProps<Data>) => ReactNode;
}

/** A page as the portal serves it; the types of parameters and data are known to the page alone. */
export interface PortalPage {
  path: string;
  access: Access;
  verb?: Verb;
  layout?: 'page' | 'home' | 'bare';
  title: Words<unknown>;
  description?: Words<unknown>;
  breadcrumbs?: (data: unknown, locale: Locale) => Crumb[];
  cache?: 'public';
  load?: (context: PageContext) => Promise<unknown>;
  actions?: Record<string, (context: ActionContext) => Promise<ActionResult>>;
  files?: FormLimits;
  View: (props: ViewProps<unknown>) => ReactNode;
}

/** Declares a page; the compiler checks parameters against the path and the view against what `load` gives. */
export function page<const Path extends string, Data = undefined>(options: PageOptions<Path, Data>): PortalPage {
  return options as unknown as PortalPage;
}

/** Answers an action or a `load` with another page (303). `flash` is said once, at the top of that page. */
export function redirect(to: string, flash?: Flash): Redirect {
  return { kind: 'redirect', to, ...(flash && { flash }) };
}

/** Answers a successful sign-in that came with a hidden `_resume` field: the interrupted form is offered again. */
export function resume(carried: string): Resume {
  return { kind: 'resume', carried };
}

/** Answers an action with the same page, the messages, and everything that was entered. */
export function invalid(errors: FormError[], options: { message?: string; status?: number } = {}): Invalid {
  return {
    kind: 'invalid',
    status: options.status ?? 422,
    errors,
    ...(options.message !== undefined && { message: options.message }),
  };
}

export function isRedirect(value: unknown): value is Redirect {
  return typeof value === 'object' && value !== null && (value as Redirect).kind === 'redirect';
}

/** Resolves a title or description for a language. */
export function words<Data>(text: Words<Data>, data: Data, locale: Locale): string {
  return typeof text === 'function' ? text(data, locale) : text[locale];
}
