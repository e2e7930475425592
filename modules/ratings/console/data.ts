import { api } from '@onewindow/console-kit';
import type { CallBackItem, TotalItem } from '../src/contract.ts';

export interface CallBackList {
  rows: CallBackItem[];
  next: string | null;
  counts: { open: number; overdue: number; calledBack: number };
}

export function fetchCallBacks(
  query: { state?: string; organisation?: string; limit?: number; after?: string | undefined },
  signal?: AbortSignal,
): Promise<CallBackList> {
  return api.get<CallBackList>('/api/ratings/call-backs', { query: { ...query }, signal }) as Promise<CallBackList>;
}

/** The number beside 评价: bad ratings of one's jurisdiction that nobody has called back on. */
export async function openCallBackCount({ signal }: { signal: AbortSignal }): Promise<number | undefined> {
  try {
    return (await fetchCallBacks({ limit: 1 }, signal)).counts.open;
  } catch {
    return undefined;
  }
}

export interface TotalList {
  total: TotalItem;
  rows: TotalItem[];
  next: string | null;
}

export function fetchTotals(
  query: { by?: string; county?: string; organisation?: string; limit?: number; after?: string | undefined },
  signal?: AbortSignal,
): Promise<TotalList> {
  return api.get<TotalList>('/api/public/ratings', { query: { ...query }, signal }) as Promise<TotalList>;
}

export function percent(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1)}%`;
}
