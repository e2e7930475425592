import { formatDate } from '@onewindow/i18n';
import type { ReactNode } from 'react';
import { localHref } from '../local-href.ts';
import type { Crumb } from '../page.ts';
import { type PortalView, usePortal, type Verb } from '../portal-view.ts';
import { BareLayout } from './bare-layout.tsx';
import { Icon, Logo } from './icon.tsx';
import { layoutMessages } from './layout-messages.ts';
import { Link } from './link.tsx';
import { LanguageLink, PreferenceLink } from './preference-link.tsx';

export const VERBS: readonly { verb: Verb; href: string }[] = [
  { verb: 'read', href: '/read' },
  { verb: 'lookUp', href: '/look-up' },
  { verb: 'apply', href: '/apply' },
  { verb: 'ask', href: '/ask' },
  { verb: 'rate', href: '/rate' },
  { verb: 'mine', href: '/mine' },
];

interface LayoutProps {
  layout?: 'page' | 'home' | 'bare';
  breadcrumbs?: Crumb[];
  children: ReactNode;
}

/** Header, verbs, breadcrumbs, what was said after a redirect, the page, footer. */
export function Layout({ layout = 'page', breadcrumbs = [], children }: LayoutProps): ReactNode {
  const view = usePortal();
  const t = layoutMessages(view.locale);
  if (layout === 'bare') return <BareLayout>{children}</BareLayout>;
  return (
    <>
      <a className="ow-skip" href="#main">
        {t('skip')}
      </a>
      <Header />
      {layout === 'page' && <VerbRow />}
      <main id="main" className={layout === 'home' ? 'ow-main ow-main-home' : 'ow-main'} tabIndex={-1}>
        {layout === 'page' && (
          <div className="ow-container">
            {breadcrumbs.length > 0 && <Breadcrumbs crumbs={breadcrumbs} />}
            <FlashMessage />
            {children}
          </div>
        )}
        {layout === 'home' && (
          <>
            <div className="ow-container">
              <FlashMessage />
            </div>
            {children}
          </>
        )}
      </main>
      <Footer />
    </>
  );
}

