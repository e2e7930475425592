import {
  ClockRows,
  ClockSummary,
  Slot,
  Tag,
  Timeline,
  type TimelineEntry,
  urgencyOf,
  useDates,
  useLanguage,
  useMessages,
  useText,
  useWorkContext,
  WorkPage,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CaseReply, ClockItem } from '../src/contract.ts';
import { outcomeNames, stateNames } from '../src/states.ts';
import { CaseDecision } from './case-decision.tsx';
import { CaseLicenceChange } from './case-licence-change.tsx';
import { AnswersTab, DocumentsTab, MaterialsTab, OpinionsTab, ProcessTab, RelatedTab } from './case-tabs.tsx';
import { isShown, textOf, titleOf } from './case-words.ts';

const messages = defineMessages({
  zh: {
    back: '办件',
    materials: '材料',
    form: '表单',
    opinions: '意见',
    documents: '文书',
    process: '流程图',
    related: '相关办件',
    history: '经过',
    noClock: '还没有开始计时',
    left: '还剩 {count} 个工作日',
    over: '超 {count} 个工作日',
    paused: '暂停计时，还剩 {count} 个工作日',
    stopped: '用了 {count} 个工作日',
    answer: '受理答复',
    how: '怎么算的',
    print: '打印这一件',
    now: '现在：{step}',
  },
  en: {
    back: 'Cases',
    materials: 'Materials',
    form: 'Form',
    opinions: 'Opinions',
    documents: 'Documents',
    process: 'Process',
    related: 'Related',
    history: 'History',
    noClock: 'No clock runs yet',
    left: '{count} working days left',
    over: '{count} working days over',
    paused: 'Paused, {count} working days left',
    stopped: 'Took {count} working days',
    answer: 'Answer on acceptance',
    how: 'How it is counted',
    print: 'Print this case',
    now: 'Now: {step}',
  },
});

/** The case page as in mock-up c2: clock and time line, contents, what I may do now. */
export function CaseView({ reply }: { reply: CaseReply }) {
  const t = useMessages(messages);
  const say = useText();
  const { case: row } = reply;
  const list = useWorkContext(`/cases/${row.id}`);
  const outcome = row.outcome ? outcomeNames[row.outcome as keyof typeof outcomeNames] : undefined;
  return (
    <WorkPage
      title={row.itemName}
      back={list?.back ?? { label: t('back'), to: '/cases' }}
      list={list}
      note={
        <>
          <span>{row.applicantName}</span>
          <span className="ow-number">{`${row.queryCode.slice(0, 4)} ${row.queryCode.slice(4, 8)} ${row.queryCode.slice(8)}`}</span>
          <Tag kind={row.concludedAt ? 'wash' : 'tint'}>
            {say(outcome ?? stateNames[row.state as keyof typeof stateNames])}
          </Tag>
        </>
      }
      more={[{ key: 'print', label: t('print'), icon: 'print', run: () => window.print() }]}
      left={<Clocks reply={reply} />}
      history={<History reply={reply} />}
      tabs={[
        {
          key: 'materials',
          label: t('materials'),
          count: reply.materials.length,
          content: () => <MaterialsTab reply={reply} />,
        },
        { key: 'form', label: t('form'), content: () => <AnswersTab reply={reply} /> },
        {
          key: 'opinions',
          label: t('opinions'),
          count: reply.opinions.length,
          content: () => <OpinionsTab reply={reply} />,
        },
        {
          key: 'documents',
          label: t('documents'),
          count: reply.documents.length,
          content: () => <DocumentsTab reply={reply} />,
        },
        { key: 'process', label: t('process'), content: () => <ProcessTab reply={reply} /> },
        {
          key: 'related',
          label: t('related'),
          count: reply.siblings.length,
          content: () => <RelatedTab reply={reply} />,
        },
      ]}
      right={
        <>
          <CaseLicenceChange reply={reply} />
          <CaseDecision reply={reply} />
          <Slot name="cases.served" subjectId={row.id} />
        </>
      }
    />
  );
}

