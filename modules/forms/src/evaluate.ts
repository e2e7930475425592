import type {
  AnswerError,
  Answers,
  EvaluatedField,
  EvaluatedForm,
  EvaluatedItem,
  EvaluatedPage,
  EvaluateOptions,
} from './answers.ts';
import { type CompiledForm, compileForm } from './compile.ts';
import type { FormDefinition } from './definition.ts';
import { addCheckErrors } from './evaluate-checks.ts';
import { type BuiltField, buildField, type Mutable } from './evaluate-fields.ts';
import { type Evaluation, evaluateLevel, type LevelState } from './evaluate-level.ts';
import { messages } from './messages.ts';

/**
 * Evaluates a form over the answers given so far: which pages and fields show, what is required, what is computed, what is
 * wrong, and the answers that may be stored. The same code runs in the browser and on the server, whose word counts.
 *
 * Pure and deterministic: today, prefilled values and lookups come from the caller. The definition is compiled once for
 * each object, so keep the object. Evaluating the resulting `answers` again gives the same `answers`.
 *
 * Never throws for answers, whatever they are. A form whose `complete` is false must not be submitted: its answers may
 * hold what the person typed and could not be read, so that nothing she wrote is lost.
 *
 * @throws ExpressionSyntaxError when the definition itself holds an expression that cannot be read
 */
export function evaluateForm(definition: FormDefinition, answers: Answers, options: EvaluateOptions): EvaluatedForm {
  const form = compileForm(definition);
  const evaluation: Evaluation = { options, step: options.step ?? 'apply', lookups: options.lookups ?? {} };
  const base = Object.assign(Object.create(null), options.context, { today: options.today, step: evaluation.step });
  const scope: Record<string, unknown> = Object.create(base);
  const { level } = form;
  const previous = options.previous ?? {};
  const states = evaluateLevel(evaluation, { level, raw: answers, previous, scope, prefix: '', cap: undefined });

  const kept: Answers = {};
  const fieldsByKey = new Map<string, BuiltField[]>();
  const pages: Mutable<EvaluatedPage>[] = [];
  for (const { page, member } of form.pages) {
    if (!states.get(member)?.shown) continue;
    const fields = member.members.flatMap(child =>
      buildField({ evaluation, states, scope, prefix: '', answers: kept, page: page.key, fieldsByKey }, child),
    );
    // A page of which this step may see nothing does not exist for it.
    if (fields.length === 0 && member.members.length > 0) continue;
    pages.push({ key: page.key, page, fields, errors: [], complete: false, untouched: true });
  }
  addCheckErrors(form, { pages, fieldsByKey, scope });
  return conclude(form, { pages, answers: kept, unknown: unknownKeys(form, states, answers) });
}

function conclude(
  form: CompiledForm,
  found: { pages: Mutable<EvaluatedPage>[]; answers: Answers; unknown: AnswerError[] },
): EvaluatedForm {
  const { pages } = found;
  for (const page of pages) {
    page.errors = [...page.errors, ...page.fields.flatMap(errorsOf)];
    page.complete = page.errors.length === 0;
    page.untouched = page.fields.every(isUntouched);
  }
  const completedPages = pages.filter(page => page.complete).map(page => page.key);
  const errors = [...pages.flatMap(page => page.errors), ...found.unknown];
  return {
    pages,
    errors,
    answers: inDefinitionOrder(form, found.answers),
    completedPages,
    nextPage: pages.find(page => !page.complete)?.key ?? null,
    progress: { complete: completedPages.length, total: pages.length },
    complete: errors.length === 0,
  };
}

/** Hidden by access and not by visibility: values are kept although nothing is drawn; they join in the definition's order. */
function inDefinitionOrder(form: CompiledForm, answers: Answers): Answers {
  return Object.fromEntries(
    [...form.level.byKey.keys()].flatMap(key => (Object.hasOwn(answers, key) ? [[key, answers[key]]] : [])),
  );
}

function errorsOf(field: EvaluatedField): AnswerError[] {
  const nested = (field.fields ?? []).flatMap(errorsOf);
  const inItems = (field.items ?? []).flatMap((item: EvaluatedItem) => item.fields.flatMap(errorsOf));
  return [...field.errors, ...nested, ...inItems];
}

function isUntouched(field: EvaluatedField): boolean {
  if (field.access === 'view') return true;
  if (field.fields) return field.fields.every(isUntouched);
  if (field.items) return field.items.every(item => item.fields.every(isUntouched));
  return (field.value === null && field.typed === undefined) || field.source !== undefined;
}

function unknownKeys(form: CompiledForm, states: LevelState, answers: Answers): AnswerError[] {
  const paths = Object.keys(answers).filter(key => !form.level.byKey.has(key));
  const items = [...states.values()].flatMap(state => state.items ?? []);
  for (const item of items) paths.push(...item.unknown.map(key => `${item.path}.${key}`));
  return paths.map(path => ({ path, page: '', ...messages.unknownKey(path) }));
}
