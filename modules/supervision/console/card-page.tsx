import { api, apiPath, ErrorState, Page, Skeleton, useMessages, useRouteParam } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import type { CardReply } from '../src/contract.ts';
import { CardView } from './card-view.tsx';

const messages = defineMessages({ zh: { title: '监察牌' }, en: { title: 'Card' } });

/** One card: what was found, on what evidence, what was said about it, what the person may do. */
export function CardPage() {
  const t = useMessages(messages);
  const id = useRouteParam('cardId');
  const query = useQuery({
    queryKey: ['supervision', 'card', id],
    queryFn: ({ signal }) =>
      api.get<CardReply>(apiPath`/api/supervision/cards/${id}`, { signal }) as Promise<CardReply>,
  });
  if (query.data) return <CardView reply={query.data} />;
  return (
    <Page title={t('title')}>
      {query.isError ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </Page>
  );
}
