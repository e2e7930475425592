import { allErrors } from '@onewindow/errors';
import { type ModuleDefinition, permissionName, type Route } from './route.ts';

/** A page that a person can read: every operation with who may call it, every error with what it says. */
export function docsPage(modules: ModuleDefinition[], locale: 'zh' | 'en'): string {
  const zh = locale === 'zh';
  const sections = modules
    .filter(module => module.routes.length > 0)
    .map(
      module =>
        `<section id="${module.name}"><h2>${module.name}</h2>${module.routes.map(route => operation(route, locale)).join('')}</section>`,
    );
  const errors = allErrors()
    .map(
      error =>
        `<tr id="${error.code}"><td><code>${error.code}</code></td><td>${error.status}</td><td>${escapeHtml(error[locale])}</td></tr>`,
    )
    .join('');
  return `<!doctype html><html lang="${zh ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${zh ? '一窗接口说明' : 'OneWindow programming interface'}</title>
<link rel="stylesheet" href="/api/docs.css"></head><body><main><h1>${zh ? '一窗接口说明' : 'OneWindow programming interface'}</h1>
<p>${
    zh
      ? '机器可读的描述在 <a href="/api/openapi.json">openapi.json</a>（OpenAPI 3.1）。每个命令都可以带 Idempotency-Key，重发得到同一个答复。出错时按 RFC 9457 答复，代码不会变。'
      : 'The machine-readable description is <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Every command takes an Idempotency-Key; sent again it gets the same answer. Errors follow RFC 9457 and their codes are stable.'
  }</p>
<nav><ul>${modules
    .filter(module => module.routes.length > 0)
    .map(module => `<li><a href="#${module.name}">${module.name}</a></li>`)
    .join('')}<li><a href="#errors">${zh ? '错误代码' : 'Error codes'}</a></li></ul></nav>
${sections.join('')}
<section id="errors"><h2>${zh ? '错误代码' : 'Error codes'}</h2><div class="wide" tabindex="0" role="region" aria-label="${zh ? '错误代码' : 'Error codes'}"><table><thead><tr><th>${zh ? '代码' : 'Code'}</th><th>${zh ? '状态' : 'Status'}</th><th>${zh ? '说明' : 'Text'}</th></tr></thead><tbody>${errors}</tbody></table></div></section></main></body></html>`;
}

function operation(route: Route, locale: 'zh' | 'en'): string {
  const permission = permissionName(route.permission);
  const shapes = Object.entries({ params: route.params, query: route.query, body: route.body, reply: route.reply })
    .filter(
      ([, schema]) => schema && Object.keys((schema as { properties?: object }).properties ?? { x: 1 }).length > 0,
    )
    .map(([name, schema]) => `<h4>${name}</h4><pre tabindex="0">${escapeHtml(JSON.stringify(schema, null, 2))}</pre>`);
  return `<details><summary><code>${route.method}</code> <code>${escapeHtml(route.url)}</code> ${escapeHtml(route.summary[locale])} <small>${escapeHtml(permission)}</small></summary>${shapes.join('')}</details>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`);
}

export const docsStyle = `
:root { color-scheme: light; }
body { margin: 0; background: #fafaf7; color: #1e2a32; font: 16px/1.75 "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
main { max-width: 1000px; margin: 0 auto; padding: 32px 16px 96px; }
a { color: #1b6b5f; } code, pre { font-family: ui-monospace, Consolas, monospace; font-size: 14px; }
nav ul { display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 0; list-style: none; }
section { margin-top: 48px; border-top: 1px solid #d9ddd8; } details { border-bottom: 1px solid #d9ddd8; padding: 8px 0; }
summary { cursor: pointer; } summary small { color: #5e6a70; } pre { background: #f2f3ee; padding: 16px; border-radius: 6px; overflow: auto; max-height: 400px; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: 8px; border-bottom: 1px solid #d9ddd8; vertical-align: top; } .wide { overflow-x: auto; }
:focus-visible { outline: 3px solid #1b6b5f; outline-offset: 2px; }
`;
