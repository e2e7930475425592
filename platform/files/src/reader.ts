import type { FileHandle } from 'node:fs/promises';

/** A file read at any place, never whole. */
export interface ByteReader {
  bytes: number;
  /** At most `length` bytes from `position`; fewer at the end. */
  read(position: number, length: number): Promise<Buffer>;
  /** Fills a buffer that the caller uses again and again, and returns how far: a gigabyte leaves no garbage. */
  readInto(buffer: Buffer, position: number): Promise<number>;
}

export function readerOf(handle: FileHandle, bytes: number): ByteReader {
  async function readInto(buffer: Buffer, position: number): Promise<number> {
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }
  return {
    bytes,
    readInto,
    async read(position, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, bytes - position)));
      return buffer.subarray(0, await readInto(buffer, position));
    },
  };
}

export function readerOfBytes(content: Uint8Array): ByteReader {
  const source = Buffer.from(content);
  return {
    bytes: source.length,
    read: async (position, length) => source.subarray(position, position + length),
    readInto: async (buffer, position) => source.copy(buffer, 0, position),
  };
}

/** The range in pieces of 64 KB. */
export async function* pieces(reader: ByteReader, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; ) {
    const piece = await reader.read(at, Math.min(65_536, to - at));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}
