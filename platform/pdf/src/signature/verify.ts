import { createHash, verify, X509Certificate } from 'node:crypto';
import { OctetString, Sequence } from 'asn1js';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { Certificate, ContentInfo, SignedData, type SignerInfo } from 'pkijs';

export interface SignatureReport {
  /** The signature fits the bytes it covers, and the certificate that came with it made it. */
  valid: boolean;
  /** Why not: `unsigned`, `unreadable`, `digest` (the bytes were changed), `signature`, `certificate` (another certificate was put in). */
  problem?: 'unsigned' | 'unreadable' | 'digest' | 'signature' | 'certificate';
  /** The signer's common name, e.g. 桂林市七星区行政审批局电子印章. */
  signer?: string;
  /** The organisation in the certificate. */
  organisation?: string;
  /** 统一社会信用代码 in the certificate. */
  uscc?: string;
  reason?: string;
  /** Claimed by the signer (M of the signature dictionary). */
  signedAt?: Date;
  /** False when bytes were added after this signature or lie outside it. */
  coversWholeDocument: boolean;
  /** The certificate was issued by one of `roots` and was in force at `signedAt`. */
  chainTrusted: boolean;
  certificatePem?: string;
}

export interface VerifyOptions {
  /** PEM certificates to trust. */
  roots?: readonly string[];
}

const UNSIGNED: SignatureReport = {
  valid: false,
  problem: 'unsigned',
  coversWholeDocument: false,
  chainTrusted: false,
};
const UNREADABLE: SignatureReport = { ...UNSIGNED, problem: 'unreadable' };

/** Checks the last signature of a PDF. Never throws for bad input: what is wrong is in `problem`. */
export async function verifyPdfSignature(bytes: Uint8Array, options: VerifyOptions = {}): Promise<SignatureReport> {
  const dictionary = await findLastSignature(bytes).catch(() => null);
  if (dictionary === null) return UNREADABLE;
  if (dictionary === undefined) return UNSIGNED;
  try {
    return check(bytes, dictionary, options.roots ?? []);
  } catch {
    return UNREADABLE;
  }
}

