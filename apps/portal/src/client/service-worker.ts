/**
 * Makes the portal installable and says something useful without a network. It keeps the built files and one offline
 * page; pages with anybody's data are never kept.
 */
interface WorkerScope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(
    type: 'fetch',
    listener: (event: { request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void;
}

declare const __BUILD__: string;

const worker = globalThis as unknown as WorkerScope;
const cacheName = `onewindow-${__BUILD__}`;
const offlinePage = '/offline';

worker.addEventListener('install', event => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then(cache => cache.addAll([offlinePage, '/favicon.svg']))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', event => {
  event.waitUntil(
    caches
      .keys()
      .then(names => Promise.all(names.filter(name => name !== cacheName).map(name => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await caches.match(offlinePage)) ?? Response.error()));
    return;
  }
  if (new URL(request.url).pathname.startsWith('/assets/')) event.respondWith(fromCacheFirst(request));
});

/** Built files carry a hash in their names, so what is kept is never stale. */
async function fromCacheFirst(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(cacheName)).put(request, answer.clone());
  return answer;
}
