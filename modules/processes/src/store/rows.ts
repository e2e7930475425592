import {
  type CompensationRecord,
  type InstanceState,
  ROOT,
  type Subscription,
  type Timer,
  type Token,
  type Variables,
} from '../interpreter/state.ts';

/** An instance as `processes.load_instance` gives it. */
export interface LoadedInstance {
  instance: InstanceRow;
  tokens: [id: number, parent: number, node: string, state: Token['state'], data: TokenData][] | null;
  /** Null as well when the instance row says that there are none. */
  timers: TimerRow[] | null;
  subscriptions: SubscriptionRow[] | null;
}

export interface InstanceRow {
  id: string;
  process_version_id: string;
  process: string;
  business_kind: string;
  business_id: string;
  root_id: string;
  parent_id: string | null;
  parent_token: number | null;
  state: 'active' | 'suspended' | 'completed' | 'failed' | 'terminated';
  next_id: number;
  variables: Variables;
  scope: { records?: CompensationRecord[]; state?: Token['state'] };
  waits: boolean;
  version: number;
  suspended_at: string | null;
  ended_at: string | null;
  end_node: string | null;
  failure: unknown;
}

type TokenData = Omit<Token, 'id' | 'parent' | 'node' | 'state'>;

export interface TimerRow {
  id: number;
  token: number;
  node: string;
  definition: number;
  kind: 'date' | 'duration' | 'cycle' | 'endlessCycle';
  due_at: string | null;
  remaining_ms: number | null;
  repeats_left: number | null;
  interval: string | null;
}

export interface SubscriptionRow {
  id: number;
  token: number;
  node: string;
  definition: number;
  kind: Subscription['kind'];
  name: string;
  correlation_key: string | null;
  met: boolean | null;
}

/** A task as a row of `processes.task`, with the names of its columns. */
export interface StoredTask {
  id: string;
  instance_id: string;
  token: number;
  parent_task_id: string | null;
  business_kind: string;
  business_id: string;
  node: string;
  name: string;
  name_en: string;
  level: 'handle' | 'review' | 'approve' | 'other';
  role: string | null;
  organisation_id: string | null;
  unit_id: string | null;
  division_code: string | null;
  assignee_account_id: string | null;
  assignee_name: string | null;
  owner_account_id: string | null;
  owner_name: string | null;
  open_signers: number;
  state: 'open' | 'claimed' | 'done' | 'cancelled';
  actions: string[];
  form_step: string | null;
  priority: number;
  created_at: string;
  claimed_at: string | null;
  due_on: string | null;
  due_at: string | null;
  ended_at: string | null;
  done_by_account_id: string | null;
  done_by_name: string | null;
  action: string | null;
  given_kind: 'claimed' | 'handedOver' | 'delegated' | 'handedBack' | 'asked' | null;
  given_by_account_id: string | null;
  given_by_name: string | null;
  given_note: string | null;
  given_at: string | null;
  version: number;
}

/** The interpreter's state of a loaded instance. The process's own token is the instance row. */
export function stateOf({ instance, tokens, timers, subscriptions }: LoadedInstance): InstanceState {
  const root: Token = {
    ...instance.scope,
    id: ROOT,
    parent: null,
    node: instance.process,
    state: 'scope',
    variables: instance.variables,
  };
  const status = instance.state === 'suspended' ? 'active' : instance.state;
  return {
    process: instance.process,
    status,
    nextId: instance.next_id,
    tokens: new Map([
      [ROOT, root],
      ...(tokens ?? [])
        .sort(byFirst)
        .map(([id, parent, node, state, data]): [number, Token] => [id, { ...data, id, parent, node, state }]),
    ]),
    timers: new Map((timers ?? []).sort(byId).map(row => [row.id, timerOf(row)])),
    subscriptions: new Map((subscriptions ?? []).sort(byId).map(row => [row.id, subscriptionOf(row)])),
  };
}

// The order of rows is the order in which they came to be: older tokens go first.
const byFirst = (a: readonly [number, ...unknown[]], b: readonly [number, ...unknown[]]): number => a[0] - b[0];
const byId = (a: { id: number }, b: { id: number }): number => a.id - b.id;

function timerOf(row: TimerRow): Timer {
  const timer: Timer = {
    id: row.id,
    token: row.token,
    node: row.node,
    definition: row.definition,
    dueAt: row.due_at === null ? null : Date.parse(row.due_at),
    fixed: row.kind === 'date',
  };
  if (row.remaining_ms !== null) timer.remaining = row.remaining_ms;
  if (row.interval !== null) timer.interval = row.interval;
  if (row.kind === 'cycle' || row.kind === 'endlessCycle') timer.left = row.repeats_left;
  return timer;
}

function subscriptionOf(row: SubscriptionRow): Subscription {
  const { id, token, node, definition, kind, name, correlation_key: key, met } = row;
  return { id, token, node, definition, kind, name, key, ...(met === null ? {} : { met }) };
}

export function tokenRow(instanceId: string, token: Token): object {
  const { id, parent, node, state, ...data } = token;
  return { instance_id: instanceId, id, parent, node, state, data };
}

export function timerRow(instanceId: string, timer: Timer): object {
  return {
    instance_id: instanceId,
    id: timer.id,
    token: timer.token,
    node: timer.node,
    definition: timer.definition,
    kind: timer.fixed ? 'date' : timer.left === undefined ? 'duration' : timer.left === null ? 'endlessCycle' : 'cycle',
    due_at: timer.dueAt === null ? null : new Date(timer.dueAt).toISOString(),
    remaining_ms: timer.remaining ?? null,
    repeats_left: timer.left ?? null,
    interval: timer.interval ?? null,
  };
}

export function subscriptionRow(instanceId: string, row: Subscription): object {
  return {
    instance_id: instanceId,
    id: row.id,
    token: row.token,
    node: row.node,
    definition: row.definition,
    kind: row.kind,
    name: row.name,
    correlation_key: row.key,
    met: row.met ?? null,
  };
}
