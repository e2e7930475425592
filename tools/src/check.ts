// `npm run check`: types, format and lint, boundaries, unused code, pure tests. Everything that needs no database or browser.
import { report, runStep } from './run.ts';

const steps: [name: string, command: string, args: string[]][] = [
  ['types', 'tsc', ['-p', '.']],
  ['format and lint', 'biome', ['ci', '--diagnostic-level=error', '.']],
  ['boundaries', 'node', ['tools/src/boundaries.ts']],
  ['unused code', 'knip', ['--no-progress', '--no-config-hints']],
  ['unit tests', 'vitest', ['run', '--project', 'unit', '--reporter=dot']],
];

let failed = 0;
// Two at a time: the machines that this is meant for have two cores.
const queue = [...steps];
await Promise.all([worker(), worker()]);
console.log(`${steps.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function worker(): Promise<void> {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const result = await runStep(...step);
    report(result);
    if (!result.ok) failed++;
  }
}
