import {
  countOwn,
  getCaseClocks,
  listDrafts,
  listOpenOf,
  listWaitingFor,
  namedIn,
  titledIn,
  type WaitingCase,
} from '@onewindow/cases';
import { formatQueryCode } from '@onewindow/codes';
import { getCalendar } from '@onewindow/directory';
import { eventsOfParty } from '@onewindow/events';
import { defineMessages, formatDate, formatInstant, formatSpan } from '@onewindow/i18n';
import { type LicenceSummary, licenceNews, listLicencesOfParty } from '@onewindow/licences';
import {
  AccessList,
  Button,
  Card,
  ChoiceField,
  ClockCells,
  type ClockView,
  Empty,
  Form,
  LicenceCard,
  LicenceCards,
  Link,
  MineFrame,
  type PageContext,
  PageHead,
  page,
  Rich,
  Row,
  Rows,
  redirect,
  Section,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { type Acting, actingOf, switchName } from './acting.ts';
import { progressOf } from './apply-frame.tsx';
import { stateWord } from './case-words.ts';
import { readLines, readTypes } from './reads.ts';

const messages = defineMessages({
  zh: {
    title: '我的',
    hello: '{name}，您好',
    inName: '现在以 <b>{name}</b>的名义办事',
    switch: '换个名义',
    waiting: '等您做的',
    nothingWaits: '现在没有等您做的事。',
    correct: '去补正',
    change: '去修改',
    by: '最迟 {date}',
    correctText: '{body}请您补 {n} 样：{what}。一次说全，补完不会再要别的。',
    returnedText: '{body}退回给您修改，改好再交。',
    open: '正在办',
    noneOpen: '现在没有正在办的事',
    noneOpenText: '办了以后，走到哪一步、最迟哪天有结果，都在这里。',
    find: '找要办的事',
    left: '还剩 {span}',
    lastDay: '今天到期',
    paused: '暂停计时',
    over: '超出 {span}',
    all: '全部办件',
    drafts: '草稿',
    draftText: '第 {at} 步，共 {of} 步 · {saved} 保存 · 留到 {until}',
    goOn: '接着填',
    allDrafts: '全部草稿',
    licences: '证照',
    allLicences: '全部证照',
    reads: '谁看过我的信息',
    allReads: '全部',
    nobody: '最近没有人看过。',
    self: '我本人',
    take: '就用这个名义',
  },
  en: {
    title: 'Mine',
    hello: 'Welcome, {name}',
    inName: 'You now act in the name of <b>{name}</b>',
    switch: 'Change',
    waiting: 'Waiting for you',
    nothingWaits: 'Nothing waits for you now.',
    correct: 'Correct it',
    change: 'Change it',
    by: 'by {date}',
    correctText:
      '{body} asks you to correct {n} {n|thing|things}: {what}. That is everything; nothing more will be asked.',
    returnedText: '{body} returned it to you for changes.',
    open: 'Under way',
    noneOpen: 'Nothing is under way',
    noneOpenText: 'Once you apply for something, its progress and dates are here.',
    find: 'Find a service',
    left: '{span} left',
    lastDay: 'due today',
    paused: 'paused',
    over: '{span} over',
    all: 'All cases',
    drafts: 'Drafts',
    draftText: 'step {at} of {of} · saved {saved} · kept until {until}',
    goOn: 'Go on',
    allDrafts: 'All drafts',
    licences: 'Licences',
    allLicences: 'All licences',
    reads: 'Who looked at my data',
    allReads: 'All',
    nobody: 'Nobody lately.',
    self: 'Myself',
    take: 'Use this name',
  },
});

interface OpenRow {
  id: string;
  queryCode: string;
  itemName: string;
  word: string;
  dueOn: string | null;
  paused: boolean;
  clock: ClockView | undefined;
}

interface Data {
  acting: Acting;
  counts: { open: number; drafts: number };
  waiting: WaitingCase[];
  open: OpenRow[];
  drafts: Awaited<ReturnType<typeof listDrafts>>;
  progress: Awaited<ReturnType<typeof progressOf>>;
  licences: LicenceSummary[];
  reads: ReturnType<typeof readLines>;
}

function isNews(licence: LicenceSummary, today: string): boolean {
  return licence.status === 'valid' && licenceNews(licence, { locale: 'zh', today }) !== undefined;
}

function stateOf(news: string | undefined): { state?: string } {
  return news === undefined ? {} : { state: news };
}

/** 我的: what waits for her first, then what is under way, drafts, licences, and who looked at her data. */
export const minePage = page({
  path: '/mine',
  access: 'signedIn',
  verb: 'mine',
  title: { zh: '我的', en: 'Mine' },
  async load(context): Promise<Data | ReturnType<typeof redirect>> {
    const { db, actor, locale, today } = context;
    // Staff have a desk of their own.
    if (actor.kind === 'staff') return redirect('/console/');
    const acting = await actingOf(db, actor);
    const { partyId } = acting;
    const [counts, waiting, open, drafts, licences, events] = [
      await countOwn(db, partyId),
      await listWaitingFor(db, partyId),
      await openRows(context, partyId),
      await listDrafts(db, partyId),
      await listLicencesOfParty(db, { partyId, page: { limit: 30 } }),
      await eventsOfParty(db, partyId, { types: readTypes, limit: 5 }),
    ];
    return {
      acting,
      counts,
      waiting: await namedIn(db, locale, waiting),
      open: open.filter(row => !waiting.some(one => one.id === row.id)),
      drafts: await titledIn(db, locale, drafts.slice(0, 3)),
      progress: await progressOf(
        context,
        drafts.slice(0, 3).map(draft => draft.id),
      ),
      // Those that changed lately come first: the holder is told of it here.
      licences: licences.rows.toSorted((a, b) => Number(isNews(b, today)) - Number(isNews(a, today))).slice(0, 3),
      reads: readLines(events, locale, today),
    };
  },
  actions: {
    async name(context) {
      await switchName(context, context.body.get('party') ?? '');
      return redirect('/mine');
    },
  },
  View({ data }) {
    const { locale, today, visitor } = usePortal();
    const t = messages(locale);
    const { acting, counts, waiting, open, drafts, progress, licences, reads } = data as Data;
    return (
      <MineFrame current="overview" counts={{ overview: counts.open, drafts: counts.drafts }}>
        <PageHead
          title={t('hello', { name: visitor ?? '' })}
          lead={acting.choices.length > 1 && <Rich text={t('inName', { name: acting.name })} />}
        />
        {acting.choices.length > 1 && <NameSwitch acting={acting} />}
        {waiting.length > 0 && (
          <Section title={t('waiting')}>
            {waiting.map(one => (
              <Waiting key={one.id} one={one} />
            ))}
          </Section>
        )}
        <Section title={t('open')} ruled more={{ href: '/mine/cases', label: t('all') }}>
          {open.length === 0 ? (
            <Empty
              title={t('noneOpen')}
              action={
                <Button kind="outline" size="row" href="/">
                  {t('find')}
                </Button>
              }
            >
              {t('noneOpenText')}
            </Empty>
          ) : (
            <Rows>
              {open.map(row => (
                <OpenCaseRow key={row.id} row={row} />
              ))}
            </Rows>
          )}
        </Section>
        {drafts.length > 0 && (
          <Section title={t('drafts')} ruled more={{ href: '/mine/drafts', label: t('allDrafts') }}>
            <Rows>
              {drafts.map(draft => (
                <Row
                  key={draft.id}
                  href={`/apply/${draft.id}`}
                  title={draft.title}
                  text={t('draftText', {
                    ...(progress[draft.id] ?? { at: 1, of: 1 }),
                    saved: formatInstant(locale, draft.savedAt, today),
                    until: formatDate(locale, draft.expiresAt.toISOString().slice(0, 10), { today }),
                  })}
                  aside={
                    <Link href={`/apply/${draft.id}`} hint={draft.title}>
                      {t('goOn')}
                    </Link>
                  }
                />
              ))}
            </Rows>
          </Section>
        )}
        {licences.length > 0 && (
          <Section title={t('licences')} more={{ href: '/mine/licences', label: t('allLicences') }}>
            <LicenceCards>
              {licences.map(licence => (
                <LicenceCard
                  key={licence.id}
                  name={locale === 'en' ? licence.typeNameEn : licence.typeName}
                  holder={licence.holderName}
                  {...(licence.validTo && { until: licence.validTo })}
                  {...stateOf(licenceNews(licence, { locale, today }))}
                  qrHref={`/mine/licences/${licence.id}`}
                  downloadHref={`/api/licences/${licence.id}/pdf?download=1`}
                />
              ))}
            </LicenceCards>
          </Section>
        )}
        <Section title={t('reads')} ruled more={{ href: '/mine/reads', label: t('allReads') }}>
          {reads.length === 0 ? <p className="ow-note">{t('nobody')}</p> : <AccessList rows={reads} />}
        </Section>
      </MineFrame>
    );
  },
});

async function openRows(context: PageContext<Record<never, never>>, partyId: string): Promise<OpenRow[]> {
  const { db, locale, today } = context;
  const calendar = await getCalendar(db);
  const rows = await namedIn(db, locale, (await listOpenOf(db, partyId)).slice(0, 10));
  const open: OpenRow[] = [];
  for (const row of rows) {
    const { clocks } = await getCaseClocks(db, row, { asOf: today, calendar });
    open.push({
      id: row.id,
      queryCode: row.queryCode,
      itemName: row.itemName,
      word: stateWord(row, locale),
      dueOn: row.dueOn,
      paused: row.paused,
      clock: row.acceptedOn ? clocks.clocks[0]?.figures : clocks.acceptance?.clock,
    });
  }
  return open;
}

function NameSwitch({ acting }: { acting: Acting }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <details className="ow-disclosure">
      <summary>{t('switch')}</summary>
      <div className="ow-disclosure-body">
        <Form>
          <ChoiceField
            name="party"
            label={t('switch')}
            values={[acting.partyId]}
            options={acting.choices.map(choice => ({
              value: choice.partyId,
              label: choice.name,
              hint: choice.relation ?? t('self'),
            }))}
          />
          <div>
            <Button kind="outline" size="row" name="_action" value="name">
              {t('take')}
            </Button>
          </div>
        </Form>
      </div>
    </details>
  );
}

