import type { EventDefinition, GraphNode, Loop, MultiInstanceLoop, StandardLoop } from '../graph/graph.ts';
import { nodeOf } from '../graph/graph.ts';
import { finishActivity } from './activities.ts';
import { addToken, changeToken, childrenOf, disarm, getToken, isAlive, nodeAt, type Run } from './run.ts';
import { cancelChildren } from './scopes.ts';
import type { LoopProgress, Token, Variables } from './state.ts';
import { throwEvents } from './throws.ts';
import { evaluateAt, isTrue, lookUp, setVariables, TechnicalError } from './variables.ts';

/** The token becomes the body of the loop; every round or instance is a token of its own inside it. */
export function beginLoop(run: Run, id: number, loop: Loop): void {
  if (loop.type === 'standard') {
    changeToken(run, id, { state: 'loop', loop: { total: null, started: 0, completed: 0 } });
    nextRound(run, id, loop);
    return;
  }
  const { collection, total } = measure(run, getToken(run, id), loop);
  const results = loop.output ? Array<unknown>(total).fill(null) : undefined;
  changeToken(run, id, { state: 'loop', loop: { total, started: 0, completed: 0, collection, results } });
  if (total === 0) {
    endLoop(run, id);
    return;
  }
  const first = loop.type === 'sequential' ? 1 : total;
  for (let count = 0; count < first; count += 1) startInstance(run, id, loop);
}

function measure(run: Run, token: Token, loop: MultiInstanceLoop): { collection?: unknown[]; total: number } {
  if (loop.collection) {
    const collection = lookUp(run, token, loop.collection) ?? evaluateAt(run, token, loop.collection);
    if (!Array.isArray(collection)) throw new TechnicalError(`${token.node}: “${loop.collection}” is no list`);
    return { collection, total: collection.length };
  }
  const total = evaluateAt(run, token, loop.cardinality ?? '');
  if (typeof total !== 'number' || !Number.isInteger(total) || total < 0) {
    throw new TechnicalError(`${token.node}: “${loop.cardinality}” is no number of instances`);
  }
  return { total };
}

function progressOf(run: Run, body: number): LoopProgress {
  return getToken(run, body).loop ?? { total: null, started: 0, completed: 0 };
}

/** The instance begins when its turn comes, not at once: a long loop must not grow the call stack. */
function startInstance(run: Run, body: number, loop: Loop): void {
  const progress = progressOf(run, body);
  const index = progress.started + 1;
  changeToken(run, body, { loop: { ...progress, started: index } });
  const variables: Variables = { loopCounter: index };
  if (loop.type !== 'standard' && progress.collection) {
    variables[loop.element ?? 'item'] = progress.collection[index - 1] ?? null;
  }
  const { node } = getToken(run, body);
  run.queue.push(addToken(run, { parent: body, node, state: 'ready', index, variables }).id);
}

/** Starts the next round of a standard loop, or ends it. */
function nextRound(run: Run, id: number, loop: StandardLoop): void {
  const body = getToken(run, id);
  const { started } = progressOf(run, id);
  const isFull = loop.maximum !== undefined && started >= loop.maximum;
  const isAsked = started > 0 || loop.testBefore;
  const holds = !isAsked || loop.condition === undefined || isTrue(run, body, loop.condition);
  if (isFull || !holds) endLoop(run, id);
  else startInstance(run, id, loop);
}

/** One instance of a looping activity has completed. */
export function instanceDone(run: Run, token: Token, node: GraphNode): void {
  const body = token.parent;
  const loop = node.loop;
  if (body === null || !loop) return;
  if (loop.type !== 'standard') keepResult(run, body, token, loop);
  run.tokens.delete(token.id);
  const progress = progressOf(run, body);
  changeToken(run, body, { loop: { ...progress, completed: progress.completed + 1 } });
  if (loop.type === 'standard') nextRound(run, body, loop);
  else nextInstance(run, body, loop);
}

function keepResult(run: Run, body: number, token: Token, loop: MultiInstanceLoop): void {
  const progress = progressOf(run, body);
  if (!loop.output || !progress.results || token.index === undefined) return;
  const result = lookUp(run, token, loop.output.element) ?? evaluateAt(run, token, loop.output.element);
  changeToken(run, body, { loop: { ...progress, results: progress.results.with(token.index - 1, result ?? null) } });
}

function nextInstance(run: Run, body: number, loop: MultiInstanceLoop): void {
  const isInterrupted = throwBehaviour(run, body, loop);
  if (!isAlive(run, body)) return;
  const { completed, started, total } = progressOf(run, body);
  const isComplete = loop.completion !== undefined && isTrue(run, getToken(run, body), loop.completion);
  if (isInterrupted || isComplete || completed === total) endLoop(run, body);
  else if (loop.type === 'sequential' && started < (total ?? 0)) startInstance(run, body, loop);
  else if (childrenOf(run, body).length === 0) endLoop(run, body);
}

/**
 * The events that a completing instance throws (BPMN 2.0.2, table 10.29). `none` and `one` only tell of the completion, so a
 * boundary event that catches them does not interrupt. A complex definition says by its condition that the point is
 * reached: an interrupting boundary event that catches it ends the instances that are left. True when that happened.
 */
function throwBehaviour(run: Run, body: number, loop: MultiInstanceLoop): boolean {
  const { completed } = progressOf(run, body);
  if (loop.behaviour === 'none' || (loop.behaviour === 'one' && completed === 1)) {
    if (loop.event) throwAtBoundary(run, body, loop.event);
    return false;
  }
  if (loop.behaviour !== 'complex') return false;
  const held = loop.complex?.filter(one => isTrue(run, getToken(run, body), one.condition)) ?? [];
  const caught = held.flatMap(one => one.events).map(event => throwAtBoundary(run, body, event));
  return caught.includes('interrupting');
}

function throwAtBoundary(run: Run, body: number, event: EventDefinition): 'interrupting' | 'other' {
  const token = getToken(run, body);
  const boundaries = (nodeAt(run, token).boundaries ?? []).map(id => nodeOf(run.graph, id));
  const caught = boundaries.filter(boundary => boundary.events?.some(one => isSameEvent(one, event)));
  for (const boundary of caught) {
    const added = addToken(run, { parent: token.parent, node: boundary.id, state: 'ready' });
    run.queue.push(added.id);
  }
  if (caught.length === 0) throwEvents(run, body, [event]);
  return caught.some(boundary => boundary.interrupting) ? 'interrupting' : 'other';
}

function isSameEvent(one: EventDefinition, other: EventDefinition): boolean {
  if ('name' in one && 'name' in other) return one.kind === other.kind && one.name === other.name;
  if ('code' in one && 'code' in other)
    return one.kind === other.kind && (one.code === null || one.code === other.code);
  return one.kind === other.kind && one.kind !== 'timer';
}

/** The loop is done: instances that are left are cancelled, results handed out, the activity completed. */
function endLoop(run: Run, id: number): void {
  const body = getToken(run, id);
  const { loop } = nodeAt(run, body);
  cancelChildren(run, id);
  disarm(run, id);
  if (loop?.type !== 'standard' && loop?.output) {
    setVariables(run, body, { [loop.output.collection]: body.loop?.results ?? [] });
  }
  finishActivity(run, id);
}
