import { api, type ReplyOf, type TodayRow } from '@onewindow/console-kit';
import type { Static } from 'typebox';
import type { CaseListItem, TodayReply, WorkItem } from '../src/contract.ts';

/** What waits for the person, the most urgent first. */
export async function fetchWork(signal?: AbortSignal): Promise<WorkItem[]> {
  const { rows } = await api.get<{ rows: WorkItem[]; next: string | null }>('/api/work', {
    query: { limit: 100 },
    signal,
  });
  return rows;
}

export async function fetchToday(signal?: AbortSignal): Promise<Static<typeof TodayReply>> {
  return api.get<ReplyOf<Static<typeof TodayReply>>>('/api/today', { signal });
}

/** The number beside 今天; undefined for whoever has no work list. */
export async function workCount({ signal }: { signal: AbortSignal }): Promise<number | undefined> {
  try {
    return (await fetchWork(signal)).length;
  } catch {
    return undefined;
  }
}

type Words = { zh: string; en: string };

export const groupNames: Record<GroupKey, Words> = {
  over: { zh: '超过承诺时限', en: 'Over the promise' },
  step: { zh: '超过步骤时限', en: 'Over the step’s limit' },
  today: { zh: '今天到期', en: 'Due today' },
  soon: { zh: '三天内', en: 'Within three days' },
  later: { zh: '三天以后', en: 'Later' },
  paused: { zh: '暂停中', en: 'Paused' },
};

export type GroupKey = 'over' | 'step' | 'today' | 'soon' | 'later' | 'paused';

/** Which group a task stands in: by the case's promise first, then by its step. */
export function groupOf({ task, case: row }: WorkItem, today: string): GroupKey {
  if (row.paused) return 'paused';
  if (row.daysLeft !== null && row.daysLeft < 0) return 'over';
  if (task.dueOn !== null && task.dueOn < today) return 'step';
  if (row.daysLeft === 0) return 'today';
  return row.daysLeft !== null && row.daysLeft <= 3 ? 'soon' : 'later';
}

/** Share of the limit that is used, its colour and the words beside it. */
export function urgencyOfRow(row: CaseListItem, locale: 'zh' | 'en'): TodayRow['urgency'] {
  const words = (zh: string, en: string) => (locale === 'zh' ? zh : en);
  if (row.concludedAt) return { share: 1, tone: 'done', label: words('办结', 'done') };
  if (row.paused) return { share: 0.5, tone: 'paused', label: words('暂停', 'paused') };
  if (row.daysLeft === null) return { share: 0, tone: 'jade', label: '—' };
  const total = row.dueTotal ?? 20;
  const share = Math.min(1, Math.max(0, (total - row.daysLeft) / Math.max(1, total)));
  if (row.daysLeft < 0)
    return { share: 1, tone: 'red', label: words(`超 ${-row.daysLeft} 天`, `${-row.daysLeft} d over`) };
  const label = row.daysLeft === 0 ? words('今天', 'today') : words(`${row.daysLeft} 天`, `${row.daysLeft} d`);
  return { share, tone: share >= 0.8 || row.daysLeft <= 1 ? 'amber' : 'jade', label };
}
