import type { ByteReader } from './reader.ts';

/** What the table of contents of a ZIP archive says. Nothing is unpacked. */
export interface ZipContents {
  names: string[];
  encrypted: boolean;
  /** Bytes of all entries after unpacking, as declared. */
  unpacked: number;
}

const END_BYTES = 22;
const MAX_COMMENT = 65_535;
const MAX_TABLE_BYTES = 16 * 1024 * 1024;
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const ZIP64_MARK = 0xffffffff;

/** Reads the central directory (APPNOTE.TXT §4.3.12); undefined when there is none or it is damaged. */
export async function readZip(reader: ByteReader): Promise<ZipContents | undefined> {
  const tailFrom = Math.max(0, reader.bytes - END_BYTES - MAX_COMMENT);
  const tail = await reader.read(tailFrom, END_BYTES + MAX_COMMENT);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END_BYTES > tail.length || tail.readUInt32LE(end) !== END_SIGNATURE) return undefined;
  const size = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  // Larger than 4 GB (ZIP64) is no document.
  if (offset === ZIP64_MARK || size > MAX_TABLE_BYTES || offset + size > reader.bytes) return undefined;
  return parseTable(await reader.read(offset, size));
}

function parseTable(table: Buffer): ZipContents | undefined {
  const contents: ZipContents = { names: [], encrypted: false, unpacked: 0 };
  for (let at = 0; at < table.length; ) {
    if (at + 46 > table.length || table.readUInt32LE(at) !== ENTRY_SIGNATURE) return undefined;
    const nameLength = table.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + table.readUInt16LE(at + 30) + table.readUInt16LE(at + 32);
    if (next > table.length) return undefined;
    contents.encrypted ||= (table.readUInt16LE(at + 8) & 1) === 1;
    contents.unpacked += table.readUInt32LE(at + 24);
    contents.names.push(table.toString('utf8', at + 46, at + 46 + nameLength));
    at = next;
  }
  return contents;
}
