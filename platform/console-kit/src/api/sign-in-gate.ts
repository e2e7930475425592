import { createStore } from './store.ts';

/** Whether a request waits for the person to sign in again; the dialog shows itself over the page, which stays. */
export const signInNeeded = createStore(false);

let waiting: { promise: Promise<void>; open(): void } | undefined;

/** All requests that meet a 401 wait at one gate and are sent again when it opens. */
export function waitForSignIn(): Promise<void> {
  if (!waiting) {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting = { promise, open: resolve };
    signInNeeded.set(true);
  }
  return waiting.promise;
}

/** Called by the dialog once the session stands again. */
export function signedIn(): void {
  const gate = waiting;
  waiting = undefined;
  signInNeeded.set(false);
  gate?.open();
}
