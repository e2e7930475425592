import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundaryOf, readMultipart } from './multipart.ts';

const boundary = '----WebKitFormBoundaryAbC123';

function form(parts: { name: string; fileName?: string; content: Uint8Array }[], { preamble = '' } = {}): Buffer {
  return Buffer.concat([
    Buffer.from(preamble),
    ...parts.flatMap(({ name, fileName, content }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${
          fileName === undefined ? '' : `; filename="${fileName}"\r\nContent-Type: application/pdf`
        }\r\n\r\n`,
      ),
      content,
      Buffer.from('\r\n'),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
}

async function* inChunks(bytes: Buffer, sizes: number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function readAll(source: AsyncIterable<Uint8Array>) {
  const parts: { name: string; fileName: string | undefined; content: string }[] = [];
  for await (const { name, fileName, body } of readMultipart(source, boundary)) {
    parts.push({ name, fileName, content: Buffer.concat(await Array.fromAsync(body)).toString('hex') });
  }
  return parts;
}

test('a form is read alike however it falls into chunks', async () => {
  const part = fc.record({
    name: fc.string({ unit: fc.constantFrom(...'ab材料_1'), minLength: 1, maxLength: 10 }),
    fileName: fc.option(fc.constantFrom('', '合同.pdf', '𠮷.jpg'), { nil: undefined }),
    content: fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.constantFrom('', '\r\n', '\r\n--', '\r\n------WebKitFormBoundaryAbC12', '--').map(text => Buffer.from(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(part, { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 }),
      async (parts, sizes) => {
        const given = parts.map(({ fileName, ...rest }) => (fileName === undefined ? rest : { ...rest, fileName }));
        const expected = parts.map(({ name, fileName, content }) => ({
          name,
          fileName,
          content: Buffer.from(content).toString('hex'),
        }));
        expect(await readAll(inChunks(form(given), sizes))).toEqual(expected);
      },
    ),
  );
});

test('a part that nobody reads, or reads half, is skipped', async () => {
  const parts = ['first', 'second', 'third'].map(name => ({ name, content: Buffer.alloc(500, 65) }));
  const seen: string[] = [];
  for await (const part of readMultipart(inChunks(form(parts, { preamble: 'ignored\r\n' }), [64]), boundary)) {
    seen.push(part.name);
    if (part.name === 'second') for await (const _ of part.body) break;
  }
  expect(seen).toEqual(['first', 'second', 'third']);
});

test('names are read as browsers write them', async () => {
  const parts = [{ name: 'a%22b', fileName: '报告%22终%22.pdf', content: Buffer.from('x') }];
  expect(await readAll(inChunks(form(parts), [1000]))).toMatchObject([{ name: 'a"b', fileName: '报告"终".pdf' }]);
});

test('a form that ends too early, or is none, is refused', async () => {
  const whole = form([{ name: 'a', content: Buffer.from('content') }]);
  for (const length of [0, 10, whole.length - 40, whole.length - 6]) {
    await expect(readAll(inChunks(whole.subarray(0, length), [7])), String(length)).rejects.toThrow(
      'files.malformedForm',
    );
  }
  const endless = Buffer.concat([Buffer.from(`--${boundary}\r\n`), Buffer.alloc(100_000, 65)]);
  await expect(readAll(inChunks(endless, [4096]))).rejects.toThrow('files.malformedForm');
});

test('the boundary is found with and without quotes', () => {
  expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
  expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b');
  expect(() => boundaryOf('application/json')).toThrow('files.malformedForm');
});
