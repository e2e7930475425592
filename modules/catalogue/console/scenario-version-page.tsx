import { ErrorState, Page, Skeleton, useMessages, usePermission, useRouteParam } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { catalogueNames } from './editor-names.ts';
import { scenarioVersionQuery } from './scenario-data.ts';
import { ScenarioEditor } from './scenario-editor.tsx';
import { ScenarioReview } from './scenario-review.tsx';

const messages = defineMessages({ zh: { title: '情形' }, en: { title: 'Scenarios' } });

/** A version of a scenario: a draft is edited, one in review is decided on, a published one is read. */
export function ScenarioVersionPage() {
  const t = useMessages(messages);
  const may = usePermission();
  const id = useRouteParam('id');
  // An editor begins from what is saved now, and nothing changes under her hands.
  const found = useQuery({
    ...scenarioVersionQuery(id),
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (found.data) {
    const { scenario } = found.data;
    return scenario.state === 'draft' && may(catalogueNames.edit) ? (
      <ScenarioEditor key={id} loaded={found.data} />
    ) : (
      <ScenarioReview kept={found.data} />
    );
  }
  return (
    <Page title={t('title')} back={{ label: t('title'), to: '/catalogue/scenarios' }}>
      {found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </Page>
  );
}
