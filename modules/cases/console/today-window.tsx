import {
  AppLink,
  api,
  Button,
  EmptyState,
  ErrorState,
  rememberList,
  Skeleton,
  TodayList,
  type TodayRow,
  useGo,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Static } from 'typebox';
import type { CaseListItem, TodayReply } from '../src/contract.ts';
import { urgencyOfRow } from './today-data.ts';

const messages = defineMessages({
  zh: {
    label: '等窗口办的',
    lead: '{receive} 件等您收件，{accept} 件等答复是否受理。',
    order: '最急的在最上面；到期没有答复，法律就视为受理。',
    receive: '等收件',
    accept: '等答复是否受理',
    none: '没有等窗口办的',
    noneText: '网上提交的会出现在这里，铃也会响。有人来了，就去收件。',
    window: '去窗口收件',
    all: '全部办件',
  },
  en: {
    label: 'For the window',
    lead: '{receive} to be received, {accept} to be accepted or not.',
    order: 'The most urgent first; without an answer in time the law accepts.',
    receive: 'To be received',
    accept: 'To be answered: accepted or not',
    none: 'Nothing waits for the window',
    noneText: 'What is filed online appears here, and the bell rings. When somebody comes, go to the window.',
    window: 'Go to the window',
    all: 'All cases',
  },
});

type Queues = Static<typeof TodayReply>['queues'];

/** The most urgent of each; the rest stands on the list of cases. */
const shown = 15;

function useWaiting(state: 'submitted' | 'received') {
  return useQuery({
    queryKey: ['/api/cases', 'today', state],
    queryFn: ({ signal }) =>
      api.get<{ rows: CaseListItem[]; next: string | null }>('/api/cases', {
        query: { state, sort: 'due', limit: shown },
        signal,
      }),
    refetchInterval: 60_000,
  });
}

/** 今天 of a window officer: what came in online and waits to be received, and what must be answered within five days. */
export function ToReceive({ queues }: { queues: Queues | undefined }) {
  const t = useMessages(messages);
  const { locale } = useLanguage();
  const go = useGo();
  const [submitted, received] = [useWaiting('submitted'), useWaiting('received')];
  const rows = (found: CaseListItem[] | undefined) => (found ?? []).map(row => toRow(row, locale));
  const groups = [
    { key: 'receive', label: t('receive'), rows: rows(submitted.data?.rows) },
    { key: 'accept', label: t('accept'), rows: rows(received.data?.rows) },
  ].filter(group => group.rows.length > 0);
  const addresses = groups.flatMap(group => group.rows.map(row => row.href));
  const label = t('label');
  useEffect(() => rememberList({ label, to: '/', rows: addresses }), [addresses, label]);
  const failed = submitted.isError ? submitted : received.isError ? received : undefined;
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!submitted.data || !received.data) return <Skeleton lines={8} />;
  const toWindow = (
    <Button kind="solid" icon="window" onClick={() => go('/window')}>
      {t('window')}
    </Button>
  );
  if (groups.length === 0) {
    return (
      <EmptyState title={t('none')} action={toWindow}>
        {t('noneText')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="ow-lead">
        <b>
          {t('lead', {
            receive: queues?.submitted ?? submitted.data.rows.length,
            accept: queues?.received ?? received.data.rows.length,
          })}
        </b>{' '}
        {t('order')}
      </p>
      <TodayList
        label={label}
        head={
          <>
            <h2>{label}</h2>
            {toWindow}
          </>
        }
        groups={groups}
      />
      {(submitted.data.next || received.data.next) && <AppLink to="/cases">{t('all')}</AppLink>}
    </>
  );
}

function toRow(row: CaseListItem, locale: 'zh' | 'en'): TodayRow & { href: string } {
  return {
    id: row.id,
    urgency: urgencyOfRow(row, locale),
    title: row.itemName,
    subject: row.applicantName,
    note: row.organisationName,
    when: row.submittedAt.slice(5, 10),
    href: `/cases/${row.id}`,
  };
}
