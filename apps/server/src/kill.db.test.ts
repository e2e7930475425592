import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@onewindow/config';
import { createTestDatabase, type TestDatabase } from '@onewindow/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRuntime, type Runtime, seedDemonstration } from './index.ts';
import { runKillCampaign } from './testing/kill-campaign.ts';

let database: TestDatabase;
let runtime: Runtime;
const directory = mkdtempSync(join(tmpdir(), 'onewindow-kill-'));

beforeAll(async () => {
  database = await createTestDatabase();
  const config = loadConfig({
    DATABASE_URL: database.appUrl,
    MIGRATE_DATABASE_URL: database.ownerUrl,
    ONEWINDOW_DATA: directory,
    ONEWINDOW_DEMO: '1',
  });
  runtime = await openRuntime(config);
  await seedDemonstration(runtime, { cases: 300, progress: () => {} });
}, 120_000);
afterAll(async () => {
  await runtime.close();
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

// A hundred kills: `npm run -s bench kill-campaign`.
it('keeps every acknowledged command exactly once while its two processes are killed in turn', async () => {
  const campaign = await runKillCampaign(runtime, { kills: 6 });
  expect(campaign).toMatchObject({ kills: 6, lost: [], doubled: [], halfDone: [], failed: [] });
  expect(campaign.worked).toBeGreaterThan(0);
}, 120_000);
