import type { ByteReader } from './reader.ts';

export interface ImageSize {
  width: number;
  height: number;
}

/** Width and height from the header; undefined when the header is damaged. No pixel is decoded. */
export function readImageSize(reader: ByteReader, kind: 'jpg' | 'png' | 'webp'): Promise<ImageSize | undefined> {
  if (kind === 'png') return readPng(reader);
  return kind === 'jpg' ? readJpeg(reader) : readWebp(reader);
}

async function readPng(reader: ByteReader): Promise<ImageSize | undefined> {
  const head = await reader.read(0, 24);
  if (head.length < 24 || head.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

const MAX_SEGMENTS = 2000;

/** Walks from marker to marker, over thumbnails and profiles, to the frame header (ITU-T T.81 §B.2.2). */
async function readJpeg(reader: ByteReader): Promise<ImageSize | undefined> {
  let at = 2;
  for (let segment = 0; segment < MAX_SEGMENTS; segment++) {
    const head = await reader.read(at, 9);
    if (head.length < 9 || head[0] !== 0xff) return undefined;
    const marker = head[1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: head.readUInt16BE(5), width: head.readUInt16BE(7) };
    if (marker === 0xd9 || marker === 0xda) return undefined;
    at += 2 + head.readUInt16BE(2);
  }
  return undefined;
}

async function readWebp(reader: ByteReader): Promise<ImageSize | undefined> {
  const head = await reader.read(0, 30);
  if (head.length < 30) return undefined;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    default:
      return undefined;
  }
}
