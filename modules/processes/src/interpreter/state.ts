/**
 * The state of one process instance as plain rows. Rows are never changed in place: a step puts a new object where a row
 * changed, so that what a step changed is what is not the same object as before.
 */

export type Variables = Record<string, unknown>;

export type InstanceStatus = 'active' | 'completed' | 'failed' | 'terminated';

/**
 * - `ready`: about to be handled by the running step; no token is ready between steps
 * - `late`: stands at an event that is thrown once all others of the step have come to rest
 * - `waiting`: for a person, an event, a message, a called process
 * - `running`: its activity runs in the caller (script, service, rule)
 * - `joined`: waits at a joining gateway or for its start quantity
 * - `scope`: stands for a running process, sub-process or event sub-process; its children run inside
 * - `loop`: stands for a looping activity; its children are the instances
 * - `reset`: a complex gateway that has fired and waits for the tokens still on their way
 * - `compensating`: runs compensation handlers one after another
 */
export type TokenState =
  | 'ready'
  | 'late'
  | 'waiting'
  | 'running'
  | 'joined'
  | 'scope'
  | 'loop'
  | 'reset'
  | 'compensating';

/** An activity that was completed and can be undone. */
export interface CompensationRecord {
  node: string;
  /** The handler that undoes it; a sub-process without one is undone by the records of its inside. */
  handler?: string;
  inside?: CompensationRecord[];
  variables?: Variables;
}

export interface LoopProgress {
  total: number | null;
  started: number;
  completed: number;
  collection?: unknown[];
  results?: unknown[];
}

export interface Token {
  id: number;
  /** The scope, loop or compensation that it belongs to; null for the process itself. */
  parent: number | null;
  node: string;
  state: TokenState;
  /** The flow by which it came to its node. */
  flow?: string;
  /** Number of the instance of a looping activity, from 1. */
  index?: number;
  variables?: Variables;
  loop?: LoopProgress;
  records?: CompensationRecord[];
  /** Compensation still to be run, first one first. */
  jobs?: CompensationRecord[];
  /** The compensating token to tell when this one is done. */
  serves?: number;
  /** Flows that took part when a complex gateway fired. */
  fired?: string[];
  /** Activities of a sequential ad-hoc sub-process that have not started. */
  pending?: string[];
}

export interface Timer {
  id: number;
  token: number;
  /** The event that it triggers and which of its definitions. */
  node: string;
  definition: number;
  /** Null while the instance is suspended. */
  dueAt: number | null;
  /** Milliseconds that were left when it was suspended. */
  remaining?: number;
  /** A fixed date does not move by a suspension. */
  fixed: boolean;
  /** Firings left (null without end) and the ISO 8601 interval between them. */
  left?: number | null;
  interval?: string;
}

export interface Subscription {
  id: number;
  token: number;
  node: string;
  definition: number;
  kind: 'message' | 'signal' | 'condition';
  name: string;
  /** Correlation key of a message; null takes any. */
  key: string | null;
  /** A condition triggers when it becomes true, not while it stays true. */
  met?: boolean;
}

export interface InstanceState {
  process: string;
  status: InstanceStatus;
  nextId: number;
  tokens: ReadonlyMap<number, Token>;
  timers: ReadonlyMap<number, Timer>;
  subscriptions: ReadonlyMap<number, Subscription>;
}

/** The token that stands for the process; its variables are those of the instance. */
export const ROOT = 0;

export interface ProcessFailure {
  /** The error code of an error event; null for a technical failure. */
  code: string | null;
  message: string;
  node: string;
}

export type Trigger =
  /** Starts the process: at the given start event (with what triggered it), or at its plain start. */
  | { type: 'start'; node?: string; event?: { node: string; definition: number }; variables: Variables }
  /** A person, a service or a script is done with the activity at which the token stands. */
  | { type: 'complete'; token: number; variables: Variables }
  | { type: 'fail'; token: number; code: string | null; message: string }
  | { type: 'timer'; timer: number }
  | { type: 'message'; name: string; key: string | null; variables: Variables; subscription?: number }
  | { type: 'signal'; name: string; variables: Variables }
  | { type: 'called'; token: number; failure?: ProcessFailure; variables: Variables }
  | { type: 'escalation'; token: number; code: string | null }
  | { type: 'variables'; variables: Variables }
  /** Sends the work back to an earlier node 退回. */
  | { type: 'return'; token: number; target: string }
  | { type: 'terminate' }
  | { type: 'suspend' }
  | { type: 'resume' };

export type Effect =
  | { type: 'taskCreated'; token: number; node: string }
  | { type: 'taskCancelled'; token: number; node: string }
  /** Run it and come back with `complete` or `fail`. */
  | {
      type: 'run';
      token: number;
      node: string;
      variables: Variables;
      inputs: string[];
      outputs: string[];
      data: string[];
    }
  | { type: 'call'; token: number; node: string; called: CalledProcess; variables: Variables }
  | { type: 'callCancelled'; token: number }
  | { type: 'message'; name: string; key: string | null; variables: Variables; node: string }
  | { type: 'signal'; name: string; variables: Variables; node: string }
  | { type: 'escalation'; code: string | null }
  | {
      type: 'ended';
      status: Exclude<InstanceStatus, 'active'>;
      failure?: ProcessFailure;
      variables: Variables;
      lastNode: string;
    };

/** What a call activity calls: a process by its name or a version by its id, and for which business. */
export interface CalledProcess {
  name: string;
  versionId?: string;
  businessKind?: string;
  businessId?: string;
}

export interface StepOptions {
  /** Now, in milliseconds since 1970. */
  now: number;
  /** How many node visits one step may make; a run that needs more is a loop that does not end. */
  maxVisits?: number;
  /** When a budget of working days that begins now is due. */
  workingDays?: (from: number, days: number) => number;
}

export interface StepResult {
  state: InstanceState;
  effects: Effect[];
  /** Nodes and flows passed, in order: the history of the drawn view. */
  passed: string[];
}

/** A step that cannot be made: a bad trigger, or more visits than allowed. */
export class StepError extends Error {
  readonly reason: 'stale' | 'endless' | 'target';

  constructor(reason: StepError['reason'], message: string) {
    super(message);
    this.name = 'StepError';
    this.reason = reason;
  }
}
