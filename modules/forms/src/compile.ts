import { type CompiledExpression, compileExpression } from '@onewindow/expressions';
import type { Check, FormDefinition, FormField, FormPage } from './definition.ts';

/** Kinds that are personal data whatever the definition says (个人信息保护法第二十八条, the platform's data rules). */
const ALWAYS_SENSITIVE: ReadonlySet<string> = new Set(['citizenId', 'phone', 'address', 'bankAccount']);

export interface CompiledCheck {
  check: Check;
  holds: CompiledExpression;
}

/** A field, group or page with its expressions parsed. */
export interface CompiledMember {
  kind: FormField['kind'] | 'page';
  key: string;
  /** Undefined for a page. */
  field?: FormField;
  page: string;
  /** Group or page around it, within the same level. */
  parent?: CompiledMember;
  visible?: CompiledExpression;
  required: boolean | CompiledExpression;
  computed?: CompiledExpression;
  itemTitle?: CompiledExpression;
  checks: readonly CompiledCheck[];
  /** Conditions of single options, by value. */
  optionConditions?: ReadonlyMap<string, CompiledExpression>;
  sensitive: boolean;
  /** Fields of a page or group, in order. */
  members: readonly CompiledMember[];
  /** What one item of a repeating group or table holds. */
  item?: CompiledLevel;
}

/** Everything whose answers stand in one object: the form, or one item of a repeating group. */
export interface CompiledLevel {
  roots: readonly CompiledMember[];
  /** Members that hold an answer, by key. */
  byKey: ReadonlyMap<string, CompiledMember>;
  /** All members so ordered that each comes after what its visibility and its computed value read. */
  order: readonly CompiledMember[];
  /** Keys that wait for one another in a circle; the validator refuses such a form. */
  circle: readonly string[];
}

export interface CompiledForm {
  definition: FormDefinition;
  level: CompiledLevel;
  pages: readonly { page: FormPage; member: CompiledMember }[];
  checks: readonly CompiledCheck[];
}

const compiled = new WeakMap<FormDefinition, CompiledForm>();

/**
 * Parses a definition's expressions and orders its fields, once for each definition object.
 * @throws ExpressionSyntaxError when a condition cannot be read (published definitions were validated)
 */
export function compileForm(definition: FormDefinition): CompiledForm {
  const known = compiled.get(definition);
  if (known) return known;
  const pages = definition.pages.map(page => ({ page, member: compilePage(page) }));
  const form: CompiledForm = {
    definition,
    pages,
    level: compileLevel(pages.map(({ member }) => member)),
    checks: compileChecks(definition.checks),
  };
  compiled.set(definition, form);
  return form;
}

function compilePage(page: FormPage): CompiledMember {
  const member: CompiledMember = {
    kind: 'page',
    key: page.key,
    page: page.key,
    required: false,
    checks: compileChecks(page.checks),
    sensitive: false,
    members: [],
    ...optional('visible', page.visible),
  };
  member.members = page.fields.map(field => compileField(field, page.key, member));
  return member;
}

function compileField(field: FormField, page: string, parent?: CompiledMember): CompiledMember {
  const member: CompiledMember = {
    kind: field.kind,
    key: field.key,
    field,
    page,
    required: false,
    checks: 'checks' in field ? compileChecks(field.checks) : [],
    sensitive: ALWAYS_SENSITIVE.has(field.kind) || ('sensitive' in field && field.sensitive === true),
    members: [],
    ...(parent ? { parent } : {}),
    ...optional('visible', field.visible),
  };
  if ('computed' in field && field.computed !== undefined) member.computed = compileExpression(field.computed);
  if ('required' in field && field.required !== undefined) {
    member.required = typeof field.required === 'string' ? compileExpression(field.required) : field.required;
  }
  if (field.kind === 'choice') {
    const conditions = (field.options ?? []).flatMap(({ value, visible }) =>
      visible === undefined ? [] : [[value, compileExpression(visible)] as const],
    );
    if (conditions.length > 0) member.optionConditions = new Map(conditions);
  }
  if (field.kind === 'group') member.members = field.fields.map(child => compileField(child, page, member));
  if (field.kind === 'repeating') {
    member.item = compileLevel(field.fields.map(child => compileField(child, page)));
    if (field.itemTitle !== undefined) member.itemTitle = compileExpression(field.itemTitle);
  }
  if (field.kind === 'table') member.item = compileLevel(field.columns.map(child => compileField(child, page)));
  return member;
}

function optional(name: 'visible', text: string | undefined) {
  return text === undefined ? {} : { [name]: compileExpression(text) };
}

function compileChecks(checks: readonly Check[] | undefined): CompiledCheck[] {
  return (checks ?? []).map(check => ({ check, holds: compileExpression(check.holds) }));
}

function compileLevel(roots: readonly CompiledMember[]): CompiledLevel {
  const all = roots.flatMap(flatten);
  const byKey = new Map(all.filter(holdsAnswer).map(member => [member.key, member]));
  return { roots, byKey, ...sortMembers(all, byKey) };
}

function flatten(member: CompiledMember): CompiledMember[] {
  return [member, ...member.members.flatMap(flatten)];
}

function holdsAnswer(member: CompiledMember): boolean {
  return member.kind !== 'page' && member.kind !== 'group' && member.kind !== 'static';
}

/** Depth first over “is read by”. A circle is cut where it closes, in the definition's order. */
function sortMembers(all: readonly CompiledMember[], byKey: ReadonlyMap<string, CompiledMember>) {
  const order: CompiledMember[] = [];
  const state = new Map<CompiledMember, 'open' | 'done'>();
  const circle = new Set<string>();
  function visit(member: CompiledMember): void {
    const seen = state.get(member);
    if (seen === 'open') circle.add(member.key);
    if (seen) return;
    state.set(member, 'open');
    if (member.parent) visit(member.parent);
    for (const name of namesRead(member)) {
      const read = byKey.get(name);
      if (read && read !== member) visit(read);
    }
    state.set(member, 'done');
    order.push(member);
  }
  for (const member of all) visit(member);
  return { order, circle: [...circle] };
}

/** Names that decide whether it is shown or what its value is, those of its items included. */
function namesRead(member: CompiledMember): Set<string> {
  const names = new Set([...(member.visible?.names ?? []), ...(member.computed?.names ?? [])]);
  for (const inner of member.item?.order ?? []) {
    for (const name of namesRead(inner)) if (!member.item?.byKey.has(name)) names.add(name);
  }
  return names;
}
