import {
  asInk,
  drawCircle,
  drawPolygon,
  drawRectangle,
  drawText,
  drawTurned,
  type Page,
  withActualText,
} from './page.ts';
import { VERMILION } from './palette.ts';
import { shape, type TextStyle } from './text/shape.ts';

export interface RoundSeal {
  /** The body's whole name, set around the arc. */
  organisation: string;
  /** The line under the star: 行政审批专用章, 示例签发 … */
  caption: string;
  x: number;
  y: number;
  /** Points; 42 mm is the seal of a county or city department (国发〔1999〕25号). */
  diameter: number;
}

/** Draws a body's round seal about its middle (x, y): ring, name around the arc, star, caption. Vector only. */
export function drawRoundSeal(page: Page, seal: RoundSeal): void {
  const radius = seal.diameter / 2;
  withActualText(page, `（${seal.organisation} ${seal.caption}）`, () => {
    asInk(page, () => {
      const ring = radius * 0.045;
      drawCircle(page, seal.x, seal.y, radius - ring / 2, { stroke: { colour: VERMILION, width: ring } });
      drawPolygon(page, starPoints(seal.x, seal.y - radius * 0.03, radius * 0.3), { fill: VERMILION });
      drawArcText(page, seal.organisation, seal.x, seal.y, radius);
      drawCaption(page, seal, radius);
    });
  });
}

// Long names get narrower letters and a longer arc, as an engraver does; 240° leaves the foot free for the caption.
function drawArcText(page: Page, text: string, x: number, y: number, radius: number): void {
  const count = Math.max(1, shape(text, { face: 'serifBold', size: 1, colour: VERMILION }).length);
  const size = Math.min(radius * 0.24, Math.max(radius * 0.185, (radius * 3.1) / count));
  const baseline = radius * 0.9 - size * 0.88;
  const items = shape(text, { face: 'serifBold', size, colour: VERMILION });
  const natural = items.reduce((sum, item) => sum + (item.missing ? size : item.width), 0);
  const longest = (250 / 180) * Math.PI * (baseline + size * 0.3);
  const narrow = Math.min(1, longest / (natural * 1.04));
  const room = Math.min(longest, Math.max(natural * narrow * 1.25, Math.min(longest, count * size * 1.35)));
  const sweep = count === 1 ? 0 : (room - size * narrow) / (baseline + size * 0.3);
  items.forEach((item, index) => {
    const angle = count === 1 ? 0 : -sweep / 2 + (sweep * index) / (count - 1);
    drawTurned(page, item, x + Math.sin(angle) * baseline, y - Math.cos(angle) * baseline, angle, narrow);
  });
}

function drawCaption(page: Page, seal: RoundSeal, radius: number): void {
  const width = radius * 1.3;
  const items = [...seal.caption].length;
  const style: TextStyle = {
    face: 'serifBold',
    size: Math.min(radius * 0.21, width / Math.max(items, 1)),
    colour: VERMILION,
  };
  drawText(page, seal.caption, style, {
    x: seal.x - radius,
    y: seal.y + radius * 0.53 - style.size * 0.6,
    width: radius * 2,
    align: 'centre',
    lineHeight: style.size * 1.2,
  });
}

function starPoints(x: number, y: number, radius: number): [number, number][] {
  const inner = radius * 0.382;
  return Array.from({ length: 10 }, (_, index) => {
    const reach = index % 2 === 0 ? radius : inner;
    const angle = (index * Math.PI) / 5;
    return [x + Math.sin(angle) * reach, y - Math.cos(angle) * reach];
  });
}

/** Draws the square seal 一窗收讫, which says that the platform has it. (x, y) is its top left corner. */
export function drawReceivedSeal(page: Page, x: number, y: number, side: number): void {
  const size = side * 0.37;
  const style: TextStyle = { face: 'serifBold', size, colour: VERMILION };
  const column = (text: string, left: number) => {
    [...text].forEach((character, index) => {
      drawText(page, character, style, {
        x: left,
        y: y + side * (0.1 + index * 0.4),
        width: side * 0.4,
        align: 'centre',
        lineHeight: side * 0.4,
      });
    });
  };
  withActualText(page, '（一窗收讫）', () => {
    asInk(page, () => {
      const border = side * 0.045;
      drawRectangle(page, x + border / 2, y + border / 2, side - border, side - border, {
        stroke: { colour: VERMILION, width: border },
        radius: side * 0.05,
      });
      // Seals are read in columns from the right, but this one follows the page: 一窗 left, 收讫 right.
      column('一窗', x + side * 0.1);
      column('收讫', x + side * 0.5);
    });
  });
}
