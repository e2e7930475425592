import { defineMessages, formatBytes, formatTime, type Locale } from '@onewindow/i18n';
import { type ReactNode, useRef, useState } from 'react';
import { Link } from '../components/link.tsx';
import { FilePicker, type UploadFileLine, UploadRow, type UploadRowProps } from '../components/upload-row.tsx';
import { usePortal } from '../portal-view.ts';
import { browserEnvironment } from '../upload-browser.ts';
import { startUpload, type UploadSession, type UploadStatus } from '../upload-session.ts';

/** A file that stands for the material already. */
export interface AttachedFile {
  /** Of the attachment, not of the stored file. */
  id: string;
  name: string;
  bytes: number;
  pages?: number | null;
  href?: string;
}

export interface MaterialUploadProps {
  /** Name of the file control. */
  field: string;
  material: string;
  explanation?: string;
  files: AttachedFile[];
  /** Kind of use that the platform judges by: `cases.material`. */
  purpose: string;
  accept?: string;
  multiple?: boolean;
  /** JSON is posted there with `fileId` and `name` added, and answered with `{ id }`; DELETE of `<url>/<id>` removes. */
  attach: { url: string; body: Record<string, string> };
}

interface Running {
  key: string;
  name: string;
  status: UploadStatus;
}

const messages = defineMessages({
  zh: {
    upload: '上传',
    look: '看一看',
    remove: '移除',
    pause: '暂停',
    resume: '接着传',
    cancel: '取消',
    again: '换一份',
    pages: '共 {n} 页',
    secondsLeft: '约 {n} 秒',
    minutesLeft: '约 {n} 分钟',
    broke: '{at} 网络断开，连上就接着传，不用重选',
    resumed: '{at} 网络断开，{resumed} 已从 {from} 处接着传，没有重来',
    checking: '传完了，正在核对',
    failed: '没有传成，请再选一次',
  },
  en: {
    upload: 'Upload',
    look: 'View',
    remove: 'Remove',
    pause: 'Pause',
    resume: 'Go on',
    cancel: 'Cancel',
    again: 'Another file',
    pages: '{n} {n|page|pages}',
    secondsLeft: 'about {n} s',
    minutesLeft: 'about {n} min',
    broke: '{at} connection lost; it goes on by itself once you are online',
    resumed: '{at} connection lost, {resumed} continued from {from}, nothing sent twice',
    checking: 'Sent; being checked',
    failed: 'The upload did not work; please choose the file again',
  },
});

export function View(props: MaterialUploadProps): ReactNode {
  const { field, material, explanation, purpose, accept, multiple, attach } = props;
  const { locale } = usePortal();
  const t = messages(locale);
  const [attached, setAttached] = useState(props.files);
  const [running, setRunning] = useState<Running[]>([]);
  const sessions = useRef(new Map<string, UploadSession>());

  function begin(files: File[]): void {
    // A refused file has been answered once another is chosen in its place.
    setRunning(before => before.filter(one => one.status.state !== 'refused'));
    for (const file of multiple ? files : files.slice(0, 1)) {
      const key = `${file.name} ${file.lastModified} ${Math.random()}`;
      const onChange = (status: UploadStatus) => {
        setRunning(before => [...before.filter(one => one.key !== key), { key, name: file.name, status }]);
        if (status.state === 'done' && status.file) void keep(key, status.file);
      };
      sessions.current.set(key, startUpload({ source: file, purpose, onChange, environment: browserEnvironment }));
    }
  }

  async function keep(
    key: string,
    file: { id: string; name: string; bytes: number; pages: number | null },
  ): Promise<void> {
    const answer = await request('POST', attach.url, { ...attach.body, fileId: file.id, name: file.name });
    if (answer.id === undefined) {
      const problem = answer.detail ?? t('failed');
      setRunning(before =>
        before.map(one => (one.key === key ? { ...one, status: { ...one.status, state: 'refused', problem } } : one)),
      );
      return;
    }
    const { id } = answer;
    drop(key);
    setAttached(before => [
      ...(multiple ? before : []),
      { id, name: file.name, bytes: file.bytes, pages: file.pages, href: `/api/files/${file.id}` },
    ]);
  }

  function drop(key: string): void {
    sessions.current.delete(key);
    setRunning(before => before.filter(one => one.key !== key));
  }

  async function remove(id: string): Promise<void> {
    const answer = await request('DELETE', `${attach.url}/${id}`);
    if (answer.detail === undefined) setAttached(before => before.filter(file => file.id !== id));
  }

  const lines: UploadFileLine[] = [
    ...attached.map(file => ({
      key: file.id,
      name: file.name,
      detail: [formatBytes(file.bytes), file.pages ? t('pages', { n: file.pages }) : ''].filter(Boolean).join(' · '),
      actions: (
        <>
          {file.href && (
            <Link href={file.href} hint={file.name}>
              {t('look')}
            </Link>
          )}
          <Act action={`remove:${file.id}`} hint={file.name} onClick={() => remove(file.id)}>
            {t('remove')}
          </Act>
        </>
      ),
    })),
    ...running.map(one => lineOf(one, locale, runningActions(one))),
  ];

  function runningActions({ key, name, status }: Running): ReactNode {
    const session = sessions.current.get(key);
    const over = status.state === 'refused' || status.state === 'done';
    return (
      <>
        {(status.state === 'uploading' || status.state === 'waiting') && (
          <Act hint={name} onClick={() => session?.pause()}>
            {t('pause')}
          </Act>
        )}
        {status.state === 'paused' && (
          <Act hint={name} onClick={() => session?.resume()}>
            {t('resume')}
          </Act>
        )}
        <Act
          hint={name}
          onClick={() => {
            if (!over) session?.cancel();
            drop(key);
          }}
        >
          {over ? t('again') : t('cancel')}
        </Act>
      </>
    );
  }

  const latest = running.at(-1)?.status;
  return (
    <UploadRow
      name={material}
      state={stateOf(latest, attached.length)}
      percent={latest ? percentOf(latest) : 0}
      files={lines}
      {...(explanation && attached.length === 0 && { explanation })}
    >
      {(multiple || lines.length === 0) && (
        <>
          <FilePicker
            name={field}
            label={material}
            multiple={multiple ?? false}
            onFiles={begin}
            {...(accept && { accept })}
          />
          <button
            className="ow-button ow-button-outline ow-button-row ow-without-script"
            type="submit"
            name="_action"
            value="upload"
          >
            {t('upload')}
            <span className="ow-hidden"> {material}</span>
          </button>
        </>
      )}
    </UploadRow>
  );
}

