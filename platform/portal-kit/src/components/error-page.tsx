import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { Button } from './link.tsx';

const messages = defineMessages({
  zh: {
    notFound: '没有这一页',
    notFoundText: '可能是地址抄错了一个字，也可能这件事换了地方。您可以从首页搜一搜，或者打 {hotline} 问人。',
    forbidden: '这一页不对您开放',
    forbiddenText: '里面是别人的办件或资料。如果您认为自己应当能看，请用办这件事时的账号登录，或者打 {hotline} 问人。',
    gone: '这个链接已经过期',
    goneText: '为了安全，这类链接只在一段时间里有用。请回到上一步重新打开。',
    tooMany: '刚才点得太快了',
    tooManyText: '请过 {seconds} 秒再试一次。您填的内容都还在，不会因此丢掉。',
    badRequest: '发来的内容我们没读懂',
    badRequestText: '请退回上一页再试一次；您填的内容多半还在那里。还不行就打 {hotline}，报编号 {number}。',
    conflict: '这件事刚刚有了变化',
    conflictText: '您打开这一页之后，有人先改了它。请重新打开，看一眼最新的情况再接着办。',
    ours: '这一页没打开，是我们的问题',
    oursText: '您已经保存和提交的都在，不会丢。请过一会儿再试，或打 {hotline}，报编号 {number}。',
    again: '再试一次',
    home: '回首页',
    signIn: '登录',
    number: '编号 {number}',
  },
  en: {
    notFound: 'There is no such page',
    notFoundText:
      'The address may have been mistyped, or the page has moved. Search from the home page, or call {hotline} and ask.',
    forbidden: 'This page is not open to you',
    forbiddenText:
      'It holds somebody else’s case or data. If it should be yours, sign in with the account you used, or call {hotline}.',
    gone: 'This link has expired',
    goneText: 'For safety such links work only for a while. Please go back one step and open it again.',
    tooMany: 'That was a little too fast',
    tooManyText: 'Please try again in {seconds} seconds. What you entered is kept.',
    badRequest: 'We could not read what was sent',
    badRequestText:
      'Please go back and try again; what you entered is most likely still there. Otherwise call {hotline} and quote {number}.',
    conflict: 'This has just changed',
    conflictText: 'Somebody changed it after you opened the page. Please open it again and look before you go on.',
    ours: 'The page did not open, and it is our fault',
    oursText: 'What you saved or filed is safe. Please try again shortly, or call {hotline} and quote {number}.',
    again: 'Try again',
    home: 'Home page',
    signIn: 'Sign in',
    number: 'Number {number}',
  },
});

interface ErrorPageProps {
  status: number;
  /** A sentence of the error itself, when it says more than the general text. */
  detail?: string;
  /** Short number to quote on the telephone. */
  number: string;
  /** For 429: when to try again. */
  seconds?: number;
}

/** Whose fault it is, what is safe, what to do, and a short number to quote. */
export function ErrorPage({ status, detail, number, seconds = 30 }: ErrorPageProps): ReactNode {
  const { locale, path, search, site, visitor } = usePortal();
  const t = messages(locale);
  const [title, text] = errorTexts(status);
  const params = { hotline: site.hotline, number, seconds };
  return (
    <div className="ow-error-page ow-reading">
      <h1>{t(title)}</h1>
      <p className="ow-lead">{detail ?? t(text, params)}</p>
      <div className="ow-actions">
        {status >= 500 || status === 429 || status === 409 ? (
          <Button href={`${path}${search}`}>{t('again')}</Button>
        ) : (
          <Button href="/">{t('home')}</Button>
        )}
        {status === 403 && visitor === undefined && (
          <Button kind="outline" href={`/sign-in?next=${encodeURIComponent(path)}`}>
            {t('signIn')}
          </Button>
        )}
        {(status >= 500 || status === 429 || status === 409) && (
          <Button kind="link" href="/">
            {t('home')}
          </Button>
        )}
      </div>
      <p className="ow-caption">{t('number', { number })}</p>
    </div>
  );
}

/** Title of an error page, for the document's title. */
export function errorTitle(status: number, locale: 'zh' | 'en'): string {
  return messages(locale)(errorTexts(status)[0]);
}

type TitleKey = 'notFound' | 'forbidden' | 'gone' | 'tooMany' | 'badRequest' | 'conflict' | 'ours';

function errorTexts(status: number): [title: TitleKey, text: `${TitleKey}Text`] {
  const key: TitleKey =
    status === 404
      ? 'notFound'
      : status === 401 || status === 403
        ? 'forbidden'
        : status === 410
          ? 'gone'
          : status === 429
            ? 'tooMany'
            : status === 409
              ? 'conflict'
              : status < 500
                ? 'badRequest'
                : 'ours';
  return [key, `${key}Text`];
}
