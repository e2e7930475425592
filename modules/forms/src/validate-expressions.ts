import { analyseExpression } from '@onewindow/expressions';
import { compileForm } from './compile.ts';
import type { Check, FormDefinition, FormField } from './definition.ts';
import type { DefinitionProblem } from './validate-definition.ts';

/** Names that the platform gives to every expression beside the form's own fields. */
export const CONTEXT_NAMES: ReadonlySet<string> = new Set(['today', 'step', 'applicant', 'case', 'item']);

/** What an expression at one place may speak of. */
interface NameScope {
  /** Key → keys within, for lists and for answers with parts. */
  known: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Names that stand for something only here: `value`, `index`. */
  extra: ReadonlySet<string>;
  /** Keys of items anywhere: within a filter (`people[post = "cook"]`) they may stand bare. */
  loose: ReadonlySet<string>;
  problems: DefinitionProblem[];
}

/** Every expression: can it be read, does it speak of fields that exist, do fields wait for one another in a circle. */
export function checkExpressions(definition: FormDefinition): DefinitionProblem[] {
  const problems: DefinitionProblem[] = [];
  const fields = definition.pages.flatMap(page => page.fields);
  const loose = new Set(fields.flatMap(innerFields).map(field => field.key));
  const scope: NameScope = { known: namesOf(fields), extra: new Set(), loose, problems };
  for (const [index, page] of definition.pages.entries()) {
    const path = `pages.${index}`;
    check(page.visible, `${path}.visible`, scope);
    checkRules(page.checks, `${path}.checks`, scope);
    for (const [fieldIndex, field] of page.fields.entries()) checkField(field, `${path}.fields.${fieldIndex}`, scope);
  }
  checkRules(definition.checks, 'checks', scope);
  // Only a form whose expressions can all be read can be ordered.
  if (!problems.some(({ severity }) => severity === 'error')) problems.push(...checkCircles(definition));
  return problems;
}

function checkField(field: FormField, path: string, scope: NameScope): void {
  check(field.visible, `${path}.visible`, scope);
  if (field.visible !== undefined && analyseExpression(field.visible).names.includes(field.key)) {
    const text = ['显示条件问的是它自己，请改成别的字段', 'It shows depending on itself: name another field'] as const;
    add(scope, `${path}.visible`, 'selfReference', ...text);
  }
  if ('required' in field && typeof field.required === 'string') check(field.required, `${path}.required`, scope);
  if ('computed' in field) check(field.computed, `${path}.computed`, scope);
  if ('checks' in field)
    checkRules(field.checks, `${path}.checks`, { ...scope, extra: new Set([...scope.extra, 'value']) });
  if (field.kind === 'choice') {
    for (const [index, option] of (field.options ?? []).entries())
      check(option.visible, `${path}.options.${index}.visible`, scope);
  }
  if (field.kind === 'group') {
    for (const [index, inner] of field.fields.entries()) checkField(inner, `${path}.fields.${index}`, scope);
  }
  if (field.kind !== 'repeating' && field.kind !== 'table') return;
  const inner: readonly FormField[] = innerFields(field);
  const innerScope: NameScope = {
    ...scope,
    known: new Map([...scope.known, ...namesOf(inner)]),
    extra: new Set(['index']),
  };
  const name = field.kind === 'repeating' ? 'fields' : 'columns';
  for (const [index, child] of inner.entries()) checkField(child, `${path}.${name}.${index}`, innerScope);
  if (field.kind === 'repeating') check(field.itemTitle, `${path}.itemTitle`, innerScope);
}

function innerFields(field: FormField): readonly FormField[] {
  if (field.kind === 'repeating') return field.fields;
  return field.kind === 'table' ? field.columns : [];
}

function namesOf(fields: readonly FormField[]): Map<string, ReadonlySet<string> | null> {
  const known = new Map<string, ReadonlySet<string> | null>();
  for (const field of fields) {
    if (field.kind === 'static') continue;
    if (field.kind === 'group') for (const [key, parts] of namesOf(field.fields)) known.set(key, parts);
    else known.set(field.key, partsOf(field));
  }
  return known;
}

/** Null: not an answer with parts; dates have theirs by FEEL and are not checked. */
function partsOf(field: FormField): ReadonlySet<string> | null {
  if (field.kind === 'repeating' || field.kind === 'table') return new Set(namesOf(innerFields(field)).keys());
  if (field.kind === 'address') return new Set(['division', 'detail']);
  if (field.kind === 'signature') return new Set(['name', 'drawing']);
  return null;
}

function checkRules(checks: readonly Check[] | undefined, path: string, scope: NameScope): void {
  for (const [index, rule] of (checks ?? []).entries()) {
    check(rule.holds, `${path}.${index}.holds`, scope);
    for (const [at, key] of (rule.fields ?? []).entries()) {
      if (scope.known.has(key)) continue;
      add(
        scope,
        `${path}.${index}.fields.${at}`,
        'unknownField',
        `没有“${key}”这个字段，请选一个有的`,
        `There is no field “${key}”: choose one that exists`,
      );
    }
  }
}

function check(text: string | undefined, path: string, scope: NameScope): void {
  if (text === undefined) return;
  const analysis = analyseExpression(text);
  for (const { zh, en, from, to } of analysis.problems) {
    scope.problems.push({ path, code: 'syntax', severity: 'error', zh, en, from, to });
  }
  if (analysis.problems.length > 0) return;
  const filtered = text.includes('[');
  for (const name of analysis.names) {
    if (scope.known.has(name) || scope.extra.has(name) || CONTEXT_NAMES.has(name)) continue;
    if (filtered && scope.loose.has(name)) continue;
    const hint = scope.loose.has(name) ? '它在重复组里，请写成“组.字段”' : '请检查写法';
    const hintEn = scope.loose.has(name) ? 'it is within a list: write list.field' : 'check its spelling';
    add(scope, path, 'unknownName', `没有“${name}”这个字段，${hint}`, `There is no field “${name}”: ${hintEn}`);
  }
  for (const dotted of analysis.paths) checkPath(dotted, path, scope);
}

function checkPath(dotted: string, path: string, scope: NameScope): void {
  const [name = '', part] = dotted.split('.');
  const parts = scope.known.get(name);
  if (part === undefined || !parts || parts.has(part)) return;
  add(
    scope,
    path,
    'unknownName',
    `“${name}”里没有“${part}”，请检查写法`,
    `“${name}” has no “${part}”: check its spelling`,
  );
}

function checkCircles(definition: FormDefinition): DefinitionProblem[] {
  const { level } = compileForm(definition);
  const levels = [level, ...[...level.byKey.values()].flatMap(member => (member.item ? [member.item] : []))];
  return levels.flatMap(({ circle }) =>
    circle.map(
      (key): DefinitionProblem => ({
        path: key,
        code: 'circle',
        severity: 'error',
        zh: `“${key}”的显示或计算绕了一圈又问回它自己，请断开其中一处`,
        en: `What “${key}” shows or computes depends on itself in a circle: break it in one place`,
      }),
    ),
  );
}

function add(scope: NameScope, path: string, code: string, zh: string, en: string): void {
  scope.problems.push({ path, code, severity: 'error', zh, en });
}
