import { fileErrors } from './errors.ts';

/** One part of a form. Its body has to be read, or is skipped, before the next part comes. */
export interface FormPart {
  /** Name of the form's field. */
  name: string;
  /** Set for file fields, and empty when no file was chosen. */
  fileName: string | undefined;
  body: AsyncGenerator<Buffer>;
}

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_PARTS = 500;
const CRLF = Buffer.from('\r\n');
const HEADER_END = Buffer.from('\r\n\r\n');

/** The boundary that a `multipart/form-data` content type names. @throws files.malformedForm */
export function boundaryOf(contentType: string | undefined): string {
  const match = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType ?? '',
  );
  const boundary = match?.[1] ?? match?.[2];
  if (!boundary) throw fileErrors.malformedForm();
  return boundary;
}

/**
 * Reads a form (RFC 7578) as it arrives, holding one chunk and one boundary in memory.
 * @throws files.malformedForm, also when the form ends too early
 */
export async function* readMultipart(source: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const input = createInput(source);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first boundary may stand at the very beginning.
  input.unshift(CRLF);
  for await (const _ of input.readUntil(delimiter));
  for (let count = 0; count < MAX_PARTS; count++) {
    if (await isLast(input)) return;
    const header = await readHeader(input);
    let isRead = false;
    async function* read(): AsyncGenerator<Buffer> {
      yield* input.readUntil(delimiter);
      isRead = true;
    }
    yield { ...header, body: read() };
    if (!isRead) for await (const _ of input.readUntil(delimiter));
  }
  throw fileErrors.malformedForm();
}

async function isLast(input: Input): Promise<boolean> {
  const mark = await input.take(2);
  if (mark.toString('latin1') === '--') return true;
  input.unshift(mark);
  return false;
}

async function readHeader(input: Input): Promise<Pick<FormPart, 'name' | 'fileName'>> {
  const lines: Buffer[] = [];
  let size = 0;
  for await (const piece of input.readUntil(HEADER_END)) {
    size += piece.length;
    if (size > MAX_HEADER_BYTES) throw fileErrors.malformedForm();
    lines.push(piece);
  }
  const header = Buffer.concat(lines).toString('utf8');
  const disposition = /(?:^|\r\n)content-disposition:\s*form-data\s*(;[^\r\n]*)/i.exec(header)?.[1];
  const name = disposition && parameterOf(disposition, 'name');
  if (disposition === undefined || name === undefined) throw fileErrors.malformedForm();
  return { name, fileName: parameterOf(disposition, 'filename') };
}

/** Browsers write quotes and line ends inside a value as %22, %0D and %0A (HTML standard, multipart/form-data encoding). */
function parameterOf(disposition: string, parameter: string): string | undefined {
  const match = new RegExp(`;\\s*${parameter}=(?:"([^"]*)"|([^\\s;"]*))`, 'i').exec(disposition);
  return (match?.[1] ?? match?.[2])?.replace(/%(22|0D|0A)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

interface Input {
  /** Everything up to a mark, which is swallowed. @throws files.malformedForm when it never comes */
  readUntil(mark: Buffer): AsyncGenerator<Buffer>;
  take(count: number): Promise<Buffer>;
  unshift(bytes: Buffer): void;
}

function createInput(source: AsyncIterable<Uint8Array>): Input {
  const iterator = source[Symbol.asyncIterator]();
  let buffer: Buffer = Buffer.alloc(0);

  async function fill(): Promise<void> {
    const next = await iterator.next();
    if (next.done) throw fileErrors.malformedForm();
    buffer = buffer.length === 0 ? Buffer.from(next.value) : Buffer.concat([buffer, next.value]);
  }

  return {
    async *readUntil(mark) {
      for (;;) {
        const at = buffer.indexOf(mark);
        if (at >= 0) {
          const piece = buffer.subarray(0, at);
          buffer = buffer.subarray(at + mark.length);
          if (piece.length > 0) yield piece;
          return;
        }
        // The tail may be the beginning of the mark.
        const safe = Math.max(0, buffer.length - mark.length + 1);
        if (safe > 0) {
          const piece = buffer.subarray(0, safe);
          buffer = buffer.subarray(safe);
          yield piece;
        }
        await fill();
      }
    },
    async take(count) {
      while (buffer.length < count) await fill();
      const taken = buffer.subarray(0, count);
      buffer = buffer.subarray(count);
      return taken;
    },
    unshift(bytes) {
      buffer = Buffer.concat([bytes, buffer]);
    },
  };
}
