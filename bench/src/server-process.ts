import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** `npm start` without npm: the server as a process of its own, over a data folder. */
export interface ServerProcess {
  base: string;
  /** From its start to being ready. */
  seconds: number;
  /** Resident memory of the server process now, in MB of a million bytes; its database's processes are not in it. */
  resident(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts it on a free port and waits until it says that it is ready. */
export async function startServer(directory: string): Promise<ServerProcess> {
  const began = performance.now();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const base = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['tools/bootstrap.mjs', 'apps/server/src/cli.ts', 'start'], {
    cwd: root,
    env: { ...process.env, ONEWINDOW_DATA: directory, PORT: String(port), LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await new Promise<void>((ready, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('is ready')) ready();
    });
    ended.then(() => fail(new Error('it ended before it was ready')));
  });
  return {
    base,
    seconds: (performance.now() - began) / 1000,
    async resident() {
      const text = await (await fetch(`${base}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1e6;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
