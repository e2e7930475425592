import type { Reply, Send, UploadEnvironment } from './upload-session.ts';

/** Longest wait between two attempts while the network is away, milliseconds. */
const LONGEST_WAIT_MS = 30_000;

/** `fetch` cannot tell how much of a body has been sent, so this is the older request. */
const send: Send = ({ method, url, headers = {}, body, signal, onProgress }) =>
  new Promise<Reply>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.responseType = 'json';
    request.upload.onprogress = event => onProgress?.(event.loaded);
    request.onload = () => resolve({ status: request.status, body: request.response ?? {} });
    request.onerror = () => reject(new Error('the connection broke'));
    request.onabort = () => reject(new Error('aborted'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(body ?? null);
  });

/** The browser as uploads need it. Storage may be forbidden; then a closed page begins anew. */
export const browserEnvironment: UploadEnvironment = {
  send,
  now: () => Date.now(),
  waitForNetwork: attempt =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, Math.min(1000 * 2 ** attempt, LONGEST_WAIT_MS));
      addEventListener(
        'online',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    }),
  recall(key) {
    try {
      return localStorage.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  },
  remember(key, id) {
    try {
      if (id === undefined) localStorage.removeItem(key);
      else localStorage.setItem(key, id);
    } catch {
      // Private windows refuse storage.
    }
  },
};
