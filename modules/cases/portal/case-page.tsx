import {
  type CaseDetails,
  caseErrors,
  caseNamedIn,
  findCaseId,
  getCase,
  mayGive,
  type PlannedChange,
  plannedChange,
} from '@onewindow/cases';
import { explainClock } from '@onewindow/clock';
import { checkQueryCode, formatQueryCode } from '@onewindow/codes';
import { defineMessages, type Locale } from '@onewindow/i18n';
import {
  Actions,
  Button,
  Callout,
  Card,
  ClockCard,
  Columns,
  Link,
  type PageContext,
  PageHead,
  page,
  Rich,
  Row,
  Rows,
  Section,
  TimeLine,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { notesOf } from './case-notes.ts';
import { headlineOf, standOf, stateWord, waitingSentence } from './case-words.ts';
import { LicenceChanges } from './licence-changes.tsx';
import { readersOf, refusalOf, timeLineOf } from './time-line.ts';

const messages = defineMessages({
  zh: {
    title: '办理进度',
    mine: '我的',
    cases: '办件',
    youCan: '您可以',
    correct: '去补正',
    resubmit: '去修改',
    deliver: '改领取方式',
    supplement: '补充材料',
    withdraw: '撤回申请',
    receipt: '看回执',
    rate: '评价这次服务',
    licence: '下载证照（PDF）',
    showLicence: '出示证照',
    again: '重新申请',
    body: '经办',
    readers: '谁看过',
    noReaders: '还没有工作人员打开过。',
    readersCount: '{n} 位工作人员，<a>看记录</a>',
    course: '经过',
    returnedWhy: '退回的理由',
    comingSubmitted: '接下来：受理 → 审查 → 决定 → 送达',
    comingReturned: '接下来：您改好再交 → 受理 → 审查 → 决定 → 送达',
    comingCorrection: '接下来：您补正 → 受理 → 审查 → 决定 → 送达',
    comingAccepted: '接下来：作出决定 → 送达',
    comingPaused: '接下来：恢复计时 → 作出决定 → 送达',
    comingDelivery: '接下来：送到您手里 → 办结',
    siblings: '一起申请的',
    whole: '这件事一共 {n} 个事项，<a>放在一起看</a>',
    reasons: '理由和依据',
    law: '依据：{law}',
    remedies:
      '不服的，可以在收到决定书之日起 <b>60 日内</b>申请行政复议（行政复议法第二十条），或者 <b>6 个月内</b>向人民法院提起行政诉讼（行政诉讼法第四十六条）。向谁提，决定书里写明了。',
    remediesTitle: '您还能怎么办',
    applyAgain: '也可以把缺的、不符合的改好，<a>重新申请</a>，没有次数限制。',
    corrections: '要补的，一次说全',
    answered: '填的内容',
    number: '办件编号 {number}　指南第 {version} 版',
  },
  en: {
    title: 'Progress',
    mine: 'Mine',
    cases: 'Cases',
    youCan: 'You can',
    correct: 'Make the corrections',
    resubmit: 'Change and send again',
    deliver: 'Change how you receive the result',
    supplement: 'Supplement materials',
    withdraw: 'Withdraw',
    receipt: 'See the receipt',
    rate: 'Rate this service',
    licence: 'Download the licence (PDF)',
    showLicence: 'Show the licence',
    again: 'Apply again',
    body: 'Handled by',
    readers: 'Who has read it',
    noReaders: 'No member of staff has opened it yet.',
    readersCount: '{n} {n|member|members} of staff, <a>see the record</a>',
    course: 'What happened',
    returnedWhy: 'Why it was returned',
    comingSubmitted: 'Next: acceptance → examination → decision → delivery',
    comingReturned: 'Next: you send it again → acceptance → examination → decision → delivery',
    comingCorrection: 'Next: your corrections → acceptance → examination → decision → delivery',
    comingAccepted: 'Next: decision → delivery',
    comingPaused: 'Next: the clock goes on → decision → delivery',
    comingDelivery: 'Next: delivery to you, and it is finished',
    siblings: 'Applied for together',
    whole: 'This matter has {n} items; <a>see them together</a>',
    reasons: 'Reasons',
    law: 'Legal basis: {law}',
    remedies:
      'If you disagree, you may apply for administrative reconsideration <b>within 60 days</b> of receiving the decision (Administrative Reconsideration Law, article 20), or bring an action before a people’s court <b>within 6 months</b> (Administrative Litigation Law, article 46). The decision says where.',
    remediesTitle: 'What you can do',
    applyAgain: 'Or put right what was missing and <a>apply again</a>, as often as you need.',
    corrections: 'Everything to correct',
    answered: 'Your answers',
    number: 'Case number {number}　guide version {version}',
  },
});

/** The case behind a query code, as the applicant sees it, named in her language. @throws cases.notFound */
export async function openCase(
  { db, services, actor, locale }: Pick<PageContext, 'db' | 'services' | 'actor' | 'locale'>,
  queryCode: string,
) {
  const code = checkQueryCode(queryCode);
  const id = code.ok ? await findCaseId(db, code.value) : undefined;
  if (!id) throw caseErrors.notFound();
  return caseNamedIn(db, locale, await getCase(db, services, actor, id));
}

interface Data {
  details: CaseDetails;
  /** What it changes on the licence that it names. */
  change: PlannedChange | null;
}

/** 进度: where the case stands, who is waited for, the clock and how it counts, what happened, what one can do. */
export const casePage = page({
  path: '/cases/:queryCode',
  access: 'signedIn',
  verb: 'mine',
  title: (data: Data, locale) => data.details.row.itemName || messages(locale)('title'),
  breadcrumbs: (_data, locale) => [
    { label: messages(locale)('mine'), href: '/mine' },
    { label: messages(locale)('cases'), href: '/mine/cases' },
  ],
  async load(context): Promise<Data> {
    const details = await openCase(context, context.params.queryCode);
    return { details, change: await plannedChange(context.db, context.services, details.row) };
  },
  View({ data }) {
    const { locale, today } = usePortal();
    const t = messages(locale);
    const { details, change } = data as Data;
    const { row, matter, siblings } = details;
    const stand = standOf(details);
    const coming = comingOf(details);
    return (
      <Columns side={<Side details={details} />}>
        <PageHead
          kicker={`${formatQueryCode(row.queryCode)}　${row.itemName}`}
          title={headlineOf(stand, locale, today)}
          lead={<Rich text={waitingSentence(stand, locale)} />}
        />
        {notesOf(details, locale, today).map(note => (
          <p className="ow-note ow-case-note" key={note}>
            {note}
          </p>
        ))}
        {siblings.length > 0 && (
          <p className="ow-note">
            <Rich
              text={t('whole', { n: siblings.length + 1 })}
              marks={{ a: words => <Link href={`/matters/${matter.queryCode}`}>{words}</Link> }}
            />
          </p>
        )}
        <NextStep details={details} />
        {change && (change.made || row.outcome === null) && <LicenceChanges {...change} />}
        <Remedies details={details} />
        <Clock details={details} />
        <Section title={t('course')}>
          <TimeLine entries={timeLineOf(details, locale, today)} />
          {coming && <p className="ow-note ow-coming">{t(coming)}</p>}
        </Section>
        {siblings.length > 0 && (
          <Section title={t('siblings')} ruled>
            <Rows>
              {siblings.map(one => (
                <Row
                  key={one.id}
                  href={`/cases/${one.queryCode}`}
                  title={one.itemName}
                  text={`${formatQueryCode(one.queryCode)} · ${one.organisationName}`}
                  aside={stateWord(one as Parameters<typeof stateWord>[0], locale)}
                />
              ))}
            </Rows>
          </Section>
        )}
        <hr className="ow-line" />
        <p className="ow-caption">{t('number', { number: row.caseNumber, version: details.context.item.version })}</p>
      </Columns>
    );
  },
});

/** What still lies ahead, as one line under what has happened. */
function comingOf({ row }: CaseDetails) {
  switch (row.state) {
    case 'submitted':
    case 'received':
      return 'comingSubmitted';
    case 'returned':
      return 'comingReturned';
    case 'correctionRequested':
      return 'comingCorrection';
    case 'accepted':
      return row.paused ? 'comingPaused' : 'comingAccepted';
    case 'decided':
    case 'resultMaking':
    case 'delivering':
      return 'comingDelivery';
    default:
      return undefined;
  }
}

/** The one solid button, where something waits for her or is ready for her. */
function NextStep({ details }: { details: CaseDetails }): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  const { row, correction } = details;
  if (row.state === 'correctionRequested' && correction) {
    const items = correction.items as { label: string; what: string }[];
    return (
      <Card accent>
        <h2>{t('corrections')}</h2>
        <ol className="ow-correction-list">
          {items.map((item, index) => (
            <li key={index}>
              <strong>{item.label}</strong>
              <span>{item.what}</span>
            </li>
          ))}
        </ol>
        <Actions>
          <Button href={`/cases/${row.queryCode}/correct`}>{t('correct')}</Button>
        </Actions>
      </Card>
    );
  }
  if (row.state === 'returned') {
    const event = details.events.findLast(one => one.type === 'cases.returned');
    return (
      <Card accent>
        <h2>{t('returnedWhy')}</h2>
        <p>{String(event?.data.reason ?? '')}</p>
        <Actions>
          <Button href={`/cases/${row.queryCode}/correct`}>{t('resubmit')}</Button>
        </Actions>
      </Card>
    );
  }
  if (row.outcome === 'granted' && row.licenceId) {
    return (
      <Actions>
        <Button icon="download" href={`/api/licences/${row.licenceId}/pdf?download=1`} download>
          {t('licence')}
        </Button>
        <Button kind="outline" href={`/mine/licences/${row.licenceId}`}>
          {t('showLicence')}
        </Button>
      </Actions>
    );
  }
  return null;
}

