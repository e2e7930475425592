import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { FormDefinition } from '@onewindow/forms/evaluator';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import { contextOf, refreshDue } from '../context.ts';
import { caseErrors } from '../errors.ts';
import { issuePaper } from '../paper.ts';
import { casePermissions } from '../permissions.ts';
import { formOf } from '../submit/matter-answers.ts';

/** One thing to correct: a material slot or an answer, and what is wrong with it, in words that the applicant can act on. */
export interface CorrectionItem {
  kind: 'material' | 'answer' | 'other';
  /** Slot of the material or path of the answer. */
  target: string;
  label: string;
  what: string;
}

/** Working days that an applicant is given to correct unless the notice says otherwise (桂林市示范：10). */
const usualCorrectionDays = 10;

/**
 * 一次性告知补正 (行政许可法 §32(4)): everything at once, and only once. The notice carries the list, the clock of
 * acceptance stops until she corrects.
 * @throws cases.nothingToCorrect, cases.alreadyTold
 */
export async function requestCorrection(
  db: Db,
  services: Services,
  actor: Actor,
  {
    items: given,
    days = usualCorrectionDays,
    ...target
  }: CaseTarget & { items: CorrectionItem[]; days?: number | undefined },
): Promise<{ row: CaseRow; document: { id: string; number: string } }> {
  if (given.length === 0) throw caseErrors.nothingToCorrect();
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, {
      ...target,
      permission: casePermissions.requestCorrection,
      command: 'requestCorrection',
    });
    const told = await sql`select 1 from cases.correction where case_id = ${row.id}`.execute(tx);
    if (told.rows.length > 0) throw caseErrors.alreadyTold();
    const context = await contextOf(tx, services, row);
    const items = await inChinese(tx, row.matterId, given);
    const due = context.calendar.addWorkingDays(context.today, days);
    const document = await issuePaper(tx, services, actor, {
      row,
      context,
      kind: 'correctionNotice',
      data: { corrections: items.map(item => ({ item: item.label, instruction: item.what })), correctionDueOn: due },
    });
    await sql`
      insert into cases.correction (case_id, items, told_on, told_by, due_on, document_id)
      values (${row.id}, ${JSON.stringify(items)}::jsonb, ${context.today}, ${actor.name}, ${due}, ${document.id})`.execute(
      tx,
    );
    const changed = await changeCase(tx, actor, row, {
      set: { state: 'correctionRequested', receivedAt: row.receivedAt ?? context.now, waitingFor: '申请人' },
      event: {
        type: 'cases.correctionRequested',
        at: context.now,
        data: { items, due, documentId: document.id, number: document.number },
      },
    });
    await refreshDue(tx, changed, context);
    return { row: changed, document };
  });
}

/** The notice is in Chinese whatever language the officer reads: an answer is named as its form names it. */
async function inChinese(tx: Db, matterId: string, items: CorrectionItem[]): Promise<CorrectionItem[]> {
  if (!items.some(item => item.kind === 'answer')) return items;
  const form = await formOf(tx, matterId);
  const fields = form?.pages.flatMap(page => page.fields) ?? [];
  return items.map(item =>
    item.kind === 'answer' ? { ...item, label: labelAt(fields, item.target) ?? item.label } : item,
  );
}

type Field = FormDefinition['pages'][number]['fields'][number];

/** `people.0.name` is the field name inside the repeating field people; groups have no place in a path. */
function labelAt(fields: readonly Field[], path: string): string | undefined {
  const [key, ...rest] = path.split('.').filter(part => !/^\d+$/.test(part));
  for (const field of fields) {
    if (field.kind === 'static') continue;
    if (field.kind === 'group') {
      const inside = labelAt(field.fields, path);
      if (inside) return inside;
    } else if (field.key === key) {
      const inner = 'fields' in field ? (field.fields as readonly Field[]) : [];
      return rest.length > 0 ? (labelAt(inner, rest.join('.')) ?? field.label.zh) : field.label.zh;
    }
  }
  return undefined;
}
