import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { enhancement } from '../island.tsx';
import { usePortal } from '../portal-view.ts';

/** Props of `islands/read-aloud.island.ts`. */
export interface ReadAloudProps {
  stop: string;
  lang: string;
}

const messages = defineMessages({
  zh: { read: '朗读', stop: '停止朗读', print: '打印这一页' },
  en: { read: 'Read aloud', stop: 'Stop reading', print: 'Print this page' },
});

const ReadAloudIsland = enhancement<ReadAloudProps>('read-aloud', 'idle');
const PrintIsland = enhancement('print', 'idle');
const StickyIsland = enhancement('sticky-action', 'idle');

/** A quiet link that reads the page's text; it appears only where the browser can speak. */
export function ReadAloud(): ReactNode {
  const { locale } = usePortal();
  const t = messages(locale);
  return (
    <ReadAloudIsland stop={t('stop')} lang={locale === 'zh' ? 'zh-CN' : 'en-GB'}>
      <Tool label={t('read')} />
    </ReadAloudIsland>
  );
}

/** A quiet link that prints; without script there is the browser's own menu. */
export function PrintLink({ label }: { label?: string }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <PrintIsland>
      <Tool label={label ?? t('print')} />
    </PrintIsland>
  );
}

/** Its place is kept from the beginning, so that nothing moves when the script shows it. */
function Tool({ label }: { label: string }): ReactNode {
  return (
    <button className="ow-link ow-link-quiet ow-button-link ow-tool ow-no-print" type="button">
      {label}
    </button>
  );
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
