export { highlight, type Segment } from './highlight.ts';
export { type PinyinForms, pinyinForms } from './pinyin.ts';
export { type QueryForms, queryForms } from './query.ts';
export { likeness, matchesAlike, matchesAll, matchesAny, rank, soundsLike } from './sql.ts';
export { type TokenMode, tokenize } from './tokens.ts';
export { type SearchField, searchVector } from './vector.ts';
