import type { FastifyInstance } from 'fastify';

/**
 * Remembers which methods each address has, for 405 and OPTIONS. Call before any route is added. Only asked when no
 * route was found, so walking the list is cheap enough.
 */
export function trackMethods(app: FastifyInstance): (url: string) => string[] {
  const known = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    // A wildcard answers what is left over; it says nothing about an address.
    if (url.includes('*')) return;
    const entry = known.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const one of [method].flat()) entry.methods.add(one);
    known.set(url, entry);
  });
  return url => {
    const path = url.split('?', 1)[0] ?? '';
    const methods = [...known.values()].filter(one => one.pattern.test(path)).flatMap(one => [...one.methods]);
    return [...new Set(methods)].sort();
  };
}

function patternOf(url: string): RegExp {
  const escaped = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${escaped.replace(/\/$/, '')}/?$`);
}
