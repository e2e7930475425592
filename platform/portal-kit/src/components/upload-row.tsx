import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { Icon } from './icon.tsx';

const messages = defineMessages({
  zh: {
    uploaded: '已上传',
    uploading: '正在上传 {percent}%',
    paused: '已暂停 {percent}%',
    missing: '还没交',
    held: '已自动取得',
    refused: '要换一份',
    checking: '正在核对',
    progress: '{name}的上传进度',
  },
  en: {
    uploaded: 'Uploaded',
    uploading: 'Uploading {percent}%',
    paused: 'Paused at {percent}%',
    missing: 'Not yet handed in',
    held: 'Obtained for you',
    refused: 'Another file, please',
    checking: 'Checking',
    progress: 'Upload of {name}',
  },
});

export interface UploadRowProps {
  name: string;
  state: 'uploaded' | 'uploading' | 'paused' | 'missing' | 'held' | 'refused' | 'checking';
  /** What the document must show, with a template. Shown while it is missing. */
  explanation?: ReactNode;
  file?: { name: string /** 13.6 / 22.0 MB · 约 20 秒 */; detail: string };
  /** Where it comes from, when the platform holds it: holder · library · date. */
  source?: ReactNode;
  percent?: number;
  /** What happened: 10:47 网络断开，10:48 已从 8.1 MB 处接着传，没有重来. */
  happened?: ReactNode;
  /** What is wrong with the file, then what to do. */
  error?: ReactNode;
  /** Links at the right: 看一看, 换一份, 移除. */
  actions?: ReactNode;
  /** The control to choose a file, when it is missing. */
  children?: ReactNode;
}

/** One material. Each file lives alone, and going on is never blocked by one that is still running. */
export function UploadRow(props: UploadRowProps): ReactNode {
  const { name, state, explanation, file, source, percent = 0, happened, error, actions, children } = props;
  const t = messages(usePortal().locale);
  const running = state === 'uploading' || state === 'paused' || state === 'checking';
  return (
    <li className={`ow-upload ow-upload-${state}`}>
      <div className="ow-upload-head">
        <h3 className="ow-row-title">{name}</h3>
        <p className={state === 'uploaded' || state === 'held' ? 'ow-upload-state ow-good' : 'ow-upload-state'}>
          {(state === 'uploaded' || state === 'held') && <Icon name="check" />}
          {state === 'uploading' || state === 'paused' ? t(state, { percent }) : t(state)}
        </p>
      </div>
      {explanation && <p className="ow-note">{explanation}</p>}
      {error && (
        <p className="ow-error-text" role="alert">
          <Icon name="bang" />
          <span>{error}</span>
        </p>
      )}
      {(file || source || actions) && (
        <div className="ow-upload-file">
          {file && (
            <p className="ow-upload-name">
              <Icon name="file" />
              <span>{file.name}</span> <span className="ow-note">{file.detail}</span>
            </p>
          )}
          {source && <p className="ow-note">{source}</p>}
          {actions && <p className="ow-upload-actions">{actions}</p>}
        </div>
      )}
      {running && <ProgressBar percent={percent} label={t('progress', { name })} />}
      {happened && (
        <p className="ow-upload-happened ow-caption">
          <Icon name="undo" className="ow-icon-small" />
          <span>{happened}</span>
        </p>
      )}
      {children}
    </li>
  );
}

/** Rows of one group: what she hands in, what the platform holds. */
export function UploadList({ held, children }: { held?: boolean; children: ReactNode }): ReactNode {
  return <ul className={held ? 'ow-uploads ow-uploads-held' : 'ow-uploads'}>{children}</ul>;
}

/** A bar without inline style, which the content security policy forbids: its width is an attribute of the drawing. */
export function ProgressBar({ percent, label }: { percent: number; label: string }): ReactNode {
  return (
    <div
      className="ow-progress-track"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <svg aria-hidden={true} preserveAspectRatio="none">
        <rect className="ow-progress-bar" width={`${percent}%`} height="100%" />
      </svg>
    </div>
  );
}

interface FilePickerProps {
  name: string;
  label: string;
  accept?: string;
  words: { drop: string; choose: string; photo: string };
}

/** Works as a plain file control; the whole frame is its label. On a phone a second way opens the camera. */
export function FilePicker({ name, label, accept, words }: FilePickerProps): ReactNode {
  return (
    <div className="ow-picker">
      <Icon name="upload" className="ow-wide-only" />
      <span className="ow-wide-only">{words.drop}</span>
      <label className="ow-button ow-button-outline ow-button-row">
        {words.choose}
        <span className="ow-hidden"> {label}</span>
        <input className="ow-hidden" type="file" name={name} accept={accept} />
      </label>
      <label className="ow-link ow-phone-only">
        {words.photo}
        <span className="ow-hidden"> {label}</span>
        <input className="ow-hidden" type="file" name={name} accept="image/*" capture="environment" />
      </label>
    </div>
  );
}
