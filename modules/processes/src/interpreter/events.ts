import { type EventDefinition, type GraphNode, nodeOf, type TimerSpec } from '../graph/graph.ts';
import { complete } from './activities.ts';
import { consume, leave } from './flow.ts';
import { addToken, changeToken, childrenOf, disarm, getToken, isAlive, nodeAt, type Run } from './run.ts';
import { cancelChildren, cancelToken, openScope } from './scopes.ts';
import type { Subscription, Timer, Variables } from './state.ts';
import { addDuration, parseCycle, parseDuration, parseInstant, parseWorkingDays } from './time.ts';
import { evaluateAt, isTrue, TechnicalError, writeOutputs } from './variables.ts';

/** Begins to wait for the events of a node on behalf of a token. A condition that holds already triggers at once. */
export function armEvents(run: Run, token: number, node: GraphNode, definitions = node.events ?? []): void {
  definitions.forEach((event, definition) => {
    if (!isAlive(run, token)) return;
    const row = { id: run.nextId++, token, node: node.id, definition };
    if (event.kind === 'timer') run.timers.set(row.id, { ...row, ...schedule(run, token, event.timer) });
    else if (event.kind === 'message' || event.kind === 'signal') subscribe(run, row, event);
    else if (event.kind === 'condition') watch(run, row, event.expression);
  });
}

type RowId = Pick<Subscription, 'id' | 'token' | 'node' | 'definition'>;

function subscribe(run: Run, row: RowId, event: EventDefinition & { kind: 'message' | 'signal' }): void {
  const expression = event.kind === 'message' ? event.correlation : undefined;
  const key = expression === undefined ? null : evaluateAt(run, getToken(run, row.token), expression);
  run.subscriptions.set(row.id, {
    ...row,
    kind: event.kind,
    name: event.name,
    key: key === null ? null : String(key),
  });
}

function watch(run: Run, row: RowId, expression: string): void {
  const met = isTrue(run, getToken(run, row.token), expression);
  run.subscriptions.set(row.id, { ...row, kind: 'condition', name: expression, key: null, met });
  if (met) trigger(run, row, {});
}

/** Asks the conditions again after variables have changed; one that becomes true triggers. */
export function checkConditions(run: Run): void {
  run.variablesChanged = false;
  for (const row of [...run.subscriptions.values()]) {
    if (row.kind !== 'condition' || !run.subscriptions.has(row.id)) continue;
    const met = isTrue(run, getToken(run, row.token), row.name);
    if (met === row.met) continue;
    run.subscriptions.set(row.id, { ...row, met });
    if (met) trigger(run, row, {});
  }
}

function schedule(run: Run, token: number, spec: TimerSpec): Pick<Timer, 'dueAt' | 'fixed' | 'left' | 'interval'> {
  const { now } = run.options;
  const text = isLiteralTime(spec.text) ? spec.text : String(evaluateAt(run, getToken(run, token), spec.text));
  const days = parseWorkingDays(text);
  if (days !== undefined && run.options.workingDays) {
    return { dueAt: run.options.workingDays(now, days), fixed: false };
  }
  const instant = parseInstant(text);
  if (instant !== undefined) return { dueAt: instant, fixed: true };
  const duration = parseDuration(text);
  if (duration) return { dueAt: addDuration(now, duration), fixed: false };
  const cycle = parseCycle(text);
  if (!cycle) throw new TechnicalError(`${spec.text}: no time`);
  const interval = text.split('/').find(part => parseDuration(part) !== undefined) ?? text;
  const dueAt = cycle.start !== null && cycle.start > now ? cycle.start : addDuration(now, cycle.interval);
  return { dueAt, fixed: false, left: cycle.times, interval };
}

function isLiteralTime(text: string): boolean {
  return [parseInstant, parseDuration, parseCycle, parseWorkingDays].some(parse => parse(text) !== undefined);
}

/** Waits for what may interrupt or accompany an activity. */
export function armBoundaries(run: Run, token: number, node: GraphNode): void {
  for (const id of node.boundaries ?? []) {
    if (isAlive(run, token)) armEvents(run, token, nodeOf(run.graph, id));
  }
}

/**
 * Waits for the start events of the event sub-processes of a scope. True when one that interrupts has started at once,
 * because its condition holds already: then the body of the scope does not begin.
 */
export function armScopeEvents(run: Run, scope: number): boolean {
  const starts = (nodeAt(run, getToken(run, scope)).eventSubProcesses ?? []).flatMap(
    id => nodeOf(run.graph, id).starts ?? [],
  );
  for (const start of starts.map(id => nodeOf(run.graph, id))) {
    armEvents(run, scope, start);
    const isStarted = childrenOf(run, scope).some(child => child.node === start.scope);
    if (start.interrupting && isStarted) return true;
  }
  return false;
}

