import { useDates, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { KeptItem } from '../src/keeper-item.ts';
import type { Version } from './editor-data.ts';
import { useVersionWords } from './version-words.ts';

const messages = defineMessages({
  zh: {
    leadInForce: '{number}现行，{date} 起施行',
    leadRunning: '，在办 {n} 件',
    leadNone: '现在没有施行的版本，申请人看不到这个事项',
    leadCancelled: '这个事项 {date} 取消了：{reason}',
    leadDraft: '；{name}在改{number}',
    leadReview: '；{number}在等审核',
    end: '。',
  },
  en: {
    leadInForce: '{number} is in force since {date}',
    leadRunning: ' with {n} running cases',
    leadNone: 'No version is in force; people do not see this item',
    leadCancelled: 'This item was cancelled on {date}: {reason}',
    leadDraft: '; {name} is editing {number}',
    leadReview: '; {number} waits for review',
    end: '.',
  },
});

/** The sentence that the page begins with: what holds now, and what is under way. */
export function Lead({
  item,
  versions,
  inForce,
  running,
}: {
  item: KeptItem;
  versions: readonly Version[];
  inForce: Version | undefined;
  running: ReadonlyMap<string, number>;
}) {
  const t = useMessages(messages);
  const dates = useDates();
  const words = useVersionWords();
  // The year only where it is another one.
  const day = (date: string) =>
    date.slice(0, 4) === dates.today.slice(0, 4) ? dates.monthDay(date) : dates.short(date);
  if (item.state === 'cancelled') {
    const date = item.cancelledOn ? day(item.cancelledOn) : '';
    return <p className="ow-lead">{t('leadCancelled', { date, reason: item.cancelledReason ?? '' })}</p>;
  }
  const open = versions.find(version => version.state === 'draft' || version.state === 'inReview');
  const count = inForce && running.get(inForce.id);
  const first = inForce?.effectiveFrom
    ? t('leadInForce', { number: words.number(inForce), date: day(inForce.effectiveFrom) })
    : t('leadNone');
  const second =
    open?.state === 'draft'
      ? t('leadDraft', { name: open.editedByName, number: words.number(open) })
      : open
        ? t('leadReview', { number: words.number(open) })
        : '';
  return (
    <p className="ow-lead">
      {first}
      {count ? t('leadRunning', { n: count }) : ''}
      {second}
      {t('end')}
    </p>
  );
}
