import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { useCommand } from '../api/use-command.ts';

/** A view of one's own, as `GET /api/console/views?page=` answers it. */
export interface SavedView {
  name: string;
  /** As in an address; the columns are in `cols`. */
  search: Record<string, string>;
}

const empty: SavedView[] = [];

/**
 * The person's own views of a page, kept with her account so that they are there on every machine. Saving shows at
 * once and is taken back if the server refuses, which a notice tells.
 */
export function useSavedViews(page: string): {
  views: SavedView[];
  loaded: boolean;
  save(views: SavedView[]): Promise<boolean>;
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
  const put = useCommand<SavedView[]>({
    send: (next, key) => api.put('/api/console/views', { page, views: next }, { key }),
  });
  const views = data ?? empty;
  return {
    views,
    loaded: isFetched,
    async save(next) {
      client.setQueryData(queryKey, next);
      const kept = await put.run(next);
      if (!kept) client.setQueryData(queryKey, views);
      return kept;
    },
  };
}
