import { Actions, Button, localHref, usePortal } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { frameMessages } from './frame-messages.ts';

/**
 * Nothing typed is lost when a session ends: the posted fields travel as a hidden field through sign-in (`signIn`)
 * and are posted again to where they were meant (`continue`). Nothing is kept on the server for strangers.
 */
export function Resume({
  path,
  posted,
  stage,
}: {
  path: string;
  posted: string;
  stage: 'signIn' | 'continue';
}): ReactNode {
  const { locale } = usePortal();
  const t = frameMessages(locale);
  if (stage === 'signIn') {
    return (
      <form
        className="ow-error-page ow-reading"
        method="post"
        action={localHref(locale, `/sign-in?next=${encodeURIComponent(path)}`)}
      >
        <h1>{t('sessionEnded')}</h1>
        <p className="ow-lead">{t('sessionEndedText')}</p>
        <input type="hidden" name="_resume" value={JSON.stringify({ path, posted })} />
        <Actions>
          <Button name="_action" value="begin">
            {t('signInAgain')}
          </Button>
        </Actions>
      </form>
    );
  }
  return (
    <form className="ow-error-page ow-reading" method="post" action={localHref(locale, path)}>
      <h1>{t('continueTitle')}</h1>
      <p className="ow-lead">{t('continueText')}</p>
      {[...new URLSearchParams(posted)].map(([name, value], index) => (
        <input key={`${index}-${name}`} type="hidden" name={name} value={value} />
      ))}
      <Actions>
        <Button>{t('continue')}</Button>
      </Actions>
    </form>
  );
}
