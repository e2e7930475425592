import { defineMessages, formatBytes } from '@onewindow/i18n';
import { useRef, useState } from 'react';
import { describeProblem, problemMessages } from '../api/problem.ts';
import { Button } from '../control/button.tsx';
import { useMessages } from '../language/language.tsx';
import { ErrorLine } from './error-line.tsx';
import { type StoredFile, type UploadProgress, uploadFile } from './upload-file.ts';
import './form.css';

const messages = defineMessages({
  zh: {
    choose: '选文件',
    cancel: '不传了',
    progress: '{sent} / {total}',
    resumed: '{sent} / {total}，断网后已从 {at} 处接着传',
    done: '传好了，{total}',
    tooLarge: '这个文件 {size}，最大 {max}。请压缩后再传。',
    again: '换一份',
  },
  en: {
    choose: 'Choose a file',
    cancel: 'Stop',
    progress: '{sent} of {total}',
    resumed: '{sent} of {total}, resumed at {at} after the connection broke',
    done: 'Uploaded, {total}',
    tooLarge: 'This file has {size}, at most {max} are taken. Please make it smaller.',
    again: 'Choose another',
  },
});

/** Chooses a file and sends it with progress; going on elsewhere on the page is never blocked by it. */
export function UploadButton({
  label,
  purpose,
  accept,
  maxBytes,
  onDone,
}: {
  label?: string;
  /** What the server checks the file against, e.g. `material`, `import`. */
  purpose: string;
  /** As the browser's file dialog takes it: `.pdf,.jpg`. The server checks by the bytes. */
  accept?: string;
  maxBytes?: number;
  onDone(file: StoredFile): void;
}) {
  const t = useMessages(messages);
  const problems = useMessages(problemMessages);
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<AbortController>(undefined);
  const [file, setFile] = useState<File>();
  const [progress, setProgress] = useState<UploadProgress>();
  const [done, setDone] = useState(false);
  const [error, setError] = useState<string>();

  async function send(chosen: File) {
    setError(undefined);
    setDone(false);
    setFile(chosen);
    if (maxBytes !== undefined && chosen.size > maxBytes) {
      setError(t('tooLarge', { size: formatBytes(chosen.size), max: formatBytes(maxBytes) }));
      return;
    }
    const controller = new AbortController();
    abort.current = controller;
    try {
      const stored = await uploadFile(chosen, { purpose, onProgress: setProgress, signal: controller.signal });
      setDone(true);
      onDone(stored);
    } catch (failure) {
      if (!controller.signal.aborted) setError(describeProblem(failure, problems));
    } finally {
      setProgress(undefined);
      abort.current = undefined;
    }
  }

  return (
    <div className="ow-upload">
      <input
        ref={input}
        type="file"
        className="ow-sr"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        onChange={event => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) void send(chosen);
        }}
      />
      {error && <ErrorLine>{error}</ErrorLine>}
      {progress && file ? (
        <UploadBar name={file.name} progress={progress} onCancel={() => abort.current?.abort()} />
      ) : (
        <span className="ow-upload-line">
          <Button icon="upload" onClick={() => input.current?.click()}>
            {done || error ? t('again') : (label ?? t('choose'))}
          </Button>
          {done && file && (
            <span className="ow-muted" role="status">
              {file.name} · {t('done', { total: formatBytes(file.size) })}
            </span>
          )}
        </span>
      )}
    </div>
  );
}

/** Name, bar and what happened. */
export function UploadBar({
  name,
  progress,
  onCancel,
}: {
  name: string;
  progress: UploadProgress;
  onCancel?: () => void;
}) {
  const t = useMessages(messages);
  const percent = progress.total === 0 ? 100 : Math.floor((progress.sent / progress.total) * 100);
  const words = { sent: formatBytes(progress.sent), total: formatBytes(progress.total) };
  return (
    <div className="ow-upload-bar">
      <span className="ow-upload-head">
        <b className="ow-cut">{name}</b>
        <span className="ow-muted">{percent}%</span>
      </span>
      <progress max={100} value={percent} aria-label={name} />
      <span className="ow-upload-head">
        <span className="ow-muted">
          {progress.resumedAt ? t('resumed', { ...words, at: formatBytes(progress.resumedAt) }) : t('progress', words)}
        </span>
        {onCancel && (
          <Button kind="link" size="small" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </span>
    </div>
  );
}
