import type { Actor } from '@onewindow/auth';
import { addMonths } from '@onewindow/clock';
import type { Db } from '@onewindow/db';
import { limitRate } from '@onewindow/http';
import { defineMessages, formatDate, type Locale } from '@onewindow/i18n';
import {
  actFor,
  type GivenMandate,
  getParty,
  giveMandate,
  listMandatesGiven,
  listMandatesOf,
  ownPartyOf,
  revokeMandate,
  sessionCookieName,
} from '@onewindow/identity';
import {
  Actions,
  Button,
  Empty,
  ErrorSummary,
  Form,
  type FormState,
  MineFrame,
  PageHead,
  page,
  Row,
  Rows,
  redirect,
  Section,
  SelectField,
  Tag,
  TextField,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { refusal } from './sign-in.ts';

const messages = defineMessages({
  zh: {
    mine: '我的',
    title: '授权与代办',
    lead: '您可以替谁办，谁可以替您办。每一份都有期限，随时能撤回。',
    others: '我可以替谁办',
    noOthers: '现在没有人授权您代办',
    noOthersText: '请对方登录后在这一页授权给您，要您的姓名和身份证号。',
    myself: '我本人',
    now: '现在的名义',
    act: '用这个名义办',
    actSelf: '换回本人',
    acting: '现在以 {name} 的名义办事。',
    until: '{relation} · 到 {date}',
    forever: '{relation} · 长期',
    given: '谁可以替我办',
    noGiven: '您还没有授权给别人',
    noGivenText: '授权以后，对方能以您的名义申请、补正和查进度；看不到您的密码，也不能再转给别人。',
    revoke: '撤回',
    revoked: '已撤回。对方从现在起不能再以您的名义办事。',
    give: '授权给别人',
    name: '对方姓名',
    idNumber: '对方身份证号',
    idNumberHint: '对方要先在这里注册',
    relation: '和您的关系',
    validUntil: '有效期至',
    validUntilHint: '最长十年，到期自动失效',
    submit: '授权',
    busy: '正在授权',
    done: '已授权给 {name}，到 {date}。',
    staff: '工作人员账号不用授权代办。',
  },
  en: {
    mine: 'Mine',
    title: 'Acting for others',
    lead: 'For whom you may act, and who may act for you. Every mandate has an end and can be revoked at any time.',
    others: 'For whom I may act',
    noOthers: 'Nobody has given you a mandate',
    noOthersText: 'Ask them to sign in and give it on this page; they need your name and ID number.',
    myself: 'Myself',
    now: 'acting now',
    act: 'Act in this name',
    actSelf: 'Back to myself',
    acting: 'You now act in the name of {name}.',
    until: '{relation} · until {date}',
    forever: '{relation} · no end',
    given: 'Who may act for me',
    noGiven: 'You have given no mandate',
    noGivenText:
      'With a mandate somebody can apply, correct and follow in your name. They never see your password and cannot pass it on.',
    revoke: 'Revoke',
    revoked: 'Revoked. From now on they cannot act in your name.',
    give: 'Let somebody act for me',
    name: 'Their name',
    idNumber: 'Their ID number',
    idNumberHint: 'They need an account here first',
    relation: 'Relation to you',
    validUntil: 'Valid until',
    validUntilHint: 'At most ten years; it then ends by itself',
    submit: 'Give the mandate',
    busy: 'Giving the mandate',
    done: '{name} may act for you until {date}.',
    staff: 'Staff accounts need no mandates.',
  },
});

/** Relations that the form offers; the term is what is stored and what officials read. */
const relations = [
  { zh: '家人', en: 'Family member' },
  { zh: '经办人', en: 'Employee in charge' },
  { zh: '代理人', en: 'Agent' },
] as const;
const knownRelations = [...relations, { zh: '法定代表人', en: 'Legal representative' }];

function relationName(term: string, locale: Locale): string {
  return knownRelations.find(relation => relation.zh === term)?.[locale] ?? term;
}

interface Data {
  own: { id: string; name: string } | undefined;
  acting: string | null;
  held: Awaited<ReturnType<typeof listMandatesOf>>;
  given: GivenMandate[];
  defaultUntil: string;
}

/** 授权与代办. */
export const mandatesPage = page({
  path: '/mine/mandates',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '授权与代办', en: 'Acting for others' },
  breadcrumbs: (_data: Data, locale) => [{ label: messages(locale)('mine'), href: '/mine' }],
  load: ({ db, actor, today }): Promise<Data> => read(db, actor, today),
  actions: {
    async default({ db, services, actor, body, locale, today }) {
      const name = body.get('name')?.trim() ?? '';
      const validUntil = body.get('validUntil') ?? '';
      const relation = relations.find(one => one.zh === body.get('relation'))?.zh ?? relations[0].zh;
      try {
        await limitRate(db, `POST /api/mandates ${actor.accountId}`, { max: 20, seconds: 3600 });
        await giveMandate(db, services, actor, { name, idNumber: body.get('idNumber') ?? '', relation, validUntil });
      } catch (error) {
        return refusal(error, locale);
      }
      const date = formatDate(locale, validUntil, { today });
      return redirect('/mine/mandates', { kind: 'done', text: messages(locale)('done', { name, date }) });
    },
    async revoke({ db, actor, argument, locale }) {
      await revokeMandate(db, actor, argument);
      return redirect('/mine/mandates', { kind: 'done', text: messages(locale)('revoked') });
    },
    async act({ db, actor, argument, locale, request, today }) {
      const { own, held } = await read(db, actor, today);
      const chosen = held.find(mandate => mandate.partyId === argument);
      await actFor(db, actor, {
        token: request.cookies[sessionCookieName] ?? '',
        partyId: argument === '' || argument === own?.id ? null : argument,
      });
      const name = chosen?.name ?? own?.name ?? actor.name;
      return redirect('/mine/mandates', { kind: 'done', text: messages(locale)('acting', { name }) });
    },
  },
  View({ data, form }) {
    const t = messages(usePortal().locale);
    const { own, acting, held, given, defaultUntil } = data as Data;
    return (
      <MineFrame current="mandates">
        <PageHead title={t('title')} lead={own ? t('lead') : t('staff')} />
        {own && (
          <>
            {form && <ErrorSummary form={form} labels={labelsOf(t)} />}
            <Section title={t('others')} ruled>
              {held.length === 0 ? (
                <Empty title={t('noOthers')}>{t('noOthersText')}</Empty>
              ) : (
                <Held own={own} acting={acting} held={held} />
              )}
            </Section>
            <Section title={t('given')} ruled>
              {given.length === 0 ? <Empty title={t('noGiven')}>{t('noGivenText')}</Empty> : <Given given={given} />}
            </Section>
            <Section title={t('give')} id="give">
              <GiveForm form={form} defaultUntil={defaultUntil} />
            </Section>
          </>
        )}
      </MineFrame>
    );
  },
});

