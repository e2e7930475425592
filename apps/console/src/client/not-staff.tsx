import { Button, EmptyState, signOut, useMessages, useSession } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';

const messages = defineMessages({
  zh: {
    title: '这里是工作人员的后台',
    text: '您现在用“{name}”登录着，这个账号不是工作人员的。办事请到门户。',
    portal: '去门户',
    other: '换一个账号登录',
  },
  en: {
    title: 'This is the console for staff',
    text: 'You are signed in as “{name}”, which is not a member of staff. For services please use the portal.',
    portal: 'Go to the portal',
    other: 'Sign in with another account',
  },
});

/** Somebody of the public has come to the wrong door. */
export function NotStaff() {
  const t = useMessages(messages);
  const { name } = useSession();
  return (
    <main id="main">
      <EmptyState
        title={t('title')}
        action={
          <>
            <a href="/">{t('portal')}</a>
            <Button onClick={() => void signOut().finally(() => window.location.reload())}>{t('other')}</Button>
          </>
        }
      >
        {t('text', { name })}
      </EmptyState>
    </main>
  );
}
