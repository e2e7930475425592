import type { FeelContext } from '@onewindow/expressions';
import type { AnswerError, Answers, EvaluatedField, EvaluatedItem } from './answers.ts';
import type { CompiledMember } from './compile.ts';
import type { FormField, LeafField, RepeatingField, TableField } from './definition.ts';
import { itemName } from './display-fields.ts';
import type { Evaluation, ItemState, LevelState, MemberState } from './evaluate-level.ts';
import { type Message, messages } from './messages.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type MutableField = Mutable<EvaluatedField> & { errors: AnswerError[] };
/** `stepEdits`: the step may change it, or what it is computed from; errors are told only there. */
export interface BuiltField {
  field: MutableField;
  page: string;
  stepEdits: boolean;
}

export interface BuildContext {
  evaluation: Evaluation;
  states: LevelState;
  scope: FeelContext;
  prefix: string;
  /** Where the values of this level are collected. */
  answers: Answers;
  page: string;
  /** Every drawn field by its key, items' fields included, for the checks of pages and forms. */
  fieldsByKey: Map<string, BuiltField[]>;
}

/** Second pass, in the definition's order: what is drawn, what is kept, what is wrong. Hidden members give nothing. */
export function buildField(context: BuildContext, member: CompiledMember): MutableField[] {
  const state = context.states.get(member);
  const { field } = member;
  if (!state?.shown || !field) return [];
  const built = newField(context, member, field, state);
  if (field.kind === 'group') {
    built.fields = member.members.flatMap(child => buildField(context, child));
    return state.access === 'hide' || built.fields.length === 0 ? [] : [built];
  }
  if (field.kind === 'repeating' || field.kind === 'table') buildItems(context, member, field, state, built);
  else if (field.kind !== 'static') buildLeaf(context, member, field, state, built);
  if (state.access === 'hide') return [];
  const sameKey = context.fieldsByKey.get(member.key);
  const entry = { field: built, page: context.page, stepEdits: state.access === 'edit' };
  if (sameKey) sameKey.push(entry);
  else context.fieldsByKey.set(member.key, [entry]);
  return [built];
}

function newField(context: BuildContext, member: CompiledMember, field: FormField, state: MemberState): MutableField {
  const viewed = state.access !== 'edit' || state.held || member.computed !== undefined;
  return {
    key: member.key,
    path: `${context.prefix}${member.key}`,
    field,
    required: false,
    access: viewed ? 'view' : 'edit',
    value: state.value,
    ...(state.typed === undefined ? {} : { typed: state.typed }),
    computed: member.computed !== undefined,
    sensitive: member.sensitive,
    ...(state.source ? { source: state.source } : {}),
    held: state.held,
    disputed: state.disputed,
    ...(state.options ? { options: state.options } : {}),
    errors: [],
  };
}

function buildLeaf(
  context: BuildContext,
  member: CompiledMember,
  field: LeafField,
  state: MemberState,
  built: MutableField,
): void {
  if (state.value !== null) context.answers[member.key] = state.value;
  else if (state.typed !== undefined) context.answers[member.key] = state.typed;
  else if (state.emptied) context.answers[member.key] = null;

  built.required =
    built.access === 'edit' &&
    (typeof member.required === 'boolean' ? member.required : member.required.evaluate(context.scope) === true);
  if (state.problem) addError(context, built, state.problem, state.part);
  else if (built.required && state.value === null) {
    addError(context, built, missing(field));
  } else if (state.value !== null && state.access === 'edit') addFieldChecks(context, member, built);
}

function missing(field: LeafField): Message {
  switch (field.kind) {
    case 'choice':
    case 'boolean':
    case 'division':
    case 'licence':
      return messages.notChosen(field.label);
    case 'material':
      return messages.notUploaded(field.label);
    case 'declaration':
      return messages.notDeclared(field.label);
    case 'signature':
      return messages.notSigned(field.label);
    default:
      return messages.missing(field.label);
  }
}

/** A check is broken only when FEEL says false: unknown, because something is not answered yet, is not broken. */
function addFieldChecks(context: BuildContext, member: CompiledMember, built: MutableField): void {
  for (const { check, holds } of member.checks) {
    const scope: Record<string, unknown> = Object.create(context.scope);
    scope.value = context.scope[member.key] ?? built.value;
    if (holds.evaluate(scope) === false) addError(context, built, messages.check(check.message.zh, check.message.en));
  }
}

function addError(context: BuildContext, built: MutableField, problem: Message, part?: string): void {
  built.errors.push({ path: part ? `${built.path}.${part}` : built.path, page: context.page, ...problem });
}

function buildItems(
  context: BuildContext,
  member: CompiledMember,
  field: RepeatingField | TableField,
  state: MemberState,
  built: MutableField,
): void {
  const collected: Answers[] = [];
  const items: EvaluatedItem[] = [];
  for (const [index, item] of (state.items ?? []).entries()) {
    const answers: Answers = {};
    const inner: BuildContext = {
      ...context,
      states: item.states,
      scope: item.scope,
      prefix: `${item.path}.`,
      answers,
    };
    const fields = (member.item?.roots ?? []).flatMap(child => buildField(inner, child));
    collected.push(answers);
    items.push({ index, path: item.path, title: titleOf(member, item), fields });
  }
  built.value = collected;
  built.items = items;
  if (collected.length > 0) context.answers[member.key] = collected;
  if (field.kind === 'table' && field.totals) built.totals = sumColumns(field.totals, collected);
  if (state.problem) addError(context, built, state.problem);
  if (state.access !== 'edit') return;
  built.required = (field.minItems ?? 0) > 0;
  const count = collected.filter(answers => Object.keys(answers).length > 0).length;
  const problem = countProblem(field, count, items);
  if (problem) addError(context, built, problem);
  else if (count > 0) addFieldChecks(context, member, built);
}

function countProblem(
  field: RepeatingField | TableField,
  count: number,
  items: readonly EvaluatedItem[],
): Message | undefined {
  if (field.maxItems !== undefined && count > field.maxItems)
    return messages.tooManyItems(field.maxItems, itemName(field));
  const least = field.minItems ?? 0;
  // Empty items already say what they need; a sentence about their number would be said twice.
  const said = items.some(item => item.fields.some(inner => inner.errors.length > 0));
  return count < least && !said ? messages.tooFewItems(least, itemName(field)) : undefined;
}

function titleOf(member: CompiledMember, item: ItemState): string | null {
  const title = member.itemTitle?.evaluate(item.scope);
  return typeof title === 'string' && title !== '' ? title : null;
}

function sumColumns(columns: readonly string[], rows: readonly Answers[]): Record<string, number> {
  return Object.fromEntries(
    columns.map(column => {
      const values = rows.map(row => row[column]).filter(value => typeof value === 'number');
      // Summed in millionths (six decimal places is the most a number field has), so that 0.1 + 0.2 is 0.3.
      return [column, Math.round(values.reduce((sum, value) => sum + value * 1e6, 0)) / 1e6];
    }),
  );
}
