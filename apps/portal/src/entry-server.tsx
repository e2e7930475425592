/** The server bundle: every page and the functions that draw them. Vite builds it; Node imports the result. */
import { ErrorPage, errorTitle, Layout, PortalContext, type PortalView, words } from '@onewindow/portal-kit';
import type { ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import type { ErrorInput, PortalBundle, RenderInput, ResumeInput } from './bundle.ts';
import { renderDocument } from './document.ts';
import { frameMessages } from './frame-messages.ts';
import { pages } from './pages.ts';
import { Resume } from './resume.tsx';

export { pages };

export const renderPage: PortalBundle['renderPage'] = ({ page, data, form, view, assets }) => {
  const { locale } = view;
  const title = words(page.title, data, locale);
  const layout = page.layout ?? 'page';
  const breadcrumbs = layout === 'page' ? [...(page.breadcrumbs?.(data, locale) ?? []), { label: title }] : [];
  const body = draw(
    view,
    <Layout layout={layout} breadcrumbs={page.breadcrumbs ? breadcrumbs : []}>
      <page.View data={data} form={form} />
    </Layout>,
  );
  const refused = form !== undefined && form.errors.length > 0;
  return renderDocument({
    view,
    assets,
    // The title is the first thing a screen reader says after the form was sent.
    title: refused ? frameMessages(locale)('refusedTitle', { title }) : layout === 'home' ? '' : title,
    ...(page.description && { description: words(page.description, data, locale) }),
    indexed: page.access === 'public' && layout !== 'bare' && !refused,
    body,
  });
};

export function renderError({ view, assets, ...props }: ErrorInput): string {
  const body = draw(
    view,
    <Layout>
      <ErrorPage {...props} />
    </Layout>,
  );
  return renderDocument({ view, assets, title: errorTitle(props.status, view.locale), indexed: false, body });
}

export function renderResume({ view, assets, ...props }: ResumeInput): string {
  const t = frameMessages(view.locale);
  const body = draw(
    view,
    <Layout>
      <Resume {...props} />
    </Layout>,
  );
  const title = t(props.stage === 'signIn' ? 'sessionEnded' : 'continueTitle');
  return renderDocument({ view, assets, title, indexed: false, body });
}

/** What an installed portal shows without a network. It holds nothing personal, because it is kept in the browser. */
export function renderOffline({ view, assets }: RenderInput): string {
  const t = frameMessages(view.locale);
  const body = draw(
    view,
    <Layout>
      <div className="ow-error-page ow-reading">
        <h1>{t('offline')}</h1>
        <p className="ow-lead">{t('offlineText')}</p>
      </div>
    </Layout>,
  );
  return renderDocument({ view, assets, title: t('offline'), indexed: false, body });
}

function draw(view: PortalView, children: ReactNode): string {
  return renderToString(<PortalContext.Provider value={view}>{children}</PortalContext.Provider>);
}
