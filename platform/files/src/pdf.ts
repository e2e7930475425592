import { createInflate, type Inflate } from 'node:zlib';
import { createPdfScanner, LOOKAHEAD, type PdfFacts, type StreamDictionary } from './pdf-scanner.ts';
import { type ByteReader, pieces } from './reader.ts';

/** One packed stream. An A0 plan scanned in colour at 300 dpi has 418 MB unpacked; nobody uploads more on one page. */
const MAX_STREAM_BYTES = 450 * 1024 * 1024;
const MAX_TOTAL_BYTES = 3 * 1024 * 1024 * 1024;
const MAX_OBJECT_STREAM_BYTES = 16 * 1024 * 1024;
const MAX_STREAMS = 200_000;
/** Deflate packs to a 1032nd at best, so a stream this short unpacks to 4 MB at most. */
const HARMLESS_BYTES = 4096;

const CHUNK_BYTES = 256 * 1024;
const END_OF_STREAM = Buffer.from('endstream');

/**
 * Reads a PDF once from front to end in chunks: the text between streams is searched, each deflated stream is unpacked
 * into nothing under a limit, object streams (PDF 1.5) are searched too. Memory does not grow with the file.
 * It recognises what honest programs write; it is no proof against a forger, so files are also served without power.
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
  const budget: Budget = { streams: 0, bytes: 0 };
  for await (const stream of streamsOf(reader, facts)) {
    if (await isHarmless(reader, { stream, facts, budget })) continue;
    facts.expandsTooFar = true;
    break;
  }
  return facts;
}

interface FoundStream {
  dictionary: StreamDictionary;
  from: number;
  to: number;
}

interface Budget {
  streams: number;
  bytes: number;
}

/** Finds `stream` … `endstream` and notes the facts of the text between. */
async function* streamsOf(reader: ByteReader, facts: PdfFacts): AsyncGenerator<FoundStream> {
  const scan = createPdfScanner(facts);
  const memory = Buffer.allocUnsafe(LOOKAHEAD + CHUNK_BYTES);
  let carried = 0;
  let current: Omit<FoundStream, 'to'> | undefined;
  for (let at = 0; at < reader.bytes; ) {
    const length = await reader.readInto(memory.subarray(carried, carried + CHUNK_BYTES), at);
    if (length === 0) break;
    const base = at - carried;
    at += length;
    const bytes = memory.subarray(0, carried + length);
    let used = 0;
    while (used < bytes.length) {
      if (current) {
        const end = bytes.indexOf(END_OF_STREAM, used);
        if (end < 0) {
          used = Math.max(used, bytes.length - END_OF_STREAM.length + 1);
          break;
        }
        yield { ...current, to: base + end };
        current = undefined;
        used = end;
      } else {
        const found = scan(bytes.subarray(used), at >= reader.bytes);
        used += found.stream ? found.dataAt : found.usedTo;
        if (!found.stream) break;
        current = { dictionary: found.stream, from: base + used };
      }
    }
    carried = bytes.length - used;
    memory.copyWithin(0, used, bytes.length);
  }
}

async function isHarmless(
  reader: ByteReader,
  { stream, facts, budget }: { stream: FoundStream; facts: PdfFacts; budget: Budget },
): Promise<boolean> {
  const { from, to, dictionary } = stream;
  const { filters, isObjectStream } = dictionary;
  budget.streams++;
  if (budget.streams > MAX_STREAMS) return false;
  const deflates = filters.filter(filter => filter === 'FlateDecode' || filter === 'Fl').length;
  // Packing what is packed gains nothing; it only hides how far it unpacks.
  if (deflates > 1) return false;
  if (deflates === 0 || filters[0] === undefined || !['FlateDecode', 'Fl'].includes(filters[0])) return true;
  if (to - from <= HARMLESS_BYTES && !isObjectStream) return true;
  const limit = isObjectStream ? MAX_OBJECT_STREAM_BYTES : MAX_STREAM_BYTES;
  const bytes = await unpack(pieces(reader, from, to), limit, isObjectStream ? createObjectSearch(facts) : () => {});
  budget.bytes += bytes;
  return bytes <= limit && budget.bytes <= MAX_TOTAL_BYTES;
}

/** Searches the objects of an object stream as they are unpacked. */
function createObjectSearch(facts: PdfFacts): (piece: Buffer, isEnd: boolean) => void {
  const scan = createPdfScanner(facts);
  let rest: Buffer = Buffer.alloc(0);
  return (piece, isEnd) => {
    let bytes = Buffer.concat([rest, piece]);
    for (let found = scan(bytes, isEnd); ; found = scan(bytes, isEnd)) {
      bytes = bytes.subarray(found.stream ? found.dataAt : found.usedTo);
      if (!found.stream) break;
    }
    rest = bytes;
  };
}

/** Unpacks into a function, up to the limit and a little more, which shows that it was passed. */
async function unpack(
  source: AsyncIterable<Buffer>,
  limit: number,
  search: (piece: Buffer, isEnd: boolean) => void,
): Promise<number> {
  const inflate = createInflate({ chunkSize: 64 * 1024 });
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const feeding = feed(source, inflate, ended);
  let bytes = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > limit) break;
      search(chunk, false);
    }
  } catch {
    // A damaged stream ends where it is damaged; viewers show what came before.
  }
  search(Buffer.alloc(0), true);
  end();
  inflate.destroy();
  await feeding;
  return bytes;
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
