// Outside checks: npm run -s conformance -- <clock|bpmn|dmn> [FILE]
// One line for each failing case (FAIL name#case: want … got …), then `N passed, M failed`. The cases are data that was not
// written for this project; the runners drive the product's own code.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface ConformanceResult {
  passed: number;
  failed: number;
}

interface Runner {
  run(file: string): Promise<ConformanceResult>;
}

const kinds = ['clock', 'bpmn', 'dmn'] as const;
type Kind = (typeof kinds)[number];

// Loaded when asked for: the process engine is not needed to check the clock.
async function loadRunner(kind: Kind): Promise<Runner> {
  return import(`./conformance-${kind}.ts`);
}

function isKind(text: string | undefined): text is Kind {
  return kinds.some(kind => kind === text);
}

const usage = `Usage: npm run -s conformance -- <${kinds.join('|')}> [FILE]

Without FILE the cases of ../shared/conformance/<kind>/cases.json are run, or skipped if that folder is not there.`;

async function main([kind, given]: string[]): Promise<number> {
  if (kind === '--help' || kind === '-h') {
    console.log(usage);
    return 0;
  }
  if (!isKind(kind)) {
    console.error(usage);
    return 2;
  }
  const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
  const file = given ?? join(root, '..', 'shared', 'conformance', kind, 'cases.json');
  if (!existsSync(file)) {
    if (given !== undefined) {
      console.error(`There is no file ${file}.`);
      return 2;
    }
    console.log(`Skipped: no ${kind} cases at ${file}.`);
    return 0;
  }
  const runner = await loadRunner(kind);
  const { passed, failed } = await runner.run(file);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
