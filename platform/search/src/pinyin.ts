import { pinyin } from 'pinyin-pro';
import { normalise, runsOf } from './text.ts';
import { cutWords } from './words.ts';

export interface PinyinForms {
  /** Without tones or spaces, `ü` as `v`: 绿色食品 → `lvseshipin`. Letters and digits stay where they are. */
  full: string;
  /** 绿色食品 → `lssp`. */
  initials: string;
}

/** How a text is typed by somebody who does not write the characters. Polyphones are read in context: 银行行长 → `yinhanghangzhang`. */
export function pinyinForms(text: string): PinyinForms {
  const forms = runsOf(normalise(text)).map(run =>
    run.kind === 'word' ? { full: run.text, initials: run.text } : joinSyllables(syllablesOf(run.text)),
  );
  return { full: forms.map(form => form.full).join(''), initials: forms.map(form => form.initials).join('') };
}

/** One syllable for each code point of a run of Chinese characters; a character without a reading stands for itself. */
export function syllablesOf(han: string): string[] {
  const characters = [...han];
  const syllables = pinyin(han, { toneType: 'none', type: 'array', v: true });
  return syllables.length === characters.length
    ? syllables
    : characters.map(character => pinyin(character, { toneType: 'none', v: true }));
}

export function joinSyllables(syllables: readonly string[]): PinyinForms {
  return { full: syllables.join(''), initials: syllables.map(syllable => [...syllable][0] ?? '').join('') };
}

/**
 * Both forms from the beginning of every word to the end of the run, for prefix matching: 食品经营 →
 * `shipinjingying`, `spjy`, `jingying`, `jy`. Somebody who types `jingying` finds it and one who types `ingying` does not.
 */
export function pinyinTails(text: string): string[] {
  const tails: string[] = [];
  for (const run of runsOf(normalise(text))) {
    if (run.kind === 'word') continue;
    const syllables = syllablesOf(run.text);
    let at = 0;
    for (const word of cutWords(run.text)) {
      const { full, initials } = joinSyllables(syllables.slice(at));
      tails.push(full, initials);
      at += [...word].length;
    }
  }
  return [...new Set(tails)];
}
