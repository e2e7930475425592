import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import type { Answers } from '@onewindow/forms/contract';
import type { Services } from '@onewindow/http';
import type { CaseRow, CaseTarget } from '../case-row.ts';
import { caseErrors } from '../errors.ts';
import { correctCase } from './correct.ts';
import { layCorrection, type OpenCorrection, openCorrection } from './open-correction.ts';
import { resubmitCase } from './resubmit.ts';
import { type NewFile, stageCorrectionFile } from './stage-correction.ts';

export interface HandInCorrection extends CaseTarget {
  /** Corrected answers by top-level key; what was not asked for is left as it is. */
  form?: Answers | undefined;
  /** Files beside those that were staged before. */
  files?: readonly NewFile[] | undefined;
}

/**
 * Hands in a whole correction 补正, or sends a returned case again: by the applicant, or by a window officer who enters for
 * her what she brought on paper. The same rules for both: every material that was asked for is there, every answer holds.
 * @throws cases.incomplete with one entry for each thing that is missing; cases.materialUnknown; cases.notWaiting;
 *   cases.stale
 */
export async function handInCorrection(
  db: Db,
  services: Services,
  actor: Actor,
  { form = {}, files = [], ...target }: HandInCorrection,
): Promise<CaseRow> {
  return inTransaction(db, async tx => {
    const before = await openCorrection(tx, services, actor, target.caseId);
    const slots = new Set(before.slots.map(slot => slot.slot));
    if (files.some(file => !slots.has(file.slot))) throw caseErrors.materialUnknown();
    for (const file of files) await stageCorrectionFile(tx, services, actor, { caseId: target.caseId, ...file });
    const open = files.length > 0 ? await openCorrection(tx, services, actor, target.caseId) : before;
    const read = layCorrection(open, { answers: { ...open.answers, ...form }, today: services.today() });
    requireWhole(open, read?.pages.flatMap(page => page.errors) ?? []);
    const change = open.returned ? resubmitCase : correctCase;
    const sent = new Set(Object.keys(form));
    const changed = Object.fromEntries(Object.entries(read?.changed ?? {}).filter(([key]) => sent.has(key)));
    return change(tx, services, actor, { ...target, form: changed });
  });
}

function requireWhole(
  { slots }: OpenCorrection,
  errors: readonly { path: string; code: string; zh: string; en: string }[],
): void {
  const fields: FieldError[] = [
    ...slots
      .filter(slot => slot.asked && slot.files.length === 0)
      .map(({ slot, name }) => ({
        path: `/materials/${slot}`,
        code: 'missing',
        zh: `还没交：${name.zh}。`,
        en: `Not yet handed in: ${name.en ?? name.zh}.`,
      })),
    ...errors.map(error => ({
      path: `/form/${error.path.replaceAll('.', '/')}`,
      code: error.code,
      zh: error.zh,
      en: error.en,
    })),
  ];
  if (fields.length > 0) throw caseErrors.incomplete({ count: fields.length }, { fields });
}
