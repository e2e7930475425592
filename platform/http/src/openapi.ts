import { allErrors } from '@onewindow/errors';
import { type ModuleDefinition, permissionName, type Route } from './route.ts';

type Json = Record<string, unknown>;

const problem = {
  description: 'A problem (RFC 9457) with a stable code',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** The OpenAPI 3.1 description of every route: the same TypeBox objects that validate are printed. */
export function openApiDocument(modules: ModuleDefinition[], publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const module of modules) {
    for (const route of module.routes) {
      const path = route.url.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(module, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'OneWindow 一窗', version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: publicUrl }],
    tags: modules.map(module => ({ name: module.name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'onewindow_session' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code', 'requestId'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            code: { type: 'string', enum: allErrors().map(error => error.code) },
            requestId: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
}

function operation(module: ModuleDefinition, route: Route): Json {
  const name = permissionName(route.permission);
  const takesKey = route.method !== 'GET' && route.method !== 'HEAD' && route.reply !== null;
  return {
    tags: [module.name],
    operationId: `${route.method.toLowerCase()}${route.url.replace(/[^\w]+/g, '_')}`,
    summary: `${route.summary.zh} ${route.summary.en}`,
    'x-permission': name,
    ...(name !== 'public' && { security: [{ session: [] }] }),
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(takesKey
        ? [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: false,
              schema: { type: 'string', minLength: 8, maxLength: 100 },
            },
          ]
        : []),
    ],
    ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: {
      [route.status]:
        route.reply === null
          ? { description: 'A file or a stream' }
          : { description: 'The answer', content: { 'application/json': { schema: route.reply } } },
      default: problem,
    },
  };
}

function parameters(schema: Route['params'], place: 'path' | 'query'): Json[] {
  const object = schema as { properties?: Record<string, unknown>; required?: string[] } | undefined;
  return Object.entries(object?.properties ?? {}).map(([name, shape]) => ({
    name,
    in: place,
    required: place === 'path' || (object?.required ?? []).includes(name),
    schema: shape,
  }));
}
