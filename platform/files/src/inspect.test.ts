import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { isAppError } from '@onewindow/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectFile } from './inspect.ts';
import { documentKinds, type FileKind } from './kinds.ts';
import { inspectPdf } from './pdf.ts';
import { readerOfBytes } from './reader.ts';
import { docx, exe, jpg, ofd, packedPdfStream, pdf, pdfStream, png, zip } from './testing/samples.ts';

const inspect = (content: Uint8Array, name: string, accept: readonly FileKind[] = documentKinds) =>
  inspectFile(readerOfBytes(content), { name, accept });

async function refusal(content: Uint8Array, name: string, accept?: readonly FileKind[]): Promise<string> {
  const error = await inspect(content, name, accept).then(
    () => undefined,
    error => error,
  );
  if (!isAppError(error)) throw error ?? new Error(`${name} was accepted`);
  return error.zh;
}

describe('a file is what its bytes say', () => {
  test.each([
    ['pdf', pdf(), 'application/pdf'],
    ['jpg', jpg(), 'image/jpeg'],
    ['png', png(), 'image/png'],
    ['ofd', ofd(), 'application/ofd'],
  ] as const)('%s is accepted', async (kind, content, mediaType) => {
    expect(await inspect(content, `营业执照.${kind}`)).toMatchObject({ kind, mediaType, name: `营业执照.${kind}` });
  });

  test('a picture under another extension gets its own', async () => {
    expect(await inspect(jpg(), '照片.PNG')).toMatchObject({ name: '照片.jpg', kind: 'jpg' });
    expect(await inspect(jpg(), '照片.JPEG')).toMatchObject({ name: '照片.JPEG' });
    expect(await inspect(pdf(), '扫描件')).toMatchObject({ name: '扫描件.pdf' });
  });

  test('a program called .pdf is refused in words that a person can act on', async () => {
    expect(await refusal(exe(), '合同.pdf')).toBe('这个文件叫 .pdf，里面其实是程序。请传 PDF、JPG、PNG 或 OFD。');
    expect(await refusal(Buffer.from('#!/bin/sh\nrm -rf /'), 'a.pdf')).toContain('里面其实是程序');
    expect(await refusal(zip([{ name: 'META-INF/MANIFEST.MF' }]), 'a.ofd')).toContain('里面其实是程序');
  });

  test('what is taken nowhere is called by its name', async () => {
    expect(await refusal(zip([{ name: '一.txt' }]), '材料.zip')).toBe('这里不能传压缩包。请传 PDF、JPG、PNG 或 OFD。');
    expect(await refusal(docx(), '申请书.docx')).toBe('这里不能传 Word 文档。请传 PDF、JPG、PNG 或 OFD。');
    expect(await refusal(Buffer.from('<html><script>'), 'a.pdf')).toContain('里面其实是网页');
    expect(await refusal(Buffer.from('GIF89a\x01\0\x01\0\x80\0\0', 'latin1'), 'a.gif')).toContain('GIF 图片');
  });

  test('a program with a PDF hidden behind its head is a program', async () => {
    expect(await refusal(Buffer.concat([exe(), pdf()]), 'a.pdf')).toContain('程序');
  });

  test('an empty file is told so', async () => {
    expect(await refusal(Buffer.alloc(0), 'a.pdf')).toBe('这个文件是空的，请检查后重新选择。');
  });

  test('plain text is taken where a slot takes it', async () => {
    expect(await inspect(Buffer.from('编码,名称\n1,二'), '事项.csv', ['csv'])).toMatchObject({ mediaType: 'text/csv' });
    expect(await refusal(Buffer.from('编码,名称'), '事项.txt', ['csv'])).toContain('文本');
  });
});

// Machines that do much else at once take ten times as long.
const slow = { timeout: 60_000 };

