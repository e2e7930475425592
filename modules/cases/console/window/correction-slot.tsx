import { api, apiPath, Button, type StoredFile, useCommand, useMessages } from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import type { CorrectionReply } from '../../src/contract-corrections.ts';
import { ScanButton } from './scan-button.tsx';
import { slotId } from './window-data.ts';

type Slot = CorrectionReply['slots'][number];

const messages = defineMessages({
  zh: { none: '还没有', optional: '不用换的，空着', scan: '扫描或选文件', more: '再加一份', remove: '拿掉' },
  en: {
    none: 'not yet',
    optional: 'leave empty what stays',
    scan: 'Scan or choose',
    more: 'Add another',
    remove: 'Remove',
  },
});

/** One material of a correction: what the notice says of it, and what was scanned for it here or uploaded at home. */
export function CorrectionSlot({
  caseId,
  slot,
  name,
  onChange,
}: {
  caseId: string;
  slot: Slot;
  name: string;
  onChange(): Promise<void>;
}) {
  const t = useMessages(messages);
  const attach = useCommand<StoredFile>({
    async send(file, key) {
      const body = { slot: slot.slot, fileId: file.id, name: file.name };
      await api.post(apiPath`/api/cases/${caseId}/correction-files`, body, { key });
      await onChange();
    },
  });
  const remove = useCommand<string>({
    async send(id, key) {
      await api.delete(apiPath`/api/cases/${caseId}/correction-files/${id}`, { key });
      await onChange();
    },
  });
  const missing = slot.asked && slot.files.length === 0;
  return (
    <li id={slotId(slot.slot)} tabIndex={-1} className="ow-window-slot" data-missing={missing ? '' : undefined}>
      <div className="ow-window-slot-head">
        {missing ? <b>{name}</b> : <span>{name}</span>}
        <span className="ow-window-slot-state">
          {slot.files.length === 0 && <span className="ow-muted">{t(slot.asked ? 'none' : 'optional')}</span>}
          <ScanButton
            label={t(slot.files.length > 0 ? 'more' : 'scan')}
            hint={name}
            onDone={file => attach.run(file)}
          />
        </span>
      </div>
      {slot.what && <p className="ow-window-slot-what">{slot.what}</p>}
      {slot.files.map(file => (
        <div key={file.id} className="ow-window-slot-file">
          <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer" className="ow-cut">
            {file.name}
          </a>
          <span className="ow-muted">{file.addedBy}</span>
          <span className="ow-window-slot-acts">
            <Button
              kind="link"
              size="small"
              aria-label={`${t('remove')} ${file.name}`}
              onClick={() => void remove.run(file.id)}
            >
              {t('remove')}
            </Button>
          </span>
        </div>
      ))}
    </li>
  );
}
