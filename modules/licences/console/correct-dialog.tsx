import {
  api,
  apiPath,
  BeforeAfter,
  Button,
  Dialog,
  ErrorState,
  Skeleton,
  TextAreaField,
  TextField,
  useCommand,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CorrectionForm, FaceChange, LicenceDetail } from '../src/contract.ts';
import { CorrectionLines } from './correction-lines.tsx';

const messages = defineMessages({
  zh: {
    correct: '更正',
    text: '只更正发证机关自己写错、印错的字。决定的内容变了，由持证人申请变更；当初就不该发的，用撤销。',
    next: '看前后对照',
    back: '接着改',
    compare: '更正前后',
    reason: '理由',
    reasonHint: '持证人会看到',
    law: '依据',
    lawHint: '更正依据的规定或者本机关的决定',
    document: '更正决定文号',
    once: '办完立刻换成新的一版：证号不变，旧的二维码会说已更正，持证人的证照里换成新版。',
    cancel: '先不',
    done: '已更正，换成了新的一版',
  },
  en: {
    correct: 'Correct',
    text: 'Only for what the body itself misspelt or misprinted. When the facts have changed, the holder applies for a change; what should never have been issued is revoked.',
    next: 'Compare before and after',
    back: 'Go on editing',
    compare: 'Before and after',
    reason: 'Reason',
    reasonHint: 'seen by the holder',
    law: 'Basis',
    lawHint: 'the rule or the decision of the body that it rests on',
    document: 'Number of the decision',
    once: 'A new version takes its place at once: the number stays, the old QR code says that it was corrected, and the holder gets the new one.',
    cancel: 'Not now',
    done: 'Corrected: a new version has taken its place',
  },
});

/** What was changed in the dialog, as the interface takes it. */
export type Corrections = Partial<Pick<CorrectionForm, 'holderName' | 'validFrom' | 'validTo'>> & {
  fields?: Record<string, unknown>;
};

/** 更正: first the lines, then before and after with reason and basis; what is corrected is the licence that was seen. */
export function CorrectDialog({ licence, onClose }: { licence: LicenceDetail; onClose(): void }) {
  const t = useMessages(messages);
  const say = useText();
  const [corrections, setCorrections] = useState<Corrections>({});
  const [changes, setChanges] = useState<FaceChange[]>();
  const [reason, setReason] = useState('');
  const [law, setLaw] = useState('');
  const [document, setDocument] = useState('');
  const form = useQuery({
    queryKey: ['licence', licence.id, 'correction'],
    queryFn: ({ signal }) => api.get<CorrectionForm>(apiPath`/api/licences/${licence.id}/correction`, { signal }),
  });
  const body = { ...corrections, revision: licence.revision };
  const preview = useCommand<void, { changes: FaceChange[] }>({
    send: (_, key) => api.post(apiPath`/api/licences/${licence.id}/correction/preview`, body, { key }),
    onDone: reply => setChanges(reply.changes),
  });
  const command = useCommand<void, unknown>({
    send: (_, key) =>
      api.post(
        apiPath`/api/licences/${licence.id}/correction`,
        { ...body, reason, law, document: document.trim() || null },
        { key },
      ),
    invalidates: [['licence', licence.id], ['/api/licences']],
    done: t('done'),
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${t('correct')} ${licence.number}`}
      onClose={onClose}
      width={640}
      footer={
        <>
          <Button onClick={changes ? () => setChanges(undefined) : onClose}>{t(changes ? 'back' : 'cancel')}</Button>
          {changes ? (
            <Button kind="ink" busy={command.pending} onClick={() => void command.run()}>
              {t('correct')}
            </Button>
          ) : (
            <Button kind="solid" busy={preview.pending} onClick={() => void preview.run()}>
              {t('next')}
            </Button>
          )}
        </>
      }
    >
      {changes ? (
        <>
          <h3>{t('compare')}</h3>
          <BeforeAfter
            label={t('compare')}
            rows={changes.map(row => ({
              key: row.key,
              label: say(row.label),
              before: say(row.before),
              after: say(row.after),
            }))}
          />
          <div className="ow-fields ow-fields-1">
            <TextAreaField
              path="/reason"
              label={t('reason')}
              hint={t('reasonHint')}
              value={reason}
              onChange={value => setReason(value ?? '')}
              error={command.problemAt('/reason')}
            />
            <TextField
              path="/law"
              label={t('law')}
              hint={t('lawHint')}
              value={law}
              onChange={value => setLaw(value ?? '')}
              error={command.problemAt('/law')}
            />
            <TextField
              path="/document"
              label={t('document')}
              optional
              value={document}
              onChange={value => setDocument(value ?? '')}
              error={command.problemAt('/document')}
            />
          </div>
          <p>{t('once')}</p>
        </>
      ) : (
        <>
          <p className="ow-muted">{t('text')}</p>
          {form.data ? (
            <CorrectionLines
              form={form.data}
              corrections={corrections}
              onChange={setCorrections}
              problemAt={preview.problemAt}
            />
          ) : form.isError ? (
            <ErrorState error={form.error} onRetry={() => void form.refetch()} />
          ) : (
            <Skeleton lines={6} />
          )}
        </>
      )}
    </Dialog>
  );
}
