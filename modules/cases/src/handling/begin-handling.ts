import type { Actor } from '@onewindow/auth';
import { getItemVersion, getLastScenario } from '@onewindow/catalogue';
import { type Db, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { findProcessVersion, startProcess } from '@onewindow/processes';
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
      item: row.basicCode,
    },
    at: context.now,
  });
  const begun = await changeCase(tx, actor, row, {
    set: { processInstanceId: started.instanceId },
    event: { type: 'cases.handlingBegun', at: context.now, data: { processVersionId } },
  });
  return followProcess(tx, services, actor, begun, started);
}

/**
 * Starts the joint process 并联审批 of a matter's accepted cases: one called approval for each, its tasks at the case's own
 * department. A matter whose scenario has no joint process, or of which one case is left, runs each on its own.
 */
export async function beginJointHandling(
  tx: Db,
  services: Services,
  actor: Actor,
  rows: CaseRow[],
): Promise<CaseRow[]> {
  const [first] = rows;
  const version = first && rows.length > 1 ? await jointVersionOf(tx, first.matterId) : undefined;
  if (!first || !version) {
    const begun: CaseRow[] = [];
    for (const row of rows) begun.push(await beginHandling(tx, services, actor, row));
    return begun;
  }
  const answers = await openMatterAnswers(tx, services, first.matterId);
  const at = services.now();
  const started = await startProcess(tx, actor, {
    processVersionId: version.id,
    business: { kind: 'matter', id: first.matterId },
    variables: {
      answers: answers.form,
      items: await Promise.all(rows.map(row => elementOf(tx, row))),
    },
    at,
  });
  await sql`update cases.matter set process_instance_id = ${started.instanceId} where id = ${first.matterId}`.execute(
    tx,
  );
  const begun: CaseRow[] = [];
  for (const row of rows) {
    const own = started.instances.find(one => one.businessKind === 'case' && one.businessId === row.id);
    if (!own) throw new Error(`the joint process started nothing for case ${row.id}`);
    const changed = await changeCase(tx, actor, row, {
      set: { processInstanceId: own.instanceId },
      event: { type: 'cases.handlingBegun', at, data: { processVersionId: own.processVersionId, joint: rows.length } },
    });
    begun.push(await followProcess(tx, services, actor, changed, started));
  }
  return begun;
}

async function jointVersionOf(tx: Db, matterId: string): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{
    code: string | null;
  }>`select scenario_code as code from cases.matter where id = ${matterId}`.execute(tx);
  const code = rows[0]?.code;
  const key = code ? (await getLastScenario(tx, code)).joint?.processKey : undefined;
  return key ? findProcessVersion(tx, key) : undefined;
}

/** One element of the joint process: the case, who handles it, and the process version of its own item. */
async function elementOf(tx: Db, row: CaseRow) {
  const { processVersionId } = await getItemVersion(tx, row.itemVersionId);
  return {
    id: row.id,
    organisation: row.organisationId,
    division: row.divisionCode,
    item: row.basicCode,
    processVersion: processVersionId,
  };
}
