import { hasBlankRightHalf, isIdeographic, mayEndLine, mayStartLine } from './characters.ts';
import { type Item, NO_BREAK_SPACE } from './shape.ts';

export interface Line {
  items: Item[];
  /** Points, without trailing spaces. */
  width: number;
  /** True when the paragraph or a forced break ends here: such a line is never stretched. */
  last: boolean;
}

/**
 * Breaks items into lines of at most `width` points, the first shortened by `indent`.
 * No line begins with closing or ends with opening punctuation (kinsoku); a Latin word or a number is kept whole
 * unless it alone is longer than a line; a closing mark may stand half outside the measure.
 */
export function breakLines(items: readonly Item[], width: number, indent = 0): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < items.length) {
    const room = lines.length === 0 ? width - indent : width;
    const { end, next, forced } = findLineEnd(items, start, room);
    lines.push(lineOf(items.slice(start, end), forced || next >= items.length));
    start = next;
  }
  if (lines.length === 0 || items.at(-1)?.forcedBreak) lines.push({ items: [], width: 0, last: true });
  return lines;
}

function findLineEnd(items: readonly Item[], start: number, room: number) {
  let used = 0;
  let lastBreak = -1;
  for (let i = start; i < items.length; i++) {
    const item = items[i];
    if (item === undefined) break;
    if (item.forcedBreak) return { end: i, next: i + 1, forced: true };
    if (i > start && mayBreakBefore(items, i)) lastBreak = i;
    const gap = i === start ? 0 : item.gap;
    const visible = hasBlankRightHalf(item.character) ? item.width / 2 : item.width;
    if (item.character !== ' ' && used + gap + visible > room + 0.01) {
      const end = lastBreak > start ? lastBreak : Math.max(i, start + 1);
      return { end, next: skipSpaces(items, end), forced: false };
    }
    used += gap + item.width;
  }
  return { end: items.length, next: items.length, forced: false };
}

function mayBreakBefore(items: readonly Item[], index: number): boolean {
  const before = items[index - 1];
  const after = items[index];
  if (before === undefined || after === undefined || after.character === ' ') return false;
  if (!mayStartLine(after.character) || !mayEndLine(before.character)) return false;
  if (before.character === NO_BREAK_SPACE || after.character === NO_BREAK_SPACE) return false;
  if (before.character === ' ') return true;
  // Dashes and dots that come in pairs are one sign (GB/T 15834-2011 §5.1.8).
  if (before.character === after.character && '—…'.includes(before.character)) return false;
  return isIdeographic(before.codePoint) || isIdeographic(after.codePoint) || before.missing || after.missing;
}

function skipSpaces(items: readonly Item[], from: number): number {
  let next = from;
  while (items[next]?.character === ' ' && !items[next]?.forcedBreak) next++;
  return next;
}

function lineOf(items: Item[], last: boolean): Line {
  let end = items.length;
  while (end > 0 && items[end - 1]?.character === ' ') end--;
  const kept = items.slice(0, end);
  const width = kept.reduce((sum, item, index) => sum + item.width + (index === 0 ? 0 : item.gap), 0);
  return { items: kept, width, last };
}
