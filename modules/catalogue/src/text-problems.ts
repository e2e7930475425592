import type { ItemContent } from './item-content.ts';
import { problem } from './problem.ts';
import type { ContentProblem, Section } from './problem-contract.ts';

const sectionOf: Record<string, Section> = {
  name: 'basic',
  summary: 'basic',
  bases: 'bases',
  conditions: 'conditions',
  exemptions: 'conditions',
  refusalGrounds: 'conditions',
  limits: 'limits',
  special: 'limits',
  materials: 'materials',
  fee: 'fee',
  variants: 'variants',
  results: 'results',
  channels: 'channels',
  questions: 'questions',
  remedies: 'questions',
};

const elementNames: Record<string, [zh: string, en: string]> = {
  name: ['名称', 'name'],
  text: ['内容', 'text'],
  standard: ['标准', 'standard'],
  question: ['问题', 'question'],
  answer: ['回答', 'answer'],
  reconsideration: ['行政复议', 'reconsideration'],
  litigation: ['行政诉讼', 'litigation'],
};

/** Texts that have no words yet: a draft is kept with them, and nobody is shown one. */
export function textProblems(content: ItemContent): ContentProblem[] {
  return Object.entries(content).flatMap(([key, value]) => emptyTexts(value, [key]));
}

function emptyTexts(value: unknown, path: readonly string[]): ContentProblem[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && typeof value.zh === 'string' && value.zh.trim() === '') return [emptyText(path)];
  return Object.entries(value).flatMap(([key, part]) => emptyTexts(part, [...path, key]));
}

function emptyText(path: readonly string[]): ContentProblem {
  const last = path.at(-1) ?? '';
  const [zh, en] = elementNames[last] ?? ['文字', 'text'];
  const row = path.find(part => /^\d+$/.test(part));
  const place: [string, string] =
    row === undefined ? [zh, en] : [`第 ${Number(row) + 1} 行 · ${zh}`, `row ${Number(row) + 1}, ${en}`];
  return problem(sectionOf[path[0] ?? ''] ?? 'basic', `/${path.join('/')}/zh`, 'textMissing', place, [
    '还没有写。',
    'This is still empty.',
  ]);
}
