import type { ReactNode } from 'react';
import { localHref } from '../local-href.ts';
import { type PortalView, usePortal } from '../portal-view.ts';
import { layoutMessages } from './layout-messages.ts';

/** A preference is a parameter on the present address: the server keeps it in a cookie and leads back here. */
function preferenceHref(view: PortalView, parameter: string, value: string): string {
  const query = new URLSearchParams(view.search);
  query.set(parameter, value);
  return `${localHref(view.locale, view.path)}?${query}`;
}

/** Another county, text size or language for the page that is open. */
export function PreferenceLink(props: {
  parameter: string;
  value: string;
  children: ReactNode;
  current?: boolean;
}): ReactNode {
  const href = preferenceHref(usePortal(), props.parameter, props.value);
  return (
    <a href={href} rel="nofollow" aria-current={props.current ? 'true' : undefined}>
      {props.children}
    </a>
  );
}

/** The page in the other language. */
export function LanguageLink(): ReactNode {
  const view = usePortal();
  const other = view.locale === 'zh' ? 'en' : 'zh';
  return (
    <a href={preferenceHref(view, 'lang', other)} lang={other === 'zh' ? 'zh-CN' : 'en'} rel="nofollow">
      {layoutMessages(view.locale)('language')}
    </a>
  );
}
