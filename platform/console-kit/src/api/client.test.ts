import { describe, expect, it } from 'vitest';
import { apiPath, withQuery } from './client.ts';
import { createCommandKeys, randomKey } from './command-key.ts';
import { describeProblem, ProblemError, problemMessages, problemOf } from './problem.ts';

describe('addresses', () => {
  it('encodes values that would otherwise change the path', () => {
    expect(apiPath`/api/cases/${'a/b?c'}/accept`).toBe('/api/cases/a%2Fb%3Fc/accept');
  });

  it('leaves empty parameters out and joins lists', () => {
    expect(withQuery('/api/cases', { q: '', state: ['accepted', 'received'], limit: 50, after: null })).toBe(
      '/api/cases?state=accepted%2Creceived&limit=50',
    );
    expect(withQuery('/api/cases')).toBe('/api/cases');
  });
});

describe('the key of a command', () => {
  it('stays the same for the same input until the command has succeeded', () => {
    let n = 0;
    const keys = createCommandKeys(() => `key-${++n}`);
    expect(keys.keyFor({ opinion: '同意' })).toBe('key-1');
    expect(keys.keyFor({ opinion: '同意' })).toBe('key-1');
    keys.settle();
    expect(keys.keyFor({ opinion: '同意' })).toBe('key-2');
  });

  it('changes with the input', () => {
    let n = 0;
    const keys = createCommandKeys(() => `key-${++n}`);
    keys.keyFor({ opinion: '同意' });
    expect(keys.keyFor({ opinion: '不同意' })).toBe('key-2');
  });

  it('is a version 4 UUID', () => {
    expect(randomKey()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('what the person is told', () => {
  it('is the server’s own sentence when there is one', async () => {
    const body = { type: '', title: 'x', detail: '已经受理过了', status: 409, code: 'cases.accepted', requestId: 'r1' };
    const problem = await problemOf(Response.json(body, { status: 409 }));
    expect(describeProblem(new ProblemError(problem), problemMessages('zh'))).toBe('已经受理过了');
  });

  it('is a plain sentence when a proxy answered with a page of its own', async () => {
    const problem = await problemOf(new Response('<h1>Internal Server Error</h1>', { status: 500 }));
    expect(describeProblem(new ProblemError(problem), problemMessages('en'))).toContain('the fault is ours');
  });
});
