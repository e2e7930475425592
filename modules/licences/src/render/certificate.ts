import {
  A4,
  A4_LANDSCAPE,
  addPage,
  addParagraph,
  addTable,
  drawLine,
  drawLines,
  drawQrCode,
  drawRectangle,
  drawRoundSeal,
  drawText,
  finishFlow,
  finishPdf,
  layOut,
  MM,
  measure,
  type Page,
  palette,
  startFlow,
  startPdf,
  type TextStyle,
  withActualText,
} from '@onewindow/pdf';
import { dateInWords } from '../face.ts';
import { drawFace, type Row } from './certificate-face.ts';
import type { Certificate, Frame } from './certificate-page.ts';

export interface DrawnCertificate {
  bytes: Uint8Array;
  seal: { page: number; x: number; y: number; width: number; height: number };
}

const SEAL_DIAMETER = 40 * MM;
const QR_SIDE = 27 * MM;
/** Draws a licence: jade frame, serif title, face, QR code, the body's seal, the identifier at the foot. */
export async function drawCertificate(certificate: Certificate): Promise<DrawnCertificate> {
  const pdf = startPdf({
    title: `${certificate.typeName} ${certificate.number}`,
    author: certificate.organisationName,
    subject: certificate.identifier,
    keywords: [certificate.identifier, certificate.number],
    createdAt: certificate.issuedAt,
  });
  const page = addPage(pdf, certificate.layout === 'portrait' ? A4 : A4_LANDSCAPE);
  const frame = drawFrame(page, certificate);
  const below = drawHead(frame, certificate);
  const footTop = drawFoot(frame, certificate);
  const seal = drawIssuer(frame, certificate, footTop);
  const noteTop = drawNote(frame, certificate.note, seal.y - 8);
  const annex = drawFace(frame, certificate, { top: below, bottom: noteTop });
  if (certificate.replaced) drawReplaced(frame, certificate.replaced);
  if (annex.length > 0) addAnnex(page, certificate, annex);
  return { bytes: await finishPdf(pdf), seal: { page: 1, ...seal } };
}

// Two hairlines with the body's name in micro-print between them: it blurs when the page is copied.
function drawFrame(page: Page, { organisationName, typeName }: Certificate): Frame {
  const outer = 11 * MM;
  const gap = 6;
  const { width, height } = page;
  drawRectangle(page, outer, outer, width - 2 * outer, height - 2 * outer, {
    stroke: { colour: palette.JADE, width: 1.1 },
    radius: 3,
  });
  drawRectangle(page, outer + gap, outer + gap, width - 2 * (outer + gap), height - 2 * (outer + gap), {
    stroke: { colour: palette.JADE, width: 0.4 },
    radius: 2,
  });
  const style: TextStyle = { face: 'sans', size: 3, colour: palette.JADE };
  const phrase = `${organisationName}签发 ${typeName} `;
  const line = phrase.repeat(Math.max(1, Math.floor((width - 2 * outer - 12) / measure(phrase, style))));
  withActualText(page, '', () => {
    for (const y of [outer + 1.2, height - outer - gap + 1.2]) {
      drawText(page, line, style, { x: outer + 6, y, width: width - 2 * outer - 12, align: 'centre', lineHeight: 3.8 });
    }
  });
  const inset = outer + gap;
  return { page, left: inset + 13 * MM, right: width - inset - 13 * MM, top: inset, bottom: height - inset };
}

function drawHead({ page, left, right, top }: Frame, { layout, typeName, typeNameEn, number }: Certificate): number {
  const width = right - left;
  const portrait = layout === 'portrait';
  const start = top + (portrait ? 15 : 8) * MM;
  const title: TextStyle = { face: 'serifBold', size: portrait ? 36 : 34, colour: palette.INK };
  const natural = measure(typeName, title);
  // One line down to 24 points, else two lines of 26.
  const size = natural <= width ? title.size : Math.max(24, (title.size * width) / natural);
  const style = { ...title, size: measure(typeName, { ...title, size }) <= width ? size : 26 };
  let y = drawText(page, typeName, style, { x: left, y: start, width, align: 'centre', lineHeight: style.size * 1.3 });
  y = drawText(
    page,
    typeNameEn,
    { face: 'serif', size: 10.5, colour: palette.INK_3 },
    { x: left, y: y + 2, width, align: 'centre', lineHeight: 16 },
  );
  const middle = (left + right) / 2;
  drawLine(page, [middle - 24, y + 9], [middle + 24, y + 9], { colour: palette.JADE, width: 1.2 });
  const numberRuns = [
    { text: '证号　', face: 'sans' as const, colour: palette.INK_2, size: 10.5 },
    { text: number, face: 'sansBold' as const, size: 12.5 },
  ];
  y = drawText(
    page,
    numberRuns,
    { face: 'sans', size: 12.5, colour: palette.INK },
    { x: left, y: y + 16, width, align: 'centre', lineHeight: 22 },
  );
  return y + (portrait ? 16 : 8);
}

