import { Button, useMessages } from '@onewindow/console-kit';
import { QrCode } from '@onewindow/portal-kit/qr-code';
import { useState } from 'react';
import type { InvitationReply } from '../src/contract.ts';
import { askMessages } from './ask-rating-messages.ts';

/** The code that the person scans with her own telephone or the window's tablet, and its address. */
export function OpenPage({
  page,
  blocked,
  onTakeBack,
}: {
  page: InvitationReply;
  blocked: boolean;
  onTakeBack(): void;
}) {
  const t = useMessages(askMessages);
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}${page.path}`;
  return (
    <>
      {blocked && <p role="alert">{t('blocked')}</p>}
      <QrCode text={address} label={t('qr')} />
      <p className="ow-muted">{t('scan')}</p>
      <div className="ow-ask-actions">
        <Button
          onClick={() =>
            void navigator.clipboard?.writeText(address).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          {t(copied ? 'copied' : 'copy')}
        </Button>
        <Button onClick={onTakeBack}>{t('takeBack')}</Button>
      </div>
    </>
  );
}