function Header(): ReactNode {
  const view = usePortal();
  const t = layoutMessages(view.locale);
  return (
    <header className="ow-header">
      <div className="ow-container ow-header-row">
        <a className="ow-brand" href={localHref(view.locale, '/')}>
          <Logo />
          <strong>{t('brand')}</strong>
          <span className="ow-brand-city">{t('service', { city: view.site.city[view.locale] })}</span>
        </a>
        <div className="ow-header-tools">
          <details className="ow-popover ow-wide-only" data-popover="">
            <summary>
              <Icon name="pin" />
              {divisionName(view)}
              <Icon name="chevronDown" className="ow-icon-small" />
            </summary>
            <div className="ow-popover-panel">
              <DivisionList />
            </div>
          </details>
          <span className="ow-wide-only">
            <PreferenceLink parameter="mode" value={view.elder ? 'standard' : 'elder'}>
              {view.elder ? t('standard') : t('elder')}
            </PreferenceLink>
          </span>
          <span className="ow-wide-only">
            <LanguageLink />
          </span>
          <Visitor />
          <details className="ow-popover ow-menu" data-popover="">
            <summary>
              <Icon name="menu" />
              <span className="ow-hidden">{t('menu')}</span>
            </summary>
            <div className="ow-popover-panel">
              <nav aria-label={t('menu')}>
                <ul className="ow-menu-verbs">
                  {VERBS.map(({ verb, href }) => (
                    <li key={verb}>
                      <Link kind="plain" href={href} current={verb === view.verb}>
                        <strong>{t(verb)}</strong>
                        <span>{t(`${verb}Gloss`)}</span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </nav>
              <h2 className="ow-hidden">{t('settings')}</h2>
              <p className="ow-menu-preferences">
                <PreferenceLink parameter="mode" value={view.elder ? 'standard' : 'elder'}>
                  {view.elder ? t('standard') : t('elder')}
                </PreferenceLink>
                <LanguageLink />
              </p>
              <DivisionList />
            </div>
          </details>
        </div>
      </div>
    </header>
  );
}

function divisionName(view: PortalView): string {
  return view.division?.[view.locale] ?? layoutMessages(view.locale)('wholeCity');
}

function Visitor(): ReactNode {
  const { visitor, locale, path } = usePortal();
  if (visitor !== undefined) {
    return (
      <Link kind="plain" className="ow-visitor" href="/mine">
        <Icon name="user" />
        <VisitorName name={visitor} />
      </Link>
    );
  }
  const next = path === '/' || path.startsWith('/sign-in') ? '' : `?next=${encodeURIComponent(path)}`;
  return (
    <Link kind="plain" className="ow-sign-in" href={`/sign-in${next}`}>
      {layoutMessages(locale)('signIn')}
    </Link>
  );
}

/** On a phone the name stands alone, without what is added in brackets: 李云舒（示例）. */
function VisitorName({ name }: { name: string }): ReactNode {
  const at = name.indexOf('（');
  return (
    <span className="ow-visitor-name">
      {at > 0 ? name.slice(0, at) : name}
      {at > 0 && <span className="ow-wide-only">{name.slice(at)}</span>}
    </span>
  );
}

function DivisionList(): ReactNode {
  const view = usePortal();
  const t = layoutMessages(view.locale);
  return (
    <div className="ow-divisions">
      <p className="ow-divisions-title">{t('chooseDivision')}</p>
      <p className="ow-note">{t('chooseDivisionHint')}</p>
      <ul>
        <li>
          <PreferenceLink parameter="division" value="city" current={!view.division}>
            {t('wholeCity')}
          </PreferenceLink>
        </li>
        {view.site.divisions.map(division => (
          <li key={division.code}>
            <PreferenceLink parameter="division" value={division.code} current={division.code === view.division?.code}>
              {division[view.locale]}
            </PreferenceLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

function VerbRow(): ReactNode {
  const view = usePortal();
  const t = layoutMessages(view.locale);
  return (
    <nav className="ow-verb-row ow-wide-only" aria-label={t('verbs')}>
      <ul className="ow-container">
        {VERBS.map(({ verb, href }) => (
          <li key={verb}>
            <Link kind="plain" href={href} current={verb === view.verb}>
              {t(verb)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The six verbs with their glosses, on the home page. */
export function VerbBand(): ReactNode {
  const t = layoutMessages(usePortal().locale);
  return (
    <nav className="ow-verb-band" aria-label={t('verbs')}>
      <ul className="ow-container">
        {VERBS.map(({ verb, href }) => (
          <li key={verb}>
            <Link kind="plain" href={href}>
              <strong>{t(verb)}</strong>
              <span>{t(`${verb}Gloss`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** On a phone only the way back, one step up. */
function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }): ReactNode {
  const t = layoutMessages(usePortal().locale);
  const all = [{ label: t('home'), href: '/' }, ...crumbs];
  const parent = all.at(-2);
  return (
    <nav className="ow-breadcrumbs" aria-label={t('breadcrumbs')}>
      <ol>
        {all.map(crumb => (
          <li key={crumb.label} className={crumb === parent ? 'ow-breadcrumb-parent' : undefined}>
            {crumb.href ? (
              <Link kind="quiet" href={crumb.href}>
                {crumb.label}
              </Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function FlashMessage(): ReactNode {
  const { flash } = usePortal();
  if (!flash) return null;
  return (
    <div className={`ow-flash ow-flash-${flash.kind}`} role={flash.kind === 'problem' ? 'alert' : 'status'}>
      <Icon name={flash.kind === 'done' ? 'check' : flash.kind === 'note' ? 'info' : 'bang'} />
      <p>{flash.text}</p>
    </div>
  );
}

function Footer(): ReactNode {
  const view = usePortal();
  const t = layoutMessages(view.locale);
  const city = view.site.city[view.locale];
  return (
    <footer className="ow-footer">
      <div className="ow-container ow-footer-columns">
        <section>
          <h2>
            <a href={`tel:${view.site.hotline}`}>{t('askPerson', { hotline: view.site.hotline })}</a>
          </h2>
          <p>{t('hotline', { city })}</p>
          <p>{t('hotlineDeaf')}</p>
          <p className="ow-print-only">{t('printed', { date: formatDate(view.locale, view.today) })}</p>
        </section>
        <FooterLinks
          title={t('halls')}
          links={[
            ['/centres', t('findHall')],
            ['/departments', t('departments')],
            ['/track', t('track')],
          ]}
        />
        <FooterLinks
          title={t('thisSite')}
          links={[
            ['/accessibility', t('accessibility')],
            ['/privacy', t('privacy')],
            ['/help', t('help')],
            ['/api/docs', t('openData')],
          ]}
        />
        {view.site.demonstration && (
          <section>
            <h2>{t('demonstration')}</h2>
            <p>{t('demonstrationText')}</p>
          </section>
        )}
      </div>
    </footer>
  );
}

function FooterLinks({ title, links }: { title: string; links: [href: string, label: string][] }): ReactNode {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {links.map(([href, label]) => (
          <li key={href}>
            <Link kind="plain" href={href}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
