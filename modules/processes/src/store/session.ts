import type { Actor } from '@onewindow/auth';
import type { Calendar } from '@onewindow/clock';
import type { Db } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import { drive } from '../engine/drive.ts';
import type { LiveInstance, NewInstance } from '../engine/host.ts';
import { processErrors } from '../errors.ts';
import { stepListeners } from '../handlers.ts';
import { type Effect, type InstanceState, ROOT, StepError, type Trigger } from '../interpreter/state.ts';
import { newInstance } from '../interpreter/step.ts';
import { TechnicalError } from '../interpreter/variables.ts';
import type { StepResult } from '../report.ts';
import { changesOf } from './changes.ts';
import { databaseHost } from './database-host.ts';
import { type LoadedInstance, type StoredTask, stateOf } from './rows.ts';
import { StaleInstance } from './stale.ts';
import { readInstance, writeChanges } from './statements.ts';
import { dueOf, limitOf, needsCalendar } from './task-row.ts';
import { toReport } from './to-report.ts';
import { uuidv7 } from './uuid.ts';
import { getVersion } from './versions.ts';

/** An instance as one run of the engine holds it, with what is needed to write it back. */
export interface Tracked extends LiveInstance {
  original: InstanceState | undefined;
  version: number;
  isNew: boolean;
  /** Something of it changes that is not in the interpreter's state. */
  isTouched: boolean;
  isSuspended: boolean;
  suspendedAt: string | null;
  business: { kind: string; id: string };
  rootId: string;
  /** Why it was stepped: the history's entry. */
  cause: Cause;
  passed: string[];
  end: (Effect & { type: 'ended' }) | undefined;
}

export interface Cause {
  kind: string;
  node?: string | undefined;
  action?: string | undefined;
  reason?: string | undefined;
}

/** The task whose completion or return caused the step. */
export interface DoneTask {
  id: string;
  instanceId: string;
  token: number;
  /** Its version when it was read. */
  expected: number;
  action: string;
}

/** One run of the engine over the database: what it has loaded, made and cancelled so far. */
export interface Session {
  /** In a transaction instances are locked as they are loaded; otherwise their versions are checked as they are written. */
  db: Db;
  actor: Actor;
  at: Date;
  calendar: Calendar | undefined;
  lives: Map<string, Tracked>;
  newTasks: StoredTask[];
  goneTasks: { instance_id: string; token: number; node: string }[];
  doneTask: DoneTask | undefined;
}

export function doneTask(
  { id, instance_id: instanceId, token, version: expected }: StoredTask,
  action: string,
): DoneTask {
  return { id, instanceId, token, expected, action };
}

export interface SessionOptions {
  at?: Date | undefined;
  /** The working calendar, when the caller has it already; otherwise it is read when a limit needs it. */
  calendar?: Calendar | undefined;
}

export function openSession(db: Db, actor: Actor, { at = new Date(), calendar }: SessionOptions): Session {
  return {
    db,
    actor,
    at,
    calendar,
    lives: new Map(),
    newTasks: [],
    goneTasks: [],
    doneTask: undefined,
  };
}

/** Takes a loaded instance into the session. */
export async function track(session: Session, loaded: LoadedInstance): Promise<Tracked> {
  const { instance } = loaded;
  const known = session.lives.get(instance.id);
  if (known) return known;
  const { model } = await getVersion(session.db, instance.process_version_id);
  const state = stateOf(loaded);
  const live: Tracked = {
    id: instance.id,
    versionId: instance.process_version_id,
    model,
    state,
    original: state,
    parent:
      instance.parent_id === null ? null : { instanceId: instance.parent_id, token: instance.parent_token ?? ROOT },
    version: instance.version,
    isNew: false,
    isTouched: false,
    isSuspended: instance.state === 'suspended',
    suspendedAt: instance.suspended_at,
    business: { kind: instance.business_kind, id: instance.business_id },
    rootId: instance.root_id,
    cause: { kind: 'event' },
    passed: [],
    end: undefined,
  };
  session.lives.set(live.id, live);
  return live;
}

