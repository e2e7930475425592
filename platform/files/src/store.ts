import { link, mkdir, open, opendir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { asFileError, fileErrors } from './errors.ts';

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where the contents of files lie, each under its SHA-256 (64 hexadecimal digits). Four calls, so that any object store
 * can stand behind them. All may be called for the same content at once.
 */
export interface ContentStore {
  /** Takes over a finished local file; the same content a second time changes nothing. Durable when it returns. */
  put(localPath: string, sha256: string): Promise<void>;
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  remove(sha256: string): Promise<void>;
  /** Every content that is older than a moment. */
  list(olderThan: Date): AsyncIterable<string>;
}

/** Contents, and the local folder in which files are received before they are known. */
export interface FileStore {
  contents: ContentStore;
  staging: string;
}

const RESERVE_BYTES = 64 * 1024 * 1024;

/** The default store: a folder with `content/` and `staging/`, made when first needed. */
export function createFileStore({ directory }: { directory: string }): FileStore {
  return { contents: createFolderStore(join(directory, 'content')), staging: join(directory, 'staging') };
}

/** A content store in a folder: `ab/cd/abcd…`, hard-linked from staging, so that a content is there whole or not at all. */
export function createFolderStore(root: string): ContentStore {
  function pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`not a SHA-256: ${sha256}`);
    return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
  return {
    async put(localPath, sha256) {
      const path = pathOf(sha256);
      await mkdir(dirname(path), { recursive: true });
      await syncFile(localPath);
      await link(localPath, path).catch(error => {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      });
      await syncFolder(dirname(path));
    },
    async open(sha256, range) {
      const handle = await open(pathOf(sha256)).catch(error => {
        throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? fileErrors.notFound() : error;
      });
      return handle.createReadStream(range);
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
    async *list(olderThan) {
      for await (const { name, path } of filesIn(root)) {
        if (!/^[0-9a-f]{64}$/.test(name)) continue;
        const facts = await stat(path).catch(() => undefined);
        if (facts && facts.ctime < olderThan) yield name;
      }
    },
  };
}

/** Every file under a folder; a folder that does not exist has none. */
export async function* filesIn(folder: string): AsyncGenerator<{ name: string; path: string }> {
  const entries = await opendir(folder).catch(() => undefined);
  if (!entries) return;
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield { name: entry.name, path };
  }
}

/** @throws files.diskFull when the folder's disk has no room for so many bytes more and a reserve */
export async function requireRoom(folder: string, bytes: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes + RESERVE_BYTES) throw fileErrors.diskFull();
}

/** Opens for writing at any place, making the file when it is not there. */
export async function openStaged(path: string) {
  await mkdir(dirname(path), { recursive: true });
  return open(path, 'r+').catch(error => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw asFileError(error);
    return open(path, 'wx+', 0o600);
  });
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name is durable only when its folder is; Windows cannot sync folders and needs not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
