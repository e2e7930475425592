import type { Actor } from '@onewindow/auth';
import { systemActor } from '@onewindow/auth';
import { getItemVersion } from '@onewindow/catalogue';
import { type Db, inTransaction, type LocalDate, sql } from '@onewindow/db';
import type { Answers } from '@onewindow/forms/contract';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import type { MaterialFile } from '../drafts/materials.ts';
import { caseErrors } from '../errors.ts';
import { nameLicencesAgain } from '../licence/name-licence.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';
import { type MatterAnswers, openMatterAnswers, sealMatterAnswers } from '../submit/matter-answers.ts';
import { addFile, listStagedFiles, type NewFile } from './stage-correction.ts';

export interface Correction extends CaseTarget {
  /** Corrected answers by top-level key. */
  form?: Answers | undefined;
  /** New files by slot; each replaces what was there. */
  files?: NewFile[] | undefined;
}

/**
 * 补正: the applicant (or a window for her) hands in what was asked for. The five days of §32 run again from today.
 * @throws cases.nothingToCorrect when neither a file nor an answer comes with it
 */
export async function correctCase(db: Db, services: Services, actor: Actor, input: Correction): Promise<CaseRow> {
  const form = input.form ?? {};
  const permission = actor.kind === 'staff' ? casePermissions.receive : casePermissions.apply;
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...input, permission, command: 'correct' });
    const staged = await listStagedFiles(tx, row.id);
    const files = input.files ?? [];
    const nothing = files.length + staged.length === 0 && Object.keys(form).length === 0;
    if (nothing && !(await asksNothingOnFile(tx, row.id))) throw caseErrors.nothingToCorrect();
    const context = await contextOf(tx, services, row);
    await replaceFiles(tx, services, actor, row, { files, staged });
    if (Object.keys(form).length > 0) await replaceAnswers(tx, services, row.matterId, form);
    await sql`update cases.correction set corrected_at = ${context.now} where case_id = ${row.id}`.execute(tx);
    const changed = await changeCase(tx, actor, row, {
      set: { state: 'received', waitingFor: row.organisationName },
      event: {
        type: 'cases.corrected',
        at: context.now,
        data: {
          files: [...staged, ...files].map(file => file.name),
          answers: Object.keys(form),
          ...enteredFor(actor, row),
        },
      },
    });
    await refreshDue(tx, changed, context);
    return changed;
  });
}

/** Whom an officer enters something for 窗口代录; nothing when the applicant does it herself. */
export function enteredFor(actor: Actor, row: Pick<CaseRow, 'applicantName'>): { enteredFor?: string } {
  return actor.kind === 'staff' ? { enteredFor: row.applicantName } : {};
}

/** Told were only things that are neither a material nor an answer: handing in is the applicant's word that they are done. */
async function asksNothingOnFile(tx: Db, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ none: boolean }>`
    select not exists (
      select from jsonb_array_elements(k.items) i where i ->> 'kind' <> 'other') as none
    from cases.correction k where k.case_id = ${caseId}`.execute(tx);
  return rows[0]?.none ?? false;
}

/** What comes anew for a slot takes the place of all that was there; what was staged before joins the matter. */
export async function replaceFiles(
  tx: Db,
  services: Services,
  actor: Actor,
  row: CaseRow,
  { files, staged }: { files: readonly NewFile[]; staged: readonly MaterialFile[] },
): Promise<void> {
  const slots = [...new Set([...files, ...staged].map(file => file.slot))];
  await sql`update cases.material set removed_at = ${services.now()}
            where matter_id = ${row.matterId} and slot = any(${slots}::text[]) and removed_at is null`.execute(tx);
  await sql`update cases.material set matter_id = ${row.matterId}, correction_case_id = null
            where correction_case_id = ${row.id} and removed_at is null`.execute(tx);
  for (const file of files) await addFile(tx, services, actor, { matterId: row.matterId }, file);
}

export async function replaceAnswers(tx: Db, services: Services, matterId: string, form: Answers): Promise<void> {
  const answers: MatterAnswers = await openMatterAnswers(tx, services, matterId);
  const sealed = sealMatterAnswers(services, { ...answers, form: { ...answers.form, ...form } });
  await sql`update cases.matter set answers = ${sealed}, version = version + 1 where id = ${matterId}`.execute(tx);
  await nameLicencesAgain(tx, services, matterId, id => getItemVersion(tx, id));
}

/** Cases whose term for correcting ended before a day. */
export async function findLapsedCorrections(
  db: Db,
  { before, limit }: { before: LocalDate; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select k.case_id as id from cases.correction k join cases.case c on c.id = k.case_id
    where k.corrected_at is null and k.due_on < ${before} and c.state = 'correctionRequested'
    order by k.due_on, k.case_id limit ${limit}`.execute(db);
  return rows.map(row => row.id);
}

/** Nobody corrected within the term that the notice told: the case ends with a notice; the applicant may file anew at any time. */
export async function lapseCase(db: Db, services: Services, caseId: string): Promise<CaseRow | undefined> {
  const actor = systemActor('逾期未补正');
  return inTransaction(db, async tx => {
    const { rows } = await sql<{ state: string }>`select state from cases.case where id = ${caseId} for update`.execute(
      tx,
    );
    if (rows[0]?.state !== 'correctionRequested') return undefined;
    const row = await lockCase(tx, actor, { caseId, permission: casePermissions.terminate, command: 'lapse' });
    const context = await contextOf(tx, services, row);
    const document = await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'terminationNotice',
      data: { reasons: '在告知的期限内没有补正' },
    });
    const changed = await changeCase(tx, actor, row, {
      set: { state: 'concluded', outcome: 'lapsed', concludedAt: context.now, waitingFor: null },
      event: { type: 'cases.lapsed', at: context.now, data: { documentId: document.id, number: document.number } },
    });
    await refreshDue(tx, changed, context);
    return changed;
  });
}
