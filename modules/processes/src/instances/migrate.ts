import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { processErrors } from '../errors.ts';
import type { GraphNode, ProcessGraph } from '../graph/graph.ts';
import { ROOT } from '../interpreter/state.ts';
import type { StepResult } from '../report.ts';
import { loadInstance, openSession, type SessionOptions, type Tracked, writeBack } from '../store/session.ts';
import { getVersion } from '../store/versions.ts';

export interface MigrateInstance extends SessionOptions {
  instanceId: string;
  toVersionId: string;
  /** Old node id → new node id, where they differ. */
  nodes?: Readonly<Record<string, string>>;
  reason?: string;
}

/**
 * Moves a running instance to another version of its process. Every node at which it stands must have its counterpart
 * there: of the same kind, in the same scope, waiting for the same events.
 * @throws processes.instanceNotFound, versionNotFound, cannotMigrate
 */
export function migrateInstance(db: Db, actor: Actor, input: MigrateInstance): Promise<StepResult> {
  return inTransaction(db, async tx => {
    const session = openSession(tx, actor, input);
    const live = await loadInstance(session, input.instanceId);
    if (live.state.status !== 'active') throw processErrors.ended();
    const target = await getVersion(tx, input.toVersionId);
    const graph = target.model.processes[live.state.process];
    if (!graph) throw refuse(live.state.process, '没有这个流程 no such process');
    const mapped = (id: string): string => input.nodes?.[id] ?? id;
    checkTokens(live, graph, mapped);
    await renameTasks(tx, live, { graph, mapped });
    const { tokens, timers, subscriptions } = live.state;
    live.state = {
      ...live.state,
      tokens: new Map(
        [...tokens].map(([id, token]) => [id, id === ROOT ? token : { ...token, node: mapped(token.node) }]),
      ),
      timers: new Map([...timers].map(([id, timer]) => [id, { ...timer, node: mapped(timer.node) }])),
      subscriptions: new Map([...subscriptions].map(([id, row]) => [id, { ...row, node: mapped(row.node) }])),
    };
    live.isTouched = true;
    live.cause = { kind: 'migrate', node: target.id, reason: input.reason };
    await sql`
      update processes.instance set process_version_id = ${target.id}::uuid where id = ${live.id}::uuid`.execute(tx);
    live.versionId = target.id;
    return writeBack(session, live.id, 'migrate');
  });
}

function checkTokens(live: Tracked, graph: ProcessGraph, mapped: (id: string) => string): void {
  const old = live.model.processes[live.state.process];
  const used = [
    ...[...live.state.tokens.values()].filter(token => token.id !== ROOT).map(token => token.node),
    ...[...live.state.timers.values()].map(timer => timer.node),
    ...[...live.state.subscriptions.values()].map(row => row.node),
  ];
  for (const id of new Set(used)) {
    const before = old?.nodes[id];
    const after = graph.nodes[mapped(id)];
    if (!before || !after) throw refuse(id, '新版本中没有 missing in the new version');
    if (before.type !== after.type) throw refuse(id, '类型不同 of another kind');
    const scope = before.scope === null ? null : mapped(before.scope);
    if (scope !== after.scope) throw refuse(id, '所在子流程不同 in another scope');
    if (!waitsForSame(before, after)) throw refuse(id, '等待的事件不同 waits for other events');
  }
  const flows = [...live.state.tokens.values()]
    .filter(token => token.state === 'joined')
    .map(token => token.flow ?? '');
  for (const flow of flows) if (!graph.flows[flow]) throw refuse(flow, '新版本中没有这条连线 the flow is missing');
}

function waitsForSame(before: GraphNode, after: GraphNode): boolean {
  return JSON.stringify(before.events ?? before.message) === JSON.stringify(after.events ?? after.message);
}

function refuse(element: string, reason: string): Error {
  return processErrors.cannotMigrate({ reason: `${element}：${reason}` });
}

async function renameTasks(
  tx: Db,
  live: Tracked,
  { graph, mapped }: { graph: ProcessGraph; mapped: (id: string) => string },
): Promise<void> {
  const standing = [...live.state.tokens.values()].map(token => token.node);
  const tasks = [...new Set(standing)].map(id => ({ from: id, node: graph.nodes[mapped(id)] }));
  for (const { from, node } of tasks) {
    if (!node?.task) continue;
    await sql`
      update processes.task
      set node = ${node.id}, name = ${node.name ?? node.id}, name_en = ${node.nameEn ?? node.name ?? node.id},
        actions = ${node.task.actions}::text[], version = version + 1
      where instance_id = ${live.id}::uuid and state in ('open', 'claimed')
        and node = ${from}`.execute(tx);
  }
}
