import { ROOT, type Token } from '../interpreter/state.ts';
import { type StoredTask, subscriptionRow, timerRow, tokenRow } from './rows.ts';
import type { DoneTask, Tracked } from './session.ts';

/** What `processes.write_step` takes. A member is absent when there is nothing of its kind, so that its statement is not run. */
export type Changes = Record<string, unknown>;

interface Lists {
  new_instances: object[];
  instances: object[];
  new_tokens: object[];
  tokens: object[];
  gone_tokens: object[];
  timers: object[];
  gone_timers: object[];
  subscriptions: object[];
  gone_subscriptions: object[];
  new_tasks: object[];
  gone_tasks: object[];
  steps: object[];
}

export interface StepHeader {
  at: Date;
  actorAccountId: string | null;
  actorName: string;
}

/** Everything that one run of the engine changed, over all instances that it touched; only rows that changed. */
export function changesOf(
  tracked: Iterable<Tracked>,
  {
    header,
    newTasks,
    goneTasks,
    doneTask,
  }: {
    header: StepHeader;
    newTasks: StoredTask[];
    goneTasks: object[];
    doneTask: DoneTask | undefined;
  },
): Changes {
  const at = header.at.toISOString();
  const lists: Lists = {
    new_instances: [],
    instances: [],
    new_tokens: [],
    tokens: [],
    gone_tokens: [],
    timers: [],
    gone_timers: [],
    subscriptions: [],
    gone_subscriptions: [],
    new_tasks: newTasks.map(withoutNulls),
    gone_tasks: goneTasks.map(task => ({ ...task, at })),
    steps: [],
  };
  for (const live of inWritingOrder(tracked)) {
    if (live.original === live.state && !live.isNew && !live.isTouched) continue;
    addInstance(lists, live, at);
    addRows(lists, live);
    lists.steps.push(stepRow(live, header, at));
  }
  const changes: Changes = {};
  for (const [name, rows] of Object.entries(lists)) if (rows.length > 0) changes[name] = rows;
  if (doneTask) {
    const { id, expected, action } = doneTask;
    changes.done_task = { id, expected, action, at, account_id: header.actorAccountId, name: header.actorName };
  }
  return changes;
}

/** Rows that exist always in the same order, so that two steps do not wait for each other; new ones after who started them. */
function inWritingOrder(tracked: Iterable<Tracked>): Tracked[] {
  const lives = [...tracked];
  const old = lives.filter(live => !live.isNew).sort((a, b) => (a.id < b.id ? -1 : 1));
  return [...old, ...lives.filter(live => live.isNew)];
}

function addInstance(lists: Lists, live: Tracked, at: string): void {
  const root = live.state.tokens.get(ROOT);
  const before = live.original?.tokens.get(ROOT);
  const { id: _id, parent: _parent, node: _node, state: _state, variables = {}, ...scope } = root ?? ({} as Token);
  const row = {
    id: live.id,
    state: live.isSuspended && live.state.status === 'active' ? 'suspended' : live.state.status,
    next_id: live.state.nextId,
    waits: live.state.timers.size > 0 || live.state.subscriptions.size > 0,
    // What is absent is null: JSON leaves undefined out, and most of it is absent in most steps.
    ended_at: live.end && at,
    end_node: live.end?.lastNode,
    failure: live.end?.failure,
  };
  if (live.isNew) {
    lists.new_instances.push({
      ...row,
      process_version_id: live.versionId,
      process: live.state.process,
      business_kind: live.business.kind,
      business_id: live.business.id,
      root_id: live.rootId,
      parent_id: live.parent?.instanceId,
      parent_token: live.parent?.token,
      variables,
      scope,
      at,
    });
    return;
  }
  lists.instances.push({
    ...row,
    expected: live.version,
    suspended_at: live.isSuspended ? (live.suspendedAt ?? at) : undefined,
    // An unchanged value is left out, so that the row's large column is not written again.
    ...(root?.variables === before?.variables ? {} : { variables }),
    ...(root === before ? {} : { scope }),
  });
}

function addRows(lists: Lists, live: Tracked): void {
  const { id, state, original } = live;
  for (const token of state.tokens.values()) {
    const before = original?.tokens.get(token.id);
    if (token.id === ROOT || token === before) continue;
    (before ? lists.tokens : lists.new_tokens).push(tokenRow(id, token));
  }
  for (const timer of state.timers.values()) {
    if (timer !== original?.timers.get(timer.id)) lists.timers.push(timerRow(id, timer));
  }
  for (const row of state.subscriptions.values()) {
    if (row !== original?.subscriptions.get(row.id)) lists.subscriptions.push(subscriptionRow(id, row));
  }
  const gone = (before: Iterable<number> | undefined, now: ReadonlyMap<number, unknown>): object[] =>
    [...(before ?? [])].filter(key => !now.has(key)).map(key => ({ instance_id: id, id: key }));
  lists.gone_tokens.push(...gone(original?.tokens.keys(), state.tokens));
  lists.gone_timers.push(...gone(original?.timers.keys(), state.timers));
  lists.gone_subscriptions.push(...gone(original?.subscriptions.keys(), state.subscriptions));
}

function stepRow(live: Tracked, header: StepHeader, at: string): object {
  return {
    instance_id: live.id,
    version: live.isNew ? live.version : live.version + 1,
    at,
    kind: live.cause.kind,
    node: live.cause.node,
    action: live.cause.action,
    reason: live.cause.reason,
    actor_account_id: header.actorAccountId ?? undefined,
    actor_name: header.actorName,
    // As the text of an array: node and flow ids are XML names, so nothing in them needs quoting but for safety's sake.
    passed: `{${live.passed.map(id => JSON.stringify(id)).join(',')}}`,
  };
}

function withoutNulls(row: StoredTask): object {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) if (value !== null) kept[name] = value;
  return kept;
}
