/** One run of a text that is segmented on its own. `at` is its place in the normalised text, in UTF-16 units. */
export interface Run {
  kind: 'han' | 'word';
  text: string;
  at: number;
}

// A run of Chinese characters, or a run of other letters, digits and their combining marks. 〇 counts as Chinese.
const RUNS = /(?<han>\p{Script=Han}+)|[[\p{L}\p{N}\p{M}]--\p{Script=Han}]+/gv;

/** Compatibility forms made one (Ａ→a, ①→1, ㎡→m2), lower case. */
export function normalise(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** The runs of a normalised text; punctuation, control characters and lone surrogates separate and vanish. */
export function runsOf(normalised: string): Run[] {
  return Array.from(normalised.matchAll(RUNS), match => ({
    kind: match.groups?.han === undefined ? 'word' : 'han',
    text: match[0],
    at: match.index,
  }));
}

/** Every two neighbouring characters, by code point: 食品经营 → 食品, 品经, 经营. */
export function bigramsOf(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
