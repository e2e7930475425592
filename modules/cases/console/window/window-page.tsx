import {
  api,
  apiPath,
  Button,
  DeskPage,
  EmptyState,
  ErrorState,
  ProblemError,
  Skeleton,
  useCommand,
  useHotkeys,
  useLanguage,
  useMessages,
  useSession,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ReceivedReply } from '../../src/contract.ts';
import { ApplicantCard } from './applicant-card.tsx';
import { ApplicationForm } from './application-form.tsx';
import { ChooseItem } from './choose-item.tsx';
import { DeliveryPanel } from './delivery-panel.tsx';
import { FindApplicant } from './find-applicant.tsx';
import { MaterialsPanel } from './materials-panel.tsx';
import { goToPlace, type Problem, problemsOf } from './problems.ts';
import { printHref, ReceivedPanel, ReceivePanel } from './receive-panel.tsx';
import { ReceivedToday, receivedTodayKey } from './received-today.tsx';
import { useApplication } from './use-application.ts';
import { draftKey, fetchDraft, type Party, partyKey, type ReceivedCase, submitAndReceive } from './window-data.ts';
import './window.css';

const messages = defineMessages({
  zh: {
    title: '窗口收件',
    left: '正在办',
    right: '收件',
    serving: '正在办',
    nobody: '等下一位',
    next: '办完，下一位',
    idle: '先找到申请人，再选要办的事项。右边会出凭证。',
    side: '收件',
    done: '已收件',
    doneText: '凭证在右边，可以再打印。',
    gone: '这份草稿已经提交或过期',
    goneText: '在左边“今天收的件”里能找到已经提交的。',
    other: '换一个事项',
  },
  en: {
    title: 'Window',
    left: 'Serving',
    right: 'Receipt',
    serving: 'Serving',
    nobody: 'Waiting',
    next: 'Done, next person',
    idle: 'Find the applicant, then choose the item. The receipt appears here.',
    side: 'Receipt',
    done: 'Received',
    doneText: 'The receipt at the right can be printed again.',
    gone: 'This draft has been submitted or has expired',
    goneText: 'What was submitted is in the list at the left.',
    other: 'Another item',
  },
});

/**
 * 窗口收件 (mock-up c3): who stands here, what she wants, the same form as online, her materials, one key for the
 * receipt. Who and which draft stand in the address, so a reload or a sign-in in between loses nothing.
 */
export function WindowPage() {
  const t = useMessages(messages);
  const session = useSession();
  const { partyId, draftId, go } = usePlace();
  const client = useQueryClient();
  const party = useQuery({
    queryKey: partyKey(partyId ?? ''),
    queryFn: ({ signal }) => api.get<Party>(apiPath`/api/parties/${partyId ?? ''}`, { signal }) as Promise<Party>,
    enabled: partyId !== undefined,
  });
  const [received, setReceived] = useState<readonly ReceivedCase[]>();
  const next = () => {
    setReceived(undefined);
    go({});
  };
  useHotkeys([{ keys: 'F2', label: t('next'), whileTyping: true, run: next }], partyId !== undefined);
  const frame = {
    title: t('title'),
    note: session.organisationName,
    leftLabel: t('left'),
    rightLabel: t('right'),
    left: <Serving name={party.data?.name} onNext={next} />,
  };
  const idle = (
    <div className="ow-stack">
      <h2 className="ow-side-title">{t('side')}</h2>
      <p className="ow-muted">{t('idle')}</p>
    </div>
  );
  const card = party.data && <ApplicantCard party={party.data} onChange={next} />;

  if (partyId === undefined) {
    return (
      <DeskPage {...frame} right={idle}>
        <FindApplicant
          onFound={found => {
            client.setQueryData(partyKey(found.id), found);
            go({ party: found.id });
          }}
        />
      </DeskPage>
    );
  }
  if (party.isError) {
    return (
      <DeskPage {...frame} right={idle}>
        <ErrorState error={party.error} onRetry={() => void party.refetch()} />
      </DeskPage>
    );
  }
  if (!party.data) {
    return (
      <DeskPage {...frame} right={idle}>
        <Skeleton lines={8} />
      </DeskPage>
    );
  }
  if (received) {
    return (
      <DeskPage {...frame} right={<ReceivedPanel applicant={party.data.name} cases={received} onNext={next} />}>
        {card}
        <EmptyState title={t('done')} action={<Button onClick={() => setReceived(undefined)}>{t('other')}</Button>}>
          {t('doneText')}
        </EmptyState>
      </DeskPage>
    );
  }
  if (draftId === undefined) {
    return (
      <DeskPage {...frame} right={idle}>
        {card}
        <ChooseItem party={party.data} onDraft={draft => go({ party: partyId, draft })} />
      </DeskPage>
    );
  }
  return (
    <OpenDraft
      key={draftId}
      id={draftId}
      frame={frame}
      card={card}
      onReceived={cases => {
        void client.invalidateQueries({ queryKey: receivedTodayKey });
        void client.invalidateQueries({ queryKey: ['drafts', partyId] });
        setReceived(cases);
        go({ party: partyId });
      }}
      onLeave={() => go({ party: partyId })}
    />
  );
}

type Frame = Pick<Parameters<typeof DeskPage>[0], 'title' | 'note' | 'left' | 'leftLabel' | 'rightLabel'>;

function OpenDraft({
  id,
  frame,
  card,
  onReceived,
  onLeave,
}: {
  id: string;
  frame: Frame;
  card: React.ReactNode;
  onReceived(cases: readonly ReceivedCase[]): void;
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
  onReceived(cases: readonly ReceivedCase[]): void;
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
    onDone({ cases }) {
      for (const one of cases) if (one.document) window.open(printHref(one.document.id), '_blank', 'noopener');
      onReceived(cases);
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

function Serving({ name, onNext }: { name: string | undefined; onNext(): void }) {
  const t = useMessages(messages);
  return (
    <div className="ow-stack">
      <div className="ow-window-now">
        <span className="ow-muted">{t('serving')}</span>
        <strong>{name ?? t('nobody')}</strong>
      </div>
      {name && (
        <Button kind="outline" size="large" keys="F2" block onClick={onNext}>
          {t('next')}
        </Button>
      )}
      <ReceivedToday />
    </div>
  );
}

/** Who and what stand in the address: `?party=…&draft=…`. */
function usePlace() {
  const { party, draft } = useSearch({ strict: false }) as { party?: string; draft?: string };
  const navigate = useNavigate();
  return {
    partyId: party || undefined,
    draftId: draft || undefined,
    go: (search: { party?: string; draft?: string }) => void navigate({ to: '/window', search: search as never }),
  };
}
