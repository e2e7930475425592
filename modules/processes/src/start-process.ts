import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import type { Variables } from './interpreter/state.ts';
import type { StepResult } from './report.ts';
import { createInstance, inStep, openSession, runAndWrite, type SessionOptions } from './store/session.ts';
import { getVersion } from './store/versions.ts';

export interface StartProcess extends SessionOptions {
  processVersionId: string;
  /** What it is about, e.g. a case. Every task of the process carries it. */
  business: { kind: string; id: string };
  /** FEEL names → JSON values. Tasks take organisation, unit and division from the variables of these names. */
  variables?: Variables;
}

/**
 * Starts an instance of a published version, pinned to it.
 * @throws processes.versionNotFound, failed
 */
export async function startProcess(db: Db, actor: Actor, input: StartProcess): Promise<StepResult> {
  const version = await getVersion(db, input.processVersionId);
  return inStep(db, {
    needsTransaction: version.needsTransaction,
    work: tx => {
      const session = openSession(tx, actor, input);
      const live = createInstance(session, {
        versionId: version.id,
        model: version.model,
        process: version.process,
        parent: null,
        startedBy: null,
        business: input.business,
      });
      return runAndWrite(session, live, {
        trigger: { type: 'start', variables: input.variables ?? {} },
        cause: { kind: 'start' },
      });
    },
  });
}
