import type { Model } from '../graph/graph.ts';
import type { StartEvent } from '../graph/start-events.ts';
import type { CalledProcess, Effect, InstanceState, StepOptions, Variables } from '../interpreter/state.ts';

/** One instance in the hands of the engine: its state now and everything that the outside must know of it. */
export interface LiveInstance {
  id: string;
  /** The version that it is pinned to. */
  versionId: string;
  model: Model;
  state: InstanceState;
  parent: { instanceId: string; token: number } | null;
}

/** Where an instance begins. */
export interface NewInstance {
  versionId: string;
  model: Model;
  process: string;
  parent: LiveInstance['parent'];
  /** The instance whose call, message or signal starts it; it belongs to the same business. */
  startedBy: LiveInstance | null;
  /** Another business than that of the instance that starts it. */
  business?: { kind?: string | undefined; id: string } | undefined;
}

/** A script, service or rule that has to be run. */
export interface OutsideActivity {
  live: LiveInstance;
  token: number;
  node: string;
  variables: Variables;
  /** Names of the data inputs and outputs that the activity declares. */
  inputs: string[];
  outputs: string[];
  /** Names of the data objects and properties that it may write. */
  data: string[];
}

/** An error that the model may catch by its code. */
export class BusinessError extends Error {
  readonly code: string;

  constructor(code: string, message = code) {
    super(message);
    this.name = 'BusinessError';
    this.code = code;
  }
}

export interface Receiver {
  instanceId: string;
  subscription: number;
}

export interface Starter {
  versionId: string;
  model: Model;
  start: StartEvent;
}

/** What surrounds the interpreter: the database in the product, memory in a simulation. */
export interface Host {
  options(live: LiveInstance): StepOptions;
  /** The instance, locked for this step; always the same object within one run of the engine. */
  load(instanceId: string): Promise<LiveInstance>;
  create(instance: NewInstance): Promise<LiveInstance>;
  /** Called after every step with the state before it. */
  stepped(live: LiveInstance, before: InstanceState, passed: string[]): void;
  taskCreated(live: LiveInstance, token: number, node: string): void;
  taskCancelled(live: LiveInstance, token: number): void;
  /** The instance has ended; a failure that no caller can catch may be refused by throwing. */
  ended(live: LiveInstance, end: Effect & { type: 'ended' }): void;
  run(activity: OutsideActivity): Promise<Variables>;
  /** The process that a call activity names: in the same model first, then among the deployed ones. */
  called(live: LiveInstance, called: CalledProcess): Promise<{ versionId: string; model: Model; process: string }>;
  calledBy(live: LiveInstance, token: number): Promise<string | undefined>;
  /** Whoever has waited longest for the message, in any instance but this one. */
  receiverOf(live: LiveInstance, name: string, key: string | null): Promise<Receiver | undefined>;
  listenersTo(live: LiveInstance, signal: string): Promise<string[]>;
  startersOf(kind: 'message' | 'signal', name: string, live: LiveInstance): Promise<Starter[]>;
}
