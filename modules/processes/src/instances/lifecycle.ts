import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { drive } from '../engine/drive.ts';
import { processErrors } from '../errors.ts';
import type { StepResult } from '../report.ts';
import { databaseHost } from '../store/database-host.ts';
import {
  loadInstance,
  openSession,
  runAndWrite,
  type Session,
  type SessionOptions,
  type Tracked,
  writeBack,
} from '../store/session.ts';

export interface InstanceTarget extends SessionOptions {
  instanceId: string;
  reason?: string | undefined;
}

/**
 * 挂起: no task can be done and no timer comes due until it is resumed; what is left of each timer is kept. The processes
 * that it has called are suspended with it. Suspending what is suspended changes nothing.
 * @throws processes.instanceNotFound, ended
 */
export function suspendInstance(db: Db, actor: Actor, target: InstanceTarget): Promise<StepResult> {
  return inTransaction(db, async tx => {
    const session = openSession(tx, actor, target);
    await forFamily(session, target, async live => {
      if (live.isSuspended) return;
      await drive(databaseHost(session), live, { type: 'suspend' });
      Object.assign(live, { isSuspended: true, isTouched: true, cause: { kind: 'suspend', reason: target.reason } });
    });
    return writeBack(session, target.instanceId, 'suspend');
  });
}

/**
 * 恢复: timers run again with what was left of them.
 * @throws processes.instanceNotFound, notSuspended
 */
export function resumeInstance(db: Db, actor: Actor, target: InstanceTarget): Promise<StepResult> {
  return inTransaction(db, async tx => {
    const session = openSession(tx, actor, target);
    const first = await loadInstance(session, target.instanceId);
    if (!first.isSuspended) throw processErrors.notSuspended();
    await forFamily(session, target, async live => {
      if (!live.isSuspended) return;
      await drive(databaseHost(session), live, { type: 'resume' });
      Object.assign(live, { isSuspended: false, isTouched: true, cause: { kind: 'resume', reason: target.reason } });
    });
    return writeBack(session, target.instanceId, 'resume');
  });
}

/** The instance and every running one that it has called, down to the last. */
async function forFamily(
  session: Session,
  { instanceId }: InstanceTarget,
  work: (live: Tracked) => Promise<void>,
): Promise<void> {
  const first = await loadInstance(session, instanceId);
  if (first.state.status !== 'active') throw processErrors.ended();
  const { rows } = await sql<{ id: string }>`
    with recursive family as (
      select id from processes.instance where id = ${instanceId}::uuid
      union all
      select i.id from processes.instance i join family f on i.parent_id = f.id
    )
    select f.id from family f join processes.instance i on i.id = f.id
    where i.state in ('active', 'suspended') order by f.id`.execute(session.db);
  for (const { id } of rows) await work(await loadInstance(session, id));
}

/**
 * 终止: ends an instance and all that it has called; open tasks are cancelled. A process that called it goes on.
 * @throws processes.instanceNotFound, ended
 */
export function terminateInstance(db: Db, actor: Actor, target: InstanceTarget): Promise<StepResult> {
  return inTransaction(db, async tx => {
    const session = openSession(tx, actor, target);
    const live = await loadInstance(session, target.instanceId);
    if (live.state.status !== 'active') throw processErrors.ended();
    live.isSuspended = false;
    return runAndWrite(session, live, {
      trigger: { type: 'terminate' },
      cause: { kind: 'terminate', reason: target.reason },
    });
  });
}
