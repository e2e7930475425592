import { type CaseDetails, caseNamedIn, getCase, getMatter, type Matter, matterNamedIn } from '@onewindow/cases';
import { type LocalDate, localDateOf } from '@onewindow/clock';
import { formatQueryCode } from '@onewindow/codes';
import { defineMessages, formatDate, type Locale } from '@onewindow/i18n';
import {
  Button,
  ClockCells,
  clockCaption,
  Link,
  PageHead,
  page,
  Rich,
  Row,
  Rows,
  redirect,
  Section,
  Tag,
  usePortal,
} from '@onewindow/portal-kit';
import { notesOf } from './case-notes.ts';
import { headlineOf, standOf, stateWord, waitingSentence } from './case-words.ts';

const messages = defineMessages({
  zh: {
    mine: '我的',
    title: '办理进度',
    allDone: '{n} 个事项都有结果了',
    grantedSome: '准予 {granted} 个，没有准予 {others} 个。',
    grantedAll: '全部准予。',
    waits: '有 {n} 个事项在等您',
    restUntil: '按现在的日子，最晚的一个 {date}有决定。',
    restPaused: '有事项暂停了计时，最晚哪天办完要等它恢复才定。',
    progress: '{n} 个事项同时在办，有结果的 {done} 个',
    filed: '{date}提交，一张表、一套材料，部门同时办。',
    cases: '每个事项',
    receipt: '看回执',
    yours: '等您',
    correct: '去补正',
    change: '去修改',
  },
  en: {
    mine: 'Mine',
    title: 'Progress',
    allDone: 'All {n} items have their result',
    grantedSome: '{granted} granted, {others} not.',
    grantedAll: 'All granted.',
    waits: '{n} {n|item waits|items wait} for you',
    restUntil: 'As things stand, the last decision comes by {date}.',
    restPaused: 'One item is paused, so the day of the last decision is known only when it goes on.',
    progress: '{n} items under way together, {done} with a result',
    filed: 'Filed {date}: one form, one set of materials, all departments at once.',
    cases: 'Each item',
    receipt: 'See the receipt',
    yours: 'waits for you',
    correct: 'Correct it',
    change: 'Change it',
  },
});

interface Data {
  matter: Matter;
  cases: CaseDetails[];
}

/** 一件事一页看全: every case of a matter on one page; a matter of one case is that case. */
export const matterPage = page({
  path: '/matters/:queryCode',
  access: 'signedIn',
  verb: 'mine',
  title: (data: Data) => data.matter.title,
  breadcrumbs: (_data, locale) => [{ label: messages(locale)('mine'), href: '/mine' }],
  async load({ db, services, actor, locale, params }): Promise<Data | ReturnType<typeof redirect>> {
    const matter = await matterNamedIn(db, locale, await getMatter(db, actor, params.queryCode));
    const [only, ...others] = matter.cases;
    if (only && others.length === 0) return redirect(`/cases/${only.queryCode}`);
    const cases: CaseDetails[] = [];
    for (const one of matter.cases)
      cases.push(await caseNamedIn(db, locale, await getCase(db, services, actor, one.id)));
    return { matter, cases: cases.toSorted((a, b) => urgency(a) - urgency(b)) };
  },
  View({ data }) {
    const { locale, today } = usePortal();
    const t = messages(locale);
    const { matter, cases } = data as Data;
    const done = cases.filter(one => one.row.concludedAt !== null).length;
    const yours = cases.filter(one => ['correctionRequested', 'returned'].includes(one.row.state));
    const n = cases.length;
    const title =
      done === n
        ? t('allDone', { n })
        : yours.length > 0
          ? t('waits', { n: yours.length })
          : t('progress', { n, done });
    return (
      <>
        <PageHead
          kicker={`${formatQueryCode(matter.queryCode)}　${matter.title}`}
          title={title}
          lead={
            <>
              {t('filed', { date: formatDate(locale, localDateOf(matter.submittedAt), { today, weekday: true }) })}
              {locale === 'en' && ' '}
              {summaryOf(cases, locale, today)}
            </>
          }
        />
        <p>
          <Link href={`/matters/${matter.queryCode}/receipt`}>{t('receipt')}</Link>
        </p>
        <Section title={t('cases')} ruled>
          <Rows>
            {cases.map(details => {
              const { row, clocks } = details;
              const stand = standOf(details);
              // While she corrects, no limit runs.
              const clock = row.acceptedOn
                ? clocks.clocks[0]?.figures
                : row.state === 'correctionRequested'
                  ? undefined
                  : clocks.acceptance?.clock;
              return (
                <Row
                  key={row.id}
                  href={`/cases/${row.queryCode}`}
                  title={row.itemName}
                  tag={yours.includes(details) ? <Tag kind="ink">{t('yours')}</Tag> : undefined}
                  text={
                    <>
                      <strong>{headlineOf(stand, locale, today)}</strong>
                      <br />
                      {row.concludedAt === null ? <Rich text={waitingSentence(stand, locale)} /> : row.organisationName}
                      {notesOf(details, locale, today).map(note => (
                        <span className="ow-row-note" key={note}>
                          {note}
                        </span>
                      ))}
                    </>
                  }
                  asideWide
                  aside={
                    yours.includes(details) ? (
                      <Button size="row" href={`/cases/${row.queryCode}/correct`} hint={row.itemName}>
                        {t(row.state === 'returned' ? 'change' : 'correct')}
                      </Button>
                    ) : clock && row.concludedAt === null ? (
                      <>
                        <ClockCells clock={clock} />
                        <span className="ow-clock-caption">{clockCaption(locale, clock)}</span>
                      </>
                    ) : (
                      stateWord(stand, locale)
                    )
                  }
                />
              );
            })}
          </Rows>
        </Section>
      </>
    );
  },
});

/** What waits for her first, then what runs, then what is over. */
function urgency({ row }: CaseDetails): number {
  if (row.state === 'correctionRequested' || row.state === 'returned') return 0;
  return row.concludedAt === null ? 1 : 2;
}

/** By when the whole is decided or, once it is, how it came out. */
function summaryOf(cases: readonly CaseDetails[], locale: Locale, today: LocalDate): string {
  const t = messages(locale);
  const running = cases.filter(one => one.row.concludedAt === null);
  if (running.length === 0) {
    const granted = cases.filter(one => one.row.outcome === 'granted').length;
    return granted === cases.length ? t('grantedAll') : t('grantedSome', { granted, others: cases.length - granted });
  }
  if (running.some(one => one.row.paused)) return t('restPaused');
  const days = running.map(one => (one.row.acceptedOn ? (one.clocks.clocks[0]?.figures.due ?? null) : null));
  const last = days.reduce((late, day) => (late === null || day === null ? null : day > late ? day : late));
  return last === null || last < today
    ? ''
    : t('restUntil', { date: formatDate(locale, last, { today, weekday: true }) });
}
