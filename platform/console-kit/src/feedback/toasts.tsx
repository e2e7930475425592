import { defineMessages } from '@onewindow/i18n';
import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from '../api/store.ts';
import { Button, IconButton } from '../control/button.tsx';
import { useTopLayer } from '../control/dialog.tsx';
import { Icon } from '../control/icon.tsx';
import { useMessages } from '../language/language.tsx';
import { dismissNotice, type Notice, notices } from './notify.ts';
import { shortId } from './states.tsx';

const messages = defineMessages({
  zh: { close: '关上', number: '编号 {id}', region: '通知' },
  en: { close: 'Close', number: 'Number {id}', region: 'Notices' },
});

/** How long a notice of success stays; problems stay until they are closed. */
const stayMs = 5000;

export function Toasts() {
  const t = useMessages(messages);
  const shown = useStore(notices);
  return createPortal(
    <section className="ow-toasts" aria-label={t('region')} aria-live="polite">
      {shown.map(notice => (
        <Toast key={notice.id} notice={notice} />
      ))}
    </section>,
    useTopLayer(),
  );
}

function Toast({ notice }: { notice: Notice }) {
  const t = useMessages(messages);
  useEffect(() => {
    if (notice.tone === 'problem') return;
    const timer = setTimeout(() => dismissNotice(notice.id), stayMs);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className={`ow-toast ow-toast-${notice.tone}`} role={notice.tone === 'problem' ? 'alert' : undefined}>
      <Icon name={notice.tone === 'done' ? 'check' : 'alert'} />
      <div>
        <b>{notice.title}</b>
        {notice.detail && <p>{notice.detail}</p>}
        {notice.requestId && <small>{t('number', { id: shortId(notice.requestId) })}</small>}
        {notice.action && (
          <Button kind="link" onClick={notice.action.run}>
            {notice.action.label}
          </Button>
        )}
      </div>
      <IconButton kind="link" size="small" icon="close" label={t('close')} onClick={() => dismissNotice(notice.id)} />
    </div>
  );
}