/** 行政许可法第三十八条: a refusal states its reasons and tells of reconsideration and litigation. */
function Remedies({ details }: { details: CaseDetails }): ReactNode {
  const t = messages(usePortal().locale);
  const refusal = refusalOf(details);
  if (!refusal) return null;
  return (
    <>
      <Section title={t('reasons')}>
        <p>{refusal.reason}</p>
        {refusal.law && <p className="ow-note">{t('law', { law: refusal.law })}</p>}
      </Section>
      <Callout title={t('remediesTitle')}>
        <p>
          <Rich text={t('remedies')} />
        </p>
        <p>
          <Rich
            text={t('applyAgain')}
            marks={{ a: words => <Link href={`/items/${details.row.basicCode}`}>{words}</Link> }}
          />
        </p>
      </Callout>
    </>
  );
}

function Clock({ details }: { details: CaseDetails }): ReactNode {
  const { locale, today } = usePortal();
  const { row, clocks, context } = details;
  const ended = row.concludedAt !== null;
  const [binding] = clocks.clocks;
  // Where nothing was decided, how much of the time was used answers no question.
  if (binding?.purpose === 'end') return null;
  if (binding && row.acceptedOn) {
    return <ClockCard clock={binding.figures} derivation={derivationOf(details, locale, today)} open={!ended} />;
  }
  const acceptance = clocks.acceptance;
  if (!acceptance || !['submitted', 'received'].includes(row.state)) return null;
  const lines = explainClock(
    {
      start: acceptance.clock.start,
      budget: context.item.content.limits.acceptance,
      pauses: [],
      asOf: today,
      calendar: context.calendar,
    },
    { locale, purpose: 'answer', level: 'statute', startEvent: acceptance.countedFrom.event },
  ).map(step => step.text);
  return <ClockCard clock={acceptance.clock} derivation={lines} open />;
}

