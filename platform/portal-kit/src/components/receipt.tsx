import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { DefinitionList } from './content.tsx';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { RoundSeal, SquareSeal } from './seals.tsx';

const messages = defineMessages({
  zh: {
    received: '已提交成功，我们收到了',
    code: '查询码',
    showCode: '出示二维码',
    download: '下载',
    until: '至 {date}',
    forever: '长期有效',
  },
  en: {
    received: 'Filed. We have received it',
    code: 'Tracking code',
    showCode: 'Show QR code',
    download: 'Download',
    until: 'until {date}',
    forever: 'no expiry',
  },
});

interface ReceiptProps {
  item: string;
  applicant: string;
  /** Short code in groups: GL26 1109 7K4M. */
  code: string;
  /** When it was filed and how to ask about it. */
  filed: ReactNode;
  demonstration: boolean;
}

/** A receipt that cannot be mistaken: that it has arrived, for what, for whom, and the number. */
export function Receipt({ item, applicant, code, filed, demonstration }: ReceiptProps): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <div className="ow-receipt">
      <div className="ow-receipt-text">
        <p className="ow-receipt-received">
          <Icon name="check" />
          {t('received')}
        </p>
        <h1>{item}</h1>
        <p className="ow-receipt-applicant">{applicant}</p>
        <dl>
          <dt>{t('code')}</dt>
          <dd className="ow-receipt-code">{code}</dd>
        </dl>
        <p className="ow-note">{filed}</p>
      </div>
      <SquareSeal demonstration={demonstration} />
    </div>
  );
}

interface VerifyBandProps {
  /** valid: jade band with a tick; the others: ink band with a cross. */
  state: 'valid' | 'annulled' | 'expired' | 'unknown';
  /** The largest word on the page. */
  word: string;
  sentence: string;
  facts: { label: string; value: ReactNode }[];
  seal?: { body: string; text: string };
}

/** The answer to “is this licence real”. */
export function VerifyBand({ state, word, sentence, facts, seal }: VerifyBandProps): ReactNode {
  const valid = state === 'valid';
  return (
    <div className={`ow-verify ow-verify-${valid ? 'valid' : 'not-valid'}`}>
      <div className="ow-verify-band">
        <Icon name={valid ? 'check' : 'cross'} />
        <div>
          <h2>{word}</h2>
          <p>{sentence}</p>
        </div>
      </div>
      {facts.length > 0 && (
        <div className="ow-verify-facts">
          <DefinitionList items={facts} strong={valid} />
          {seal && <RoundSeal {...seal} />}
        </div>
      )}
    </div>
  );
}

interface LicenceCardProps {
  name: string;
  holder: string;
  /** Ready for reading: 2031-11-25; absent means without expiry. */
  until?: string;
  state?: ReactNode;
  qrHref?: string;
  downloadHref?: string;
}

export function LicenceCard({ name, holder, until, state, qrHref, downloadHref }: LicenceCardProps): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <li className="ow-card ow-licence">
      <p className="ow-caption">{state ?? (until ? t('until', { date: until }) : t('forever'))}</p>
      <h3>{name}</h3>
      <p className="ow-licence-holder" title={holder}>
        {holder}
      </p>
      <p className="ow-licence-links">
        {qrHref && (
          <Link href={qrHref} hint={name}>
            {t('showCode')}
          </Link>
        )}
        {downloadHref && (
          <Link href={downloadHref} hint={name} download>
            {t('download')}
          </Link>
        )}
      </p>
    </li>
  );
}

export function LicenceCards({ children }: { children: ReactNode }): ReactNode {
  return <ul className="ow-licences">{children}</ul>;
}
