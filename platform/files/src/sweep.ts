import { rm, stat } from 'node:fs/promises';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { defineJob } from '@onewindow/jobs';
import type { FileServices } from './files.ts';
import { lockContent } from './receive.ts';
import { filesIn } from './store.ts';
import { forget } from './uploads.ts';

const UNATTACHED_DAYS = 30;
const LEFTOVER_HOURS = 24;
const BATCH = 500;

/** What a sweep took away. */
export interface Swept {
  uploads: number;
  files: number;
  contents: number;
  staged: number;
}

/** Every night: uploads that nobody continued, files that nobody used, and what crashes left behind. */
export const sweepFiles = defineJob({
  name: 'files.sweep',
  schedule: '40 3 * * *',
  catchUpHours: 48,
  async handle({ services }) {
    await sweep(services, services.now());
  },
});

export async function sweep(services: FileServices, now: Date): Promise<Swept> {
  const leftover = new Date(now.getTime() - LEFTOVER_HOURS * 3_600_000);
  return {
    uploads: await sweepExpiredUploads(services, now),
    files: await sweepUnusedFiles(services.db, new Date(now.getTime() - UNATTACHED_DAYS * 86_400_000)),
    contents: await sweepContents(services, leftover),
    staged: await sweepStaging(services, leftover),
  };
}

async function sweepExpiredUploads(services: FileServices, now: Date): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from platform.upload where expires_at < ${now} and (lease_until is null or lease_until < now())`.execute(
    services.db,
  );
  for (const { id } of rows) await forget(services, id);
  return rows.length;
}

/** Only what a person uploaded: what the platform made itself (decisions, licences) has no account and stays. */
async function sweepUnusedFiles(db: Db, before: Date): Promise<number> {
  let swept = 0;
  for (;;) {
    const { rows } = await sql`
      delete from platform.file
      where id in (
        select f.id from platform.file as f
        where f.created_by is not null and f.created_at < ${before}
          and not exists (select from platform.file_reference as r where r.file_id = f.id)
        limit ${BATCH}
        for update skip locked
      )
      returning 1`.execute(db);
    swept += rows.length;
    if (rows.length < BATCH) return swept;
  }
}

async function sweepContents(services: FileServices, olderThan: Date): Promise<number> {
  let swept = 0;
  let batch: string[] = [];
  for await (const sha256 of services.files.contents.list(olderThan)) {
    batch.push(sha256);
    if (batch.length < BATCH) continue;
    swept += await removeUnknown(services, batch);
    batch = [];
  }
  return swept + (await removeUnknown(services, batch));
}

async function removeUnknown(services: FileServices, contents: readonly string[]): Promise<number> {
  const { rows } = await sql<{ sha256: string }>`
    select sha256 from unnest(${[...contents]}::text[]) as known(sha256)
    where not exists (select from platform.file as f where f.sha256 = decode(known.sha256, 'hex'))`.execute(
    services.db,
  );
  let removed = 0;
  for (const { sha256 } of rows) removed += await removeContent(services, sha256);
  return removed;
}

/** Looks once more under the lock that everybody holds who takes the same content in again. */
function removeContent(services: FileServices, sha256: string): Promise<number> {
  return inTransaction(services.db, async tx => {
    await lockContent(tx, sha256, 'exclusive');
    const { rows } = await sql`select 1 from platform.file where sha256 = decode(${sha256}, 'hex') limit 1`.execute(tx);
    if (rows.length > 0) return 0;
    await services.files.contents.remove(sha256);
    return 1;
  });
}

async function sweepStaging({ db, files }: FileServices, olderThan: Date): Promise<number> {
  let swept = 0;
  for await (const { name, path } of filesIn(files.staging)) {
    const facts = await stat(path).catch(() => undefined);
    if (!facts || facts.mtime > olderThan || (await isReceiving(db, name))) continue;
    await rm(path, { force: true });
    swept++;
  }
  return swept;
}

async function isReceiving(db: Db, stagedName: string): Promise<boolean> {
  const id = /^upload-([0-9a-f-]{36})$/.exec(stagedName)?.[1];
  if (id === undefined) return false;
  const { rows } = await sql`select 1 from platform.upload where id = ${id} and state = 'receiving'`.execute(db);
  return rows.length > 0;
}