async function read(db: Db, actor: Actor, today: string): Promise<Data> {
  const id = await ownPartyOf(db, actor);
  return {
    own: id ? { id, name: (await getParty(db, id)).name } : undefined,
    acting: actor.partyId,
    held: id ? await listMandatesOf(db, id) : [],
    given: id ? await listMandatesGiven(db, id) : [],
    defaultUntil: addMonths(today, 12),
  };
}

type Words = ReturnType<typeof messages>;

function labelsOf(t: Words): Record<string, string> {
  return { name: t('name'), idNumber: t('idNumber'), relation: t('relation'), validUntil: t('validUntil') };
}

function Held({ own, acting, held }: { own: { id: string; name: string } } & Pick<Data, 'acting' | 'held'>): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  const button = (partyId: string, name: string, label: string) =>
    acting === partyId ? (
      <Tag kind="tint">{t('now')}</Tag>
    ) : (
      <Button kind="link" name="_action" value={`act:${partyId}`} hint={name}>
        {label}
      </Button>
    );
  return (
    <Form>
      <Rows>
        <Row title={own.name} text={t('myself')} aside={button(own.id, own.name, t('actSelf'))} />
        {held.map(({ id, partyId, name, relation, validUntil }) => (
          <Row
            key={id}
            title={name}
            text={termOf(t, locale, { relation, validUntil, today })}
            aside={button(partyId, name, t('act'))}
          />
        ))}
      </Rows>
    </Form>
  );
}

function Given({ given }: { given: GivenMandate[] }): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  return (
    <Form>
      <Rows>
        {given.map(({ id, name, idMasked, relation, validUntil }) => (
          <Row
            key={id}
            title={name}
            text={`${idMasked} · ${termOf(t, locale, { relation, validUntil, today })}`}
            aside={
              <Button kind="link" name="_action" value={`revoke:${id}`} hint={name}>
                {t('revoke')}
              </Button>
            }
          />
        ))}
      </Rows>
    </Form>
  );
}

function termOf(
  t: Words,
  locale: Locale,
  { relation, validUntil, today }: { relation: string; validUntil: string | null; today: string },
): string {
  const name = relationName(relation, locale);
  return validUntil
    ? t('until', { relation: name, date: formatDate(locale, validUntil, { today, year: 'always' }) })
    : t('forever', { relation: name });
}

function GiveForm({ form, defaultUntil }: { form: FormState | undefined; defaultUntil: string }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const shared = (name: string) => ({
    name,
    errors: form?.errors ?? [],
    ...(form && { value: form.values.get(name) ?? '' }),
  });
  return (
    <Form>
      <TextField {...shared('name')} label={t('name')} maxLength={100} width="half" autoComplete="off" />
      <TextField
        {...shared('idNumber')}
        label={t('idNumber')}
        hint={t('idNumberHint')}
        maxLength={40}
        width="half"
        autoComplete="off"
      />
      <SelectField
        {...shared('relation')}
        label={t('relation')}
        width="third"
        options={relations.map(relation => ({ value: relation.zh, label: relation[locale] }))}
      />
      <TextField
        value={defaultUntil}
        {...shared('validUntil')}
        type="date"
        label={t('validUntil')}
        hint={t('validUntilHint')}
        width="third"
      />
      <Actions>
        <Button kind="outline" busy={t('busy')}>
          {t('submit')}
        </Button>
      </Actions>
    </Form>
  );
}
