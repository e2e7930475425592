import { isAppError } from '@onewindow/errors';
import { defineMessages } from '@onewindow/i18n';
import { type DemonstrationAccount, listDemonstrationAccounts } from '@onewindow/identity';
import {
  type ActionContext,
  type ActionResult,
  Actions,
  Button,
  Callout,
  ErrorSummary,
  Form,
  type FormState,
  invalid,
  Link,
  PageHead,
  page,
  Section,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { enter, nextOf, openTicket, refusal, sealTicket } from './sign-in.ts';

const messages = defineMessages({
  zh: {
    title: '登录',
    lead: '登录以后，办件、草稿和证照都在一处。',
    kept: '登录到时间了。您刚才填的都还在，登录后接着交。',
    login: '登录名',
    password: '密码',
    submit: '登录',
    busy: '正在登录',
    missing: '请填这一项',
    register: '还没有账号，去注册',
    staff: '工作人员登录',
    window: '不会用或忘了密码？带上身份证到窗口，工作人员当面帮您办；也可以打 {hotline}。',
    codeTitle: '再输入动态码',
    codeLead: '您的账号开了动态码。打开手机上的验证器，填现在显示的 6 位数。',
    code: '动态码',
    codeHint: '6 位数字，30 秒换一次',
    goOn: '继续',
    again: '换个账号登录',
    ticketOld: '等得太久了，请从头登录。',
    demoTitle: '示例城市的账号',
    demoText: '这里的人和企业都是编的。点一个就登录，不用填；密码都是 {password}。',
    person: '个人',
    organisation: '企业',
    already: '您已经登录了',
    alreadyText: '现在的账号是 {name}。',
    out: '退出，换个账号',
  },
  en: {
    title: 'Sign in',
    lead: 'Your cases, drafts and licences in one place.',
    kept: 'Your session had ended. What you entered is kept; you can submit it after signing in.',
    login: 'Login name',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in',
    missing: 'Please fill this in',
    register: 'No account yet? Register',
    staff: 'Staff sign-in',
    window: 'Forgotten your password, or rather not online? Bring your ID to a service hall, or call {hotline}.',
    codeTitle: 'Enter your one-time code',
    codeLead: 'Your account has a second factor. Enter the 6 digits that your authenticator shows now.',
    code: 'One-time code',
    codeHint: '6 digits, new every 30 seconds',
    goOn: 'Continue',
    again: 'Sign in with another account',
    ticketOld: 'That took too long; please sign in from the beginning.',
    demoTitle: 'Accounts of the demonstration city',
    demoText: 'Invented people and companies. One press signs you in; the password of all is {password}.',
    person: 'Person',
    organisation: 'Company',
    already: 'You are signed in',
    alreadyText: 'The account is {name}.',
    out: 'Sign out and change account',
  },
});

interface Data {
  name: string | undefined;
  next: string;
  demonstration: { password: string; rows: DemonstrationAccount[] };
}

/** 登录: name and password, then a code where the account has one; what a lost session interrupted travels along. */
export const signInPage = page({
  path: '/sign-in',
  access: 'public',
  title: { zh: '登录', en: 'Sign in' },
  async load({ db, services, actor, query }): Promise<Data> {
    const { password, rows } = await listDemonstrationAccounts(db, services);
    return {
      name: actor.kind === 'anonymous' ? undefined : actor.name,
      next: nextOf(query) ?? (actor.kind === 'staff' ? '/console/' : '/mine'),
      demonstration: { password, rows: rows.filter(row => row.kind !== 'staff') },
    };
  },
  actions: {
    /** A form met an ended session: the same page, with what was posted in its hidden field. */
    async begin() {
      return invalid([], { status: 200 });
    },
    async default(context) {
      const t = messages(context.locale);
      const login = context.body.get('login')?.trim() ?? '';
      const password = context.body.get('password') ?? '';
      const missing = Object.entries({ login, password }).filter(([, value]) => value === '');
      if (missing.length > 0) return invalid(missing.map(([field]) => ({ field, message: t('missing') })));
      return attempt(context, { login, password });
    },
    async code(context) {
      const credentials = openTicket(context, context.body.get('_ticket') ?? '');
      if (!credentials) return invalid([], { message: messages(context.locale)('ticketOld') });
      return attempt(context, { ...credentials, code: context.body.get('code')?.trim() });
    },
    async demonstration(context) {
      const { password, rows } = await listDemonstrationAccounts(context.db, context.services);
      const row = rows.find(candidate => candidate.login === context.argument && candidate.kind !== 'staff');
      return row ? attempt(context, { login: row.login, password }) : invalid([], { status: 400 });
    },
  },
  View({ data, form }) {
    const { locale, site } = usePortal();
    const t = messages(locale);
    const { name, next, demonstration } = data as Data;
    if (name !== undefined && !form) return <AlreadyIn name={name} next={next} />;
    const ticket = form?.values.get('_ticket');
    if (form && ticket) return <CodeStep form={form} ticket={ticket} />;
    const errors = form?.errors ?? [];
    const carried = <Carried form={form} />;
    const register = next === '/mine' ? '/register' : `/register?next=${encodeURIComponent(next)}`;
    return (
      <div className="ow-reading">
        <PageHead title={t('title')} lead={t('lead')} />
        {form?.values.get('_resume') && errors.length === 0 && !form.message && (
          <Callout kind="jade">
            <p>{t('kept')}</p>
          </Callout>
        )}
        <ErrorSummary form={form} labels={{ login: t('login'), password: t('password') }} kept={false} />
        <Form>
          {carried}
          <TextField
            name="login"
            label={t('login')}
            value={form?.values.get('login') ?? ''}
            errors={errors}
            autoComplete="username"
            maxLength={200}
            width="half"
          />
          <TextField
            name="password"
            type="password"
            label={t('password')}
            errors={errors}
            autoComplete="current-password"
            maxLength={200}
            width="half"
          />
          <Actions>
            <Button busy={t('busy')}>{t('submit')}</Button>
            <Link href={register}>{t('register')}</Link>
          </Actions>
        </Form>
        {demonstration.rows.length > 0 && <Demonstration {...demonstration}>{carried}</Demonstration>}
        <p className="ow-note ow-sign-in-help">
          {t('window', { hotline: site.hotline })} <Link href="/console/">{t('staff')}</Link>
        </p>
      </div>
    );
  },
});

/** Signs in; an account with a second factor gets the step that asks for its code. */
async function attempt(
  context: ActionContext,
  credentials: { login: string; password: string; code?: string | undefined },
): Promise<ActionResult> {
  try {
    return await enter(context, credentials);
  } catch (error) {
    const refused = refusal(error, context.locale);
    if (!isAppError(error) || !['identity.codeNeeded', 'identity.wrongCode'].includes(error.code)) return refused;
    const values = new URLSearchParams({ _ticket: sealTicket(context, credentials) });
    const carried = context.body.get('_resume');
    if (carried) values.set('_resume', carried);
    const asked = error.code === 'identity.codeNeeded';
    return {
      ...refused,
      values,
      status: asked ? 200 : refused.status,
      message: undefined,
      errors: asked ? [] : [{ field: 'code', message: error[context.locale] }],
    };
  }
}

function CodeStep({ form, ticket }: { form: FormState; ticket: string }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <div className="ow-reading">
      <PageHead title={t('codeTitle')} lead={t('codeLead')} />
      <Form>
        <Carried form={form} />
        <input type="hidden" name="_ticket" value={ticket} />
        <TextField
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          errors={form.errors}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          width="short"
        />
        <Actions>
          <Button name="_action" value="code" busy={t('busy')}>
            {t('goOn')}
          </Button>
          <Link href="/sign-in">{t('again')}</Link>
        </Actions>
      </Form>
    </div>
  );
}

