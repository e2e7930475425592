export { commandErrors } from './idempotency.ts';
export { openApiDocument } from './openapi.ts';
export { asAppError, httpErrors, localeOf, retryAfter, shortId } from './problems.ts';
export { limitRate } from './rate-limit.ts';
export {
  type Method,
  type ModuleDefinition,
  permissionsOf,
  type Route,
  type RouteContext,
  type RouteOptions,
  type RoutePermission,
  route,
} from './route.ts';
export { createServer, type ServerOptions } from './server.ts';
export type { Services } from './services.ts';
export { type CompiledValidator, compileSchema, validate } from './validation.ts';
