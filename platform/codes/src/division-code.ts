// 行政区划代码: GB/T 2260 (6 digits), with the statistical township (9) and village (12); platforms write all as 12 digits.
// Whether a code exists is the directory's to say: here only its form and its place in the tree.
import {
  type Checked,
  type CodeName,
  firstOutside,
  isDigit,
  normaliseCode,
  refuse,
  refuseCharacter,
  refuseEmpty,
  refuseLength,
} from './checked.ts';
import { isProvince } from './provinces.ts';

export type DivisionLevel = 'province' | 'city' | 'county' | 'township' | 'village';

export interface DivisionCode {
  level: DivisionLevel;
  /** Six digits for a county and above, nine for a township, twelve for a village. */
  short: string;
  /** Twelve digits; null for a province. */
  parent: string | null;
}

const named: CodeName = {
  name: 'divisionCode',
  zh: '行政区划代码',
  en: 'division code',
  seenOnZh: '区划表',
  seenOnEn: 'list of divisions',
};

// Which of the twelve digits belong to each level, the lowest first.
const parts: readonly { level: DivisionLevel; start: number; end: number }[] = [
  { level: 'village', start: 9, end: 12 },
  { level: 'township', start: 6, end: 9 },
  { level: 'county', start: 4, end: 6 },
  { level: 'city', start: 2, end: 4 },
  { level: 'province', start: 0, end: 2 },
];

/** `value` has twelve digits. Six and nine digits are taken too; the city and county parts may be 00. */
export function checkDivisionCode(text: string): Checked<DivisionCode> {
  const typed = normaliseCode(text);
  if (typed === '') return refuseEmpty(named);
  const outside = firstOutside(typed, isDigit);
  if (outside) return refuseCharacter(named, outside);
  if (![6, 9, 12].includes(typed.length)) return refuseLength(named, '6、9 或 12', typed.length);
  const value = typed.padEnd(12, '0');
  if (!isProvince(value.slice(0, 2))) {
    const zh = `开头两位“${value.slice(0, 2)}”不是省级代码，请对照区划表再看一遍`;
    return refuse('divisionCode.province', zh, `"${value.slice(0, 2)}" at the start is no province`);
  }
  const { level, end } = lowestPart(value);
  return { ok: true, value, level, short: value.slice(0, Math.max(end, 6)), parent: divisionParent(value) };
}

function lowestPart(twelve: string): { level: DivisionLevel; end: number } {
  return parts.find(({ start, end }) => /[1-9]/.test(twelve.slice(start, end))) ?? { level: 'province', end: 2 };
}

/** The level of twelve digits, by the zeros at their end. */
export function divisionLevel(twelve: string): DivisionLevel {
  return lowestPart(twelve).level;
}

/**
 * The twelve digits one level up; null for a province. Levels that are zero are passed over: a township of a city
 * without counties (441900003000) belongs to the city.
 */
export function divisionParent(twelve: string): string | null {
  const { end: own } = lowestPart(twelve);
  for (const { end } of parts) {
    const parent = twelve.slice(0, end).padEnd(12, '0');
    if (end < own && parent !== twelve) return parent;
  }
  return null;
}

/** Is the second division the first one or inside it? Both twelve digits. */
export function isWithinDivision(outer: string, inner: string): boolean {
  return inner.startsWith(outer.slice(0, lowestPart(outer).end));
}
