import type { Db } from '@onewindow/db';
import { acceptCase } from '../acceptance/accept.ts';
import { receiveCase } from '../acceptance/receive.ts';
import { getDraft } from '../drafts/draft-row.ts';
import { evaluateDraft, lookupsOf, prefillOf } from '../drafts/evaluate-draft.ts';
import { materialSlots } from '../drafts/materials.ts';
import { saveAnswers } from '../drafts/save-answers.ts';
import { startApplication } from '../drafts/start-application.ts';
import { submitApplication } from '../submit/submit-application.ts';
import { sampleAnswers } from './sample-answers.ts';
import { uploadSample } from './upload-sample.ts';
import type { World } from './world.ts';

const food = '000131907000';
const qixing = '450305000000';

/** A case that was filed, received and accepted, and waits for its first step. */
export async function acceptedCase(db: Db, { services, applicant, window }: World): Promise<string> {
  const { id } = await startApplication(db, services, applicant, { basicCodes: [food], divisionCode: qixing });
  const draft = await getDraft(db, services, applicant, { id });
  const { definition } = await evaluateDraft(db, services, applicant, draft);
  const form = sampleAnswers(definition, {
    today: services.today(),
    prefill: await prefillOf(db, services, applicant, draft.partyId),
    lookups: await lookupsOf(db, draft.partyId),
  });
  await saveAnswers(db, services, applicant, { id, form });
  for (const { slot, satisfied } of await materialSlots(db, { draft, answers: form, realName: true }))
    if (!satisfied) await uploadSample(db, services, applicant, { applicationId: id, slot });
  const { cases } = await submitApplication(db, services, applicant, { id });
  const caseId = cases[0]?.id ?? '';
  await receiveCase(db, services, window, { caseId });
  await acceptCase(db, services, window, { caseId });
  return caseId;
}
