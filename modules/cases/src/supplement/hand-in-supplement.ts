import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { fieldErrorOf } from '@onewindow/errors';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { caseErrors } from '../errors.ts';
import { listStagedSupplement, supplementPermission } from './stage-supplement.ts';

/** Longest name of what is handed in, in characters. */
const longestTitle = 100;

/**
 * 补充材料: hands in what the applicant adds of her own accord while her case runs, or what an officer scanned in for her.
 * The body may not ask for it (行政许可法第三十二条: everything is told once), so it is no correction: it neither stops nor restarts
 * a clock and replaces nothing. Whoever works on the case with an older page in front of her is told first.
 * @throws cases.notFound, cases.stale, cases.wrongState after the decision, cases.supplementWrong with one entry for each field
 */
export async function handInSupplement(
  db: Db,
  services: Services,
  actor: Actor,
  { title, ...target }: CaseTarget & { title: string },
): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, {
      ...target,
      permission: supplementPermission(actor),
      command: 'supplement',
    });
    const name = title.normalize('NFC').trim();
    const files = await listStagedSupplement(tx, row.id);
    requireWhole(name, files.length);
    const at = services.now();
    const enteredFor = actor.kind === 'staff' ? row.applicantName : null;
    const { rows } = await sql<{ id: string }>`
      insert into cases.supplement (case_id, title, channel, handed_in_by, entered_for, handed_in_at)
      values (${row.id}, ${name}, ${actor.channel}, ${actor.name}, ${enteredFor}, ${at}) returning id`.execute(tx);
    await sql`
      update cases.material set supplement_id = ${rows[0]?.id ?? ''}
      where supplement_case_id = ${row.id} and supplement_id is null and removed_at is null`.execute(tx);
    return changeCase(tx, actor, row, {
      event: {
        type: 'cases.supplemented',
        at,
        data: { title: name, files: files.map(file => file.name), ...(enteredFor && { enteredFor }) },
      },
    });
  });
}

function requireWhole(title: string, files: number): void {
  const fields = [
    title === '' && fieldErrorOf('/title', caseErrors.supplementUnnamed()),
    [...title].length > longestTitle && fieldErrorOf('/title', caseErrors.supplementLong({ most: longestTitle })),
    files === 0 && fieldErrorOf('/files', caseErrors.supplementEmpty()),
  ].filter(field => field !== false);
  if (fields.length > 0) throw caseErrors.supplementWrong({}, { fields });
}
