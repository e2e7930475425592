import { defineErrors } from '@onewindow/errors';

/**
 * A streaming reader of `multipart/form-data` (RFC 7578) for forms that are sent without script. Parts come in order
 * and a file is handed on as it arrives, so a gigabyte needs no more memory than a kilobyte.
 */
export interface Part {
  name: string;
  /** Present for files; empty when no file was chosen. */
  filename: string | undefined;
  mediaType: string;
  /** Must be read to its end before the next part is asked for; what is left is skipped. */
  body: AsyncGenerator<Uint8Array>;
}

export const multipartErrors = defineErrors('upload', {
  malformed: {
    status: 400,
    zh: '文件没有传完整，请再选一次。',
    en: 'The upload arrived incomplete; please choose the file again.',
  },
  tooManyParts: {
    status: 413,
    zh: '一次交的内容太多，请分几次交。',
    en: 'Too much at once; please send it in several steps.',
  },
});

const MOST_PARTS = 500;
const MOST_HEADER_BYTES = 16_384;
const CRLF = Buffer.from('\r\n');
const BLANK_LINE = Buffer.from('\r\n\r\n');

/** The boundary that a Content-Type header names. */
export function boundaryOf(contentType: string): string | undefined {
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
}

/**
 * Reads the parts of a body.
 * @throws upload.malformed when the body ends early or a part has no name; upload.tooManyParts
 */
export async function* readParts(source: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const input = createInput(source);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line before it.
  input.unread(CRLF);
  for await (const _ of input.until(delimiter)) {
    // A preamble is allowed and means nothing.
  }
  for (let parts = 0; ; parts += 1) {
    const after = await input.take(2);
    if (after.toString('latin1') === '--') return;
    if (!after.equals(CRLF)) throw multipartErrors.malformed();
    if (parts === MOST_PARTS) throw multipartErrors.tooManyParts();
    const header = Buffer.concat(await collect(input.until(BLANK_LINE), MOST_HEADER_BYTES)).toString('utf8');
    const body = input.until(delimiter);
    yield { ...readHeader(header), body };
    for await (const _ of body) {
      // Whatever the reader left is skipped.
    }
  }
}

function readHeader(header: string): Omit<Part, 'body'> {
  const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(header)?.[1] ?? '';
  const name = parameter(disposition, 'name');
  if (name === undefined) throw multipartErrors.malformed();
  const mediaType = /^content-type:\s*([\w.+-]+\/[\w.+-]+)/im.exec(header)?.[1] ?? 'application/octet-stream';
  return { name, filename: parameter(disposition, 'filename'), mediaType };
}

/** Browsers write a quote, CR and LF inside a name as %22, %0D, %0A (HTML standard, multipart/form-data encoding). */
function parameter(text: string, name: string): string | undefined {
  const value = new RegExp(`;?\\s*\\b${name}="([^"]*)"`, 'i').exec(text)?.[1];
  return value?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

/** Reads a part that is a field and not a file. */
export async function readText(body: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string> {
  return Buffer.concat(await collect(body, mostBytes)).toString('utf8');
}

async function collect(chunks: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array[]> {
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw multipartErrors.tooManyParts();
    kept.push(chunk);
  }
  return kept;
}

interface Input {
  unread(bytes: Buffer): void;
  take(length: number): Promise<Buffer>;
  /** Everything before the mark, which is consumed too. */
  until(mark: Buffer): AsyncGenerator<Uint8Array>;
}

function createInput(source: AsyncIterable<Uint8Array>): Input {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  async function more(): Promise<void> {
    const { value, done } = await chunks.next();
    if (done) throw multipartErrors.malformed();
    rest = rest.length === 0 ? Buffer.from(value) : Buffer.concat([rest, value]);
  }

  return {
    unread(bytes) {
      rest = Buffer.concat([bytes, rest]);
    },
    async take(length) {
      while (rest.length < length) await more();
      const taken = rest.subarray(0, length);
      rest = rest.subarray(length);
      return taken;
    },
    async *until(mark) {
      for (;;) {
        const at = rest.indexOf(mark);
        if (at >= 0) {
          const before = rest.subarray(0, at);
          rest = rest.subarray(at + mark.length);
          if (before.length > 0) yield before;
          return;
        }
        // The end of what is here may be the beginning of the mark.
        const safe = rest.length - (mark.length - 1);
        if (safe > 0) {
          const before = rest.subarray(0, safe);
          rest = rest.subarray(safe);
          yield before;
        }
        await more();
      }
    },
  };
}
