import {
  AppLink,
  EmptyState,
  Facts,
  Panel,
  Timeline,
  type TimelineEntry,
  useDates,
  useMessages,
  useText,
  useWorkContext,
  WorkPage,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CardReply, EventItem } from '../src/contract.ts';
import { cardStates } from '../src/names.ts';
import { CardActs } from './card-acts.tsx';
import { ColourTag, StateWord } from './card-parts.tsx';
import { textOf, titleOf } from './event-words.ts';
import { UrgesTab } from './urges-tab.tsx';
import './board.css';

const messages = defineMessages({
  zh: {
    back: '监督台',
    evidence: '证据',
    events: '事件',
    urges: '督办',
    history: '这张牌的经过',
    number: '监察编号',
    item: '办件',
    organisation: '责任部门',
    raised: '出牌',
    explainBy: '说明期限',
    score: '扣分',
    now: '现在：{state}',
    late: '现在：部门没有在期限内说明',
    over: '现在已超 {count} 个工作日',
    inTime: '现在没有超过时限',
    found: '发现了什么',
    rule: '按哪条规则',
    ruleVersion: '{code} 第 {version} 版',
    law: '依据',
    figures: '当时的数',
    clock: '时限怎么算的',
    asOf: '算到 {date}，日历 {version}',
    provisional: '当时那一年的放假安排还没有公布，日期可能会变。',
    noClock: '这条规则看的是事件，不是时限，没有推算。',
    explanation: '部门说明',
    decision: '处理',
    noEvents: '没有记录事件',
    start: '起算',
    due: '到期',
    total: '时限',
    used: '已用',
    overBy: '超过',
    paused: '暂停',
    days: '{count} 个工作日',
    calendarDays: '{count} 天',
    inJurisdiction: '办件编号',
    who: '{name}，{when}',
  },
  en: {
    back: 'Supervision',
    evidence: 'Evidence',
    events: 'Events',
    urges: 'Urgings',
    history: 'History of this card',
    number: 'Number',
    item: 'Case',
    organisation: 'Answerable',
    raised: 'Raised',
    explainBy: 'Explain by',
    score: 'Score',
    now: 'Now: {state}',
    late: 'Now: not explained within its term',
    over: '{count} working {count|day|days} over by now',
    inTime: 'within its limit now',
    found: 'What was found',
    rule: 'By which rule',
    ruleVersion: '{code}, version {version}',
    law: 'Legal basis',
    figures: 'Figures at that moment',
    clock: 'How the limit is counted',
    asOf: 'as of {date}, calendar {version}',
    provisional: 'The holidays of that year were not announced yet; the date may move.',
    noClock: 'This rule looks at events and not at limits; there is nothing to derive.',
    explanation: 'Explanation of the body',
    decision: 'Decision',
    noEvents: 'No events recorded',
    start: 'From',
    due: 'Due',
    total: 'Limit',
    used: 'Used',
    overBy: 'Over by',
    paused: 'Paused',
    days: '{count} working days',
    calendarDays: '{count} days',
    inJurisdiction: 'Case number',
    who: '{name}, {when}',
  },
});

/** The card in three columns: what it is and what happened, its evidence, what may be done. */
export function CardView({ reply }: { reply: CardReply }) {
  const t = useMessages(messages);
  const say = useText();
  const { card } = reply;
  const list = useWorkContext(`/supervision/cards/${card.id}`);
  return (
    <WorkPage
      title={say(card.reason)}
      back={list?.back ?? { label: t('back'), to: '/supervision' }}
      list={list}
      tag={<ColourTag colour={card.colour} />}
      note={
        <>
          <StateWord state={card.state} />
          <span>{card.case.itemName}</span>
          <span>{card.organisationName}</span>
        </>
      }
      left={<Summary reply={reply} />}
      history={<History reply={reply} />}
      tabs={[
        { key: 'evidence', label: t('evidence'), content: () => <EvidenceTab reply={reply} /> },
        {
          key: 'events',
          label: t('events'),
          count: reply.evidence.events.length,
          content: () => <EventsTab events={reply.evidence.events} />,
        },
        { key: 'urges', label: t('urges'), count: reply.urges.length, content: () => <UrgesTab reply={reply} /> },
      ]}
      right={<CardActs key={card.version} reply={reply} />}
    />
  );
}

