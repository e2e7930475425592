import { flowOf, type GraphNode, nodeOf, type ProcessGraph } from './graph.ts';

/** Where a token at the node can go next: along flows, over boundary events and links, into and out of scopes. */
function successorsOf(graph: ProcessGraph, node: GraphNode): string[] {
  const next = node.outgoing.map(flow => flowOf(graph, flow).to);
  next.push(...(node.boundaries ?? []));
  if (node.compensation) next.push(node.compensation);
  for (const event of node.type === 'intermediateThrowEvent' ? (node.events ?? []) : []) {
    const target = event.kind === 'link' ? linkTarget(graph, node, event.name) : undefined;
    if (target) next.push(target.id);
  }
  return next;
}

/** The catching link event of that name in the scope of the throwing one. */
export function linkTarget(graph: ProcessGraph, node: GraphNode, name: string): GraphNode | undefined {
  return Object.values(graph.nodes).find(
    other =>
      other.type === 'intermediateCatchEvent' &&
      other.scope === node.scope &&
      other.events?.some(event => event.kind === 'link' && event.name === name),
  );
}

/** Every node that can be reached from a node, itself included, going into sub-processes as well. */
export function reachableFrom(graph: ProcessGraph, start: string): Set<string> {
  return closure([start], id => {
    const node = nodeOf(graph, id);
    const inner = [...(node.starts ?? []), ...(node.eventSubProcesses ?? [])];
    // An ad-hoc sub-process also offers what no start leads to.
    return [...successorsOf(graph, node), ...inner];
  });
}

/**
 * For a joining gateway: at which of its incoming flows a token standing at the node could still arrive
 * without passing the gateway itself.
 */
export function arrivalsAt(graph: ProcessGraph, gateway: string, from: string): Set<string> {
  const arrivals = new Set<string>();
  const seen = closure([from], id => {
    if (id === gateway) return [];
    return successorsOf(graph, nodeOf(graph, id));
  });
  for (const flow of nodeOf(graph, gateway).incoming) {
    const source = flowOf(graph, flow).from;
    if (source !== gateway && seen.has(source)) arrivals.add(flow);
  }
  return arrivals;
}

/**
 * The nodes of a scope that can be entered only by way of the given node: a token at one of them came through it.
 * A return to the node takes those tokens back and leaves parallel branches alone.
 */
export function dominatedBy(graph: ProcessGraph, target: string): Set<string> {
  const scope = nodeOf(graph, target).scope;
  const inScope = Object.values(graph.nodes).filter(node => node.scope === scope);
  const starts = inScope
    .filter(node => node.incoming.length === 0 && node.type !== 'boundaryEvent')
    .map(node => node.id);
  const around = closure(
    starts.filter(id => id !== target),
    id => successorsOf(graph, nodeOf(graph, id)).filter(next => next !== target),
  );
  return new Set(inScope.filter(node => !around.has(node.id)).map(node => node.id));
}

function closure(from: Iterable<string>, next: (id: string) => string[]): Set<string> {
  const seen = new Set(from);
  const open = [...seen];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const successor of next(id)) {
      if (seen.has(successor)) continue;
      seen.add(successor);
      open.push(successor);
    }
  }
  return seen;
}
