import { ROOT } from '../interpreter/state.ts';
import type { GivenTask, InstanceChange, StepResult, TaskRow } from '../report.ts';
import type { StoredTask } from './rows.ts';
import type { Session, Tracked } from './session.ts';

/** What the session changed, in the words of other modules. */
export function toReport(session: Session, instanceId: string, kind: string): StepResult {
  const instances = [...session.lives.values()]
    .filter(live => live.isNew || live.isTouched || live.original !== live.state)
    .map(instanceChange);
  const done = session.doneTask;
  const cancelled = session.goneTasks.filter(
    task => task.instance_id !== done?.instanceId || task.token !== done.token,
  );
  return {
    instanceId,
    kind,
    at: session.at,
    instances,
    ended: instances.filter(one => one.status !== 'active' && one.status !== 'suspended'),
    createdTasks: session.newTasks.map(toTask),
    cancelledTasks: cancelled.map(task => ({ instanceId: task.instance_id, nodeId: task.node })),
    completedTask: done ? { id: done.id, action: done.action } : null,
    isRepeat: false,
  };
}

function instanceChange(live: Tracked): InstanceChange {
  return {
    instanceId: live.id,
    processVersionId: live.versionId,
    process: live.state.process,
    parentId: live.parent?.instanceId ?? null,
    businessKind: live.business.kind,
    businessId: live.business.id,
    version: live.isNew ? live.version : live.version + 1,
    isNew: live.isNew,
    status: live.isSuspended && live.state.status === 'active' ? 'suspended' : live.state.status,
    endNode: live.end?.lastNode ?? null,
    failure: live.end?.failure ?? null,
    variables: live.state.tokens.get(ROOT)?.variables ?? {},
    passed: live.passed,
  };
}

export function toTask(row: StoredTask): TaskRow {
  return {
    id: row.id,
    instanceId: row.instance_id,
    parentTaskId: row.parent_task_id,
    businessKind: row.business_kind,
    businessId: row.business_id,
    nodeId: row.node,
    nameZh: row.name,
    nameEn: row.name_en,
    level: row.level,
    role: row.role,
    organisationId: row.organisation_id,
    unitId: row.unit_id,
    divisionCode: row.division_code,
    assigneeAccountId: row.assignee_account_id,
    assigneeName: row.assignee_name,
    ownerAccountId: row.owner_account_id,
    ownerName: row.owner_name,
    state: row.state,
    actions: row.actions,
    formStep: row.form_step,
    priority: row.priority,
    createdAt: new Date(row.created_at),
    dueOn: row.due_on,
    dueAt: row.due_at === null ? null : new Date(row.due_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    doneByAccountId: row.done_by_account_id,
    doneByName: row.done_by_name,
    action: row.action,
    openSigners: row.open_signers,
    given: givenOf(row),
    version: row.version,
  };
}

function givenOf(row: StoredTask): GivenTask | null {
  if (row.given_kind === null || row.given_at === null) return null;
  const { given_kind: kind, given_by_account_id: byAccountId, given_by_name: byName, given_note: note } = row;
  return { kind, byAccountId, byName, note, at: new Date(row.given_at) };
}
