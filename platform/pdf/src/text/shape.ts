import { type Face, fontOf } from '../fonts/faces.ts';
import { isHan, isInvisible, isLatinLetterOrDigit } from './characters.ts';

/** Red, green, blue from 0 to 1. */
export type Colour = readonly [number, number, number];

export interface TextStyle {
  face: Face;
  /** Points. */
  size: number;
  colour: Colour;
}

/** A stretch of text in one style; what is left out is inherited from the paragraph. */
export interface Run extends Partial<TextStyle> {
  text: string;
}

/** One character with its place in a line. */
export interface Item extends TextStyle {
  character: string;
  codePoint: number;
  /** Points, without `gap`. */
  width: number;
  /** Air before the item in points: a fifth of an em between Han and Latin. */
  gap: number;
  /** True when no face has the character, so that it is drawn as 〓〔U+20BB7〕. */
  missing: boolean;
  forcedBreak: boolean;
}

/** Size of the code point note behind 〓, relative to the text. */
export const NOTE_SCALE = 0.6;
const AIR = 0.2;
/** U+00A0. */
export const NO_BREAK_SPACE = '\u00a0';

/** Turns text into measured items. Control characters become spaces; LF breaks the line; text is put into NFC. */
export function shape(text: string | readonly Run[], style: TextStyle): Item[] {
  const runs: readonly Run[] = typeof text === 'string' ? [{ text }] : text;
  const items: Item[] = [];
  for (const run of runs) {
    const face = run.face ?? style.face;
    const size = run.size ?? style.size;
    const colour = run.colour ?? style.colour;
    for (const original of run.text.normalize('NFC').replaceAll('\r\n', '\n')) {
      const originalPoint = original.codePointAt(0) ?? 32;
      if (isInvisible(originalPoint)) continue;
      const forcedBreak = original === '\n';
      const control = originalPoint < 32 || (originalPoint >= 0x7f && originalPoint < 0xa0);
      const character = control ? ' ' : original;
      // A no-break space is drawn as a space and told apart by its character when lines are broken.
      const codePoint = control || original === NO_BREAK_SPACE ? 32 : originalPoint;
      const previous = items.at(-1);
      const width = forcedBreak ? 0 : widthOf(face, codePoint);
      items.push({
        character,
        codePoint,
        face,
        size,
        colour,
        width: ((width ?? missingWidth(face, codePoint)) * size) / 1000,
        gap: previous && !previous.forcedBreak && needsAir(previous.codePoint, codePoint) ? size * AIR : 0,
        missing: width === undefined,
        forcedBreak,
      });
    }
  }
  return items;
}

/** Points that the text takes on one line. */
export function measure(text: string | readonly Run[], style: TextStyle): number {
  return widthOfItems(shape(text, style));
}

export function widthOfItems(items: readonly Item[]): number {
  return items.reduce((sum, item, index) => sum + item.width + (index === 0 ? 0 : item.gap), 0);
}

/** The note that names a character which no face can draw. */
export function noteFor(codePoint: number): string {
  return `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
}

function widthOf(face: Face, codePoint: number): number | undefined {
  const font = fontOf(face);
  const glyph = font.glyphOf(codePoint);
  return glyph === 0 ? undefined : font.widthOf(glyph);
}

function missingWidth(face: Face, codePoint: number): number {
  const note = [...noteFor(codePoint)].reduce((sum, c) => sum + (widthOf(face, c.codePointAt(0) ?? 32) ?? 0), 0);
  return 1000 + note * NOTE_SCALE;
}

function needsAir(before: number, after: number): boolean {
  return (isHan(before) && isLatinLetterOrDigit(after)) || (isLatinLetterOrDigit(before) && isHan(after));
}
