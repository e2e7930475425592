import { limitRate } from '@onewindow/http';
import { defineMessages } from '@onewindow/i18n';
import { registerPerson } from '@onewindow/identity';
import {
  Actions,
  Button,
  ErrorSummary,
  Form,
  Link,
  PageHead,
  page,
  redirect,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import { enter, nextOf, refusal } from './sign-in.ts';

const messages = defineMessages({
  zh: {
    title: '注册',
    lead: '五样，两分钟。企业请由法定代表人注册个人账号，再代企业办事。',
    name: '姓名',
    nameHint: '和身份证上一样',
    idNumber: '身份证号',
    idNumberHint: '18 位，最后一位可以是 X',
    phone: '手机号',
    phoneHint: '办件有进展时打这个电话',
    login: '登录名',
    loginHint: '3 个字以上，字母、数字或汉字',
    password: '密码',
    passwordHint: '至少 10 位，越长越好，不用掺符号',
    use: '身份证号和手机号只用来确认是您本人和联系您，加密保存；工作人员每看一次，您都查得到。',
    privacy: '您的权利',
    submit: '注册并登录',
    busy: '正在注册',
    signIn: '已有账号，去登录',
    done: '注册好了，{name}。',
  },
  en: {
    title: 'Register',
    lead: 'Five things, two minutes. A company acts through the account of its legal representative.',
    name: 'Name',
    nameHint: 'As on the ID card',
    idNumber: 'ID number',
    idNumberHint: '18 characters; the last may be an X',
    phone: 'Mobile number',
    phoneHint: 'For news about your cases',
    login: 'Login name',
    loginHint: '3 characters or more: letters or digits',
    password: 'Password',
    passwordHint: 'At least 10 characters; longer is better, symbols are not needed',
    use: 'ID and mobile number serve to know that it is you and to reach you. They are stored encrypted, and you can see every time staff read them.',
    privacy: 'Your rights',
    submit: 'Register and sign in',
    busy: 'Registering',
    signIn: 'I have an account',
    done: 'Welcome, {name}. Your account is ready.',
  },
});

/** 注册: a resident's account; everything wrong is said at once, each beside its field. */
export const registerPage = page({
  path: '/register',
  access: 'public',
  title: { zh: '注册', en: 'Register' },
  load: ({ actor, query }) => (actor.kind === 'anonymous' ? undefined : redirect(nextOf(query) ?? '/mine')),
  actions: {
    async default(context) {
      const { db, services, actor, body, locale, address } = context;
      const text = (name: string) => body.get(name)?.trim() ?? '';
      const password = body.get('password') ?? '';
      const login = text('login');
      try {
        await limitRate(db, `POST /api/accounts ${address}`, { max: 20, seconds: 3600 });
        await registerPerson(db, services, actor, {
          login,
          password,
          party: {
            kind: 'person',
            name: text('name'),
            idType: 'citizenId',
            idNumber: text('idNumber'),
            phone: text('phone'),
          },
        });
      } catch (error) {
        return refusal(error, locale);
      }
      const entered = await enter(context, { login, password });
      if (entered.kind !== 'redirect') return entered;
      return redirect(entered.to, { kind: 'done', text: messages(locale)('done', { name: text('name') }) });
    },
  },
  View({ form }) {
    const { locale, search } = usePortal();
    const t = messages(locale);
    const fields = ['name', 'idNumber', 'phone', 'login'] as const;
    const autoComplete = { name: 'name', idNumber: 'off', phone: 'tel', login: 'username' } as const;
    return (
      <div className="ow-reading">
        <PageHead title={t('title')} lead={t('lead')} />
        <ErrorSummary
          form={form}
          labels={Object.fromEntries([...fields, 'password' as const].map(name => [name, t(name)]))}
        />
        <Form>
          {fields.map(name => (
            <TextField
              key={name}
              name={name}
              label={t(name)}
              hint={t(`${name}Hint`)}
              value={form?.values.get(name) ?? ''}
              errors={form?.errors ?? []}
              autoComplete={autoComplete[name]}
              type={name === 'phone' ? 'tel' : 'text'}
              maxLength={100}
              width="half"
            />
          ))}
          <TextField
            name="password"
            type="password"
            label={t('password')}
            hint={t('passwordHint')}
            errors={form?.errors ?? []}
            autoComplete="new-password"
            maxLength={200}
            width="half"
          />
          <p className="ow-note">
            {t('use')} <Link href="/privacy">{t('privacy')}</Link>
          </p>
          <Actions>
            <Button busy={t('busy')}>{t('submit')}</Button>
            <Link href={`/sign-in${search}`}>{t('signIn')}</Link>
          </Actions>
        </Form>
      </div>
    );
  },
});
