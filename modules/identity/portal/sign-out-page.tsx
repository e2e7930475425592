import { defineMessages } from '@onewindow/i18n';
import { clearSessionCookie, sessionCookieName, signOut } from '@onewindow/identity';
import { Actions, Button, Form, Link, PageHead, page, redirect, usePortal } from '@onewindow/portal-kit';
import { nextOf } from './sign-in.ts';

const messages = defineMessages({
  zh: {
    title: '退出登录',
    lead: '草稿都存着，下次登录接着填。',
    submit: '退出',
    back: '不退出，回到“我的”',
    done: '已退出。',
  },
  en: {
    title: 'Sign out',
    lead: 'Your drafts are kept for the next time.',
    submit: 'Sign out',
    back: 'Stay signed in',
    done: 'You have signed out.',
  },
});

/** 退出登录: only a post ends the session, so that no link elsewhere can. */
export const signOutPage = page({
  path: '/sign-out',
  access: 'public',
  title: { zh: '退出登录', en: 'Sign out' },
  load: ({ actor }) => (actor.kind === 'anonymous' ? redirect('/') : undefined),
  actions: {
    async default({ db, services, request, reply, body, locale }) {
      const token = request.cookies[sessionCookieName];
      if (token) await signOut(db, token);
      clearSessionCookie(reply, services);
      const next = nextOf(body);
      const flash = { kind: 'done', text: messages(locale)('done') } as const;
      return next ? redirect(`/sign-in?next=${encodeURIComponent(next)}`, flash) : redirect('/', flash);
    },
  },
  View() {
    const t = messages(usePortal().locale);
    return (
      <div className="ow-reading">
        <PageHead title={t('title')} lead={t('lead')} />
        <Form>
          <Actions>
            <Button>{t('submit')}</Button>
            <Link href="/mine">{t('back')}</Link>
          </Actions>
        </Form>
      </div>
    );
  },
});
