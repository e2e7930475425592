import { type Aggregation, compileDecisionTable, type DecisionTable, type HitPolicy } from '../decision-table.ts';
import { compileWithShape, type FeelContext } from '../expression.ts';
import type { NameShape } from '../syntax.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './read-xml.ts';

/** One boxed expression, ready to run. */
export type Logic = (context: FeelContext) => unknown;

const LOGIC = ['literalExpression', 'decisionTable', 'context', 'list', 'relation', 'invocation', 'functionDefinition'];

/** The boxed expression within an element, or undefined when there is none. */
export function logicIn(element: XmlElement, shape: NameShape): Logic | undefined {
  const found = element.children.find(child => LOGIC.includes(child.name));
  return found && compileLogic(found, shape);
}

function compileLogic(element: XmlElement, shape: NameShape): Logic {
  switch (element.name) {
    case 'literalExpression': {
      const expression = compileWithShape(textOf(element) || 'null', shape);
      return context => expression.evaluate(context);
    }
    case 'decisionTable': {
      const table = compileDecisionTable(readTable(element), shape);
      return context => table.evaluate(context).value;
    }
    case 'context':
      return compileContext(element, shape);
    case 'list': {
      const entries = element.children.map(child => compileLogic(child, shape));
      return context => entries.map(entry => entry(context));
    }
    case 'relation':
      return compileRelation(element, shape);
    case 'invocation':
      return compileInvocation(element, shape);
    case 'functionDefinition':
      return compileFunction(element, shape);
    default:
      throw new SyntaxError(`“${element.name}” is not supported`);
  }
}

function compileContext(element: XmlElement, shape: NameShape): Logic {
  const known: Record<string, unknown> = { ...shape };
  const entries = childrenOf(element, 'contextEntry').map(entry => {
    const name = childOf(entry, 'variable')?.attributes.name;
    const logic = logicIn(entry, known) ?? (() => null);
    if (name !== undefined) known[name] = null;
    return { name, logic };
  });
  return context => {
    const scope: Record<string, unknown> = Object.create(context);
    const result: Record<string, unknown> = {};
    for (const { name, logic } of entries) {
      const value = logic(scope);
      // An entry without a name is the answer of the whole (DMN 1.3 §7.3.3).
      if (name === undefined) return value;
      scope[name] = value;
      result[name] = value;
    }
    return result;
  };
}

function compileRelation(element: XmlElement, shape: NameShape): Logic {
  const columns = childrenOf(element, 'column').map(column => column.attributes.name ?? '');
  const rows = childrenOf(element, 'row').map(row => row.children.map(cell => compileLogic(cell, shape)));
  return context =>
    rows.map(row => Object.fromEntries(columns.map((column, index) => [column, row[index]?.(context) ?? null])));
}

/** A value of JavaScript that FEEL calls by position and by name. */
type FeelCallable = ((...values: unknown[]) => unknown) & { $args: string[] };

export function callable(parameters: readonly string[], body: (values: readonly unknown[]) => unknown): FeelCallable {
  return Object.assign((...values: unknown[]) => body(values), { $args: [...parameters] });
}

function compileInvocation(element: XmlElement, shape: NameShape): Logic {
  const [called, ...others] = element.children.filter(child => LOGIC.includes(child.name));
  if (!called || others.length > 0) throw new SyntaxError('an invocation names one function');
  const target = compileLogic(called, shape);
  const bindings = childrenOf(element, 'binding').map(binding => ({
    name: childOf(binding, 'parameter')?.attributes.name ?? '',
    logic: logicIn(binding, shape) ?? (() => null),
  }));
  return context => {
    const fn = target(context);
    const parameters =
      (fn as { $args?: string[]; parameterNames?: string[] } | null)?.$args ??
      (fn as { parameterNames?: string[] } | null)?.parameterNames;
    if (!parameters) return null;
    const values = parameters.map(name => bindings.find(binding => binding.name === name)?.logic(context) ?? null);
    return typeof fn === 'function' ? fn(...values) : (fn as { invoke(values: unknown[]): unknown }).invoke(values);
  };
}

/** A function definition; of other kinds than FEEL (Java, PMML) there is no value. */
export function compileFunction(element: XmlElement, shape: NameShape): Logic {
  const kind = element.attributes.kind ?? 'FEEL';
  const parameters = childrenOf(element, 'formalParameter').map(parameter => parameter.attributes.name ?? '');
  const inner = { ...shape, ...Object.fromEntries(parameters.map(name => [name, null])) };
  const body = kind === 'FEEL' ? logicIn(element, inner) : undefined;
  return context =>
    body
      ? callable(parameters, values => {
          const scope: Record<string, unknown> = Object.create(context);
          for (const [index, name] of parameters.entries()) scope[name] = values[index] ?? null;
          return body(scope);
        })
      : null;
}

const POLICIES: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'unique',
  FIRST: 'first',
  PRIORITY: 'priority',
  ANY: 'any',
  COLLECT: 'collect',
  'RULE ORDER': 'ruleOrder',
  'OUTPUT ORDER': 'outputOrder',
};

function readTable(element: XmlElement): DecisionTable {
  const hitPolicy = POLICIES[element.attributes.hitPolicy ?? 'UNIQUE'];
  if (!hitPolicy) throw new SyntaxError(`the hit policy “${element.attributes.hitPolicy}” is not known`);
  const aggregation = element.attributes.aggregation?.toLowerCase() as Aggregation | undefined;
  return {
    hitPolicy,
    ...(aggregation === undefined ? {} : { aggregation }),
    inputs: childrenOf(element, 'input').map(input => ({
      expression: textOf(childOf(input, 'inputExpression')) ?? 'null',
      ...given('allowed', textOf(childOf(input, 'inputValues'))),
    })),
    outputs: childrenOf(element, 'output').map(output => ({
      name: output.attributes.name ?? '',
      ...given('values', textOf(childOf(output, 'outputValues'))),
      ...given('default', textOf(childOf(output, 'defaultOutputEntry'))),
    })),
    rules: childrenOf(element, 'rule').map(rule => ({
      when: childrenOf(rule, 'inputEntry').map(entry => textOf(entry) ?? '-'),
      give: childrenOf(rule, 'outputEntry').map(entry => textOf(entry) || 'null'),
    })),
  };
}

function given<K extends string>(name: K, text: string | undefined): { [name in K]?: string } {
  return text === undefined || text === '' ? {} : ({ [name]: text } as { [name in K]: string });
}
