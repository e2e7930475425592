import { catalogueErrors } from '../errors.ts';

/** The encodings that spreadsheets write here: UTF-8, and GB18030 (GBK, GB2312) of Excel and WPS. */
export type Encoding = 'UTF-8' | 'GB18030';

/** Bytes looked at before the encoding is decided. */
const lookAhead = 8192;

/**
 * Text of a file in UTF-8 (with or without byte order mark) or GB18030, piece by piece. As long as only ASCII came, both
 * read alike; the first other letters decide.
 * @throws catalogue.importEncoding when the bytes are neither, or both by turns
 */
export async function* decodeText(
  source: AsyncIterable<Uint8Array>,
  found?: (encoding: Encoding) => void,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held = Buffer.alloc(0);
  const decided = () => {
    const encoding = encodingOf(held);
    found?.(encoding);
    decoder = new TextDecoder(encoding, { fatal: true });
    const text = decode(decoder, held, true);
    held = Buffer.alloc(0);
    return text;
  };
  for await (const chunk of source) {
    if (decoder) {
      yield decode(decoder, chunk, true);
      continue;
    }
    held = Buffer.concat([held, chunk]);
    const first = held.findIndex(byte => byte >= 0x80);
    if (first < 0) {
      yield held.toString('ascii');
      held = Buffer.alloc(0);
    } else if (held.length - first >= lookAhead) yield decided();
  }
  if (!decoder && held.length > 0) yield decided();
  if (decoder) yield decode(decoder, new Uint8Array(0), false);
  else found?.('UTF-8');
}

function encodingOf(bytes: Buffer): Encoding {
  try {
    // The last character may be cut in two, which `stream` allows.
    new TextDecoder('UTF-8', { fatal: true }).decode(bytes, { stream: true });
    return 'UTF-8';
  } catch {
    return 'GB18030';
  }
}

function decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(bytes, { stream });
  } catch {
    throw catalogueErrors.importEncoding();
  }
}