/** A timer has come due. A cycle is set again until it has fired as often as it says. */
export function fireTimer(run: Run, timer: Timer): void {
  const left = timer.left === undefined || timer.left === null ? timer.left : timer.left - 1;
  const interval = timer.interval === undefined ? undefined : parseDuration(timer.interval);
  const again = interval !== undefined && left !== 0 && left !== undefined;
  if (!again) {
    run.timers.delete(timer.id);
    trigger(run, timer, {});
    return;
  }
  const dueAt = addDuration(timer.dueAt ?? run.options.now, interval);
  run.timers.set(timer.id, { ...timer, left, dueAt });
  trigger(run, timer, {}, true);
}

/**
 * An event has happened for which a token waited. `again` says that it will happen again, so that a catching
 * intermediate event sends out a token and keeps waiting.
 */
export function trigger(run: Run, row: Pick<Timer, 'id' | 'token' | 'node'>, values: Variables, again = false): void {
  if (!isAlive(run, row.token)) return;
  const node = nodeOf(run.graph, row.node);
  if (node.parallelMultiple && !isLastOfAll(run, row)) return;
  const token = getToken(run, row.token);
  if (node.type === 'boundaryEvent') triggerBoundary(run, token.id, node, values);
  else if (node.type === 'startEvent' && token.node !== node.id) triggerEventSubProcess(run, token.id, node, values);
  else if (node.type === 'receiveTask' && token.node === node.id) complete(run, token.id, values);
  else if (token.node !== node.id) triggerAfterGateway(run, token.id, node, values);
  else if (again) branchOff(run, token.id, node, values);
  else passEvent(run, token.id, node, values);
}

/** A parallel multiple event needs every one of its events; this one has come. */
function isLastOfAll(run: Run, row: Pick<Timer, 'id' | 'token' | 'node'>): boolean {
  run.timers.delete(row.id);
  run.subscriptions.delete(row.id);
  const isOpen = (other: Pick<Timer, 'token' | 'node'>): boolean =>
    other.token === row.token && other.node === row.node;
  return ![...run.timers.values()].some(isOpen) && ![...run.subscriptions.values()].some(isOpen);
}

function passEvent(run: Run, id: number, node: GraphNode, values: Variables): void {
  writeOutputs(run, getToken(run, id), node, values);
  leave(run, id);
}

function branchOff(run: Run, id: number, node: GraphNode, values: Variables): void {
  const { parent } = getToken(run, id);
  const added = addToken(run, { parent, node: node.id, state: 'ready' });
  passEvent(run, added.id, node, values);
}

/** The event that came first decides which way an event-based gateway takes. */
function triggerAfterGateway(run: Run, id: number, node: GraphNode, values: Variables): void {
  const token = getToken(run, id);
  const gateway = nodeAt(run, token);
  run.passed.push(...node.incoming.filter(flow => gateway.outgoing.includes(flow)), node.id);
  if (gateway.awaits === 'all') {
    disarm(run, id, node.id);
    branchOff(run, id, node, values);
    const isOpen = [...run.timers.values(), ...run.subscriptions.values()].some(row => row.token === id);
    if (!isOpen && isAlive(run, id)) consume(run, id);
    return;
  }
  disarm(run, id);
  changeToken(run, id, { node: node.id });
  passEvent(run, id, node, values);
}

/** Takes the way of a boundary event; an interrupting one ends its activity. */
export function triggerBoundary(run: Run, host: number, node: GraphNode, values: Variables): void {
  const { parent } = getToken(run, host);
  if (node.interrupting) cancelToken(run, host);
  const added = addToken(run, { parent, node: node.id, state: 'ready' });
  run.passed.push(node.id);
  passEvent(run, added.id, node, values);
}

/** Starts an event sub-process; an interrupting one ends everything else in its scope. */
export function triggerEventSubProcess(run: Run, scope: number, start: GraphNode, values: Variables): void {
  const handler = nodeOf(run.graph, start.scope ?? '');
  if (start.interrupting) {
    cancelChildren(run, scope);
    for (const id of nodeAt(run, getToken(run, scope)).eventSubProcesses ?? []) {
      for (const other of nodeOf(run.graph, id).starts ?? []) disarm(run, scope, other);
    }
  }
  const token = addToken(run, { parent: scope, node: handler.id, state: 'scope' });
  run.passed.push(handler.id);
  openScope(run, token.id, [start.id]);
  if (isAlive(run, token.id)) writeOutputs(run, getToken(run, token.id), start, values);
}
