// A worker process for the crash test: it takes a job, says so, and never ends it.
import { openDatabase } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { defineJob } from '../define.ts';
import { runWorker } from '../worker.ts';

const url = process.argv[2] ?? '';
const stuck = defineJob({
  name: 'test.note',
  async handle() {
    process.stdout.write('begun\n');
    await new Promise(() => {});
  },
});
await runWorker({
  url,
  services: { db: openDatabase({ url }).db } as Services,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  jobs: [stuck],
  consumers: [],
});
