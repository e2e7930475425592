import { type ItemVersion, licenceActOf } from '@onewindow/catalogue';
import { type Db, sql } from '@onewindow/db';
import type { FieldError } from '@onewindow/errors';
import type { Answers, FormDefinition } from '@onewindow/forms/evaluator';
import type { Services } from '@onewindow/http';
import { getLicence, type LicenceRow, previewChange, statusOn } from '@onewindow/licences';
import { caseErrors } from '../errors.ts';
import { formOf, openMatterAnswers } from '../submit/matter-answers.ts';
import { changeAskedFor } from './asked-of-licence.ts';
import { licenceFieldOf } from './chosen-licence.ts';

export interface NameLicence {
  version: Pick<ItemVersion, 'content' | 'licenceType'>;
  definition: FormDefinition;
  answers: Answers;
  partyId: string;
  /** The case that names it already, when its answers are changed. */
  exceptCaseId?: string;
}

/**
 * The licence that an application to change, renew or annul names; undefined when the item issues a new one. It must be the
 * applicant's, in force, of the item's type, and no other application may be open for it (行政许可法 §49, §50, §70).
 * @throws cases.incomplete with what is wrong at the field that names it
 */
export async function nameLicence(tx: Db, services: Services, input: NameLicence): Promise<LicenceRow | undefined> {
  const { version, definition, answers, partyId } = input;
  const act = licenceActOf(version);
  if (act === 'issue') return undefined;
  const field = licenceFieldOf(definition, version.licenceType);
  const id = field ? answers[field] : undefined;
  if (!field || typeof id !== 'string') throw caseErrors.itemNotAvailable();
  // Two that are submitted at once for one licence: the second waits here, and then finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended('cases.namedLicence ' || ${id}::text, 0))`.execute(tx);
  const licence = await getLicence(tx, id);
  const at = (code: string, zh: string, en: string) => wrongAt({ path: `/form/${field}`, code, zh, en });
  if (licence.holderPartyId !== partyId || licence.typeKey !== version.licenceType) {
    throw at('notYours', '请从您名下有效的证照里选一张。', 'Please choose one of your own licences that are in force.');
  }
  if (statusOn(licence, services.today()) !== 'valid') {
    throw at('notInForce', '这张证照已经不再有效，不能办了。', 'This licence is no longer in force.');
  }
  const other = await openApplicationFor(tx, id, input.exceptCaseId);
  if (other) {
    throw at(
      'inHand',
      `这张证照已经有一件申请在办（查询码 ${other}），办完再申请。`,
      `An application for this licence is in hand (code ${other}); apply again when it is decided.`,
    );
  }
  if (act === 'change') {
    const asked = changeAskedFor({ act, answers, content: version.content, today: services.today() });
    const { changes } = await previewChange(tx, services, { licenceId: id, ...asked });
    if (changes.length === 0) {
      throw at(
        'nothingChanges',
        '填的和证上现在的一样，没有要变更的。请改成变更以后的内容。',
        'What you wrote is what the licence says already. Please enter what it shall say.',
      );
    }
  }
  return licence;
}

/** @throws cases.incomplete when the body that the case goes to is not the one that issued the licence (行政许可法 §49) */
export function requireIssuer(licence: LicenceRow, organisationId: string, definition: FormDefinition): void {
  if (licence.organisationId === organisationId) return;
  const { organisationName: body } = licence;
  throw wrongAt({
    path: `/form/${licenceFieldOf(definition, licence.typeKey) ?? ''}`,
    code: 'elsewhere',
    zh: `这张证照由${body}颁发，这里现在不能网上办，请到那里申请。`,
    en: `This licence was issued by ${body}; apply there.`,
  });
}

/** Looks again at the licences that a matter's open cases name, after its answers were changed by a correction. */
export async function nameLicencesAgain(
  tx: Db,
  services: Services,
  matterId: string,
  versionOf: (id: string) => Promise<ItemVersion>,
): Promise<void> {
  const { rows } = await sql<{ id: string; versionId: string; partyId: string; organisationId: string }>`
    select id, item_version_id as "versionId", party_id as "partyId", organisation_id as "organisationId"
    from cases.case where matter_id = ${matterId} and named_licence_id is not null and decided_at is null and concluded_at is null
    for update`.execute(tx);
  if (rows.length === 0) return;
  const definition = await formOf(tx, matterId);
  if (!definition) return;
  const { form: answers } = await openMatterAnswers(tx, services, matterId);
  for (const { id, versionId, partyId, organisationId } of rows) {
    const version = await versionOf(versionId);
    const licence = await nameLicence(tx, services, { version, definition, answers, partyId, exceptCaseId: id });
    if (!licence) continue;
    requireIssuer(licence, organisationId, definition);
    await sql`update cases.case set named_licence_id = ${licence.id} where id = ${id}`.execute(tx);
  }
}

async function openApplicationFor(
  tx: Db,
  licenceId: string,
  exceptCaseId: string | undefined,
): Promise<string | undefined> {
  const { rows } = await sql<{ code: string }>`
    select query_code as code from cases.case
    where named_licence_id = ${licenceId} and decided_at is null and concluded_at is null
      and id is distinct from ${exceptCaseId ?? null}::uuid`.execute(tx);
  return rows[0]?.code;
}

function wrongAt(field: FieldError) {
  return caseErrors.incomplete({ count: 1 }, { fields: [field] });
}
