import {
  api,
  apiPath,
  Button,
  Dialog,
  Facts,
  Panel,
  Segmented,
  TextField,
  useCommand,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { type FormEvent, useState } from 'react';
import type { Party } from './window-data.ts';
import './window.css';

const messages = defineMessages({
  zh: {
    applicant: '申请人',
    change: '换一位',
    unmask: '看完整号码',
    title: '看完整号码',
    text: '会记下您、时间和理由，本人在“谁看过我的信息”里看得到。',
    field: '看哪一项',
    idNumber: '证件号',
    phone: '电话',
    address: '住址',
    reason: '为什么要看',
    show: '看，并留下记录',
    close: '看好了',
    nothing: '没有登记',
  },
  en: {
    applicant: 'Applicant',
    change: 'Someone else',
    unmask: 'Full numbers',
    title: 'See the full number',
    text: 'You, the time and your reason are recorded; the person can see them.',
    field: 'Which',
    idNumber: 'ID number',
    phone: 'Telephone',
    address: 'Address',
    reason: 'Why',
    show: 'Show and record',
    close: 'Done',
    nothing: 'not registered',
  },
});

/** Who stands at the window. Numbers are masked; seeing one in full needs a reason and is recorded. */
export function ApplicantCard({ party, onChange }: { party: Party; onChange(): void }) {
  const t = useMessages(messages);
  const [unmasking, setUnmasking] = useState(false);
  return (
    <Panel>
      <div className="ow-window-card">
        <div>
          <span className="ow-muted">{t('applicant')}</span>
          <h2>{party.name}</h2>
          <span className="ow-muted">{[party.idMasked, party.phoneMasked].filter(Boolean).join('　')}</span>
        </div>
        <div className="ow-window-actions">
          <Button icon="eye" onClick={() => setUnmasking(true)}>
            {t('unmask')}
          </Button>
          <Button onClick={onChange}>{t('change')}</Button>
        </div>
      </div>
      {unmasking && <Unmask party={party} onClose={() => setUnmasking(false)} />}
    </Panel>
  );
}

function Unmask({ party, onClose }: { party: Party; onClose(): void }) {
  const t = useMessages(messages);
  const [field, setField] = useState<'idNumber' | 'phone' | 'address'>('idNumber');
  const [reason, setReason] = useState('');
  const [value, setValue] = useState<string | null>();
  const command = useCommand<{ field: string; reason: string }, { value: string | null }>({
    send: (input, key) => api.post(apiPath`/api/parties/${party.id}/unmask`, input, { key }),
    onDone: reply => setValue(reply.value),
  });
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <form
        className="ow-stack"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void command.run({ field, reason });
        }}
      >
        <p>{t('text')}</p>
        <Segmented
          label={t('field')}
          value={field}
          options={[
            { key: 'idNumber', label: t('idNumber') },
            { key: 'phone', label: t('phone') },
            { key: 'address', label: t('address') },
          ]}
          onChange={next => {
            setField(next as typeof field);
            setValue(undefined);
          }}
        />
        <TextField
          path="/reason"
          label={t('reason')}
          value={reason}
          onChange={next => setReason(next ?? '')}
          error={command.problemAt('/reason')}
        />
        {value !== undefined && (
          <Facts columns={1} facts={[{ label: t(field), value: <b>{value ?? t('nothing')}</b> }]} />
        )}
        <div className="ow-window-actions">
          {value === undefined ? (
            <Button type="submit" kind="outline" busy={command.pending}>
              {t('show')}
            </Button>
          ) : (
            <Button kind="outline" onClick={onClose}>
              {t('close')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
