import { createInflate, type Inflate } from 'node:zlib';
import { type ByteReader, pieces } from './reader.ts';

/** What can be told of a PDF without drawing it. */
export interface PdfFacts {
  /** Largest `/Count` of a page tree; 0 when none was found, i.e. the file is damaged. */
  pages: number;
  encrypted: boolean;
  /** Some stream unpacks beyond all measure, or is packed twice. */
  expandsTooFar: boolean;
  javascript: boolean;
  /** Starts another program or opens a file. */
  launch: boolean;
  embeddedFiles: boolean;
}

/** One packed stream. An A0 plan scanned in colour at 300 dpi has 418 MB unpacked; nobody uploads more on one page. */
const MAX_STREAM_BYTES = 450 * 1024 * 1024;
const MAX_TOTAL_BYTES = 3 * 1024 * 1024 * 1024;
const MAX_OBJECT_STREAM_BYTES = 16 * 1024 * 1024;
const MAX_STREAMS = 200_000;
/** Deflate packs to a 1032nd at best, so a stream this short unpacks to 4 MB at most. */
const HARMLESS_BYTES = 4096;

const CHUNK_BYTES = 256 * 1024;
/** A dictionary may lie across two chunks. */
const OVERLAP_BYTES = 64 * 1024;

/**
 * Reads a PDF once from front to end in chunks: the text between streams is searched, each deflated stream is unpacked
 * into nothing under a limit, object streams (PDF 1.5) are searched too. Memory stays below about 40 MB whatever the file.
 * It recognises what honest programs write; it is no proof against a forger, so files are also served sandboxed.
 */
export async function inspectPdf(reader: ByteReader): Promise<PdfFacts> {
  const facts: PdfFacts = {
    pages: 0,
    encrypted: false,
    expandsTooFar: false,
    javascript: false,
    launch: false,
    embeddedFiles: false,
  };
  const budget = { streams: 0, bytes: 0 };
  for await (const part of structureOf(reader)) {
    searchStructure(facts, part.text);
    if (!part.stream) continue;
    const verdict = await checkStream(reader, { ...part.stream, dictionary: lastObject(part.text), facts, budget });
    if (!verdict) return { ...facts, expandsTooFar: true };
  }
  return facts;
}

interface StructurePart {
  /** Text outside streams; the last part before a stream ends with its dictionary. */
  text: string;
  stream?: { from: number; to: number };
}

/** Cuts the file at `stream` … `endstream`. */
async function* structureOf(reader: ByteReader): AsyncGenerator<StructurePart> {
  let text = '';
  let streamFrom: number | undefined;
  let carry = Buffer.alloc(0);
  for (let at = 0; at < reader.bytes; ) {
    const chunk = await reader.read(at, CHUNK_BYTES);
    if (chunk.length === 0) break;
    const buffer = Buffer.concat([carry, chunk]);
    const base = at - carry.length;
    at += chunk.length;
    let from = 0;
    for (;;) {
      if (streamFrom === undefined) {
        const start = findStreamStart(buffer, from);
        if (!start) break;
        text += buffer.toString('latin1', from, start.keyword);
        streamFrom = base + start.data;
        from = start.data;
      } else {
        const end = buffer.indexOf('endstream', from);
        if (end < 0) break;
        yield { text, stream: { from: streamFrom, to: base + end } };
        text = '';
        streamFrom = undefined;
        from = end + 'endstream'.length;
      }
    }
    // Enough is carried over that no keyword and its line end is cut in two.
    const keep = Math.max(from, buffer.length - 16);
    if (streamFrom === undefined) {
      text += buffer.toString('latin1', from, keep);
      if (text.length > CHUNK_BYTES) {
        yield { text };
        text = text.slice(-OVERLAP_BYTES);
      }
    }
    carry = buffer.subarray(keep);
  }
  yield { text: text + carry.toString('latin1') };
}

function findStreamStart(buffer: Buffer, from: number): { keyword: number; data: number } | undefined {
  for (let at = buffer.indexOf('stream', from); at >= 0; at = buffer.indexOf('stream', at + 6)) {
    const after = at + 6;
    if (after + 2 > buffer.length) return undefined;
    if (buffer[after] === 0x0a) return { keyword: at, data: after + 1 };
    if (buffer[after] === 0x0d) return { keyword: at, data: buffer[after + 1] === 0x0a ? after + 2 : after + 1 };
  }
  return undefined;
}

