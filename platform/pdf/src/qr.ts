import { create } from 'qrcode';
import { fillRectangles, type Page, withActualText } from './page.ts';
import { INK } from './palette.ts';

/**
 * Draws a QR code (error correction M, no quiet zone: leave four modules of white around) as vector modules.
 * `text` is what it holds; (x, y) its top left corner; `side` in points.
 */
export function drawQrCode(page: Page, text: string, x: number, y: number, side: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const module = side / modules.size;
  const rectangles: [number, number, number, number][] = [];
  for (let row = 0; row < modules.size; row++) {
    let column = 0;
    while (column < modules.size) {
      let length = 0;
      while (column + length < modules.size && modules.get(row, column + length)) length++;
      // Runs of one row are one rectangle, drawn a hair taller so that no renderer shows seams.
      if (length > 0) rectangles.push([x + column * module, y + row * module, length * module, module + 0.05]);
      column += Math.max(length, 1);
    }
  }
  withActualText(page, text, () => fillRectangles(page, rectangles, INK));
}
