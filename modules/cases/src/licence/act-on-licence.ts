import type { Actor } from '@onewindow/auth';
import type { LicenceAct } from '@onewindow/catalogue';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { annulLicence, changeLicence } from '@onewindow/licences';
import type { CaseRow } from '../case-row.ts';
import type { CaseContext } from '../context.ts';
import { openMatterAnswers } from '../submit/matter-answers.ts';
import { changeAskedFor, namedLicenceOf } from './asked-of-licence.ts';
import { namedLicenceErrors } from './errors.ts';

const laws = {
  change: '《中华人民共和国行政许可法》第四十九条',
  renew: '《中华人民共和国行政许可法》第五十条',
  annul: '《中华人民共和国行政许可法》第七十条',
} as const;

/**
 * Does with the licence that a granted case names what was applied for: changes, renews or annuls it, in the transaction of
 * the decision. A case acts on its licence once.
 * @throws licences.notInForce when the licence was ended, or expired, since it was applied for; cases.noLicenceNamed
 */
export async function actOnLicence(
  tx: Db,
  services: Services,
  actor: Actor,
  { row, context, act }: { row: CaseRow; context: CaseContext; act: Exclude<LicenceAct, 'issue'> },
): Promise<{ id: string; typeName: string }> {
  const licenceId = await namedLicenceOf(tx, row.id);
  if (licenceId === null) throw namedLicenceErrors.noLicenceNamed();
  const common = { licenceId, caseId: row.id, law: laws[act], at: context.now };
  if (act === 'annul') {
    return annulLicence(tx, services, actor, { ...common, reason: '持证人申请注销' });
  }
  const { form: answers } = await openMatterAnswers(tx, services, row.matterId);
  const asked = changeAskedFor({ act, answers, content: context.item.content, today: context.today });
  return changeLicence(tx, services, actor, { ...common, ...asked, kind: act, reason: row.itemName });
}
