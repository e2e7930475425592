import { Button, Dialog, useDates, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { Difference } from '../src/diff-engine.ts';
import { mergeEdits } from './editor-merge.ts';
import { DifferenceList } from './version-differences.tsx';

const messages = defineMessages({
  zh: {
    title: '{name}刚改过这份草稿',
    when: '{when} 存的。您的还没有存，也没有丢。',
    theirs: '对方改了',
    mine: '您改了',
    clash: '有 {n} 处两边都改了；两边都留的话，这几处照您的。',
    clean: '两边改的不是同一处，可以都留下。',
    both: '两边都留',
    drop: '看现在的，放下我的',
    back: '回去再看',
    gone: '这份草稿已经不是草稿了，改不了。您的改动：',
  },
  en: {
    title: '{name} has just changed this draft',
    when: 'Saved {when}. Yours is not saved yet, nor lost.',
    theirs: 'They changed',
    mine: 'You changed',
    clash: 'Both of you changed {n} places; if both are kept, yours stands there.',
    clean: 'You changed different places, so both can be kept.',
    both: 'Keep both',
    drop: 'Take theirs, drop mine',
    back: 'Go back and look',
    gone: 'This is no longer a draft and cannot be changed. Your changes:',
  },
});

/** After a stale save: what the other changed, what I changed, and the ways on. Nothing is overwritten unasked. */
export function StaleDialog<T>({
  base,
  mine,
  theirs,
  diff,
  onBoth,
  onTheirs,
  onClose,
}: {
  base: T;
  mine: T;
  theirs: { by: string; at: string; isDraft: boolean; value: T };
  diff(before: T, after: T): Difference[];
  onBoth(merged: T): void;
  onTheirs(): void;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const dates = useDates();
  const { isDraft, value: other } = theirs;
  const { value, clashes } = mergeEdits(base, mine, other);
  return (
    <Dialog
      title={t('title', { name: theirs.by })}
      width={640}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('back')}</Button>
          <Button kind="outline" onClick={onTheirs}>
            {t('drop')}
          </Button>
          {isDraft && (
            <Button kind="solid" onClick={() => onBoth(value)}>
              {t('both')}
            </Button>
          )}
        </>
      }
    >
      <div className="ow-cat-dialog">
        <p>{t('when', { when: dates.moment(theirs.at) })}</p>
        {isDraft ? <p>{clashes.length > 0 ? t('clash', { n: clashes.length }) : t('clean')}</p> : <p>{t('gone')}</p>}
        {isDraft && (
          <section>
            <h3>{t('theirs')}</h3>
            <DifferenceList differences={diff(base, other)} />
          </section>
        )}
        <section>
          <h3>{t('mine')}</h3>
          <DifferenceList differences={diff(base, mine)} />
        </section>
      </div>
    </Dialog>
  );
}
