import { defineConfig } from 'vitest/config';

// Two projects: `unit` needs no server and runs inside `npm run check`; `database` starts one embedded PostgreSQL.
// A test file that touches the database ends in `.db.test.ts`; everything else ends in `.test.ts`.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{platform,modules,apps,tools,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.db.test.ts', '**/node_modules/**', '**/dist/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['{platform,modules,apps,tools,bench}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['./platform/testing/src/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
