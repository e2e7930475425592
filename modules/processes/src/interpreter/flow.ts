import { flowOf, type GraphNode } from '../graph/graph.ts';
import { arrivalsAt, linkTarget } from '../graph/reach.ts';
import { addToken, changeToken, childrenOf, companionsOf, disarm, getToken, nodeAt, type Run, sendTo } from './run.ts';
import { finishScope } from './scopes.ts';
import type { Token } from './state.ts';
import { isTrue, TechnicalError } from './variables.ts';

/** Sends a token on from its node by the flows that its kind of node chooses; without any the token ends there. */
export function leave(run: Run, id: number): void {
  const token = getToken(run, id);
  const node = nodeAt(run, token);
  const flows = chooseFlows(run, token, node);
  const quantity = node.completionQuantity ?? 1;
  disarm(run, id);
  changeToken(run, id, CLEAN);
  leaveBy(
    run,
    id,
    flows.flatMap(flow => Array<string>(quantity).fill(flow)),
  );
}

/** What a token carries only while it stands at one node. */
const CLEAN: Partial<Token> = {
  variables: undefined,
  loop: undefined,
  records: undefined,
  jobs: undefined,
  fired: undefined,
  pending: undefined,
};

/** The token itself takes the first flow, so that its row stays; new tokens take the others. */
function leaveBy(run: Run, id: number, flows: string[]): void {
  const token = getToken(run, id);
  const [first, ...others] = flows;
  if (first === undefined) {
    consume(run, id);
    return;
  }
  run.passed.push(first);
  sendTo(run, id, flowOf(run.graph, first).to, first);
  for (const flow of others) {
    run.passed.push(flow);
    const target = flowOf(run.graph, flow).to;
    const added = addToken(run, { parent: token.parent, node: target, state: 'ready', flow });
    run.queue.push(added.id);
  }
}

/** Ends a token; a scope whose last token ends is done. */
export function consume(run: Run, id: number): void {
  const { parent } = getToken(run, id);
  run.tokens.delete(id);
  if (parent !== null) finishScope(run, parent);
}

function chooseFlows(run: Run, token: Token, node: GraphNode): string[] {
  switch (node.type) {
    case 'exclusiveGateway':
      return [chooseOne(run, token, node)];
    case 'parallelGateway':
    case 'eventBasedGateway':
      return node.outgoing;
    default:
      return chooseAll(run, token, node);
  }
}

function chooseOne(run: Run, token: Token, node: GraphNode): string {
  const chosen = node.outgoing.find(flow => {
    const { condition } = flowOf(run.graph, flow);
    return flow !== node.default && (condition === undefined || isTrue(run, token, condition));
  });
  const flow = chosen ?? node.default;
  if (flow === undefined) throw new TechnicalError(`${node.id}: no condition holds and there is no default flow`);
  return flow;
}

/** Every flow without a condition and every one whose condition holds; the default when no condition does. */
function chooseAll(run: Run, token: Token, node: GraphNode): string[] {
  const free: string[] = [];
  const held: string[] = [];
  let conditions = 0;
  for (const flow of node.outgoing) {
    if (flow === node.default) continue;
    const { condition } = flowOf(run.graph, flow);
    if (condition === undefined) {
      free.push(flow);
      continue;
    }
    conditions += 1;
    if (isTrue(run, token, condition)) held.push(flow);
  }
  if (held.length === 0 && node.default !== undefined) held.push(node.default);
  const chosen = node.outgoing.filter(flow => free.includes(flow) || held.includes(flow));
  if (chosen.length === 0 && conditions > 0) {
    throw new TechnicalError(`${node.id}: no condition holds and there is no default flow`);
  }
  return chosen;
}

/** A parallel gateway goes on when a token has come by each of its flows. */
export function arriveAtParallel(run: Run, token: Token, node: GraphNode): void {
  if (node.incoming.length < 2) {
    leave(run, token.id);
    return;
  }
  changeToken(run, token.id, { state: 'joined' });
  const waiting = firstByFlow(companionsOf(run, getToken(run, token.id)));
  if (node.incoming.every(flow => waiting.has(flow))) merge(run, [...waiting.values()]);
}

