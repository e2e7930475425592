import { defineMessages } from '@onewindow/i18n';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { connection, connectionWorks, retryNow, waitForConnection } from '../api/connection.ts';
import { useStore } from '../api/store.ts';
import { Button } from '../control/button.tsx';
import { useTopLayer } from '../control/dialog.tsx';
import { useMessages } from '../language/language.tsx';

const messages = defineMessages({
  zh: { lost: '网络断了。您填的都还在，', wait: '{n} 秒后再试。', trying: '正在连…', retry: '现在就试' },
  en: {
    lost: 'The network is down. What you entered is kept; ',
    wait: 'trying again in {n} s.',
    trying: 'connecting…',
    retry: 'Try now',
  },
});

/** Says that the server cannot be reached and when the next attempt is; what was pressed is sent again by itself. */
export function ConnectionBanner() {
  const t = useMessages(messages);
  const { lost, retryAt } = useStore(connection);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [lost]);
  useEffect(() => (lost ? keepAsking() : undefined), [lost]);
  const layer = useTopLayer();
  if (!lost) return null;
  const seconds = retryAt === undefined ? 0 : Math.ceil((retryAt - now) / 1000);
  return createPortal(
    <div className="ow-banner" role="status">
      <span>
        {t('lost')}
        {seconds > 0 ? t('wait', { n: seconds }) : t('trying')}
      </span>
      <Button size="small" onClick={retryNow}>
        {t('retry')}
      </Button>
    </div>,
    layer,
  );
}

/** Asks the server whether it is there again, with growing pauses, until it answers. */
function keepAsking(): () => void {
  const stop = new AbortController();
  void (async () => {
    for (let attempt = 0; !stop.signal.aborted; attempt++) {
      await waitForConnection(attempt, stop.signal);
      const response = await fetch('/healthz', { signal: stop.signal, cache: 'no-store' }).catch(() => undefined);
      if (response?.ok) connectionWorks();
    }
  })().catch(() => undefined);
  return () => stop.abort();
}
