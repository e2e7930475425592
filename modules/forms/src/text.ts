/** Text as people type it and as it is kept. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL's jsonb refuses U+0000, and the other controls come only from pasting.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\ufeff]/g;

/** NFC, so that two ways of typing é are one name; controls, lone surrogates and outer spaces go. Rare characters (㭎 𠮷) stay. */
export function cleanText(text: string): string {
  // Controls go first: e + U+200B + U+0301 is composed only once they touch.
  return text.toWellFormed().replace(CONTROLS, '').normalize('NFC').trim();
}

/** One line: line breaks and tabs become spaces. */
export function cleanLine(text: string): string {
  return cleanText(text.replace(/[\r\n\t]+/g, ' '));
}

/** Several lines: line breaks are `\n`. */
export function cleanLines(text: string): string {
  return cleanText(text.replace(/\r\n?/g, '\n'));
}

/** Codes and numbers: full-width ０-９Ａ-Ｚ－ become half-width, spaces go. */
export function cleanCode(text: string): string {
  return halfWidth(cleanLine(text)).replace(/\s+/g, '').normalize('NFC');
}

export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** Characters as people count them: 𠮷 is one. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
