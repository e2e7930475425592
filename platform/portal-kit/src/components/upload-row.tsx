import { defineMessages } from '@onewindow/i18n';
import type { ChangeEvent, DragEvent, ReactNode } from 'react';
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
    drop: '把文件拖到这里，或',
    choose: '选文件',
    photo: '拍照',
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
    drop: 'Drop files here, or',
    choose: 'Choose a file',
    photo: 'Take a picture',
  },
});

export interface UploadFileLine {
  key: string;
  name: string;
  /** 13.6 / 22.0 MB · 约 20 秒, or 3.2 MB · 共 1 页. */
  detail?: string;
  /** While it is running; draws the bar. */
  percent?: number;
  /** What happened: 10:47 网络断开，10:48 已从 8.1 MB 处接着传，没有重来. */
  happened?: ReactNode;
  /** What is wrong with the file, then what to do. */
  error?: ReactNode;
  /** Links at the right: 看一看, 换一份, 移除. */
  actions?: ReactNode;
}

export interface UploadRowProps {
  name: string;
  state: 'uploaded' | 'uploading' | 'paused' | 'missing' | 'held' | 'refused' | 'checking';
  /** What the document must show, with a template. Shown while it is missing. */
  explanation?: ReactNode;
  /** The files that were chosen; more than one when the material has several. */
  files?: readonly UploadFileLine[];
  /** Where it comes from, when the platform holds it: holder · library · date. */
  source?: ReactNode;
  /** Share of what is running, for the word at the right. */
  percent?: number;
  /** Links at the right of a source. */
  actions?: ReactNode;
  /** The control to choose a file, when it is missing. */
  children?: ReactNode;
}

/** One material. Each file lives alone, and going on is never blocked by one that is still running. */
export function UploadRow(props: UploadRowProps): ReactNode {
  const { name, state, explanation, files = [], source, percent = 0, actions, children } = props;
  const t = messages(usePortal().locale);
  const good = state === 'uploaded' || state === 'held';
  return (
    <div className={`ow-upload ow-upload-${state}`}>
      <div className="ow-upload-head">
        <h3 className="ow-row-title">{name}</h3>
        <p className={good ? 'ow-upload-state ow-good' : 'ow-upload-state'}>
          {good && <Icon name="check" />}
          {state === 'uploading' || state === 'paused' ? t(state, { percent }) : t(state)}
        </p>
      </div>
      {explanation && <p className="ow-note">{explanation}</p>}
      {source && (
        <div className="ow-upload-file">
          <p className="ow-note">{source}</p>
          {actions && <p className="ow-upload-actions">{actions}</p>}
        </div>
      )}
      {files.map(file => (
        <FileLine key={file.key} material={name} file={file} />
      ))}
      {children}
    </div>
  );
}

function FileLine({ material, file }: { material: string; file: UploadFileLine }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <div className="ow-upload-line">
      {file.error && (
        <p className="ow-error-text" role="alert">
          <Icon name="bang" />
          <span>{file.error}</span>
        </p>
      )}
      <div className="ow-upload-file">
        <p className="ow-upload-name">
          <Icon name="file" />
          <span>{file.name}</span> <span className="ow-note">{file.detail}</span>
        </p>
        {file.actions && <p className="ow-upload-actions">{file.actions}</p>}
      </div>
      {file.percent !== undefined && <ProgressBar percent={file.percent} label={t('progress', { name: material })} />}
      {file.happened && (
        <p className="ow-upload-happened ow-caption" role="status">
          <Icon name="undo" className="ow-icon-small" />
          <span>{file.happened}</span>
        </p>
      )}
    </div>
  );
}

/** Rows of one group: what she hands in, what the platform holds. Not a list: an island stands in its own element. */
export function UploadList({ held, children }: { held?: boolean; children: ReactNode }): ReactNode {
  return <div className={held ? 'ow-uploads ow-uploads-held' : 'ow-uploads'}>{children}</div>;
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
  /** Of the material, for screen readers. */
  label: string;
  /** Value of `accept`: `.pdf,.jpg`. */
  accept?: string;
  multiple?: boolean;
  onFiles?: (files: File[]) => void;
}

/**
 * Works as a plain file control; the whole frame takes files that are dropped on it. On a phone a second way opens the
 * camera. The words are labels, so that the control itself keeps its name and its keyboard.
 */
export function FilePicker({ name, label, accept, multiple, onFiles }: FilePickerProps): ReactNode {
  const t = messages(usePortal().locale);
  const take = (list: FileList | null | undefined) => onFiles?.([...(list ?? [])]);
  const chosen = onFiles && {
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      take(event.currentTarget.files);
      // The same file can be chosen again after it was removed.
      event.currentTarget.value = '';
    },
  };
  return (
    <div
      className="ow-picker"
      {...(onFiles && {
        onDragOver: (event: DragEvent) => event.preventDefault(),
        onDrop: (event: DragEvent) => {
          event.preventDefault();
          take(event.dataTransfer?.files);
        },
      })}
    >
      <Icon name="upload" className="ow-wide-only" />
      <span className="ow-wide-only">{t('drop')}</span>
      <label className="ow-button ow-button-outline ow-button-row">
        {t('choose')}
        <span className="ow-hidden"> {label}</span>
        <input className="ow-hidden" type="file" name={name} accept={accept} multiple={multiple} {...chosen} />
      </label>
      <label className="ow-link ow-phone-only">
        {t('photo')}
        <span className="ow-hidden"> {label}</span>
        <input className="ow-hidden" type="file" name={name} accept="image/*" capture="environment" {...chosen} />
      </label>
    </div>
  );
}
