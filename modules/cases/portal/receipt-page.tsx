import { type CasePromise, getMatter, type Matter, matterNamedIn, receiptOf } from '@onewindow/cases';
import { localDateOf } from '@onewindow/clock';
import { formatQueryCode } from '@onewindow/codes';
import { defineMessages, formatDate, formatMonthDay, formatSpan, formatTime, weekday } from '@onewindow/i18n';
import {
  Actions,
  Button,
  CalendarCount,
  Callout,
  Link,
  NextSteps,
  page,
  Receipt,
  Rich,
  Section,
  usePortal,
} from '@onewindow/portal-kit';
import type { ReactNode } from 'react';

const messages = defineMessages({
  zh: {
    title: '回执',
    filed: '{date} {time} 提交 · 报查询码或手机号都能查',
    nothing: '<b>您现在不用再做任何事。</b>不用再点一次提交，也不用打电话确认。',
    next: '接下来会怎样',
    by: '最迟 <b>{date}</b> <w>{weekday}</w>',
    accept: '告诉您是否受理',
    acceptText: '由{body}答复。缺材料会一次说全。到这天还没答复，就视为 {received}已经受理。',
    decide: '作出决定',
    decideText: '受理后 {span}内。受理得早，这一天也会提早，并马上告诉您。',
    decideAtOnce: '受理当天就决定。',
    decideJoint: '{body} · {item}',
    sameDay: '决定当天',
    licence: '电子证照到“我的证照”',
    result: '结果到“我的办件”',
    paper: '要纸质的，{span}内送到。',
    counted: '日期是怎么算的',
    countedOf: '下面按“{item}”数，它最晚有决定。',
    track: '看办理进度',
    pdf: '下载回执（PDF）',
    number: '办件编号 {number}　指南第 {version} 版',
    withdraw: '想撤回？决定作出前随时可以，<a>在进度页撤回</a>',
  },
  en: {
    title: 'Receipt',
    filed: 'Filed {date}, {time} · ask with the tracking code or your telephone number',
    nothing: '<b>You need not do anything now.</b> Do not file again, and there is no need to call.',
    next: 'What happens next',
    by: 'By <b>{date}</b> <w>{weekday}</w>',
    accept: 'You are told whether it is accepted',
    acceptText:
      '{body} answers. If anything is missing you are told everything at once. Silence beyond that day means accepted as of {received}.',
    decide: 'The decision',
    decideText: 'Within {span} of acceptance. If it is accepted sooner, this day comes sooner too, and you are told.',
    decideAtOnce: 'On the day of acceptance.',
    decideJoint: '{body} · {item}',
    sameDay: 'The same day',
    licence: 'The electronic licence is in “My licences”',
    result: 'The result is in “My cases”',
    paper: 'On paper within {span}, if you asked for it.',
    counted: 'How the dates are counted',
    countedOf: 'Counted for “{item}”, which takes longest.',
    track: 'See the progress',
    pdf: 'Download the receipt (PDF)',
    number: 'Case number {number}　guide version {version}',
    withdraw: 'Changed your mind? You can withdraw until the decision, <a>on the progress page</a>',
  },
});

interface Data {
  matter: Matter;
  promises: CasePromise[];
}

/** 回执: that it has arrived, that nothing more is to be done, what happens by which day, and how that day was counted. */
export const receiptPage = page({
  path: '/matters/:queryCode/receipt',
  access: 'signedIn',
  verb: 'apply',
  title: { zh: '回执', en: 'Receipt' },
  async load({ db, actor, params, locale }): Promise<Data> {
    const matter = await matterNamedIn(db, locale, await getMatter(db, actor, params.queryCode));
    return { matter, promises: await receiptOf(db, matter, locale) };
  },
  View({ data }) {
    const { locale, site } = usePortal();
    const t = messages(locale);
    const { matter, promises } = data as Data;
    const filedOn = localDateOf(matter.submittedAt);
    const last = promises.reduce((late, one) => ((one.decideBy ?? '') > (late.decideBy ?? '') ? one : late));
    const [first] = matter.cases;
    return (
      <div className="ow-reading">
        <Receipt
          item={matter.title}
          applicant={matter.applicantName}
          code={formatQueryCode(matter.queryCode)}
          filed={t('filed', {
            date: formatDate(locale, filedOn, { year: 'always', weekday: true }),
            time: formatTime(matter.submittedAt),
          })}
          demonstration={site.demonstration}
        />
        <Callout kind="jade">
          <p>
            <Rich text={t('nothing')} />
          </p>
        </Callout>
        <Section title={t('next')} ruled>
          <NextSteps steps={stepsOf(promises, filedOn, locale)} />
        </Section>
        <Section title={t('counted')}>
          {promises.length > 1 && <p className="ow-note">{t('countedOf', { item: last.itemName })}</p>}
          <div className="ow-calendar-beside">
            <CalendarCount weeks={last.forecast.weeks} />
            <div>
              {last.explanation.map(line => (
                <p key={line}>{line}</p>
              ))}
            </div>
          </div>
        </Section>
        <Actions>
          <Button href={`/matters/${matter.queryCode}`}>{t('track')}</Button>
          <Button
            kind="outline"
            icon="download"
            href={`/api/matters/${matter.queryCode}/receipt?language=${locale}`}
            download
          >
            {t('pdf')}
          </Button>
        </Actions>
        <hr className="ow-line" />
        {promises.map(one => (
          <p className="ow-caption" key={one.caseNumber}>
            {promises.length > 1 && `${one.itemName}　`}
            {t('number', { number: one.caseNumber, version: one.version })}
          </p>
        ))}
        <p className="ow-caption">
          <Rich
            text={t('withdraw')}
            marks={{ a: words => <Link href={`/cases/${first?.queryCode ?? matter.queryCode}`}>{words}</Link> }}
          />
        </p>
      </div>
    );
  },
});

function stepsOf(promises: readonly CasePromise[], filedOn: string, locale: 'zh' | 'en') {
  const t = messages(locale);
  const by = (date: string): ReactNode => (
    <Rich
      text={t('by', { date: formatMonthDay(locale, date), weekday: weekday(locale, date) })}
      marks={{ w: words => <small>{words}</small> }}
    />
  );
  const bodies = [...new Set(promises.map(one => one.organisationName))].join(locale === 'zh' ? '、' : ', ');
  const answerBy =
    promises
      .map(one => one.forecast.answerBy)
      .sort()
      .at(-1) ?? filedOn;
  const joint = promises.length > 1;
  const decisions = promises.flatMap(one => {
    if (one.decideBy === null) return [];
    const within =
      one.promise.amount === 0
        ? t('decideAtOnce')
        : t('decideText', { span: formatSpan(locale, one.promise.amount, one.promise.unit) });
    return [
      {
        id: one.queryCode,
        when: by(one.decideBy),
        title: joint ? t('decideJoint', { body: one.organisationName, item: one.itemName }) : t('decide'),
        text: within,
      },
    ];
  });
  const delivery = Math.max(...promises.map(one => one.delivery.amount));
  return [
    {
      id: 'accept',
      when: by(answerBy),
      title: t('accept'),
      text: t('acceptText', { body: bodies, received: formatMonthDay(locale, filedOn) }),
    },
    ...decisions,
    {
      id: 'result',
      when: t('sameDay'),
      title: promises.some(one => one.givesLicence) ? t('licence') : t('result'),
      text: t('paper', { span: formatSpan(locale, delivery, 'workingDay') }),
    },
  ];
}
