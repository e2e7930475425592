import type { Services } from '@onewindow/http';
import { type SignatureReport, verifyPdfSignature } from '@onewindow/pdf';
import { PDFDocument } from 'pdf-lib';
import type { Verification } from '../contract.ts';
import { certificateAuthority } from '../render/render.ts';
import { verifyLicence } from './verify.ts';

export interface FileVerification {
  signature: SignatureReport;
  /** What the licence named in the file is worth; null when the file names none of ours. */
  verification: Verification | null;
  /** The file is unchanged, sealed by the body that issued the licence, and the licence is in force. */
  good: boolean;
}

/** Verifies a licence's PDF: its signature, that the sealing body is the issuing one, and its status at this moment. */
export async function verifyLicenceFile(services: Services, bytes: Uint8Array): Promise<FileVerification> {
  const authority = await certificateAuthority(services);
  const signature = await verifyPdfSignature(bytes, { roots: [authority.rootCertificatePem] });
  const identifier = signature.problem === 'unreadable' ? undefined : await identifierIn(bytes);
  const verification = identifier ? await verifyLicence(services.db, services, { identifier }) : null;
  const sealed = signature.valid && signature.chainTrusted && signature.coversWholeDocument;
  const sameBody = verification?.licence?.organisationName === signature.organisation;
  return { signature, verification, good: sealed && sameBody && verification?.verdict === 'valid' };
}

async function identifierIn(bytes: Uint8Array): Promise<string | undefined> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false }).catch(() => undefined);
  return document?.getSubject();
}
