import type { Locale } from '@onewindow/i18n';

/** An address in the language of the page: `/items/1` is `/en/items/1` in English. Others' addresses stay as they are. */
export function localHref(locale: Locale, href: string): string {
  if (locale !== 'en' || !href.startsWith('/') || href.startsWith('//')) return href;
  if (/^\/(en(\/|\?|$)|api\/|assets\/|console(\/|$))/.test(href)) return href;
  return href === '/' ? '/en' : href.startsWith('/?') ? `/en${href.slice(1)}` : `/en${href}`;
}
