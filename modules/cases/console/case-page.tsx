import { api, apiPath, ErrorState, Page, Skeleton, useMessages, useRouteParam } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import type { CaseReply } from '../src/contract.ts';
import { CaseView } from './case-view.tsx';

const messages = defineMessages({ zh: { title: '办件' }, en: { title: 'Case' } });

/** One case on one screen; opening it leaves an event that its owner can see. */
export function CasePage() {
  const t = useMessages(messages);
  const id = useRouteParam('caseId');
  const query = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.get<CaseReply>(apiPath`/api/cases/${id}`, { signal }) as Promise<CaseReply>,
  });
  if (query.data) return <CaseView key={id} reply={query.data} />;
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
