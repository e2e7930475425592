import { defineMessages } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

const messages = defineMessages({
  zh: { change: '修改', dispute: '不对？', from: '取自{source}' },
  en: { change: 'Change', dispute: 'Not right?', from: 'Taken from {source}' },
});

export interface SummaryItem {
  label: string;
  value: ReactNode;
  /** Where a held value comes from: 营业执照. */
  source?: string;
  /** To change what she wrote. */
  changeHref?: string;
  /** To dispute what we held. */
  disputeHref?: string;
}

/** Everything read back before it is filed. */
export function SummaryList({ title, items }: { title: string; items: SummaryItem[] }): ReactNode {
  const t = messages(usePortal().locale);
  return (
    <section className="ow-summary">
      <h2>{title}</h2>
      <dl>
        {items.map(item => (
          <div key={item.label}>
            <dt>{item.label}</dt>
            <dd className="ow-summary-value">
              {item.value}
              {item.source && <Source>{t('from', { source: item.source })}</Source>}
            </dd>
            {(item.changeHref || item.disputeHref) && (
              <dd className="ow-summary-action">
                <Link href={item.changeHref ?? item.disputeHref ?? ''} hint={item.label}>
                  {item.changeHref ? t('change') : t('dispute')}
                </Link>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Where a value was taken from, with a small sign. */
export function Source({ children, good }: { children: ReactNode; good?: boolean }): ReactNode {
  return (
    <span className="ow-source">
      <Icon name={good ? 'check' : 'link'} className="ow-icon-small" />
      <span>{children}</span>
    </span>
  );
}