async function findLastSignature(bytes: Uint8Array): Promise<PDFDict | undefined> {
  const { context, catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
  const form = context.lookupMaybe(catalog.get(PDFName.of('AcroForm')), PDFDict);
  const fields = context.lookupMaybe(form?.get(PDFName.of('Fields')), PDFArray)?.asArray() ?? [];
  return fields
    .map(field => context.lookup(field))
    .filter((field): field is PDFDict => field instanceof PDFDict && field.get(PDFName.of('FT')) === PDFName.of('Sig'))
    .map(field => context.lookupMaybe(field.get(PDFName.of('V')), PDFDict))
    .filter(value => value !== undefined)
    .at(-1);
}

function check(bytes: Uint8Array, dictionary: PDFDict, roots: readonly string[]): SignatureReport {
  const range = dictionary
    .lookup(PDFName.of('ByteRange'), PDFArray)
    .asArray()
    .map(item => (item instanceof PDFNumber ? item.asNumber() : -1));
  const [firstStart = -1, firstLength = -1, secondStart = -1, secondLength = -1] = range;
  const firstEnd = firstStart + firstLength;
  const secondEnd = secondStart + secondLength;
  if (range.length !== 4 || range.some(part => part < 0) || secondStart < firstEnd || secondEnd > bytes.length)
    return UNREADABLE;

  // The hole must be exactly the signature's own hexadecimal string, or bytes could hide in it.
  const hole = Buffer.from(bytes.subarray(firstEnd, secondStart)).toString('latin1');
  if (!/^<[0-9A-Fa-f]*>$/.test(hole)) return UNREADABLE;
  const cms = Buffer.from(hole.slice(1, -1), 'hex');
  const signed = parseCms(cms);
  const signerInfo = signed.signerInfos[0];
  const certificates = (signed.certificates ?? []).filter(item => item instanceof Certificate);
  const certificate = certificates.find(item => signerInfo !== undefined && isSigner(item, signerInfo));
  if (signerInfo?.signedAttrs === undefined || certificate === undefined) return UNREADABLE;

  const der = Buffer.from(certificate.toSchema().toBER());
  const x509 = new X509Certificate(der);
  const signedAt = dateOf(dictionary);
  const subject = subjectOf(certificate);
  const report: SignatureReport = {
    valid: false,
    coversWholeDocument: firstStart === 0 && secondEnd === bytes.length,
    chainTrusted: isTrusted(x509, roots, signedAt ?? new Date()),
    certificatePem: x509.toString(),
    ...subject,
    ...textOf(dictionary, 'Reason', 'reason'),
    ...(signedAt && { signedAt }),
  };
  const digest = createHash('sha256')
    .update(bytes.subarray(firstStart, firstEnd))
    .update(bytes.subarray(secondStart, secondEnd))
    .digest();
  if (!digest.equals(attributeBytes(signerInfo, '1.2.840.113549.1.9.4'))) return { ...report, problem: 'digest' };
  const attributes = Buffer.from(signerInfo.signedAttrs.encodedValue);
  const value = Buffer.from(signerInfo.signature.valueBlock.valueHexView);
  if (!verify('sha256', attributes, x509.publicKey, value)) return { ...report, problem: 'signature' };
  if (!createHash('sha256').update(der).digest().equals(signingCertificateHash(signerInfo)))
    return { ...report, problem: 'certificate' };
  return { ...report, valid: true };
}

function parseCms(cms: Buffer): SignedData {
  const content = ContentInfo.fromBER(withoutPadding(cms));
  return new SignedData({ schema: content.content });
}

// The reserved room behind the signature is zeros; the outer length says where it ends.
function withoutPadding(cms: Buffer): ArrayBuffer {
  const lengthOfLength = (cms[1] ?? 0) & 0x80 ? (cms[1] ?? 0) & 0x7f : 0;
  const length = lengthOfLength === 0 ? (cms[1] ?? 0) : cms.readUIntBE(2, lengthOfLength);
  return new Uint8Array(cms.subarray(0, 2 + lengthOfLength + length)).buffer;
}

function isSigner(certificate: Certificate, { sid }: SignerInfo): boolean {
  return certificate.serialNumber.isEqual(sid.serialNumber) && certificate.issuer.isEqual(sid.issuer);
}

function attributeOf(signerInfo: SignerInfo, type: string) {
  return signerInfo.signedAttrs?.attributes.find(attribute => attribute.type === type)?.values[0];
}

function attributeBytes(signerInfo: SignerInfo, type: string): Buffer {
  const value = attributeOf(signerInfo, type);
  return value instanceof OctetString ? Buffer.from(value.valueBlock.valueHexView) : Buffer.alloc(0);
}

function signingCertificateHash(signerInfo: SignerInfo): Buffer {
  // SigningCertificateV2 → certs → ESSCertIDv2 → certHash, the only or the last octet string before the serial.
  let node: unknown = attributeOf(signerInfo, '1.2.840.113549.1.9.16.2.47');
  for (let depth = 0; depth < 3; depth++) node = node instanceof Sequence ? node.valueBlock.value[0] : undefined;
  return node instanceof OctetString ? Buffer.from(node.valueBlock.valueHexView) : Buffer.alloc(0);
}

function isTrusted(certificate: X509Certificate, roots: readonly string[], at: Date): boolean {
  return roots
    .map(pem => new X509Certificate(pem))
    .some(
      root =>
        root.ca &&
        certificate.checkIssued(root) &&
        certificate.verify(root.publicKey) &&
        inForce(certificate, at) &&
        inForce(root, at),
    );
}

function inForce(certificate: X509Certificate, at: Date): boolean {
  return certificate.validFromDate <= at && at <= certificate.validToDate;
}

function subjectOf(certificate: Certificate): Pick<SignatureReport, 'signer' | 'organisation' | 'uscc'> {
  const value = (type: string): string | undefined =>
    certificate.subject.typesAndValues.find(item => item.type === type)?.value.valueBlock.value;
  const signer = value('2.5.4.3');
  const organisation = value('2.5.4.10');
  const uscc = value('2.5.4.97')?.replace(/^NTRCN-/, '');
  return { ...(signer && { signer }), ...(organisation && { organisation }), ...(uscc && { uscc }) };
}

function textOf<Key extends string>(dictionary: PDFDict, entry: string, key: Key): { [name in Key]?: string } {
  const value = dictionary.lookup(PDFName.of(entry));
  if (!(value instanceof PDFHexString || value instanceof PDFString)) return {};
  return { [key]: value.decodeText() } as { [name in Key]: string };
}

function dateOf(dictionary: PDFDict): Date | undefined {
  const value = dictionary.lookup(PDFName.of('M'));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeDate() : undefined;
}
