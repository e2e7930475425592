import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { resumeInstance, suspendInstance } from '@onewindow/processes';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import { caseErrors } from '../errors.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';

/** The kinds of time that 行政许可法 §45 leaves out of the count. */
export const pauseGrounds = {
  hearing: { zh: '听证', en: 'hearing' },
  tender: { zh: '招标', en: 'tender' },
  auction: { zh: '拍卖', en: 'auction' },
  inspection: { zh: '检验', en: 'inspection' },
  test: { zh: '检测', en: 'test' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  expertReview: { zh: '专家评审', en: 'expert review' },
} as const;

export type PauseGround = keyof typeof pauseGrounds;

/**
 * 中止计时 for a special procedure (行政许可法 §45): the time needed is told to the applicant in writing. Several may
 * overlap; the process waits for the last.
 * @throws cases.groundUnknown, cases.reasonNeeded
 */
export async function pauseCase(
  db: Db,
  services: Services,
  actor: Actor,
  {
    ground,
    reason,
    expectedUntil,
    ...target
  }: CaseTarget & { ground: PauseGround; reason: string; expectedUntil: LocalDate },
): Promise<CaseRow> {
  const name = pauseGrounds[ground];
  if (!name) throw caseErrors.groundUnknown();
  if (reason.trim().length < 2 || expectedUntil <= services.today()) throw caseErrors.reasonNeeded();
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission: casePermissions.pause, command: 'pause' });
    const context = await contextOf(tx, services, row);
    const data = { ground, groundName: name.zh, reason, from: context.today, expectedUntil };
    const document = await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'specialProcedureNotice',
      data: {
        procedure: name.zh,
        startedOn: context.today,
        expectedDays: Math.max(1, context.calendar.workingDaysBetween(context.today, expectedUntil)),
        reasons: reason,
        hearing: ground === 'hearing' || null,
      },
    });
    await sql`
      insert into cases.clock_pause (case_id, ground, law, reason, from_on, expected_until, started_by, document_id)
      values (${row.id}, ${ground}, '行政许可法第四十五条', ${reason}, ${context.today}, ${expectedUntil}, ${actor.name}, ${document.id})`.execute(
      tx,
    );
    if (!row.paused && row.processInstanceId)
      await suspendInstance(tx, actor, { instanceId: row.processInstanceId, at: context.now });
    const changed = await changeCase(tx, actor, row, {
      set: { paused: true },
      event: {
        type: 'cases.paused',
        at: context.now,
        data: { ...data, documentId: document.id, number: document.number },
      },
    });
    await refreshDue(tx, changed, context);
    return changed;
  });
}

/**
 * 恢复计时: ends one special procedure with its result. The clock runs again from the next day once none is open.
 * @throws cases.notPaused
 */
export async function resumeCase(
  db: Db,
  services: Services,
  actor: Actor,
  { pauseId, result, ...target }: CaseTarget & { pauseId?: string | undefined; result: string },
): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission: casePermissions.pause, command: 'resume' });
    const context = await contextOf(tx, services, row);
    const { rows } = await sql<{ id: string; open: number }>`
      with ended as (
        update cases.clock_pause set until_on = greatest(${context.today}::date, from_on)
        where id = (select id from cases.clock_pause where case_id = ${row.id} and until_on is null
                      and (${pauseId ?? null}::uuid is null or id = ${pauseId ?? null}::uuid) order by from_on, id limit 1)
        returning id)
      select ended.id, (select count(*)::int from cases.clock_pause p where p.case_id = ${row.id} and p.until_on is null and p.id <> ended.id) as open
      from ended`.execute(tx);
    const ended = rows[0];
    if (!ended) throw caseErrors.notPaused();
    if (ended.open === 0 && row.processInstanceId)
      await resumeInstance(tx, actor, { instanceId: row.processInstanceId, at: context.now });
    const changed = await changeCase(tx, actor, row, {
      set: { paused: ended.open > 0 },
      event: {
        type: 'cases.resumed',
        at: context.now,
        data: { pauseId: ended.id, result, stillPaused: ended.open > 0 },
      },
    });
    await refreshDue(tx, changed, context);
    return changed;
  });
}