describe('a PDF', () => {
  test('is counted by its page tree and not by its outline', async () => {
    expect(await inspect(pdf({ pages: 17 }), 'a.pdf')).toMatchObject({ pages: 17, warnings: [] });
  });

  test('of version 1.5 is counted inside its object stream', async () => {
    const objects = Buffer.from('2 0 3 60 << /Type /Pages /Kids [3 0 R] /Count 4 >> << /Type /Page >>');
    const modern = `%PDF-1.7\n${packedPdfStream('/Type /ObjStm /N 2 /First 9', objects)}\nstartxref\n0\n%%EOF`;
    expect(await inspect(Buffer.from(modern, 'latin1'), 'a.pdf')).toMatchObject({ pages: 4 });
  });

  test('that is encrypted is refused with a way out', async () => {
    expect(await refusal(pdf({ trailer: '/Encrypt 8 0 R' }), 'a.pdf')).toContain('另存为不加密的文件');
  });

  test('with too many pages is refused', async () => {
    expect(await refusal(pdf({ pages: 1_000_000 }), 'a.pdf')).toContain('1000000 页');
  });

  test('cut off in the middle is called damaged', async () => {
    expect(await refusal(Buffer.from('%PDF-1.4\n1 0 obj << /Type /Cat'), 'a.pdf')).toContain('损坏');
  });

  test('with scripts, launches or files inside is marked, also when their names are written with escapes', async () => {
    const objects = [
      '7 0 obj\n<< /S /J#61vaScript /JS (app.alert) >>\nendobj',
      '8 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj',
    ];
    expect(await inspect(pdf({ objects }), 'a.pdf')).toMatchObject({ warnings: ['javascript', 'launch'] });
    const inside = [packedPdfStream('/Type /ObjStm', Buffer.from('<< /Type /EmbeddedFile >>'))];
    expect(await inspect(pdf({ objects: inside }), 'a.pdf')).toMatchObject({ warnings: ['embeddedFiles'] });
  });

  test('that unpacks beyond measure is refused, in little memory', slow, async () => {
    const zeros = deflateRawSync(Buffer.alloc(10 * 1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
    const bomb = Buffer.concat([Buffer.from('789c', 'hex'), ...Array.from({ length: 46 }, () => zeros)]);
    const objects = [pdfStream('/Filter [/FlateDecode]', bomb)];
    expect(await refusal(pdf({ objects }), 'a.pdf')).toContain('展开后大得不正常');
  });

  test('packed twice is refused', async () => {
    const twice = deflateSync(deflateSync(Buffer.alloc(100_000)));
    const objects = [pdfStream('/Filter [/FlateDecode /FlateDecode]', twice)];
    expect(await refusal(pdf({ objects }), 'a.pdf')).toContain('展开后大得不正常');
  });

  test('with an object stream of 17 MB is refused', async () => {
    const objects = [packedPdfStream('/Type /ObjStm', Buffer.alloc(17 * 1024 * 1024, 32))];
    expect(await refusal(pdf({ objects }), 'a.pdf')).toContain('展开后大得不正常');
  });

  test('is read alike however its bytes fall into chunks', async () => {
    const filler = 'x'.repeat(1000);
    const objects = [
      ...Array.from({ length: 1500 }, (_, index) => `${index + 10} 0 obj\n(${filler})\nendobj`),
      packedPdfStream('', Buffer.from('BT ET'.repeat(2000))),
      '7 0 obj\n<< /S /JavaScript >>\nendobj',
    ];
    for (let shift = 0; shift < 40; shift++) {
      const content = pdf({ pages: 3, objects: [`% ${' '.repeat(shift)}`, ...objects] });
      expect(await inspectPdf(readerOfBytes(content))).toMatchObject({
        pages: 3,
        javascript: true,
        expandsTooFar: false,
      });
    }
  });

  test('of hostile text costs no more than its length', slow, async () => {
    const hostile = Buffer.from(`%PDF-1.4\n${'<</Type/Pages'.repeat(300_000)}`);
    // Quadratic time would be an hour.
    expect(await inspectPdf(readerOfBytes(hostile))).toMatchObject({ pages: 0 });
  });
});

describe('pictures and archives', () => {
  test('a picture of too many pixels is refused by its header', async () => {
    expect(await refusal(png(50_000, 50_000), 'a.png')).toContain('50000 × 50000');
    expect(await refusal(jpg(60_000, 60_000), 'a.jpg')).toContain('60000 × 60000');
  });

  test('a picture without a readable header is damaged', async () => {
    expect(await refusal(Buffer.concat([jpg().subarray(0, 20), Buffer.alloc(50)]), 'a.jpg')).toContain('损坏');
  });

  test('an archive that unpacks beyond measure is refused', async () => {
    const bomb = zip([{ name: 'OFD.xml' }, { name: 'a.xml', declare: 3_000_000_000 }]);
    expect(await refusal(bomb, 'a.ofd')).toContain('展开后大得不正常');
  });

  test('an encrypted archive is refused', async () => {
    expect(await refusal(zip([{ name: 'OFD.xml', encrypted: true }]), 'a.ofd')).toContain('加了密');
  });
});

test('no bytes under any name do anything but be accepted or refused with a message', async () => {
  const beginnings = [
    Buffer.alloc(0),
    pdf(),
    jpg(),
    png(),
    ofd(),
    exe(),
    Buffer.from('%PDF-'),
    Buffer.from('PK\x03\x04'),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(600),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      async (beginning, rest, cut, name) => {
        const content = Buffer.concat([beginning.subarray(0, cut), rest]);
        await inspect(content, name).catch(error => {
          if (!isAppError(error)) throw error;
        });
      },
    ),
    { numRuns: 300 },
  );
}, 60_000);
