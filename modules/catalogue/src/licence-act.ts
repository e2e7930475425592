import type { LicenceAct, Result } from './content.ts';

/** What a grant does with a licence, as keepers choose it. */
export const licenceActNames: Record<LicenceAct, { zh: string; en: string }> = {
  issue: { zh: '签发新证', en: 'issues a new one' },
  change: { zh: '变更原证', en: 'changes the one named' },
  renew: { zh: '延续原证', en: 'renews the one named' },
  annul: { zh: '注销原证', en: 'annuls the one named' },
};

/**
 * What a grant of an item does with the licence of its result: that of the result which names the version's own type of
 * licence, else of the first licence among the results.
 */
export function licenceActOf({
  content,
  licenceType,
}: {
  content: { results: readonly Pick<Result, 'type' | 'licenceType' | 'licenceAct'>[] };
  licenceType: string | null;
}): LicenceAct {
  const named = content.results.find(result => licenceType !== null && result.licenceType === licenceType);
  return (named ?? content.results.find(result => result.type === '10'))?.licenceAct ?? 'issue';
}
