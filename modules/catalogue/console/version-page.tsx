import { ErrorState, Page, Skeleton, useMessages, usePermission, useRouteParam } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { versionQuery } from './editor-data.ts';
import { DraftEditor } from './editor-form.tsx';
import { catalogueNames } from './editor-names.ts';
import { VersionReview } from './version-review.tsx';

const messages = defineMessages({
  zh: { title: '事项版本', list: '事项目录' },
  en: { title: 'Version of an item', list: 'Service items' },
});

/** A version in any state: a draft is edited, one in review is compared and decided on, a published one is read. */
export function VersionPage() {
  const t = useMessages(messages);
  const may = usePermission();
  const id = useRouteParam('id');
  // An editor begins from what is saved now, never from what was read before; nothing changes under her hands.
  const found = useQuery({ ...versionQuery(id), gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false });
  if (found.data) {
    const { draft } = found.data;
    return draft.state === 'draft' && may(catalogueNames.edit) ? (
      <DraftEditor key={draft.id} loaded={found.data} />
    ) : (
      <VersionReview key={draft.id} loaded={found.data} />
    );
  }
  return (
    <Page title={t('title')} back={{ label: t('list'), to: '/catalogue' }}>
      {found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton lines={12} />
      )}
    </Page>
  );
}
