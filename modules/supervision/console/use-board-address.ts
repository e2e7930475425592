import { addDays, type LocalDate } from '@onewindow/console-kit';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { CardTab } from './data.ts';

/** Days back that the rates and the ranking may be asked for. */
export const periods = [7, 30, 90, 365] as const;
const tabs = ['open', 'new', 'awaiting', 'explained', 'closed'] as const satisfies readonly CardTab[];
export type BoardTab = (typeof tabs)[number];

/** What the board shows, kept in the address so that it can be sent to somebody. */
export interface BoardAddress {
  county: string | undefined;
  organisation: string | undefined;
  days: number;
  tab: BoardTab;
  /** Changes some of it; undefined takes a condition away. */
  set(change: Record<string, string | undefined>): void;
}

export function useBoardAddress(): BoardAddress {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  return {
    county: search.county || undefined,
    organisation: search.organisation || undefined,
    days: periods.find(days => String(days) === search.days) ?? 30,
    tab: tabs.find(tab => tab === search.tab) ?? 'open',
    set: change => {
      const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '');
      void navigate({ to: '.', search: Object.fromEntries(next) as never, replace: true });
    },
  };
}

/** The days from `days - 1` days ago to today. */
export function spanOf(days: number, today: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: addDays(today, 1 - days), to: today };
}
