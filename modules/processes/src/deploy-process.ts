import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { processErrors } from './errors.ts';
import { isFeel } from './feel.ts';
import { checkApprovalLevels } from './graph/approval-levels.ts';
import { compileModel } from './graph/compile.ts';
import { type GraphNode, type Model, nodeOf } from './graph/graph.ts';
import { type Issue, issueOf } from './graph/issues.ts';
import { startEventsOf } from './graph/start-events.ts';
import { findService } from './handlers.ts';
import { uuidv7 } from './store/uuid.ts';

/** `approval`: an administrative approval, at most three levels. */
export type ProcessKind = 'approval' | 'general';

export interface DeployProcess {
  key: string;
  xml: string;
  kind: ProcessKind;
  /** The main process of a file with several; default the first. */
  process?: string;
  name?: string;
}

export interface DeployedProcess {
  id: string;
  key: string;
  version: number;
  warnings: Issue[];
}

/** Findings that a drawing may have and still run, but that a published process must not have. */
const STRICT: ReadonlySet<string> = new Set(['noCondition', 'manyStarts', 'throwsNothing', 'unreachable']);

/** Everything that stands against publishing a drawing as a process of that kind. */
export async function checkProcess(xml: string, kind: ProcessKind): Promise<{ model: Model; issues: Issue[] }> {
  const { model, issues } = await compileModel(xml);
  const graphs = Object.values(model.processes);
  const nodes = [...graphs.flatMap(graph => Object.values(graph.nodes)), ...Object.values(model.globalTasks)];
  const strict = issues.map(issue => (STRICT.has(issue.code) ? { ...issue, severity: 'error' as const } : issue));
  const found = [...strict, ...nodes.flatMap(checkOutsideWork), ...checkStarts(model)];
  if (kind === 'approval') found.push(...graphs.flatMap(checkApprovalLevels), ...nodes.flatMap(checkRole));
  return { model, issues: found };
}

function checkOutsideWork(node: GraphNode): Issue[] {
  if (node.type === 'scriptTask' && node.handler === undefined) {
    const isFeelScript = /^feel$/i.test(node.scriptFormat ?? '') && isFeel(node.script ?? '');
    return isFeelScript ? [] : [issueOf('foreignScript', node)];
  }
  const isService = node.type === 'serviceTask' || node.type === 'businessRuleTask' || node.handler !== undefined;
  if (!isService || findService(node.handler ?? '')) return [];
  return [issueOf('noHandler', { ...node, type: node.handler ?? '' })];
}

/** A process that starts by the clock or by a condition has no business to belong to: a job starts it instead. */
function checkStarts(model: Model): Issue[] {
  return startEventsOf(model)
    .filter(({ definition }) => definition.kind === 'timer' || definition.kind === 'condition')
    .map(({ process, node, definition }) => {
      const graph = model.processes[process];
      const name = graph && nodeOf(graph, node).name;
      return issueOf('unsupported', { id: node, name, type: `${definition.kind} start of a process` });
    });
}

function checkRole(node: GraphNode): Issue[] {
  return node.task && !node.task.role && !node.task.assignee ? [issueOf('noRole', node)] : [];
}

/**
 * Publishes a drawing as the next version of a key. Versions never change; running instances stay on theirs.
 * @throws processes.notDeployable with one field entry an issue
 */
export async function deployProcess(db: Db, actor: Actor, input: DeployProcess): Promise<DeployedProcess> {
  const { model, issues } = await checkReadable(input);
  const errors = issues.filter(issue => issue.severity === 'error');
  if (errors.length > 0) throw notDeployable(errors);
  const warnings = issues.filter(issue => issue.severity === 'warning');
  const process = input.process ?? Object.keys(model.processes)[0] ?? '';
  const id = uuidv7();
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ version: number }>`
      insert into processes.process_version (
        id, key, version, kind, name, process, xml, graph, warnings, published_by_account_id, published_by_name)
      select ${id}::uuid, ${input.key}, coalesce(max(version), 0) + 1, ${input.kind},
        ${input.name ?? model.processes[process]?.name ?? input.key}, ${process}, ${input.xml},
        ${JSON.stringify(model)}::jsonb, ${JSON.stringify(warnings)}::jsonb, ${actor.accountId}::uuid, ${actor.name}
      from processes.process_version where key = ${input.key}
      returning version`.execute(tx);
    for (const start of startEventsOf(model)) {
      const { definition, event } = start;
      if (definition.kind !== 'message' && definition.kind !== 'signal') continue;
      await sql`
        insert into processes.start_trigger (process_version_id, kind, name, process, node, event_node, definition)
        values (${id}::uuid, ${definition.kind}, ${definition.name}, ${start.process}, ${start.node}, ${event.node},
          ${event.definition})`.execute(tx);
    }
    return { id, key: input.key, version: rows[0]?.version ?? 1, warnings };
  });
}

async function checkReadable({ xml, kind }: DeployProcess): Promise<{ model: Model; issues: Issue[] }> {
  try {
    return await checkProcess(xml, kind);
  } catch (error) {
    const type = error instanceof Error ? error.message.replace(/\s+/g, ' ') : '';
    throw notDeployable([issueOf('unreadable', { id: '', type })]);
  }
}

function notDeployable(issues: Issue[]): Error {
  const fields = issues.map(({ element, code, zh, en }) => ({ path: `/xml/${element}`, code, zh, en }));
  return processErrors.notDeployable({ count: issues.length }, { fields });
}

/** 停用 a version: nothing new starts on it, what runs goes on. */
export async function withdrawProcess(db: Db, id: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update processes.process_version set state = 'withdrawn' where id = ${id}::uuid returning id`.execute(db);
  if (rows.length === 0) throw processErrors.versionNotFound();
}
