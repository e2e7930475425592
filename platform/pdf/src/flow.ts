import { A4, addPage, type PageSize, type Pdf } from './document.ts';
import { type Align, drawLine, drawLines, drawRectangle, layOut, lineHeightOf, type Page } from './page.ts';
import { CONTROL, INK, WASH } from './palette.ts';
import type { Line } from './text/break-lines.ts';
import type { Run, TextStyle } from './text/shape.ts';

export interface Margins {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface FlowOptions {
  size?: PageSize;
  /** Points. */
  margins: Margins;
  /** Drawn on every page once the number of pages is known; `number` counts from 1. */
  decorate?: (page: Page, number: number, total: number) => void;
}

/** A column of text that goes on over pages. `y` is the next free place, from the top. */
export interface Flow {
  readonly pdf: Pdf;
  readonly options: FlowOptions;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly pages: Page[];
  page: Page;
  y: number;
}

export const BODY: TextStyle = { face: 'serif', size: 12.5, colour: INK };
export const TABLE_TEXT: TextStyle = { face: 'sans', size: 10.5, colour: INK };

export function startFlow(pdf: Pdf, options: FlowOptions): Flow {
  const size = options.size ?? A4;
  const { margins } = options;
  const page = addPage(pdf, size);
  return {
    pdf,
    options,
    page,
    pages: [page],
    left: margins.left,
    width: size.width - margins.left - margins.right,
    top: margins.top,
    bottom: size.height - margins.bottom,
    y: margins.top,
  };
}

/** Goes to a new page unless `height` points are left on this one. */
export function ensureRoom(flow: Flow, height: number): void {
  if (flow.y + height > flow.bottom && flow.y > flow.top) turnPage(flow);
}

export function turnPage(flow: Flow): void {
  flow.page = addPage(flow.pdf, flow.options.size ?? A4);
  flow.pages.push(flow.page);
  flow.y = flow.top;
}

export function addSpace(flow: Flow, height: number): void {
  flow.y += height;
}

export interface ParagraphOptions {
  style?: TextStyle;
  align?: Align;
  /** First line, in ems of the style; Chinese body text takes 2. */
  indentEms?: number;
  lineHeight?: number;
  /** Air below in points. */
  after?: number;
}

/** Adds a paragraph; it goes on over pages and leaves no single line behind. */
export function addParagraph(flow: Flow, text: string | readonly Run[], options: ParagraphOptions = {}): void {
  const style = options.style ?? BODY;
  const indent = (options.indentEms ?? 0) * style.size;
  const align = options.align ?? 'justify';
  const lineHeight = lineHeightOf(style, options);
  let rest = layOut(text, style, flow.width, indent);
  let first = true;
  while (rest.length > 0) {
    let fitting = Math.floor((flow.bottom - flow.y + 0.01) / lineHeight);
    if (rest.length > fitting && rest.length - fitting === 1 && fitting > 2) fitting--;
    if (fitting < Math.min(2, rest.length) && flow.y > flow.top) {
      turnPage(flow);
      continue;
    }
    const now = rest.slice(0, Math.max(1, fitting));
    rest = rest.slice(now.length);
    const box = { x: flow.left, y: flow.y, width: flow.width, align, lineHeight, indent: first ? indent : 0 };
    flow.y = drawLines(flow.page, now, style, box);
    first = false;
    if (rest.length > 0) turnPage(flow);
  }
  flow.y += options.after ?? 0;
}

export interface TableColumn {
  /** Share of the table's width; the shares need not sum to 1. */
  share: number;
  title?: string;
  align?: Align;
  style?: TextStyle;
  /** A label column stands on a light ground. */
  label?: boolean;
}

export interface TableOptions {
  columns: readonly TableColumn[];
  rows: readonly (readonly (string | readonly Run[])[])[];
  style?: TextStyle;
  lineHeight?: number;
  /** Least height of a row in points, for places that are filled by hand. */
  rowHeight?: number;
  after?: number;
}

const PADDING_X = 6;
const PADDING_Y = 5;

/** Adds a ruled table. The head repeats on every page; a row that is longer than a page is split between lines. */
export function addTable(flow: Flow, table: TableOptions): void {
  const style = table.style ?? TABLE_TEXT;
  const total = table.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = table.columns.map(column => (column.share / total) * flow.width);
  const titles = table.columns.map(column => column.title ?? '');
  const hasHead = titles.some(title => title !== '');
  const drawHead = () => {
    if (!hasHead) return;
    const bold: TextStyle = { ...style, face: 'sansBold' };
    const cells = titles.map((title, index) => layOut(title, bold, (widths[index] ?? 0) - 2 * PADDING_X));
    drawRow(flow, { table, widths, cells, styles: titles.map(() => bold), ground: true, style });
  };
  if (hasHead) ensureRoom(flow, 70);
  drawHead();
  for (const row of table.rows) addRow(flow, table, widths, style, row, drawHead);
  flow.y += table.after ?? 0;
}

function addRow(
  flow: Flow,
  table: TableOptions,
  widths: number[],
  style: TextStyle,
  row: readonly (string | readonly Run[])[],
  drawHead: () => void,
): void {
  const lineHeight = lineHeightOf(style, { lineHeight: table.lineHeight ?? style.size * 1.5 });
  const styles = table.columns.map(column => column.style ?? style);
  let cells = row.map((text, index) => layOut(text, styles[index] ?? style, (widths[index] ?? 0) - 2 * PADDING_X));
  for (;;) {
    const lines = Math.max(...cells.map(cell => cell.length), 1);
    const fitting = Math.floor((flow.bottom - flow.y - 2 * PADDING_Y) / lineHeight);
    const rowHeight = Math.max(lines * lineHeight + 2 * PADDING_Y, table.rowHeight ?? 0);
    if (flow.y + rowHeight <= flow.bottom || flow.y === flow.top) {
      if (lines <= fitting || fitting < 1) {
        drawRow(flow, { table, widths, cells, styles, ground: false, style });
        return;
      }
    }
    const wholePage = (flow.bottom - flow.top) / lineHeight;
    if (lines > wholePage * 0.4 && fitting >= 4) {
      drawRow(flow, { table, widths, cells: cells.map(cell => cell.slice(0, fitting)), styles, ground: false, style });
      cells = cells.map(cell => cell.slice(fitting));
    }
    turnPage(flow);
    drawHead();
  }
}

interface RowDrawing {
  table: TableOptions;
  widths: number[];
  cells: Line[][];
  styles: TextStyle[];
  ground: boolean;
  style: TextStyle;
}

function drawRow(flow: Flow, { table, widths, cells, styles, ground, style }: RowDrawing): void {
  const lineHeight = table.lineHeight ?? style.size * 1.5;
  const lines = Math.max(...cells.map(cell => cell.length), 1);
  const height = Math.max(lines * lineHeight + 2 * PADDING_Y, ground ? 0 : (table.rowHeight ?? 0));
  const border = { colour: CONTROL, width: 0.6 };
  let x = flow.left;
  widths.forEach((width, index) => {
    const column = table.columns[index];
    if (ground || column?.label) drawRectangle(flow.page, x, flow.y, width, height, { fill: WASH });
    const cell = cells[index] ?? [];
    const y = flow.y + (height - cell.length * lineHeight) / 2;
    const align = ground ? (column?.align === 'right' ? 'right' : 'left') : (column?.align ?? 'left');
    drawLines(flow.page, cell, styles[index] ?? style, {
      x: x + PADDING_X,
      y,
      width: width - 2 * PADDING_X,
      align,
      lineHeight,
    });
    x += width;
  });
  x = flow.left;
  drawRectangle(flow.page, flow.left, flow.y, flow.width, height, { stroke: border });
  for (const width of widths.slice(0, -1)) {
    x += width;
    drawLine(flow.page, [x, flow.y], [x, flow.y + height], border);
  }
  flow.y += height;
}

/** Draws running heads and feet. Call once, before `finishPdf`. */
export function finishFlow(flow: Flow): void {
  for (const [index, page] of flow.pages.entries()) flow.options.decorate?.(page, index + 1, flow.pages.length);
}
