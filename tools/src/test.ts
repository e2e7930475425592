// `npm test`: every check and test, browser included. Closes with the plain line "N passed, N failed".
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { report, root, runStep } from './run.ts';

let passed = 0;
let failed = 0;

for (const [name, command, args] of [
  ['types', 'tsc', ['-p', '.']],
  ['format and lint', 'biome', ['ci', '--diagnostic-level=error', '.']],
  ['boundaries', 'node', ['tools/src/boundaries.ts']],
  ['unused code', 'knip', ['--no-progress', '--no-config-hints']],
  ['front ends build', 'node', ['apps/server/src/cli.ts', 'build']],
] as [string, string, string[]][]) {
  const result = await runStep(name, command, args);
  report(result);
  if (result.ok) passed++;
  else failed++;
}

for (const project of ['unit', 'database', 'browser']) await runTests(project);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** One vitest project; its counts come from the machine-readable report, not from what it prints. */
async function runTests(project: string): Promise<void> {
  const file = join(root, '.cache', `report-${project}.json`);
  rmSync(file, { force: true });
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    '--passWithNoTests',
  ];
  const result = await runStep(`${project} tests`, 'vitest', args, { show: true });
  if (!existsSync(file)) {
    failed++;
    report(result);
    return;
  }
  const counts = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  // A run can fail without a failing test: an unhandled error, a file that does not load.
  if (!result.ok && counts.numFailedTests === 0) failed++;
  console.log(
    `${result.ok ? 'ok  ' : 'FAIL'} ${project} tests: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed (${result.seconds.toFixed(0)} s)`,
  );
}
