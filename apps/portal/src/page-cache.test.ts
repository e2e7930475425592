import { expect, test } from 'vitest';
import { createPageCache, type RenderedPage } from './page-cache.ts';

function pageOf(text: string): RenderedPage {
  return { etag: `"${text.length}"`, plain: Buffer.from(text), br: undefined, gzip: undefined };
}

test('a kept page is served until the content version changes', async () => {
  let version = '1';
  let now = 0;
  const cache = createPageCache(
    async () => version,
    () => now,
  );
  await cache.find('a');
  cache.keep('a', pageOf('first'));
  expect((await cache.find('a'))?.plain.toString()).toBe('first');
  version = '2';
  now += 1001;
  expect(await cache.find('a')).toBeUndefined();
});

test('the content version is read at most once a second, by however many visitors', async () => {
  let reads = 0;
  let now = 0;
  const cache = createPageCache(
    async () => String(++reads && 'same'),
    () => now,
  );
  await Promise.all(Array.from({ length: 50 }, () => cache.find('a')));
  expect(reads).toBe(1);
  now += 500;
  await cache.find('a');
  expect(reads).toBe(1);
  now += 600;
  await cache.find('a');
  expect(reads).toBe(2);
});

test('the least recently used page leaves when memory is full', async () => {
  const cache = createPageCache(
    async () => '1',
    () => 0,
  );
  await cache.find('a');
  const large = { ...pageOf(''), plain: Buffer.alloc(30 * 1_048_576) };
  cache.keep('a', large);
  cache.keep('b', large);
  await cache.find('a');
  cache.keep('c', large);
  expect(await cache.find('b')).toBeUndefined();
  expect(await cache.find('a')).toBeDefined();
  expect(cache.size).toBe(2);
});
