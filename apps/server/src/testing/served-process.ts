import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Runtime } from '../runtime.ts';
import { freePort } from './restartable-database.ts';

/** `onewindow serve` as a process of its own that is started again whenever it was killed. */
export interface ServedProcess {
  base: string;
  listens(): boolean;
  /** SIGKILL; resolves when it is gone and its successor is on the way. */
  kill(): Promise<void>;
  /** Ends it for good. */
  end(): Promise<void>;
}

/**
 * Starts a process over the runtime's database and folder, on a port of its own.
 * @throws Error with its last words when it ends without having been killed before it listens
 */
export async function keepServing(runtime: Runtime): Promise<ServedProcess> {
  const { config } = runtime.services;
  const port = await freePort();
  const environment = {
    ...process.env,
    DATABASE_URL: runtime.appUrl,
    MIGRATE_DATABASE_URL: runtime.ownerUrl,
    DATABASE_POOL: '8',
    ONEWINDOW_DATA: config.dataDirectory,
    ONEWINDOW_DEMO: '1',
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'error',
  };
  let child: ChildProcess;
  let isUp = false;
  let ending = false;

  const start = (): Promise<void> => {
    const started = spawn(process.execPath, [join(import.meta.dirname, '../cli.ts'), 'serve'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let words = '';
    return new Promise((done, fail) => {
      started.stderr.on('data', (chunk: Buffer) => {
        words = (words + chunk.toString()).slice(-2000);
      });
      started.stdout.on('data', (chunk: Buffer) => {
        if (!chunk.toString().includes('Listening')) return;
        isUp = true;
        done();
      });
      started.once('exit', () => {
        isUp = false;
        fail(new Error(`the server ended by itself: ${words}`));
      });
    });
  };
  const stop = async (): Promise<void> => {
    isUp = false;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };

  // A campaign that is itself ended leaves no server behind.
  const endWithParent = () => child.kill('SIGKILL');
  process.once('exit', endWithParent);
  await start();
  return {
    base: `http://127.0.0.1:${port}`,
    listens: () => isUp,
    async kill() {
      await stop();
      // Ended for good while it started is no failure; failing to come up again is.
      start().catch((error: unknown) => {
        if (!ending) throw error;
      });
    },
    async end() {
      ending = true;
      process.off('exit', endWithParent);
      await stop();
    },
  };
}
