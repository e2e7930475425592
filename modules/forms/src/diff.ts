import type { Answers } from './answers.ts';
import { type CompiledLevel, compileForm } from './compile.ts';
import type { FormDefinition, FormField, LocalisedText } from './definition.ts';
import { isRecord, ownValue, sameJson } from './json.ts';

/** One answer that changed: what a reviewer of a correction reads, and what the event keeps. */
export interface AnswerChange {
  path: string;
  label: LocalisedText;
  field: FormField;
  change: 'added' | 'removed' | 'changed';
  before: unknown;
  after: unknown;
}

/** Differences between two sets of answers, leaf by leaf, in the form's order; items of lists are matched by position. */
export function diffAnswers(definition: FormDefinition, before: Answers, after: Answers): AnswerChange[] {
  return diffLevel(compileForm(definition).level, before, after, '');
}

function diffLevel(level: CompiledLevel, before: Answers, after: Answers, prefix: string): AnswerChange[] {
  return [...level.byKey.values()].flatMap(({ key, field, item }) => {
    if (!field) return [];
    const path = `${prefix}${key}`;
    const was = ownValue(before, key) ?? null;
    const is = ownValue(after, key) ?? null;
    if (item) return diffItems({ item, field, path }, was, is);
    if (sameJson(was, is)) return [];
    return [
      {
        path,
        label: field.label,
        field,
        change: was === null ? 'added' : is === null ? 'removed' : 'changed',
        before: was,
        after: is,
      },
    ];
  });
}

function diffItems(
  list: { item: CompiledLevel; field: FormField; path: string },
  was: unknown,
  is: unknown,
): AnswerChange[] {
  const old = Array.isArray(was) ? was : [];
  const now = Array.isArray(is) ? is : [];
  return Array.from({ length: Math.max(old.length, now.length) }).flatMap((_, index): AnswerChange[] => {
    const path = `${list.path}.${index}`;
    const { label } = list.field;
    const before = old[index];
    const after = now[index];
    if (!isRecord(before)) return [{ path, label, field: list.field, change: 'added', before: null, after }];
    if (!isRecord(after)) return [{ path, label, field: list.field, change: 'removed', before, after: null }];
    return diffLevel(list.item, before, after, `${path}.`);
  });
}
