import type { ReactNode } from 'react';
import { usePortal } from '../portal-view.ts';
import { Logo } from './icon.tsx';
import { layoutMessages } from './layout-messages.ts';
import { LanguageLink, PreferenceLink } from './preference-link.tsx';

/** Whose page it is, its language and its size of letters; no way to another page, and nothing of who is signed in. */
export function BareLayout({ children }: { children: ReactNode }): ReactNode {
  const { locale, site, elder } = usePortal();
  const t = layoutMessages(locale);
  return (
    <>
      <header className="ow-header">
        <div className="ow-container ow-header-row">
          <div className="ow-brand">
            <Logo />
            <strong>{t('brand')}</strong>
            <span className="ow-brand-city">{t('service', { city: site.city[locale] })}</span>
          </div>
          <div className="ow-bare-tools">
            <PreferenceLink parameter="mode" value={elder ? 'standard' : 'elder'}>
              {elder ? t('standard') : t('elder')}
            </PreferenceLink>
            <LanguageLink />
          </div>
        </div>
      </header>
      <main id="main" className="ow-main" tabIndex={-1}>
        <div className="ow-container">{children}</div>
      </main>
    </>
  );
}
