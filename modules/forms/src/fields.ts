import type { CompiledLevel } from './compile.ts';
import { compileForm } from './compile.ts';
import type { FormDefinition, FormField } from './definition.ts';

/** One field that holds an answer, with its path; `*` stands for every item of a list. */
export interface FieldAt {
  path: string;
  page: string;
  field: FormField;
}

/** Every field of a form that holds an answer, lists before their items, in the definition's order. */
export function listFields(definition: FormDefinition): FieldAt[] {
  return listLevel(compileForm(definition).level, '').map(({ path, page, field }) => ({ path, page, field }));
}

/**
 * Paths of personal data: sealed before they are stored, shown masked. `people.*.citizenId` is the ID number of every item.
 * Source: 个人信息保护法第二十八条, 第五十一条; the platform's data rules.
 */
export function sensitivePaths(definition: FormDefinition): string[] {
  return listLevel(compileForm(definition).level, '')
    .filter(({ sensitive }) => sensitive)
    .map(({ path }) => path);
}

/** Sources that may fill a form: `licence.营业执照.name`, with the paths that each serves. */
export function prefillSources(definition: FormDefinition): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { path, field } of listFields(definition)) {
    for (const source of 'prefill' in field ? (field.prefill ?? []) : []) {
      sources.set(source, [...(sources.get(source) ?? []), path]);
    }
  }
  return sources;
}

function listLevel(level: CompiledLevel, prefix: string): (FieldAt & { sensitive: boolean })[] {
  return [...level.byKey.values()].flatMap(({ key, page, field, sensitive, item }) => {
    if (!field) return [];
    const path = `${prefix}${key}`;
    return [{ path, page, field, sensitive }, ...(item ? listLevel(item, `${path}.*.`) : [])];
  });
}
