/**
 * What line breaking must know of characters. Sources: GB/T 15834-2011 §5.1 (where punctuation may stand) and
 * W3C "Requirements for Chinese Text Layout" §3.1.
 */

const NEVER_AT_LINE_START = new Set(
  '、，。．：；？！·•‧・）〕】〗》〉」』〞”’｝］…—～〜％‰℃°′″々ー,.:;?!)]}%>»'.split(''),
);
const NEVER_AT_LINE_END = new Set('（〔【〖《〈「『〝“‘｛［￥＄£€([{<«$¥№#'.split(''));
const CLOSING_FULL_WIDTH = new Set('、，。．：；？！）〕】〗》〉」』”’｝］'.split(''));

export function mayStartLine(character: string): boolean {
  return !NEVER_AT_LINE_START.has(character);
}

export function mayEndLine(character: string): boolean {
  return !NEVER_AT_LINE_END.has(character);
}

/** True for punctuation whose right half is blank, so that it may stand half outside the measure. */
export function hasBlankRightHalf(character: string): boolean {
  return CLOSING_FULL_WIDTH.has(character);
}

/** Han, kana, bangzi, full-width forms: characters between which a line may break. */
export function isIdeographic(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0x9fff) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  );
}

/** Han characters proper: only beside these does a Latin letter or digit get its quarter of air. */
export function isHan(codePoint: number): boolean {
  return (
    (codePoint >= 0x3400 && codePoint <= 0x9fff && codePoint !== 0x3007) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  );
}

export function isLatinLetterOrDigit(codePoint: number): boolean {
  return (
    (codePoint >= 0x30 && codePoint <= 0x39) ||
    (codePoint >= 0x41 && codePoint <= 0x5a) ||
    (codePoint >= 0x61 && codePoint <= 0x7a) ||
    (codePoint >= 0xc0 && codePoint <= 0x24f)
  );
}

/** Variation selectors, joiners and marks of direction: they carry no ink, the base character prints without them. */
export function isInvisible(codePoint: number): boolean {
  return (
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x2069) ||
    codePoint === 0xfeff ||
    codePoint === 0xad
  );
}
