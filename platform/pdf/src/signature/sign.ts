import { createHash } from 'node:crypto';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from 'pdf-lib';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { SealCertificate } from './authority.ts';

export interface SignPdfOptions {
  certificate: SealCertificate;
  /** Shown by readers: 签发食品经营许可证 … */
  reason: string;
  /** The moment of signing, as the signer claims it. */
  at: Date;
  /** Where a click on the page shows the signature (points from the top left): the seal's place. Page 1 unless told. */
  place?: { page?: number; x: number; y: number; width: number; height: number };
}

/** Room for the signature in bytes. Two P-256 certificates and the attributes take about 1.7 KB. */
const RESERVED = 4096;
const SHA_256 = '2.16.840.1.101.3.4.2.1';

/**
 * Signs a PDF by appending to it (PAdES baseline B-B: ETSI.CAdES.detached with signing-certificate-v2, EN 319 142-1).
 * The bytes before stay as they are, so several signatures may follow each other.
 * @throws Error when the file is not a PDF that can be read.
 */
export async function signPdf(bytes: Uint8Array, options: SignPdfOptions): Promise<Uint8Array> {
  const { prepared, contentsAt } = await appendPlaceholder(await withPlainTable(bytes), options);
  const contentsEnd = contentsAt + RESERVED * 2 + 2;
  fillByteRange(prepared, contentsAt, contentsEnd);
  const digest = createHash('sha256')
    .update(prepared.subarray(0, contentsAt))
    .update(prepared.subarray(contentsEnd))
    .digest();
  const signature = Buffer.from(await signDigest(digest, options.certificate));
  if (signature.length > RESERVED) throw new Error(`the signature takes ${signature.length} bytes, more than reserved`);
  prepared.write(signature.toString('hex'), contentsAt + 1, 'latin1');
  return prepared;
}

// A file whose last cross-reference is a stream may only be continued by another stream: such a file is rewritten first.
async function withPlainTable(bytes: Uint8Array): Promise<Uint8Array> {
  if (
    Buffer.from(bytes.buffer, bytes.byteOffset).toString('latin1', startOfTable(bytes), startOfTable(bytes) + 4) ===
    'xref'
  )
    return bytes;
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  return document.save({ useObjectStreams: false });
}

function startOfTable(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.subarray(-1024)).toString('latin1');
  const match = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail);
  if (match?.[1] === undefined) throw new Error('this is not a whole PDF: it has no startxref at its end');
  return Number(match[1]);
}

async function appendPlaceholder(bytes: Uint8Array, options: SignPdfOptions) {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context } = document;
  const rootRef = context.trailerInfo.Root;
  if (!(rootRef instanceof PDFRef)) throw new Error('this PDF has no catalogue');
  const place = options.place ?? { x: 0, y: 0, width: 0, height: 0 };
  const page = document.getPages()[(place.page ?? 1) - 1];
  if (page === undefined) throw new Error(`this PDF has no page ${place.page ?? 1}`);

  const changed = new Map<PDFRef, PDFObject>();
  const signatureRef = context.nextRef();
  const appearanceRef = context.nextRef();
  const widgetRef = context.nextRef();
  changed.set(signatureRef, signatureDictionary(context, options));
  const top = page.getHeight() - place.y;
  const box = [place.x, top - place.height, place.x + place.width, top];
  // The seal is already on the page; the field only makes it clickable, so its own appearance is empty.
  changed.set(
    appearanceRef,
    context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, place.width, place.height], Resources: {} }),
  );

  const form = context.lookupMaybe(document.catalog.get(PDFName.of('AcroForm')), PDFDict);
  const fields = form ? (context.lookupMaybe(form.get(PDFName.of('Fields')), PDFArray)?.asArray() ?? []) : [];
  changed.set(
    widgetRef,
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFHexString.fromText(`Signature${fields.length + 1}`),
      V: signatureRef,
      Rect: box,
      F: 132,
      P: page.ref,
      AP: { N: appearanceRef },
    }),
  );
  const newPage = page.node.clone(context) as PDFDict;
  const annotations = context.lookupMaybe(page.node.get(PDFName.of('Annots')), PDFArray)?.asArray() ?? [];
  newPage.set(PDFName.of('Annots'), context.obj([...annotations, widgetRef]));
  changed.set(page.ref, newPage);
  const catalogue = document.catalog.clone(context) as PDFDict;
  catalogue.set(PDFName.of('AcroForm'), context.obj({ Fields: [...fields, widgetRef], SigFlags: 3 }));
  changed.set(rootRef, catalogue);

  return writeUpdate(bytes, changed, context.largestObjectNumber, {
    Root: rootRef,
    Info: context.trailerInfo.Info,
    ID: context.trailerInfo.ID,
  });
}

