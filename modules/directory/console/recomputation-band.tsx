import { api, Band, useDates, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

const messages = defineMessages({
  zh: {
    soon: '已保存，马上按新日历重算在办件的到期日',
    running: '正在按新日历重算在办件的到期日：{done} / {total} 件',
    runningText: '可以离开这一页，重算照常进行。',
    moved: '在办的 {total} 件已按新日历重算，{moved} 件的到期日变了',
    same: '在办的 {total} 件已按新日历重算，到期日都没有变',
    finished: '{when} 算完。',
    recorded: '变了的，每一件的经过里都有记录。',
    progress: '重算进展',
  },
  en: {
    soon: 'Saved; due dates of running cases are about to be computed again',
    running: 'Computing due dates of running cases by the new calendar: {done} of {total}',
    runningText: 'You can leave this page; it goes on.',
    moved: '{total} running cases were computed by the new calendar; {moved} have another due date',
    same: '{total} running cases were computed by the new calendar; no due date has changed',
    finished: 'Finished {when}.',
    recorded: 'Those that moved have it in their history.',
    progress: 'Progress',
  },
});

interface Recomputation {
  calendarVersion: string;
  startedAt: string;
  total: number;
  done: number;
  moved: number;
  finishedAt: string | null;
}

/** The calendar whose recomputation was told last, as far as this page has read it. */
export function useLastRecomputed(): string | undefined {
  return useRecomputation(false).data?.latest?.calendarVersion;
}

function useRecomputation(expected: boolean) {
  return useQuery({
    queryKey: ['recomputation'],
    queryFn: ({ signal }) => api.get<{ latest: Recomputation | null }>('/api/cases/recomputation', { signal }),
    // A calendar just saved begins within a second or two; then each slice of 200 cases is seen.
    refetchInterval: query => (expected || query.state.data?.latest?.finishedAt === null ? 1000 : 10_000),
  });
}

/**
 * How the running cases follow the calendar that was entered last: progress while it runs, then what came of it.
 * `after` is what was the last one when a calendar was just saved: until another appears, it is about to begin.
 */
export function RecomputationBand({ after }: { after: { version: string | undefined } | undefined }) {
  const t = useMessages(messages);
  const dates = useDates();
  const client = useQueryClient();
  const [begun, setBegun] = useState(false);
  const expected = after !== undefined && !begun;
  const latest = useRecomputation(expected).data?.latest ?? undefined;
  useEffect(() => {
    if (after && latest && latest.calendarVersion !== after.version) setBegun(true);
  }, [after, latest]);
  const running = latest !== undefined && latest.finishedAt === null;
  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && !running)
      for (const queryKey of [['work'], ['today'], ['/api/cases'], ['case']])
        void client.invalidateQueries({ queryKey });
    wasRunning.current = running;
  }, [running, client]);
  if (expected) return <Band title={t('soon')}>{t('runningText')}</Band>;
  if (!latest) return null;
  const { done, total, moved, finishedAt } = latest;
  if (!finishedAt)
    return (
      <Band title={t('running', { done, total })}>
        <progress aria-label={t('progress')} max={Math.max(1, total)} value={done} /> {t('runningText')}
      </Band>
    );
  return (
    <Band title={t(moved > 0 ? 'moved' : 'same', { total, moved })}>
      {t('finished', { when: dates.moment(finishedAt) })} {moved > 0 && t('recorded')}
    </Band>
  );
}
