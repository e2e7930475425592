import { ConnectionError, connection } from '@onewindow/console-kit';
import { QueryClient } from '@tanstack/react-query';

/**
 * Reads are tried again only when they did not get through; an answer, whatever it says, is an answer. What failed
 * for want of a connection is read again when it is back.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => error instanceof ConnectionError && failures < 3,
        staleTime: 10_000,
        gcTime: 600_000,
      },
      mutations: { retry: false },
    },
  });
  connection.subscribe(() => {
    if (connection.get().lost) return;
    void client.refetchQueries({ predicate: query => query.state.error instanceof ConnectionError });
  });
  return client;
}
