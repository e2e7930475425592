import type { Actor } from '@onewindow/auth';
import { systemActor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import { divisionTree } from '@onewindow/directory';
import { getFormVersion } from '@onewindow/forms';
import {
  type EvaluatedForm,
  evaluateForm,
  type FormDefinition,
  type Lookups,
  listFields,
  type Prefill,
} from '@onewindow/forms/evaluator';
import type { Services } from '@onewindow/http';
import { getParty, readPartySecret } from '@onewindow/identity';
import { type LicenceSummary, listLicencesOfParty } from '@onewindow/licences';
import { chosenPrefill, type LicenceOffer } from '../licence/chosen-licence.ts';
import type { Draft } from './draft-row.ts';

export interface EvaluatedDraft {
  definition: FormDefinition;
  form: EvaluatedForm;
  lookups: Lookups;
  prefill: Prefill;
}

/** Evaluates a draft's form with what the platform already knows of the applicant. The server's word counts. */
export async function evaluateDraft(db: Db, services: Services, actor: Actor, draft: Draft): Promise<EvaluatedDraft> {
  if (!draft.formVersionId) throw new Error(`application ${draft.id} has no form`);
  const { definition } = await getFormVersion(db, draft.formVersionId);
  const offers = await licencesOffered(db, draft.partyId, definition);
  const prefill = {
    ...(await prefillOf(db, services, actor, draft.partyId)),
    ...chosenPrefill(definition, draft.answers.form, offers),
  };
  const lookups = await lookupsOf(db, draft.partyId);
  const form = evaluateForm(definition, draft.answers.form, {
    today: services.today(),
    prefill,
    disputes: draft.answers.disputes,
    lookups,
    // A joint form asks only what the departments that were applied to need.
    context: { item: { codes: draft.basicCodes } },
  });
  return { definition, form, lookups, prefill };
}

/** What forms may ask for by source path: who the applicant is, and what her licences say. */
export async function prefillOf(db: Db, services: Services, actor: Actor, partyId: string): Promise<Prefill> {
  const party = await getParty(db, partyId);
  // Her own data shown to herself is nobody's reading; an officer who opens her draft is recorded where she opens it.
  const reader = actor.partyId === partyId ? actor : systemActor('prefill');
  const read = (field: 'idNumber' | 'phone' | 'address') =>
    readPartySecret(db, services, reader, { partyId, field, reason: '预填表单' });
  const [idNumber, phone, address] = [await read('idNumber'), await read('phone'), await read('address')];
  const source =
    party.kind === 'organisation'
      ? { zh: '取自登记信息', en: 'From the company register' }
      : actor.kind === 'staff'
        ? { zh: '取自申请人的实名信息', en: 'From the applicant’s verified identity' }
        : { zh: '取自您的实名信息', en: 'From your verified identity' };
  const held: Record<string, Prefill[string]> = { 'applicant.name': { value: party.name, source, trust: 'A' } };
  if (idNumber) held['applicant.idNumber'] = { value: idNumber, source, trust: 'A' };
  // A person has no 统一社会信用代码 of her own: her shop's stands on its licence, or she writes it.
  if (idNumber && party.kind === 'organisation') held['applicant.creditCode'] = { value: idNumber, source, trust: 'A' };
  if (phone) held['applicant.phone'] = { value: phone, source, trust: 'B' };
  if (address) held['applicant.address'] = { value: address, source, trust: 'B' };
  for (const licence of await licencesOf(db, partyId)) {
    if (licence.status !== 'valid') continue;
    for (const [key, value] of Object.entries(licence.content)) {
      held[`licence.${licence.typeKey}.${key}`] ??= {
        value,
        source: { zh: `取自${licence.typeName}`, en: `From the licence ${licence.typeName}` },
        issuer: { zh: licence.organisationName, en: licence.organisationName },
        issuedOn: licence.issuedOn,
        trust: 'A',
        reference: licence.id,
      };
    }
  }
  return held;
}

/** The licences of the applicant in force that a form lets her choose from; none where it does not ask for any. */
export async function licencesOffered(db: Db, partyId: string, definition: FormDefinition): Promise<LicenceOffer[]> {
  const types = new Set(listFields(definition).flatMap(({ field }) => (field.kind === 'licence' ? field.types : [])));
  if (types.size === 0) return [];
  return (await licencesOf(db, partyId))
    .filter(row => row.status === 'valid' && types.has(row.typeKey))
    .map(row => ({ ...choiceOf(row), holderName: row.holderName, content: row.content, issuedOn: row.issuedOn }));
}

/**
 * Divisions and licences that fields of a form choose from: licences in force, or, to read back what was chosen once, of
 * every state.
 */
export async function lookupsOf(db: Db, partyId: string, { everyState = false } = {}): Promise<Lookups> {
  const tree = await divisionTree(db);
  const licences = (await licencesOf(db, partyId)).filter(row => everyState || row.status === 'valid');
  return {
    divisionPath: code => tree.path(code),
    divisionsUnder: code => tree.under(code),
    licences: types => licences.filter(row => types.includes(row.typeKey)).map(choiceOf),
  };
}

async function licencesOf(db: Db, partyId: string): Promise<LicenceSummary[]> {
  return (await listLicencesOfParty(db, { partyId, page: { limit: 100 } })).rows;
}

function choiceOf(row: LicenceSummary) {
  return {
    id: row.id,
    type: row.typeKey,
    name: { zh: row.typeName, en: row.typeNameEn },
    number: row.number,
    issuedBy: { zh: row.organisationName },
    ...(row.validTo && { validUntil: row.validTo }),
  };
}
