import { type Effect, StepError, type Trigger, type Variables } from '../interpreter/state.ts';
import { step } from '../interpreter/step.ts';
import { findReceiver } from '../interpreter/throws.ts';
import { BusinessError, type Host, type LiveInstance, type Starter } from './host.ts';

interface Work {
  live: LiveInstance;
  does: { trigger: Trigger } | { effect: Effect };
}

/** Bounds one run of the engine over all instances that it touches. */
const MAX_STEPS = 10_000;

/**
 * Gives an instance what happened and sees every consequence through: activities that run outside, called processes,
 * messages and signals to other instances. When it returns, every instance that it touched has come to rest.
 * @throws StepError when the trigger does not fit or the run does not end
 */
export async function drive(host: Host, live: LiveInstance, first: Trigger): Promise<void> {
  const agenda: Work[] = [{ live, does: { trigger: first } }];
  let steps = 0;
  for (let work = agenda.shift(); work; work = agenda.shift()) {
    if ('trigger' in work.does) {
      steps += 1;
      if (steps > MAX_STEPS) throw new StepError('endless', `more than ${MAX_STEPS} steps in one run`);
      agenda.push(...makeStep(host, work.live, work.does.trigger));
    } else {
      const { effect } = work.does;
      const next = await follow(host, work.live, effect);
      // Branches that run outside take turns; what goes to other instances arrives before anything else is sent.
      if (effect.type === 'run') agenda.push(...next);
      else agenda.unshift(...next);
    }
  }
}

function makeStep(host: Host, live: LiveInstance, trigger: Trigger): Work[] {
  const before = live.state;
  const { state, effects, passed } = step(live.model, before, trigger, host.options(live));
  live.state = state;
  host.stepped(live, before, passed);
  return effects.map(effect => ({ live, does: { effect } }));
}

/** Does what an effect asks for and returns what follows from it. */
async function follow(host: Host, live: LiveInstance, effect: Effect): Promise<Work[]> {
  switch (effect.type) {
    case 'taskCreated':
      if (live.state.tokens.has(effect.token)) host.taskCreated(live, effect.token, effect.node);
      return [];
    case 'taskCancelled':
      host.taskCancelled(live, effect.token);
      return [];
    case 'run':
      return runOutside(host, live, effect);
    case 'call':
      return callProcess(host, live, effect);
    case 'callCancelled': {
      const called = await host.calledBy(live, effect.token);
      return called === undefined ? [] : [{ live: await host.load(called), does: { trigger: { type: 'terminate' } } }];
    }
    case 'message':
      return deliverMessage(host, live, effect);
    case 'signal':
      return spreadSignal(host, live, effect);
    case 'escalation':
      return tellCaller(host, live, token => ({ type: 'escalation', token, code: effect.code }));
    case 'ended':
      host.ended(live, effect);
      return tellCaller(host, live, token => ({
        type: 'called',
        token,
        variables: { ...effect.variables, endEvent: effect.lastNode },
        failure: effect.failure,
      }));
  }
}

async function runOutside(host: Host, live: LiveInstance, effect: Effect & { type: 'run' }): Promise<Work[]> {
  const { type: _, ...activity } = effect;
  const { token } = activity;
  if (live.state.tokens.get(token)?.state !== 'running') return [];
  try {
    const values = await host.run({ live, ...activity });
    return [{ live, does: { trigger: { type: 'complete', token, variables: values } } }];
  } catch (error) {
    if (!(error instanceof BusinessError)) throw error;
    const trigger: Trigger = {
      type: 'fail',
      token,
      code: error.code === '' ? null : error.code,
      message: error.message,
    };
    return [{ live, does: { trigger } }];
  }
}

async function callProcess(host: Host, live: LiveInstance, effect: Effect & { type: 'call' }): Promise<Work[]> {
  if (live.state.tokens.get(effect.token)?.state !== 'waiting') return [];
  const target = await host.called(live, effect.called);
  const parent = { instanceId: live.id, token: effect.token };
  const { businessKind, businessId } = effect.called;
  const business = businessId === undefined ? undefined : { kind: businessKind, id: businessId };
  const child = await host.create({ ...target, parent, startedBy: live, business });
  return [{ live: child, does: { trigger: { type: 'start', variables: effect.variables } } }];
}

/** A message goes to one receiver: an instance that waits for it, or else a process that it starts. */
async function deliverMessage(host: Host, live: LiveInstance, effect: Effect & { type: 'message' }): Promise<Work[]> {
  const { name, key } = effect;
  const receiver = await host.receiverOf(live, name, key);
  if (receiver) {
    const other = await host.load(receiver.instanceId);
    const { subscription } = receiver;
    return [
      { live: other, does: { trigger: { type: 'message', name, key, variables: effect.variables, subscription } } },
    ];
  }
  const own = live.state.status === 'active' && findReceiver(live.state.subscriptions, name, key);
  if (own) {
    const { variables } = effect;
    return [{ live, does: { trigger: { type: 'message', name, key, variables, subscription: own.id } } }];
  }
  const [starter] = await host.startersOf('message', name, live);
  return starter ? [await startBy(host, live, starter, effect.variables)] : [];
}

/** A signal goes to every instance that waits for it and starts every process that begins with it. */
async function spreadSignal(host: Host, live: LiveInstance, effect: Effect & { type: 'signal' }): Promise<Work[]> {
  const { name, variables } = effect;
  const work: Work[] = [];
  for (const id of await host.listenersTo(live, name)) {
    work.push({ live: await host.load(id), does: { trigger: { type: 'signal', name, variables: {} } } });
  }
  const heard = work.map(({ live: other }) => other);
  for (const starter of await host.startersOf('signal', name, live)) {
    if (!heard.some(other => waitsAtStart(other, starter, name)))
      work.push(await startBy(host, live, starter, variables));
  }
  return work;
}

/** An instance that began at a node with several events and still lacks this one takes it; it does not start another. */
function waitsAtStart(
  { state, versionId }: LiveInstance,
  { start, versionId: starting }: Starter,
  name: string,
): boolean {
  if (versionId !== starting || state.process !== start.process) return false;
  return [...state.subscriptions.values()].some(
    row => row.name === name && state.tokens.get(row.token)?.node === start.node,
  );
}

async function startBy(
  host: Host,
  startedBy: LiveInstance,
  { versionId, model, start }: Starter,
  variables: Variables,
): Promise<Work> {
  const child = await host.create({ versionId, model, process: start.process, parent: null, startedBy });
  return { live: child, does: { trigger: { type: 'start', node: start.node, event: start.event, variables } } };
}

async function tellCaller(host: Host, live: LiveInstance, trigger: (token: number) => Trigger): Promise<Work[]> {
  if (!live.parent) return [];
  const caller = await host.load(live.parent.instanceId);
  const token = caller.state.tokens.get(live.parent.token);
  const isWaiting = caller.state.status === 'active' && token?.state === 'waiting';
  return isWaiting ? [{ live: caller, does: { trigger: trigger(live.parent.token) } }] : [];
}
