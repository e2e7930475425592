import { pinyinForms } from './pinyin.ts';
import { bigramsOf, normalise, type Run, runsOf } from './text.ts';
import { joinedCodes } from './tokens.ts';
import { clip, quote } from './vector.ts';
import { cutWords } from './words.ts';

/** What somebody typed, in the forms that the index understands. */
export interface QueryForms {
  /** `empty` when nothing in it can be searched; otherwise what it looks like. */
  kind: 'empty' | 'chinese' | 'latin' | 'code' | 'mixed';
  /** As typed, normalised: for display and for highlighting. */
  text: string;
  /** Text of a `tsquery` that demands every word; the last letters may be unfinished. Empty for `empty`. */
  tsquery: string;
  /** Text of a `tsquery` that is content with any of the words: for a second attempt, ordered by rank. */
  looseTsquery: string;
  /** Pinyin of it all, to be compared by trigrams: equal for homophones, near for slips. Empty when too short to compare. */
  trigram: string;
  /** The words that were demanded. */
  words: string[];
}

const MAX_INPUT = 200;
const MAX_TERMS = 24;

// What people wrap around the thing they look for. Dropped only while something else remains.
const FILLERS = new Set(
  '我 我要 我想 想 要 请 请问 怎么 怎样 如何 什么 哪里 哪儿 去 到 在 的 了 吗 呢 吧 啊 和 与 及 或 办 办理 办个 申请 一下 一个 个 需要 可以 能 能不能'.split(
    ' ',
  ),
);

/** Reads any input — characters, pinyin, initials, a code, a number, a slip of the pen — and never throws. */
export function queryForms(input: string): QueryForms {
  const text = normalise(input).slice(0, MAX_INPUT).toWellFormed().trim();
  const terms = termsOf(text);
  if (terms.length === 0) return { kind: 'empty', text, tsquery: '', looseTsquery: '', trigram: '', words: [] };
  const whole = wholeTerms(text);
  const trigram = pinyinForms(text).full;
  return {
    kind: kindOf(text),
    text,
    tsquery: anyOf([allOf(terms.map(term => term.tsquery)), ...whole]),
    looseTsquery: anyOf([...terms.map(term => term.tsquery), ...whole]),
    trigram: trigram.length >= 4 ? trigram : '',
    words: terms.map(term => term.word),
  };
}

interface Term {
  word: string;
  tsquery: string;
}

function termsOf(text: string): Term[] {
  const terms = runsOf(text).flatMap(run =>
    run.kind === 'word' ? [wordTerm(run.text)] : cutWords(run.text).map(hanTerm),
  );
  const meant = terms.filter(term => !FILLERS.has(term.word));
  const unique = new Map((meant.length > 0 ? meant : terms).map(term => [term.word, term]));
  return [...unique.values()].slice(0, MAX_TERMS);
}

/** A word counts as found when all its pairs of characters are; found whole it ranks higher. */
function hanTerm(word: string): Term {
  const pairs = bigramsOf(word);
  if (pairs.length < 2) return { word, tsquery: quote(word) };
  return { word, tsquery: anyOf([quote(clip(word)), allOf(pairs.slice(0, MAX_TERMS).map(quote))]) };
}

/** Letters and digits match from the beginning on, for the person may still be typing. */
function wordTerm(word: string): Term {
  return { word, tsquery: [...word].length === 1 ? quote(word) : `${quote(clip(word))}:*` };
}

/** `shi pin jing ying` is one pinyin text and `450305-0001` one code: both are indexed without the gaps. */
function wholeTerms(text: string): string[] {
  const runs = runsOf(text);
  const joined = runs.map(run => run.text).join('');
  const spacedPinyin = runs.length > 1 && runs.every(isLetters) ? [joined] : [];
  return [...new Set([...spacedPinyin, ...joinedCodes(text)])].slice(0, MAX_TERMS).map(word => wordTerm(word).tsquery);
}

function kindOf(text: string): QueryForms['kind'] {
  const runs = runsOf(text);
  if (runs.every(run => run.kind === 'han')) return 'chinese';
  if (runs.every(isLetters)) return 'latin';
  return runs.some(run => run.kind === 'han') ? 'mixed' : 'code';
}

function isLetters(run: Run): boolean {
  return run.kind === 'word' && !/\p{N}/u.test(run.text);
}

function allOf(parts: readonly string[]): string {
  return combine(parts, '&');
}

function anyOf(parts: readonly string[]): string {
  return combine(parts, '|');
}

function combine(parts: readonly string[], operator: '&' | '|'): string {
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${operator} `)})`;
}
