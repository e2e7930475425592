import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleServer } from './testing/sample-server.ts';

let app: FastifyInstance;
let base: string;

beforeAll(async () => {
  app = await sampleServer({ patience: { headers: 200, body: 200 } });
  base = await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const post = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/samples',
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('a body', () => {
  it('that fits is taken, and the answer holds what its schema names and no more', async () => {
    const answer = await post({ name: '㭎𠮷' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({ name: '㭎𠮷' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('is never coerced, and every fault is told with its place', async () => {
    const answer = await post({ name: 7, parts: [{ weight: '3' }, { weight: -1, colour: 'red' }], admin: true });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    const problem = answer.json();
    expect(problem).toMatchObject({ code: 'request.invalid', status: 422, type: '/api/docs#request.invalid' });
    expect(problem.errors.map((error: { path: string }) => error.path).sort()).toEqual([
      '/admin',
      '/name',
      '/parts/0/weight',
      '/parts/1/colour',
      '/parts/1/weight',
    ]);
  });

  it('of 10 MB is refused over a real connection', async () => {
    const answer = await fetch(`${base}/api/samples`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x'.repeat(10_000_000) }),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'request.tooLarge' });
  });

  it('nested deeper than anything we send is refused wherever the brackets are', async () => {
    const deep = (letter: string, close: string, times: number) => letter.repeat(times) + close.repeat(times);
    for (const inner of [deep('[', ']', 100_000), `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`]) {
      const answer = await post(`{"name":"x","anything":${inner}}`);
      expect(answer.statusCode).toBe(400);
      expect(answer.json().code).toBe('request.tooDeep');
    }
    expect((await post(`{"name":"x","anything":${deep('[', ']', 50)}}`)).statusCode).toBe(201);
    expect((await post({ name: '[{'.repeat(200) })).statusCode).toBe(201);
    expect((await post({ name: '\\"[{'.repeat(100) })).statusCode).toBe(201);
  });

  it('that is no JSON, of another type, or reaches for the prototype is refused', async () => {
    expect((await post('{"name":')).json().code).toBe('request.malformed');
    expect((await post('')).json().code).toBe('request.malformed');
    expect((await post('{"name":"x","__proto__":{"admin":true}}')).statusCode).toBe(400);
    expect((await post('<x/>', { 'content-type': 'application/xml' })).statusCode).toBe(415);
    expect((await post('null')).statusCode).toBe(422);
    expect((await post('[]')).statusCode).toBe(422);
  });
});

describe('a query', () => {
  it('is read as text, and an unknown key is an error', async () => {
    expect((await app.inject('/api/samples?limit=5')).statusCode).toBe(200);
    expect((await app.inject('/api/samples?limit=five')).json().errors[0].path).toBe('/limit');
    expect((await app.inject('/api/samples?sort=name')).json().errors[0].path).toBe('/sort');
  });
});

describe('a method', () => {
  it('that an address does not take is 405 with those it takes; an unknown address is 404', async () => {
    const wrong = await app.inject({ method: 'DELETE', url: '/api/samples?x=1' });
    expect(wrong.statusCode).toBe(405);
    expect(wrong.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
    expect(wrong.json()).toMatchObject({ code: 'request.methodNotAllowed' });
    expect((await app.inject({ method: 'PUT', url: '/api/samples/7' })).headers.allow).toBe('GET, HEAD, OPTIONS');
    expect((await app.inject({ method: 'DELETE', url: '/api/nothing' })).json().code).toBe('request.notFound');
    expect((await app.inject('/api/nothing')).statusCode).toBe(404);
  });

  it('OPTIONS names the methods and lets no other site in', async () => {
    const answer = await app.inject({
      method: 'OPTIONS',
      url: '/api/samples',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers.allow).toBe('GET, HEAD, POST, OPTIONS');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect((await app.inject({ method: 'OPTIONS', url: '/api/nothing' })).statusCode).toBe(404);
  });

  it('HEAD has the headers of GET and no body', async () => {
    const answer = await app.inject({ method: 'HEAD', url: '/api/samples' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('');
  });
});

describe('who calls', () => {
  it('is asked to sign in before anything about the address is told', async () => {
    expect((await app.inject('/api/samples/7')).statusCode).toBe(401);
    const known = { 'x-test-account': '01900000-0000-7000-8000-000000000001' };
    expect((await app.inject({ url: '/api/samples/7', headers: known })).statusCode).toBe(422);
  });
});

describe('a command from another site', () => {
  const cookie = 'onewindow_session=x';
  const send = async (headers: Record<string, string>) => (await post({ name: 'x' }, headers)).statusCode;

  it('is not carried out, by what the browser says of its origin', async () => {
    for (const site of ['cross-site', 'same-site']) expect(await send({ cookie, 'sec-fetch-site': site })).toBe(403);
    expect(await send({ cookie, origin: 'https://evil.example' })).toBe(403);
    expect(await send({ cookie, origin: 'null' })).toBe(403);
    expect(await send({ cookie, referer: 'https://evil.example/localhost:80' })).toBe(403);
    // A browser that hides everything but sends its cookie.
    expect(await send({ cookie })).toBe(403);
    // Fetch metadata cannot be overruled by an Origin that looks right.
    expect(await send({ cookie, 'sec-fetch-site': 'cross-site', origin: 'http://localhost:80' })).toBe(403);
    expect((await post({ name: 'x' }, { cookie, 'sec-fetch-site': 'cross-site' })).json().code).toBe(
      'request.crossSite',
    );
  });

  it('is carried out from our own pages and from programs without cookies', async () => {
    expect(await send({ cookie, 'sec-fetch-site': 'same-origin' })).toBe(201);
    expect(await send({ cookie, origin: 'http://localhost:80' })).toBe(201);
    // The address that people type, when a proxy in front rewrites Host.
    expect(await send({ cookie, origin: 'http://localhost:4300', host: 'inner:8080' })).toBe(201);
    expect(await send({})).toBe(201);
  });
});

describe('a request id', () => {
  it('of the caller is kept when it is harmless, in every answer', async () => {
    const id = '0123456789abcdef';
    const answer = await app.inject({ url: '/api/nothing', headers: { 'x-request-id': id } });
    expect(answer.headers['x-request-id']).toBe(id);
    expect(answer.json().requestId).toBe(id);
    const refused = await post({ name: 'x' }, { 'sec-fetch-site': 'cross-site' });
    expect(refused.headers['x-request-id']).toBe(refused.json().requestId);
  });

  it('that could break a log is replaced', async () => {
    const answer = await app.inject({ url: '/healthz', headers: { 'x-request-id': 'a"b ERROR' } });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('every answer', () => {
  it('carries the security headers, errors and refusals too', async () => {
    const answers = [
      await app.inject('/api/samples'),
      await app.inject('/api/docs'),
      await app.inject('/api/nothing'),
      await app.inject({ method: 'DELETE', url: '/api/samples' }),
      await post('{'),
      await post({ name: 'x' }, { 'sec-fetch-site': 'cross-site' }),
      await app.inject({ method: 'POST', url: '/api/broken' }),
    ];
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['strict-transport-security']).toBeUndefined();
    }
  });

  it('over TLS asks the browser to stay there', async () => {
    const tls = await sampleServer({ environment: { PUBLIC_URL: 'https://window.example' } });
    expect((await tls.inject('/healthz')).headers['strict-transport-security']).toContain('max-age=31536000');
    await tls.close();
  });

  it('speaks the language that was asked for, Chinese by default', async () => {
    const answer = async (language?: string) =>
      (await app.inject({ url: '/api/x', headers: { ...(language && { 'accept-language': language }) } })).json().title;
    expect(await answer()).toContain('请检查地址');
    expect(await answer('zh-CN,en;q=0.8')).toContain('请检查地址');
    expect(await answer('en-GB,zh;q=0.8')).toContain('check it');
  });

  it('about our own fault says no inner thing', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/broken' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(answer.json()).toMatchObject({ code: 'request.internal' });
  });

  it('is compressed when it is long and the client takes it', async () => {
    for (const encoding of ['br', 'gzip']) {
      const answer = await app.inject({ url: '/api/samples', headers: { 'accept-encoding': encoding } });
      expect(answer.headers['content-encoding']).toBe(encoding);
      expect(answer.headers.vary).toContain('accept-encoding');
    }
    expect((await app.inject('/api/samples')).headers['content-encoding']).toBeUndefined();
    const short = await app.inject({ url: '/healthz', headers: { 'accept-encoding': 'br' } });
    expect(short.headers['content-encoding']).toBeUndefined();
  });

  it('that stays the same is 304 to whoever has it', async () => {
    for (const url of ['/api/openapi.json', '/api/docs', '/api/docs.css']) {
      const first = await app.inject(url);
      const etag = String(first.headers.etag);
      expect(etag).toMatch(/^"[\w-]{22}"$/);
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
        const again = await app.inject({ url, headers: { 'if-none-match': known } });
        expect([again.statusCode, again.body]).toEqual([304, '']);
      }
      expect((await app.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200);
    }
  });
});

/** Sends text over a bare socket and reads until the server ends it. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', chunk => chunks.push(chunk));
  // A server that has said enough may cut the connection off.
  socket.on('error', () => {});
  const closed = new Promise<void>(done => socket.once('close', () => done()));
  socket.write(text);
  await closed;
  return Buffer.concat(chunks).toString();
}

describe('a slow or broken client', () => {
  it('that never ends its headers is told and cut off', async () => {
    const answer = await raw('GET /healthz HTTP/1.1\r\nHost: x\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('request.tooSlow');
  });

  it('that never ends its body is told and cut off', async () => {
    const answer = await raw(
      'POST /api/samples HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{"name":',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('request.tooSlow');
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  it('whose oversized body was refused leaves nothing that could end the process later', async () => {
    const listeners = process.listenerCount('uncaughtException');
    const answer = await post(JSON.stringify({ name: 'x'.repeat(2_000_000) }));
    expect(answer.statusCode).toBe(413);
    await raw('GET /healthz HTTP/1.1\r\nHost: x\r\n');
    expect(process.listenerCount('uncaughtException')).toBe(listeners);
  });

  it('with headers beyond any measure is told so', async () => {
    const answer = await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(17_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('application/problem+json');
  });

  it('that does not speak HTTP is told so', async () => {
    const answer = await raw('HELLO\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('request.malformed');
  });
});
