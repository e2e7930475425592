// 查询码, the short public code of a filing: GL26 1109 7K4M = city + yy + mmdd + three characters + one check character.
// It is read out over the telephone and typed on phones, so the alphabet has no I, L, O, U (Crockford's base 32),
// what is taken for one another is understood as one, and the check character catches every single wrong character
// and every swap of two: it is a codeword over GF(32), where the weights are twelve different powers of a primitive
// element.
import {
  type Checked,
  type CodeName,
  firstOutside,
  normaliseWithoutHyphens,
  refuse,
  refuseCharacter,
  refuseCheck,
  refuseEmpty,
  refuseLength,
} from './checked.ts';
import { isRealDate } from './dates.ts';

export interface QueryCode {
  /** `GL26 1109 7K4M`. */
  printed: string;
  prefix: string;
  /** Day of filing. */
  date: string;
}

export interface QueryCodeInput {
  /** Two capital letters of the city, such as GL. */
  prefix: string;
  date: string;
  /** 0 to 32767, used once for each prefix and day: a sequence, or a random number kept unique by an index. */
  sequence: number;
}

const named: CodeName = { name: 'queryCode', zh: '查询码', en: 'query code', seenOnZh: '回执', seenOnEn: 'receipt' };

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 12;
/** How many codes a prefix has on one day. */
export const queryCodesPerDay = 32 ** 3;

// What an eye or an ear confuses counts as one character; in the prefix the true letter is put back.
const confusions: Record<string, string> = { O: '0', I: '1', L: '1', U: 'V' };

// Powers of the primitive element x of GF(32) = GF(2)[x] / (x⁵ + x² + 1), and their inverse.
const powers: number[] = [];
const exponents = new Map<number, number>();
for (let power = 1, exponent = 0; exponent < 31; exponent += 1) {
  powers.push(power);
  exponents.set(power, exponent);
  power <<= 1;
  if (power & 32) power ^= 0b100101;
}

function timesPower(value: number, exponent: number): number {
  const own = exponents.get(value);
  return own === undefined ? 0 : (powers[(own + exponent + 31) % 31] ?? 0);
}

/** Σ value · xᵃᵗ over all characters; a whole code gives 0. */
function syndrome(canonical: string): number {
  let sum = 0;
  for (let at = 0; at < canonical.length; at += 1) sum ^= timesPower(alphabet.indexOf(canonical.charAt(at)), at);
  return sum;
}

function canonicalise(text: string): string {
  return [...text].map(character => confusions[character] ?? character).join('');
}

/**
 * Makes a code. Successive sequence numbers give codes far apart. Throws RangeError for a wrong prefix, date or
 * sequence.
 */
export function composeQueryCode({ prefix, date, sequence }: QueryCodeInput): string {
  if (!/^[A-Z]{2}$/.test(prefix)) throw new RangeError(`two capital letters wanted: ${prefix}`);
  if (!isRealDate(date) || !date.startsWith('20')) throw new RangeError(`a date from 2000 to 2099 wanted: ${date}`);
  if (!Number.isInteger(sequence) || sequence < 0 || sequence >= queryCodesPerDay) {
    throw new RangeError(`sequence 0 to ${queryCodesPerDay - 1} wanted: ${sequence}`);
  }
  // An odd factor permutes the 2¹⁵ numbers; 20077 is near 2¹⁵/φ, so neighbours land far from each other.
  const scattered = (sequence * 20077 + Number(date.slice(8)) * 977) % queryCodesPerDay;
  const free = [scattered >> 10, (scattered >> 5) & 31, scattered & 31].map(value => alphabet.charAt(value)).join('');
  const body = `${prefix}${date.slice(2, 4)}${date.slice(5, 7)}${date.slice(8)}${free}`;
  // α^11 · check = syndrome, so check = syndrome · α^(−11).
  const check = alphabet.charAt(timesPower(syndrome(canonicalise(body)), -(length - 1)));
  return `${body}${check}`;
}

/**
 * Reads a code as typed: spaces, hyphens, small letters, O for 0, I or L for 1. The prefix cannot tell I from L or O
 * from 0: pass the prefixes in use and the right one is put back.
 */
export function checkQueryCode(
  text: string,
  { prefixes = ['GL'] }: { prefixes?: readonly string[] } = {},
): Checked<QueryCode> {
  const typed = normaliseWithoutHyphens(text);
  if (typed === '') return refuseEmpty(named);
  const canonical = canonicalise(typed);
  if ([...canonical].length !== length) return refuseLength(named, length, [...canonical].length);
  const outside = firstOutside(canonical, (character, at) =>
    at >= 2 && at < 8 ? /^\d$/.test(character) : alphabet.includes(character),
  );
  if (outside)
    return refuseCharacter(named, { ...outside, character: [...typed][outside.position - 1] ?? outside.character });
  const prefix = prefixes.find(known => canonicalise(known) === canonical.slice(0, 2));
  if (!prefix) {
    const zh = `查询码以 ${prefixes.join('、')} 开头，请对照回执再看一遍`;
    return refuse(
      'queryCode.prefix',
      zh,
      `The query code begins with ${prefixes.join(' or ')}; compare it with the receipt`,
    );
  }
  const date = `20${canonical.slice(2, 4)}-${canonical.slice(4, 6)}-${canonical.slice(6, 8)}`;
  if (syndrome(canonical) !== 0) return refuseCheck(named);
  if (!isRealDate(date)) {
    const zh = `第 3 到 8 位“${canonical.slice(2, 8)}”不是日历上的日子，请对照回执再看一遍`;
    return refuse('queryCode.date', zh, `Characters 3 to 8, "${canonical.slice(2, 8)}", are no date`);
  }
  const value = `${prefix}${canonical.slice(2)}`;
  return { ok: true, value, printed: formatQueryCode(value), prefix, date };
}

/** `GL2611097K4M` → `GL26 1109 7K4M`. */
export function formatQueryCode(value: string): string {
  return `${value.slice(0, 4)} ${value.slice(4, 8)} ${value.slice(8)}`;
}

/** Could this be a query code that is being typed? For a search box that takes everything. */
export function looksLikeQueryCode(text: string, prefixes: readonly string[] = ['GL']): boolean {
  const canonical = canonicalise(normaliseWithoutHyphens(text));
  return (
    canonical.length >= 6 &&
    /^..\d{4}/.test(canonical) &&
    prefixes.some(prefix => canonical.startsWith(canonicalise(prefix)))
  );
}
