// Small files of every kind, made on the spot: real enough for the checks, and no licence to look after.
import { deflateRawSync, deflateSync } from 'node:zlib';

/** A PDF of blank pages with the objects and streams given besides. */
export function pdf({
  pages = 1,
  objects = [],
  trailer = '',
}: {
  pages?: number;
  objects?: string[];
  trailer?: string;
} = {}): Buffer {
  const kids = Array.from({ length: Math.min(pages, 3) }, (_, index) => `${index + 3} 0 R`).join(' ');
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Outlines << /Count 99999 >> >>\nendobj',
      `2 0 obj\n<< /Type /Pages /Kids [${kids}] /Resources << /Font << >> >> /Count ${pages} >>\nendobj`,
      '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj',
      ...objects,
      `trailer\n<< /Root 1 0 R ${trailer} >>\nstartxref\n0\n%%EOF`,
    ].join('\n'),
    'latin1',
  );
}

/** An indirect object with a stream, as text for `pdf`. */
export function pdfStream(dictionary: string, data: Buffer): string {
  return `9 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\r\n${data.toString('latin1')}\nendstream\nendobj`;
}

export function packedPdfStream(dictionary: string, data: Buffer): string {
  return pdfStream(`${dictionary} /Filter /FlateDecode`, deflateSync(data));
}

export function png(width = 1, height = 1): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(4))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG header with a thumbnail in front that must not be taken for the picture. */
export function jpg(width = 1, height = 1): Buffer {
  const frame = (w: number, h: number) =>
    Buffer.from([0xff, 0xc0, 0, 11, 8, h >> 8, h & 255, w >> 8, w & 255, 1, 1, 0x11, 0]);
  const thumbnail = Buffer.concat([Buffer.from([0xff, 0xd8]), frame(160, 120)]);
  const app1 = Buffer.concat([Buffer.from([0xff, 0xe1, 0, thumbnail.length + 2]), thumbnail]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), app1, frame(width, height), Buffer.from([0xff, 0xd9])]);
}

/** A ZIP archive; `declare` overrides the unpacked size that an entry declares. */
export function zip(entries: { name: string; content?: string; declare?: number; encrypted?: boolean }[]): Buffer {
  const files: Buffer[] = [];
  const table: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', declare, encrypted } of entries) {
    const data = deflateRawSync(Buffer.from(content));
    const title = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(encrypted ? 1 : 0, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(declare ?? Buffer.byteLength(content), 18);
    facts.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, title, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    table.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, place, title]));
    files.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, directory, end]);
}

export const ofd = () =>
  zip([
    { name: 'OFD.xml', content: '<ofd:OFD/>' },
    { name: 'Doc_0/Document.xml', content: '<x/>' },
  ]);
export const docx = () =>
  zip([
    { name: '[Content_Types].xml', content: '<x/>' },
    { name: 'word/document.xml', content: '<w/>' },
  ]);

/** The beginning of a Windows program. */
export const exe = () =>
  Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0', 'latin1'), Buffer.alloc(500)]);
