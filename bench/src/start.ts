import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './process-steps.ts';
import { startServer } from './server-process.ts';

/** Seconds from `start` to ready: the first time with the demonstration city, and again over the same folder. */
export async function run(_: { json: boolean }): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-bench-'));
  try {
    const first = await secondsToReady(directory);
    const second = await secondsToReady(directory);
    return [
      { name: 'start first', value: first, unit: 's', limit: 60, ratio: first / 60 },
      { name: 'start second', value: second, unit: 's', limit: 3, ratio: second / 3 },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function secondsToReady(directory: string): Promise<number> {
  const server = await startServer(directory);
  await server.stop();
  return server.seconds;
}
