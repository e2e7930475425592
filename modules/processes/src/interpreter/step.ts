import { type GraphNode, type Model, nodeOf } from '../graph/graph.ts';
import { beginActivity, complete, enterActivity, sendAndComplete } from './activities.ts';
import { armEvents, checkConditions, fireTimer, trigger } from './events.ts';
import { arriveAtComplex, arriveAtInclusive, arriveAtParallel, consume, joinWaiting, leave } from './flow.ts';
import { returnTo } from './return-to.ts';
import { addToken, beginRun, changeToken, countVisit, endRun, getToken, isAlive, nodeAt, type Run } from './run.ts';
import { endInstance, openScope } from './scopes.ts';
import { type InstanceState, ROOT, StepError, type StepOptions, type StepResult, type Trigger } from './state.ts';
import { resume, suspend } from './suspension.ts';
import { catchSignal, findReceiver, throwAtNode, throwError, throwEscalation } from './throws.ts';
import { setVariables, TechnicalError } from './variables.ts';

/** An instance that has not started. */
export function newInstance(process: string): InstanceState {
  const root = { id: ROOT, parent: null, node: process, state: 'ready' as const, variables: {} };
  return {
    process,
    status: 'active',
    nextId: ROOT + 1,
    tokens: new Map([[ROOT, root]]),
    timers: new Map(),
    subscriptions: new Map(),
  };
}

/**
 * One step of an instance: takes what happened, moves every token as far as it goes and says what the outside has to do.
 * Pure: the same state, trigger and time give the same result, and the state given is left as it is.
 * @throws StepError for a trigger that does not fit (`stale`) or a loop that does not end (`endless`)
 */
export function step(model: Model, state: InstanceState, event: Trigger, options: StepOptions): StepResult {
  const run = beginRun(model, state, options);
  if (run.status !== 'active') throw new StepError('stale', 'the instance has ended');
  for (const token of run.tokens.values()) if (token.state === 'ready' && token.id !== ROOT) run.queue.push(token.id);
  guard(run, subjectOf(event), () => apply(run, event));
  settle(run);
  return { state: endRun(run, state.process), effects: run.effects, passed: run.passed };
}

function subjectOf(event: Trigger): number {
  return 'token' in event ? event.token : ROOT;
}

function apply(run: Run, event: Trigger): void {
  switch (event.type) {
    case 'start':
      start(run, event);
      break;
    case 'complete':
      complete(run, event.token, event.variables);
      break;
    case 'fail':
      throwError(run, getToken(run, event.token), event.code, event.message);
      break;
    case 'timer': {
      const timer = run.timers.get(event.timer);
      if (!timer) throw new StepError('stale', `there is no timer ${event.timer}`);
      fireTimer(run, timer);
      break;
    }
    case 'message':
      receive(run, event);
      break;
    case 'signal':
      catchSignal(run, event.name, event.variables);
      break;
    case 'called':
      if (event.failure) throwError(run, getToken(run, event.token), event.failure.code, event.failure.message);
      else complete(run, event.token, event.variables);
      break;
    case 'escalation':
      throwEscalation(run, getToken(run, event.token), event.code);
      break;
    case 'variables':
      setVariables(run, getToken(run, ROOT), event.variables);
      break;
    case 'return':
      returnTo(run, event.token, event.target);
      break;
    case 'terminate':
      endInstance(run, 'terminated');
      break;
    case 'suspend':
      suspend(run);
      break;
    case 'resume':
      resume(run);
      break;
  }
}

function start(run: Run, event: Trigger & { type: 'start' }): void {
  const process = nodeOf(run.graph, run.graph.id);
  const starts = event.node === undefined ? plainStarts(run, process) : [event.node];
  openScope(run, ROOT, event.event ? 'none' : starts, event.variables);
  if (event.event && run.status === 'active') startByEvent(run, event.event, event.node);
}

/** Where a process begins when nothing but its start is asked for: at its plain start, or else at any it has. */
function plainStarts(run: Run, process: GraphNode): string[] {
  const starts = process.starts ?? [];
  const plain = starts.filter(id => !nodeOf(run.graph, id).events);
  return plain.length > 0 ? plain : starts;
}

