import { flowOf } from '../graph/graph.ts';
import { dominatedBy, reachableFrom } from '../graph/reach.ts';
import { addToken, childrenOf, getToken, type Run } from './run.ts';
import { cancelToken } from './scopes.ts';
import { StepError, type Token } from './state.ts';

/**
 * Takes the work back to a node that it has passed 退回. The token that asks and every token that came through the target
 * are cancelled with their tasks and timers; parallel branches that did not come through it go on undisturbed.
 * @throws StepError `target` when the node does not lead to where the token stands
 */
export function returnTo(run: Run, id: number, target: string): void {
  const node = run.graph.nodes[target];
  if (!node || node.type === 'process') throw new StepError('target', `there is no node ${target}`);
  const standing = ancestorIn(run, getToken(run, id), node.scope);
  if (!standing || !reachableFrom(run.graph, target).has(standing.node)) {
    throw new StepError('target', `${target} does not lead to ${getToken(run, id).node}`);
  }
  const { parent } = standing;
  const taken = dominatedBy(run.graph, target);
  for (const token of childrenOf(run, parent ?? 0)) {
    if (token.id === standing.id || taken.has(placeOf(run, token))) cancelToken(run, token.id);
  }
  const token = addToken(run, { parent, node: target, state: 'ready' });
  run.queue.push(token.id);
}

/** The token itself or the scope around it that is a direct part of the target's scope. */
function ancestorIn(run: Run, token: Token, scope: string | null): Token | undefined {
  for (let at: Token | undefined = token; at && at.parent !== null; at = run.tokens.get(at.parent)) {
    const parent = run.tokens.get(at.parent);
    if (parent?.state === 'scope' && parent.node === scope) return at;
  }
  return undefined;
}

/** A token that waits at a join has not passed it: it belongs to the branch by which it came. */
function placeOf(run: Run, token: Token): string {
  return token.state === 'joined' && token.flow ? flowOf(run.graph, token.flow).from : token.node;
}
