import { localHref, type PortalView } from '@onewindow/portal-kit';
import type { ClientAssets } from './bundle.ts';

interface DocumentInput {
  view: PortalView;
  assets: ClientAssets;
  title: string;
  description?: string;
  /** Public pages are offered to search engines, everything else is not. */
  indexed: boolean;
  body: string;
}

/** The HTML around a page. Only islands that were drawn have their chunks fetched ahead. */
export function renderDocument({ view, assets, title, description, indexed, body }: DocumentInput): string {
  const { locale, elder, site } = view;
  const name = locale === 'zh' ? `一窗 · ${site.city.zh}政务服务` : `OneWindow · ${site.city.en}`;
  const preloads = new Set([...view.islands].flatMap(island => islandChunks(assets, island)));
  const clientView = {
    locale,
    path: view.path,
    search: view.search,
    today: view.today,
    elder,
    ...(view.division && { division: view.division }),
  };
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}"${elder ? ' data-mode="elder"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title === '' ? name : `${title} - ${name}`)}</title>
${description ? `<meta name="description" content="${escapeHtml(description)}">\n` : ''}${
  indexed
    ? `<link rel="alternate" hreflang="zh-CN" href="${escapeHtml(view.path)}">
<link rel="alternate" hreflang="en" href="${escapeHtml(localHref('en', view.path))}">`
    : '<meta name="robots" content="noindex">'
}
<meta name="theme-color" content="#ffffff">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="/icons/180.png">
<link rel="manifest" href="${locale === 'zh' ? '/manifest.webmanifest' : '/manifest.en.webmanifest'}">
<link rel="stylesheet" href="${assets.style}">
${[...preloads].map(chunk => `<link rel="modulepreload" href="${chunk}">\n`).join('')}<script type="module" src="${assets.script}"></script>
</head>
<body>
${body}
${view.islands.size > 0 ? `<script type="application/json" id="ow-view">${JSON.stringify(clientView).replaceAll('<', '\\u003c')}</script>\n` : ''}</body>
</html>
`;
}

function islandChunks(assets: ClientAssets, island: string): readonly string[] {
  const chunks = assets.islands[island];
  if (!chunks) throw new Error(`there is no file ${island}.island.tsx for the island ${island}`);
  return chunks;
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
