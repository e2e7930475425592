import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Answers } from '@onewindow/forms/contract';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import { casePermissions } from '../permissions.ts';
import { enteredFor, replaceAnswers, replaceFiles } from './correct.ts';
import { listStagedFiles } from './stage-correction.ts';

/**
 * Sends a case again that was returned before receipt 预审退回后重新提交: as changed, or as it was with the applicant's
 * word that it is right. The five days of 行政许可法 §32 run from now.
 */
export async function resubmitCase(
  db: Db,
  services: Services,
  actor: Actor,
  { form = {}, ...target }: CaseTarget & { form?: Answers | undefined },
): Promise<CaseRow> {
  const permission = actor.kind === 'staff' ? casePermissions.receive : casePermissions.apply;
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission, command: 'resubmit' });
    const context = await contextOf(tx, services, row);
    const staged = await listStagedFiles(tx, row.id);
    await replaceFiles(tx, services, actor, row, { files: [], staged });
    if (Object.keys(form).length > 0) await replaceAnswers(tx, services, row.matterId, form);
    await sql`update cases.case set received_at = ${context.now} where id = ${row.id}`.execute(tx);
    const changed = await changeCase(tx, actor, row, {
      set: { state: 'submitted', waitingFor: row.organisationName },
      event: {
        type: 'cases.resubmitted',
        at: context.now,
        data: { files: staged.map(file => file.name), answers: Object.keys(form), ...enteredFor(actor, row) },
      },
    });
    await refreshDue(tx, changed, context);
    return changed;
  });
}
