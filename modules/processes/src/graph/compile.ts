import { ACTIVITY_TYPES, type GraphNode, type Model, type NodeType, type ProcessGraph } from './graph.ts';
import { type Issue, issueOf } from './issues.ts';
import { dataName, readActivity, readData } from './read-activity.ts';
import { type Declarations, readDeclarations, readEventDefinitions } from './read-events.ts';
import { validateModel } from './validate.ts';
import { childOf, childrenOf, type Element, expressionOf, parseBpmn, refOf, textOf, typeOf } from './xml.ts';

const GLOBAL_TASKS: Readonly<Record<string, NodeType>> = {
  globalUserTask: 'userTask',
  globalManualTask: 'manualTask',
  globalScriptTask: 'scriptTask',
  globalBusinessRuleTask: 'businessRuleTask',
  globalTask: 'task',
};

const EVENT_TYPES: ReadonlySet<string> = new Set([
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
]);

const GATEWAY_TYPES: ReadonlySet<string> = new Set([
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
]);

/** Elements of a drawing that carry no behaviour. */
const SILENT_TYPES: ReadonlySet<string> = new Set([
  'sequenceFlow',
  'dataObject',
  'dataObjectReference',
  'dataStoreReference',
]);

const SILENT_ROOTS: ReadonlySet<string> = new Set([
  'process',
  'collaboration',
  'message',
  'signal',
  'error',
  'escalation',
  'itemDefinition',
  'interface',
  'category',
  'dataStore',
  'resource',
  'endPoint',
  'correlationProperty',
  'partnerEntity',
  'partnerRole',
]);

/**
 * Compiles BPMN 2.0 XML into the graph that the interpreter runs and says everything that stands against running it.
 * @throws Error when the text is no BPMN file at all
 */
export async function compileModel(xml: string): Promise<{ model: Model; issues: Issue[] }> {
  const { definitions, warnings } = await parseBpmn(xml);
  const declared = readDeclarations(definitions);
  const model: Model = { format: 1, processes: {}, globalTasks: {} };
  const issues: Issue[] = [];
  for (const warning of warnings.filter(text => text.startsWith('unparsable'))) {
    issues.push(issueOf('unreadable', { id: '', type: warning.replace(/\s+/g, ' ') }));
  }
  for (const root of childrenOf(definitions, 'rootElements')) {
    const type = typeOf(root);
    const globalType = GLOBAL_TASKS[type];
    if (type === 'process') {
      const graph = compileProcess(root, declared, issues);
      model.processes[graph.id] = graph;
    } else if (globalType) {
      const node = { ...emptyNode(root, globalType, null), ...readActivity(root, declared) };
      model.globalTasks[node.id] = node;
    } else if (!SILENT_ROOTS.has(type) && !type.endsWith('EventDefinition')) {
      issues.push(issueOf('unsupported', { id: root.id ?? '', name: root.name, type }));
    }
  }
  issues.push(...validateModel(model));
  // JSON drops what is absent, so that a stored graph and a fresh one are the same.
  return { model: JSON.parse(JSON.stringify(model)) as Model, issues };
}

function compileProcess(process: Element, declared: Declarations, issues: Issue[]): ProcessGraph {
  const id = process.id ?? '';
  const graph: ProcessGraph = { id, name: process.name, nodes: {}, flows: {} };
  graph.nodes[id] = { ...emptyNode(process, 'process', null), ...readData(process) };
  compileScope(process, id, graph, declared, issues);
  linkNodes(graph);
  for (const lanes of childrenOf(process, 'laneSets')) readLanes(lanes, graph);
  return graph;
}

function compileScope(
  container: Element,
  scopeId: string,
  graph: ProcessGraph,
  declared: Declarations,
  issues: Issue[],
): void {
  const data: string[] = [];
  for (const element of childrenOf(container, 'flowElements')) {
    const type = typeOf(element);
    if (type === 'sequenceFlow') compileFlow(element, graph, issues);
    if (type === 'dataObject' || type === 'dataStoreReference') data.push(dataName(element));
    if (type === 'dataStoreReference') issues.push(issueOf('dataStore', { id: element.id ?? '', name: element.name }));
    if (SILENT_TYPES.has(type)) continue;
    const node = compileNode(element, scopeId, declared);
    if (!node) {
      issues.push(issueOf('unsupported', { id: element.id ?? '', name: element.name, type }));
      continue;
    }
    if (graph.nodes[node.id]) issues.push(issueOf('duplicateId', { id: node.id, name: node.name }));
    graph.nodes[node.id] = node;
    if (element.flowElements) compileScope(element, node.id, graph, declared, issues);
  }
  const scope = graph.nodes[scopeId];
  if (scope) scope.data = [...(scope.data ?? []), ...data];
  compileAssociations(container, graph);
}

