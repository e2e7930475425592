import { evaluateFeel } from '../feel.ts';
import type { GraphNode, Mapping } from '../graph/graph.ts';
import { changeToken, getToken, nodeAt, type Run } from './run.ts';
import { ROOT, type Token, type Variables } from './state.ts';

/** A failure that the model can catch with an error event that names no code. */
export class TechnicalError extends Error {}

/** The value of a variable as seen from a token: the innermost scope that has it. Undefined when none has. */
export function lookUp(run: Run, token: Token, name: string): unknown {
  for (let at: Token | undefined = token; at; at = at.parent === null ? undefined : run.tokens.get(at.parent)) {
    if (at.variables && Object.hasOwn(at.variables, name)) return at.variables[name];
    const counted = at.loop && loopAttribute(run, at, name);
    if (counted !== undefined) return counted;
  }
  return undefined;
}

/** Run-time attributes of a multi-instance activity (BPMN 2.0.2, table 10.30). */
function loopAttribute(run: Run, body: Token, name: string): number | undefined {
  const { started = 0, completed = 0, total } = body.loop ?? {};
  switch (name) {
    case 'numberOfInstances':
      return total ?? started;
    case 'numberOfCompletedInstances':
      return completed;
    case 'numberOfActiveInstances':
      return [...run.tokens.values()].filter(token => token.parent === body.id).length;
    case 'numberOfTerminatedInstances':
      return 0;
    case 'loopCounter':
      return started;
    default:
      return undefined;
  }
}

/** Everything that a token sees, innermost first. */
export function visibleVariables(run: Run, token: Token): Variables {
  const outer = token.parent === null ? {} : visibleVariables(run, getToken(run, token.parent));
  return token.variables ? { ...outer, ...token.variables } : outer;
}

/** @throws TechnicalError when the text is no FEEL expression */
export function evaluateAt(run: Run, token: Token, expression: string, extra?: Variables): unknown {
  try {
    return evaluateFeel(expression, name =>
      extra && Object.hasOwn(extra, name) ? extra[name] : (lookUp(run, token, name) ?? null),
    );
  } catch (error) {
    throw new TechnicalError(`${nodeAt(run, token).id}: ${error instanceof Error ? error.message : expression}`);
  }
}

export function isTrue(run: Run, token: Token, expression: string, extra?: Variables): boolean {
  return evaluateAt(run, token, expression, extra) === true;
}

/** Writes each variable where it is declared, innermost first; what nobody declares belongs to the process. */
export function setVariables(run: Run, token: Token, values: Variables): void {
  for (const [name, value] of Object.entries(values)) {
    const owner = ownerOf(run, token, name);
    const current = getToken(run, owner).variables;
    if (current && Object.hasOwn(current, name) && Object.is(current[name], value)) continue;
    changeToken(run, owner, { variables: { ...current, [name]: value } });
    run.variablesChanged = true;
  }
}

function ownerOf(run: Run, token: Token, name: string): number {
  for (let at: Token | undefined = run.tokens.get(token.id); at; ) {
    if (at.variables && Object.hasOwn(at.variables, name)) return at.id;
    at = at.parent === null ? undefined : run.tokens.get(at.parent);
  }
  return ROOT;
}

/** Data objects and properties of a scope or activity begin empty. */
export function declaredVariables(node: GraphNode): Variables | undefined {
  return node.data && Object.fromEntries(node.data.map(name => [name, null]));
}

/** Data that a token's activity may read and write by name: what it and its scopes declare. */
export function declaredNames(run: Run, token: Token): string[] {
  const own = nodeAt(run, token).data ?? [];
  const parent = token.parent === null ? undefined : run.tokens.get(token.parent);
  return parent ? [...own, ...declaredNames(run, parent)] : own;
}

/** What data associations bring into an activity. */
export function readInputs(run: Run, token: Token, mappings: Mapping[] | undefined): Variables | undefined {
  if (!mappings) return undefined;
  return Object.fromEntries(mappings.map(({ from, to }) => [to, readSource(run, token, from)]));
}

function readSource(run: Run, token: Token, from: string): unknown {
  // A data object may bear a name that is no FEEL name; the variable itself goes first.
  return lookUp(run, token, from) ?? evaluateAt(run, token, from);
}

/** What an activity or event hands out: what its data associations say, or all of it when it has none. */
export function writeOutputs(run: Run, token: Token, node: GraphNode, values: Variables): void {
  const written = node.outputs
    ? Object.fromEntries(
        node.outputs.map(({ from, to }) => [
          to,
          Object.hasOwn(values, from) ? values[from] : evaluateAt(run, token, from, values),
        ]),
      )
    : values;
  setVariables(run, token, written);
}
