import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type EmbeddedServer, startEmbeddedServer } from '@onewindow/db';

/** A durable throw-away PostgreSQL that a test stops and starts again on the same port. */
export interface RestartableDatabase {
  directory: string;
  ownerUrl: string;
  appUrl: string;
  /** `shutdown`: as an administrator would; `crash`: without a last word to anybody, recovery at the next start. */
  stop(how: 'shutdown' | 'crash'): Promise<void>;
  /** Does nothing while it runs. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

export async function restartableDatabase(): Promise<RestartableDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-away-'));
  const options = { directory, port: await freePort(), sharedBuffers: 64, maxConnections: 60 };
  let server: EmbeddedServer = await startEmbeddedServer(options);
  let isRunning = true;
  return {
    directory,
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    async stop(how) {
      isRunning = false;
      if (how === 'shutdown') return server.stop();
      const pid = Number(readFileSync(join(directory, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGQUIT');
      while (isAlive(pid)) await delay(20);
    },
    async start() {
      if (isRunning) return;
      isRunning = true;
      server = await startEmbeddedServer(options);
    },
    async remove() {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
