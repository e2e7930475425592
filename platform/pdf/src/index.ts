export { A4, A4_LANDSCAPE, addPage, finishPdf, type PageSize, type Pdf, type PdfInfo, startPdf } from './document.ts';
export {
  addParagraph,
  addSpace,
  addTable,
  BODY,
  ensureRoom,
  type Flow,
  type FlowOptions,
  finishFlow,
  type Margins,
  type ParagraphOptions,
  startFlow,
  TABLE_TEXT,
  type TableColumn,
  type TableOptions,
  turnPage,
} from './flow.ts';
export type { Face } from './fonts/faces.ts';
export {
  type Align,
  drawCircle,
  drawLine,
  drawLines,
  drawPolygon,
  drawRectangle,
  drawText,
  fitText,
  layOut,
  MM,
  type Page,
  type ShapeStyle,
  type Stroke,
  type TextBox,
  withActualText,
} from './page.ts';
export * as palette from './palette.ts';
export { drawQrCode } from './qr.ts';
export { drawReceivedSeal, drawRoundSeal, type RoundSeal } from './seal.ts';
export {
  type CertificateAuthority,
  ensureCertificateAuthority,
  type SealCertificate,
  type SealHolder,
} from './signature/authority.ts';
export { type SignPdfOptions, signPdf } from './signature/sign.ts';
export { type SignatureReport, type VerifyOptions, verifyPdfSignature } from './signature/verify.ts';
export { type Colour, measure, type Run, type TextStyle } from './text/shape.ts';
