import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import type { StepResult } from '@onewindow/processes';
import type { CaseRow } from '../case-row.ts';
import { cacheStep } from './cache-step.ts';
import { decideCase } from './decide.ts';

/** Does in the case what a step of its process brought about: the next task, or the decision when the process has ended. */
export async function followProcess(
  tx: Db,
  services: Services,
  actor: Actor,
  row: CaseRow,
  step: StepResult,
): Promise<CaseRow> {
  const end = step.ended.find(one => one.instanceId === row.processInstanceId);
  if (!end) {
    await cacheStep(tx, row);
    return row;
  }
  return decideCase(tx, services, actor, row, {
    outcome: outcomeOf(end.variables),
    reason: typeof end.variables.reason === 'string' ? end.variables.reason : null,
    law: typeof end.variables.law === 'string' ? end.variables.law : null,
  });
}

/** What the approver chose, or, where a process has no such step, whoever acted last. */
function outcomeOf(variables: Record<string, unknown>): 'granted' | 'denied' {
  const action = variables.approveAction ?? variables.action;
  return action === 'deny' ? 'denied' : 'granted';
}
