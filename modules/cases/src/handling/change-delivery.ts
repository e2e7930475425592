import type { Actor } from '@onewindow/auth';
import { type Db, inTransaction, sql } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { type CaseRow, type CaseTarget, changeCase, lockCase } from '../case-row.ts';
import type { DraftAnswers } from '../drafts/draft-row.ts';
import { caseErrors } from '../errors.ts';
import { casePermissions } from '../permissions.ts';
import { openMatterAnswers, sealMatterAnswers } from '../submit/matter-answers.ts';

/**
 * 改领取方式: how the result is to reach the applicant, until the decision is made. Cases of one matter share it.
 * @throws cases.addressNeeded for the post without an address
 */
export async function changeDelivery(
  db: Db,
  services: Services,
  actor: Actor,
  { delivery, ...target }: CaseTarget & { delivery: DraftAnswers['delivery'] },
): Promise<CaseRow> {
  requireAddress(delivery);
  return inTransaction(db, async tx => {
    const row = await lockCase(tx, actor, { ...target, permission: casePermissions.apply, command: 'changeDelivery' });
    const answers = await openMatterAnswers(tx, services, row.matterId);
    const sealed = sealMatterAnswers(services, { ...answers, delivery });
    await sql`update cases.matter set answers = ${sealed}, version = version + 1 where id = ${row.matterId}`.execute(
      tx,
    );
    return changeCase(tx, actor, row, {
      event: { type: 'cases.deliveryChanged', at: services.now(), data: { method: delivery.method } },
    });
  });
}

/** @throws cases.addressNeeded */
export function requireAddress(delivery: DraftAnswers['delivery']): void {
  if (delivery.method !== 'post' || (delivery.address ?? '').trim().length >= 8) return;
  throw caseErrors.addressNeeded(
    {},
    {
      fields: [
        {
          path: '/address',
          code: 'required',
          zh: '请写清省市区、街道门牌和收件人姓名、电话',
          en: 'Give city, street and number, and the receiver’s name and telephone',
        },
      ],
    },
  );
}
