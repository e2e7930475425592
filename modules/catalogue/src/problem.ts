import { isKnownCode } from './code-tables.ts';
import { type ContentProblem, type Section, sectionNames } from './problem-contract.ts';

/** Builds one problem; `place` is the field (and row) in words. */
export function problem(
  section: Section,
  path: string,
  code: string,
  place: [zh: string, en: string],
  text: [zh: string, en: string],
  severity: ContentProblem['severity'] = 'error',
): ContentProblem {
  return {
    section,
    path,
    code,
    severity,
    placeZh: `${sectionNames[section].zh} · ${place[0]}`,
    placeEn: `${sectionNames[section].en} · ${place[1]}`,
    zh: text[0],
    en: text[1],
  };
}

/** A code that its list does not have. */
export function codeProblem(
  section: Section,
  path: string,
  table: string,
  code: string,
  place: [string, string],
): ContentProblem[] {
  if (isKnownCode(table, code)) return [];
  return [
    problem(section, path, 'unknownCode', place, [
      `代码“${code}”不在代码表里，请另选一个。`,
      `The code “${code}” is not in the list; choose another.`,
    ]),
  ];
}

export function unverified(section: Section, path: string, place: [string, string]): ContentProblem {
  return problem(
    section,
    path,
    'unverified',
    place,
    ['引文还没有核对原文。', 'The citation has not been checked.'],
    'warning',
  );
}

/** Positions of the second and later uses of a value. */
export function duplicates(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