/** An inclusive gateway waits, and `joinInclusive` decides once the step has come to rest. */
export function arriveAtInclusive(run: Run, token: Token, node: GraphNode): void {
  if (node.incoming.length < 2) leave(run, token.id);
  else changeToken(run, token.id, { state: 'joined' });
}

function firstByFlow(tokens: Token[]): Map<string, Token> {
  const byFlow = new Map<string, Token>();
  for (const token of tokens) if (token.flow && !byFlow.has(token.flow)) byFlow.set(token.flow, token);
  return byFlow;
}

function merge(run: Run, tokens: Token[]): void {
  const [kept, ...others] = tokens;
  for (const token of others) run.tokens.delete(token.id);
  if (kept) leave(run, kept.id);
}

/**
 * Lets every inclusive gateway go on that no token on its way can still reach by an empty flow
 * (BPMN 2.0.2, 13.4.3), and resets complex gateways by the same rule. True when one did.
 */
export function joinWaiting(run: Run): boolean {
  for (const token of run.tokens.values()) {
    const node = token.state === 'joined' || token.state === 'reset' ? nodeAt(run, token) : undefined;
    if (node?.type === 'inclusiveGateway' && joinInclusive(run, token, node)) return true;
    if (node?.type === 'complexGateway' && token.state === 'reset' && resetComplex(run, token, node)) return true;
  }
  return false;
}

function joinInclusive(run: Run, token: Token, node: GraphNode): boolean {
  const waiting = firstByFlow(companionsOf(run, token));
  if (canStillArrive(run, token, node, new Set(waiting.keys()))) return false;
  merge(run, [...waiting.values()]);
  return true;
}

/** Whether a token of the same scope may still come by a flow that is not in `filled`. */
function canStillArrive(run: Run, at: Token, gateway: GraphNode, filled: ReadonlySet<string>): boolean {
  return childrenOf(run, at.parent ?? 0).some(other => {
    if (other.node === gateway.id) return false;
    const arrivals = arrivalsAt(run.graph, gateway.id, other.node);
    // A token that could as well come by a flow where one waits already is not waited for.
    return arrivals.size > 0 && ![...arrivals].some(flow => filled.has(flow));
  });
}

/** A complex gateway goes on when its activation condition holds over the tokens that have come. */
export function arriveAtComplex(run: Run, token: Token, node: GraphNode): void {
  if (node.incoming.length < 2) {
    leave(run, token.id);
    return;
  }
  changeToken(run, token.id, { state: 'joined' });
  const companions = companionsOf(run, getToken(run, token.id));
  const isSpent = childrenOf(run, token.parent ?? 0).some(other => other.node === node.id && other.state === 'reset');
  if (isSpent) return;
  const waiting = firstByFlow(companions);
  const counts = { activationCount: waiting.size, waitingForStart: true };
  if (!isTrue(run, token, node.activation ?? 'activationCount >= 1', counts)) return;
  for (const one of waiting.values()) run.tokens.delete(one.id);
  const { parent } = token;
  addToken(run, { parent, node: node.id, state: 'reset', fired: [...waiting.keys()] });
  const going = addToken(run, { parent, node: node.id, state: 'ready' });
  leave(run, going.id);
}

/** Once no more tokens can come, those that came late are taken away and the gateway is as new. */
function resetComplex(run: Run, token: Token, node: GraphNode): boolean {
  const fired = new Set(token.fired);
  const late = companionsOf(run, { ...token, state: 'joined' });
  if (canStillArrive(run, token, node, new Set([...fired, ...late.flatMap(one => one.flow ?? [])]))) return false;
  for (const one of late) if (one.flow && !fired.has(one.flow)) run.tokens.delete(one.id);
  const onReset = node.outgoing.filter(flow => {
    const { condition } = flowOf(run.graph, flow);
    return condition?.includes('waitingForStart') && isTrue(run, token, condition, { waitingForStart: false });
  });
  changeToken(run, token.id, { fired: undefined });
  leaveBy(run, token.id, onReset);
  return true;
}

/** The target of a link in the same scope. */
export function followLink(run: Run, token: Token, name: string): void {
  const target = linkTarget(run.graph, nodeAt(run, token), name);
  if (!target) throw new TechnicalError(`${token.node}: no link ${name}`);
  run.passed.push(target.id);
  changeToken(run, token.id, { node: target.id });
  leave(run, token.id);
}
