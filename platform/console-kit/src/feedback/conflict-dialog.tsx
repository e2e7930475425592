import { defineMessages } from '@onewindow/i18n';
import type { Conflict } from '../api/problem.ts';
import { useStore } from '../api/store.ts';
import { Button } from '../control/button.tsx';
import { Dialog } from '../control/dialog.tsx';
import { useMessages, useText } from '../language/language.tsx';
import { useDates } from '../language/today.tsx';
import { toldConflict } from './conflicts.ts';

const messages = defineMessages({
  zh: {
    title: '{who}刚改过这里',
    when: '{when} 存的。您的还没有存，也没有丢。',
    field: '项',
    before: '原来',
    after: '现在',
    empty: '空',
    theirs: '看现在的，放下我的',
    mine: '照我的再存一次',
    back: '回去再看',
    first: '{who}先办了',
    firstText: '您打开以后，这一件有人办过。您的还没有记上，写的都还在。',
    look: '看现在的样子',
    comma: '，',
  },
  en: {
    title: '{who} has just changed this',
    when: 'Saved {when}. Yours is not saved yet, nor lost.',
    field: 'Field',
    before: 'Before',
    after: 'Now',
    empty: 'empty',
    theirs: 'Take theirs, drop mine',
    mine: 'Save mine over it',
    back: 'Go back and look',
    first: '{who} was first',
    firstText: 'Somebody acted after you opened it. Yours is not recorded; what you wrote is kept.',
    look: 'See how it stands now',
    comma: ', ',
  },
});

/** After a 409: who changed what under the person's hands, and the two ways on. Nothing is overwritten unasked. */
export function ConflictDialog({
  conflict,
  onTheirs,
  onMine,
  onClose,
}: {
  conflict: Conflict;
  onTheirs(): void;
  /** Saves again upon `conflict.version`; left out where overwriting is not allowed. */
  onMine?: ((version: number) => void) | undefined;
  onClose(): void;
}) {
  const t = useMessages(messages);
  const text = useText();
  const dates = useDates();
  const who = [conflict.changedBy, conflict.organisationName].filter(Boolean).join(t('comma'));
  return (
    <Dialog
      title={t('title', { who })}
      width={600}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('back')}</Button>
          <Button kind="outline" onClick={onTheirs}>
            {t('theirs')}
          </Button>
          {onMine && (
            <Button kind="ink" onClick={() => onMine(conflict.version)}>
              {t('mine')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('when', { when: dates.moment(conflict.changedAt) })}</p>
      {conflict.changes.length > 0 && (
        <table className="ow-table ow-conflict">
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {conflict.changes.map(change => (
              <tr key={change.zh}>
                <th scope="row">{text(change)}</th>
                <td>
                  {change.before === null ? <span className="ow-quiet">{t('empty')}</span> : <s>{change.before}</s>}
                </td>
                <td>
                  {change.after === null ? <span className="ow-quiet">{t('empty')}</span> : <b>{change.after}</b>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

/**
 * Two officers acted on one thing at once: the second sees who did what, and goes on from how it stands now with what
 * she wrote still in place.
 */
export function ConflictHost() {
  const t = useMessages(messages);
  const text = useText();
  const dates = useDates();
  const told = useStore(toldConflict);
  if (!told?.conflict.done) return null;
  const { conflict, look } = told;
  const close = () => {
    toldConflict.set(undefined);
    look();
  };
  return (
    <Dialog
      title={t('first', { who: conflict.changedBy })}
      width={560}
      onClose={close}
      footer={
        <Button kind="solid" onClick={close}>
          {t('look')}
        </Button>
      }
    >
      <p>{t('firstText')}</p>
      <ol className="ow-rows">
        {conflict.done?.map(step => (
          <li key={`${step.at} ${step.zh}`}>
            <p>
              <b>{step.by}</b> {text(step)}{' '}
              <span className="ow-muted">
                {[dates.moment(step.at), step.organisationName].filter(Boolean).join(' · ')}
              </span>
            </p>
            {step.text && <p>{step.text}</p>}
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
