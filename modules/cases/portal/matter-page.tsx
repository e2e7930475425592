import { type CaseDetails, getCase, getMatter, type Matter } from '@onewindow/cases';
import { localDateOf } from '@onewindow/clock';
import { formatQueryCode } from '@onewindow/codes';
import { defineMessages, formatDate } from '@onewindow/i18n';
import {
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
import { headlineOf, standOf, stateWord, waitingSentence } from './case-words.ts';

const messages = defineMessages({
  zh: {
    mine: '我的',
    title: '办理进度',
    allDone: '{n} 个事项都办完了',
    waits: '有 {n} 个事项在等您',
    progress: '{n} 个事项同时在办，办完 {done} 个',
    filed: '{date}提交，一张表、一套材料，部门同时办。',
    cases: '每个事项',
    receipt: '看回执',
    yours: '等您',
  },
  en: {
    mine: 'Mine',
    title: 'Progress',
    allDone: 'All {n} items are done',
    waits: '{n} {n|item waits|items wait} for you',
    progress: '{n} items under way together, {done} done',
    filed: 'Filed {date}: one form, one set of materials, all departments at once.',
    cases: 'Each item',
    receipt: 'See the receipt',
    yours: 'Yours',
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
  async load({ db, services, actor, params }): Promise<Data | ReturnType<typeof redirect>> {
    const matter = await getMatter(db, actor, params.queryCode);
    const [only, ...others] = matter.cases;
    if (only && others.length === 0) return redirect(`/cases/${only.queryCode}`);
    const cases: CaseDetails[] = [];
    for (const one of matter.cases) cases.push(await getCase(db, services, actor, one.id));
    return { matter, cases };
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
          lead={t('filed', { date: formatDate(locale, localDateOf(matter.submittedAt), { today, weekday: true }) })}
        />
        <p>
          <Link href={`/matters/${matter.queryCode}/receipt`}>{t('receipt')}</Link>
        </p>
        <Section title={t('cases')} ruled>
          <Rows>
            {cases.map(details => {
              const { row, clocks } = details;
              const stand = standOf(details);
              const clock = row.acceptedOn ? clocks.clocks[0]?.figures : clocks.acceptance?.clock;
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
                    </>
                  }
                  asideWide
                  aside={
                    clock && row.concludedAt === null ? (
                      <div className="ow-row-clock">
                        <div>
                          <ClockCells clock={clock} size="mini" />
                          <span className="ow-clock-caption">{clockCaption(locale, clock)}</span>
                        </div>
                      </div>
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