function lastObject(text: string): string {
  return withoutEscapes(text.slice(Math.max(0, text.lastIndexOf(' obj'), text.length - OVERLAP_BYTES)));
}

function searchStructure(facts: PdfFacts, raw: string): void {
  const text = withoutEscapes(raw);
  facts.encrypted ||= /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/.test(text);
  facts.javascript ||= /\/(?:JavaScript|JS)\b/.test(text);
  facts.launch ||= /\/(?:Launch|ImportData|SubmitForm)\b/.test(text);
  facts.embeddedFiles ||= /\/(?:EmbeddedFiles?|RichMedia)\b/.test(text);
  facts.pages = Math.max(facts.pages, largestPageCount(text));
}

/** A name may be written with escapes: `/J#61vaScript`. */
function withoutEscapes(text: string): string {
  return text.includes('#')
    ? text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/**
 * The largest `/Count` that stands in the same dictionary as `/Type /Pages`: outlines have counts too, and the root of the
 * page tree has the sum. One pass, so that a hostile text costs no more than its length.
 */
function largestPageCount(text: string): number {
  let largest = 0;
  const open = [{ isPages: false, count: 0 }];
  for (const [token, count] of text.matchAll(/<<|>>|\/Type\s*\/Pages\b|\/Count\s+(\d{1,9})\b/g)) {
    const current = open.at(-1) ?? { isPages: false, count: 0 };
    if (token === '<<') open.push({ isPages: false, count: 0 });
    else if (token !== '>>') {
      if (count === undefined) current.isPages = true;
      else current.count = Number(count);
      if (current.isPages) largest = Math.max(largest, current.count);
    } else if (open.length > 1) open.pop();
  }
  return largest;
}

interface StreamCheck {
  from: number;
  to: number;
  dictionary: string;
  facts: PdfFacts;
  budget: { streams: number; bytes: number };
}

/** False when the stream, or all of them together, unpack beyond the limits. */
async function checkStream(reader: ByteReader, check: StreamCheck): Promise<boolean> {
  const { from, to, dictionary, facts, budget } = check;
  budget.streams++;
  if (budget.streams > MAX_STREAMS) return false;
  const filters = /\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1]?.match(/\/\w+/g) ?? [];
  const deflates = filters.filter(filter => filter === '/FlateDecode' || filter === '/Fl');
  // Packing what is packed gains nothing; it only hides how far it unpacks.
  if (deflates.length > 1) return false;
  if (filters[0] !== deflates[0] || deflates.length === 0) return true;
  const holdsObjects = /\/Type\s*\/ObjStm\b/.test(dictionary);
  if (to - from <= HARMLESS_BYTES && !holdsObjects) return true;
  const limit = holdsObjects ? MAX_OBJECT_STREAM_BYTES : MAX_STREAM_BYTES;
  const unpacked = await unpack(reader, { from, to, limit, keep: holdsObjects });
  if (holdsObjects) searchStructure(facts, unpacked.text);
  budget.bytes += unpacked.bytes;
  return unpacked.bytes <= limit && budget.bytes <= MAX_TOTAL_BYTES;
}

/** Unpacks up to the limit and a little more, which shows that it was passed. */
async function unpack(
  reader: ByteReader,
  { from, to, limit, keep }: { from: number; to: number; limit: number; keep: boolean },
): Promise<{ bytes: number; text: string }> {
  const inflate = createInflate({ chunkSize: 256 * 1024 });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const feeding = feed(pieces(reader, from, to), inflate, ended);
  const kept: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limit) break;
      if (keep) kept.push(chunk);
    }
  } catch {
    // A damaged stream ends where it is damaged; viewers show what came before.
  }
  end();
  inflate.destroy();
  await feeding;
  return { bytes, text: Buffer.concat(kept).toString('latin1') };
}

/** Writes no faster than is read, and stops when the reader has: data may go on behind the end of what is packed. */
async function feed(source: AsyncIterable<Buffer>, inflate: Inflate, ended: Promise<void>): Promise<void> {
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  for await (const piece of source) {
    if (isOver) return;
    if (!inflate.write(piece)) await Promise.race([ended, new Promise(resolve => inflate.once('drain', resolve))]);
  }
  if (!isOver) inflate.end();
}
