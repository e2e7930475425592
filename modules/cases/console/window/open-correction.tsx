import {
  Button,
  DeskPage,
  EmptyState,
  ErrorState,
  ProblemError,
  Skeleton,
  Slot,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { CorrectionDesk } from './correction-desk.tsx';
import { CorrectedPanel } from './correction-panel.tsx';
import type { Frame } from './open-draft.tsx';
import { fetchCorrection } from './window-data.ts';

const messages = defineMessages({
  zh: {
    gone: '这一件现在没有要补的',
    goneText: '可能刚刚已经在网上补过，或者不在您的管辖范围里。',
    done: '补正已经收下',
    doneText: '申请人在网上看得到是哪个窗口、谁替她录入的。',
    other: '看这位申请人的其他事',
  },
  en: {
    gone: 'Nothing is to be corrected here now',
    goneText: 'It may just have been corrected online, or it lies outside your jurisdiction.',
    done: 'The correction is in',
    doneText: 'The applicant sees online which window and who entered it for her.',
    other: 'Other things for this person',
  },
});

/** 补正 brought on paper: the case in the address, as far as it still waits. */
export function OpenCorrection({
  caseId,
  frame,
  card,
  onLeave,
  onNext,
}: {
  caseId: string;
  frame: Frame;
  card: ReactNode;
  onLeave(): void;
  onNext(): void;
}) {
  const t = useMessages(messages);
  const [done, setDone] = useState(false);
  const found = useQuery({
    queryKey: ['correction', caseId],
    queryFn: ({ signal }) => fetchCorrection(caseId, signal),
    // What the officer types stands on the page; only she fetches it anew.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const other = <Button onClick={onLeave}>{t('other')}</Button>;
  if (found.data && done) {
    return (
      <DeskPage {...frame} right={<CorrectedPanel correction={found.data} onNext={onNext} />}>
        {card}
        <EmptyState title={t('done')} action={other}>
          {t('doneText')}
        </EmptyState>
        <div className="ow-window-served">
          <Slot name="cases.served" subjectId={caseId} />
        </div>
      </DeskPage>
    );
  }
  if (found.data) {
    return (
      <CorrectionDesk initial={found.data} frame={frame} card={card} onDone={() => setDone(true)} onLeave={onLeave} />
    );
  }
  const gone = found.error instanceof ProblemError && [403, 404, 409].includes(found.error.status);
  return (
    <DeskPage {...frame} right={null}>
      {card}
      {gone ? (
        <EmptyState title={t('gone')} action={other}>
          {t('goneText')}
        </EmptyState>
      ) : found.isError ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </DeskPage>
  );
}
