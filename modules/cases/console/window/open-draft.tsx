import {
  Button,
  DeskPage,
  EmptyState,
  ErrorState,
  ProblemError,
  Skeleton,
  useCommand,
  useLanguage,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReceivedReply } from '../../src/contract-applications.ts';
import { ApplicationForm } from './application-form.tsx';
import { DeliveryPanel } from './delivery-panel.tsx';
import { MaterialsPanel } from './materials-panel.tsx';
import { goToPlace, type Problem, problemsOf } from './problems.ts';
import { paperOf, ReceivePanel } from './receive-panel.tsx';
import { useApplication } from './use-application.ts';
import { draftKey, fetchDraft, submitAndReceive } from './window-data.ts';

const messages = defineMessages({
  zh: {
    gone: '这份草稿已经提交或过期',
    goneText: '在左边“今天收的件”里能找到已经提交的。',
    other: '换一个事项',
  },
  en: {
    gone: 'This draft has been submitted or has expired',
    goneText: 'What was submitted is in the list at the left.',
    other: 'Another item',
  },
});

export type Frame = Pick<Parameters<typeof DeskPage>[0], 'title' | 'note' | 'left' | 'leftLabel' | 'rightLabel'>;

/** The draft in the address: to be worked on, or gone because it was submitted meanwhile. */
export function OpenDraft({
  id,
  frame,
  card,
  onReceived,
  onLeave,
}: {
  id: string;
  frame: Frame;
  card: React.ReactNode;
  onReceived(reply: ReceivedReply): void;
  onLeave(): void;
}) {
  const t = useMessages(messages);
  const draft = useQuery({
    queryKey: draftKey(id),
    queryFn: ({ signal }) => fetchDraft(id, signal),
    // What is on the page is what the officer types into; only she fetches it anew.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 0,
    gcTime: 0,
  });
  if (draft.data && draft.data.state === 'draft') {
    return <Desk initial={draft.data} frame={frame} card={card} onReceived={onReceived} onLeave={onLeave} />;
  }
  const gone = draft.data !== undefined || (draft.error instanceof ProblemError && draft.error.status === 404);
  return (
    <DeskPage {...frame} right={null}>
      {card}
      {gone ? (
        <EmptyState title={t('gone')} action={<Button onClick={onLeave}>{t('other')}</Button>}>
          {t('goneText')}
        </EmptyState>
      ) : draft.isError ? (
        <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
      ) : (
        <Skeleton lines={10} />
      )}
    </DeskPage>
  );
}

function Desk({
  initial,
  frame,
  card,
  onReceived,
  onLeave,
}: {
  initial: Parameters<typeof useApplication>[0];
  frame: Frame;
  card: React.ReactNode;
  onReceived(reply: ReceivedReply): void;
  onLeave(): void;
}) {
  const t = useMessages(messages);
  const application = useApplication(initial);
  const { locale } = useLanguage();
  const [tried, setTried] = useState(false);
  const [page, setPage] = useState<string | null>(application.form.nextPage);
  const [wanted, setWanted] = useState<Problem>();
  const problems = problemsOf(application);
  const receive = useCommand<{ version: number }, ReceivedReply>({
    send: ({ version }, key) => submitAndReceive(initial.id, version, key),
    onDone(reply) {
      const paper = paperOf(reply);
      if (paper) window.open(paper, '_blank', 'noopener');
      onReceived(reply);
    },
  });
  function goTo(problem: Problem) {
    if (problem.page) setPage(problem.page);
    setWanted({ ...problem });
  }
  // Only once its page is drawn can a place take the focus.
  useEffect(() => {
    if (wanted) goToPlace(wanted.target);
  }, [wanted]);
  async function start() {
    setTried(true);
    const [first] = problems;
    if (first) return goTo(first);
    const version = await application.save();
    if (version !== undefined) await receive.run({ version });
  }
  // What only the server saw is told with its own words.
  const told = receive.fields.map(one => ({ key: one.path, zh: one.message, en: one.message, target: 'main' }));
  return (
    <DeskPage
      {...frame}
      actions={<Button onClick={onLeave}>{t('other')}</Button>}
      right={
        <ReceivePanel
          problems={problems.length > 0 ? (tried ? problems : []) : told}
          busy={receive.pending}
          onReceive={() => void start()}
          onGo={goTo}
        />
      }
    >
      {card}
      <h2 className="ow-window-title" lang={locale === 'en' ? 'zh' : undefined}>
        {application.draft.title}
      </h2>
      <ApplicationForm application={application} tried={tried} open={page} onOpen={setPage} />
      <MaterialsPanel application={application} />
      <div id="delivery">
        <DeliveryPanel application={application} tried={tried} />
      </div>
    </DeskPage>
  );
}
