import { type EventDefinition, type GraphNode, nodeOf } from '../graph/graph.ts';
import { cancelTransaction, compensate, takeRecords } from './compensation.ts';
import { trigger, triggerBoundary, triggerEventSubProcess } from './events.ts';
import { consume, followLink, leave } from './flow.ts';
import { getToken, isAlive, nodeAt, type Run } from './run.ts';
import { cancelChildren, endInstance, finishScope } from './scopes.ts';
import { ROOT, type Subscription, type Token, type Variables } from './state.ts';
import { evaluateAt, readInputs, visibleVariables } from './variables.ts';

/** A token at a throwing intermediate or end event throws everything that the event declares, then goes on or ends. */
export function throwAtNode(run: Run, id: number): void {
  const node = nodeAt(run, getToken(run, id));
  throwEvents(run, id, node.events ?? []);
  if (!isAlive(run, id)) return;
  const { state, node: at } = getToken(run, id);
  if (state !== 'ready' || at !== node.id) return;
  if (node.type === 'endEvent') consume(run, id);
  else leave(run, id);
}

/** Throws events on behalf of a token, which may be gone afterwards. Compensation goes last, because the token waits for it. */
export function throwEvents(run: Run, id: number, events: EventDefinition[]): void {
  const ordered = [
    ...events.filter(event => event.kind !== 'compensation'),
    ...events.filter(event => event.kind === 'compensation'),
  ];
  for (const event of ordered) if (isAlive(run, id)) throwEvent(run, id, event);
}

function throwEvent(run: Run, id: number, event: EventDefinition): void {
  const token = getToken(run, id);
  switch (event.kind) {
    case 'signal':
      throwSignal(run, token, event.name);
      break;
    case 'message':
      throwMessage(run, token, event.name, event.correlation);
      break;
    case 'escalation':
      throwEscalation(run, token, event.code);
      break;
    case 'error':
      throwError(run, token, event.code, `error ${event.code ?? ''} thrown at ${token.node}`);
      break;
    case 'compensation':
      compensate(run, id, takeRecords(run, token, event.activity), event.wait);
      break;
    case 'cancel':
      cancelTransaction(run, id);
      break;
    case 'terminate':
      terminateScope(run, token);
      break;
    case 'link':
      followLink(run, token, event.name);
      break;
    default:
      break;
  }
}

/** What an event carries: what its associations say, or everything that its token sees. */
function payloadOf(run: Run, token: Token): Variables {
  const node = nodeAt(run, token);
  return readInputs(run, token, node.inputs) ?? visibleVariables(run, token);
}

function throwSignal(run: Run, token: Token, name: string): void {
  const variables = payloadOf(run, token);
  run.effects.push({ type: 'signal', name, variables, node: token.node });
  catchSignal(run, name, {});
}

/** Every token of the instance that waits for the signal catches it. */
export function catchSignal(run: Run, name: string, variables: Variables): void {
  const waiting = [...run.subscriptions.values()].filter(row => row.kind === 'signal' && row.name === name);
  for (const row of waiting) if (run.subscriptions.has(row.id)) trigger(run, row, variables);
}

function throwMessage(run: Run, token: Token, name: string, correlation: string | undefined): void {
  const variables = payloadOf(run, token);
  const value = correlation === undefined ? null : evaluateAt(run, token, correlation);
  const key = value === null ? null : String(value);
  const receiver = nodeAt(run, token).outward ? undefined : findReceiver(run.subscriptions, name, key);
  if (receiver) trigger(run, receiver, {});
  else run.effects.push({ type: 'message', name, key, variables, node: token.node });
}

/** The subscription that takes a message: a message has one receiver, the one that has waited longest. */
export function findReceiver(
  subscriptions: ReadonlyMap<number, Subscription>,
  name: string,
  key: string | null,
): Subscription | undefined {
  return [...subscriptions.values()].find(
    row => row.kind === 'message' && row.name === name && (key === null || row.key === null || row.key === key),
  );
}

function terminateScope(run: Run, token: Token): void {
  const scope = token.parent ?? ROOT;
  cancelChildren(run, scope);
  finishScope(run, scope);
}

type Caught = EventDefinition & { kind: 'error' | 'escalation' };

interface Catcher {
  host: Token;
  node: GraphNode;
}

/**
 * Who catches an error or escalation thrown by a token: boundary events of the activities around it and event
 * sub-processes of its scopes, innermost first; in each place one that names the code before one that takes any.
 */
function findCatcher(run: Run, thrower: Token, kind: Caught['kind'], code: string | null): Catcher | undefined {
  let inside: Token | undefined;
  for (
    let at: Token | undefined = thrower;
    at;
    inside = at, at = at.parent === null ? undefined : run.tokens.get(at.parent)
  ) {
    const host = at;
    const node = nodeAt(run, host);
    const isFromHandler = inside !== undefined && nodeAt(run, inside).type === 'eventSubProcess';
    const starts = inside && !isFromHandler && host.state === 'scope' ? scopeStarts(run, node) : [];
    // The instances of a loop share the boundary events of its body.
    const boundaries = host.index === undefined && host.state !== 'compensating' ? (node.boundaries ?? []) : [];
    const candidates = [...starts, ...boundaries.map(id => nodeOf(run.graph, id))];
    const found =
      candidates.find(one => catches(one, kind, code, true)) ?? candidates.find(one => catches(one, kind, code, false));
    if (found) return { host, node: found };
  }
  return undefined;
}

function scopeStarts(run: Run, scope: GraphNode): GraphNode[] {
  return (scope.eventSubProcesses ?? [])
    .flatMap(id => nodeOf(run.graph, id).starts ?? [])
    .map(id => nodeOf(run.graph, id));
}

function catches(node: GraphNode, kind: Caught['kind'], code: string | null, exactly: boolean): boolean {
  return (node.events ?? []).some(
    event =>
      event.kind === kind &&
      'code' in event &&
      (exactly ? event.code !== null && event.code === code : event.code === null),
  );
}

function hand(run: Run, { host, node }: Catcher, variables: Variables): void {
  if (node.type === 'boundaryEvent') triggerBoundary(run, host.id, node, variables);
  else triggerEventSubProcess(run, host.id, node, variables);
}

/** Raises an error at a token: whoever catches it goes on; when nobody does, the instance has failed. */
export function throwError(run: Run, thrower: Token, code: string | null, message: string): void {
  const catcher = findCatcher(run, thrower, 'error', code);
  if (catcher) hand(run, catcher, {});
  else endInstance(run, 'failed', { failure: { code, message, node: thrower.node } });
}

/** Raises an escalation; one that nobody catches here goes up to the calling process, or is forgotten. */
export function throwEscalation(run: Run, thrower: Token, code: string | null): void {
  const catcher = findCatcher(run, thrower, 'escalation', code);
  if (catcher) hand(run, catcher, {});
  else run.effects.push({ type: 'escalation', code });
}
