import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Db } from '@onewindow/db';
import { inTransaction, sql } from '@onewindow/db';
import { asFileError, fileErrors } from './errors.ts';
import { type FileFacts, type FileWarning, inspectFile } from './inspect.ts';
import { type FileKind, formatBytes } from './kinds.ts';
import { type ByteReader, readerOf } from './reader.ts';
import type { FileStore } from './store.ts';

/** A file that was taken in. */
export interface StoredFile {
  id: string;
  /** 64 hexadecimal digits. */
  sha256: string;
  bytes: number;
  mediaType: string;
  name: string;
  /** Pages of a PDF, else null. */
  pages: number | null;
  warnings: FileWarning[];
}

/** What is received is made durable this often; a crash costs at most so much. */
const CHECKPOINT_BYTES = 8 * 1024 * 1024;

export interface Receiving {
  handle: FileHandle;
  source: AsyncIterable<Uint8Array>;
  from: number;
  limit: number;
  /** Called before each write; may wait, and throws when this writer has lost its right to write. */
  beforeWrite?(): Promise<void>;
  /** Called when everything up to a position has reached the disk. */
  onDurable?(position: number): Promise<void>;
}

/**
 * Writes a source into a file from a position on, one chunk in memory at a time, and returns where it ended.
 * When the source breaks, what arrived is made durable first.
 * @throws files.tooLarge (the source is not read further), files.diskFull, files.interrupted
 */
export async function receive({ handle, source, from, limit, beforeWrite, onDurable }: Receiving): Promise<number> {
  let position = from;
  let durable = from;
  async function checkpoint(): Promise<void> {
    if (position === durable) return;
    await handle.datasync();
    await onDurable?.(position);
    durable = position;
  }
  const iterator = source[Symbol.asyncIterator]();
  for (;;) {
    const next = await iterator.next().catch(async () => {
      await checkpoint();
      throw fileErrors.interrupted();
    });
    if (next.done) break;
    if (position + next.value.length > limit) {
      throw fileErrors.tooLarge({ actual: `> ${formatBytes(limit)}`, limit: formatBytes(limit) });
    }
    await beforeWrite?.();
    try {
      await writeAll(handle, next.value, position);
      position += next.value.length;
      if (position - durable >= CHECKPOINT_BYTES) await checkpoint();
    } catch (error) {
      // What was not acknowledged goes, so that a full disk gets its room back.
      await handle.truncate(durable).catch(() => {});
      throw asFileError(error);
    }
  }
  await checkpoint().catch(error => {
    throw asFileError(error);
  });
  return position;
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.length; ) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
}

/** A staged file that was judged and may be kept. */
export interface Judged {
  facts: FileFacts;
  sha256: string;
  bytes: number;
}

/** Looks at a whole staged file. @throws as `inspectFile`, and files.checksumMismatch */
export async function judge(
  path: string,
  { name, accept, sha256: declared }: { name: string; accept: readonly FileKind[]; sha256?: string | undefined },
): Promise<Judged> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const reader = readerOf(handle, size);
    const facts = await inspectFile(reader, { name, accept });
    const sha256 = await hashOf(reader);
    if (declared !== undefined && declared !== sha256) throw fileErrors.checksumMismatch();
    return { facts, sha256, bytes: size };
  } finally {
    await handle.close();
  }
}

async function hashOf(reader: ByteReader): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(256 * 1024);
  for (let at = 0; at < reader.bytes; ) {
    const length = await reader.readInto(buffer, at);
    if (length === 0) break;
    hash.update(buffer.subarray(0, length));
    at += length;
  }
  return hash.digest('hex');
}

/**
 * Moves a judged file into the store and writes its row. A crash in between leaves a content without a row, which the
 * sweep removes; never a row without its content. The staged file stays until the caller removes it.
 */
export async function keep(
  tx: Db,
  store: FileStore,
  { path, judged, createdBy }: { path: string; judged: Judged; createdBy: string | null },
): Promise<StoredFile> {
  const { facts, sha256, bytes } = judged;
  return inTransaction(tx, async inner => {
    await lockContent(inner, sha256, 'shared');
    await store.contents.put(path, sha256).catch(error => {
      throw asFileError(error);
    });
    const { rows } = await sql<{ id: string }>`
      insert into platform.file (sha256, bytes, media_type, name, pages, warnings, created_by)
      values (decode(${sha256}, 'hex'), ${bytes}, ${facts.mediaType}, ${facts.name}, ${facts.pages},
              ${facts.warnings}::text[], ${createdBy})
      returning id`.execute(inner);
    const id = rows[0]?.id;
    if (!id) throw new Error('insert returned no row');
    const { mediaType, name, pages, warnings } = facts;
    return { id, sha256, bytes, mediaType, name, pages, warnings };
  });
}

/**
 * Until the transaction ends, the sweep cannot remove a content that is being taken in again (`shared`), and nobody can
 * take in one that the sweep removes (`exclusive`).
 */
export async function lockContent(tx: Db, sha256: string, mode: 'shared' | 'exclusive'): Promise<void> {
  const lock = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock');
  await sql`select ${lock}(hashtextextended(${`content:${sha256}`}, 0))`.execute(tx);
}

export async function discard(path: string): Promise<void> {
  await rm(path, { force: true });
}
