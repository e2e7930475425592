import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** As `tools/bootstrap.mjs` sets them: a start from compiled sources takes half the time, and the heap has its limits. */
const compileCache = join(import.meta.dirname, '../../../../node_modules/.cache/compiled');
const heap = '--max-semi-space-size=4 --max-old-space-size=320';

/** A command as a person gives it, with everything that it says. */
export interface RunningCommand {
  child: ChildProcess;
  output(): string;
  errors(): string;
  /** Resolves when the output holds a text; rejects with its last words when it ends before. */
  says(text: string): Promise<void>;
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | string>;
}

/** Runs `onewindow …` with nothing of this process's settings but the given ones. */
export function command(words: readonly string[], environment: Record<string, string>): RunningCommand {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../cli.ts'), ...words], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_NO_WARNINGS: '1',
      NODE_COMPILE_CACHE: compileCache,
      NODE_OPTIONS: heap,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', chunk => {
    output += String(chunk);
  });
  child.stderr.on('data', chunk => {
    errors += String(chunk);
  });
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  return {
    child,
    output: () => output,
    errors: () => errors,
    ended,
    async says(text) {
      while (!output.includes(text)) {
        const over = await Promise.race([once(child.stdout, 'data').then(() => false), ended.then(() => true)]);
        if (over && !output.includes(text)) throw new Error(`it ended without saying “${text}”: ${output}${errors}`);
      }
    },
  };
}
