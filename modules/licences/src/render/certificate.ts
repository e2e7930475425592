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
import type { PrintedField } from '../contract.ts';
import { dateInWords } from '../face.ts';

/** Everything a licence's page depends on; the same input gives the same bytes. */
export interface Certificate {
  layout: 'portrait' | 'landscape';
  typeName: string;
  typeNameEn: string;
  number: string;
  identifier: string;
  version: number;
  holderName: string;
  fields: readonly PrintedField[];
  organisationName: string;
  /** `YYYY-MM-DD`. */
  issuedOn: string;
  issuedAt: Date;
  validFrom: string;
  validTo: string | null;
  law: string;
  note?: string;
  verifyUrl: string;
  demonstration: boolean;
}

export interface DrawnCertificate {
  bytes: Uint8Array;
  seal: { page: number; x: number; y: number; width: number; height: number };
}

const SEAL_DIAMETER = 40 * MM;
const QR_SIDE = 27 * MM;
/** A value that takes more lines than this is printed in the annex 附页. */
const LONGEST_VALUE = 12;

interface Row {
  label: string;
  value: string;
}

interface Frame {
  page: Page;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

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

function rowsOf({ holderName, fields, validFrom, validTo }: Certificate): Row[] {
  const term =
    validTo === null ? `${dateInWords(validFrom)}起长期有效` : `${dateInWords(validFrom)}至${dateInWords(validTo)}`;
  const own = fields.map(({ label, value }) => ({ label: label.zh, value: value.zh }));
  const named = own.some(row => row.value === holderName);
  return [...(named ? [] : [{ label: '持有人', value: holderName }]), ...own, { label: '有效期', value: term }];
}

// The largest of a few sizes at which the face fits; returns the rows that had to go to the annex.
function drawFace(frame: Frame, certificate: Certificate, { top, bottom }: { top: number; bottom: number }): Row[] {
  const rows = rowsOf(certificate);
  for (const size of [14, 13, 12, 11, 10, 9]) {
    const { placed, annex } = placeRows(frame, certificate, rows, size);
    const height = placed.reduce((sum, line) => sum + line.height, 0);
    const isSmallest = size === 9;
    if ((annex.length > 0 && !isSmallest) || (top + height > bottom && !isSmallest)) continue;
    return drawRows(frame, spread(placed, (bottom - top) / height), { top, bottom, annex });
  }
  return [];
}

// Few lines are set wider apart, so that the page does not stand half empty.
function spread(placed: readonly PlacedLine[], room: number): PlacedLine[] {
  const factor = Math.min(1.45, Math.max(1, room * 0.82));
  return placed.map(line => ({ ...line, height: line.height * factor }));
}

interface Cell {
  row: Row;
  x: number;
  width: number;
  labelWidth: number;
  style: TextStyle;
}

interface PlacedLine {
  cells: Cell[];
  height: number;
}

function placeRows(
  { left, right }: Frame,
  { layout }: Certificate,
  rows: readonly Row[],
  size: number,
): { placed: PlacedLine[]; annex: Row[] } {
  const style: TextStyle = { face: 'serif', size, colour: palette.INK };
  const labelStyle: TextStyle = { face: 'sans', size: size * 0.82, colour: palette.INK_2 };
  const labelWidth = Math.min(136, Math.max(64, ...rows.map(row => measure(row.label, labelStyle))) + 18);
  const width = right - left;
  const gutter = 24;
  const half = (width - gutter) / 2;
  const annex: Row[] = [];
  const placed: PlacedLine[] = [];
  let open: Cell | undefined;
  const lineHeight = size * 1.62;
  const heightOf = (cell: Cell) => {
    const lines = layOut(cell.row.value, style, cell.width - cell.labelWidth).length;
    const labels = layOut(cell.row.label, labelStyle, cell.labelWidth - 12).length;
    return Math.max(lines * lineHeight, labels * labelStyle.size * 1.4) + size * 0.9;
  };
  const close = () => {
    if (open) placed.push({ cells: [open], height: heightOf(open) });
    open = undefined;
  };
  for (const original of rows) {
    const long = layOut(original.value, style, width - labelWidth).length > LONGEST_VALUE;
    const row = long ? { ...original, value: '见附页' } : original;
    if (long) annex.push(original);
    const short = layout === 'landscape' && measure(row.value, style) <= half - labelWidth;
    const cell: Cell = { row, x: left, width, labelWidth, style };
    if (!short) {
      close();
      placed.push({ cells: [cell], height: heightOf(cell) });
    } else if (open) {
      const first = { ...open, width: half };
      const second = { ...cell, x: left + half + gutter, width: half };
      placed.push({ cells: [first, second], height: Math.max(heightOf(first), heightOf(second)) });
      open = undefined;
    } else {
      open = cell;
    }
  }
  close();
  return { placed, annex };
}

function drawRows(
  { page }: Frame,
  placed: readonly PlacedLine[],
  { top, bottom, annex }: { top: number; bottom: number; annex: Row[] },
): Row[] {
  let y = top;
  const overflow: Row[] = [];
  for (const line of placed) {
    if (y + line.height > bottom + 0.5) {
      overflow.push(...line.cells.map(cell => cell.row));
      continue;
    }
    for (const cell of line.cells) drawCell(page, cell, y, line.height);
    y += line.height;
  }
  return [...annex, ...overflow.filter(row => row.value !== '见附页')];
}

function drawCell(page: Page, { row, x, width, labelWidth, style }: Cell, y: number, height: number): void {
  const size = style.size * 0.82;
  const labelStyle: TextStyle = { face: 'sans', size, colour: palette.INK_2 };
  const lineHeight = style.size * 1.62;
  const labels = layOut(row.label, labelStyle, labelWidth - 12);
  const lines = layOut(row.value, style, width - labelWidth);
  const labelLines = labels.length > 1 ? labels.length * size * 1.4 : lineHeight;
  const inner = y + Math.max(0, (height - Math.max(lines.length * lineHeight, labelLines)) / 2);
  const labelLineHeight = labels.length > 1 ? size * 1.4 : lineHeight;
  drawLines(page, labels, labelStyle, {
    x,
    y: inner + (labels.length > 1 ? 0 : style.size * 0.03),
    width: labelWidth,
    lineHeight: labelLineHeight,
  });
  drawLines(page, lines, style, { x: x + labelWidth, y: inner, width: width - labelWidth, align: 'left', lineHeight });
  drawLine(page, [x, y + height], [x + width, y + height], { colour: palette.HAIRLINE, width: 0.7 });
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
