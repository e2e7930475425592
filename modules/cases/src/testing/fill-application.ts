import type { Actor } from '@onewindow/auth';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { getDraft } from '../drafts/draft-row.ts';
import { evaluateDraft, prefillOf } from '../drafts/evaluate-draft.ts';
import { materialSlots } from '../drafts/materials.ts';
import { saveAnswers } from '../drafts/save-answers.ts';
import { startApplication } from '../drafts/start-application.ts';
import { sampleAnswers } from './sample-answers.ts';
import { uploadSample } from './upload-sample.ts';

/**
 * An application that can be submitted as it stands: invented answers, a sample for every material. An officer enters it
 * for the party that she names. Returns the draft's id.
 */
export async function fillApplication(
  db: Db,
  services: Services,
  applicant: Actor,
  wanted: { basicCodes: string[]; scenarioCode?: string; divisionCode: string; partyId?: string },
): Promise<string> {
  const { id } = await startApplication(db, services, applicant, wanted);
  const draft = await getDraft(db, services, applicant, { id });
  const { definition, lookups } = await evaluateDraft(db, services, applicant, draft);
  const prefill = await prefillOf(db, services, applicant, draft.partyId);
  const form = sampleAnswers(definition, {
    today: services.today(),
    prefill,
    lookups,
    context: { item: { codes: wanted.basicCodes } },
  });
  await saveAnswers(db, services, applicant, { id, form });
  for (const slot of await materialSlots(db, { draft, answers: form, realName: applicant.kind !== 'staff' })) {
    if (!slot.satisfied) await uploadSample(db, services, applicant, { applicationId: id, slot: slot.slot });
  }
  return id;
}
