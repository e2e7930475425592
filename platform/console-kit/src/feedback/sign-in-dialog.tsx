import { defineMessages } from '@onewindow/i18n';
import { type FormEvent, useRef, useState } from 'react';
import { describeProblem, ProblemError, problemMessages } from '../api/problem.ts';
import { type Credentials, fetchSession, signIn } from '../api/session.ts';
import { signedIn, signInNeeded } from '../api/sign-in-gate.ts';
import { useStore } from '../api/store.ts';
import { Button } from '../control/button.tsx';
import { Dialog } from '../control/dialog.tsx';
import { BrandMark } from '../control/icon.tsx';
import { ErrorLine } from '../form/error-line.tsx';
import { useMessages } from '../language/language.tsx';
import { DemonstrationAccounts } from './demonstration-accounts.tsx';

const messages = defineMessages({
  zh: {
    again: '请再登录一次',
    first: '一窗 · 工作人员登录',
    kept: '登录到时间了。这一页和您填的都还在，登录后接着办。',
    name: '账号',
    password: '密码',
    code: '动态码',
    codeHint: '手机验证器上的 6 位数',
    submit: '登录',
    page: '去登录页',
  },
  en: {
    again: 'Please sign in again',
    first: 'OneWindow · Staff sign-in',
    kept: 'Your session has ended. This page and what you entered are kept; go on after signing in.',
    name: 'Account',
    password: 'Password',
    code: 'One-time code',
    codeHint: 'The 6 digits of your authenticator',
    submit: 'Sign in',
    page: 'Go to the sign-in page',
  },
});

/** Opens over the page when a request meets a 401; the requests that wait are sent again once the session stands. */
export function SignInGate({ accountId }: { accountId: string | null | undefined }) {
  return useStore(signInNeeded) ? <SignInDialog accountId={accountId} /> : null;
}

function SignInDialog({ accountId }: { accountId: string | null | undefined }) {
  const t = useMessages(messages);
  const problems = useMessages(problemMessages);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [needsCode, setNeedsCode] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const entered = new FormData(event.currentTarget);
    const code = String(entered.get('code') ?? '');
    const credentials: Credentials = {
      login: String(entered.get('login')),
      password: String(entered.get('password')),
      ...(code && { code }),
    };
    setBusy(true);
    setFailure(undefined);
    try {
      await signIn(credentials);
      await goOn(accountId);
    } catch (error) {
      if (error instanceof ProblemError && /code/i.test(error.problem.code)) setNeedsCode(true);
      setFailure(error);
    } finally {
      setBusy(false);
    }
  }

  function fill(login: string, password: string) {
    for (const [name, value] of Object.entries({ login, password })) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value;
    }
    form.current?.querySelector<HTMLElement>(password ? '[type="submit"]' : '[type="password"]')?.focus();
  }

  return (
    <Dialog title={accountId ? t('again') : <Welcome />} width={400} plain={!accountId}>
      <form className="ow-form" ref={form} onSubmit={submit}>
        {accountId && <p className="ow-muted">{t('kept')}</p>}
        {failure !== undefined && <ErrorLine>{describeProblem(failure, problems)}</ErrorLine>}
        <label className="ow-field">
          <span>{t('name')}</span>
          <input className="ow-input" name="login" autoComplete="username" required />
        </label>
        <label className="ow-field">
          <span>{t('password')}</span>
          <input className="ow-input" name="password" type="password" autoComplete="current-password" required />
        </label>
        {needsCode && (
          <label className="ow-field">
            <span>
              {t('code')} <small>{t('codeHint')}</small>
            </span>
            <input className="ow-input" name="code" inputMode="numeric" autoComplete="one-time-code" required />
          </label>
        )}
        <Button kind="solid" size="large" type="submit" busy={busy} block>
          {t('submit')}
        </Button>
      </form>
      {!accountId && <DemonstrationAccounts onChoose={fill} />}
    </Dialog>
  );
}

function Welcome() {
  const t = useMessages(messages);
  return (
    <span className="ow-welcome">
      <BrandMark size={28} />
      {t('first')}
    </span>
  );
}

/** Lets the waiting requests go, or starts afresh when somebody else has signed in: the page belongs to another person. */
async function goOn(accountId: string | null | undefined): Promise<void> {
  if (accountId) {
    const session = await fetchSession();
    if (session.accountId !== accountId) {
      window.location.assign('/console/');
      return;
    }
  }
  signedIn();
}
