import { deflateSync } from 'node:zlib';
import { type PDFContext, PDFHexString, PDFRawStream, type PDFRef } from 'pdf-lib';
import { type Face, fontOf } from './faces.ts';
import { subsetTrueType } from './subset.ts';

/** The characters that one document uses of one face; each gets a code of its own in the order of first use. */
export interface FontUse {
  readonly face: Face;
  /** Name in the resource dictionaries, e.g. `F1`. */
  readonly resource: string;
  readonly ref: PDFRef;
  readonly codes: Map<number, number>;
}

export function startFontUse(face: Face, resource: string, ref: PDFRef): FontUse {
  return { face, resource, ref, codes: new Map() };
}

/** The two-byte code of a character in this document's subset, as four hexadecimal digits. */
export function encode(use: FontUse, codePoint: number): string {
  let code = use.codes.get(codePoint);
  if (code === undefined) {
    code = use.codes.size + 1;
    use.codes.set(codePoint, code);
  }
  return code.toString(16).padStart(4, '0');
}

/** Writes the subset and its objects (Type 0 font with Identity-H, ISO 32000-1 §9.7) once all text is known. */
export function embedFont(context: PDFContext, use: FontUse): void {
  const font = fontOf(use.face);
  const codePoints = [...use.codes.keys()];
  const glyphs = [0, ...codePoints.map(font.glyphOf)];
  const file = subsetTrueType(font, glyphs);
  const name = `${subsetTag(codePoints)}+${font.name}`;
  const perThousand = (value: number) => Math.round((value * 1000) / font.unitsPerEm);

  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: font.boundingBox.map(perThousand),
      ItalicAngle: 0,
      Ascent: perThousand(font.ascender),
      Descent: perThousand(font.descender),
      CapHeight: perThousand(font.capHeight),
      StemV: use.face.endsWith('Bold') ? 140 : 80,
      FontFile2: context.register(stream(context, file, { Length1: file.length })),
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: {
        Registry: PDFHexString.fromText('Adobe'),
        Ordering: PDFHexString.fromText('Identity'),
        Supplement: 0,
      },
      FontDescriptor: descriptor,
      CIDToGIDMap: 'Identity',
      DW: 1000,
      W: [0, glyphs.map(glyph => Math.round(font.widthOf(glyph)))],
    }),
  );
  context.assign(
    use.ref,
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(stream(context, Buffer.from(toUnicode(codePoints), 'latin1'))),
    }),
  );
}

/** A compressed stream object. */
export function stream(
  context: PDFContext,
  bytes: Uint8Array,
  entries: Record<string, string | number> = {},
): PDFRawStream {
  const compressed = deflateSync(bytes);
  const dictionary = context.obj({ ...entries, Filter: 'FlateDecode', Length: compressed.length });
  return PDFRawStream.of(dictionary, compressed);
}

// Six capitals that differ between subsets (ISO 32000-1 §9.6.4), derived from the content so that output repeats.
function subsetTag(codePoints: number[]): string {
  let hash = 2166136261;
  for (const codePoint of codePoints) hash = Math.imul(hash ^ codePoint, 16777619) >>> 0;
  let tag = '';
  for (let i = 0; i < 6; i++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return tag;
}

function toUnicode(codePoints: number[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < codePoints.length; start += 100) {
    const part = codePoints.slice(start, start + 100);
    const lines = part.map((codePoint, i) => `<${hex4(start + i + 1)}> <${utf16(codePoint)}>`);
    blocks.push(`${part.length} beginbfchar\n${lines.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** UTF-16BE of a code point in hexadecimal. */
export function utf16(codePoint: number): string {
  let result = '';
  for (const unit of String.fromCodePoint(codePoint).split('')) result += hex4(unit.charCodeAt(0));
  return result;
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}
