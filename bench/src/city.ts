import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@onewindow/config';
import { migrateAll, openRuntime, type Runtime, seedDemonstration, serve } from '@onewindow/server';
import type { FastifyInstance } from 'fastify';
import { type ServerProcess, startServer } from './server-process.ts';

/** A demonstration city of its own, with an embedded server that commits durably. */
export interface BenchCity {
  runtime: Runtime;
  /** Serves on a free port; the address. */
  listen(): Promise<{ app: FastifyInstance; base: string }>;
  /** Closes this process's connections and database and starts the server as a process of its own over the city. */
  serveApart(): Promise<ServerProcess>;
  close(): Promise<void>;
}

/** Seeds a city with so many cases into a temporary folder, or into `BENCH_DATA` to keep it for the next run. */
export async function openCity({ cases, keep }: { cases: number; keep?: string }): Promise<BenchCity> {
  const kept = process.env.BENCH_DATA && keep ? join(process.env.BENCH_DATA, keep) : undefined;
  const directory = kept ?? mkdtempSync(join(tmpdir(), 'onewindow-bench-'));
  const config = { ...loadConfig({ ONEWINDOW_DATA: directory, PORT: '0', LOG_LEVEL: 'error' }), databasePool: 20 };
  const runtime = await openRuntime(config);
  await migrateAll(runtime);
  await seedDemonstration(runtime, { cases, progress: message => process.stderr.write(`${message}\n`) });
  let app: FastifyInstance | undefined;
  let apart: ServerProcess | undefined;
  return {
    runtime,
    async listen() {
      app = await serve(runtime);
      const address = app.server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      return { app, base: `http://127.0.0.1:${port}` };
    },
    async serveApart() {
      await runtime.close();
      apart = await startServer(directory);
      return apart;
    },
    async close() {
      await app?.close();
      await (apart ? apart.stop() : runtime.close());
      if (!kept) rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Signs in and returns the cookie for further requests. */
export async function signInAt(base: string, login: string, password: string): Promise<string> {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${login}: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ');
}

/** Milliseconds at a share of the sorted samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
