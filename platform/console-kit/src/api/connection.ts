import { createStore } from './store.ts';

/** Whether the server can be reached, as the last requests found it. `retryAt` is the next automatic attempt. */
export interface Connection {
  lost: boolean;
  retryAt: number | undefined;
}

export const connection = createStore<Connection>({ lost: false, retryAt: undefined });

const waiting = new Set<() => void>();

export function connectionWorks(): void {
  if (connection.get().lost) connection.set({ lost: false, retryAt: undefined });
}

/** Notes that a request did not get through. */
export function connectionFailed(): void {
  if (!connection.get().lost) connection.set({ lost: true, retryAt: undefined });
}

/** Tries everything that waits at once; the banner's button calls it, and so does the browser's `online` event. */
export function retryNow(): void {
  for (const resume of [...waiting]) resume();
}

/**
 * Waits before the next attempt of a request that did not get through: 1, 2, 4 … at most 30 seconds, cut short when
 * the network comes back or the person presses the button.
 */
export function waitForConnection(attempt: number, signal?: AbortSignal): Promise<void> {
  const delay = Math.min(30_000, 1000 * 2 ** attempt);
  connection.set({ lost: true, retryAt: Date.now() + delay });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resume, delay);
    function finish() {
      clearTimeout(timer);
      waiting.delete(resume);
      signal?.removeEventListener('abort', abort);
    }
    function resume() {
      finish();
      resolve();
    }
    function abort() {
      finish();
      reject(signal?.reason);
    }
    waiting.add(resume);
    signal?.addEventListener('abort', abort);
  });
}

if (typeof window !== 'undefined') {
  window.addEventListener('online', retryNow);
  window.addEventListener('offline', connectionFailed);
}
