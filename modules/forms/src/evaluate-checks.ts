import type { FeelContext } from '@onewindow/expressions';
import type { EvaluatedField, EvaluatedPage } from './answers.ts';
import type { CompiledCheck, CompiledForm } from './compile.ts';
import type { BuiltField, Mutable } from './evaluate-fields.ts';
import { messages } from './messages.ts';

interface Evaluated {
  pages: Mutable<EvaluatedPage>[];
  fieldsByKey: ReadonlyMap<string, readonly BuiltField[]>;
  scope: FeelContext;
}

/**
 * Checks across fields, of pages and of the form: the message stands at each field that the check names. A step that may
 * change none of them is not told: an approver cannot mend what the applicant wrote.
 */
export function addCheckErrors(form: CompiledForm, evaluated: Evaluated): void {
  for (const { page, member } of form.pages) {
    const at = evaluated.pages.find(({ key }) => key === page.key);
    if (at) for (const compiled of member.checks) addCheckError(compiled, at, evaluated);
  }
  const last = evaluated.pages.findLast(page => page.fields.some(isEdited));
  if (last) for (const compiled of form.checks) addCheckError(compiled, last, evaluated);
}

function addCheckError({ check, holds }: CompiledCheck, page: Mutable<EvaluatedPage>, evaluated: Evaluated): void {
  const named = check.fields?.flatMap(key => evaluated.fieldsByKey.get(key) ?? []).filter(({ stepEdits }) => stepEdits);
  if (named ? named.length === 0 : !page.fields.some(isEdited)) return;
  if (holds.evaluate(evaluated.scope) !== false) return;
  const problem = messages.check(check.message.zh, check.message.en);
  for (const built of named ?? []) built.field.errors.push({ path: built.field.path, page: built.page, ...problem });
  if (!named) page.errors = [...page.errors, { path: page.key, page: page.key, ...problem }];
}

function isEdited(field: EvaluatedField): boolean {
  if (field.fields) return field.fields.some(isEdited);
  return field.access === 'edit' && field.field.kind !== 'static';
}