/** Looks like a link and is a button; without script it posts its action. */
function Act(props: { children: ReactNode; hint: string; onClick: () => void; action?: string }): ReactNode {
  return (
    <button
      className="ow-link ow-button-link"
      type={props.action ? 'submit' : 'button'}
      name={props.action && '_action'}
      value={props.action}
      onClick={event => {
        event.preventDefault();
        props.onClick();
      }}
    >
      {props.children}
      <span className="ow-hidden"> {props.hint}</span>
    </button>
  );
}

function stateOf(latest: UploadStatus | undefined, attached: number): UploadRowProps['state'] {
  if (!latest) return attached > 0 ? 'uploaded' : 'missing';
  if (latest.state === 'waiting') return 'paused';
  return latest.state === 'done' ? 'checking' : latest.state;
}

function percentOf({ sent, total }: UploadStatus): number {
  return total === 0 ? 100 : Math.floor((sent * 100) / total);
}

function lineOf({ key, name, status }: Running, locale: Locale, actions: ReactNode): UploadFileLine {
  const t = messages(locale);
  const { state, sent, total, speed, broke, problem } = status;
  const happened =
    state === 'checking' || state === 'done'
      ? t('checking')
      : broke && broke.resumedAt !== undefined
        ? t('resumed', {
            at: formatTime(broke.at),
            resumed: formatTime(broke.resumedAt),
            from: formatBytes(broke.from ?? 0),
          })
        : broke && t('broke', { at: formatTime(broke.at) });
  const seconds = speed && speed > 0 ? Math.ceil((total - sent) / speed) : undefined;
  const left =
    seconds === undefined
      ? ''
      : seconds < 90
        ? t('secondsLeft', { n: seconds })
        : t('minutesLeft', { n: Math.ceil(seconds / 60) });
  return {
    key,
    name,
    actions,
    detail: [state === 'refused' ? formatBytes(total) : `${formatBytes(sent)} / ${formatBytes(total)}`, left]
      .filter(Boolean)
      .join(' · '),
    ...(state === 'refused' ? { error: problem ?? t('failed') } : { percent: percentOf(status) }),
    ...(happened && state !== 'refused' && { happened }),
  };
}

async function request(
  method: 'POST' | 'DELETE',
  url: string,
  body?: object,
): Promise<{ id?: string; detail?: string }> {
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        'accept-language': document.documentElement.lang,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as { id?: string; detail?: string };
  } catch {
    return { detail: messages(document.documentElement.lang.startsWith('en') ? 'en' : 'zh')('failed') };
  }
}