function signatureDictionary(context: PDFDocument['context'], { certificate, reason, at }: SignPdfOptions): PDFDict {
  return context.obj({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    // Ten digits each: filled in place once the length is known.
    ByteRange: [0, PDFName.of('**********'), PDFName.of('**********'), PDFName.of('**********')],
    Contents: PDFHexString.of('0'.repeat(RESERVED * 2)),
    Name: PDFHexString.fromText(certificate.holder.name),
    Reason: PDFHexString.fromText(reason),
    M: PDFString.fromDate(at),
  });
}

function writeUpdate(
  bytes: Uint8Array,
  changed: Map<PDFRef, PDFObject>,
  largest: number,
  trailer: { Root: PDFObject; Info?: PDFObject; ID?: PDFObject },
): { prepared: Buffer; contentsAt: number } {
  const parts: Buffer[] = [Buffer.from(bytes), Buffer.from('\n', 'latin1')];
  let offset = bytes.length + 1;
  let contentsAt = -1;
  const entries: { number: number; generation: number; offset: number }[] = [];
  for (const [ref, object] of changed) {
    const body = Buffer.alloc(object.sizeInBytes());
    object.copyBytesInto(body, 0);
    const head = Buffer.from(`${ref.objectNumber} ${ref.generationNumber} obj\n`, 'latin1');
    entries.push({ number: ref.objectNumber, generation: ref.generationNumber, offset });
    if (contentsAt < 0)
      contentsAt = offset + head.length + body.indexOf('/Contents <', 0, 'latin1') + '/Contents '.length;
    const foot = Buffer.from('\nendobj\n', 'latin1');
    parts.push(head, body, foot);
    offset += head.length + body.length + foot.length;
  }
  entries.sort((a, b) => a.number - b.number);
  const table = entries.map(
    entry =>
      `${entry.number} 1\n${String(entry.offset).padStart(10, '0')} ${String(entry.generation).padStart(5, '0')} n \n`,
  );
  const keys = [`/Size ${largest + 1}`, `/Root ${trailer.Root}`, `/Prev ${startOfTable(bytes)}`];
  if (trailer.Info) keys.push(`/Info ${trailer.Info}`);
  if (trailer.ID) keys.push(`/ID ${trailer.ID}`);
  parts.push(
    Buffer.from(`xref\n${table.join('')}trailer\n<< ${keys.join(' ')} >>\nstartxref\n${offset}\n%%EOF\n`, 'latin1'),
  );
  return { prepared: Buffer.concat(parts), contentsAt };
}

function fillByteRange(prepared: Buffer, contentsAt: number, contentsEnd: number): void {
  // `lastIndexOf`: an earlier signature has numbers here already, but a page's text might hold the stars.
  const marker = '/ByteRange [ 0 /********** /********** /********** ]';
  const at = prepared.lastIndexOf(marker, contentsAt, 'latin1');
  if (at < 0) throw new Error('the place of the byte range was not found');
  const range = `/ByteRange [ 0 ${contentsAt} ${contentsEnd} ${prepared.length - contentsEnd} ]`;
  prepared.write(range.padEnd(marker.length, ' '), at, 'latin1');
}

async function signDigest(digest: Buffer, { certificate, issuer, privateKey }: SealCertificate): Promise<ArrayBuffer> {
  const der = Buffer.from(certificate.toSchema(true).toBER());
  const certificateHash = createHash('sha256').update(der).digest();
  // RFC 5035 ESSCertIDv2; its hash algorithm is SHA-256 by default and so is left out.
  const signingCertificate = new Sequence({
    value: [
      new Sequence({
        value: [new Sequence({ value: [new OctetString({ valueHex: toArrayBuffer(certificateHash) })] })],
      }),
    ],
  });
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: ContentInfo.DATA })] }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [new OctetString({ valueHex: toArrayBuffer(digest) })] }),
    // No signing-time: PAdES keeps the claimed time in the dictionary's M (EN 319 142-1 §5.3).
    new Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [signingCertificate] }),
  ];
  const signerInfo = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256 }),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: attributes.sort(byEncoding) }),
  });
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA_256 })],
    signerInfos: [signerInfo],
    certificates: [certificate, issuer],
  });
  await signedData.sign(privateKey, 0, 'SHA-256', toArrayBuffer(digest));
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signedData.toSchema(true) });
  return content.toSchema().toBER();
}

// A DER set is ordered by its members' encodings (X.690 §11.6).
function byEncoding(a: Attribute, b: Attribute): number {
  return Buffer.compare(Buffer.from(a.toSchema().toBER()), Buffer.from(b.toSchema().toBER()));
}

function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
