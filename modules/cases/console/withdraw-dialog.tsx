import {
  api,
  apiPath,
  Button,
  Checkbox,
  Dialog,
  ErrorLine,
  ErrorState,
  Facts,
  Segmented,
  Skeleton,
  TextAreaField,
  TextField,
  useMessages,
  useText,
} from '@onewindow/console-kit';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { askerKinds } from '../src/asked-words.ts';
import type { CaseReply } from '../src/contract.ts';
import { useCaseCommand } from './case-commands.ts';
import { type Party, partyKey } from './window/window-data.ts';
import { withdrawMessages } from './withdraw-messages.ts';

type Kind = 'applicant' | 'representative' | 'agent';
type IdType = 'citizenId' | 'passport' | 'other';

/** 撤回 at a window: who stands here and asks, with which document; then what it means, then the one button. */
export function WithdrawDialog({ reply, onClose }: { reply: CaseReply; onClose(): void }) {
  const t = useMessages(withdrawMessages);
  const { partyId } = reply.case;
  const party = useQuery({
    queryKey: partyKey(partyId),
    queryFn: ({ signal }) => api.get<Party>(apiPath`/api/parties/${partyId}`, { signal }) as Promise<Party>,
  });
  if (party.data) return <Form reply={reply} party={party.data} onClose={onClose} />;
  return (
    <Dialog title={t('title')} onClose={onClose} footer={<Button onClick={onClose}>{t('cancel')}</Button>}>
      {party.isError ? <ErrorState error={party.error} onRetry={() => void party.refetch()} /> : <Skeleton lines={5} />}
    </Dialog>
  );
}

function Form({ reply, party, onClose }: { reply: CaseReply; party: Party; onClose(): void }) {
  const t = useMessages(withdrawMessages);
  const say = useText();
  const kinds: readonly [Kind, Kind] =
    party.kind === 'organisation' ? ['representative', 'agent'] : ['applicant', 'agent'];
  const [kind, setKind] = useState<Kind>(kinds[0]);
  const [asker, setAsker] = useState({ name: '', idType: 'citizenId' as IdType, idNumber: '' });
  const [checked, setChecked] = useState(false);
  const [reason, setReason] = useState('');
  const command = useCaseCommand(reply, { done: t('done'), onDone: onClose });
  const unchecked = command.problemAt('/askedBy/checked');
  const wrongKind = command.problemAt('/askedBy/kind');
  const field = (key: 'name' | 'idNumber', label: string) => ({
    path: `/askedBy/${key}`,
    label,
    value: asker[key],
    onChange: (value: string | null | undefined) => setAsker({ ...asker, [key]: value ?? '' }),
    error: command.problemAt(`/askedBy/${key}`),
  });
  const send = () =>
    command.run({
      path: 'withdraw',
      body: { reason, askedBy: { kind, checked, ...(kind !== 'applicant' && asker) } },
    });
  return (
    <Dialog
      title={t('title')}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="ink" busy={command.pending} onClick={() => void send()}>
            {t('act')}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        <p className="ow-muted">{t('text')}</p>
        <h3>{t('who')}</h3>
        <Segmented
          label={t('who')}
          value={kind}
          options={kinds.map(key => ({ key, label: say(askerKinds[key] ?? key) }))}
          onChange={setKind}
        />
        {wrongKind && <ErrorLine>{wrongKind}</ErrorLine>}
        {kind === 'applicant' ? (
          <Facts
            columns={2}
            facts={[
              { label: t('name'), value: party.name },
              { label: t('number'), value: party.idMasked },
            ]}
          />
        ) : (
          <>
            <TextField {...field('name', t('name'))} maxLength={2000} />
            <Segmented
              label={t('idType')}
              value={asker.idType}
              options={[
                { key: 'citizenId', label: t('citizenId') },
                { key: 'passport', label: t('passport') },
                { key: 'other', label: t('other') },
              ]}
              onChange={idType => setAsker({ ...asker, idType })}
            />
            <TextField {...field('idNumber', t('number'))} />
          </>
        )}
        <Checkbox checked={checked} onChange={setChecked} label={t(kind === 'agent' ? 'checkedAgent' : 'checked')} />
        {unchecked && <ErrorLine>{unchecked}</ErrorLine>}
        <TextAreaField
          path="/reason"
          label={t('reason')}
          hint={t('reasonHint')}
          optional
          value={reason}
          onChange={value => setReason(value ?? '')}
          error={command.problemAt('/reason')}
        />
      </div>
    </Dialog>
  );
}
