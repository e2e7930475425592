import { addDays, type LocalDate, localDateOf } from '@onewindow/clock';
import { formatDate, type Locale } from '@onewindow/i18n';
import type { LicenceSummary } from './contract.ts';

/** How long a licence that was changed, renewed or corrected says so to its holder, in days. */
const newsDays = 30;

/** What its holder should be told first of a licence: that it is over, or that another version took its place lately. */
export function licenceNews(
  { status, statusName, changed }: Pick<LicenceSummary, 'status' | 'statusName' | 'changed'>,
  { locale, today }: { locale: Locale; today: LocalDate },
): string | undefined {
  if (status !== 'valid') return statusName[locale];
  if (!changed) return undefined;
  const day = localDateOf(new Date(changed.at));
  if (addDays(day, newsDays) < today) return undefined;
  const date = formatDate(locale, day, { today });
  return locale === 'zh' ? `${date}已${changed.kind.zh}，换成新版` : `Version of ${date}: it was ${changed.kind.en}`;
}
