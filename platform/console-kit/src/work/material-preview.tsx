import { defineMessages, formatBytes } from '@onewindow/i18n';
import { type ReactNode, useState } from 'react';
import { IconButton } from '../control/button.tsx';
import { Icon } from '../control/icon.tsx';
import { Kbd } from '../control/kbd.tsx';
import { Panel } from '../control/panel.tsx';
import { Tag } from '../control/tag.tsx';
import { useMessages } from '../language/language.tsx';
import './work.css';

export interface Material {
  key: string;
  name: string;
  /** 人传, 证照库, 实名. */
  origin: string;
  trust: 'A' | 'B' | 'C' | 'D';
  /** Address of the file; undefined while there is none. */
  href?: string | undefined;
  mediaType?: string | undefined;
  bytes?: number | undefined;
}

const messages = defineMessages({
  zh: {
    list: '材料',
    zoomIn: '放大',
    zoomOut: '缩小',
    rotate: '转 90 度',
    open: '在新窗口打开',
    none: '还没有文件。',
    cannot: '这种文件不能在这里看，请下载后打开。',
    download: '下载',
    preview: '{name} 的预览',
  },
  en: {
    list: 'Materials',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    rotate: 'Turn by 90 degrees',
    open: 'Open in a new window',
    none: 'No file yet.',
    cannot: 'This kind of file cannot be shown here; please download it.',
    download: 'Download',
    preview: 'Preview of {name}',
  },
});

/** The materials as a row of cards; the digit keys choose. */
export function MaterialPicker({
  materials,
  active,
  onChange,
}: {
  materials: readonly Material[];
  active: string;
  onChange(key: string): void;
}) {
  const t = useMessages(messages);
  return (
    <ul className="ow-materials" aria-label={t('list')}>
      {materials.map((material, i) => (
        <li key={material.key}>
          <button type="button" aria-pressed={material.key === active} onClick={() => onChange(material.key)}>
            <span className="ow-material-name ow-cut" title={material.name}>
              {material.name}
            </span>
            {i < 9 && <Kbd keys={String(i + 1)} />}
            <Tag kind={material.trust === 'A' ? 'tint' : 'wash'}>
              {material.origin} {material.trust}
            </Tag>
          </button>
        </li>
      ))}
    </ul>
  );
}

const zooms = [0.5, 0.75, 1, 1.5, 2, 3, 4];

/** A material in place: pictures with zoom and turning, PDF by the browser's own viewer, all else as a download. */
export function MaterialPreview({
  material,
  actions,
  children,
}: {
  material: Material;
  /** Further words in the head, e.g. 对比旧版. */
  actions?: ReactNode;
  /** Notes under the picture. */
  children?: ReactNode;
}) {
  const t = useMessages(messages);
  const [zoom, setZoom] = useState(2);
  const [turns, setTurns] = useState(0);
  const isImage = material.mediaType?.startsWith('image/') ?? false;
  const scale = zooms[zoom] ?? 1;
  return (
    <Panel
      className="ow-preview"
      title={material.name}
      flush
      note={
        <>
          {actions}
          {isImage && (
            <>
              <IconButton
                kind="link"
                icon="zoomOut"
                label={t('zoomOut')}
                onClick={() => setZoom(Math.max(0, zoom - 1))}
              />
              <IconButton
                kind="link"
                icon="zoomIn"
                label={t('zoomIn')}
                onClick={() => setZoom(Math.min(zooms.length - 1, zoom + 1))}
              />
              <IconButton kind="link" icon="rotate" label={t('rotate')} onClick={() => setTurns(turns + 1)} />
            </>
          )}
          {material.href && (
            <a
              className="ow-button ow-button-link ow-button-icon"
              href={material.href}
              target="_blank"
              rel="noopener"
              aria-label={t('open')}
              title={t('open')}
            >
              <Icon name="external" />
            </a>
          )}
        </>
      }
    >
      <MaterialView material={material} scale={scale} turns={turns} />
      {children && <div className="ow-preview-notes">{children}</div>}
    </Panel>
  );
}

function MaterialView({ material, scale, turns }: { material: Material; scale: number; turns: number }) {
  const t = useMessages(messages);
  const { href, mediaType, name, bytes } = material;
  if (!href) return <p className="ow-preview-none">{t('none')}</p>;
  if (mediaType?.startsWith('image/')) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
      <section className="ow-preview-image" tabIndex={0} aria-label={t('preview', { name })}>
        <img src={href} alt={name} style={{ width: `${scale * 100}%`, rotate: `${turns * 90}deg` }} />
      </section>
    );
  }
  if (mediaType === 'application/pdf') {
    return <iframe className="ow-preview-pdf" src={`${href}#toolbar=0&view=FitH`} title={t('preview', { name })} />;
  }
  return (
    <p className="ow-preview-none">
      {t('cannot')}{' '}
      <a href={href} download>
        {t('download')}
        {bytes !== undefined && ` (${formatBytes(bytes)})`}
      </a>
    </p>
  );
}
