import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundaryOf, readParts, readText } from './multipart.ts';

interface Sent {
  name: string;
  filename?: string;
  content: Buffer;
}

function encode(parts: Sent[], boundary: string): Buffer {
  const chunks = parts.flatMap(part => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${part.name}"`),
    Buffer.from(part.filename === undefined ? '' : `; filename="${part.filename}"\r\nContent-Type: application/pdf`),
    Buffer.from('\r\n\r\n'),
    part.content,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function readAll(bytes: Buffer, boundary: string, size: number): Promise<Sent[]> {
  const found: Sent[] = [];
  for await (const part of readParts(inPieces(bytes, size), boundary)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of part.body) chunks.push(chunk);
    const content = Buffer.concat(chunks);
    found.push(
      part.filename === undefined
        ? { name: part.name, content }
        : { name: part.name, filename: part.filename, content },
    );
  }
  return found;
}

test('parts come back byte for byte, however the network cuts them', async () => {
  const part = fc.record(
    {
      name: fc.stringMatching(/^[a-z][\w.]{0,12}$/),
      filename: fc.stringMatching(/^[\w㭎𠮷 .-]{0,16}$/u),
      // Line ends and dashes are what a delimiter is made of.
      content: fc
        .array(fc.constantFrom('\r', '\n', '-', '--x', '\r\n--', 'a', '漢'), { maxLength: 60 })
        .map(texts => Buffer.from(texts.join(''))),
    },
    { requiredKeys: ['name', 'content'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), fc.integer({ min: 1, max: 64 }), async (parts, size) => {
      expect(await readAll(encode(parts, 'xYz123'), 'xYz123', size)).toEqual(parts);
    }),
    { numRuns: 300 },
  );
});

test('a part that is not read is skipped, and the next one is whole', async () => {
  const body = encode(
    [
      { name: 'large', filename: 'a.pdf', content: Buffer.alloc(100_000, 'a') },
      { name: 'note', content: Buffer.from('后面的') },
    ],
    'b',
  );
  const names: string[] = [];
  for await (const part of readParts(inPieces(body, 777), 'b')) {
    names.push(part.name);
    if (part.name === 'note') expect(await readText(part.body, 100)).toBe('后面的');
  }
  expect(names).toEqual(['large', 'note']);
});

test('an upload that breaks off is an error in plain words, not a short file', async () => {
  const body = encode([{ name: 'f', filename: 'a.pdf', content: Buffer.from('half') }], 'b').subarray(0, -8);
  await expect(readAll(body, 'b', 10)).rejects.toMatchObject({ code: 'upload.malformed' });
});

test('a part without a name, and a field beyond its limit, are refused', async () => {
  const nameless = Buffer.from('--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--');
  await expect(readAll(nameless, 'b', 10)).rejects.toMatchObject({ code: 'upload.malformed' });
  async function* long(): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(11);
  }
  await expect(readText(long(), 10)).rejects.toMatchObject({ status: 413 });
});

test('the boundary is read from the header, quoted or not', () => {
  expect(boundaryOf('multipart/form-data; boundary=----WebKitFormBoundary7MA4')).toBe('----WebKitFormBoundary7MA4');
  expect(boundaryOf('multipart/form-data; boundary="a b"; charset=utf-8')).toBe('a b');
  expect(boundaryOf('multipart/form-data')).toBeUndefined();
});