/** What was posted when the session had ended. */
function Carried({ form }: { form: FormState | undefined }): ReactNode {
  const carried = form?.values.get('_resume');
  return carried ? <input type="hidden" name="_resume" value={carried} /> : null;
}

function Demonstration({
  password,
  rows,
  children,
}: {
  password: string;
  rows: DemonstrationAccount[];
  children: ReactNode;
}): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <Section title={t('demoTitle')} ruled>
      <p className="ow-note">{t('demoText', { password })}</p>
      <Form>
        {children}
        <ul className="ow-demonstration-accounts">
          {rows.map(row => (
            <li key={row.login}>
              <button type="submit" name="_action" value={`demonstration:${row.login}`}>
                <strong>{row.name}</strong>
                <span>
                  {t(row.kind === 'organisation' ? 'organisation' : 'person')} · {row.login}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Form>
    </Section>
  );
}

function AlreadyIn({ name, next }: { name: string; next: string }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  return (
    <div className="ow-reading">
      <PageHead title={t('already')} lead={t('alreadyText', { name })} />
      <Form action={locale === 'en' ? '/en/sign-out' : '/sign-out'}>
        <Actions>
          <Button href={next}>{t('goOn')}</Button>
          <Button kind="link" name="next" value={next}>
            {t('out')}
          </Button>
        </Actions>
      </Form>
    </div>
  );
}