function Clocks({ reply }: { reply: CaseReply }) {
  const t = useMessages(messages);
  const say = useText();
  const { locale } = useLanguage();
  const { today } = useDates();
  const waiting = reply.case.acceptedOn === null ? reply.acceptance?.clock : undefined;
  const [main, ...others] = waiting ? [waiting] : reply.clocks;
  if (!main) return <p className="ow-muted">{t('noClock')}</p>;
  const figures = (clock: ClockItem) =>
    ({ ...clock, asOf: today, countUnit: 'workingDay', state: clock.state as 'running' }) as const;
  return (
    <>
      <ClockSummary
        label={waiting ? t('answer') : say({ zh: main.name.zh, en: main.name.en ?? main.name.zh })}
        headline={headline(main, t)}
        due={main.due}
        days={main.days as Parameters<typeof ClockSummary>[0]['days']}
      >
        {main.explanation.length > 0 && (
          <details>
            <summary>{t('how')}</summary>
            <ol className="ow-derivation">
              {main.explanation.map(sentence => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ol>
          </details>
        )}
      </ClockSummary>
      {others.length > 0 && (
        <ClockRows
          rows={others.map(clock => ({
            label: say({ zh: clock.name.zh, en: clock.name.en ?? clock.name.zh }),
            urgency: urgencyOf(figures(clock), { locale, level: clock.level as 'statute' }),
          }))}
        />
      )}
    </>
  );
}

function headline(
  clock: ClockItem,
  t: (key: 'left' | 'over' | 'paused' | 'stopped', values: { count: number }) => string,
): string {
  if (clock.state === 'stopped') return t('stopped', { count: clock.used });
  if (clock.over > 0) return t('over', { count: clock.over });
  return t(clock.state === 'paused' ? 'paused' : 'left', { count: clock.remaining });
}

function History({ reply }: { reply: CaseReply }) {
  const t = useMessages(messages);
  const say = useText();
  const { locale } = useLanguage();
  const open = reply.tasks.find(
    task => task.parentTaskId === null && (task.state === 'open' || task.state === 'claimed'),
  );
  const done: TimelineEntry[] = reply.events
    .filter(isShown)
    .reverse()
    .map(event => ({
      key: event.id,
      kind: event.type === 'cases.paused' ? 'pause' : 'done',
      title: say(titleOf(event)),
      who: event.actorName.replace('（示例）', ''),
      at: event.at,
      text: <EventText event={event} locale={locale} documents={reply.documents} />,
    }));
  const now: TimelineEntry[] =
    open && !reply.case.concludedAt
      ? [{ key: 'now', kind: 'now', title: t('now', { step: say({ zh: open.name, en: open.nameEn }) }) }]
      : [];
  return (
    <>
      <h2>{t('history')}</h2>
      <Timeline label={t('history')} entries={[...now, ...done]} />
    </>
  );
}

/** Documents of events that do not name theirs: acceptances of before they did. */
const documentOf: Record<string, string> = {
  'cases.accepted': 'acceptanceNotice',
  'cases.deemedAccepted': 'acceptanceNotice',
};

function EventText({
  event,
  locale,
  documents,
}: {
  event: CaseReply['events'][number];
  locale: 'zh' | 'en';
  documents: CaseReply['documents'];
}) {
  const named = event.data as { documentId?: string; number?: string };
  const kept = documents.find(one => one.kind === documentOf[event.type]);
  const { documentId = kept?.id, number = kept?.number } = named;
  const text = textOf(event, locale);
  if (!documentId) return <>{text}</>;
  return (
    <>
      {text !== number && text}{' '}
      <a href={`/api/documents/${documentId}/pdf`} target="_blank" rel="noreferrer">
        {number ?? 'PDF'}
      </a>
    </>
  );
}
