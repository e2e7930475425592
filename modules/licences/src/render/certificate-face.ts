import { drawLine, drawLines, layOut, measure, type Page, palette, type TextStyle } from '@onewindow/pdf';
import { dateInWords } from '../face.ts';
import type { Certificate, Frame } from './certificate-page.ts';

/** A value that takes more lines than this is printed in the annex 附页. */
const LONGEST_VALUE = 12;

export interface Row {
  label: string;
  value: string;
}

function rowsOf({ holderName, fields, validFrom, validTo }: Certificate): Row[] {
  const term =
    validTo === null ? `${dateInWords(validFrom)}起长期有效` : `${dateInWords(validFrom)}至${dateInWords(validTo)}`;
  const own = fields.map(({ label, value }) => ({ label: label.zh, value: value.zh }));
  const named = own.some(row => row.value === holderName);
  return [...(named ? [] : [{ label: '持有人', value: holderName }]), ...own, { label: '有效期', value: term }];
}

// The largest of a few sizes at which the face fits; returns the rows that had to go to the annex.
export function drawFace(
  frame: Frame,
  certificate: Certificate,
  { top, bottom }: { top: number; bottom: number },
): Row[] {
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
