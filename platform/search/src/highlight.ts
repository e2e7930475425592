import { joinSyllables, syllablesOf } from './pinyin.ts';
import { queryForms } from './query.ts';
import { normalise, runsOf } from './text.ts';

/** A piece of a text; `match` pieces are shown marked. Joined they give the text back, so nothing has to be escaped twice. */
export interface Segment {
  text: string;
  match: boolean;
}

/** Marks in a text what a query found there: its words, and for pinyin or initials the characters they stand for. */
export function highlight(text: string, query: string): Segment[] {
  const forms = queryForms(query);
  const { normalised, origin } = foldWithOrigin(text);
  const marks = new Uint8Array(text.length);
  for (const word of forms.words) markWord(marks, word, normalised, origin);
  if (forms.kind === 'latin') markPinyin(marks, forms.words.join(''), normalised, origin);
  return segmentsOf(text, marks);
}

/** `origin[i]` is where in the text the i-th UTF-16 unit of its normalised form came from; the last entry is its end. */
function foldWithOrigin(text: string): { normalised: string; origin: number[] } {
  let normalised = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const folded = normalise(character);
    for (let unit = 0; unit < folded.length; unit++) origin.push(at);
    normalised += folded;
    at += character.length;
  }
  origin.push(text.length);
  return { normalised, origin };
}

function markWord(marks: Uint8Array, word: string, normalised: string, origin: readonly number[]): void {
  for (let at = normalised.indexOf(word); at >= 0; at = normalised.indexOf(word, at + word.length)) {
    mark(marks, origin, at, at + word.length);
  }
}

function markPinyin(marks: Uint8Array, typed: string, normalised: string, origin: readonly number[]): void {
  if (typed.length < 2) return;
  for (const run of runsOf(normalised)) {
    if (run.kind === 'word') continue;
    const characters = [...run.text];
    const syllables = syllablesOf(run.text);
    for (let from = 0; from < characters.length; from++) {
      const length = matchLength(syllables.slice(from), typed);
      if (length === 0) continue;
      const start = run.at + characters.slice(0, from).join('').length;
      mark(marks, origin, start, start + characters.slice(from, from + length).join('').length);
      from += length - 1;
    }
  }
}

/** How many characters from here on the typed letters stand for: whole syllables with an unfinished last one, or initials. */
function matchLength(syllables: readonly string[], typed: string): number {
  if (joinSyllables(syllables.slice(0, typed.length)).initials === typed) return typed.length;
  let rest = typed;
  for (const [index, syllable] of syllables.entries()) {
    if (syllable.startsWith(rest)) return index + 1;
    if (!rest.startsWith(syllable)) return 0;
    rest = rest.slice(syllable.length);
  }
  return 0;
}

function mark(marks: Uint8Array, origin: readonly number[], from: number, to: number): void {
  const start = origin[from] ?? marks.length;
  // The end is where the next character begins; a fold of several units (㎡ → m2) is marked whole or not at all.
  const last = origin[to - 1] ?? start;
  const end = origin.slice(to).find(place => place > last) ?? marks.length;
  marks.fill(1, start, end);
}

function segmentsOf(text: string, marks: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && marks[at] === marks[from]) continue;
    segments.push({ text: text.slice(from, at), match: marks[from] === 1 });
    from = at;
  }
  return segments;
}
