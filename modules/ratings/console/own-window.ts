import { api, useSession } from '@onewindow/console-kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RatingWindowItem } from '../src/contract.ts';

/** Kept in this browser: the desk stays where it is, whoever sits down. */
interface Desk {
  windowId?: string;
  /** The page goes to a second screen that is turned to the person. */
  screen?: boolean;
}

function read(key: string): Desk {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? '{}') as Desk) ?? {};
  } catch {
    return {};
  }
}

/** Where this desk stands: the windows to choose from, and what was chosen last in this browser. */
export function useOwnWindow() {
  const { organisationId } = useSession();
  const key = `onewindow.desk.${organisationId}`;
  const [desk, setDesk] = useState(() => read(key));
  const found = useQuery({
    queryKey: ['rating-windows', organisationId],
    queryFn: ({ signal }) => api.get<{ rows: RatingWindowItem[] }>('/api/rating-windows', { signal }),
    staleTime: 600_000,
  });
  const windows = found.data?.rows ?? [];
  return {
    windows,
    window: windows.find(one => one.id === desk.windowId),
    screen: desk.screen ?? false,
    change(change: Desk) {
      const next = { ...desk, ...change };
      setDesk(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
  };
}
