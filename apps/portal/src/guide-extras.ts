import { listDrafts } from '@onewindow/cases';
import type { GuideExtras } from '@onewindow/catalogue/portal';
import { getCalendar } from '@onewindow/directory';
import type { PageContext } from '@onewindow/portal-kit';
import { type FinishedFigures, finishedFigures } from './case-figures.ts';

const kept = new Map<string, Promise<FinishedFigures | null>>();
let keptFor = '';

/** What a guide tells of cases: the visitor's draft, and how long it really took lately (counted once a day). */
export async function guideExtras(
  { db, actor, today }: Pick<PageContext, 'db' | 'actor' | 'today'>,
  { basicCode, organisationId }: { basicCode: string; organisationId: string | null },
): Promise<GuideExtras> {
  const drafts = actor.partyId ? await listDrafts(db, actor.partyId) : [];
  const draft = drafts.find(one => one.scenarioCode === null && one.basicCodes.includes(basicCode));
  if (keptFor !== today) {
    kept.clear();
    keptFor = today;
  }
  const key = `${basicCode} ${organisationId}`;
  let finished = kept.get(key);
  if (!finished && organisationId) {
    const calendar = await getCalendar(db);
    finished = finishedFigures(db, { basicCode, organisationId, today, calendar });
    kept.set(key, finished);
    finished.catch(() => kept.delete(key));
  }
  return { draft: draft ? { id: draft.id, savedAt: draft.savedAt } : null, finished: (await finished) ?? null };
}
