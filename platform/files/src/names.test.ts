import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acceptAttribute, formatBytes, listKinds } from './kinds.ts';
import { contentDisposition, normaliseName, withExtension } from './names.ts';

test('rare characters and names of 500 characters are kept', () => {
  expect(normaliseName('㭎𠮷.pdf')).toBe('㭎𠮷.pdf');
  const long = `${'𠮷'.repeat(496)}.pdf`;
  expect(normaliseName(long)).toBe(long);
  expect([...normaliseName(`${'囍'.repeat(900)}.pdf`)]).toHaveLength(500);
  expect(normaliseName(`${'囍'.repeat(900)}.pdf`)).toMatch(/囍\.pdf$/);
});

test('folders, hidden characters and turned directions are taken out', () => {
  expect(normaliseName('C:\\我的文档\\合同.pdf')).toBe('合同.pdf');
  expect(normaliseName('../../etc/passwd')).toBe('passwd');
  expect(normaliseName('照片\u202Egpj.exe')).toBe('照片gpj.exe');
  expect(normaliseName('a\0b\r\n.pdf')).toBe('ab.pdf');
  expect(normaliseName('  ..  ')).toBe('未命名');
  expect(normaliseName('cafe\u0301.pdf')).toBe('café.pdf');
  expect(normaliseName('什么?.pdf')).toBe('什么_.pdf');
});

test('an extension is replaced by that of the content', () => {
  expect(withExtension('a.b.png', ['jpg', 'jpeg'])).toBe('a.b.jpg');
  expect(withExtension('无扩展名', ['pdf'])).toBe('无扩展名.pdf');
});

test('a download header is plain ASCII, short enough for every disk, and gives the name back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), text => {
      const name = normaliseName(text);
      const header = contentDisposition('attachment', name);
      expect(header).toMatch(/^[\x20-\x7e]+$/);
      const shown = decodeURIComponent(header.split("filename*=UTF-8''")[1]!);
      expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(255);
      if (Buffer.byteLength(name) <= 200) expect(shown).toBe(name);
    }),
  );
});

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a文\u0301𠮷 ./\\\0\u202e\ud842?:'), maxLength: 40 }), text => {
      const once = normaliseName(text);
      expect(normaliseName(once)).toBe(once);
      expect(once).not.toMatch(/[/\\\0]/);
    }),
  );
});

test('sizes and kinds read as people write them', () => {
  expect(formatBytes(900)).toBe('900 B');
  expect(formatBytes(1_572_864)).toBe('1.5 MB');
  expect(listKinds(['pdf', 'jpg', 'png', 'ofd'], 'en')).toBe('PDF, JPG, PNG or OFD');
  expect(acceptAttribute(['png'])).toBe('image/png,.png');
});
