import type { Model } from '../graph/graph.ts';
import { type GraphNode, nodeOf, type ProcessGraph } from '../graph/graph.ts';
import {
  type Effect,
  type InstanceState,
  type InstanceStatus,
  ROOT,
  StepError,
  type StepOptions,
  type Subscription,
  type Timer,
  type Token,
} from './state.ts';

/** The working copy of one step. Functions of the interpreter take it first and change nothing else. */
export interface Run {
  model: Model;
  graph: ProcessGraph;
  options: StepOptions;
  status: InstanceStatus;
  nextId: number;
  tokens: Map<number, Token>;
  timers: Map<number, Timer>;
  subscriptions: Map<number, Subscription>;
  queue: number[];
  effects: Effect[];
  passed: string[];
  visits: number;
  variablesChanged: boolean;
}

export function beginRun(model: Model, state: InstanceState, options: StepOptions): Run {
  const graph = model.processes[state.process];
  if (!graph) throw new Error(`the model has no process ${state.process}`);
  return {
    model,
    graph,
    options,
    status: state.status,
    nextId: state.nextId,
    tokens: new Map(state.tokens),
    timers: new Map(state.timers),
    subscriptions: new Map(state.subscriptions),
    queue: [],
    effects: [],
    passed: [],
    visits: 0,
    variablesChanged: false,
  };
}

export function endRun(run: Run, process: string): InstanceState {
  return {
    process,
    status: run.status,
    nextId: run.nextId,
    tokens: run.tokens,
    timers: run.timers,
    subscriptions: run.subscriptions,
  };
}

export function getToken(run: Run, id: number): Token {
  const token = run.tokens.get(id);
  if (!token) throw new StepError('stale', `there is no token ${id}`);
  return token;
}

export function isAlive(run: Run, id: number): boolean {
  return run.tokens.has(id);
}

export function nodeAt(run: Run, token: Token): GraphNode {
  return token.node.startsWith('global:') ? globalTask(run, token.node) : nodeOf(run.graph, token.node);
}

function globalTask(run: Run, id: string): GraphNode {
  const node = run.model.globalTasks[id.slice('global:'.length)];
  if (!node) throw new Error(`the model has no global task ${id}`);
  return node;
}

export function addToken(run: Run, token: Omit<Token, 'id'>): Token {
  const added = { ...token, id: run.nextId++ };
  run.tokens.set(added.id, added);
  return added;
}

/** Puts a changed copy in the token's place. A value of undefined takes the property away. */
export function changeToken(run: Run, id: number, change: Partial<Token>): Token {
  const changed = { ...getToken(run, id), ...change };
  run.tokens.set(id, changed);
  return changed;
}

/** Makes a token ready at a node; the step handles it when its turn comes. */
export function sendTo(run: Run, id: number, node: string, flow?: string): void {
  changeToken(run, id, { node, flow, state: 'ready' });
  run.queue.push(id);
}

export function childrenOf(run: Run, parent: number): Token[] {
  const children: Token[] = [];
  for (const token of run.tokens.values()) if (token.parent === parent) children.push(token);
  return children;
}

/** Tokens standing at the same node in the same scope, oldest first. */
export function companionsOf(run: Run, token: Token): Token[] {
  return childrenOf(run, token.parent ?? ROOT).filter(
    other => other.node === token.node && other.state === token.state,
  );
}

/** Takes away the timers and subscriptions of a token; of one event only when it is given. */
export function disarm(run: Run, token: number, node?: string): void {
  for (const rows of [run.timers, run.subscriptions]) {
    for (const [id, row] of rows) if (row.token === token && (!node || row.node === node)) rows.delete(id);
  }
}

export function countVisit(run: Run, node: string): void {
  run.visits += 1;
  if (run.visits > (run.options.maxVisits ?? 10_000)) {
    throw new StepError('endless', `more than ${run.options.maxVisits ?? 10_000} visits in one step, last at ${node}`);
  }
}
