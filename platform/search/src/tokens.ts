import { bigramsOf, normalise, runsOf } from './text.ts';
import { cutForIndex, cutWords } from './words.ts';

/**
 * `index`: everything a text may be found by — words, words inside words, every pair of neighbouring characters and every
 * single one, so that a word cut differently in the query still meets. `query`: the words as a reader cuts them.
 */
export type TokenMode = 'index' | 'query';

/** Splits any text into search tokens: lower case, compatibility forms made one, no punctuation. Never throws. */
export function tokenize(text: string, mode: TokenMode): string[] {
  return runsOf(normalise(text)).flatMap(run => {
    if (run.kind === 'word') return [run.text];
    return mode === 'query' ? cutWords(run.text) : indexTokens(run.text);
  });
}

function indexTokens(han: string): string[] {
  return [...new Set([...cutForIndex(han), ...bigramsOf(han), ...han])];
}

// 450305-20260712-0001, 桂审〔2026〕12号 without its Chinese part, SC01.2: parts joined by one sign.
const CODE = /[a-z0-9]+(?:[-./_][a-z0-9]+)+/g;

/** Codes written in parts, as one token without the signs, so that it is found however its parts are set off. */
export function joinedCodes(text: string): string[] {
  return Array.from(normalise(text).matchAll(CODE), match => match[0].replace(/[-./_]/g, ''));
}
