import { systemActor } from '@onewindow/auth';
import { type Db, sql } from '@onewindow/db';
import type { StepResult } from '../report.ts';
import { loadInstance, openSession, runAndWrite } from '../store/session.ts';

/**
 * Fires the timers that are due, each in a transaction of its own, until none is left or `limit` have fired. Any number of
 * processes may poll at once: an instance that another is stepping is skipped and found again by the next poll.
 * A timer that fails is reported and does not keep the others from firing.
 */
export async function fireDueTimers(
  db: Db,
  now: Date,
  { limit = 1000, onError }: { limit?: number; onError?: (error: unknown, instanceId: string) => void } = {},
): Promise<StepResult[]> {
  const actor = systemActor('timer');
  const fired: StepResult[] = [];
  const failed: string[] = [];
  while (fired.length + failed.length < limit) {
    let at: string | undefined;
    try {
      const result = await db.transaction().execute(async tx => {
        const due = await nextDue(tx, now, failed);
        if (!due) return undefined;
        at = due.instanceId;
        const session = openSession(tx, actor, { at: now });
        const live = await loadInstance(session, due.instanceId);
        if (!live.state.timers.has(due.timer)) return 'gone';
        return runAndWrite(session, live, {
          trigger: { type: 'timer', timer: due.timer },
          cause: { kind: 'timer', node: due.node },
        });
      });
      if (result === undefined) break;
      if (result === 'gone') failed.push(at ?? '');
      else fired.push(result);
    } catch (error) {
      if (at === undefined) throw error;
      failed.push(at);
      onError?.(error, at);
    }
  }
  return fired;
}

interface DueTimer {
  instanceId: string;
  timer: number;
  node: string;
}

/** The timer that has been due longest, its instance and the family's eldest locked; nobody else's instances are waited for. */
async function nextDue(tx: Db, now: Date, except: string[]): Promise<DueTimer | undefined> {
  const { rows } = await sql<DueTimer>`
    select t.instance_id as "instanceId", t.id as timer, t.node
    from processes.timer t
    join processes.instance i on i.id = t.instance_id and i.state = 'active'
    join processes.instance r on r.id = i.root_id
    where t.due_at <= ${now} and t.instance_id <> all(${except}::uuid[])
    order by t.due_at, t.instance_id, t.id
    limit 1
    for update of i, r skip locked`.execute(tx);
  return rows[0];
}

/** When the next timer is due; null when none runs. */
export async function nextTimerDue(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(due_at) as at from processes.timer where due_at is not null`.execute(db);
  return rows[0]?.at ?? null;
}
