import {
  api,
  apiPath,
  Button,
  Dialog,
  TextAreaField,
  TextField,
  useCommand,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useState } from 'react';
import type { LicenceDetail } from '../src/contract.ts';

export type EndingAct = 'annul' | 'revoke' | 'forfeit';

const messages = defineMessages({
  zh: {
    annul: '注销',
    revoke: '撤销',
    forfeit: '吊销',
    annulText:
      '有效期届满没有延续、持证人死亡或终止、申请注销，或者许可已被撤销、吊销的，办理注销（行政许可法第七十条）。',
    revokeText: '当初就不应当发的，撤销（行政许可法第六十九条）。持证人受到损害的，依法赔偿。',
    forfeitText: '作为行政处罚收回（行政处罚法第九条）。处罚决定要先作出。',
    once: '办完立刻生效：扫码的人马上看到，持证人马上收到告知，不能恢复。',
    reason: '理由',
    reasonHint: '持证人和扫码的人都会看到',
    law: '法律依据',
    document: '决定文号',
    cancel: '先不',
    done: '已办理，验证页已经更新',
  },
  en: {
    annul: 'Annul',
    revoke: 'Revoke',
    forfeit: 'Forfeit',
    annulText:
      'When its term is over, the holder has died or ended or asks for it, or the licence was revoked or forfeited (Administrative Licensing Law, article 70).',
    revokeText:
      'When it should never have been issued (Administrative Licensing Law, article 69). Damage to the holder is compensated as the law says.',
    forfeitText: 'Taken away as a penalty (Administrative Penalty Law, article 9), after the decision on the penalty.',
    once: 'It takes effect at once: whoever scans it sees it, the holder is told, and it cannot be undone.',
    reason: 'Reason',
    reasonHint: 'seen by the holder and by whoever verifies',
    law: 'Legal basis',
    document: 'Number of the decision',
    cancel: 'Not now',
    done: 'Done; the public page says so already',
  },
});

const laws: Record<EndingAct, string> = {
  annul: '《中华人民共和国行政许可法》第七十条',
  revoke: '《中华人民共和国行政许可法》第六十九条',
  forfeit: '',
};

/** Asks for reason, law and decision, says what follows, and ends the licence that the person saw. */
export function EndDialog({ act, licence, onClose }: { act: EndingAct; licence: LicenceDetail; onClose(): void }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const [law, setLaw] = useState(laws[act]);
  const [document, setDocument] = useState('');
  const command = useCommand<Record<string, unknown>, unknown>({
    send: (body, key) => api.post(apiPath`/api/licences/${licence.id}/end`, body, { key }),
    invalidates: [['licence', licence.id], ['/api/licences']],
    done: t('done'),
    onDone: onClose,
  });
  return (
    <Dialog
      title={`${t(act)} ${licence.number}`}
      onClose={onClose}
      width={560}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="ink"
            busy={command.pending}
            onClick={() =>
              void command.run({
                act,
                reason,
                law: law.trim() || null,
                document: document.trim() || null,
                revision: licence.revision,
              })
            }
          >
            {t(act)}
          </Button>
        </>
      }
    >
      <p className="ow-muted">{t(`${act}Text`)}</p>
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
      <p>{t('once')}</p>
    </Dialog>
  );
}
