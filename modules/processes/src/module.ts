import { type Actor, scopeCondition } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import { type ModuleDefinition, route } from '@onewindow/http';
import { Type } from 'typebox';
import { InstanceViewReply, ProcessDrawingReply, ProcessVersionReply } from './contract.ts';
import { processErrors } from './errors.ts';
import { getInstanceView, type InstanceView } from './instances/view.ts';
import { processPermissions } from './permissions.ts';
import { getProcessVersion, listProcessVersions, type ProcessVersion } from './process-versions.ts';
import type { TaskRow } from './report.ts';

const byId = Type.Object({ id: Type.String({ format: 'uuid' }) });

export const processesModule: ModuleDefinition = {
  name: 'processes',
  permissions: processPermissions,
  routes: [
    route({
      method: 'GET',
      url: '/api/process-versions',
      permission: processPermissions.read,
      summary: { zh: '流程及其最新版本', en: 'Processes with their latest version' },
      reply: Type.Object({ rows: Type.Array(ProcessVersionReply) }),
      handler: async ({ db }) => ({ rows: (await listProcessVersions(db)).map(versionReply) }),
    }),
    route({
      method: 'GET',
      url: '/api/process-versions/:id',
      permission: processPermissions.read,
      summary: { zh: '流程图', en: 'The drawing of a process version' },
      params: byId,
      reply: ProcessDrawingReply,
      handler: async ({ db, params, reply }) => {
        const version = await getProcessVersion(db, params.id);
        // A version never changes but for being withdrawn.
        reply.header('cache-control', 'private, max-age=300');
        return { ...versionReply(version), xml: version.xml };
      },
    }),
    route({
      method: 'GET',
      url: '/api/process-instances/:id',
      permission: processPermissions.read,
      summary: { zh: '流程走到哪里、怎样走来', en: 'Where a process stands and how it came there' },
      params: byId,
      reply: InstanceViewReply,
      handler: async ({ db, actor, params }) => {
        await requireInScope(db, actor, params.id);
        return viewReply(await getInstanceView(db, { instanceId: params.id }));
      },
    }),
  ],
};

/** An instance is where its tasks are. @throws processes.instanceNotFound, so that strangers learn nothing */
async function requireInScope(db: Db, actor: Actor, instanceId: string): Promise<void> {
  const scope = scopeCondition(actor, processPermissions.read, {
    account: 't.assignee_account_id',
    unit: 't.unit_id',
    organisation: 't.organisation_id',
    division: 't.division_code',
  });
  const { rows } = await sql<{ id: string }>`
    select t.id from processes.task t where t.instance_id = ${instanceId}::uuid and ${scope} limit 1`.execute(db);
  if (rows.length === 0) throw processErrors.instanceNotFound();
}

function versionReply({ id, key, version, kind, name, state, publishedAt, publishedByName }: ProcessVersion) {
  return { id, key, version, kind, name, state, publishedAt: publishedAt.toISOString(), publishedByName };
}

function viewReply(view: InstanceView) {
  return {
    ...view,
    startedAt: view.startedAt.toISOString(),
    endedAt: view.endedAt?.toISOString() ?? null,
    steps: view.steps.map(step => ({ ...step, at: step.at.toISOString() })),
    tasks: view.tasks.map(taskReply),
  };
}

function taskReply(task: TaskRow) {
  const { id, nodeId, nameZh, nameEn, level, role, assigneeName, state, action, doneByName, dueOn } = task;
  const createdAt = task.createdAt.toISOString();
  const endedAt = task.endedAt?.toISOString() ?? null;
  return {
    id,
    nodeId,
    nameZh,
    nameEn,
    level,
    role,
    assigneeName,
    state,
    action,
    doneByName,
    dueOn,
    createdAt,
    endedAt,
  };
}
