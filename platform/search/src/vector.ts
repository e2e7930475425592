import { pinyinTails } from './pinyin.ts';
import { joinedCodes, tokenize } from './tokens.ts';

/** One field of what is searched. */
export interface SearchField {
  text: string | null | undefined;
  /** `A` counts most (1.0), then `B` (0.4), `C` (0.2), `D` (0.1): the weights of `ts_rank`. */
  weight: 'A' | 'B' | 'C' | 'D';
  /**
   * `name`: short, also found by pinyin and initials. `code`: a number or code, also found by its last 4, 6 and 8
   * characters, which are what people remember. `text` (default): prose.
   */
  kind?: 'name' | 'code' | 'text';
}

// A tsvector may have 1 MB; a lexeme position reaches 16383 and what lies behind counts as there.
const MAX_TOKENS = 12_000;
const MAX_POSITION = 16_383;
const MAX_TOKEN_CHARACTERS = 64;

/**
 * The text of a `tsvector` to be stored as `${searchVector([...])}::tsvector`. It is built here and not by
 * `to_tsvector`, because PostgreSQL cannot segment Chinese.
 */
export function searchVector(fields: readonly SearchField[]): string {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const field of fields) {
    for (const token of tokensOf(field)) {
      if (places.size >= MAX_TOKENS) break;
      position = Math.min(position + 1, MAX_POSITION);
      const lexeme = clip(token);
      const place = `${position}${field.weight === 'D' ? '' : field.weight}`;
      const known = places.get(lexeme);
      if (!known) places.set(lexeme, [place]);
      else if (known.length < 16) known.push(place);
    }
  }
  return Array.from(places, ([lexeme, at]) => `${quote(lexeme)}:${at.join(',')}`).join(' ');
}

function tokensOf({ text, kind }: SearchField): string[] {
  if (!text) return [];
  const tokens = [...tokenize(text, 'index'), ...joinedCodes(text)];
  if (kind === 'name') return [...tokens, ...pinyinTails(text)];
  if (kind !== 'code') return tokens;
  const whole = tokens.filter(token => /^[\p{L}\p{N}]{5,}$/u.test(token));
  return [
    ...tokens,
    ...whole.flatMap(code => [4, 6, 8].filter(size => size < code.length).map(size => code.slice(-size))),
  ];
}

/** Cuts a token to what the index needs; the query side cuts alike, so both still meet. */
export function clip(token: string): string {
  return token.length <= MAX_TOKEN_CHARACTERS ? token : [...token].slice(0, MAX_TOKEN_CHARACTERS).join('');
}

/** A lexeme as PostgreSQL reads it in a `tsvector` or `tsquery` literal. */
export function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
