import {
  CountRows,
  EmptyState,
  ErrorState,
  Figures,
  MiniBars,
  NotificationList,
  Page,
  Panel,
  rememberList,
  Skeleton,
  Tabs,
  TodayList,
  type TodayRow,
  useDates,
  useLanguage,
  useMessages,
  useNotifications,
  usePermission,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { WorkItem, WorkReply } from '../src/contract.ts';
import { casePermissions } from '../src/permissions-names.ts';
import { useTodayActions } from './today-actions.tsx';
import {
  countAll,
  fetchToday,
  fetchWork,
  type GroupKey,
  groupNames,
  groupOf,
  markOf,
  urgencyOfRow,
  type WorkKind,
} from './today-data.ts';
import { ToReceive } from './today-window.tsx';

const messages = defineMessages({
  zh: {
    title: '今天',
    workday: '{date}，工作日',
    dayOff: '{date}，休息日',
    waiting: '{count} 件等您办。',
    calm: '您的岗位不办件',
    calmText: '您能打开的页面都在左边，有要您知道的会在右上角的铃上提示。',
    over: '{count} 件已经超过承诺。',
    today: '{count} 件今天到期。',
    steps: '{count} 件超过步骤时限。',
    fine: '都在时限里。',
    mine: '等我',
    none: '现在没有等您的办件',
    noneText: '有人把办件交给您，或者轮到您这一步，就会出现在这里，最急的在最上面。',
    queues: '队列',
    ours: '本部门',
    theirs: '本窗口收件的各部门',
    submitted: '待收件',
    received: '待受理',
    correctionRequested: '待补正',
    accepted: '审查中',
    paused: '暂停中',
    delivering: '待送达',
    tenDays: '近 10 个工作日',
    concluded: '件办结',
    inTime: '按承诺办结',
    perDay: '近 10 个工作日每天办结',
    noOpinion: '还没有意见',
    news: '要您知道的',
    kinds: '哪些待办',
    all: '全部',
    kindMine: '在我手上',
    kindOpen: '岗位待签收',
    kindDelegated: '委托给我的',
    kindCosign: '请我加签的',
    noneHere: '这里没有',
    noneHereText: '换一类看看。',
  },
  en: {
    title: 'Today',
    workday: '{date}, a working day',
    dayOff: '{date}, a day off',
    waiting: '{count} cases wait for you. ',
    calm: 'Your post handles no cases',
    calmText: 'The pages that you may open are on the left; the bell at the top tells you of news.',
    over: '{count} are over the promise. ',
    today: '{count} are due today. ',
    steps: '{count} are over the limit of their step. ',
    fine: 'All are in time.',
    mine: 'For me',
    none: 'No case waits for you now',
    noneText: 'When a case is given to you, or your step has come, it appears here, the most urgent first.',
    queues: 'Queues',
    ours: 'this body',
    theirs: 'all bodies received for here',
    submitted: 'To be received',
    received: 'To be accepted',
    correctionRequested: 'Waiting for corrections',
    accepted: 'Under review',
    paused: 'Paused',
    delivering: 'To be delivered',
    tenDays: 'Last 10 working days',
    concluded: 'concluded',
    inTime: 'within the promise',
    perDay: 'Concluded each day, last 10 working days',
    noOpinion: 'no opinion yet',
    news: 'For your attention',
    kinds: 'Which tasks',
    all: 'All',
    kindMine: 'Held by me',
    kindOpen: 'Open to my post',
    kindDelegated: 'Delegated to me',
    kindCosign: 'To co-sign',
    noneHere: 'None here',
    noneHereText: 'Look among the others.',
  },
});

const order: readonly GroupKey[] = ['over', 'step', 'today', 'soon', 'later', 'paused'];

/** 今天: what waits for me by urgency, then queues, then figures (as in mock-up c1). */
export function TodayPage() {
  const t = useMessages(messages);
  const dates = useDates();
  const may = usePermission();
  const hasWork = may(casePermissions.work);
  const receives = may(casePermissions.receive);
  const [kind, setKind] = useState<WorkKind>();
  const work = useQuery({
    queryKey: ['work', 'list', kind ?? 'all'],
    queryFn: ({ signal }) => fetchWork(kind, signal),
    enabled: hasWork,
    placeholderData: keepPreviousData,
  });
  const today = useQuery({ queryKey: ['today'], queryFn: ({ signal }) => fetchToday(signal) });
  const day = today.data?.today ?? dates.today;
  const note = t(today.data?.workingDay === false ? 'dayOff' : 'workday', { date: dates.long(day) });
  return (
    <Page title={t('title')} note={note}>
      <div className="ow-columns">
        <div>
          {hasWork && work.isPending && <Skeleton lines={8} />}
          {work.isError && <ErrorState error={work.error} onRetry={() => void work.refetch()} />}
          {work.data && <Waiting work={work.data} kind={kind} onKind={setKind} today={day} />}
          {receives && <ToReceive queues={today.data?.queues} />}
          {!hasWork && !receives && <EmptyState title={t('calm')}>{t('calmText')}</EmptyState>}
        </div>
        <div className="ow-stack">
          {today.data && <Side figures={today.data} note={t(receives ? 'theirs' : 'ours')} />}
          <News />
        </div>
      </div>
    </Page>
  );
}

const kindLabels = {
  mine: 'kindMine',
  open: 'kindOpen',
  delegated: 'kindDelegated',
  cosign: 'kindCosign',
} as const;

function Waiting({
  work: { rows, counts },
  kind,
  onKind,
  today,
}: {
  work: WorkReply;
  kind: WorkKind | undefined;
  onKind(kind: WorkKind | undefined): void;
  today: string;
}) {
  const t = useMessages(messages);
  const all = countAll(counts);
  const mixed = counts.open < all;
  const { locale } = useLanguage();
  const inGroup = (key: GroupKey) => rows.filter(row => groupOf(row, today) === key).length;
  const lead = [
    inGroup('over') > 0 && t('over', { count: inGroup('over') }),
    inGroup('step') > 0 && t('steps', { count: inGroup('step') }),
    inGroup('today') > 0 && t('today', { count: inGroup('today') }),
  ].filter(Boolean);
  const groups = order
    .map(key => ({
      key,
      label: groupNames[key][locale],
      rows: rows
        .filter(row => groupOf(row, today) === key)
        .map(row => toRow(row, { locale, none: t('noOpinion'), mixed })),
    }))
    .filter(group => group.rows.length > 0);
  const addresses = groups.flatMap(group => group.rows.map(row => row.href ?? ''));
  const label = t('mine');
  const { actions, layer } = useTodayActions(rows);
  useEffect(() => rememberList({ label, to: '/', rows: addresses }), [addresses, label]);
  if (all === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  // Kinds of which there are none are left out; the one that is looked at stays.
  const shown = (Object.keys(kindLabels) as WorkKind[]).filter(one => counts[one] > 0 || one === kind);
  return (
    <>
      <p className="ow-lead">
        <b>{t('waiting', { count: all })}</b>
        {lead.length > 0 ? lead.join('') : t('fine')}
      </p>
      <TodayList
        label={t('mine')}
        head={
          <>
            <h2>{t('mine')}</h2>
            {shown.length > 1 || kind ? (
              <Tabs<WorkKind | 'all'>
                label={t('kinds')}
                active={kind ?? 'all'}
                onChange={key => onKind(key === 'all' ? undefined : key)}
                tabs={[
                  { key: 'all', label: t('all'), count: all },
                  ...shown.map(one => ({ key: one, label: t(kindLabels[one]), count: counts[one] })),
                ]}
              />
            ) : (
              <span className="ow-muted">{all}</span>
            )}
          </>
        }
        groups={groups}
        actions={actions}
        empty={<EmptyState title={t('noneHere')}>{t('noneHereText')}</EmptyState>}
      />
      {layer}
    </>
  );
}

/** The newest of what the bell holds that is no task: those stand on the left already. */
function News() {
  const t = useMessages(messages);
  const { data } = useNotifications();
  const rows = (data?.rows ?? []).filter(row => !/^(task|arrival|corrected) /.test(row.id)).slice(0, 5);
  if (rows.length === 0) return null;
  return (
    <Panel title={t('news')} flush>
      <NotificationList rows={rows} />
    </Panel>
  );
}

function toRow(
  item: WorkItem,
  { locale, none, mixed }: { locale: 'zh' | 'en'; none: string; mixed: boolean },
): TodayRow {
  const { task, case: row, lastOpinion } = item;
  const { mark, note } = markOf(item, { mixed });
  return {
    id: task.id,
    urgency: urgencyOfRow(row, locale),
    title: row.itemName,
    subject: row.applicantName,
    ...(mark && { mark: mark[locale] }),
    note: note ?? lastOpinion?.text ?? none,
    person: note ? '' : (lastOpinion?.actorName.replace('（示例）', '') ?? ''),
    when: row.submittedAt.slice(5, 10),
    href: `/cases/${row.id}`,
  };
}

function Side({ figures, note }: { figures: Awaited<ReturnType<typeof fetchToday>>; note: string }) {
  const t = useMessages(messages);
  const rate = figures.concluded === 0 ? '—' : `${((figures.inTime / figures.concluded) * 100).toFixed(1)}%`;
  const keys = ['submitted', 'received', 'correctionRequested', 'accepted', 'paused', 'delivering'] as const;
  return (
    <>
      <Panel title={t('queues')} note={note} flush>
        <CountRows rows={keys.map(key => ({ label: t(key), count: figures.queues[key] }))} />
      </Panel>
      <Panel title={t('tenDays')}>
        <Figures
          figures={[
            { value: String(figures.concluded), label: t('concluded') },
            { value: rate, label: t('inTime') },
          ]}
        />
        <MiniBars
          label={t('perDay')}
          bars={figures.days.map(({ day, concluded }) => ({ label: day.slice(8), value: concluded }))}
        />
      </Panel>
    </>
  );
}
