import {
  api,
  apiPath,
  Button,
  DeskPage,
  EmptyState,
  ErrorState,
  Skeleton,
  Slot,
  useHotkeys,
  useMessages,
  useSession,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReceivedReply } from '../../src/contract-applications.ts';
import { ApplicantCard } from './applicant-card.tsx';
import { ChooseItem } from './choose-item.tsx';
import { FindApplicant } from './find-applicant.tsx';
import { OpenCorrection } from './open-correction.tsx';
import { OpenDraft } from './open-draft.tsx';
import { ReceivedPanel } from './receive-panel.tsx';
import { ReceivedToday, receivedTodayKey } from './received-today.tsx';
import { type Party, partyKey } from './window-data.ts';
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
  const { partyId, draftId, correctId, go } = usePlace();
  const client = useQueryClient();
  const party = useQuery({
    queryKey: partyKey(partyId ?? ''),
    queryFn: ({ signal }) => api.get<Party>(apiPath`/api/parties/${partyId ?? ''}`, { signal }) as Promise<Party>,
    enabled: partyId !== undefined,
  });
  const [received, setReceived] = useState<ReceivedReply>();
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
    // One visit, however many cases came of it: it is rated with the first that was received here.
    const served = received.cases.find(one => one.document);
    return (
      <DeskPage {...frame} right={<ReceivedPanel applicant={party.data.name} received={received} onNext={next} />}>
        {card}
        <EmptyState title={t('done')} action={<Button onClick={() => setReceived(undefined)}>{t('other')}</Button>}>
          {t('doneText')}
        </EmptyState>
        {served && (
          <div className="ow-window-served">
            <Slot name="cases.served" subjectId={served.id} />
          </div>
        )}
      </DeskPage>
    );
  }
  if (correctId !== undefined) {
    return (
      <OpenCorrection
        key={correctId}
        caseId={correctId}
        frame={frame}
        card={card}
        onLeave={() => {
          void client.invalidateQueries({ queryKey: ['corrections', partyId] });
          go({ party: partyId });
        }}
        onNext={next}
      />
    );
  }
  if (draftId === undefined) {
    return (
      <DeskPage {...frame} right={idle}>
        {card}
        <ChooseItem
          party={party.data}
          onDraft={draft => go({ party: partyId, draft })}
          onCorrect={correct => go({ party: partyId, correct })}
        />
      </DeskPage>
    );
  }
  return (
    <OpenDraft
      key={draftId}
      id={draftId}
      frame={frame}
      card={card}
      onReceived={reply => {
        void client.invalidateQueries({ queryKey: receivedTodayKey });
        void client.invalidateQueries({ queryKey: ['drafts', partyId] });
        setReceived(reply);
        go({ party: partyId });
      }}
      onLeave={() => go({ party: partyId })}
    />
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

interface Place {
  party?: string;
  draft?: string;
  correct?: string;
}

/** Who and what stand in the address: `?party=…&draft=…`, or `&correct=…` with the case that is corrected. */
function usePlace() {
  const { party, draft, correct } = useSearch({ strict: false }) as Place;
  const navigate = useNavigate();
  return {
    partyId: party || undefined,
    draftId: draft || undefined,
    correctId: correct || undefined,
    go: (search: Place) => void navigate({ to: '/window', search: search as never }),
  };
}
