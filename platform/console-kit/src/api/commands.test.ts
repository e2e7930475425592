import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { api } from './client.ts';
import { connection, retryNow } from './connection.ts';
import { ConnectionError, ProblemError } from './problem.ts';
import { signedIn, signInNeeded } from './sign-in-gate.ts';

beforeAll(() => {
  // The client reads the language off the document; there is none here.
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

let close: () => void = () => undefined;
afterEach(() => close());

/** A server that answers the n-th request with the n-th status and notes the keys it was sent. */
async function serve(
  statuses: number[],
  answer: object = { ok: true },
): Promise<{ url: string; keys: (string | undefined)[]; bodies: string[] }> {
  const keys: (string | undefined)[] = [];
  const bodies: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const status = statuses[Math.min(keys.length, statuses.length - 1)] ?? 200;
    keys.push(request.headers['idempotency-key'] as string | undefined);
    let body = '';
    request.on('data', part => {
      body += part;
    });
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/cases/1/accept`, keys, bodies };
}

test('a command that a restarting server could not take is sent again with the same key and body', async () => {
  const { url, keys, bodies } = await serve([503, 200]);
  const stop = connection.subscribe(() => queueMicrotask(retryNow));
  await expect(api.post(url, { opinion: '同意' }, { key: 'key-1' })).resolves.toEqual({ ok: true });
  stop();
  expect(keys).toEqual(['key-1', 'key-1']);
  expect(bodies[1]).toBe(bodies[0]);
  expect(connection.get().lost).toBe(false);
});

test('a command that meets an ended session waits for the sign-in and then goes through', async () => {
  const { url, keys } = await serve([401, 200]);
  const stop = signInNeeded.subscribe(() => signInNeeded.get() && queueMicrotask(signedIn));
  await expect(api.post(url, {}, { key: 'key-2' })).resolves.toEqual({ ok: true });
  stop();
  expect(keys).toEqual(['key-2', 'key-2']);
});

test('a wrong password at the sign-in itself is a problem and no new wait', async () => {
  const { url } = await serve([401]);
  await expect(api.post(url, {}, { key: 'key-3', isSignIn: true })).rejects.toBeInstanceOf(ProblemError);
  expect(signInNeeded.get()).toBe(false);
});

test('a read that does not get through says so at once and leaves trying again to its caller', async () => {
  const { url, keys } = await serve([502]);
  await expect(api.get(url)).rejects.toBeInstanceOf(ConnectionError);
  expect(keys).toHaveLength(1);
  expect(connection.get().lost).toBe(true);
});

test('a refused command is not sent again', async () => {
  const { url, keys } = await serve([409, 200]);
  await expect(api.post(url, {}, { key: 'key-4' })).rejects.toMatchObject({ status: 409 });
  expect(keys).toHaveLength(1);
});

test('a refused code is a problem of its field and no ended session', async () => {
  const problem = { code: 'identity.wrongCode', status: 401, detail: '动态码对不上', errors: [{ path: '/code' }] };
  const { url, bodies } = await serve([401], problem);
  const removed = api.delete(url, { key: 'key-5', body: { code: '000000' } });
  await expect(removed).rejects.toMatchObject({ fields: [{ path: '/code' }] });
  expect(bodies).toEqual(['{"code":"000000"}']);
  expect(signInNeeded.get()).toBe(false);
});
