import { type FeelContext, feelDate, toPlain } from '@onewindow/expressions';
import type { Answers, EvaluateOptions, Lookups, PrefilledValue } from './answers.ts';
import type { CompiledLevel, CompiledMember } from './compile.ts';
import type { AccessLevel, LeafField, Option, RepeatingField, TableField } from './definition.ts';
import { itemName } from './display-fields.ts';
import { isRecord, ownValue, sameJson } from './json.ts';
import { type Message, messages } from './messages.ts';
import { type ReadAnswer, readValue } from './read-value.ts';

/** What is known of one member after the first pass: whether it shows and what its value is. */
export interface MemberState {
  shown: boolean;
  /** What the step may do with it. */
  access: AccessLevel;
  /** The access that it, or what is around it, names for this step; nothing within may do more. */
  cap: AccessLevel | undefined;
  value: unknown;
  typed?: string;
  /** The person emptied a prefilled field: kept as null so that it is not filled again. */
  emptied: boolean;
  problem?: Message;
  part?: string;
  source?: PrefilledValue;
  held: boolean;
  disputed: boolean;
  options?: readonly Option[];
  items?: readonly ItemState[];
}
export interface ItemState {
  path: string;
  states: LevelState;
  scope: FeelContext;
  unknown: readonly string[];
}
export type LevelState = ReadonlyMap<CompiledMember, MemberState>;

export interface Evaluation {
  options: EvaluateOptions;
  step: string;
  lookups: Lookups;
}
export interface LevelInput {
  level: CompiledLevel;
  raw: Answers;
  previous: Answers;
  /** Values as FEEL reads them; the level writes its own into it. */
  scope: Record<string, unknown>;
  /** `''` at the top, `staff.0.` in an item. */
  prefix: string;
  /** Access that the list around this level names for the step. */
  cap: AccessLevel | undefined;
}

/** First pass, in the order of dependence: decides what shows and reads or computes every value. */
export function evaluateLevel(evaluation: Evaluation, input: LevelInput): LevelState {
  const states = new Map<CompiledMember, MemberState>();
  for (const member of input.level.order) {
    const parent = member.parent ? states.get(member.parent) : undefined;
    const state = evaluateMember(evaluation, input, member, parent);
    states.set(member, state);
    if (input.level.byKey.has(member.key)) input.scope[member.key] = state.shown ? feelValue(member, state) : null;
  }
  return states;
}

const HIDDEN: MemberState = {
  shown: false,
  access: 'hide',
  cap: undefined,
  value: null,
  emptied: false,
  held: false,
  disputed: false,
};

function evaluateMember(
  evaluation: Evaluation,
  input: LevelInput,
  member: CompiledMember,
  parent?: MemberState,
): MemberState {
  if (parent && !parent.shown) return HIDDEN;
  if (member.visible && member.visible.evaluate(input.scope) !== true) return HIDDEN;
  const bare: MemberState = {
    ...accessOf(member, evaluation.step, parent ? parent.cap : input.cap),
    shown: true,
    value: null,
    emptied: false,
    held: false,
    disputed: false,
  };
  const { field } = member;
  if (!field || field.kind === 'static' || field.kind === 'group') return bare;
  if (field.kind === 'repeating' || field.kind === 'table')
    return evaluateItems(evaluation, input, member, field, bare);
  return evaluateLeaf(evaluation, input, member, field, bare);
}

/** Own word first, then that of what is around, then the default: `apply` edits, every other step views. */
function accessOf(
  member: CompiledMember,
  step: string,
  cap: AccessLevel | undefined,
): Pick<MemberState, 'access' | 'cap'> {
  const own = member.field?.access?.[step];
  const wanted = own ?? cap ?? (step === 'apply' ? 'edit' : 'view');
  const access = cap !== undefined && RANK[cap] < RANK[wanted] ? cap : wanted;
  return { access, cap: own === undefined ? cap : access };
}

const RANK: Record<AccessLevel, number> = { hide: 0, view: 1, edit: 2 };

function evaluateLeaf(
  evaluation: Evaluation,
  input: LevelInput,
  member: CompiledMember,
  field: LeafField,
  bare: MemberState,
): MemberState {
  const path = `${input.prefix}${member.key}`;
  const options = field.kind === 'choice' ? currentOptions(evaluation, member, field, input.scope) : undefined;
  const context = { today: evaluation.options.today, lookups: evaluation.lookups, ...(options ? { options } : {}) };
  const state: MemberState = options ? { ...bare, options } : bare;
  if (member.computed) {
    const computed = coerceComputed(field, toPlain(member.computed.evaluate(input.scope)));
    return applyRead(state, readValue(field, computed, context));
  }
  const before = ownValue(input.previous, member.key);
  const given = ownValue(input.raw, member.key);
  if (bare.access !== 'edit') {
    const kept = applyRead(state, readValue(field, before, context));
    const changed = given !== undefined && given !== null && !sameJson(given, before);
    const { problem: _kept, ...quiet } = kept;
    return changed ? { ...quiet, problem: messages.notEditable() } : quiet;
  }
  const source = prefilled(evaluation, field, path);
  if (!source) return applyRead(state, readValue(field, given, context));
  const offered = readValue(field, source.value, context);
  if (offered.value === null || (offered.problem && !field.held))
    return applyRead(state, readValue(field, given, context));
  const { disputes } = evaluation.options;
  const disputed = disputes !== undefined && Object.hasOwn(disputes, path);
  if (field.held && !disputed) return { ...applyRead(state, offered), source, held: true };
  const read = given === undefined ? offered : readValue(field, given, context);
  const same = sameJson(read.value, offered.value);
  const next = {
    ...applyRead(state, read),
    disputed: disputed && field.held === true,
    emptied: given !== undefined && read.value === null && !read.typed,
  };
  return same || disputed ? { ...next, source } : next;
}

