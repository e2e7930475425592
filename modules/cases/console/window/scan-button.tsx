import {
  Button,
  describeProblem,
  ErrorLine,
  problemMessages,
  type StoredFile,
  UploadBar,
  type UploadProgress,
  uploadFile,
  useMessages,
} from '@onewindow/console-kit';
import { defineMessages, formatBytes } from '@onewindow/i18n';
import { useRef, useState } from 'react';

/** What a scanner or a telephone gives; the server looks at the bytes. */
const accepted = '.pdf,.jpg,.jpeg,.png,.ofd';
const maxBytes = 50 * 1024 * 1024;

const messages = defineMessages({
  zh: {
    tooLarge: '{name} 有 {size}，最大 {max}。请调低扫描精度，或者分成几份再传。',
    failed: '{name}：{why}',
    of: '第 {n} 份，共 {all} 份',
  },
  en: {
    tooLarge: '{name} has {size}, at most {max} are taken. Scan more coarsely or in several files.',
    failed: '{name}: {why}',
    of: 'File {n} of {all}',
  },
});

/** Takes one or several scans and sends them one after the other; a refused one does not stop the others. */
export function ScanButton({
  label,
  hint,
  multiple = true,
  kind = 'plain',
  onDone,
}: {
  label: string;
  /** Names the material for a screen reader. */
  hint: string;
  multiple?: boolean;
  kind?: 'plain' | 'link';
  onDone(file: StoredFile): Promise<unknown>;
}) {
  const t = useMessages(messages);
  const problems = useMessages(problemMessages);
  const input = useRef<HTMLInputElement>(null);
  const abort = useRef<AbortController>(undefined);
  const [sending, setSending] = useState<{ name: string; n: number; all: number; progress: UploadProgress }>();
  const [errors, setErrors] = useState<readonly string[]>([]);

  async function send(files: readonly File[]) {
    setErrors([]);
    const controller = new AbortController();
    abort.current = controller;
    for (const [i, file] of files.entries()) {
      if (controller.signal.aborted) break;
      const place = { name: file.name, n: i + 1, all: files.length };
      setSending({ ...place, progress: { sent: 0, total: file.size, resumedAt: undefined } });
      try {
        if (file.size > maxBytes) {
          const sizes = { size: formatBytes(file.size), max: formatBytes(maxBytes) };
          throw new Error(t('tooLarge', { name: file.name, ...sizes }));
        }
        const onProgress = (progress: UploadProgress) => setSending({ ...place, progress });
        await onDone(await uploadFile(file, { purpose: 'cases.material', onProgress, signal: controller.signal }));
      } catch (failure) {
        if (controller.signal.aborted) break;
        const own = failure instanceof Error && file.size > maxBytes;
        const line = own ? failure.message : t('failed', { name: file.name, why: describeProblem(failure, problems) });
        setErrors(known => [...known, line]);
      }
    }
    setSending(undefined);
  }

  return (
    <div className="ow-window-scan">
      <input
        ref={input}
        type="file"
        className="ow-sr"
        tabIndex={-1}
        aria-hidden="true"
        accept={accepted}
        multiple={multiple}
        onChange={event => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void send(files);
        }}
      />
      {errors.map(line => (
        <ErrorLine key={line}>{line}</ErrorLine>
      ))}
      {sending ? (
        <>
          <UploadBar name={sending.name} progress={sending.progress} onCancel={() => abort.current?.abort()} />
          {sending.all > 1 && <span className="ow-muted">{t('of', { n: sending.n, all: sending.all })}</span>}
        </>
      ) : (
        <Button
          kind={kind}
          {...(kind === 'link' ? { size: 'small' as const } : { icon: 'upload' as const })}
          aria-label={`${label} ${hint}`}
          onClick={() => input.current?.click()}
        >
          {label}
        </Button>
      )}
    </div>
  );
}
