import { type LicenceAct, licenceActOf } from '@onewindow/catalogue';
import type { Db } from '@onewindow/db';
import type { Services } from '@onewindow/http';
import { type FaceChange, findChangeByCase, type LicenceSummary, previewChange } from '@onewindow/licences';
import type { CaseRow } from '../case-row.ts';
import { contextOf } from '../context.ts';
import { openMatterAnswers } from '../submit/matter-answers.ts';
import { changeAskedFor, namedLicenceOf } from './asked-of-licence.ts';

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
