import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import type { Variables } from './interpreter/state.ts';
import type { StepResult } from './report.ts';

/** What a service, rule or script handler is given. It runs inside the transaction of the step. */
export interface ServiceContext {
  tx: Db;
  actor: Actor;
  at: Date;
  instanceId: string;
  business: { kind: string; id: string };
  node: string;
  /** Everything that the activity sees. */
  variables: Variables;
}

/**
 * Does the work and returns variables to set. Throw `BusinessError` for what the model catches with an error event; anything
 * else undoes the whole step.
 */
export type ServiceHandler = (context: ServiceContext) => Promise<Variables | undefined>;

const services = new Map<string, ServiceHandler>();

/** Makes a handler known under the name that models give in `onewindow:handler`. A later one replaces an earlier. */
export function registerServiceTask(name: string, handler: ServiceHandler): void {
  services.set(name, handler);
}

export function findService(name: string): ServiceHandler | undefined {
  return services.get(name);
}

/** Told of every run of the engine inside its transaction, whoever caused it: a person, a timer, a message. */
export type StepListener = (tx: Db, actor: Actor, report: StepResult) => Promise<void>;

const listeners = new Map<string, StepListener>();

/** Listens under a name (a later listener of the name replaces an earlier). Steps of every business kind are told. */
export function onStep(name: string, listener: StepListener): void {
  listeners.set(name, listener);
}

export function stepListeners(): StepListener[] {
  return [...listeners.values()];
}
