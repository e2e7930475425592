import type { Actor } from '@onewindow/auth';
import { getScenario, type ResolvedServiceItem, resolveServiceItem } from '@onewindow/catalogue';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { appendEvent } from '@onewindow/events';
import { findPublishedForm, getFormVersion } from '@onewindow/forms';
import type { Answers } from '@onewindow/forms/contract';
import type { Services } from '@onewindow/http';
import { caseErrors } from '../errors.ts';
import { licenceFieldOf } from '../licence/chosen-licence.ts';
import { sealAnswers } from './draft-row.ts';
import { licencesOffered } from './evaluate-draft.ts';
import { saveAnswers } from './save-answers.ts';

export interface StartApplication {
  /** 基本编码 of what is applied for; several make one joint matter. */
  basicCodes: readonly string[];
  /** The scenario 情形 that led here, when the matter is joint. */
  scenarioCode?: string | undefined;
  /** Where the applicant wants it handled. */
  divisionCode: string;
  /** The licence to be changed, when she comes from it; it is chosen in the form where it may be. */
  licenceId?: string | undefined;
  /** Whom it is for; a window officer names the party, an applicant applies for whom she acts for. */
  partyId?: string | undefined;
}

/**
 * Begins an application, or hands back the draft that the same party already has for the same things: a second click
 * on 开始办理 must not make a second draft.
 * @returns the draft's id
 * @throws cases.itemNotAvailable, catalogue.itemNotFound, catalogue.notImplementedHere
 */
export async function startApplication(
  db: Db,
  services: Services,
  actor: Actor,
  input: StartApplication,
): Promise<{ id: string; resumed: boolean }> {
  const partyId = actor.kind === 'staff' ? input.partyId : actor.partyId;
  if (!partyId || !actor.accountId) throw caseErrors.itemNotAvailable();
  const codes = [...new Set(input.basicCodes)].sort();
  const items = await Promise.all(
    codes.map(basicCode => resolveServiceItem(db, { basicCode, divisionCode: input.divisionCode })),
  );
  const formVersionId = await formFor(db, items, input.scenarioCode);
  const title = await titleFor(db, items, input.scenarioCode);
  return inTransaction(db, async tx => {
    const existing = await sql<{ id: string }>`
      select id from cases.application
      where party_id = ${partyId} and state = 'draft' and basic_codes = ${codes}::text[] and division_code = ${input.divisionCode}
      order by saved_at desc limit 1`.execute(tx);
    const chosen = await chosenLicence(tx, { formVersionId, partyId, licenceId: input.licenceId });
    if (existing.rows[0]) {
      const { id } = existing.rows[0];
      if (Object.keys(chosen).length > 0) await saveAnswers(tx, services, actor, { id, form: chosen });
      return { id, resumed: true };
    }
    const answers = sealAnswers(services, { form: chosen, disputes: {}, delivery: { method: 'electronic' } });
    const { rows } = await sql<{ id: string }>`
      insert into cases.application (account_id, party_id, title, scenario_code, basic_codes, division_code,
                                     item_version_ids, form_version_id, answers, channel, created_at, saved_at, expires_at)
      values (${actor.accountId}, ${partyId}, ${title}, ${input.scenarioCode ?? null}, ${codes}::text[],
              ${input.divisionCode}, ${items.map(item => item.versionId)}::uuid[], ${formVersionId}, ${answers},
              ${actor.channel}, ${services.now()}, ${services.now()}, ${services.now()}::timestamptz + interval '90 days')
      returning id`.execute(tx);
    const id = rows[0]?.id ?? '';
    await appendEvent(tx, actor, {
      type: 'cases.draftStarted',
      subject: { kind: 'application', id },
      partyId,
      at: services.now(),
      data: { basicCodes: codes },
    });
    return { id, resumed: false };
  });
}

/** The answer that chooses a licence which is the applicant's and which the form offers; no answer otherwise. */
async function chosenLicence(
  tx: Db,
  { formVersionId, partyId, licenceId }: { formVersionId: string; partyId: string; licenceId: string | undefined },
): Promise<Answers> {
  if (!licenceId) return {};
  const { definition } = await getFormVersion(tx, formVersionId);
  const offer = (await licencesOffered(tx, partyId, definition)).find(one => one.id === licenceId);
  const field = offer && licenceFieldOf(definition, offer.type);
  return field ? { [field]: licenceId } : {};
}

async function formFor(db: Db, items: ResolvedServiceItem[], scenarioCode: string | undefined): Promise<string> {
  if (items.length > 1 && scenarioCode) {
    const { joint } = await getScenario(db, scenarioCode);
    const form = joint?.formKey ? await findPublishedForm(db, joint.formKey) : undefined;
    // The joint form asks only what the departments of the joint service need; another item would be filed with nothing said.
    const shared = items.every(item => joint?.items.includes(item.basicCode));
    if (!form || !shared) throw caseErrors.itemNotAvailable();
    return form.id;
  }
  const [item] = items;
  // An item without a form or a process is in the catalogue for reading only; nothing can be decided on it here yet.
  if (items.length !== 1 || !item?.formVersionId || !item.processVersionId) throw caseErrors.itemNotAvailable();
  return item.formVersionId;
}

async function titleFor(db: Db, items: ResolvedServiceItem[], scenarioCode: string | undefined): Promise<string> {
  if (items.length > 1 && scenarioCode) return (await getScenario(db, scenarioCode)).name.zh;
  return items[0]?.content.name.zh ?? '';
}
