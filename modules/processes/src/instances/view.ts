import { type Db, sql } from '@onewindow/db';
import { processErrors } from '../errors.ts';
import type { TaskRow } from '../report.ts';
import { listTasksOf } from '../tasks/queries.ts';

/** Where an instance stands and how it came there: everything that the drawn view shows. */
export interface InstanceView {
  instanceId: string;
  processVersionId: string;
  process: string;
  businessKind: string;
  businessId: string;
  parentId: string | null;
  status: string;
  startedAt: Date;
  endedAt: Date | null;
  /** Nodes at which it stands now, with how many tokens. */
  standing: { nodeId: string; state: string; count: number }[];
  /** Nodes and flows passed, with how often. */
  passed: { element: string; count: number }[];
  steps: ViewStep[];
  tasks: TaskRow[];
  called: {
    instanceId: string;
    processVersionId: string;
    process: string;
    businessId: string;
    status: string;
    token: number;
  }[];
}

export interface ViewStep {
  version: number;
  at: Date;
  kind: string;
  nodeId: string | null;
  action: string | null;
  reason: string | null;
  actorName: string;
  passed: string[];
}

type Head = Omit<InstanceView, 'standing' | 'passed' | 'steps' | 'tasks' | 'called'>;

/** @throws processes.instanceNotFound */
export async function getInstanceView(db: Db, { instanceId }: { instanceId: string }): Promise<InstanceView> {
  const { rows } = await sql<Head>`
    select id as "instanceId", process_version_id as "processVersionId", process, business_kind as "businessKind",
      business_id as "businessId", parent_id as "parentId", state as status, started_at as "startedAt",
      ended_at as "endedAt"
    from processes.instance where id = ${instanceId}::uuid`.execute(db);
  const head = rows[0];
  if (!head) throw processErrors.instanceNotFound();
  const standing = await sql<InstanceView['standing'][number]>`
    select node as "nodeId", state, count(*)::int as count from processes.token
    where instance_id = ${instanceId}::uuid group by node, state order by node, state`.execute(db);
  const steps = await sql<ViewStep>`
    select version, at, kind, node as "nodeId", action, reason, actor_name as "actorName", passed
    from processes.step where instance_id = ${instanceId}::uuid order by version`.execute(db);
  const called = await sql<InstanceView['called'][number]>`
    select id as "instanceId", process_version_id as "processVersionId", process, business_id as "businessId",
      state as status, parent_token as token
    from processes.instance where parent_id = ${instanceId}::uuid order by id`.execute(db);
  const tasks = await listTasksOf(db, { kind: head.businessKind, id: head.businessId });
  return {
    ...head,
    standing: standing.rows,
    passed: countPassed(steps.rows),
    steps: steps.rows,
    tasks: tasks.filter(task => task.instanceId === instanceId),
    called: called.rows,
  };
}

function countPassed(steps: ViewStep[]): InstanceView['passed'] {
  const counts = new Map<string, number>();
  for (const element of steps.flatMap(step => step.passed)) counts.set(element, (counts.get(element) ?? 0) + 1);
  return [...counts].map(([element, count]) => ({ element, count }));
}

/** The instances of a business, the latest first. */
export async function findInstances(
  db: Db,
  business: { kind: string; id: string },
): Promise<{ instanceId: string; processVersionId: string; status: string; parentId: string | null }[]> {
  const { rows } = await sql<{ instanceId: string; processVersionId: string; status: string; parentId: string | null }>`
    select id as "instanceId", process_version_id as "processVersionId", state as status, parent_id as "parentId"
    from processes.instance
    where business_id = ${business.id}::uuid and business_kind = ${business.kind} order by id desc`.execute(db);
  return rows;
}
