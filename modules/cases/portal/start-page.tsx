import { startApplication } from '@onewindow/cases';
import { getItemSummaries, getScenario } from '@onewindow/catalogue';
import { defineMessages } from '@onewindow/i18n';
import {
  type ActionContext,
  Actions,
  Button,
  ChoiceField,
  ErrorSummary,
  Form,
  type PageContext,
  PageHead,
  page,
  redirect,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { type Acting, actingOf, switchName } from './acting.ts';

const messages = defineMessages({
  zh: {
    title: '开始办理',
    heading: '以谁的名义办？',
    lead: '办的是：{items}',
    who: '以谁的名义',
    self: '我本人',
    begin: '开始填写',
    back: '再看看指南',
    nothing: '先选要办的事',
    nothingLead: '从首页搜一搜，或者看看常办的事；看明白了再开始。',
    find: '找要办的事',
    saved: '填到哪里都会自动保存。走开了，换手机、换电脑、到窗口都能接着办。',
    resumed: '这件事您已经填了一些，接着填就行。',
  },
  en: {
    title: 'Begin',
    heading: 'In whose name?',
    lead: 'You are about to apply for: {items}',
    who: 'In whose name',
    self: 'Myself',
    begin: 'Begin',
    back: 'Back to the guide',
    nothing: 'First choose what you need',
    nothingLead: 'Search from the home page; the guide says whether you can apply and what you need.',
    find: 'Find a service',
    saved: 'Everything is saved as you go; continue on another device or at a window whenever you like.',
    resumed: 'You had begun this before; just go on.',
  },
});

/** What is to be applied for, from a guide's or scenario's form or link. */
interface Wanted {
  basicCodes: string[];
  scenarioCode: string | undefined;
  divisionCode: string;
  /** The licence to be changed, when she comes from it. */
  licenceId: string | undefined;
}

const cityCode = '450300000000';

function wantedOf(given: URLSearchParams, division: string | undefined): Wanted {
  const codes = ['basicCode', 'basicCodes'].flatMap(name => given.getAll(name).flatMap(text => text.split(',')));
  const asked = given.get('division') ?? '';
  return {
    basicCodes: [...new Set(codes.filter(code => /^\d{12}$/.test(code)))].slice(0, 20),
    scenarioCode: given.get('scenario')?.slice(0, 40) || undefined,
    divisionCode: /^\d{12}$/.test(asked) ? asked : (division ?? cityCode),
    licenceId: /^[0-9a-f-]{36}$/i.test(given.get('licence') ?? '') ? (given.get('licence') ?? undefined) : undefined,
  };
}

function addressOf({ basicCodes, scenarioCode, divisionCode, licenceId }: Wanted): string {
  const query = new URLSearchParams(basicCodes.map(code => ['basicCode', code]));
  if (scenarioCode) query.set('scenario', scenarioCode);
  query.set('division', divisionCode);
  if (licenceId) query.set('licence', licenceId);
  return `/apply/start?${query}`;
}

interface Data {
  wanted: Wanted;
  title: string;
  acting: Acting;
}

/**
 * 开始办理: a guide posts here, or links here. In whose name it is done is asked only of those who have a choice; for
 * everybody else the application begins at once.
 */
export const startPage = page({
  path: '/apply/start',
  access: 'public',
  verb: 'apply',
  title: { zh: '开始办理', en: 'Begin' },
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    const wanted = wantedOf(context.query, context.division?.code);
    if (context.actor.kind === 'anonymous') return signInFirst(wanted);
    return { wanted, title: await titleOf(context, wanted), acting: await actingOf(context.db, context.actor) };
  },
  actions: { default: begin },
  View({ data, form }) {
    const { locale } = usePortal();
    const t = messages(locale);
    const { wanted, title, acting } = data as Data;
    if (wanted.basicCodes.length === 0) return <Nothing />;
    return (
      <div className="ow-reading">
        <ErrorSummary form={form} />
        <PageHead title={t('heading')} lead={t('lead', { items: title })} />
        <Form action={undefined}>
          {wanted.basicCodes.map(code => (
            <input key={code} type="hidden" name="basicCode" value={code} />
          ))}
          {wanted.scenarioCode && <input type="hidden" name="scenario" value={wanted.scenarioCode} />}
          <input type="hidden" name="division" value={wanted.divisionCode} />
          {wanted.licenceId && <input type="hidden" name="licence" value={wanted.licenceId} />}
          <ChoiceField
            name="party"
            label={t('who')}
            values={[acting.partyId]}
            options={acting.choices.map(choice => ({
              value: choice.partyId,
              label: choice.name,
              hint: choice.relation ?? t('self'),
            }))}
          />
          <p className="ow-note">{t('saved')}</p>
          <Actions>
            <Button>{t('begin')}</Button>
            {wanted.basicCodes.length === 1 && (
              <Button kind="link" href={`/items/${wanted.basicCodes[0]}`}>
                {t('back')}
              </Button>
            )}
          </Actions>
        </Form>
      </div>
    );
  },
});

async function begin(context: ActionContext) {
  const { db, services, body, division, locale } = context;
  const wanted = wantedOf(body, division?.code);
  if (context.actor.kind === 'anonymous') return signInFirst(wanted);
  const chosen = body.get('party');
  if (wanted.basicCodes.length === 0) return redirect('/apply/start');
  if (!chosen && (await actingOf(db, context.actor)).choices.length > 1) return redirect(addressOf(wanted));
  const actor = chosen && chosen !== context.actor.partyId ? await switchName(context, chosen) : context.actor;
  const { id, resumed } = await startApplication(db, services, actor, wanted);
  return redirect(`/apply/${id}`, resumed ? { kind: 'note', text: messages(locale)('resumed') } : undefined);
}

function signInFirst(wanted: Wanted) {
  return redirect(`/sign-in?next=${encodeURIComponent(addressOf(wanted))}`);
}

async function titleOf({ db, locale }: PageContext<Record<never, never>>, wanted: Wanted): Promise<string> {
  if (wanted.basicCodes.length === 0) return '';
  if (wanted.scenarioCode && wanted.basicCodes.length > 1) {
    const { name } = await getScenario(db, wanted.scenarioCode);
    return name[locale] ?? name.zh;
  }
  const summaries = await getItemSummaries(db, wanted.basicCodes);
  return summaries
    .map(item => (locale === 'en' ? (item.nameEn ?? item.name) : item.name))
    .join(locale === 'zh' ? '、' : ', ');
}

function Nothing(): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <div className="ow-reading">
      <PageHead title={t('nothing')} lead={t('nothingLead')} />
      <Actions>
        <Button href="/">{t('find')}</Button>
      </Actions>
    </div>
  );
}
