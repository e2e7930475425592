import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './process-steps.ts';

const command = join(import.meta.dirname, '../../apps/server/src/cli.ts');

/** Seconds from `start` to ready: the first time with the demonstration city, and again over the same folder. */
export async function run(_: { json: boolean }): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'onewindow-bench-'));
  try {
    const first = await startOnce(directory);
    const second = await startOnce(directory);
    return [
      { name: 'start first', value: first, unit: 's', limit: 60, ratio: first / 60 },
      { name: 'start second', value: second, unit: 's', limit: 3, ratio: second / 3 },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function startOnce(directory: string): Promise<number> {
  const began = performance.now();
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = spawn(process.execPath, [command, 'start'], {
    env: { ...process.env, ONEWINDOW_DATA: directory, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((done, fail) => {
    let taken = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      if (taken > 0 || !chunk.toString().includes('is ready')) return;
      taken = (performance.now() - began) / 1000;
      child.kill('SIGINT');
    });
    child.once('exit', () => (taken > 0 ? done(taken) : fail(new Error('it ended before it was ready'))));
  });
}
