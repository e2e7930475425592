import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Servers that start, crash and fill up take longest: they go first, so that no worker waits for the last of them. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = (file: TestSpecification) => /\/apps\/server\/|uploads\.db/.test(file.moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))];
  }
}

// Three projects: `unit` needs no server and runs inside `npm run check`; `database` starts one embedded PostgreSQL;
// `browser` drives a real browser. A test file that touches the database ends in `.db.test.ts`, one that opens pages in
// `.browser.test.ts`; everything else ends in `.test.ts`.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    sequence: { sequencer: LongFirst },
    setupFiles: ['./platform/testing/src/property-seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Pure tests leave nothing behind, so files share what they load: half the time.
          isolate: false,
          include: ['{platform,modules,apps,tools,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/*.browser.test.ts', '**/node_modules/**', '**/dist/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          // Each file has a database of its own, and what it loads it may share: half the processor time.
          isolate: false,
          include: ['{platform,modules,apps,tools,bench}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['./platform/testing/src/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          // Each file has a city of its own; what serves it is loaded once.
          isolate: false,
          include: ['{platform,modules,apps,e2e}/**/*.browser.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['./e2e/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
