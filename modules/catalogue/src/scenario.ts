import type { Material, Source, Text } from './content.ts';
import type { ItemContent } from './item-content.ts';
import type { Scenario, ScenarioOrder, ScenarioQuestion } from './scenario-contract.ts';

/** Question id → ids of the answers chosen. */
export type ScenarioAnswers = Readonly<Record<string, readonly string[]>>;

export interface ScenarioItem {
  basicCode: string;
  /** Why it is needed: which answer led to it and the words of law behind it; empty for items that everybody needs. */
  reasons: { question: string; answer: string; source: Source }[];
  /** Position in the order in which the items can be done, from 1; items of one step can be done at the same time. */
  step: number;
}

export interface ResolvedScenario {
  /** The questions to ask, in order, as far as the answers so far call for them. */
  questions: ScenarioQuestion[];
  /** The next question without an answer; null when all are answered. */
  next: string | null;
  items: ScenarioItem[];
  /** What must come before what among the items needed, and before which event. */
  order: ScenarioOrder[];
  warnings: Text[];
  /** The joint service that covers some of the items, when at least two of them are needed; `days` in working days. */
  joint: { items: string[]; days: number; formKey: string | null; processKey: string | null; source: Source } | null;
}

/**
 * Reads the answers against the question tree. Answers to questions that are not asked (any more) do not count, and
 * unknown answers are ignored, so that an old link never breaks.
 */
export function resolveScenario(scenario: Scenario, answers: ScenarioAnswers): ResolvedScenario {
  const questions = askedQuestions(scenario, answers);
  const needed = new Map<string, ScenarioItem['reasons']>(scenario.always.map(code => [code, []]));
  const warnings: Text[] = [];
  for (const question of questions) {
    for (const answer of chosenAnswers(question, answers)) {
      for (const code of answer.adds) {
        const reasons = needed.get(code) ?? [];
        needed.set(code, [...reasons, { question: question.id, answer: answer.id, source: answer.reason }]);
      }
      if (answer.warning) warnings.push(answer.warning);
    }
  }
  const steps = stepsOf([...needed.keys()], scenario.order);
  const items = [...needed]
    .map(([basicCode, reasons]) => ({ basicCode, reasons, step: steps.get(basicCode) ?? 1 }))
    .sort((a, b) => a.step - b.step);
  return {
    questions,
    next: questions.find(question => chosenAnswers(question, answers).length === 0)?.id ?? null,
    items,
    order: scenario.order.filter(rule => concerns(rule, needed)),
    warnings,
    joint: jointOf(scenario, needed),
  };
}

function askedQuestions(scenario: Scenario, answers: ScenarioAnswers): ScenarioQuestion[] {
  const asked: ScenarioQuestion[] = [];
  for (const question of scenario.questions) {
    const { when } = question;
    const before = when && asked.find(one => one.id === when.question);
    const open = !when || (before && chosenAnswers(before, answers).some(answer => when.answers.includes(answer.id)));
    if (open) asked.push(question);
  }
  return asked;
}

function chosenAnswers(question: ScenarioQuestion, answers: ScenarioAnswers): ScenarioQuestion['answers'] {
  const chosen = Object.hasOwn(answers, question.id) ? (answers[question.id] ?? []) : [];
  const known = question.answers.filter(answer => chosen.includes(answer.id));
  return question.multiple ? known : known.slice(0, 1);
}

function concerns(rule: ScenarioOrder, needed: ReadonlyMap<string, unknown>): boolean {
  const touches = (end: ScenarioOrder['before']) => end.items.some(code => needed.has(code));
  const both = rule.before.items.length > 0 && rule.after.items.length > 0;
  return both ? touches(rule.before) && touches(rule.after) : touches(rule.before) || touches(rule.after);
}

/** Longest chain of "before" rules that leads to each item; a contradiction in the data ends after as many rounds as items. */
function stepsOf(codes: readonly string[], order: readonly ScenarioOrder[]): Map<string, number> {
  const steps = new Map(codes.map(code => [code, 1]));
  for (let round = 0; round < codes.length; round++) {
    let moved = false;
    for (const { before, after } of order) {
      const earliest = Math.max(0, ...before.items.map(code => steps.get(code) ?? 0)) + 1;
      for (const code of after.items) {
        if ((steps.get(code) ?? earliest) >= earliest) continue;
        steps.set(code, earliest);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return steps;
}

function jointOf(scenario: Scenario, needed: ReadonlyMap<string, unknown>): ResolvedScenario['joint'] {
  if (!scenario.joint) return null;
  const items = scenario.joint.items.filter(code => needed.has(code));
  return items.length < 2 ? null : { ...scenario.joint, items };
}

/** One document to be handed in once, and the items that ask for it. */
export interface MergedMaterial {
  /** `sameAs` of the materials, or `basicCode/slot` when no other item asks for the same. */
  key: string;
  material: Material;
  neededFor: { basicCode: string; slot: string }[];
}

/**
 * One list for several items: what they ask for in common is asked for once. A material is required when any item
 * requires it, and is fetched by the platform when it can be for any of them.
 */
export function mergeMaterials(
  items: readonly { basicCode: string; content: Pick<ItemContent, 'materials'> }[],
): MergedMaterial[] {
  const merged = new Map<string, MergedMaterial>();
  for (const { basicCode, content } of items) {
    for (const material of content.materials) {
      const key = material.sameAs ?? `${basicCode}/${material.id}`;
      const known = merged.get(key);
      const needed = { basicCode, slot: material.id };
      if (!known) merged.set(key, { key, material, neededFor: [needed] });
      else
        merged.set(key, { key, material: stricter(known.material, material), neededFor: [...known.neededFor, needed] });
    }
  }
  return [...merged.values()];
}

function stricter(one: Material, other: Material): Material {
  const fetched = one.fetch ?? other.fetch;
  const { when: _, ...rest } = one;
  return {
    ...rest,
    necessity: one.necessity === '1' || other.necessity === '1' ? '1' : one.necessity,
    originals: Math.max(one.originals, other.originals),
    copies: Math.max(one.copies, other.copies),
    // Asked for always by one item: then always. Otherwise the condition of the first stands only if both have the same.
    ...(one.when !== undefined && one.when === other.when && { when: one.when }),
    ...(fetched && { fetch: fetched }),
  };
}
