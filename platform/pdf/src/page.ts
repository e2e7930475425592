import { PDFHexString } from 'pdf-lib';
import type { Pdf } from './document.ts';
import { encode, type FontUse } from './fonts/embed.ts';
import { fontOf } from './fonts/faces.ts';
import { breakLines, type Line } from './text/break-lines.ts';
import {
  type Colour,
  type Item,
  NOTE_SCALE,
  noteFor,
  type Run,
  shape,
  type TextStyle,
  widthOfItems,
} from './text/shape.ts';

/** A page being drawn. All helpers measure in points from the top left corner; 1 mm is 2.8346 points. */
export interface Page {
  readonly pdf: Pdf;
  readonly width: number;
  readonly height: number;
  readonly operators: string[];
  readonly fonts: Set<FontUse>;
}

export const MM = 72 / 25.4;

export interface Stroke {
  colour: Colour;
  /** Points. */
  width: number;
  /** Dash and gap in points. */
  dash?: readonly number[];
}

export interface ShapeStyle {
  stroke?: Stroke;
  fill?: Colour;
  /** Corner radius in points. */
  radius?: number;
}

export type Align = 'left' | 'centre' | 'right' | 'justify' | 'distribute';

export interface TextBox {
  x: number;
  /** Top of the first line. */
  y: number;
  width: number;
  align?: Align;
  /** Distance of base lines in points; 1.75 times the size unless told. */
  lineHeight?: number;
  /** Indent of the first line in points. */
  indent?: number;
}

export function drawLine(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: Stroke,
): void {
  const path = `${at(page, from[0], from[1])} m ${at(page, to[0], to[1])} l S`;
  page.operators.push(`q ${strokeState(stroke)} ${path} Q`);
}

export function drawRectangle(
  page: Page,
  x: number,
  y: number,
  width: number,
  height: number,
  style: ShapeStyle,
): void {
  const radius = style.radius ?? 0;
  const path =
    radius > 0
      ? roundedPath(page, x, y, width, height, radius)
      : `${at(page, x, y + height)} ${n(width)} ${n(height)} re`;
  paint(page, path, style);
}

export function drawCircle(page: Page, x: number, y: number, radius: number, style: ShapeStyle): void {
  paint(page, roundedPath(page, x - radius, y - radius, radius * 2, radius * 2, radius), style);
}

/** A closed shape through the given points. */
export function drawPolygon(page: Page, points: readonly (readonly [number, number])[], style: ShapeStyle): void {
  const path = points.map(([x, y], index) => `${at(page, x, y)} ${index === 0 ? 'm' : 'l'}`).join(' ');
  paint(page, `${path} h`, style);
}

/** Many filled rectangles of one colour in one path: a QR code's modules. */
export function fillRectangles(
  page: Page,
  rectangles: readonly (readonly [number, number, number, number])[],
  colour: Colour,
): void {
  const path = rectangles
    .map(([x, y, width, height]) => `${at(page, x, y + height)} ${n(width)} ${n(height)} re`)
    .join('\n');
  page.operators.push(`q ${rgb(colour)} rg ${path} f Q`);
}

/** Draws text in a box and returns the y below its last line. */
export function drawText(page: Page, text: string | readonly Run[], style: TextStyle, box: TextBox): number {
  const lines = breakLines(shape(text, style), box.width, box.indent);
  return drawLines(page, lines, style, box);
}

/** Lines that a text takes in a width; for callers that must know the height first. */
export function layOut(text: string | readonly Run[], style: TextStyle, width: number, indent = 0): Line[] {
  return breakLines(shape(text, style), width, indent);
}

export function lineHeightOf(style: TextStyle, box: Pick<TextBox, 'lineHeight'>): number {
  return box.lineHeight ?? style.size * 1.75;
}

