import { isFeel } from '../feel.ts';
import { parseCycle, parseDuration, parseInstant, parseWorkingDays } from '../interpreter/time.ts';
import type { EventDefinition, GraphNode, Model, ProcessGraph, TimerSpec } from './graph.ts';
import { type Issue, issueOf } from './issues.ts';
import { linkTarget, reachableFrom } from './reach.ts';
import { isLevel } from './read-activity.ts';

/** Everything that would make a run of the model fail or hang and can be seen without running it. */
export function validateModel(model: Model): Issue[] {
  const graphs = Object.values(model.processes);
  if (graphs.length === 0) return [issueOf('noProcess', { id: '' })];
  return graphs.flatMap(graph => [...validateScopes(graph), ...validateNodes(graph), ...validateReach(graph)]);
}

function validateScopes(graph: ProcessGraph): Issue[] {
  const issues: Issue[] = [];
  for (const scope of Object.values(graph.nodes)) {
    const inside = Object.values(graph.nodes).filter(node => node.scope === scope.id);
    const isScope = inside.length > 0 || scope.type === 'process' || scope.type === 'eventSubProcess';
    if (!isScope) continue;
    if (!scope.starts?.length) issues.push(issueOf('noStart', scope));
    const plain = inside.filter(node => node.type === 'startEvent' && !node.events);
    if (plain.length > 1) issues.push(issueOf('manyStarts', scope));
  }
  return issues;
}

function validateNodes(graph: ProcessGraph): Issue[] {
  return Object.values(graph.nodes).flatMap(node => [
    ...validateEvents(node, graph),
    ...validateFlows(node, graph),
    ...validateActivity(node),
    ...validateExpressions(node, graph),
  ]);
}

function validateEvents(node: GraphNode, graph: ProcessGraph): Issue[] {
  const issues: Issue[] = [];
  if (node.type === 'boundaryEvent' && !(node.attachedTo && graph.nodes[node.attachedTo])) {
    issues.push(issueOf('noHost', node));
  }
  if (['boundaryEvent', 'intermediateCatchEvent'].includes(node.type) && !node.events) {
    issues.push(issueOf('noTrigger', node));
  }
  for (const event of node.events ?? []) issues.push(...validateEvent(event, node, graph));
  if (node.message) issues.push(...validateEvent(node.message, node, graph));
  return issues;
}

function validateEvent(event: EventDefinition, node: GraphNode, graph: ProcessGraph): Issue[] {
  switch (event.kind) {
    case 'timer':
      return validateTimer(event.timer, node);
    case 'message':
    case 'signal':
      return event.name === '' ? [issueOf(isThrower(node) ? 'throwsNothing' : 'noTrigger', node)] : [];
    case 'condition':
      return event.expression === '' ? [issueOf('noTrigger', node)] : [];
    case 'link':
      return node.type === 'intermediateThrowEvent' && !linkTarget(graph, node, event.name)
        ? [issueOf('noLinkTarget', node)]
        : [];
    case 'cancel':
      return validateCancel(node, graph);
    default:
      return [];
  }
}

function isThrower({ type }: GraphNode): boolean {
  return type === 'intermediateThrowEvent' || type === 'endEvent' || type === 'sendTask';
}

function validateTimer(timer: TimerSpec, node: GraphNode): Issue[] {
  const { text } = timer;
  const cycle = parseCycle(text);
  if (timer.form === 'cycle' && cycle?.times === null && node.type === 'intermediateCatchEvent') {
    return [issueOf('endlessCycle', node)];
  }
  const literal = parseDuration(text) ?? parseInstant(text) ?? parseWorkingDays(text) ?? cycle;
  return literal === undefined && (text === '' || !isFeel(text)) ? [issueOf('badTimer', { ...node, type: text })] : [];
}

function validateCancel(node: GraphNode, graph: ProcessGraph): Issue[] {
  const home = node.type === 'boundaryEvent' ? node.attachedTo : node.scope;
  return home && graph.nodes[home]?.type === 'transaction' ? [] : [issueOf('cancelOutside', node)];
}

function validateFlows(node: GraphNode, graph: ProcessGraph): Issue[] {
  if (node.type === 'eventBasedGateway') {
    const targets = node.outgoing.map(flow => graph.nodes[graph.flows[flow]?.to ?? '']);
    return targets
      .filter(target => target?.type !== 'intermediateCatchEvent' && target?.type !== 'receiveTask')
      .map(target => issueOf('gatewayTarget', { ...node, type: target?.id ?? '' }));
  }
  if (node.type !== 'exclusiveGateway' || node.outgoing.length < 2) return [];
  return node.outgoing
    .filter(flow => flow !== node.default && !graph.flows[flow]?.condition)
    .map(flow => issueOf('noCondition', { ...node, type: flow }));
}

function validateActivity(node: GraphNode): Issue[] {
  const issues: Issue[] = [];
  if (node.type === 'callActivity' && !node.calledElement && !node.call?.version)
    issues.push(issueOf('noCalled', node));
  if (node.task && !isLevel(node.task.level)) issues.push(issueOf('unknownLevel', { ...node, type: node.task.level }));
  const loop = node.loop;
  if (loop && loop.type !== 'standard' && !loop.cardinality && !loop.collection) {
    issues.push(issueOf('unboundedLoop', node));
  }
  if (loop?.type === 'standard' && !loop.condition && !loop.maximum) issues.push(issueOf('unboundedLoop', node));
  return issues;
}

function validateExpressions(node: GraphNode, graph: ProcessGraph): Issue[] {
  const loop = node.loop;
  const expressions = [
    ...node.outgoing.map(flow => graph.flows[flow]?.condition),
    ...(node.events ?? []).flatMap(event => (event.kind === 'condition' ? [event.expression] : [])),
    ...(loop?.type === 'standard' ? [loop.condition] : []),
    ...(loop && loop.type !== 'standard' ? [loop.cardinality, loop.collection, loop.completion] : []),
    node.activation,
    node.completion,
    node.task?.organisation,
    node.task?.assignee,
    node.task?.unit,
    node.call?.version,
    node.call?.businessKind,
    node.call?.businessId,
    node.task?.priority,
    ...(node.inputs ?? []).map(mapping => mapping.from),
    ...(node.outputs ?? []).map(mapping => mapping.from),
  ];
  return expressions
    .filter(expression => expression !== undefined && expression !== '' && !isFeel(expression))
    .map(expression => issueOf('badExpression', { ...node, type: expression ?? '' }));
}

function validateReach(graph: ProcessGraph): Issue[] {
  const reached = reachableFrom(graph, graph.id);
  return Object.values(graph.nodes)
    .filter(node => !reached.has(node.id))
    .map(node => issueOf('unreachable', node));
}
