import { limitRate } from '@onewindow/http';
import { defineMessages, formatInstant } from '@onewindow/i18n';
import {
  changePassword,
  confirmSecondFactor,
  getParty,
  hasSecondFactor,
  listSessions,
  ownPartyOf,
  type PartySummary,
  pendingSecondFactor,
  removeSecondFactor,
  revokeOtherSessions,
  revokeSession,
  type SessionSummary,
  startSecondFactor,
} from '@onewindow/identity';
import {
  type ActionContext,
  Actions,
  Button,
  DefinitionList,
  ErrorSummary,
  Form,
  type FormState,
  Link,
  MineFrame,
  PageHead,
  page,
  Row,
  Rows,
  redirect,
  Section,
  Tag,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import { QrCode } from '@onewindow/portal-kit/qr-code';
import type { ReactNode } from 'react';
import { deviceName } from './device-name.ts';
import { refusal } from './sign-in.ts';

const messages = defineMessages({
  zh: {
    mine: '我的',
    title: '我的资料',
    lead: '证件号和电话平时都遮着。要改姓名或证件号，请带证件到窗口。',
    name: '姓名',
    organisation: '名称',
    idNumber: '证件号',
    creditCode: '统一社会信用代码',
    phone: '手机',
    noPhone: '没有留',
    reads: '谁看过我的信息',
    language: '语言',
    chinese: '中文',
    english: 'English',
    password: '密码',
    passwordText: '改了以后，别的设备都要重新登录，这台不用。',
    current: '现在的密码',
    fresh: '新密码',
    freshHint: '至少 10 位，越长越好',
    change: '修改密码',
    changed: '密码改好了，别的设备都已退出。',
    factor: '动态码',
    factorOff: '没有开。开了以后，登录时除了密码，还要手机验证器上的 6 位数，密码泄露也不怕。',
    factorOn: '开着。登录时要手机验证器上的 6 位数。',
    start: '开启动态码',
    scan: '用手机上的验证器扫这个码，或者手工填入密钥，再把它显示的 6 位数填在下面。',
    qr: '动态码的二维码',
    key: '密钥',
    code: '动态码',
    codeHint: '验证器上现在的 6 位数',
    confirm: '确认开启',
    started: '动态码开好了，下次登录时会问。',
    remove: '关闭动态码',
    removed: '动态码已关闭。',
    sessions: '在哪些设备上登录着',
    sessionText: '{address} · {created} 登录 · 最近 {seen}',
    here: '这台',
    end: '结束',
    ended: '已结束，那台设备要重新登录。',
    endOthers: '结束别的全部登录',
    endedOthers: '别的设备都已退出。',
    signOut: '退出登录',
  },
  en: {
    mine: 'Mine',
    title: 'My profile',
    lead: 'ID and telephone numbers stay masked. To change a name or an ID, bring the document to a service hall.',
    name: 'Name',
    organisation: 'Name',
    idNumber: 'ID number',
    creditCode: 'Unified social credit code',
    phone: 'Mobile',
    noPhone: 'none given',
    reads: 'Who looked at my data',
    language: 'Language',
    chinese: '中文',
    english: 'English',
    password: 'Password',
    passwordText: 'After a change your other devices must sign in again; this one goes on.',
    current: 'Present password',
    fresh: 'New password',
    freshHint: 'At least 10 characters; longer is better',
    change: 'Change the password',
    changed: 'The password is changed and your other devices are signed out.',
    factor: 'Second factor',
    factorOff:
      'Off. With it, signing in also takes the 6 digits of an authenticator on your phone, so a leaked password opens nothing.',
    factorOn: 'On. Signing in takes the 6 digits of your authenticator.',
    start: 'Turn on',
    scan: 'Scan this with the authenticator on your phone, or type the key into it, then enter the 6 digits it shows.',
    qr: 'QR code of the second factor',
    key: 'Key',
    code: 'One-time code',
    codeHint: 'The 6 digits that the authenticator shows now',
    confirm: 'Confirm',
    started: 'The second factor is on; the next sign-in will ask for it.',
    remove: 'Turn off',
    removed: 'The second factor is off.',
    sessions: 'Where you are signed in',
    sessionText: '{address} · signed in {created} · last seen {seen}',
    here: 'this device',
    end: 'End',
    ended: 'Ended; that device must sign in again.',
    endOthers: 'End all others',
    endedOthers: 'Your other devices are signed out.',
    signOut: 'Sign out',
  },
});

type Factor = 'off' | 'on' | { secret: string; uri: string };

interface Data {
  name: string;
  party: PartySummary | undefined;
  factor: Factor;
  sessions: SessionSummary[];
}

/** 我的资料: what the platform holds about the account, its password, its second factor, its sessions. */
export const accountPage = page({
  path: '/mine/account',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '我的资料', en: 'My profile' },
  breadcrumbs: (_data: Data, locale) => [{ label: messages(locale)('mine'), href: '/mine' }],
  async load({ db, services, actor, query }): Promise<Data> {
    const own = await ownPartyOf(db, actor);
    // The key is shown while she turns it on, not on every later visit.
    const pending = query.has('factor') ? await pendingSecondFactor(db, services, actor) : undefined;
    return {
      name: actor.name,
      party: own ? await getParty(db, own) : undefined,
      factor: pending ?? ((await hasSecondFactor(db, actor)) ? 'on' : 'off'),
      sessions: await listSessions(db, actor),
    };
  },
  actions: {
    async password(context) {
      const { db, actor, body } = context;
      return guarded(context, 'password', async () => {
        await changePassword(db, actor, {
          current: body.get('current') ?? '',
          password: body.get('password') ?? '',
        });
        return 'changed';
      });
    },
    async startFactor({ db, services, actor }) {
      await startSecondFactor(db, services, actor);
      return redirect('/mine/account?factor#factor');
    },
    async confirmFactor(context) {
      return guarded(context, 'code', async () => {
        await confirmSecondFactor(context.db, context.services, context.actor, context.body.get('code') ?? '');
        return 'started';
      });
    },
    async removeFactor(context) {
      return guarded(context, 'code', async () => {
        await removeSecondFactor(context.db, context.services, context.actor, context.body.get('code') ?? '');
        return 'removed';
      });
    },
    async end({ db, actor, argument, locale }) {
      await revokeSession(db, actor, argument);
      return redirect('/mine/account', { kind: 'done', text: messages(locale)('ended') });
    },
    async endOthers(context) {
      await revokeOtherSessions(context.db, context.actor);
      return redirect('/mine/account', { kind: 'done', text: messages(context.locale)('endedOthers') });
    },
  },
  View({ data, form }) {
    const { locale } = usePortal();
    const t = messages(locale);
    const { name, party, factor, sessions } = data as Data;
    return (
      <MineFrame current="profile">
        <PageHead title={t('title')} lead={party && t('lead')} />
        <ErrorSummary form={form} />
        <DefinitionList items={factsOf(t, name, party)} />
        <p>
          <Link href="/mine/reads">{t('reads')}</Link>
        </p>
        <Section title={t('password')} id="password">
          <p className="ow-note">{t('passwordText')}</p>
          <PasswordForm form={form?.action === 'password' ? form : undefined} />
        </Section>
        <Section title={t('factor')} id="factor">
          <FactorForm factor={factor} form={form?.action.endsWith('Factor') ? form : undefined} />
        </Section>
        <Section title={t('sessions')} ruled>
          <Sessions sessions={sessions} />
        </Section>
        <Form action={locale === 'en' ? '/en/sign-out' : '/sign-out'}>
          <Actions>
            <Button kind="outline">{t('signOut')}</Button>
          </Actions>
        </Form>
      </MineFrame>
    );
  },
});

