import type { FeelContext } from '../expression.ts';
import type { NameShape } from '../syntax.ts';
import { compileFunction, type Logic, logicIn } from './logic.ts';
import { childOf, childrenOf, readXml, type XmlElement } from './read-xml.ts';
import { conform, type DmnType, readTypes, shapeOf, typeNamed } from './types.ts';

/** A DMN model 决策模型, read once. */
export interface DecisionModel {
  readonly decisions: readonly string[];
  readonly inputs: readonly string[];
  /** The value of one decision; what it requires is evaluated before it. Inputs that do not fit their type are null. */
  evaluate(decision: string, inputs: FeelContext): unknown;
}

interface Element {
  name: string;
  type: DmnType;
  logic: Logic;
  /** Names of what must be known first. */
  requires: readonly string[];
}

/**
 * Reads a DMN 1.x file of conformance level 2 and beyond: decisions (literal expressions, decision tables, contexts, lists,
 * relations, invocations, functions), business knowledge models, item definitions. No imports, no decision services.
 *
 * @throws SyntaxError, ExpressionSyntaxError, DecisionTableError for what cannot be read; Error for decisions in a circle
 */
export function readDecisionModel(xml: string): DecisionModel {
  const definitions = readXml(xml);
  if (definitions.name !== 'definitions') throw new SyntaxError('this is not a DMN file');
  const types = readTypes(definitions);
  const inputs = new Map(
    childrenOf(definitions, 'inputData').map(element => [nameOf(element), typeNamed(types, typeRefOf(element))]),
  );
  const knowledge = childrenOf(definitions, 'businessKnowledgeModel');
  const decisions = childrenOf(definitions, 'decision');
  const shape: NameShape = {
    ...Object.fromEntries([...inputs].map(([name, type]) => [name, shapeOf(type)])),
    ...Object.fromEntries(decisions.map(element => [nameOf(element), shapeOf(typeNamed(types, typeRefOf(element)))])),
    ...Object.fromEntries(knowledge.map(element => [nameOf(element), null])),
  };
  const names = new Map(
    [...childrenOf(definitions, 'inputData'), ...knowledge, ...decisions].map(element => [
      element.attributes.id ?? '',
      nameOf(element),
    ]),
  );
  const elements = new Map<string, Element>();
  for (const element of knowledge) {
    const encapsulated = childOf(element, 'encapsulatedLogic');
    const logic = encapsulated ? compileFunction(encapsulated, shape) : () => null;
    const type = typeNamed(types, undefined);
    elements.set(nameOf(element), { name: nameOf(element), type, logic, requires: requirementsOf(element, names) });
  }
  for (const element of decisions) {
    const logic = logicIn(element, shape) ?? (() => null);
    const type = typeNamed(types, typeRefOf(element));
    elements.set(nameOf(element), { name: nameOf(element), type, logic, requires: requirementsOf(element, names) });
  }
  refuseCircles(elements);
  return {
    decisions: decisions.map(nameOf),
    inputs: [...inputs.keys()],
    evaluate(decision, given) {
      if (!elements.has(decision)) throw new Error(`there is no decision “${decision}”`);
      const scope: Record<string, unknown> = Object.create(null);
      for (const [name, type] of inputs) scope[name] = conform(type, Object.hasOwn(given, name) ? given[name] : null);
      return resolve(decision, elements, scope);
    },
  };
}

/** Evaluates what is required first; every element is evaluated once. */
function resolve(name: string, elements: ReadonlyMap<string, Element>, scope: Record<string, unknown>): unknown {
  if (name in scope) return scope[name];
  const element = elements.get(name);
  if (!element) return null;
  for (const required of element.requires) resolve(required, elements, scope);
  const value = conform(element.type, element.logic(scope));
  scope[name] = value;
  return value;
}

function nameOf(element: XmlElement): string {
  return childOf(element, 'variable')?.attributes.name ?? element.attributes.name ?? '';
}

function typeRefOf(element: XmlElement): string | undefined {
  return childOf(element, 'variable')?.attributes.typeRef;
}

function requirementsOf(element: XmlElement, names: ReadonlyMap<string, string>): string[] {
  const requirements = [
    ...childrenOf(element, 'informationRequirement'),
    ...childrenOf(element, 'knowledgeRequirement'),
  ];
  return requirements.flatMap(requirement => {
    const href = requirement.children.find(child => child.name.startsWith('required'))?.attributes.href;
    const name = href === undefined ? undefined : names.get(href.slice(href.indexOf('#') + 1));
    return name === undefined ? [] : [name];
  });
}

function refuseCircles(elements: ReadonlyMap<string, Element>): void {
  const state = new Map<string, 'open' | 'done'>();
  function visit(name: string): void {
    if (state.get(name) === 'done') return;
    if (state.get(name) === 'open') throw new Error(`“${name}” requires itself`);
    state.set(name, 'open');
    for (const required of elements.get(name)?.requires ?? []) visit(required);
    state.set(name, 'done');
  }
  for (const name of elements.keys()) visit(name);
}