function derivationOf(details: CaseDetails, locale: Locale, today: string): ReactNode[] {
  const { clocks, context, row } = details;
  const [binding, ...others] = clocks.clocks;
  if (!binding) return [];
  return explainClock(
    { ...binding.input, asOf: binding.figures.asOf, calendar: context.calendar },
    {
      locale,
      today,
      purpose: 'decide',
      level: binding.level,
      startEvent: binding.definition.startsAt,
      deemed: row.deemed,
      ceilings: others.map(clock => ({
        level: clock.level,
        figures: clock.figures,
        ...(clock.definition.basis && { basis: clock.definition.basis }),
      })),
    },
  ).map(step => step.text);
}

function Side({ details }: { details: CaseDetails }): ReactNode {
  const t = messages(usePortal().locale);
  const { row, matter, context, tasks } = details;
  const readers = readersOf(details);
  const worker = tasks.find(task => task.state === 'claimed' || task.state === 'open');
  const beforeDecision = ['submitted', 'received', 'correctionRequested', 'returned', 'accepted'].includes(row.state);
  const rateable = row.concludedAt !== null || row.channel === 'window';
  return (
    <>
      <Card>
        <h2>{t('youCan')}</h2>
        <div className="ow-card-links">
          <Link href={`/matters/${matter.queryCode}/receipt`}>{t('receipt')}</Link>
          {mayGive('supplement', row.state) && (
            <Link href={`/cases/${row.queryCode}/supplement`}>{t('supplement')}</Link>
          )}
          {beforeDecision && <Link href={`/cases/${row.queryCode}/delivery`}>{t('deliver')}</Link>}
          {beforeDecision && <Link href={`/cases/${row.queryCode}/withdraw`}>{t('withdraw')}</Link>}
          {rateable && <Link href={`/rate/${row.queryCode}`}>{t('rate')}</Link>}
          {row.concludedAt !== null && row.outcome !== 'granted' && (
            <Link href={`/items/${row.basicCode}`}>{t('again')}</Link>
          )}
        </div>
      </Card>
      <div className="ow-side-note">
        <h2>{t('body')}</h2>
        <p>{row.organisationName}</p>
        {worker?.assigneeName && (
          <p>
            {worker.nameZh}：{worker.assigneeName}
          </p>
        )}
        {context.organisation.telephone && <p>{context.organisation.telephone}</p>}
      </div>
      <div className="ow-side-note">
        <h2>{t('readers')}</h2>
        <p>
          {readers === 0 ? (
            t('noReaders')
          ) : (
            <Rich
              text={t('readersCount', { n: readers })}
              marks={{ a: words => <Link href="/mine/reads">{words}</Link> }}
            />
          )}
        </p>
      </div>
    </>
  );
}
