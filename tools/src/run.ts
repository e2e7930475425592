import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface StepResult {
  name: string;
  ok: boolean;
  seconds: number;
  output: string;
}

/** Runs a program of node_modules/.bin (or node itself) and keeps what it prints. */
export function runStep(
  name: string,
  command: string,
  args: string[],
  { show = false, env = {} }: { show?: boolean; env?: Record<string, string> } = {},
): Promise<StepResult> {
  const began = performance.now();
  return new Promise(done => {
    const child = spawn(command, args, {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
        FORCE_COLOR: '0',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const parts: string[] = [];
    const keep = (chunk: Buffer) => {
      parts.push(chunk.toString());
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', error => done({ name, ok: false, seconds: 0, output: String(error) }));
    child.once('close', code => {
      done({ name, ok: code === 0, seconds: (performance.now() - began) / 1000, output: parts.join('') });
    });
  });
}

/** One line a step; the whole output of what failed. */
export function report(result: StepResult): void {
  console.log(`${result.ok ? 'ok  ' : 'FAIL'} ${result.name} (${result.seconds.toFixed(1)} s)`);
  if (!result.ok) console.log(result.output);
}