/** Draws lines that `layOut` made and returns the y below the last. */
export function drawLines(page: Page, lines: readonly Line[], style: TextStyle, box: TextBox): number {
  const lineHeight = lineHeightOf(style, box);
  let y = box.y;
  lines.forEach((line, index) => {
    drawOneLine(page, line, style, box, y + baselineOffset(style, lineHeight), index === 0 ? (box.indent ?? 0) : 0);
    y += lineHeight;
  });
  return y;
}

/** Distance from a line's top to its base line, so that Han characters stand in the middle of the line. */
export function baselineOffset(style: TextStyle, lineHeight: number): number {
  return lineHeight / 2 + style.size * 0.38;
}

function drawOneLine(page: Page, line: Line, _style: TextStyle, box: TextBox, baseline: number, indent: number): void {
  if (line.items.length === 0) return;
  const room = box.width - indent;
  const free = room - line.width;
  const align = box.align ?? 'left';
  let x = box.x + indent;
  let stretch = 0;
  if (align === 'centre') x += free / 2;
  else if (align === 'right') x += free;
  else if (align === 'distribute' || (align === 'justify' && !line.last)) {
    const gaps = line.items.length - 1;
    const each = gaps > 0 ? free / gaps : 0;
    // A line that would be torn apart stays ragged; labels that ask to be distributed are.
    const size = line.items[0]?.size ?? 0;
    if (align === 'distribute' || each < size * 0.25) stretch = each;
  }
  drawItems(page, line.items, x, baseline, stretch);
}

/** Draws items on one base line (from the top); `stretch` points are added after each. */
export function drawItems(page: Page, items: readonly Item[], x: number, baseline: number, stretch = 0): void {
  let run: Item[] = [];
  let runX = x;
  let pen = x;
  const flush = () => {
    if (run.length > 0) drawRun(page, run, runX, baseline, stretch);
    run = [];
  };
  items.forEach((item, index) => {
    const gap = index === 0 ? 0 : item.gap;
    const first = run[0];
    if (
      item.missing ||
      first === undefined ||
      first.face !== item.face ||
      first.size !== item.size ||
      first.colour !== item.colour
    ) {
      flush();
      runX = pen + gap;
    }
    if (item.missing) drawMissing(page, item, pen + gap, baseline);
    else run.push(item);
    pen += gap + item.width + stretch;
  });
  flush();
}

function drawRun(page: Page, items: readonly Item[], x: number, baseline: number, stretch: number): void {
  const first = items[0];
  if (first === undefined) return;
  const { face, size, colour } = first;
  const use = fontUse(page, face);
  const parts: string[] = [];
  let codes = '';
  items.forEach((item, index) => {
    if (index > 0 && item.gap > 0) {
      parts.push(`<${codes}> ${n((-item.gap * 1000) / size)}`);
      codes = '';
    }
    codes += encode(use, item.codePoint);
  });
  parts.push(`<${codes}>`);
  const spacing = stretch === 0 ? '' : `${n(stretch)} Tc `;
  page.operators.push(
    `q BT ${rgb(colour)} rg /${use.resource} ${n(size)} Tf ${spacing}${at(page, x, baseline)} Td [${parts.join(' ')}] TJ ET Q`,
  );
}

// 〓 is the printers' sign for a character that the type case lacks. ActualText keeps the real one for search and copy.
function drawMissing(page: Page, item: Item, x: number, baseline: number): void {
  const actual = PDFHexString.fromText(item.character).toString();
  page.operators.push(`/Span << /ActualText ${actual} >> BDC`);
  const sign: TextStyle = { face: item.face, size: item.size, colour: item.colour };
  drawRun(page, shape('〓', sign), x, baseline, 0);
  const note = shape(noteFor(item.codePoint), { ...sign, size: item.size * NOTE_SCALE });
  drawItems(
    page,
    note.map(each => ({ ...each, gap: 0 })),
    x + item.size,
    baseline,
  );
  page.operators.push('EMC');
}