/** Limits guessing at a password or code from a browser that stands open, and says refusals beside the field. */
async function guarded(
  context: ActionContext,
  what: 'password' | 'code',
  work: () => Promise<'changed' | 'started' | 'removed'>,
) {
  const { db, actor, locale } = context;
  try {
    await limitRate(db, `account ${what} ${actor.accountId}`, { max: 10, seconds: 600 });
    return redirect('/mine/account', { kind: 'done', text: messages(locale)(await work()) });
  } catch (error) {
    return refusal(error, locale);
  }
}

type Words = ReturnType<typeof messages>;

function factsOf(t: Words, name: string, party: PartySummary | undefined): { label: string; value: ReactNode }[] {
  const language = {
    label: t('language'),
    value: (
      <>
        <a className="ow-link" href="/mine/account?lang=zh" lang="zh">
          {t('chinese')}
        </a>
        {' · '}
        <a className="ow-link" href="/mine/account?lang=en" lang="en">
          {t('english')}
        </a>
      </>
    ),
  };
  if (!party) return [{ label: t('name'), value: name }, language];
  const organisation = party.kind === 'organisation';
  return [
    { label: t(organisation ? 'organisation' : 'name'), value: party.name },
    { label: t(organisation ? 'creditCode' : 'idNumber'), value: party.idMasked },
    { label: t('phone'), value: party.phoneMasked ?? t('noPhone') },
    language,
  ];
}

