/** What can be told of a PDF without drawing it. */
export interface PdfFacts {
  /** Largest `/Count` of a page tree; 0 when none was found, i.e. the file is damaged. */
  pages: number;
  encrypted: boolean;
  /** Some stream unpacks beyond all measure, or is packed twice. */
  expandsTooFar: boolean;
  javascript: boolean;
  /** Starts another program, sends or fetches something. */
  launch: boolean;
  embeddedFiles: boolean;
}

/** What a stream's dictionary says of its data. */
export interface StreamDictionary {
  filters: readonly string[];
  isObjectStream: boolean;
}

interface Dictionary {
  isPages: boolean;
  count: number;
  isObjectStream: boolean;
  filters: string[];
  /** The key whose value comes next, when it is one that counts. */
  expects: 'type' | 'filter' | undefined;
}

/** Where a stream begins, or how far the bytes were used. */
export type ScanResult = { stream: StreamDictionary; dataAt: number } | { stream: undefined; usedTo: number };

/** The longest name with its number that is looked at in one piece. */
export const LOOKAHEAD = 160;

const MAX_DEPTH = 500;
const MAX_FILTERS = 16;
const SLASH = 0x2f;
const LESS = 0x3c;
const GREATER = 0x3e;
const LETTER_E = 0x65;
const LETTER_S = 0x73;

/**
 * Reads the text of a PDF between its streams (ISO 32000-1 §7.3), byte by byte and piece by piece, for the few names that
 * matter. It makes no strings of the text: with regular expressions a gigabyte of it cost 200 MB of heap.
 */
export function createPdfScanner(facts: PdfFacts): (bytes: Buffer, isEnd: boolean) => ScanResult {
  let open: Dictionary[] = [emptyDictionary()];
  let closed = emptyDictionary();

  function top(): Dictionary {
    return open.at(-1) ?? closed;
  }

  function noteName(name: string, bytes: Buffer, after: number): void {
    const dictionary = top();
    const { expects } = dictionary;
    dictionary.expects = undefined;
    if (expects === 'type') {
      dictionary.isPages ||= name === 'Pages';
      dictionary.isObjectStream ||= name === 'ObjStm';
    } else if (expects === 'filter' && (name.endsWith('Decode') || name === 'Fl')) {
      if (dictionary.filters.length < MAX_FILTERS) dictionary.filters.push(name);
      dictionary.expects = 'filter';
      return;
    }
    if (name === 'Type') dictionary.expects = 'type';
    else if (name === 'Filter') dictionary.expects = 'filter';
    else if (name === 'Count') dictionary.count = numberAt(bytes, after);
    if (dictionary.isPages) facts.pages = Math.max(facts.pages, dictionary.count);
    noteFact(facts, name);
  }

  return function scan(bytes, isEnd) {
    const limit = isEnd ? bytes.length : bytes.length - LOOKAHEAD;
    let at = 0;
    while (at < limit) {
      const byte = bytes[at];
      if (byte === SLASH) {
        const end = nameEnd(bytes, at + 1);
        if (end > at + 1 && end - at < 64) noteName(nameOf(bytes, at + 1, end), bytes, end);
        at = end;
      } else if (byte === LESS && bytes[at + 1] === LESS) {
        if (open.length < MAX_DEPTH) open.push(emptyDictionary());
        at += 2;
      } else if (byte === GREATER && bytes[at + 1] === GREATER) {
        closed = (open.length > 1 ? open.pop() : undefined) ?? closed;
        at += 2;
      } else if (byte === LETTER_E && bytes[at + 1] === 0x6e && bytes[at + 2] === 0x64) {
        // endobj, endstream
        open = [emptyDictionary()];
        closed = emptyDictionary();
        at += bytes[at + 3] === LETTER_S ? 9 : 3;
      } else if (byte === LETTER_S && isStreamKeyword(bytes, at)) {
        const dataAt = afterLineEnd(bytes, at + 6);
        const { filters, isObjectStream } = closed;
        return { stream: { filters, isObjectStream }, dataAt };
      } else at++;
    }
    return { stream: undefined, usedTo: Math.max(at, 0) };
  };
}

function noteFact(facts: PdfFacts, name: string): void {
  switch (name) {
    case 'Encrypt':
      facts.encrypted = true;
      break;
    case 'JavaScript':
    case 'JS':
      facts.javascript = true;
      break;
    case 'Launch':
    case 'ImportData':
    case 'SubmitForm':
      facts.launch = true;
      break;
    case 'EmbeddedFile':
    case 'EmbeddedFiles':
    case 'RichMedia':
      facts.embeddedFiles = true;
  }
}

function emptyDictionary(): Dictionary {
  return { isPages: false, count: 0, isObjectStream: false, filters: [], expects: undefined };
}

// White space and delimiters end a name (§7.2.2).
const ENDS_NAME = new Uint8Array(256);
for (const byte of Buffer.from('\0\t\n\f\r ()<>[]{}/%', 'latin1')) ENDS_NAME[byte] = 1;

function nameEnd(bytes: Buffer, from: number): number {
  let end = from;
  while (end < bytes.length && end - from < LOOKAHEAD / 2 && ENDS_NAME[bytes[end] ?? 0] === 0) end++;
  return end;
}

/** A name may be written with escapes: `/J#61vaScript`. */
function nameOf(bytes: Buffer, from: number, to: number): string {
  const name = bytes.toString('latin1', from, to);
  if (!name.includes('#')) return name;
  return name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function numberAt(bytes: Buffer, from: number): number {
  return Number(/^\s*(\d{1,9})(?!\d)/.exec(bytes.toString('latin1', from, from + 32))?.[1] ?? 0);
}

function isStreamKeyword(bytes: Buffer, at: number): boolean {
  const isKeyword =
    bytes[at + 1] === 0x74 && bytes[at + 2] === 0x72 && bytes.toString('latin1', at, at + 6) === 'stream';
  return isKeyword && (bytes[at + 6] === 0x0a || bytes[at + 6] === 0x0d);
}

function afterLineEnd(bytes: Buffer, at: number): number {
  return bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : at + 1;
}
