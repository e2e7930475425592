import { fileTypeFromBuffer } from 'file-type';
import { type FileKind, kinds } from './kinds.ts';
import type { ByteReader } from './reader.ts';
import { readZip, type ZipContents } from './zip.ts';

/** What a file is by its bytes. */
export interface Detected {
  /** Undefined for everything that the platform takes nowhere. */
  kind: FileKind | undefined;
  /** The same in words: `程序`, `a program`. */
  what: { zh: string; en: string };
  zip?: ZipContents;
}

const HEAD_BYTES = 65_536;

const program = { zh: '程序', en: 'a program' };
const archive = { zh: '压缩包', en: 'an archive' };
const programs = new Set('exe dll elf macho msi deb rpm apk jar class wasm lnk crx dmg swf ps1 cab pif'.split(' '));
const archives = new Set('zip rar 7z gz tar xz bz2 zst lz lz4 cab arj lzh Z br'.split(' '));

/** Recognises a file by its bytes; the name decides only between kinds of plain text. */
export async function detectKind(reader: ByteReader, extension: string): Promise<Detected> {
  const head = await reader.read(0, HEAD_BYTES);
  if (isPdf(head)) return { kind: 'pdf', what: { zh: ' PDF', en: 'a PDF' } };
  if (head.subarray(0, 4).equals(ZIP_START)) return detectZip(reader);
  if (head.subarray(0, 2).equals(SCRIPT_START) || head.subarray(0, 2).equals(DOS_START))
    return { kind: undefined, what: program };
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found) return detectText(head, extension);
  if (found.ext === 'jpg' || found.ext === 'png' || found.ext === 'webp') {
    return {
      kind: found.ext,
      what: { zh: ` ${found.ext.toUpperCase()} 图片`, en: `a ${found.ext.toUpperCase()} picture` },
    };
  }
  return { kind: undefined, what: describe(found.ext, found.mime) };
}

const ZIP_START = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const SCRIPT_START = Buffer.from('#!');
// Every Windows program; file-type needs more than the first two bytes.
const DOS_START = Buffer.from('MZ');

/** The header may follow white space or a byte order mark; readers take it anywhere in the first 1024 bytes, and so do forgers. */
function isPdf(head: Buffer): boolean {
  const at = head.subarray(0, 1024).indexOf('%PDF-');
  return at >= 0 && /^(?:\xef\xbb\xbf)?[\s\0]*$/.test(head.toString('latin1', 0, at));
}

async function detectZip(reader: ByteReader): Promise<Detected> {
  const zip = await readZip(reader);
  if (!zip) return { kind: undefined, what: archive };
  const names = new Set(zip.names.map(name => name.replace(/^\/+/, '')));
  if (names.has('OFD.xml')) return { kind: 'ofd', what: { zh: ' OFD', en: 'an OFD' }, zip };
  if (names.has('word/document.xml')) return { kind: 'docx', what: { zh: ' Word 文档', en: 'a Word document' }, zip };
  if (names.has('xl/workbook.xml')) return { kind: 'xlsx', what: { zh: ' Excel 表格', en: 'an Excel sheet' }, zip };
  const isProgram = names.has('META-INF/MANIFEST.MF') || names.has('AndroidManifest.xml');
  return { kind: undefined, what: isProgram ? program : archive, zip };
}

function detectText(head: Buffer, extension: string): Detected {
  if (!looksLikeText(head)) return { kind: undefined, what: { zh: '认不出的内容', en: 'of an unknown type' } };
  const what = { zh: '文本', en: 'plain text' };
  const start = head.toString('utf8', 0, 1024).trimStart().toLowerCase();
  if (start.startsWith('<')) return { kind: undefined, what: { zh: '网页', en: 'a web page' } };
  for (const kind of ['csv', 'json'] as const)
    if ((kinds[kind].extensions as readonly string[]).includes(extension)) return { kind, what };
  return { kind: 'txt', what };
}

/** Text of any encoding has no null and hardly any other control characters. */
function looksLikeText(head: Buffer): boolean {
  if (head.length === 0) return false;
  const controls = head.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 27) ? 1 : 0), 0);
  return !head.includes(0) && controls * 100 <= head.length;
}

function describe(extension: string, mime: string): Detected['what'] {
  if (programs.has(extension)) return program;
  if (archives.has(extension)) return archive;
  if (mime.startsWith('video/')) return { zh: '视频', en: 'a video' };
  if (mime.startsWith('audio/')) return { zh: '录音', en: 'a sound recording' };
  if (mime.startsWith('image/')) {
    return { zh: ` ${extension.toUpperCase()} 图片`, en: `a ${extension.toUpperCase()} picture` };
  }
  if (extension === 'cfb') return { zh: '旧版 Office 文档', en: 'a document of an old Office version' };
  return { zh: ` ${extension.toUpperCase()} 文件`, en: `a ${extension.toUpperCase()} file` };
}