function Summary({ reply: { card } }: { reply: CardReply }) {
  const t = useMessages(messages);
  const dates = useDates();
  const { overNow } = card.case;
  return (
    <Facts
      columns={1}
      facts={[
        { label: t('number'), value: <span className="ow-number">{card.number}</span> },
        {
          label: t('item'),
          value: (
            <>
              <AppLink to={`/cases/${card.case.id}`}>{card.case.itemName}</AppLink>
              {overNow !== null && (
                <small className="ow-sup-small">{overNow > 0 ? t('over', { count: overNow }) : t('inTime')}</small>
              )}
            </>
          ),
        },
        { label: t('inJurisdiction'), value: <span className="ow-number">{card.case.caseNumber}</span> },
        { label: t('organisation'), value: card.organisationName },
        { label: t('raised'), value: dates.moment(card.raisedAt) },
        ...(card.explainDueOn ? [{ label: t('explainBy'), value: dates.long(card.explainDueOn) }] : []),
        { label: t('score'), value: card.score },
      ]}
    />
  );
}

function History({ reply: { card, history } }: { reply: CardReply }) {
  const t = useMessages(messages);
  const say = useText();
  const open = card.state !== 'confirmed' && card.state !== 'withdrawn';
  const now: TimelineEntry[] = open
    ? [
        {
          key: 'now',
          kind: 'now',
          title: card.explanationOverdue ? t('late') : t('now', { state: say(cardStates[card.state]) }),
        },
      ]
    : [];
  return (
    <>
      <h2>{t('history')}</h2>
      <Timeline label={t('history')} entries={[...now, ...entriesOf(history, say)]} />
    </>
  );
}

function entriesOf(events: readonly EventItem[], say: ReturnType<typeof useText>): TimelineEntry[] {
  return [...events].reverse().map(event => ({
    key: event.id,
    title: say(titleOf(event)),
    who: event.actorName === '系统' ? say({ zh: '系统', en: 'the system' }) : event.actorName.replace('（示例）', ''),
    at: event.at,
    text: textOf(event),
    kind: event.type === 'cases.paused' ? 'pause' : 'done',
  }));
}

function EvidenceTab({ reply: { card, evidence } }: { reply: CardReply }) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  return (
    <div className="ow-stack">
      {card.decision !== null && card.decidedAt && (
        <Panel
          title={t('decision')}
          note={t('who', { name: card.decidedBy ?? '', when: dates.moment(card.decidedAt) })}
        >
          <p className="ow-sup-quote">{card.decision || say(cardStates[card.state])}</p>
        </Panel>
      )}
      {card.explanation !== null && card.explainedAt && (
        <Panel
          title={t('explanation')}
          note={t('who', { name: card.explainedBy ?? '', when: dates.moment(card.explainedAt) })}
        >
          <p className="ow-sup-quote">{card.explanation}</p>
        </Panel>
      )}
      <Panel title={t('found')}>
        <p className="ow-sup-found">{say(evidence.summary)}</p>
        <Facts
          columns={2}
          facts={[
            {
              label: t('rule'),
              value: (
                <AppLink to={`/supervision/rules/${evidence.rule.code}`}>
                  {say(evidence.rule)} ({t('ruleVersion', evidence.rule)})
                </AppLink>
              ),
            },
            { label: t('law'), value: evidence.rule.law },
          ]}
        />
      </Panel>
      <ClockPanel clock={evidence.clock} />
    </div>
  );
}

function ClockPanel({ clock }: { clock: CardReply['evidence']['clock'] }) {
  const t = useMessages(messages);
  const say = useText();
  const dates = useDates();
  if (!clock) {
    return (
      <Panel title={t('clock')}>
        <p className="ow-muted">{t('noClock')}</p>
      </Panel>
    );
  }
  const amount = (count: number) => t(clock.unit === 'calendarDay' ? 'calendarDays' : 'days', { count });
  return (
    <Panel title={t('clock')} note={t('asOf', { date: dates.short(clock.asOf), version: clock.calendarVersion })}>
      <Facts
        columns={3}
        facts={[
          { label: t('start'), value: dates.short(clock.start) },
          { label: t('total'), value: amount(clock.total) },
          { label: t('due'), value: clock.due ? dates.short(clock.due) : '—' },
          { label: t('used'), value: amount(clock.used) },
          { label: t('paused'), value: amount(clock.paused) },
          { label: t('overBy'), value: amount(clock.over) },
        ]}
      />
      <ol className="ow-sup-steps">
        {clock.steps.map((step, i) => (
          <li key={i}>{say(step)}</li>
        ))}
      </ol>
      {clock.provisional && <p className="ow-muted">{t('provisional')}</p>}
    </Panel>
  );
}

function EventsTab({ events }: { events: readonly EventItem[] }) {
  const t = useMessages(messages);
  const say = useText();
  if (events.length === 0) return <EmptyState title={t('noEvents')} />;
  return (
    <Panel title={t('events')}>
      <Timeline label={t('events')} entries={entriesOf(events, say)} />
    </Panel>
  );
}
