import { createHash } from 'node:crypto';
import { PDFContext, PDFHexString, PDFName, type PDFRef, PDFString, PDFWriter } from 'pdf-lib';
import { embedFont, type FontUse, startFontUse, stream } from './fonts/embed.ts';
import type { Face } from './fonts/faces.ts';
import type { Page } from './page.ts';

export interface PdfInfo {
  title: string;
  /** The issuing body. */
  author: string;
  subject?: string;
  keywords?: string[];
  /** The moment the content was made; the same content and moment give the same bytes. */
  createdAt: Date;
}

export interface Pdf {
  readonly info: PdfInfo;
  readonly context: PDFContext;
  readonly pages: Page[];
  useFont(face: Face): FontUse;
}

export interface PageSize {
  /** Points. */
  width: number;
  height: number;
}

export const A4: PageSize = { width: 595.28, height: 841.89 };
export const A4_LANDSCAPE: PageSize = { width: A4.height, height: A4.width };

/** Begins a document. Draw on pages from `addPage`, then take the bytes with `finishPdf`. */
export function startPdf(info: PdfInfo): Pdf {
  const context = PDFContext.create();
  const uses = new Map<Face, FontUse>();
  return {
    info,
    context,
    pages: [],
    useFont(face) {
      let use = uses.get(face);
      if (use === undefined) {
        use = startFontUse(face, `F${uses.size + 1}`, context.nextRef());
        uses.set(face, use);
      }
      return use;
    },
  };
}

export function addPage(pdf: Pdf, size: PageSize = A4): Page {
  const page: Page = { pdf, width: size.width, height: size.height, operators: [], fonts: new Set() };
  pdf.pages.push(page);
  return page;
}

/** Writes the file: fonts as subsets, text extractable, cross-reference table plain so that it can be signed by appending. */
export async function finishPdf(pdf: Pdf): Promise<Uint8Array> {
  const { context, info } = pdf;
  const pagesRef = context.nextRef();
  // Ink darkens what is under it, as a stamp does over the date; in greyscale print both stay legible.
  const ink = context.register(context.obj({ Type: 'ExtGState', BM: 'Multiply', ca: 0.92, CA: 0.92 }));
  const kids = pdf.pages.map(page => writePage(pdf, page, pagesRef, ink));
  context.assign(pagesRef, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
  for (const use of new Set(pdf.pages.flatMap(page => [...page.fonts]))) embedFont(context, use);

  const catalogue = context.obj({
    Type: 'Catalog',
    Pages: pagesRef,
    Lang: PDFString.of('zh-CN'),
    ViewerPreferences: { DisplayDocTitle: true },
    Metadata: context.register(xmpStream(context, info)),
  });
  const when = PDFString.fromDate(info.createdAt);
  context.trailerInfo.Root = context.register(catalogue);
  context.trailerInfo.Info = context.register(
    context.obj({
      Title: PDFHexString.fromText(info.title),
      Author: PDFHexString.fromText(info.author),
      ...(info.subject && { Subject: PDFHexString.fromText(info.subject) }),
      ...(info.keywords && { Keywords: PDFHexString.fromText(info.keywords.join(', ')) }),
      Creator: PDFHexString.fromText('OneWindow 一窗'),
      Producer: PDFHexString.fromText('OneWindow 一窗'),
      CreationDate: when,
      ModDate: when,
    }),
  );
  const identity = createHash('sha256').update(JSON.stringify(info));
  for (const page of pdf.pages) identity.update(page.operators.join('\n'));
  const id = PDFHexString.of(identity.digest('hex').slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

function writePage(pdf: Pdf, page: Page, parent: PDFRef, ink: PDFRef): PDFRef {
  const { context } = pdf;
  const content = stream(context, Buffer.from(page.operators.join('\n'), 'latin1'));
  const fonts = Object.fromEntries([...page.fonts].map(use => [use.resource, use.ref]));
  return context.register(
    context.obj({
      Type: 'Page',
      Parent: parent,
      MediaBox: [0, 0, page.width, page.height],
      Resources: { Font: fonts, ExtGState: { Ink: ink } },
      Group: { Type: 'Group', S: 'Transparency', CS: 'DeviceRGB' },
      Contents: context.register(content),
    }),
  );
}

function xmpStream(context: PDFContext, info: PdfInfo) {
  const when = info.createdAt.toISOString();
  const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format><dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(info.author)}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>${when}</xmp:CreateDate><xmp:ModifyDate>${when}</xmp:ModifyDate><xmp:CreatorTool>OneWindow 一窗</xmp:CreatorTool>
<pdf:Producer>OneWindow 一窗</pdf:Producer></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  const metadata = stream(context, Buffer.from(xmp, 'utf8'));
  metadata.dict.set(PDFName.of('Type'), PDFName.of('Metadata'));
  metadata.dict.set(PDFName.of('Subtype'), PDFName.of('XML'));
  return metadata;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
