import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { drive } from '../engine/drive.ts';
import type { Starter } from '../engine/host.ts';
import { processErrors } from '../errors.ts';
import type { Variables } from '../interpreter/state.ts';
import type { StepResult } from '../report.ts';
import { databaseHost, findReceiver, findStarters } from '../store/database-host.ts';
import {
  createInstance,
  loadInstance,
  openSession,
  runAndWrite,
  type Session,
  type SessionOptions,
  type Tracked,
  writeBack,
} from '../store/session.ts';

export interface MessageInput extends SessionOptions {
  name: string;
  /** Correlation key, e.g. a case number; without one any receiver of the name takes it. */
  key?: string | null | undefined;
  variables?: Variables;
  /** For which business a process is started, when the message starts one. */
  business?: { kind: string; id: string } | undefined;
}

/**
 * Hands a message to the instance that waits for it, or starts the process that begins with it.
 * @throws processes.nobodyWaits
 */
export function correlateMessage(db: Db, actor: Actor, input: MessageInput): Promise<StepResult> {
  return inTransaction(db, async tx => {
    const session = openSession(tx, actor, input);
    const { name, key = null, variables = {} } = input;
    const cause = { kind: 'message', node: name };
    const receiver = await findReceiver(session, { name, key });
    if (receiver) {
      const live = await loadInstance(session, receiver.instanceId);
      const { subscription } = receiver;
      if (live.state.subscriptions.has(subscription)) {
        return runAndWrite(session, live, { trigger: { type: 'message', name, key, variables, subscription }, cause });
      }
    }
    const [starter] = await findStarters(session, 'message', name);
    if (!starter || !input.business) throw processErrors.nobodyWaits({ name });
    const live = begin(session, starter, input.business);
    const { node, event } = starter.start;
    return runAndWrite(session, live, { trigger: { type: 'start', node, event, variables }, cause });
  });
}

function begin(
  session: Session,
  { versionId, model, start }: Starter,
  business: { kind: string; id: string },
): Tracked {
  return createInstance(session, { versionId, model, process: start.process, parent: null, startedBy: null, business });
}

/**
 * Tells every instance that waits for the signal, and starts the processes that begin with it when a business is given.
 * Nobody need be listening.
 */
export function throwSignal(db: Db, actor: Actor, input: Omit<MessageInput, 'key'>): Promise<StepResult> {
  return inTransaction(db, async tx => {
    const session = openSession(tx, actor, input);
    const { name, variables = {}, business } = input;
    const cause = { kind: 'signal', node: name };
    const { rows } = await sql<{ id: string }>`
      select distinct instance_id as id from processes.subscription
      where kind = 'signal' and name = ${name} order by 1`.execute(tx);
    const host = databaseHost(session);
    for (const { id } of rows) {
      const live = await loadInstance(session, id);
      if (live.state.status !== 'active') continue;
      live.cause = cause;
      await drive(host, live, { type: 'signal', name, variables });
    }
    for (const starter of business ? await findStarters(session, 'signal', name) : []) {
      if (!business) break;
      const live = begin(session, starter, business);
      live.cause = cause;
      const { node, event } = starter.start;
      await drive(host, live, { type: 'start', node, event, variables });
    }
    return writeBack(session, rows[0]?.id ?? '', 'signal');
  });
}
