import { randomUUID } from 'node:crypto';
import { type Db, sql } from '@onewindow/db';
import { fileErrors } from './errors.ts';

// Two connections must never write one staging file: a phone that lost its network reconnects while the server still
// believes in the old connection. In one process the newcomer ends the old one; between processes a lease in the
// upload's row decides, short enough that a killed process is forgotten within seconds.

const LEASE_SECONDS = 5;
const RENEW_MS = 2000;

/** The right to write one upload. */
export interface UploadLease {
  /** How far this writer has got. */
  position: number;
  /** Passes a source on until a newcomer wants to write. */
  guard(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Keeps the right; costs a query every two seconds. @throws files.uploadBusy when another has it */
  renew(): Promise<void>;
  /** Writes down how many bytes are safe. @throws files.uploadBusy */
  moveTo(position: number, expiresAt: Date): Promise<void>;
  /** Keeps the right during work that writes nothing. */
  keepDuring<T>(work: () => Promise<T>): Promise<T>;
  /** In the transaction that keeps the file. @throws files.uploadBusy */
  complete(tx: Db, fileId: string): Promise<void>;
  release(): Promise<void>;
}

interface Writer {
  interrupt(): void;
  ended: Promise<void>;
}

const writers = new Map<string, Writer>();

/** @throws files.uploadBusy when another process writes this upload */
export async function takeLease(db: Db, uploadId: string): Promise<UploadLease> {
  for (let other = writers.get(uploadId); other; other = writers.get(uploadId)) {
    other.interrupt();
    await other.ended;
  }
  const token = randomUUID();
  const guard = createGuard();
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const writer: Writer = { interrupt: guard.interrupt, ended };
  writers.set(uploadId, writer);
  let renewedAt = Date.now();

  async function update(assignments: ReturnType<typeof sql>, by: Db = db): Promise<void> {
    const { rows } = await sql`
      update platform.upload
      set lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), updated_at = now(), ${assignments}
      where id = ${uploadId} and lease_token = ${token} and state = 'receiving'
      returning 1`.execute(by);
    if (rows.length === 0) throw fileErrors.uploadBusy();
    renewedAt = Date.now();
  }

  function leave(): void {
    if (writers.get(uploadId) === writer) writers.delete(uploadId);
    end();
  }

  const lease: UploadLease = {
    position: -1,
    guard: guard.pass,
    async renew() {
      if (Date.now() - renewedAt > RENEW_MS) await update(sql`version = version`);
    },
    async moveTo(position, expiresAt) {
      await update(sql`received = ${position}, expires_at = ${expiresAt}, version = version + 1`);
      lease.position = position;
    },
    async keepDuring(work) {
      const timer = setInterval(() => void update(sql`version = version`).catch(() => {}), RENEW_MS);
      try {
        return await work();
      } finally {
        clearInterval(timer);
      }
    },
    complete: (tx, fileId) => update(sql`state = 'complete', file_id = ${fileId}, version = version + 1`, tx),
    async release() {
      try {
        await sql`
          update platform.upload set lease_token = null, lease_until = null
          where id = ${uploadId} and lease_token = ${token}`.execute(db);
      } finally {
        leave();
      }
    },
  };

  try {
    const { rows } = await sql`
      update platform.upload
      set lease_token = ${token}, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
      where id = ${uploadId} and (lease_until is null or lease_until < now())
      returning 1`.execute(db);
    if (rows.length === 0) throw fileErrors.uploadBusy();
  } catch (error) {
    leave();
    throw error;
  }
  return lease;
}

/** A source that can be ended from outside while it waits for its next chunk. */
function createGuard(): { interrupt(): void; pass(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> } {
  let isInterrupted = false;
  let stopWaiting: (() => void) | undefined;
  return {
    interrupt() {
      isInterrupted = true;
      stopWaiting?.();
    },
    async *pass(source) {
      const iterator = source[Symbol.asyncIterator]();
      for (;;) {
        // Not Promise.race with one long-lived promise: that would hold every chunk in memory until the upload ends.
        const next = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
          stopWaiting = () => reject(fileErrors.interrupted());
          if (isInterrupted) stopWaiting();
          else iterator.next().then(resolve, reject);
        });
        if (next.done) return;
        yield next.value;
      }
    },
  };
}