/** One character turned by `angle` (radians, clockwise) about its base line's middle: the lettering of a seal. */
export function drawTurned(page: Page, item: Item, x: number, y: number, angle: number, stretchX = 1): void {
  const use = fontUse(page, item.face);
  const known = item.missing ? '〓' : item.character;
  const code = encode(use, known.codePointAt(0) ?? 32);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const half = (item.missing ? item.size : item.width) / 2;
  const originX = x - half * stretchX * cos;
  const originY = page.height - y + half * stretchX * sin;
  const matrix = [cos * stretchX, -sin * stretchX, sin, cos, originX, originY].map(value => n(value, 4)).join(' ');
  page.operators.push(`BT ${rgb(item.colour)} rg /${use.resource} ${n(item.size)} Tf ${matrix} Tm <${code}> Tj ET`);
}

/** Runs `draw` with an alternative text, so that search, copy and screen readers meet words and not loose strokes. */
export function withActualText(page: Page, text: string, draw: () => void): void {
  page.operators.push(`/Span << /ActualText ${PDFHexString.fromText(text).toString()} >> BDC`);
  draw();
  page.operators.push('EMC');
}

/** Runs `draw` so that its colours darken what lies under them, as stamping ink does. */
export function asInk(page: Page, draw: () => void): void {
  page.operators.push('q /Ink gs');
  draw();
  page.operators.push('Q');
}

/** Text on one line that is made smaller, down to `least` points, until it fits; then it is broken into lines. */
export function fitText(text: string, style: TextStyle, width: number, least: number): TextStyle {
  const natural = widthOfItems(shape(text, style));
  if (natural <= width) return style;
  return { ...style, size: Math.max(least, (style.size * width) / natural) };
}

function fontUse(page: Page, face: Item['face']): FontUse {
  fontOf(face);
  const use = page.pdf.useFont(face);
  page.fonts.add(use);
  return use;
}

function paint(page: Page, path: string, { fill, stroke }: ShapeStyle): void {
  const states = [fill && `${rgb(fill)} rg`, stroke && strokeState(stroke)].filter(Boolean).join(' ');
  const operator = fill && stroke ? 'B' : fill ? 'f' : 'S';
  page.operators.push(`q ${states} ${path} ${operator} Q`);
}

function strokeState({ colour, width, dash }: Stroke): string {
  return `${rgb(colour)} RG ${n(width)} w${dash ? ` [${dash.map(value => n(value)).join(' ')}] 0 d` : ''}`;
}

// Quarter circles as Bézier curves: 0.5523 makes an error of 0.03 % of the radius.
function roundedPath(page: Page, x: number, y: number, width: number, height: number, radius: number): string {
  const k = radius * 0.5523;
  const right = x + width;
  const bottom = y + height;
  const p = (px: number, py: number) => at(page, px, py);
  return [
    `${p(x + radius, y)} m ${p(right - radius, y)} l`,
    `${p(right - radius + k, y)} ${p(right, y + radius - k)} ${p(right, y + radius)} c ${p(right, bottom - radius)} l`,
    `${p(right, bottom - radius + k)} ${p(right - radius + k, bottom)} ${p(right - radius, bottom)} c ${p(x + radius, bottom)} l`,
    `${p(x + radius - k, bottom)} ${p(x, bottom - radius + k)} ${p(x, bottom - radius)} c ${p(x, y + radius)} l`,
    `${p(x, y + radius - k)} ${p(x + radius - k, y)} ${p(x + radius, y)} c h`,
  ].join(' ');
}

function at(page: Page, x: number, y: number): string {
  return `${n(x)} ${n(page.height - y)}`;
}

function rgb([red, green, blue]: Colour): string {
  return `${n(red, 3)} ${n(green, 3)} ${n(blue, 3)}`;
}

/** A number as PDF writes it: no exponent, no needless digits. */
function n(value: number, digits = 2): string {
  const text = value.toFixed(digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
