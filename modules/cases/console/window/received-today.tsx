import { AppLink, ErrorState, Rows, Skeleton, useDates, useMessages, useText } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { stateNames } from '../../src/states.ts';
import { fetchReceivedToday } from './window-data.ts';

const messages = defineMessages({
  zh: { title: '今天窗口上的 {n} 件', none: '今天还没有收件。', label: '今天收的件' },
  en: { title: 'At windows today: {n}', none: 'Nothing received today.', label: 'Received today' },
});

export const receivedTodayKey = ['window', 'today'];

/** What this window took in today, to be found again when the person comes back with one more sheet. */
export function ReceivedToday() {
  const t = useMessages(messages);
  const say = useText();
  const { today } = useDates();
  const found = useQuery({
    queryKey: [...receivedTodayKey, today],
    queryFn: ({ signal }) => fetchReceivedToday(today, signal),
    refetchInterval: 60_000,
  });
  if (found.isPending) return <Skeleton lines={4} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { rows } = found.data;
  return (
    <section className="ow-stack">
      <h2 className="ow-side-title">{t('title', { n: rows.length })}</h2>
      {rows.length === 0 ? (
        <p className="ow-muted">{t('none')}</p>
      ) : (
        <Rows
          label={t('label')}
          rows={rows.map(row => ({
            key: row.id,
            main: <AppLink to={`/cases/${row.id}`}>{row.applicantName}</AppLink>,
            note: `${row.itemName}　${say(stateNames[row.state as keyof typeof stateNames] ?? row.state)}`,
          }))}
        />
      )}
    </section>
  );
}
