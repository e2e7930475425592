import type { TrueTypeFont } from './true-type.ts';

// Flags of a composite glyph's component (OpenType specification, `glyf`).
const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_X_AND_Y_SCALE = 0x0040;
const HAS_TWO_BY_TWO = 0x0080;

/** The tables a PDF reader needs of a CIDFontType2 (ISO 32000-1 §9.9, table 126). */
const COPIED_TABLES = ['cvt ', 'fpgm', 'prep'];

/**
 * Writes a TrueType file that holds only `glyphs`, renumbered in the given order (the first must be 0, `.notdef`).
 * Parts of composite glyphs are appended. The bytes depend on nothing but the arguments.
 */
export function subsetTrueType(font: TrueTypeFont, glyphs: readonly number[]): Buffer {
  const order = [...glyphs];
  const newNumber = new Map(order.map((glyph, index) => [glyph, index]));
  const outlines: Buffer[] = [];
  for (let i = 0; i < order.length; i++) {
    outlines.push(renumberComponents(font.outlineOf(order[i] ?? 0), order, newNumber));
  }

  const loca = Buffer.alloc((order.length + 1) * 4);
  const hmtx = Buffer.alloc(order.length * 4);
  const padded: Buffer[] = [];
  let offset = 0;
  order.forEach((glyph, index) => {
    const outline = outlines[index] ?? Buffer.alloc(0);
    loca.writeUInt32BE(offset, index * 4);
    const { advance, leftSideBearing } = font.metricsOf(glyph);
    hmtx.writeUInt16BE(advance, index * 4);
    hmtx.writeInt16BE(leftSideBearing, index * 4 + 2);
    const filler = (4 - (outline.length % 4)) % 4;
    padded.push(outline, Buffer.alloc(filler));
    offset += outline.length + filler;
  });
  loca.writeUInt32BE(offset, order.length * 4);

  const head = copyOf(font, 'head');
  head.writeUInt32BE(0, 8);
  head.writeInt16BE(1, 50);
  const hhea = copyOf(font, 'hhea');
  hhea.writeUInt16BE(order.length, 34);
  const maxp = copyOf(font, 'maxp');
  maxp.writeUInt16BE(order.length, 4);

  const tables: [string, Buffer][] = [
    ['glyf', Buffer.concat(padded)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['loca', loca],
    ['maxp', maxp],
  ];
  for (const tag of COPIED_TABLES) {
    const table = font.table(tag);
    if (table) tables.push([tag, table]);
  }
  return assemble(tables);
}

function renumberComponents(outline: Buffer, order: number[], newNumber: Map<number, number>): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline;
  const copy = Buffer.from(outline);
  let at = 10;
  let flags: number;
  do {
    flags = copy.readUInt16BE(at);
    const component = copy.readUInt16BE(at + 2);
    let number = newNumber.get(component);
    if (number === undefined) {
      number = order.length;
      newNumber.set(component, number);
      order.push(component);
    }
    copy.writeUInt16BE(number, at + 2);
    at += 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2);
    if (flags & HAS_SCALE) at += 2;
    else if (flags & HAS_X_AND_Y_SCALE) at += 4;
    else if (flags & HAS_TWO_BY_TWO) at += 8;
  } while (flags & MORE_COMPONENTS);
  return copy;
}

function copyOf(font: TrueTypeFont, tag: string): Buffer {
  const table = font.table(tag);
  if (table === undefined) throw new Error(`${font.name} has no "${tag}" table`);
  return table;
}

function assemble(tables: [string, Buffer][]): Buffer {
  tables.sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(tables.length));
  const header = Buffer.alloc(12 + tables.length * 16);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(16 * 2 ** power, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(tables.length * 16 - 16 * 2 ** power, 10);

  const parts: Buffer[] = [header];
  let offset = header.length;
  tables.forEach(([tag, data], index) => {
    const at = 12 + index * 16;
    header.write(tag, at, 'latin1');
    header.writeUInt32BE(checksum(data), at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(data.length, at + 12);
    const filler = (4 - (data.length % 4)) % 4;
    parts.push(data, Buffer.alloc(filler));
    offset += data.length + filler;
  });
  const file = Buffer.concat(parts);
  const headAt = 12 + tables.findIndex(([tag]) => tag === 'head') * 16;
  file.writeUInt32BE((0xb1b0afba - checksum(file)) >>> 0, file.readUInt32BE(headAt + 8) + 8);
  return file;
}

function checksum(data: Buffer): number {
  let sum = 0;
  const whole = data.length - (data.length % 4);
  for (let i = 0; i < whole; i += 4) sum = (sum + data.readUInt32BE(i)) >>> 0;
  if (whole < data.length) {
    const tail = Buffer.alloc(4);
    data.copy(tail, 0, whole);
    sum = (sum + tail.readUInt32BE(0)) >>> 0;
  }
  return sum;
}
