import { closeSync, openSync, readSync } from 'node:fs';

/**
 * One face of a TrueType file, opened for measuring and subsetting.
 *
 * Only the tables that layout needs stay in memory (character map, widths, glyph offsets: about 0.4 MB of a 10.5 MB
 * file); outlines are read from the file when a document uses them. Parsing the whole file with fontkit for every
 * document cost 50-60 ms and 10 MB a face; this costs 4 ms once in the life of a process.
 */
export interface TrueTypeFont {
  /** PostScript-safe name, e.g. `NotoSansSC-Regular`. */
  readonly name: string;
  readonly unitsPerEm: number;
  /** In font units; descender is negative. */
  readonly ascender: number;
  readonly descender: number;
  readonly capHeight: number;
  readonly boundingBox: readonly [number, number, number, number];
  /** Glyph of a Unicode code point, 0 when the face has none. */
  glyphOf(codePoint: number): number;
  /** Advance width of a glyph in thousandths of an em. */
  widthOf(glyph: number): number;
  /** Left side bearing and advance in font units, for the subset's `hmtx`. */
  metricsOf(glyph: number): { advance: number; leftSideBearing: number };
  /** The glyph's `glyf` record; empty for a blank. */
  outlineOf(glyph: number): Buffer;
  /** A whole table, or undefined when the file has none of that name. */
  table(tag: string): Buffer | undefined;
  close(): void;
}

interface TableEntry {
  offset: number;
  length: number;
}

/** Opens a TrueType file. @throws Error when it is not one, or has no format 12 character map. */
export function openTrueType(path: string, name: string): TrueTypeFont {
  const file = openSync(path, 'r');
  const tables = readDirectory(file, path);
  const need = (tag: string) => {
    const entry = tables.get(tag);
    if (entry === undefined) throw new Error(`${path} has no "${tag}" table`);
    return read(file, entry.offset, entry.length);
  };

  const head = need('head');
  const hhea = need('hhea');
  const os2 = need('OS/2');
  const hmtx = need('hmtx');
  const loca = need('loca');
  const glyf = tables.get('glyf');
  if (glyf === undefined) throw new Error(`${path} has no TrueType outlines`);
  const glyphCount = need('maxp').readUInt16BE(4);
  const longMetrics = hhea.readUInt16BE(34);
  const longOffsets = head.readInt16BE(50) === 1;
  const unitsPerEm = head.readUInt16BE(18);
  const characterMap = readCharacterMap(need('cmap'), path);
  const outlineCache = new Map<number, Buffer>();

  const offsetOf = (glyph: number) => (longOffsets ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
  const metricsOf = (glyph: number) => {
    const last = Math.min(glyph, longMetrics - 1);
    const leftSideBearing =
      glyph < longMetrics
        ? hmtx.readInt16BE(glyph * 4 + 2)
        : hmtx.readInt16BE(longMetrics * 4 + (glyph - longMetrics) * 2);
    return { advance: hmtx.readUInt16BE(last * 4), leftSideBearing };
  };

  return {
    name,
    unitsPerEm,
    ascender: hhea.readInt16BE(4),
    descender: hhea.readInt16BE(6),
    capHeight: os2.readUInt16BE(0) >= 2 ? os2.readInt16BE(88) : Math.round(unitsPerEm * 0.73),
    boundingBox: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    glyphOf: codePoint => lookUp(characterMap, codePoint),
    widthOf: glyph => (metricsOf(glyph).advance * 1000) / unitsPerEm,
    metricsOf,
    outlineOf(glyph) {
      const cached = outlineCache.get(glyph);
      if (cached !== undefined) return cached;
      if (glyph >= glyphCount) return Buffer.alloc(0);
      const start = offsetOf(glyph);
      const outline = read(file, glyf.offset + start, offsetOf(glyph + 1) - start);
      // About 300 bytes a glyph: the characters that documents really use stay under 1 MB.
      if (outlineCache.size < 3000) outlineCache.set(glyph, outline);
      return outline;
    },
    table(tag) {
      const entry = tables.get(tag);
      return entry && read(file, entry.offset, entry.length);
    },
    close: () => closeSync(file),
  };
}

function readDirectory(file: number, path: string): Map<string, TableEntry> {
  const header = read(file, 0, 12);
  const version = header.readUInt32BE(0);
  if (version !== 0x00010000 && version !== 0x74727565) throw new Error(`${path} is not a TrueType font`);
  const count = header.readUInt16BE(4);
  const directory = read(file, 12, count * 16);
  const tables = new Map<string, TableEntry>();
  for (let i = 0; i < count; i++) {
    const at = i * 16;
    tables.set(directory.toString('latin1', at, at + 4), {
      offset: directory.readUInt32BE(at + 8),
      length: directory.readUInt32BE(at + 12),
    });
  }
  return tables;
}

interface CharacterMap {
  starts: Uint32Array;
  ends: Uint32Array;
  glyphs: Uint32Array;
}

function readCharacterMap(cmap: Buffer, path: string): CharacterMap {
  const count = cmap.readUInt16BE(2);
  for (let i = 0; i < count; i++) {
    const at = cmap.readUInt32BE(4 + i * 8 + 4);
    if (cmap.readUInt16BE(at) !== 12) continue;
    const groups = cmap.readUInt32BE(at + 12);
    const starts = new Uint32Array(groups);
    const ends = new Uint32Array(groups);
    const glyphs = new Uint32Array(groups);
    for (let g = 0; g < groups; g++) {
      starts[g] = cmap.readUInt32BE(at + 16 + g * 12);
      ends[g] = cmap.readUInt32BE(at + 20 + g * 12);
      glyphs[g] = cmap.readUInt32BE(at + 24 + g * 12);
    }
    return { starts, ends, glyphs };
  }
  throw new Error(`${path} has no format 12 character map`);
}

function lookUp({ starts, ends, glyphs }: CharacterMap, codePoint: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const start = starts[middle] ?? 0;
    if (codePoint < start) high = middle - 1;
    else if (codePoint > (ends[middle] ?? 0)) low = middle + 1;
    else return (glyphs[middle] ?? 0) + codePoint - start;
  }
  return 0;
}

function read(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const got = readSync(file, buffer, done, length - done, position + done);
    if (got === 0) throw new Error('the font file ends too early');
    done += got;
  }
  return buffer;
}
