import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { Actor, Permission } from '@onewindow/auth';
import { anonymousActor, can, requirePermission } from '@onewindow/auth';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { runOnce } from './idempotency.ts';
import { answerBrokenRequest, guardBodies, type Patience, refuseWhileEnding, usualPatience } from './incoming.ts';
import { trackMethods } from './methods.ts';
import { addOperationsRoutes } from './operations.ts';
import { answerError, httpErrors, requestIdOf } from './problems.ts';
import { limitRate } from './rate-limit.ts';
import { type ModuleDefinition, permissionsOf, type Route } from './route.ts';
import { addSecurity } from './security.ts';
import { compileSerializer } from './serialization.ts';
import type { Services } from './services.ts';
import { compileSchema, validate } from './validation.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before any handler runs. */
    actor: Actor;
  }
}

export interface ServerOptions {
  services: Services;
  modules: ModuleDefinition[];
  /** Finds out who calls, from the session cookie; identity provides it. */
  authenticate(request: FastifyRequest): Promise<Actor>;
  /** What must be true before the process takes traffic, e.g. migrations applied; throws when it is not. */
  ready(): Promise<void>;
  /** How long clients may take, where it differs from `usualPatience` (tests). */
  patience?: Partial<Patience>;
  /** Front ends and anything else that is not a module's route. */
  plugins?: ((app: FastifyInstance) => Promise<void>)[];
}

/**
 * Builds the HTTP server: limits, security headers, sign-in, every module's routes, operations routes.
 * @throws at once when a route lacks a permission that a module declares (deny by default)
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { services, modules } = options;
  const { config } = services;
  const patience = { ...usualPatience, ...options.patience };
  const app = fastify({
    logger: { level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    bodyLimit: config.bodyLimit,
    trustProxy: config.trustProxy,
    genReqId: request => requestIdOf(request.headers['x-request-id']),
    requestIdHeader: false,
    requestTimeout: 0,
    connectionTimeout: patience.idle,
    keepAliveTimeout: 65_000,
    // Node looks for late headers only so often; the pace follows the patience, so that both are kept.
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: Math.min(5_000, patience.headers) },
    clientErrorHandler: answerBrokenRequest,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    // Schemas are compiled by our own validator, which tells bodies (never coerced) from texts.
    ajv: { customOptions: { strict: false } },
  });
  app.setSerializerCompiler<TSchema>(({ schema }) => compileSerializer(schema));
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  const methodsOf = trackMethods(app);
  app.setNotFoundHandler((request, reply) => answerMissing(request, reply, methodsOf(request.url)));
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: config.bodyLimit });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], globalDecompression: false });
  app.decorateRequest('actor', null as unknown as Actor);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // An answer that comes before sign-in was looked at, such as a refusal or an error page, has an actor too.
    request.actor = anonymousActor(request.id);
  });
  guardBodies(app, patience);
  addSecurity(app, config);
  refuseWhileEnding(app);
  app.addHook('onRequest', async request => {
    if (isForEverybody(request.url)) return;
    request.actor = await options.authenticate(request);
  });
  addOperationsRoutes(app, options);
  // A route may ask for a permission of a module below its own: keepers of the catalogue see figures of cases.
  const declared = new Set(modules.flatMap(module => Object.values(module.permissions)));
  for (const module of modules) {
    for (const route of module.routes) {
      assertDeclared(module, route, declared);
      addRoute(app, { route, services });
    }
  }
  for (const plugin of options.plugins ?? []) await plugin(app);
  return app;
}

/** Answers that are the same for all need no look at the session, and come also while the database is away. */
function isForEverybody(url: string): boolean {
  return /^\/(healthz|readyz|metrics|assets\/|console([/?]|$))/.test(url);
}

/** Nothing is there, or something that takes other methods: then 405 and OPTIONS say which. */
function answerMissing(request: FastifyRequest, reply: FastifyReply, methods: string[]): FastifyReply {
  if (methods.length === 0) return answerError(httpErrors.notFound(), request, reply);
  const allowed = [...methods, 'OPTIONS'].join(', ');
  reply.header('allow', allowed);
  if (request.method === 'OPTIONS') return reply.status(204).send();
  // The portal answers every other GET: an address that takes GET was found and says itself that nothing is there.
  if (methods.includes(request.method)) return answerError(httpErrors.notFound(), request, reply);
  return answerError(httpErrors.methodNotAllowed({ method: request.method, allowed }), request, reply);
}

function addRoute(app: FastifyInstance, { route, services }: { route: Route; services: Services }): void {
  const checkParams = route.params && compileSchema(route.params, 'text');
  const checkQuery = route.query && compileSchema(route.query, 'text');
  const checkBody = route.body && compileSchema(route.body);
  const isCommand = route.method !== 'GET' && route.method !== 'HEAD';
  app.route({
    method: route.method,
    url: route.url,
    ...(route.bodyLimit !== undefined && { bodyLimit: route.bodyLimit }),
    ...(route.reply !== null && { schema: { response: { [route.status]: route.reply } } }),
    // What is not in the schema of the reply is never sent.
    config: { onewindow: route },
    async preValidation(request) {
      permit(route, request.actor);
      if (route.rateLimit) {
        const who = request.actor.accountId ?? request.ip;
        await limitRate(services.db, `${route.method} ${route.url} ${who}`, route.rateLimit);
      }
    },
    async handler(request, reply) {
      if (checkParams) validate(checkParams, request.params);
      if (checkQuery) validate(checkQuery, request.query);
      if (checkBody) validate(checkBody, request.body ?? {});
      const context = {
        actor: request.actor,
        params: request.params,
        query: request.query,
        body: request.body ?? {},
        services,
        request,
        reply,
      };
      const key = request.headers['idempotency-key'];
      // A file or a stream cannot be kept as an answer, so those commands are repeatable by themselves.
      const answer =
        isCommand && route.reply !== null && typeof key === 'string' && request.actor.accountId !== null
          ? await runOnce(
              services.db,
              { accountId: request.actor.accountId, key, request: [route.method, request.url, request.body ?? null] },
              tx => route.handler({ ...context, db: tx }),
            )
          : await route.handler({ ...context, db: services.db });
      return answered(reply, route, answer);
    },
  });
}

function answered(reply: FastifyReply, route: Route, answer: unknown): unknown {
  if (reply.sent || answer === reply) return reply;
  if (route.reply !== null) reply.header('content-type', 'application/json; charset=utf-8');
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  reply.status(reply.statusCode === 200 ? route.status : reply.statusCode);
  return answer ?? (route.reply === null ? '' : {});
}

function permit(route: Route, actor: Actor): void {
  if (route.permission === 'public') return;
  if (actor.kind === 'anonymous') throw httpErrors.signInNeeded();
  const wanted = permissionsOf(route.permission);
  const [first] = wanted;
  if (first && !wanted.some(permission => can(actor, permission))) requirePermission(actor, first);
}

function assertDeclared(module: ModuleDefinition, route: Route, declared: ReadonlySet<Permission>): void {
  if (route.permission === 'public' || route.permission === 'signedIn') return;
  const wanted = permissionsOf(route.permission);
  if (wanted.length === 0 || wanted.some(permission => !declared.has(permission))) {
    throw new Error(`${route.method} ${route.url} of module ${module.name}: no module declares its permission`);
  }
}
