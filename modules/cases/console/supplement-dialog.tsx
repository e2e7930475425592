import {
  api,
  apiPath,
  Button,
  Dialog,
  ErrorLine,
  type StoredFile,
  TextField,
  useCommand,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages } from '@onewindow/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseReply } from '../src/contract.ts';
import { useCaseCommand } from './case-commands.ts';
import { ScanButton } from './window/scan-button.tsx';
import './case.css';

const messages = defineMessages({
  zh: {
    title: '收补充材料',
    text: '申请人自己要补充的，扫进来交给承办的人。不能要求申请人补充：该补正的，已经一次性告知。时限照样走，原来的材料不变。',
    name: '补充的是什么材料',
    files: '文件',
    scan: '扫描或选文件',
    remove: '拿掉',
    act: '收下补充材料',
    cancel: '先不',
    done: '补充材料收下了',
  },
  en: {
    title: 'Take in a supplement',
    text: 'What the applicant adds of her own accord is scanned for whoever handles the case. It may not be asked for: everything to correct was told once. The clock goes on and the materials stay.',
    name: 'What it is',
    files: 'Files',
    scan: 'Scan or choose',
    remove: 'Remove',
    act: 'Take it in',
    cancel: 'Not now',
    done: 'The supplement is in',
  },
});

/** 补充材料 brought on paper: scanned, named, handed in with one button. */
export function SupplementDialog({ reply, onClose }: { reply: CaseReply; onClose(): void }) {
  const t = useMessages(messages);
  const { id } = reply.case;
  const [title, setTitle] = useState('');
  const key = ['supplement', id];
  const staged = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      api.get<{ rows: CaseReply['materials'] }>(apiPath`/api/cases/${id}/supplement-files`, { signal }),
    gcTime: 0,
  });
  const attach = useCommand<StoredFile>({
    send: (file, idempotencyKey) =>
      api.post(
        apiPath`/api/cases/${id}/supplement-files`,
        { fileId: file.id, name: file.name },
        { key: idempotencyKey },
      ),
    invalidates: [key],
  });
  const remove = useCommand<string>({
    send: (materialId, idempotencyKey) =>
      api.delete(apiPath`/api/cases/${id}/supplement-files/${materialId}`, { key: idempotencyKey }),
    invalidates: [key],
  });
  const command = useCaseCommand(reply, { done: t('done'), onDone: onClose });
  const files = staged.data?.rows ?? [];
  const missing = command.problemAt('/files');
  return (
    <Dialog
      title={t('title')}
      width={560}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="solid"
            busy={command.pending}
            onClick={() => void command.run({ path: 'supplement', body: { title } })}
          >
            {t('act')}
          </Button>
        </>
      }
    >
      <div className="ow-stack">
        <p className="ow-muted">{t('text')}</p>
        <TextField
          path="/title"
          label={t('name')}
          value={title}
          onChange={value => setTitle(value ?? '')}
          error={command.problemAt('/title')}
        />
        {files.map(file => (
          <div key={file.id} className="ow-supplement-file">
            <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer" className="ow-cut">
              {file.name}
            </a>
            <Button
              kind="link"
              size="small"
              aria-label={`${t('remove')} ${file.name}`}
              onClick={() => void remove.run(file.id)}
            >
              {t('remove')}
            </Button>
          </div>
        ))}
        {missing && files.length === 0 && <ErrorLine>{missing}</ErrorLine>}
        <ScanButton label={t('scan')} hint={t('files')} onDone={file => attach.run(file)} />
      </div>
    </Dialog>
  );
}