/** The event that started the process is the first thing that happens in it; others of the same node stay open. */
function startByEvent(run: Run, event: { node: string; definition: number }, node = event.node): void {
  const token = addToken(run, { parent: ROOT, node, state: 'waiting' });
  const at = nodeOf(run.graph, node);
  if (at.type === 'eventBasedGateway') armGateway(run, token.id, at);
  else armEvents(run, token.id, at, at.message ? [at.message] : at.events);
  const row = [...run.subscriptions.values(), ...run.timers.values()].find(
    one => one.token === token.id && one.node === event.node && one.definition === event.definition,
  );
  if (row) trigger(run, row, {});
}

function receive(run: Run, event: Trigger & { type: 'message' }): void {
  const named = event.subscription === undefined ? undefined : run.subscriptions.get(event.subscription);
  const receiver = named ?? findReceiver(run.subscriptions, event.name, event.key);
  if (!receiver) throw new StepError('stale', `nothing waits for the message ${event.name}`);
  trigger(run, receiver, event.variables);
}

/** Moves tokens until none can move: first all that are ready, then throws, then joins that wait for nobody any more. */
function settle(run: Run): void {
  while (run.status === 'active') {
    if (run.variablesChanged) guard(run, ROOT, () => checkConditions(run));
    const next = run.queue.shift() ?? nextLate(run);
    if (next !== undefined) guard(run, next, () => handle(run, next));
    else if (guard(run, ROOT, () => joinWaiting(run)) === false && !run.variablesChanged) break;
  }
}

/**
 * A throwing event waits until everything else has come to rest, activities that run outside included: parallel
 * branches run side by side, and whoever can be waiting for the event by then should be.
 */
function nextLate(run: Run): number | undefined {
  let late: number | undefined;
  for (const token of run.tokens.values()) {
    if (token.state === 'running') return undefined;
    if (token.state === 'late') late ??= token.id;
  }
  return late;
}

/** A technical failure becomes an error at the token where it happened. */
function guard<T>(run: Run, id: number, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof TechnicalError)) throw error;
    const thrower = run.tokens.get(id) ?? getToken(run, ROOT);
    throwError(run, thrower, null, error.message);
    return undefined;
  }
}

function handle(run: Run, id: number): void {
  if (!isAlive(run, id)) return;
  const token = getToken(run, id);
  const node = nodeAt(run, token);
  if (token.state === 'late') {
    changeToken(run, id, { state: 'ready' });
    if (node.type === 'sendTask') sendAndComplete(run, id, node);
    else throwAtNode(run, id);
    return;
  }
  if (token.state !== 'ready') return;
  countVisit(run, node.id);
  run.passed.push(node.id);
  arrive(run, id, node);
}

function arrive(run: Run, id: number, node: GraphNode): void {
  const token = getToken(run, id);
  switch (node.type) {
    case 'startEvent':
    case 'boundaryEvent':
    case 'exclusiveGateway':
      leave(run, id);
      break;
    case 'parallelGateway':
      arriveAtParallel(run, token, node);
      break;
    case 'inclusiveGateway':
      arriveAtInclusive(run, token, node);
      break;
    case 'complexGateway':
      arriveAtComplex(run, token, node);
      break;
    case 'eventBasedGateway':
      changeToken(run, id, { state: 'waiting' });
      armGateway(run, id, node);
      break;
    case 'intermediateCatchEvent':
      changeToken(run, id, { state: 'waiting' });
      armEvents(run, id, node);
      break;
    case 'intermediateThrowEvent':
    case 'endEvent':
      throwOrPass(run, id, node);
      break;
    default:
      if (token.index !== undefined) beginActivity(run, id);
      else enterActivity(run, id);
  }
}

function throwOrPass(run: Run, id: number, node: GraphNode): void {
  if (node.events?.every(event => event.kind === 'link')) throwAtNode(run, id);
  else if (node.events) changeToken(run, id, { state: 'late' });
  else if (node.type === 'endEvent') consume(run, id);
  else leave(run, id);
}

function armGateway(run: Run, id: number, gateway: GraphNode): void {
  for (const flow of gateway.outgoing) {
    if (!isAlive(run, id) || getToken(run, id).node !== gateway.id) return;
    const target = nodeOf(run.graph, run.graph.flows[flow]?.to ?? '');
    armEvents(run, id, target, target.message ? [target.message] : target.events);
  }
}
