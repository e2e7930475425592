import type { Actor } from '@onewindow/auth';
import { getItemVersion, resolveServiceItem } from '@onewindow/catalogue';
import { type Db, inTransaction, sql } from '@onewindow/db';
import { getCalendar } from '@onewindow/directory';
import type { FieldError } from '@onewindow/errors';
import { appendEvent } from '@onewindow/events';
import { getFormVersion } from '@onewindow/forms';
import type { Services } from '@onewindow/http';
import { getParty } from '@onewindow/identity';
import { type Draft, getDraft, sealAnswers } from '../drafts/draft-row.ts';
import { evaluateDraft } from '../drafts/evaluate-draft.ts';
import { listFiles, type MaterialSlot, materialSlots } from '../drafts/materials.ts';
import { caseErrors } from '../errors.ts';
import { requireAddress } from '../handling/change-delivery.ts';
import { nameLicence, requireIssuer } from '../licence/name-licence.ts';
import { insertCase } from './insert-case.ts';
import { nextQueryCode } from './numbers.ts';

/** What a submission made: one matter 申报 with one receipt, one case 办件 for each item. */
export interface Submitted {
  matterId: string;
  queryCode: string;
  cases: { id: string; queryCode: string; caseNumber: string; basicCode: string; itemName: string }[];
}

/**
 * Submits a draft. Submitting it again, by a double click or a retry, gives the same matter.
 * @throws cases.incomplete with one entry for each thing that is missing; cases.addressNeeded; nothing is lost
 */
export async function submitApplication(
  db: Db,
  services: Services,
  actor: Actor,
  { id, expectedVersion }: { id: string; expectedVersion?: number | undefined },
): Promise<Submitted> {
  return inTransaction(db, async tx => {
    const draft = await getDraft(tx, services, actor, { id, lock: true });
    if (draft.matterId) return submittedBefore(tx, draft.matterId);
    if (expectedVersion !== undefined && expectedVersion !== draft.version) {
      throw caseErrors.draftStale({}, { data: { version: draft.version } });
    }
    const { form } = await evaluateDraft(tx, services, actor, draft);
    const slots = await materialSlots(tx, { draft, answers: form.answers, realName: actor.kind !== 'staff' });
    requireComplete(form.errors, slots);
    requireAddress(draft.answers.delivery);
    return openMatter(tx, services, actor, {
      draft: { ...draft, answers: { ...draft.answers, form: form.answers } },
      slots,
    });
  });
}

function requireComplete(
  errors: readonly { path: string; code: string; zh: string; en: string }[],
  slots: readonly MaterialSlot[],
): void {
  const fields: FieldError[] = [
    ...errors.map(error => ({
      path: `/form/${error.path.replaceAll('.', '/')}`,
      code: error.code,
      zh: error.zh,
      en: error.en,
    })),
    ...slots
      .filter(slot => !slot.satisfied)
      .map(slot => ({
        path: `/materials/${slot.slot}`,
        code: 'missing',
        zh: `还没交：${slot.name.zh}。`,
        en: `Not yet handed in: ${slot.name.en ?? slot.name.zh}.`,
      })),
  ];
  if (fields.length > 0) throw caseErrors.incomplete({ count: fields.length }, { fields });
}

async function openMatter(
  tx: Db,
  services: Services,
  actor: Actor,
  { draft, slots }: { draft: Draft; slots: MaterialSlot[] },
): Promise<Submitted> {
  const now = services.now();
  const today = services.today();
  const party = await getParty(tx, draft.partyId);
  const queryCode = await nextQueryCode(tx, today);
  const matter = await sql<{ id: string }>`
    insert into cases.matter (query_code, party_id, account_id, title, scenario_code, channel, answers, form_version_id,
                              contact_name, contact_phone_masked, submitted_at)
    values (${queryCode}, ${draft.partyId}, ${draft.accountId}, ${draft.title}, ${draft.scenarioCode}, ${actor.channel},
            ${sealAnswers(services, draft.answers)}, ${draft.formVersionId}, ${party.name}, ${party.phoneMasked}, ${now})
    returning id`.execute(tx);
  const matterId = matter.rows[0]?.id ?? '';
  const calendar = await getCalendar(tx);
  const cases: Submitted['cases'] = [];
  for (const versionId of draft.itemVersionIds) {
    const version = await getItemVersion(tx, versionId);
    const definition = draft.formVersionId ? (await getFormVersion(tx, draft.formVersionId)).definition : undefined;
    const named =
      definition &&
      (await nameLicence(tx, services, { version, definition, answers: draft.answers.form, partyId: draft.partyId }));
    // A licence is changed by the body that issued it, wherever the applicant is (行政许可法 §49).
    const divisionCode = named?.divisionCode ?? draft.divisionCode;
    const adoption = await resolveServiceItem(tx, { basicCode: version.basicCode, divisionCode });
    if (named) requireIssuer(named, adoption.organisation.id, definition);
    cases.push(
      await insertCase(tx, actor, {
        matter: { id: matterId, queryCode, single: draft.itemVersionIds.length === 1 },
        draft,
        version,
        adoption,
        namedLicenceId: named?.id ?? null,
        party,
        calendar,
        now,
        today,
      }),
    );
  }
  await keepMaterials(tx, actor, { draft, slots, matterId, now });
  await sql`update cases.application set state = 'submitted', matter_id = ${matterId}, version = version + 1,
              answers = ${sealAnswers(services, draft.answers)} where id = ${draft.id}`.execute(tx);
  await appendEvent(tx, actor, {
    type: 'cases.matterSubmitted',
    subject: { kind: 'matter', id: matterId },
    partyId: draft.partyId,
    at: now,
    data: { queryCode, cases: cases.map(one => one.id), materials: (await listFiles(tx, { matterId })).length },
  });
  return { matterId, queryCode, cases };
}

/** Files go with the matter; what the platform holds is recorded as handed in by it, with its trust level. */
async function keepMaterials(
  tx: Db,
  actor: Actor,
  { draft, slots, matterId, now }: { draft: Draft; slots: MaterialSlot[]; matterId: string; now: Date },
): Promise<void> {
  await sql`update cases.material set matter_id = ${matterId} where application_id = ${draft.id} and removed_at is null`.execute(
    tx,
  );
  for (const slot of slots) {
    if (!slot.held || slot.files.length > 0) continue;
    await sql`
      insert into cases.material (matter_id, slot, name, source, trust_level, licence_id, source_note, disputed_reason, added_by, added_at)
      values (${matterId}, ${slot.slot}, ${slot.name.zh}, ${slot.held.source}, 'A', ${slot.held.licenceId}, ${slot.held.note.zh},
              ${draft.answers.disputes[`material.${slot.slot}`] ?? null}, ${actor.name}, ${now})`.execute(tx);
  }
}

async function submittedBefore(tx: Db, matterId: string): Promise<Submitted> {
  const { rows } = await sql<{
    matterCode: string;
    id: string;
    queryCode: string;
    caseNumber: string;
    basicCode: string;
    itemName: string;
  }>`
    select m.query_code as "matterCode", c.id, c.query_code as "queryCode", c.case_number as "caseNumber", c.basic_code as "basicCode",
           c.item_name as "itemName"
    from cases.matter m join cases.case c on c.matter_id = m.id where m.id = ${matterId} order by c.id`.execute(tx);
  return {
    matterId,
    queryCode: rows[0]?.matterCode ?? '',
    cases: rows.map(({ matterCode: _, ...one }) => one),
  };
}
