import { getItemVersion, type LicenceAct, licenceActOf } from '@onewindow/catalogue';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { type FaceChange, findChangeByCase, type LicenceSummary, previewChange } from '@onewindow/licences';
import type { CaseRow } from '../case-row.ts';
import { contextOf } from '../context.ts';
import type { Draft } from '../drafts/draft-row.ts';
import type { EvaluatedDraft } from '../drafts/evaluate-draft.ts';
import { openMatterAnswers } from '../submit/matter-answers.ts';
import { changeAskedFor, namedLicenceOf } from './asked-of-licence.ts';
import { licenceFieldOf } from './chosen-licence.ts';

/** What an application asks to be made of the licence that it names. */
export interface PlannedChange {
  act: Exclude<LicenceAct, 'issue'>;
  licence: LicenceSummary;
  /** It was granted and is made. */
  made: boolean;
  /** Before and after: as granted once it is made, till then against the licence as it stands now. */
  changes: FaceChange[];
}

/** What a case asks to change, for whoever decides on it and for the applicant; null when it issues a new licence. */
export async function plannedChange(db: Db, services: Services, row: CaseRow): Promise<PlannedChange | null> {
  const licenceId = await namedLicenceOf(db, row.id);
  if (licenceId === null) return null;
  const { item, today } = await contextOf(db, services, row);
  const act = licenceActOf(item);
  if (act === 'issue') return null;
  const made = row.outcome === 'granted';
  const { form: answers } = await openMatterAnswers(db, services, row.matterId);
  const asked = act === 'annul' ? { issuedOn: today } : changeAskedFor({ act, answers, content: item.content, today });
  const { licence, changes } = await previewChange(db, services, { licenceId, ...asked });
  const done = made && act !== 'annul' ? await findChangeByCase(db, row.id) : undefined;
  const shown = act === 'annul' ? [] : changes;
  return { act, licence, made, changes: done?.changes ?? shown };
}

/** What a draft would change on the licence that it names. */
export interface DraftedChange {
  licence: LicenceSummary;
  changes: FaceChange[];
}

/** The same for a draft, for the applicant before she files it; undefined while it names none, or issues a new one. */
export async function draftedChange(
  db: Db,
  services: Services,
  {
    draft,
    definition,
    form,
  }: { draft: Pick<Draft, 'itemVersionIds' | 'partyId'> } & Pick<EvaluatedDraft, 'definition' | 'form'>,
): Promise<DraftedChange | undefined> {
  for (const id of draft.itemVersionIds) {
    const version = await getItemVersion(db, id);
    const act = licenceActOf(version);
    const field = licenceFieldOf(definition, version.licenceType);
    const licenceId = field && form.answers[field];
    if (act === 'issue' || act === 'annul' || typeof licenceId !== 'string') continue;
    const asked = changeAskedFor({ act, answers: form.answers, content: version.content, today: services.today() });
    return previewChange(db, services, { licenceId, ...asked });
  }
  return undefined;
}
