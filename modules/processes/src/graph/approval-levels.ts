import { flowOf, type GraphNode, type Level, nodeOf, type ProcessGraph } from './graph.ts';
import { type Issue, issueOf } from './issues.ts';

const RANK: Readonly<Record<Level, number>> = { other: 0, handle: 1, review: 2, approve: 3 };
const NAMES = ['', '承办 handle', '审查 review', '审批 approve'];

/**
 * House rule for administrative approval: at most three levels, 承办 → 审查 → 审批, each at most once on any way
 * through the process. Flows that lead back (a return for correction) start the count again where they lead.
 */
export function checkApprovalLevels(graph: ProcessGraph): Issue[] {
  const offenders = new Map<string, number>();
  const seen = new Set<string>();
  const back = backFlows(graph);
  const visit = (id: string, reached: number): void => {
    const node = nodeOf(graph, id);
    const rank = node.task ? RANK[node.task.level] : 0;
    if (rank > 0 && rank <= reached) offenders.set(id, reached);
    const level = Math.max(reached, rank);
    if (seen.has(`${id} ${level}`)) return;
    seen.add(`${id} ${level}`);
    for (const flow of node.outgoing) if (!back.has(flow)) visit(flowOf(graph, flow).to, level);
    for (const inner of [...(node.starts ?? []), ...(node.boundaries ?? [])]) visit(inner, reached);
  };
  visit(graph.id, 0);
  return [...offenders].map(([id, reached]) =>
    issueOf('levelOrder', { ...nodeOf(graph, id), type: NAMES[reached] ?? '' }),
  );
}

/** Flows that close a cycle, found by a depth-first walk from each scope's starts. */
function backFlows(graph: ProcessGraph): Set<string> {
  const back = new Set<string>();
  const state = new Map<string, 'open' | 'done'>();
  const walk = (node: GraphNode): void => {
    state.set(node.id, 'open');
    for (const flow of node.outgoing) {
      const next = nodeOf(graph, flowOf(graph, flow).to);
      if (state.get(next.id) === 'open') back.add(flow);
      else if (!state.has(next.id)) walk(next);
    }
    state.set(node.id, 'done');
  };
  for (const node of Object.values(graph.nodes)) {
    if (node.incoming.length === 0 && !state.has(node.id)) walk(node);
  }
  return back;
}
