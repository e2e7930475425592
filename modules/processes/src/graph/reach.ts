import { flowOf, type GraphNode, nodeOf, type ProcessGraph } from './graph.ts';

/** Where a token at the node can go next: along flows, over boundary events and links, into and out of scopes. */
export function successorsOf(graph: ProcessGraph, node: GraphNode): string[] {
  const next = node.outgoing.map(flow => flowOf(graph, flow).to);
  next.push(...(node.boundaries ?? []));
  if (node.compensation) next.push(node.compensation);
  for (const event of node.events ?? []) {
    if (event.kind !== 'link' || node.type !== 'intermediateThrowEvent') continue;
    for (const other of Object.values(graph.nodes)) {
      const catches = other.events?.some(caught => caught.kind === 'link' && caught.name === event.name);
      if (catches && other.type === 'intermediateCatchEvent' && other.scope === node.scope) next.push(other.id);
    }
  }
  return next;
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