/** @throws processes.instanceNotFound */
export async function loadInstance(session: Session, id: string): Promise<Tracked> {
  const known = session.lives.get(id);
  if (known) return known;
  const loaded = await readInstance(session.db, id);
  if (!loaded) throw processErrors.instanceNotFound();
  return track(session, loaded);
}

export function createInstance(
  session: Session,
  { versionId, model, process, parent, startedBy, business }: NewInstance,
): Tracked {
  const id = uuidv7();
  const starter = startedBy && session.lives.get(startedBy.id);
  const from = business ? { kind: business.kind ?? starter?.business.kind ?? '', id: business.id } : starter?.business;
  if (!from) throw new Error('a process instance needs a business');
  const live: Tracked = {
    id,
    versionId,
    model,
    state: newInstance(process),
    original: undefined,
    parent,
    version: 1,
    isNew: true,
    isTouched: true,
    isSuspended: false,
    suspendedAt: null,
    business: from,
    rootId: parent && starter ? starter.rootId : id,
    cause: { kind: 'start' },
    passed: [],
    end: undefined,
  };
  session.lives.set(id, live);
  return live;
}

/** Drives an instance and writes everything back in one statement. */
export async function runAndWrite(
  session: Session,
  live: Tracked,
  { trigger, cause }: { trigger: Trigger; cause: Cause },
): Promise<StepResult> {
  live.cause = cause;
  const version = await getVersion(session.db, live.versionId);
  if (version.needsCalendar) session.calendar ??= await getCalendar(session.db);
  try {
    await drive(databaseHost(session), live, trigger);
  } catch (error) {
    throw asAppError(error);
  }
  return writeBack(session, live.id, cause.kind);
}

function asAppError(error: unknown): unknown {
  if (error instanceof TechnicalError) return processErrors.failed({ node: '', message: error.message });
  if (!(error instanceof StepError)) return error;
  if (error.reason === 'endless') return processErrors.endless({ message: error.message });
  if (error.reason === 'target') return processErrors.returnTarget({ target: error.message });
  return processErrors.busy();
}

/**
 * Writes the session back.
 * @throws StaleInstance when an instance was changed by another since it was loaded
 */
export async function writeBack(session: Session, instanceId: string, kind: string): Promise<StepResult> {
  await setDueDates(session);
  const { at, actor } = session;
  const changes = changesOf(session.lives.values(), {
    header: { at, actorAccountId: actor.accountId, actorName: actor.name },
    newTasks: session.newTasks,
    goneTasks: session.goneTasks,
    doneTask: session.doneTask,
  });
  await writeChanges(session.db, changes);
  const report = toReport(session, instanceId, kind);
  for (const listener of stepListeners()) await listener(session.db, actor, report);
  return report;
}

async function setDueDates(session: Session): Promise<void> {
  for (const task of session.newTasks) {
    const live = session.lives.get(task.instance_id);
    const limit = live && limitOf(live, task.node);
    if (!limit) continue;
    if (needsCalendar(limit)) session.calendar ??= await getCalendar(session.db);
    Object.assign(task, dueOf(limit, session.at, session.calendar));
  }
}

/** So often a step is tried without a lock; then it queues behind those that come between. */
const FREE_ATTEMPTS = 2;

/**
 * Runs a step. Inside a transaction instances are locked as they are read. Outside of one the step reads without a lock and
 * writes in one statement that checks versions, which saves the round trips of begin and commit; when another step came
 * between it is made again from what is there then.
 */
export async function inStep<T>(
  db: Db,
  { needsTransaction, work }: { needsTransaction: boolean; work: (db: Db) => Promise<T> },
): Promise<T> {
  if (db.isTransaction) return work(db);
  if (!needsTransaction && stepListeners().length === 0) {
    for (let attempt = 1; attempt <= FREE_ATTEMPTS; attempt += 1) {
      try {
        return await work(db);
      } catch (error) {
        if (!(error instanceof StaleInstance)) throw error;
      }
    }
  }
  try {
    return await db.transaction().execute(work);
  } catch (error) {
    throw error instanceof StaleInstance ? processErrors.busy() : error;
  }
}
