import { api, type ReplyOf, type TodayRow } from '@onewindow/console-kit';
import type { Static } from 'typebox';
import type { CaseListItem, TodayReply, WorkItem, WorkReply } from '../src/contract.ts';
import { plain } from './team/team-words.ts';

/** What waits for the person, the most urgent first. */
export async function fetchWork(kind?: WorkKind, signal?: AbortSignal): Promise<WorkReply> {
  return api.get<WorkReply>('/api/work', { query: { limit: 100, kind }, signal }) as Promise<WorkReply>;
}

/** Why a task stands in the list. */
export type WorkKind = keyof WorkReply['counts'];

export function countAll(counts: WorkReply['counts']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** What stands beside a task that a colleague has something to do with; that nobody has claimed it, only among others that somebody has. */
export function markOf({ task }: WorkItem, { mixed }: { mixed: boolean }): { mark?: Words; note?: string } {
  const words = (mark: Words): { mark: Words; note?: string } => {
    const { byName, note } = task.given ?? {};
    return { mark, ...(byName && note && { note: `${plain(byName)}：${note}` }) };
  };
  if (task.kind === 'cosign') return words({ zh: '加签', en: 'Co-sign' });
  if (task.kind === 'delegated') return words({ zh: '受托', en: 'Delegated' });
  if (task.openSigners > 0) {
    const count = task.openSigners;
    return { mark: { zh: `等 ${count} 位加签`, en: `${count} to co-sign` } };
  }
  if (task.given?.kind === 'handedOver') return words({ zh: '转来', en: 'Handed over' });
  if (task.given?.kind === 'handedBack') return words({ zh: '已交回', en: 'Handed back' });
  return task.kind === 'open' && mixed ? { mark: { zh: '待签收', en: 'To claim' } } : {};
}

export async function fetchToday(signal?: AbortSignal): Promise<Static<typeof TodayReply>> {
  return api.get<ReplyOf<Static<typeof TodayReply>>>('/api/today', { signal });
}

/** The number beside 今天; undefined for whoever has no work list. */
export async function workCount({ signal }: { signal: AbortSignal }): Promise<number | undefined> {
  try {
    return countAll((await fetchWork(undefined, signal)).counts);
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
