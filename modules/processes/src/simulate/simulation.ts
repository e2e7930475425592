import { drive } from '../engine/drive.ts';
import type { Host, LiveInstance, NewInstance, OutsideActivity } from '../engine/host.ts';
import type { Model } from '../graph/graph.ts';
import { type StartEvent, startEventsOf } from '../graph/start-events.ts';
import type { InstanceStatus, ProcessFailure, Trigger, Variables } from '../interpreter/state.ts';
import { newInstance } from '../interpreter/step.ts';
import { findReceiver } from '../interpreter/throws.ts';
import { addDuration, parseCycle, parseDuration, parseInstant } from '../interpreter/time.ts';

/** A model run in memory with virtual time: to try a process before it is published, and to test. */
export interface Simulation {
  /** Starts the process; one that begins only with events waits for them. */
  start(process: string, variables: Variables): Promise<void>;
  /** Starts the process as if the first event that it begins with had happened. */
  startByHand(process: string, variables: Variables): Promise<void>;
  /** Fires every timer in the order in which they come due. */
  runOutTimers(): Promise<void>;
  /** Completes the open user tasks of that node. */
  completeTask(node: string, variables?: Variables): Promise<void>;
  openTasks(): { instance: string; token: number; node: string }[];
  instances(): { process: string; status: InstanceStatus; failure?: ProcessFailure; variables: Variables }[];
}

interface Options {
  /** Runs scripts and services. */
  run(activity: OutsideActivity): Promise<Variables>;
  now?: number;
  /** How many timers may fire before the simulation gives up. */
  maxTimers?: number;
}

const MODEL_VERSION = 'simulated';

/** Begins to simulate a model: from now on its start events are heard. */
export function simulate(model: Model, options: Options): Simulation {
  let now = options.now ?? 0;
  const instances = new Map<string, LiveInstance>();
  const failures = new Map<string, ProcessFailure>();
  const starts = startEventsOf(model);
  const pending = starts.flatMap(start => scheduleStart(start, now));

  const host: Host = {
    options: () => ({ now }),
    load: async id => {
      const live = instances.get(id);
      if (!live) throw new Error(`no instance ${id}`);
      return live;
    },
    create: async instance => add(instance),
    stepped: (live, _before, _passed) => {
      instances.set(live.id, live);
    },
    taskCreated: () => {},
    taskCancelled: () => {},
    ended: (live, { failure }) => {
      if (failure) failures.set(live.id, failure);
    },
    run: activity => options.run(activity),
    called: async (_live, { name }) => {
      if (!model.processes[name]) throw new Error(`nothing is called ${name}`);
      return { versionId: MODEL_VERSION, model, process: name };
    },
    calledBy: async (live, token) =>
      active().find(other => other.parent?.instanceId === live.id && other.parent.token === token)?.id,
    receiverOf: async (live, name, key) => {
      for (const other of active()) {
        if (other.id === live.id) continue;
        const row = findReceiver(other.state.subscriptions, name, key);
        if (row) return { instanceId: other.id, subscription: row.id };
      }
      return undefined;
    },
    listenersTo: async (live, signal) =>
      active()
        .filter(other => other.id !== live.id)
        .filter(other =>
          [...other.state.subscriptions.values()].some(row => row.kind === 'signal' && row.name === signal),
        )
        .map(other => other.id),
    startersOf: async (kind, name) =>
      starts
        .filter(({ definition }) => definition.kind === kind && 'name' in definition && definition.name === name)
        .map(start => ({ versionId: MODEL_VERSION, model, start })),
  };

  function active(): LiveInstance[] {
    return [...instances.values()].filter(live => live.state.status === 'active');
  }

  function add({ process, parent, versionId }: NewInstance): LiveInstance {
    const live: LiveInstance = {
      id: String(instances.size + 1),
      versionId,
      model,
      parent,
      state: newInstance(process),
    };
    instances.set(live.id, live);
    return live;
  }

  async function send(live: LiveInstance, trigger: Trigger): Promise<void> {
    await drive(host, live, trigger);
  }

  async function begin(start: StartEvent, variables: Variables): Promise<void> {
    const { process, node, event } = start;
    const live = add({ process, parent: null, versionId: MODEL_VERSION, model, startedBy: null });
    await send(live, { type: 'start', node, event, variables });
  }

  async function fireNext(): Promise<boolean> {
    const due = active().flatMap(live => [...live.state.timers.values()].map(timer => ({ live, timer })));
    const first = due.sort((a, b) => (a.timer.dueAt ?? 0) - (b.timer.dueAt ?? 0))[0];
    const begins = pending.sort((a, b) => a.dueAt - b.dueAt)[0];
    if (begins && (!first || begins.dueAt <= (first.timer.dueAt ?? 0))) {
      now = Math.max(now, begins.dueAt);
      pending.shift();
      await begin(begins.start, {});
      return true;
    }
    if (!first) return false;
    now = Math.max(now, first.timer.dueAt ?? 0);
    await send(first.live, { type: 'timer', timer: first.timer.id });
    return true;
  }

  const openTasks: Simulation['openTasks'] = () =>
    active().flatMap(live =>
      [...live.state.tokens.values()]
        .filter(token => token.state === 'waiting' && model.processes[live.state.process]?.nodes[token.node]?.task)
        .map(token => ({ instance: live.id, token: token.id, node: token.node })),
    );

  return {
    async start(process, variables) {
      const own = starts.filter(start => start.process === process);
      const graph = model.processes[process];
      const plain = graph?.nodes[process]?.starts?.some(id => !own.some(start => start.node === id));
      if (plain || own.length === 0) await this.startByHand(process, variables);
      else for (const start of own) if (start.definition.kind === 'condition') await begin(start, variables);
    },
    async startByHand(process, variables) {
      const live = add({ process, parent: null, versionId: MODEL_VERSION, model, startedBy: null });
      await send(live, { type: 'start', variables });
    },
    async runOutTimers() {
      let fired = 0;
      while (await fireNext()) {
        fired += 1;
        if (fired > (options.maxTimers ?? 1000)) throw new Error('the timers do not come to an end');
      }
    },
    async completeTask(node, variables = {}) {
      for (const task of openTasks().filter(one => one.node === node)) {
        const live = await host.load(task.instance);
        await send(live, { type: 'complete', token: task.token, variables });
      }
    },
    openTasks,
    instances: () =>
      [...instances.values()].map(live => ({
        process: live.state.process,
        status: live.state.status,
        failure: failures.get(live.id),
        variables: live.state.tokens.get(0)?.variables ?? {},
      })),
  };
}

function scheduleStart(start: StartEvent, now: number): { start: StartEvent; dueAt: number }[] {
  if (start.definition.kind !== 'timer') return [];
  const { text } = start.definition.timer;
  const duration = parseDuration(text);
  if (duration) return [{ start, dueAt: addDuration(now, duration) }];
  const instant = parseInstant(text);
  if (instant !== undefined) return [{ start, dueAt: instant }];
  const cycle = parseCycle(text);
  if (!cycle) return [];
  const times = cycle.times ?? 1;
  let dueAt = cycle.start ?? now;
  return Array.from({ length: times }, () => {
    dueAt = addDuration(dueAt, cycle.interval);
    return { start, dueAt };
  });
}
