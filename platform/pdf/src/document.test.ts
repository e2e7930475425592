import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import {
  addParagraph,
  addTable,
  drawQrCode,
  drawReceivedSeal,
  drawRoundSeal,
  drawText,
  finishFlow,
  finishPdf,
  palette,
  startFlow,
  startPdf,
} from './index.ts';

const INFO = {
  title: '受理通知书',
  author: '桂林市七星区行政审批局（示例）',
  createdAt: new Date('2026-11-09T02:56:00Z'),
};
type ReadQr = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null;
// jsqr is CommonJS with a `default` member, which tools unwrap differently.
const readQr = (typeof jsqr === 'function' ? jsqr : (jsqr as { default: unknown }).default) as ReadQr;
const MARGINS = { top: 80, right: 80, bottom: 80, left: 80 };

async function build(text: string, rows = 0): Promise<Uint8Array> {
  const pdf = startPdf(INFO);
  const flow = startFlow(pdf, {
    margins: MARGINS,
    decorate: (page, number, total) =>
      drawText(
        page,
        `第${number}页共${total}页`,
        { face: 'sans', size: 9, colour: palette.INK },
        { x: 80, y: 790, width: 300 },
      ),
  });
  addParagraph(flow, text, { indentEms: 2 });
  if (rows > 0) {
    addTable(flow, {
      columns: [{ share: 1, title: '材料' }],
      rows: Array.from({ length: rows }, (_, i) => [`材料${i + 1}`]),
    });
  }
  finishFlow(flow);
  return finishPdf(pdf);
}

// Reads text as a PDF reader does: codes of each font through its ToUnicode map, ActualText instead of what it spans.
async function extractText(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const bodyOf = (stream: unknown) =>
    stream instanceof PDFRawStream ? inflateSync(stream.contents).toString('latin1') : '';
  return document.getPages().map(page => {
    const fonts = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict);
    const maps = new Map<string, Map<string, string>>();
    for (const [name, value] of fonts?.entries() ?? []) {
      const font = document.context.lookup(value, PDFDict);
      const map = new Map<string, string>();
      for (const [, code, unicode] of bodyOf(font.lookup(PDFName.of('ToUnicode'))).matchAll(/^<(\w{4})> <(\w+)>$/gm)) {
        map.set(code!, Buffer.from(unicode!, 'hex').swap16().toString('utf16le'));
      }
      maps.set(name.decodeText(), map);
    }
    const content = bodyOf(page.node.Contents() instanceof PDFArray ? undefined : page.node.Contents());
    let text = '';
    let font = '';
    const plain = content.replace(/\/Span << \/ActualText <FEFF(\w+)> >> BDC[\s\S]*?EMC/gi, (_, hex) => `(${hex})`);
    for (const match of plain.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|\(([0-9A-F]+)\)/gi)) {
      if (match[1]) font = match[1];
      else if (match[2]) text += match[2].replace(/\w{4}/g, code => maps.get(font)?.get(code) ?? '?');
      else if (match[3]) text += Buffer.from(match[3], 'hex').swap16().toString('utf16le');
    }
    return text;
  });
}

describe('a document', () => {
  test('gives its text back to readers, rare characters included', async () => {
    const [text] = await extractText(await build('经营者㭎𠮷，申请食品经营许可。'));
    expect(text).toContain('经营者㭎𠮷，申请食品经营许可。');
  });

  test('prints a character that no face has as 〓 with its code point', async () => {
    const pdf = startPdf(INFO);
    const flow = startFlow(pdf, { margins: MARGINS });
    addParagraph(flow, '𠮷');
    const codes = [...pdf.useFont('serif').codes.keys()].map(code => String.fromCodePoint(code)).join('');
    expect(codes).toBe('〓〔U+20B7〕');
  });

  test('has the same bytes for the same content and moment', async () => {
    expect(Buffer.from(await build('同样的内容', 5)).equals(Buffer.from(await build('同样的内容', 5)))).toBe(true);
  });

  test('carries title, author, language and is small', async () => {
    const bytes = await build('根据《中华人民共和国行政许可法》第三十二条，决定予以受理。');
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(document.getTitle()).toBe('受理通知书');
    expect(document.getAuthor()).toBe('桂林市七星区行政审批局（示例）');
    expect(document.catalog.lookup(PDFName.of('Lang'))?.toString()).toBe('(zh-CN)');
    expect(bytes.length).toBeLessThan(30_000);
  });

  test('goes on over pages, repeats the table head and numbers every page', async () => {
    const pages = await extractText(await build('清单', 90));
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`第${index + 1}页共${pages.length}页`);
      expect(text).toContain('材料');
    }
    expect(pages.join('').match(/材料90/g)).toHaveLength(1);
  });

  test('splits a row that is longer than a page and loses nothing', async () => {
    const pdf = startPdf(INFO);
    const flow = startFlow(pdf, { margins: MARGINS });
    const long = Array.from({ length: 1500 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');
    addTable(flow, {
      columns: [
        { share: 1, title: '事实' },
        { share: 3, title: '理由' },
      ],
      rows: [['短', long]],
    });
    finishFlow(flow);
    const pages = await extractText(await finishPdf(pdf));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join('').replaceAll('事实理由', '').replaceAll('短', '')).toBe(long);
  });
});

describe('vector figures', () => {
  test('a QR code reads back', async () => {
    const pdf = startPdf(INFO);
    const flow = startFlow(pdf, { margins: MARGINS });
    const address = 'https://example.invalid/v/Ab3dEf9hJk2M';
    drawQrCode(flow.page, address, 0, 0, 150);
    const side = 170;
    const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
    for (const [, ...parts] of flow.page.operators.join('\n').matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)) {
      const [x = 0, y = 0, width = 0, height = 0] = parts.map(Number);
      const top = flow.page.height - y - height;
      for (let py = Math.round(top); py < Math.round(top + height); py++) {
        for (let px = Math.round(x); px < Math.round(x + width); px++)
          pixels.set([0, 0, 0], ((py + 10) * side + px + 10) * 4);
      }
    }
    expect(readQr(pixels, side, side)?.data).toBe(address);
  });

  test('seals say in words what they are', async () => {
    const pdf = startPdf(INFO);
    const flow = startFlow(pdf, { margins: MARGINS });
    drawRoundSeal(flow.page, {
      organisation: '桂林市七星区行政审批局',
      caption: '示例签发',
      x: 300,
      y: 300,
      diameter: 119,
    });
    drawReceivedSeal(flow.page, 50, 50, 60);
    const [text] = await extractText(await finishPdf(pdf));
    expect(text).toBe('（桂林市七星区行政审批局 示例签发）（一窗收讫）');
  });
});
