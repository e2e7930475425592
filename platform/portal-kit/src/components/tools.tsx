import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { enhancement } from '../island.tsx';
import { usePortal } from '../portal-view.ts';

/** Props of `islands/read-aloud.island.ts`. */
export interface ReadAloudProps {
  read: string;
  stop: string;
  lang: string;
}

/** Props of `islands/print.island.ts`. */
export interface PrintProps {
  label: string;
}

const messages = defineMessages({
  zh: { read: '朗读', stop: '停止朗读', print: '打印这一页' },
  en: { read: 'Read aloud', stop: 'Stop reading', print: 'Print this page' },
});

const ReadAloudIsland = enhancement<ReadAloudProps>('read-aloud', 'idle');
const PrintIsland = enhancement<PrintProps>('print', 'idle');
const StickyIsland = enhancement('sticky-action', 'idle');

/** A quiet link that reads the page's text; it appears only where the browser can speak. */
export function ReadAloud(): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  return <ReadAloudIsland read={t('read')} stop={t('stop')} lang={locale === 'zh' ? 'zh-CN' : 'en-GB'} />;
}

/** A quiet link that prints; without script there is the browser's own menu. */
export function PrintLink({ label }: { label?: string }): ReactNode {
  const t = messages(usePortal().locale);
  return <PrintIsland label={label ?? t('print')} />;
}

/** On a phone the action sticks to the bottom edge once its place has scrolled away. */
export function StickyAction({ children }: { children: ReactNode }): ReactNode {
  return (
    <StickyIsland>
      <div className="ow-sticky">
        <div className="ow-sticky-bar">{children}</div>
      </div>
    </StickyIsland>
  );
}
