import { defineConfig } from 'vitest/config';

// Three projects: `unit` needs no server and runs inside `npm run check`; `database` starts one embedded PostgreSQL;
// `browser` drives a real browser. A test file that touches the database ends in `.db.test.ts`, one that opens pages in
// `.browser.test.ts`; everything else ends in `.test.ts`.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
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
          include: ['{platform,modules,apps,e2e}/**/*.browser.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['./e2e/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
        },
      },
    ],
  },
});
