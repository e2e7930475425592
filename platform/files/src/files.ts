import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Db, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { fileErrors } from './errors.ts';
import { type Acceptable, toKinds } from './kinds.ts';
import { discard, judge, keep, receive, type StoredFile } from './receive.ts';
import { type ByteRange, openStaged } from './store.ts';

/** The part of the services that files need. */
export type FileServices = Pick<Services, 'db' | 'files'>;

export interface PutFile {
  name: string;
  accept: readonly Acceptable[];
  maxBytes: number;
  /** The account that uploads it; leave it out for what the platform makes itself, which is never swept away. */
  createdBy?: string | null | undefined;
}

/**
 * Takes in a file from a stream, of any size in little memory. On any failure nothing is left behind.
 * @throws files.tooLarge, files.diskFull, files.interrupted, and what `inspectFile` throws
 */
export async function putFile(
  services: FileServices,
  source: AsyncIterable<Uint8Array>,
  options: PutFile,
): Promise<StoredFile> {
  const path = join(services.files.staging, `one-${randomUUID()}`);
  try {
    const handle = await openStaged(path);
    try {
      await receive({ handle, source, from: 0, limit: options.maxBytes });
    } finally {
      await handle.close();
    }
    const judged = await judge(path, { name: options.name, accept: toKinds(options.accept) });
    return await keep(services.db, services.files, { path, judged, createdBy: options.createdBy ?? null });
  } finally {
    await discard(path);
  }
}

/** A file's row with what reading it needs. */
export interface FileRecord extends StoredFile {
  scanState: 'unscanned' | 'clean' | 'infected';
  createdBy: string | null;
  createdAt: Date;
}

/** @throws files.notFound */
export async function getFile(db: Db, id: string): Promise<FileRecord> {
  const { rows } = await sql<FileRecord>`
    select id, encode(sha256, 'hex') as sha256, bytes, media_type as "mediaType", name, pages, warnings,
           scan_state as "scanState", created_by as "createdBy", created_at as "createdAt"
    from platform.file where id = ${id}`.execute(db);
  const file = rows[0];
  if (!file) throw fileErrors.notFound();
  return file;
}

/** Opens a file for the platform's own use; nobody's right to read it is checked. @throws files.notFound */
export async function openFile(services: FileServices, id: string, range?: ByteRange): Promise<Readable> {
  const { sha256 } = await getFile(services.db, id);
  return services.files.contents.open(sha256, range);
}

/** Notes what a virus scanner found; an infected file is not given out any more. */
export async function recordScan(db: Db, id: string, state: 'clean' | 'infected'): Promise<void> {
  await sql`update platform.file set scan_state = ${state}, scanned_at = now() where id = ${id}`.execute(db);
}
