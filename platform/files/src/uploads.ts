import { join } from 'node:path';
import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { fileErrors } from './errors.ts';
import { getFile } from './files.ts';
import { formatBytes, toKinds } from './kinds.ts';
import { takeLease, type UploadLease } from './lease.ts';
import { normaliseName } from './names.ts';
import { purposeOf } from './purposes.ts';
import { discard, judge, keep, receive, type StoredFile } from './receive.ts';
import { openStaged, requireRoom } from './store.ts';

// A resumable upload. The row says how many bytes have reached the disk; the bytes lie in a staging file. After a crash
// the file may hold more than the row says: the surplus was never acknowledged and is cut off.

/** Days after which an upload that nobody continues is forgotten. */
const EXPIRY_DAYS = 7;

export interface CreateUpload {
  name: string;
  bytes: number;
  /** 64 hexadecimal digits; checked when everything has arrived. */
  sha256?: string | undefined;
  purpose?: string | undefined;
}

export interface Upload {
  id: string;
  name: string;
  bytes: number;
  /** Bytes that are safe on the server; the next chunk begins here. */
  offset: number;
  state: 'receiving' | 'complete';
  expiresAt: Date;
  /** Set when complete. */
  file: StoredFile | null;
}

interface UploadRow extends Omit<Upload, 'file'> {
  purpose: string;
  sha256: string | null;
  fileId: string | null;
}

type UploadServices = Pick<Services, 'db' | 'files' | 'config' | 'now'>;

/** @throws files.empty, files.tooLarge, files.diskFull */
export async function createUpload(services: UploadServices, actor: Actor, input: CreateUpload): Promise<Upload> {
  const purpose = input.purpose ?? 'document';
  const { maxBytes } = purposeOf(purpose, services.config);
  if (input.bytes === 0) throw fileErrors.empty();
  if (input.bytes > maxBytes) {
    throw fileErrors.tooLarge({ actual: formatBytes(input.bytes), limit: formatBytes(maxBytes) });
  }
  await requireRoom(services.files.staging, input.bytes);
  const { rows } = await sql<{ id: string }>`
    insert into platform.upload (owner_account_id, purpose, name, bytes, sha256, expires_at)
    values (${actor.accountId}, ${purpose}, ${normaliseName(input.name)}, ${input.bytes},
            decode(${input.sha256 ?? null}, 'hex'), ${expiryFrom(services.now())})
    returning id`.execute(services.db);
  return getUpload(services.db, actor, rows[0]?.id ?? '');
}

/** @throws files.uploadNotFound when it is not hers, has expired or was refused */
export async function getUpload(db: Db, actor: Actor, id: string): Promise<Upload> {
  const { fileId, purpose: _purpose, sha256: _sha256, ...upload } = await getRow(db, actor, id);
  return { ...upload, file: fileId === null ? null : await getFile(db, fileId) };
}

async function getRow(db: Db, actor: Actor, id: string): Promise<UploadRow> {
  const { rows } = await sql<UploadRow>`
    select id, purpose, name, bytes, encode(sha256, 'hex') as sha256, received as "offset", state,
           file_id as "fileId", expires_at as "expiresAt"
    from platform.upload where id = ${id} and owner_account_id = ${actor.accountId}`.execute(db);
  const row = rows[0];
  if (!row) throw fileErrors.uploadNotFound();
  return row;
}

export interface AppendToUpload {
  id: string;
  /** Where the chunk begins; must be where the upload stands. */
  offset: number;
  source: AsyncIterable<Uint8Array>;
}

/**
 * Receives the next bytes, as many as come. With the last one the file is judged and kept, or refused and forgotten.
 * The same last chunk sent again (its answer was lost) gives the same file.
 * @throws files.uploadNotFound, files.offsetConflict with the offset to go on from, files.uploadBusy, files.interrupted,
 *   files.tooLarge, files.diskFull (what was acknowledged stays), files.checksumMismatch, and what `inspectFile` throws
 */
export async function appendToUpload(services: UploadServices, actor: Actor, chunk: AppendToUpload): Promise<Upload> {
  const before = await getRow(services.db, actor, chunk.id);
  if (before.state === 'complete') {
    if (chunk.offset > before.bytes) throw conflict(before.bytes);
    return getUpload(services.db, actor, chunk.id);
  }
  const lease = await takeLease(services.db, chunk.id);
  try {
    // Read again: another writer may have gone on until the lease was ours.
    const upload = await getRow(services.db, actor, chunk.id);
    if (upload.state === 'receiving') await receiveChunk(services, { upload, chunk, lease });
    if (lease.position === upload.bytes && upload.state === 'receiving') {
      await finish(services, { upload, lease, owner: actor.accountId });
    }
  } finally {
    await lease.release();
  }
  return getUpload(services.db, actor, chunk.id);
}

async function receiveChunk(
  services: UploadServices,
  { upload, chunk, lease }: { upload: UploadRow; chunk: AppendToUpload; lease: UploadLease },
): Promise<void> {
  const handle = await openStaged(stagedPath(services, upload.id));
  try {
    const { size } = await handle.stat();
    // Staged on another machine, or lost with a disk: the person sends it again rather than getting a broken file.
    const safe = Math.min(upload.offset, size);
    if (safe < upload.offset) await lease.moveTo(safe, expiryFrom(services.now()));
    lease.position = safe;
    if (chunk.offset !== safe) throw conflict(safe);
    if (size > safe) await handle.truncate(safe);
    await receive({
      handle,
      source: lease.guard(chunk.source),
      from: safe,
      limit: upload.bytes,
      beforeWrite: lease.renew,
      onDurable: position => lease.moveTo(position, expiryFrom(services.now())),
    });
  } finally {
    await handle.close();
  }
}

async function finish(
  services: UploadServices,
  { upload, lease, owner }: { upload: UploadRow; lease: UploadLease; owner: string | null },
): Promise<void> {
  const path = stagedPath(services, upload.id);
  const { accept } = purposeOf(upload.purpose, services.config);
  try {
    const judged = await judge(path, {
      name: upload.name,
      accept: toKinds(accept),
      sha256: upload.sha256 ?? undefined,
    });
    await inTransaction(services.db, async tx => {
      const file = await keep(tx, services.files, { path, judged, createdBy: owner });
      await lease.complete(tx, file.id);
    });
  } catch (error) {
    // A refusal is final: another file has to be chosen. Anything else can be tried again with an empty last chunk.
    const status = (error as { status?: number }).status ?? 500;
    if (status === 415 || status === 422) await forget(services, upload.id);
    throw error;
  }
  await discard(path);
}

/** Gives an upload up and frees its place; one that is complete only ends, its file stays. */
export async function cancelUpload(services: UploadServices, actor: Actor, id: string): Promise<void> {
  await getRow(services.db, actor, id);
  await forget(services, id);
}

/** Removes the row first: a staging file without a row is swept, a row without its file would be resumed in vain. */
export async function forget(services: Pick<UploadServices, 'db' | 'files'>, id: string): Promise<void> {
  await sql`delete from platform.upload where id = ${id}`.execute(services.db);
  await discard(stagedPath(services, id));
}

function stagedPath({ files }: Pick<UploadServices, 'files'>, id: string): string {
  return join(files.staging, `upload-${id}`);
}

function conflict(offset: number): Error {
  return fileErrors.offsetConflict({ offset }, { data: { offset } });
}

function expiryFrom(now: Date): Date {
  return new Date(now.getTime() + EXPIRY_DAYS * 86_400_000);
}