function compileNode(element: Element, scope: string, declared: Declarations): GraphNode | undefined {
  const type = typeOf(element);
  if (type === 'subProcess' && element.triggeredByEvent === true) {
    return { ...emptyNode(element, 'eventSubProcess', scope), ...readData(element), starts: [], eventSubProcesses: [] };
  }
  if (ACTIVITY_TYPES.has(type as NodeType)) {
    return {
      ...emptyNode(element, type as NodeType, scope),
      ...readActivity(element, declared),
      default: refOf(element, 'default'),
      outward: isOutward(element, declared),
    };
  }
  if (EVENT_TYPES.has(type)) {
    const events = readEventDefinitions(element, declared);
    return {
      ...emptyNode(element, type as NodeType, scope),
      ...readData(element),
      events: events.length > 0 ? events : undefined,
      parallelMultiple: element.parallelMultiple === true || undefined,
      attachedTo: refOf(element, 'attachedToRef'),
      interrupting: element.cancelActivity !== false && element.isInterrupting !== false,
      outward: isOutward(element, declared),
    };
  }
  if (!GATEWAY_TYPES.has(type)) return undefined;
  return {
    ...emptyNode(element, type as NodeType, scope),
    default: refOf(element, 'default'),
    activation: expressionOf(element, 'activationCondition'),
    instantiate: element.instantiate === true || undefined,
    awaits: type === 'eventBasedGateway' ? (element.eventGatewayType === 'Parallel' ? 'all' : 'one') : undefined,
  };
}

function emptyNode(element: Element, type: NodeType, scope: string | null): GraphNode {
  const name = element.name?.trim();
  return {
    id: element.id ?? '',
    type,
    name: name === '' ? undefined : name,
    nameEn: textOf(element, 'nameEn'),
    scope,
    incoming: [],
    outgoing: [],
  };
}

function isOutward(element: Element, declared: Declarations): true | undefined {
  return (element.id !== undefined && declared.messageFlows.get(element.id)?.outward) || undefined;
}

function compileFlow(element: Element, graph: ProcessGraph, issues: Issue[]): void {
  const id = element.id ?? '';
  const from = refOf(element, 'sourceRef');
  const to = refOf(element, 'targetRef');
  if (from === undefined || to === undefined) {
    issues.push(issueOf('looseFlow', { id, name: element.name }));
    return;
  }
  const condition = expressionOf(element, 'conditionExpression');
  graph.flows[id] = { id, from, to, name: element.name, condition };
}

/** An association from a compensation boundary event names the activity that undoes its host. */
function compileAssociations(container: Element, graph: ProcessGraph): void {
  for (const association of childrenOf(container, 'artifacts').filter(one => typeOf(one) === 'association')) {
    const ends = [childOf(association, 'sourceRef')?.id, childOf(association, 'targetRef')?.id];
    const boundary = ends.map(id => (id ? graph.nodes[id] : undefined)).find(node => node?.type === 'boundaryEvent');
    const handler = ends.map(id => (id ? graph.nodes[id] : undefined)).find(node => node?.forCompensation);
    if (boundary && handler) boundary.compensation = handler.id;
  }
}

/** Fills in what nodes know of one another: flows, boundary events, starts and event sub-processes of a scope. */
function linkNodes(graph: ProcessGraph): void {
  for (const flow of Object.values(graph.flows)) {
    graph.nodes[flow.from]?.outgoing.push(flow.id);
    graph.nodes[flow.to]?.incoming.push(flow.id);
  }
  for (const node of Object.values(graph.nodes)) {
    const host = node.attachedTo === undefined ? undefined : graph.nodes[node.attachedTo];
    if (host) {
      host.boundaries = [...(host.boundaries ?? []), node.id];
      if (node.compensation) host.compensation = node.compensation;
    }
    const scope = node.scope === null ? undefined : graph.nodes[node.scope];
    if (!scope) continue;
    if (node.type === 'eventSubProcess') scope.eventSubProcesses = [...(scope.eventSubProcesses ?? []), node.id];
    if (node.type === 'startEvent') scope.starts = [...(scope.starts ?? []), node.id];
  }
  for (const scope of Object.values(graph.nodes)) {
    const inside = Object.values(graph.nodes).filter(node => node.scope === scope.id);
    if (inside.length > 0 && !scope.starts?.length) scope.starts = inside.filter(isImplicitStart).map(node => node.id);
  }
}

/** Without a start event a scope begins at every node that nothing leads to (BPMN 2.0.2, 10.5.2). */
function isImplicitStart(node: GraphNode): boolean {
  if (node.incoming.length > 0 || node.forCompensation) return false;
  return !['boundaryEvent', 'eventSubProcess', 'intermediateCatchEvent'].includes(node.type) || isLoneCatch(node);
}

function isLoneCatch(node: GraphNode): boolean {
  return node.type === 'intermediateCatchEvent' && !node.events?.some(event => event.kind === 'link');
}

function readLanes(laneSet: Element, graph: ProcessGraph): void {
  for (const lane of childrenOf(laneSet, 'lanes')) {
    for (const member of childrenOf(lane, 'flowNodeRef')) {
      const node = member.id ? graph.nodes[member.id] : undefined;
      if (node) node.lane = lane.name ?? lane.id;
    }
    const inner = childOf(lane, 'childLaneSet');
    if (inner) readLanes(inner, graph);
  }
}