function PasswordForm({ form }: { form: FormState | undefined }): ReactNode {
  const t = messages(usePortal().locale);
  const errors = form?.errors ?? [];
  return (
    <Form>
      <TextField
        name="current"
        type="password"
        label={t('current')}
        errors={errors}
        autoComplete="current-password"
        maxLength={200}
        width="half"
      />
      <TextField
        name="password"
        type="password"
        label={t('fresh')}
        hint={t('freshHint')}
        errors={errors}
        autoComplete="new-password"
        maxLength={200}
        width="half"
      />
      <Actions>
        <Button kind="outline" size="row" name="_action" value="password">
          {t('change')}
        </Button>
      </Actions>
    </Form>
  );
}

function FactorForm({ factor, form }: { factor: Factor; form: FormState | undefined }): ReactNode {
  const t = messages(usePortal().locale);
  if (factor === 'off') {
    return (
      <Form>
        <p>{t('factorOff')}</p>
        <Actions>
          <Button kind="outline" size="row" name="_action" value="startFactor">
            {t('start')}
          </Button>
        </Actions>
      </Form>
    );
  }
  const pending = factor !== 'on';
  return (
    <>
      <p>{t(pending ? 'scan' : 'factorOn')}</p>
      {pending && <QrCode text={factor.uri} label={t('qr')} />}
      {pending && (
        <p>
          {t('key')} <span className="ow-second-factor-key">{factor.secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
        </p>
      )}
      <Form>
        <TextField
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          errors={form?.errors ?? []}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          width="short"
        />
        <Actions>
          <Button kind="outline" size="row" name="_action" value={pending ? 'confirmFactor' : 'removeFactor'}>
            {t(pending ? 'confirm' : 'remove')}
          </Button>
        </Actions>
      </Form>
    </>
  );
}

function Sessions({ sessions }: { sessions: SessionSummary[] }): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  const when = (moment: Date) => formatInstant(locale, moment, today);
  return (
    <Form>
      <Rows>
        {sessions.map(({ id, device, address, createdAt, lastSeenAt, current }) => (
          <Row
            key={id}
            title={deviceName(device, locale)}
            text={t('sessionText', { address, created: when(createdAt), seen: when(lastSeenAt) })}
            aside={
              current ? (
                <Tag kind="tint">{t('here')}</Tag>
              ) : (
                <Button kind="link" name="_action" value={`end:${id}`} hint={deviceName(device, locale)}>
                  {t('end')}
                </Button>
              )
            }
          />
        ))}
      </Rows>
      {sessions.length > 1 && (
        <Actions>
          <Button kind="outline" size="row" name="_action" value="endOthers">
            {t('endOthers')}
          </Button>
        </Actions>
      )}
    </Form>
  );
}