function Waiting({ one }: { one: WaitingCase }): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  const what = one.items.map(item => item.label).join(locale === 'zh' ? '、' : ', ');
  const correct = one.state === 'correctionRequested';
  return (
    <Card accent>
      <div className="ow-waiting">
        <div>
          <h3>{one.itemName}</h3>
          <p className="ow-note">
            {correct
              ? t('correctText', { body: one.organisationName, n: one.items.length, what })
              : t('returnedText', { body: one.organisationName })}
          </p>
        </div>
        <div>
          {one.dueOn && (
            <p>
              <strong>{t('by', { date: formatDate(locale, one.dueOn, { today, weekday: true }) })}</strong>
            </p>
          )}
          <Button size="row" href={`/cases/${one.queryCode}/correct`} hint={one.itemName}>
            {correct ? t('correct') : t('change')}
          </Button>
        </div>
      </div>
    </Card>
  );
}

function OpenCaseRow({ row }: { row: OpenRow }): ReactNode {
  const { locale, today } = usePortal();
  const t = messages(locale);
  const { clock } = row;
  const span = (amount: number) => formatSpan(locale, amount, clock?.countUnit ?? 'workingDay');
  const left = row.paused
    ? t('paused')
    : clock && clock.over > 0
      ? t('over', { span: span(clock.over) })
      : clock?.remaining === 0
        ? t('lastDay')
        : t('left', { span: span(clock?.remaining ?? 0) });
  return (
    <Row
      href={`/cases/${row.queryCode}`}
      title={row.itemName}
      text={`${formatQueryCode(row.queryCode)} · ${row.word}`}
      asideWide
      aside={
        clock && (
          <div className="ow-row-clock">
            <div>
              <ClockCells clock={clock} size="mini" />
              <span className="ow-clock-caption">{left}</span>
            </div>
            {row.dueOn && <span>{t('by', { date: formatDate(locale, row.dueOn, { today, year: 'never' }) })}</span>}
          </div>
        )
      }
    />
  );
}