function applyRead(state: MemberState, read: ReadAnswer): MemberState {
  return { ...state, ...read };
}

/** FEEL numbers are floating point: a computed value is rounded to what the field can hold. */
function coerceComputed(field: LeafField, value: unknown): unknown {
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (field.kind === 'money') return Math.round(value);
    if (field.kind === 'number') return roundTo(value, field.decimals ?? 0);
    if (field.kind === 'text' || field.kind === 'longText') return String(value);
  }
  return value;
}

/** By decimal shift, so that 1.005 rounds to 1.01 and not to what its binary form is nearest to. */
function roundTo(value: number, decimals: number): number {
  const shifted = Number(`${value}e${decimals}`);
  return Number.isFinite(shifted) ? Number(`${Math.round(shifted)}e-${decimals}`) : Number(value.toFixed(decimals));
}

function currentOptions(
  evaluation: Evaluation,
  member: CompiledMember,
  field: Extract<LeafField, { kind: 'choice' }>,
  scope: FeelContext,
): readonly Option[] | undefined {
  const all =
    field.options ?? (field.codeTable === undefined ? undefined : evaluation.lookups.codeTable?.(field.codeTable));
  const conditions = member.optionConditions;
  if (!all || !conditions) return all;
  return all.filter(option => conditions.get(option.value)?.evaluate(scope) !== false || !conditions.has(option.value));
}

function prefilled(
  evaluation: Evaluation,
  field: LeafField | RepeatingField | TableField,
  path: string,
): PrefilledValue | undefined {
  const { prefill } = evaluation.options;
  if (!prefill) return undefined;
  for (const source of [path, ...(field.prefill ?? [])]) {
    const found = Object.hasOwn(prefill, source) ? prefill[source] : undefined;
    if (found && found.value !== null && found.value !== undefined) return found;
  }
  return undefined;
}

/** Longest list that is read at all; the definition's own limit comes on top. */
const MOST_ITEMS = 1000;

function evaluateItems(
  evaluation: Evaluation,
  input: LevelInput,
  member: CompiledMember,
  field: RepeatingField | TableField,
  bare: MemberState,
): MemberState {
  const path = `${input.prefix}${member.key}`;
  const editable = bare.access === 'edit';
  const given = ownValue(input.raw, member.key);
  const givenList = listOf(given);
  const previous = listOf(ownValue(input.previous, member.key)) ?? [];
  const source = editable ? prefilled(evaluation, field, path) : undefined;
  // A step that may not change the list may still fill single fields of its items: an officer's opinion on each row.
  const list = editable ? (givenList ?? (given === undefined ? listOf(source?.value) : undefined) ?? []) : previous;
  const count = Math.min(MOST_ITEMS, editable ? Math.max(list.length, field.minItems ?? 0) : list.length);
  const { item } = member;
  const items: ItemState[] = [];
  for (let index = 0; item && index < count; index += 1) {
    const raw = (editable ? list[index] : givenList?.[index]) ?? {};
    const scope: Record<string, unknown> = Object.create(input.scope);
    scope.index = index + 1;
    const prefix = `${path}.${index}.`;
    const states = evaluateLevel(evaluation, {
      level: item,
      raw,
      previous: previous[index] ?? {},
      scope,
      prefix,
      cap: bare.cap,
    });
    items.push({
      path: `${path}.${index}`,
      states,
      scope,
      unknown: Object.keys(raw).filter(key => !item.byKey.has(key)),
    });
  }
  const state: MemberState = { ...bare, items };
  if (given !== undefined && given !== null && !givenList) state.problem = messages.wrongShape();
  else if (!editable && givenList && givenList.length !== previous.length) state.problem = messages.notEditable();
  else if (list.length > MOST_ITEMS) state.problem = messages.tooManyItems(MOST_ITEMS, itemName(field));
  if (source && given === undefined) state.source = source;
  return state;
}

function listOf(value: unknown): Answers[] | undefined {
  return Array.isArray(value) && value.every(isRecord) ? value : undefined;
}

/** Values as FEEL compares them: dates are dates, texts that could not be read are null. */
function feelValue(member: CompiledMember, state: MemberState): unknown {
  if (state.items && member.item) {
    const keys = [...member.item.byKey.keys()];
    return state.items.map(item =>
      Object.fromEntries(keys.map(key => [key, (item.scope as Record<string, unknown>)[key]])),
    );
  }
  return member.kind === 'date' && typeof state.value === 'string' ? feelDate(state.value) : state.value;
}
