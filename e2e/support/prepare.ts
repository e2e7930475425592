// Builds both front ends and seeds a small demonstration city. A process of its own: the builders resolve packages as
// Node does, which the test runner's module loader cannot.
import { join } from 'node:path';
import { localDateOf } from '@onewindow/clock';
import { loadConfig } from '@onewindow/config';
import { createCrypto, loadKeyRing } from '@onewindow/crypto';
import { discoverMigrations, migrate, openDatabase } from '@onewindow/db';
import { createFileStore } from '@onewindow/files';
import type { Services } from '@onewindow/http';
import { prepareJobs } from '@onewindow/jobs';
import { buildFrontEnds } from '../../apps/server/src/build.ts';
import { seedDemonstration } from '../../apps/server/src/demo/seed-demonstration.ts';

/** Enough for every state to occur; the full demonstration has 2,000. */
const cases = 100;

const { JOURNEY_OWNER_URL: ownerUrl = '', JOURNEY_APP_URL: appUrl = '', JOURNEY_DATA: data = '' } = process.env;
const building = buildFrontEnds();
await migrate(ownerUrl, discoverMigrations());
await prepareJobs(ownerUrl);
const { db, close } = openDatabase({ url: appUrl, max: 4 });
const services: Services = {
  db,
  config: loadConfig({ ONEWINDOW_DATA: data }),
  now: () => new Date(),
  today: () => localDateOf(new Date()),
  crypto: createCrypto({ keys: loadKeyRing({ value: undefined, file: join(data, 'keys') }) }),
  files: createFileStore({ directory: join(data, 'files') }),
};
const runtime = { services, db, ownerUrl, appUrl, embedded: true, close };
await seedDemonstration(runtime, { cases, progress: () => {} });
await close();
await building;
