import type { EvaluatedForm, EvaluatedPage } from '@onewindow/forms/evaluator';

/** A form's pages with nothing but the fields that may be corrected. The same in the browser and on the server. */
export function pagesToCorrect(form: EvaluatedForm, keys: readonly string[]): EvaluatedPage[] {
  const allowed = new Set(keys);
  const shows = (field: EvaluatedPage['fields'][number]): boolean =>
    allowed.has(field.key) || (field.fields ?? []).some(shows);
  return form.pages
    .map(page => ({
      ...page,
      fields: page.fields.filter(shows),
      errors: page.errors.filter(error => allowed.has(error.path.split('.')[0] ?? '')),
    }))
    .filter(page => page.fields.length > 0);
}
