import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { startProcess } from '@onewindow/processes';
import { type CaseRow, changeCase } from '../case-row.ts';
import { contextOf } from '../context.ts';
import { openMatterAnswers } from '../submit/matter-answers.ts';
import { followProcess } from './follow-process.ts';

/** Starts the process 流程 of an accepted case on the version it was filed under. */
export async function beginHandling(tx: Db, services: Services, actor: Actor, row: CaseRow): Promise<CaseRow> {
  const context = await contextOf(tx, services, row);
  const { processVersionId } = context.item;
  if (!processVersionId) throw new Error(`item version ${row.itemVersionId} has no process`);
  const answers = await openMatterAnswers(tx, services, row.matterId);
  const started = await startProcess(tx, actor, {
    processVersionId,
    business: { kind: 'case', id: row.id },
    variables: {
      answers: answers.form,
      organisation: row.organisationId,
      division: row.divisionCode,
      county: row.countyCode,
      item: row.basicCode,
    },
    at: context.now,
  });
  const withInstance = await changeCase(tx, actor, row, {
    set: { processInstanceId: started.instanceId },
    event: { type: 'cases.handlingBegun', at: context.now, data: { processVersionId } },
  });
  return followProcess(tx, services, actor, withInstance, started);
}
