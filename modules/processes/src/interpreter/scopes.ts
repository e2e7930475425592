import { completeActivity } from './activities.ts';
import { compensationDone, startNext } from './compensation.ts';
import { armScopeEvents } from './events.ts';
import { consume } from './flow.ts';
import { addToken, changeToken, childrenOf, disarm, getToken, nodeAt, type Run } from './run.ts';
import { type ProcessFailure, ROOT, type Token, type Variables } from './state.ts';
import { declaredVariables, visibleVariables } from './variables.ts';

/**
 * Opens the scope that a token stands for: its data, its event sub-processes, then its start (BPMN 2.0.2, 13.2).
 * With `none` the caller starts it.
 */
export function openScope(run: Run, id: number, starts: string[] | 'none', variables?: Variables): void {
  const token = getToken(run, id);
  const declared = declaredVariables(nodeAt(run, token));
  const own = declared || token.variables || variables;
  changeToken(run, id, {
    state: 'scope',
    variables: own ? { ...declared, ...token.variables, ...variables } : undefined,
  });
  if (armScopeEvents(run, id)) return;
  if (starts === 'none') return;
  for (const start of starts) startAt(run, id, start);
  if (starts.length === 0) finishScope(run, id);
}

function startAt(run: Run, scope: number, node: string): Token {
  const token = addToken(run, { parent: scope, node, state: 'ready' });
  run.queue.push(token.id);
  return token;
}

/** Called when a token of the scope has ended: closes the scope when it was the last one. */
export function finishScope(run: Run, id: number): void {
  const token = run.tokens.get(id);
  if (!token || childrenOf(run, id).length > 0) return;
  if (token.state === 'compensating') startNext(run, id);
  else if (id === ROOT) endInstance(run, 'completed');
  else if (token.state === 'scope' && token.pending?.length) startPending(run, token);
  else if (token.state === 'scope') closeScope(run, token);
}

/** A sequential ad-hoc sub-process runs one activity after another. */
function startPending(run: Run, token: Token): void {
  const [next, ...rest] = token.pending ?? [];
  changeToken(run, token.id, { pending: rest });
  if (next) startAt(run, token.id, next);
}

function closeScope(run: Run, token: Token): void {
  if (nodeAt(run, token).type !== 'eventSubProcess') {
    completeActivity(run, token.id, {});
    return;
  }
  disarm(run, token.id);
  if (token.serves !== undefined) compensationDone(run, token);
  else consume(run, token.id);
}

/** Takes a token away with everything inside it: tasks, called processes, timers, subscriptions. */
export function cancelToken(run: Run, id: number): void {
  cancelChildren(run, id);
  const token = getToken(run, id);
  const node = nodeAt(run, token);
  disarm(run, id);
  if (token.state === 'waiting' && node.type === 'userTask') {
    run.effects.push({ type: 'taskCancelled', token: id, node: node.id });
  }
  if (token.state === 'waiting' && node.type === 'callActivity') run.effects.push({ type: 'callCancelled', token: id });
  run.tokens.delete(id);
}

export function cancelChildren(run: Run, id: number, except?: number): void {
  for (const child of childrenOf(run, id)) if (child.id !== except) cancelToken(run, child.id);
}

/** Ends the whole instance; what still runs in it is cancelled. */
export function endInstance(
  run: Run,
  status: 'completed' | 'failed' | 'terminated',
  end: { failure?: ProcessFailure; lastNode?: string } = {},
): void {
  const root = getToken(run, ROOT);
  cancelChildren(run, ROOT);
  disarm(run, ROOT);
  run.status = status;
  run.queue.length = 0;
  const lastNode = end.lastNode ?? run.passed.at(-1) ?? root.node;
  run.effects.push({ type: 'ended', status, failure: end.failure, variables: visibleVariables(run, root), lastNode });
}
