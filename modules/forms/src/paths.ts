import type { Answers } from './answers.ts';
import { isRecord } from './json.ts';

/** The answers with one path changed; everything else is the same object as before. `people.1.name` makes what is missing. */
export function withAnswer(answers: Answers, path: string, value: unknown): Answers {
  const [key = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...answers, [key]: value };
  const inner = Object.hasOwn(answers, key) ? answers[key] : undefined;
  const index = Number(rest[0]);
  if (!Number.isInteger(index) || rest[0] === '') {
    return { ...answers, [key]: withAnswer(isRecord(inner) ? inner : {}, rest.join('.'), value) };
  }
  const items = Array.isArray(inner) ? [...inner] : [];
  while (items.length <= index && items.length < 1000) items.push({});
  const item = isRecord(items[index]) ? items[index] : {};
  items[index] = rest.length === 1 ? value : withAnswer(item, rest.slice(1).join('.'), value);
  return { ...answers, [key]: items };
}
