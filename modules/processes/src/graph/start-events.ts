import { type EventDefinition, type GraphNode, type Model, nodeOf, type ProcessGraph } from './graph.ts';

/** An event that starts an instance of a process. */
export interface StartEvent {
  process: string;
  /** The start event, the receive task or the event-based gateway at which the process begins. */
  node: string;
  /** The event that is caught there: that of the node itself or of one behind the gateway. */
  event: { node: string; definition: number };
  definition: EventDefinition;
}

/** Every event of a model that starts a process when it happens. */
export function startEventsOf(model: Model): StartEvent[] {
  return Object.values(model.processes).flatMap(graph =>
    (nodeOf(graph, graph.id).starts ?? []).flatMap(id => startsAt(graph, nodeOf(graph, id))),
  );
}

function startsAt(graph: ProcessGraph, node: GraphNode): StartEvent[] {
  if (node.type === 'startEvent') return eventsOf(graph, node, node);
  if (node.type === 'receiveTask' && node.instantiate) return eventsOf(graph, node, node);
  if (node.type !== 'eventBasedGateway' || !node.instantiate) return [];
  return node.outgoing.flatMap(flow => {
    const target = graph.flows[flow]?.to;
    return target === undefined ? [] : eventsOf(graph, node, nodeOf(graph, target));
  });
}

function eventsOf(graph: ProcessGraph, node: GraphNode, target: GraphNode): StartEvent[] {
  const definitions = target.message ? [target.message] : (target.events ?? []);
  return definitions.map((definition, index) => ({
    process: graph.id,
    node: node.id,
    event: { node: target.id, definition: index },
    definition,
  }));
}
