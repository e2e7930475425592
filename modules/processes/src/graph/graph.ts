/**
 * The compiled form of a BPMN model: everything the interpreter needs, nothing of the drawing, plain JSON.
 * It is stored beside the XML of an immutable process version and cached in memory for as long as a process lives.
 */

export type NodeType =
  | 'process'
  | 'subProcess'
  | 'eventSubProcess'
  | 'transaction'
  | 'adHocSubProcess'
  | 'callActivity'
  | 'task'
  | 'userTask'
  | 'manualTask'
  | 'serviceTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'sendTask'
  | 'receiveTask'
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'inclusiveGateway'
  | 'complexGateway'
  | 'eventBasedGateway';

export interface TimerSpec {
  form: 'date' | 'duration' | 'cycle';
  /** ISO 8601 text, `3 workingDays`, or a FEEL expression that yields one of them. */
  text: string;
}

export type EventDefinition =
  | { kind: 'timer'; timer: TimerSpec }
  | { kind: 'message'; name: string; correlation?: string }
  | { kind: 'signal'; name: string }
  | { kind: 'condition'; expression: string }
  | { kind: 'error'; code: string | null }
  | { kind: 'escalation'; code: string | null }
  | { kind: 'compensation'; activity: string | null; wait: boolean }
  | { kind: 'link'; name: string }
  | { kind: 'cancel' }
  | { kind: 'terminate' };

export interface Flow {
  id: string;
  from: string;
  to: string;
  name?: string;
  condition?: string;
}

export interface StandardLoop {
  type: 'standard';
  testBefore: boolean;
  condition?: string;
  maximum?: number;
}

export interface MultiInstanceLoop {
  type: 'parallel' | 'sequential';
  cardinality?: string;
  collection?: string;
  /** Name under which each instance sees its element of the collection. */
  element?: string;
  completion?: string;
  /** Which events an instance throws as it completes (BPMN 2.0.2, table 10.29). */
  behaviour: 'all' | 'one' | 'none' | 'complex';
  event?: EventDefinition;
  complex?: { condition: string; events: EventDefinition[] }[];
  /** Where the results of the instances are gathered, in their order. */
  output?: { collection: string; element: string };
}

export type Loop = StandardLoop | MultiInstanceLoop;

/** One data association: where a value is read (name or FEEL) and the name it is written to. */
export interface Mapping {
  from: string;
  to: string;
}

export type Level = 'handle' | 'review' | 'approve' | 'other';

/** What a user task says about who does it and by when (attributes of the `onewindow` namespace). */
export interface TaskSpec {
  level: Level;
  role?: string;
  /** FEEL: the organisation that does the task. */
  organisation?: string;
  unit?: string;
  /** FEEL: the account that does the task; without it the task is open to all who hold the role. */
  assignee?: string;
  /** e.g. `3 workingDays`, `1 calendarDays`, `PT2H`. */
  limit?: string;
  formStep?: string;
  actions: string[];
  /** FEEL or a number; a higher one is more urgent. */
  priority?: string;
}

export interface GraphNode {
  id: string;
  type: NodeType;
  name?: string;
  nameEn?: string;
  lane?: string;
  /** The scope (process or sub-process) that contains the node; null for a process. */
  scope: string | null;
  incoming: string[];
  outgoing: string[];
  default?: string;

  /** Events: what is caught or thrown. */
  events?: EventDefinition[];
  parallelMultiple?: boolean;
  /** Boundary events and start events of event sub-processes. */
  interrupting?: boolean;
  attachedTo?: string;
  /** The throwing node is the source of a message flow, so its message leaves the process. */
  outward?: boolean;

  /** Scopes. */
  starts?: string[];
  eventSubProcesses?: string[];
  /** Data objects and properties that live in the scope or activity. */
  data?: string[];

  /** Activities. */
  boundaries?: string[];
  compensation?: string;
  forCompensation?: boolean;
  startQuantity?: number;
  completionQuantity?: number;
  loop?: Loop;
  inputs?: Mapping[];
  outputs?: Mapping[];
  task?: TaskSpec;
  script?: string;
  scriptFormat?: string;
  handler?: string;
  resultVariable?: string;
  message?: EventDefinition;
  instantiate?: boolean;
  calledElement?: string;
  call?: CallSpec;

  /** Ad-hoc sub-processes. */
  ordering?: 'parallel' | 'sequential';
  cancelRemaining?: boolean;
  completion?: string;

  /** Event-based gateways. */
  awaits?: 'one' | 'all';
  /** Complex gateways. */
  activation?: string;
}

export interface ProcessGraph {
  id: string;
  name?: string;
  nodes: Record<string, GraphNode>;
  flows: Record<string, Flow>;
}

export interface Model {
  format: 1;
  processes: Record<string, ProcessGraph>;
  /** Global tasks by id; a call activity may call one as if it were a process. */
  globalTasks: Record<string, GraphNode>;
}

/** How a call activity chooses what it calls (attributes of the `onewindow` namespace; all FEEL). */
export interface CallSpec {
  /** Id of a published process version, instead of the fixed `calledElement`. */
  version?: string;
  /** The business that the called instance belongs to; without it, that of the caller. */
  businessKind?: string;
  businessId?: string;
}

export const ACTIVITY_TYPES: ReadonlySet<NodeType> = new Set([
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'scriptTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
]);

/** The node of that id; a compiled graph never refers to a node that it does not have. */
export function nodeOf(graph: ProcessGraph, id: string): GraphNode {
  const node = graph.nodes[id];
  if (!node) throw new Error(`process ${graph.id} has no node ${id}`);
  return node;
}

export function flowOf(graph: ProcessGraph, id: string): Flow {
  const flow = graph.flows[id];
  if (!flow) throw new Error(`process ${graph.id} has no flow ${id}`);
  return flow;
}
