import type { Actor, Permission } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import type { Services } from './services.ts';

/** Any one of several permissions is enough; `public` and `signedIn` are said, never left out. */
export type RoutePermission = Permission | readonly Permission[] | 'public' | 'signedIn';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

/** What a handler is given: validated input, the actor, and `db`, which is the command's transaction when there is one. */
export interface RouteContext<P, Q, B> {
  db: Db;
  actor: Actor;
  params: P;
  query: Q;
  body: B;
  services: Services;
  request: FastifyRequest;
  reply: FastifyReply;
}

export interface RouteOptions<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema> {
  method: Method;
  url: `/${string}`;
  /** Who may call it; `public` is the one way to say everybody, `signedIn` any account. The jurisdiction is in the query. */
  permission: RoutePermission;
  summary: { zh: string; en: string };
  params?: P;
  query?: Q;
  body?: B;
  /** Shape of the answer; members that are not in it are never sent. `null` for a stream or a file. */
  reply: R | null;
  status?: number;
  /** At most so many calls in so many seconds, by account or, without one, by address. */
  rateLimit?: { max: number; seconds: number };
  /** Largest body in bytes when it differs from the server's. */
  bodyLimit?: number;
  handler(context: RouteContext<Static<P>, Static<Q>, Static<B>>): Promise<Static<R> | FastifyReply>;
}

/** A route as the server registers it. */
export interface Route {
  method: Method;
  url: `/${string}`;
  permission: RoutePermission;
  summary: { zh: string; en: string };
  params: TSchema | undefined;
  query: TSchema | undefined;
  body: TSchema | undefined;
  reply: TSchema | null;
  status: number;
  rateLimit: { max: number; seconds: number } | undefined;
  bodyLimit: number | undefined;
  handler(context: RouteContext<unknown, unknown, unknown>): Promise<unknown>;
}

/** Declares one route: schema, permission, one call. Object schemas are closed: an unknown key is an error. */
export function route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
>(options: RouteOptions<P, Q, B, R>): Route {
  return {
    method: options.method,
    url: options.url,
    permission: options.permission,
    summary: options.summary,
    params: options.params && closed(options.params),
    query: closed(options.query ?? Type.Object({})),
    body: options.body && closed(options.body),
    reply: options.reply,
    status: options.status ?? 200,
    rateLimit: options.rateLimit,
    bodyLimit: options.bodyLimit,
    handler: options.handler as Route['handler'],
  };
}

/** What a module gives to the process that composes it. */
export interface ModuleDefinition {
  name: string;
  /** Its permissions, as `definePermissions` made them. */
  permissions: Record<string, Permission>;
  routes: Route[];
}

/** A copy of a schema in which every object refuses unknown keys, unless it says otherwise itself. */
function closed<T extends TSchema>(schema: T): T {
  return close(schema) as T;
}

function close(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(close);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node))
    copy[key] = key === 'const' || key === 'default' ? value : close(value);
  if (copy.type === 'object' && copy.properties !== undefined && copy.additionalProperties === undefined) {
    copy.additionalProperties = false;
  }
  return copy;
}

/** The permissions of a route as a list; empty for `public` and `signedIn`. */
export function permissionsOf(permission: RoutePermission): readonly Permission[] {
  if (permission === 'public' || permission === 'signedIn') return [];
  return Array.isArray(permission) ? permission : [permission as Permission];
}

/** How a route's permission is printed. */
export function permissionName(permission: RoutePermission): string {
  return typeof permission === 'string'
    ? permission
    : permissionsOf(permission)
        .map(one => one.name)
        .join(' | ');
}
