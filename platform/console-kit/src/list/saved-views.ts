import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { randomKey } from '../api/command-key.ts';

/** A view of one's own, as `GET /api/console/views?page=` answers it. */
export interface SavedView {
  id: string;
  name: string;
  search: Record<string, string>;
  columns?: string[] | undefined;
}

const empty: SavedView[] = [];

/**
 * The person's own views of a page, kept with her account so that they are there on every machine. Saving shows at
 * once and is taken back if the server refuses.
 */
export function useSavedViews(page: string): {
  views: SavedView[];
  loaded: boolean;
  save(views: SavedView[]): Promise<void>;
} {
  const client = useQueryClient();
  const queryKey = ['console', 'views', page];
  const { data, isFetched } = useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      (await api.get<{ views: SavedView[] }>('/api/console/views', { query: { page }, signal })).views,
    staleTime: 300_000,
    retry: false,
  });
  const views = data ?? empty;
  return {
    views,
    loaded: isFetched,
    async save(next) {
      client.setQueryData(queryKey, next);
      try {
        await api.put('/api/console/views', { page, views: next }, { key: randomKey() });
      } catch (error) {
        client.setQueryData(queryKey, views);
        throw error;
      }
    },
  };
}
