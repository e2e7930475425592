import { sql } from '@onewindow/db';
import { BusinessError, type Host, type LiveInstance, type OutsideActivity, type Starter } from '../engine/host.ts';
import { processErrors } from '../errors.ts';
import { evaluateFeel } from '../feel.ts';
import { startEventsOf } from '../graph/start-events.ts';
import { findService } from '../handlers.ts';
import type { Variables } from '../interpreter/state.ts';
import { createInstance, loadInstance, type Session, type Tracked } from './session.ts';
import { endOfDay, localDateOf, taskRow } from './task-row.ts';
import { findLatestVersion, getVersion } from './versions.ts';

/** The engine's surroundings in the product: rows of the database, loaded and collected by a session. */
export function databaseHost(session: Session): Host {
  const { db, calendar } = session;
  const workingDays = calendar
    ? (from: number, days: number): number => endOfDay(calendar.addWorkingDays(localDateOf(from), days))
    : undefined;
  return {
    options: () => ({ now: session.at.getTime(), ...(workingDays ? { workingDays } : {}) }),
    load: id => loadInstance(session, id),
    create: async instance => createInstance(session, instance),
    stepped(live, _before, passed) {
      tracked(session, live).passed.push(...passed);
    },
    taskCreated(live, token, node) {
      session.newTasks.push(taskRow(tracked(session, live), token, node, session.at));
    },
    taskCancelled(live, token) {
      const fresh = session.newTasks.findIndex(task => task.instance_id === live.id && task.token === token);
      if (fresh >= 0) {
        session.newTasks.splice(fresh, 1);
        return;
      }
      const node = tracked(session, live).original?.tokens.get(token)?.node ?? '';
      session.goneTasks.push({ instance_id: live.id, token, node });
    },
    ended(live, end) {
      const { failure } = end;
      // What nobody foresaw undoes the step; an error event that the model throws ends the process.
      if (failure && failure.code === null && !live.parent) {
        throw processErrors.failed({ node: failure.node, message: failure.message });
      }
      tracked(session, live).end = end;
    },
    run: activity => runActivity(session, activity),
    called: (live, called) => findCalled(session, live, called),
    async calledBy(live, token) {
      for (const other of session.lives.values()) {
        if (other.parent?.instanceId === live.id && other.parent.token === token) return other.id;
      }
      const { rows } = await sql<{ id: string }>`
        select id from processes.instance
        where parent_id = ${live.id}::uuid and parent_token = ${token} and state in ('active', 'suspended')`.execute(
        db,
      );
      return rows[0]?.id;
    },
    receiverOf: (live, name, key) => findReceiver(session, { name, key, except: live.id }),
    async listenersTo(live, signal) {
      const { rows } = await sql<{ id: string }>`
        select distinct s.instance_id as id from processes.subscription s
        where s.kind = 'signal' and s.name = ${signal} and s.instance_id <> ${live.id}::uuid
        order by 1`.execute(db);
      return rows.map(row => row.id);
    },
    startersOf: (kind, name) => findStarters(session, kind, name),
  };
}

function tracked(session: Session, live: LiveInstance): Tracked {
  const found = session.lives.get(live.id);
  if (!found) throw new Error(`instance ${live.id} is not part of this step`);
  return found;
}

/** The instance that has waited longest for a message. */
export async function findReceiver(
  session: Session,
  { name, key, except }: { name: string; key: string | null; except?: string },
): Promise<{ instanceId: string; subscription: number } | undefined> {
  const { rows } = await sql<{ instanceId: string; subscription: number }>`
    select s.instance_id as "instanceId", s.id as subscription
    from processes.subscription s
    where s.kind = 'message' and s.name = ${name}
      and (${key}::text is null or s.correlation_key is null or s.correlation_key = ${key})
      and (${except ?? null}::uuid is null or s.instance_id <> ${except ?? null}::uuid)
    order by s.correlation_key is null, s.instance_id, s.id
    limit 1`.execute(session.db);
  return rows[0];
}

/** Processes whose latest published version begins with the event. */
export async function findStarters(session: Session, kind: 'message' | 'signal', name: string): Promise<Starter[]> {
  const { rows } = await sql<{
    versionId: string;
    process: string;
    node: string;
    eventNode: string;
    definition: number;
  }>`
    select s.process_version_id as "versionId", s.process, s.node, s.event_node as "eventNode", s.definition
    from processes.start_trigger s
    join processes.process_version v on v.id = s.process_version_id and v.state = 'published'
    where s.kind = ${kind} and s.name = ${name}
      and not exists (
        select 1 from processes.process_version n
        where n.key = v.key and n.version > v.version and n.state = 'published')
    order by v.key, s.process, s.node`.execute(session.db);
  const starters: Starter[] = [];
  for (const row of rows) {
    const { model } = await getVersion(session.db, row.versionId);
    const start = startEventsOf(model).find(
      one =>
        one.process === row.process &&
        one.node === row.node &&
        one.event.node === row.eventNode &&
        one.event.definition === row.definition,
    );
    if (start) starters.push({ versionId: row.versionId, model, start });
  }
  return starters;
}

async function findCalled(
  session: Session,
  live: LiveInstance,
  { name, versionId }: { name: string; versionId?: string | undefined },
): ReturnType<Host['called']> {
  if (versionId !== undefined) {
    const { model, process } = await getVersion(session.db, versionId);
    return { versionId, model, process };
  }
  if (live.model.processes[name]) return { versionId: live.versionId, model: live.model, process: name };
  const latest = await findLatestVersion(session.db, name);
  if (!latest) throw processErrors.calledNotFound({ node: live.state.process, name });
  return { versionId: latest.id, model: latest.model, process: latest.process };
}

/** FEEL scripts are evaluated here; services and rules go to the handler that is registered under their name. */
async function runActivity(session: Session, { live, node, variables }: OutsideActivity): Promise<Variables> {
  const definition =
    live.model.globalTasks[node.replace(/^global:/, '')] ?? live.model.processes[live.state.process]?.nodes[node];
  if (definition?.handler === undefined && definition?.script !== undefined) {
    const result = evaluateFeel(definition.script, name => variables[name] ?? null);
    if (definition.resultVariable) return { result };
    return isRecord(result) ? result : {};
  }
  const handler = findService(definition?.handler ?? '');
  if (!handler) throw new BusinessError('', `no handler “${definition?.handler ?? ''}” is registered`);
  const { db: tx, actor, at } = session;
  const { business } = tracked(session, live);
  return (await handler({ tx, actor, at, instanceId: live.id, business, node, variables })) ?? {};
}

function isRecord(value: unknown): value is Variables {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
