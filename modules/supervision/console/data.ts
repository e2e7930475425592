import { api } from '@onewindow/console-kit';
import type { BoardReply, CardItem, CardListReply } from '../src/contract.ts';

export type CardTab = 'open' | 'new' | 'awaiting' | 'explained' | 'closed' | 'all';

/** Where the board looks: a county (twelve digits), one body, and how many days back. */
export interface Place {
  county?: string | undefined;
  organisation?: string | undefined;
}

export function fetchBoard(query: Place & { from?: string; to?: string }, signal?: AbortSignal): Promise<BoardReply> {
  return api.get<BoardReply>('/api/supervision/board', { query: { ...query }, signal }) as Promise<BoardReply>;
}

export interface CardQuery extends Place {
  tab?: CardTab;
  rule?: string;
  colour?: string;
  case?: string;
  from?: string;
  to?: string;
  limit?: number;
  after?: string | undefined;
}

export function fetchCards(query: CardQuery, signal?: AbortSignal): Promise<CardListReply> {
  return api.get<CardListReply>('/api/supervision/cards', { query: { ...query }, signal }) as Promise<CardListReply>;
}

/** The number beside 监督台: cards of one's jurisdiction that nobody has decided yet. */
export async function openCardCount({ signal }: { signal: AbortSignal }): Promise<number | undefined> {
  try {
    return (await fetchCards({ tab: 'open', limit: 1 }, signal)).tabs?.open;
  } catch {
    return undefined;
  }
}

export interface Organisation {
  id: string;
  name: string;
}

/** Bodies of a county, or by name; for the filters. */
export async function fetchOrganisations(
  query: { division?: string | undefined; q?: string; limit?: number },
  signal?: AbortSignal,
): Promise<Organisation[]> {
  const { rows } = await api.get<{ rows: Organisation[] }>('/api/organisations', { query: { ...query }, signal });
  return rows;
}

export const cityCode = '450300000000';

export function cardHref(row: Pick<CardItem, 'id'>, tab?: string): string {
  return `/supervision/cards/${row.id}${tab ? `?tab=${tab}` : ''}`;
}