// The seal is pressed over the ends of the body's name and the date, which stay legible; the QR code stands opposite.
function drawIssuer(
  { page, left, right }: Frame,
  certificate: Certificate,
  bottom: number,
): Omit<DrawnCertificate['seal'], 'page'> {
  const { organisationName, issuedOn, verifyUrl, demonstration } = certificate;
  const top = bottom - SEAL_DIAMETER - 2;
  const qrTop = bottom - QR_SIDE - 15;
  drawQrCode(page, verifyUrl, left, qrTop, QR_SIDE);
  const small: TextStyle = { face: 'sans', size: 8, colour: palette.INK_2 };
  drawText(page, '扫码看现在是否有效', small, {
    x: left - 10,
    y: qrTop + QR_SIDE + 3,
    width: QR_SIDE + 20,
    align: 'centre',
    lineHeight: 11,
  });
  const middle = top + SEAL_DIAMETER / 2;
  const x = right - 295;
  const labelStyle: TextStyle = { face: 'sans', size: 9.5, colour: palette.INK_2 };
  const valueStyle: TextStyle = { face: 'serif', size: 13, colour: palette.INK };
  const lines = [
    { label: '发证机关', value: organisationName, y: middle - 24 },
    { label: '发证日期', value: dateInWords(issuedOn), y: middle + 4 },
  ];
  for (const { label, value, y } of lines) {
    drawText(page, label, labelStyle, { x, y, width: 50, lineHeight: 22 });
    drawText(page, value, fitting(value, valueStyle, 190), { x: x + 54, y, width: 195, lineHeight: 22 });
  }
  const centreX = right - SEAL_DIAMETER / 2 - 4;
  drawRoundSeal(page, {
    organisation: organisationName,
    caption: demonstration ? '示例签发' : '证照专用章',
    x: centreX,
    y: middle,
    diameter: SEAL_DIAMETER,
  });
  return { x: centreX - SEAL_DIAMETER / 2, y: top, width: SEAL_DIAMETER, height: SEAL_DIAMETER };
}

// The mark of an old version, over its title, so that no part of the page can be read without it.
function drawReplaced({ page, left, right, top }: Frame, { word, on, by }: NonNullable<Certificate['replaced']>): void {
  const text = `已${word}　${dateInWords(on)}起以第${by}版为准`;
  const style: TextStyle = { face: 'sansBold', size: 15, colour: palette.VERMILION };
  const width = measure(text, style) + 28;
  const x = (left + right - width) / 2;
  drawRectangle(page, x, top + 4, width, 26, { stroke: { colour: palette.VERMILION, width: 1.4 }, radius: 3 });
  drawText(page, text, style, { x, y: top + 6, width, align: 'centre', lineHeight: 22 });
}

// What the holder must know stands above seal and QR code; returns its top.
function drawNote({ page, left, right }: Frame, note: string | undefined, bottom: number): number {
  if (!note) return bottom;
  const style: TextStyle = { face: 'sans', size: 8.5, colour: palette.INK_2 };
  const lines = layOut(note, style, right - left);
  const top = bottom - lines.length * 13;
  drawLines(page, lines, style, { x: left, y: top, width: right - left, lineHeight: 13 });
  return top - 4;
}

function fitting(text: string, style: TextStyle, width: number): TextStyle {
  const natural = measure(text, style);
  return natural <= width ? style : { ...style, size: Math.max(8, (style.size * width) / natural) };
}

function drawFoot(
  { page, left, right, bottom }: Frame,
  { identifier, version, law, demonstration }: Certificate,
): number {
  const width = right - left;
  const top = bottom - 15 * MM;
  const small: TextStyle = { face: 'sans', size: 8, colour: palette.INK_2 };
  drawLine(page, [left, top], [right, top], { colour: palette.JADE, width: 0.5 });
  drawText(page, `证照标识 ${identifier}`, small, { x: left, y: top + 6, width, lineHeight: 12 });
  drawText(page, `第${version}版`, small, { x: left, y: top + 6, width, align: 'right', lineHeight: 12 });
  drawText(page, `依据${law}`, small, { x: left, y: top + 19, width: width * 0.62, lineHeight: 12 });
  const mark = demonstration ? '示例证照，仅供演示，没有效力' : '电子证照与纸质证照具有同等法律效力';
  drawText(page, mark, small, { x: left, y: top + 19, width, align: 'right', lineHeight: 12 });
  return top - 10;
}

function addAnnex(page: Page, certificate: Certificate, rows: readonly Row[]): void {
  const margin = 25 * MM;
  const flow = startFlow(page.pdf, {
    margins: { top: margin, right: margin, bottom: margin, left: margin },
    decorate: (drawn, number, total) => {
      const foot = `${certificate.typeName} ${certificate.number} 附页　第${number}页 共${total}页`;
      drawText(
        drawn,
        foot,
        { face: 'sans', size: 8, colour: palette.INK_2 },
        { x: margin, y: drawn.height - 18 * MM, width: drawn.width - 2 * margin, align: 'centre' },
      );
    },
  });
  addParagraph(flow, `${certificate.typeName} 附页`, {
    style: { face: 'serifBold', size: 20, colour: palette.INK },
    align: 'centre',
    after: 12,
  });
  addTable(flow, { columns: [{ share: 1, label: true }, { share: 4 }], rows: rows.map(row => [row.label, row.value]) });
  finishFlow(flow);
}
