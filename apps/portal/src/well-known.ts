import type { Locale } from '@onewindow/i18n';
import type { Site } from '@onewindow/portal-kit';

/** Crawlers may read guides; what belongs to somebody has nothing to offer them. */
export function robots(): string {
  return [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /console',
    'Disallow: /mine',
    'Disallow: /en/mine',
    'Disallow: /sign-in',
    '',
  ].join('\n');
}

/** Makes the portal installable. */
export function webManifest(locale: Locale, site: Site): string {
  const zh = locale === 'zh';
  return JSON.stringify({
    id: '/',
    name: zh ? `一窗 · ${site.city.zh}政务服务` : `OneWindow · ${site.city.en}`,
    short_name: zh ? '一窗' : 'OneWindow',
    lang: zh ? 'zh-CN' : 'en',
    start_url: zh ? '/' : '/en',
    scope: '/',
    display: 'standalone',
    background_color: '#fafaf7',
    theme_color: '#ffffff',
    icons: [
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
    ],
  });
}
